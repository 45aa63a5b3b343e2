//! `uptake export`: the courses as other systems read them, on standard output.

use std::io;

use super::{Exit, Failure, print, print_bytes};
use crate::cli::{ExportArgs, ExportFormat};
use crate::diagnostics::human;
use crate::options::{self, CompileOptions};
use crate::render::machines::Export;

pub fn run(args: &ExportArgs) -> Result<Exit, Failure> {
    let export = match args.format {
        ExportFormat::Csv => Export::Table,
        ExportFormat::Moodle => Export::Moodle,
        ExportFormat::Viva => Export::Viva,
    };
    match crate::export(&CompileOptions::for_export(args)?, export)? {
        Ok(bytes) => {
            print_bytes(&bytes)?;
            Ok(Exit::Fine)
        }
        Err(findings) => {
            print(&human::render(&findings, options::style(&io::stdout())))?;
            Ok(Exit::Errors)
        }
    }
}
