//! Choice architecture: one place to begin, small portions, people to talk to, and something after each course.
//!
//! Enter at [`judge`]. What can only be seen on a finished page is judged in `built`.

mod dark;
mod defaults;
mod ends;
mod modules;
mod people;

use super::around::Around;
use crate::diagnostics::Diagnostic;
use crate::model::Portal;

pub use dark::is_dark;

pub fn judge(portal: &Portal, around: &Around) -> Vec<Diagnostic> {
    let mut findings: Vec<_> = defaults::judge(portal).collect();
    findings.extend(modules::judge(portal));
    findings.extend(people::judge(portal, around));
    findings.extend(dark::judge(portal, around));
    findings.extend(ends::judge(portal, around));
    findings
}
