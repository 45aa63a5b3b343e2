//! `uptake withdraw`: everything that names a person, and what to change. It changes nothing.

use super::{Exit, Failure, print};
use crate::cli::{Format, WithdrawArgs};
use crate::options::CompileOptions;
use crate::withdraw::{human, json};
use crate::withdrawal;

pub fn run(args: &WithdrawArgs) -> Result<Exit, Failure> {
    match withdrawal(&args.person, &CompileOptions::for_withdraw(args)?)? {
        Ok(withdrawal) => {
            print(&match args.format {
                Format::Human => human::render(&withdrawal),
                Format::Json => json::render(&withdrawal),
            })?;
            Ok(Exit::Fine)
        }
        Err(nobody) => {
            print(&format!("{nobody}\n"))?;
            Ok(Exit::Errors)
        }
    }
}
