//! The program: parse, run, exit code.

use std::process::ExitCode;

use clap::Parser;
use uptake::cli::Cli;
use uptake::commands;

/// A portal is millions of small texts: the system's allocator takes longer over them than everything else together.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    commands::run(Cli::parse().command).into()
}
