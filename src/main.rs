//! The program: parse, run, exit code.

use std::process::ExitCode;

use clap::Parser;
use uptake::cli::Cli;
use uptake::commands;

fn main() -> ExitCode {
    commands::run(Cli::parse().command).into()
}
