//! `--fix`: corrects what can only be meant in one way, and checks again until nothing more can be.

use std::fmt::Write;
use std::io;

use super::changed::Changed;
use crate::commands::{Failure, number};
use crate::compile;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::safe_text::clean_line;
use crate::mending::{Mended, mend};
use crate::options::CompileOptions;

/// A correction can bring to light what another one settles, such as a date in a field that was misspelt; two or three
/// rounds do. More would mean that corrections undo each other.
const MOST_ROUNDS: usize = 8;

/// Corrects, says so to `tell`, and gives back what is left. With `changed`, only in the files that count.
pub fn run(
    options: &CompileOptions,
    changed: Option<&Changed>,
    tell: impl Fn(&str) -> io::Result<()>,
) -> Result<Vec<Diagnostic>, Failure> {
    let mut all: Vec<Mended> = Vec::new();
    let mut findings = compile(options)?.findings;
    for _ in 0..MOST_ROUNDS {
        let counts = |finding: &&Diagnostic| changed.is_none_or(|changed| changed.has(finding));
        let own: Vec<Diagnostic> = findings.iter().filter(counts).cloned().collect();
        let mended = mend(&options.content, &own)?;
        if mended.is_empty() {
            break;
        }
        all.extend(mended);
        findings = compile(options)?.findings;
    }
    tell(&told(&all))?;
    Ok(findings)
}

fn told(all: &[Mended]) -> String {
    if all.is_empty() {
        return "Nothing was corrected.\n\n".to_owned();
    }
    let mut text = format!("Corrected in {}:\n", number(all.len(), "place", "places"));
    for mended in all {
        let (path, what) = (clean_line(&mended.place.source.path), clean_line(&mended.what));
        let _ = writeln!(text, "  {path}:{}: {what}", mended.place.start().line);
    }
    text + "\n"
}

/// The line below a report that says what `--fix` would do.
pub fn offer(findings: &[Diagnostic]) -> String {
    match findings.iter().filter(|finding| finding.fix.is_some()).count() {
        0 => String::new(),
        1 => "One of them can only be meant in one way: uptake check --fix corrects it.\n".to_owned(),
        several => format!("{several} of them can only be meant in one way: uptake check --fix corrects them.\n"),
    }
}
