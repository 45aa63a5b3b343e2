//! `results/*.csv`: sums that other systems counted, never people → a [`Table`] of each file.
//!
//! Enter at [`read`]. `sheet` finds the values in the text, `columns` and `head` say what they are, `number` and `day` read
//! them, `rows` sums them up. `personal` refuses what is about single people, `trouble` says what isn't counted and why.
//! What the names in a table mean in the portal is for others to say.

pub mod columns;
mod day;
mod head;
mod number;
mod personal;
mod refusal;
mod rows;
mod sheet;
pub mod table;
#[cfg(test)]
mod tests;
mod total;
mod trouble;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::Diagnostic;
use crate::source::Source;
use head::Head;
use rows::Rows;
use sheet::Sheet;
use table::Table;

/// Reads one file; `mapped` are the files' own names of columns by ours, from `[results.columns]`. There is no table where
/// nothing of the file may be read.
pub fn read(source: &Arc<Source>, mapped: &BTreeMap<String, String>) -> (Option<Table>, Vec<Diagnostic>) {
    let sheet = Sheet::of(source);
    let (head, mut findings) = Head::of(&sheet, mapped);
    let rows = Rows::read(&sheet, &head);
    let personal = refusal::personal(&sheet, &head, mapped, &rows);
    if !personal.is_empty() {
        return (None, personal);
    }
    let Some(kind) = head.kind else { return (None, findings) };
    let Rows { counted, names, cells, refused, impossible, troubles, .. } = rows;
    findings.extend(troubles.into_findings());
    let source = Arc::clone(source);
    (Some(Table { source, kind, rows: counted, names, cells, refused, impossible }), findings)
}
