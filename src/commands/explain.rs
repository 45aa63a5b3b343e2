//! `uptake explain`: what a rule means.

use super::{Exit, Failure, print};
use crate::cli::ExplainArgs;
use crate::diagnostics::explain;

pub fn run(args: &ExplainArgs) -> Result<Exit, Failure> {
    match &args.code {
        None => print(&explain::index())?,
        Some(code) => print(&explain::explain(code)?)?,
    }
    Ok(Exit::Fine)
}
