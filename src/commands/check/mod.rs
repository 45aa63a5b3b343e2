//! `uptake check`: every problem at once, nothing written.

use std::io;

use super::{Exit, Failure, print};
use crate::cli::{CheckArgs, Format};
use crate::compile;
use crate::diagnostics::{Severity, count, human, json};
use crate::options::{self, CompileOptions};

pub fn run(args: &CheckArgs) -> Result<Exit, Failure> {
    let compiled = compile(&CompileOptions::for_check(args)?)?;
    let findings = &compiled.findings;
    let report = match args.format {
        Format::Human => human::render(findings, options::style(&io::stdout())),
        Format::Json => json::render(findings),
    };
    print(&report)?;
    Ok(if count(findings, Severity::Error) > 0 { Exit::Errors } else { Exit::Fine })
}
