//! Any bytes as a file of results: a table or findings, never a panic, and no row is lost or counted twice.
//!
//! What stands before the first NUL is the mapping of `[results.columns]`, a line for each of our names.

#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use uptake::diagnostics::Code;
use uptake::diagnostics::human::{self, Style};
use uptake::load::decode;
use uptake::load::results::read;
use uptake::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let (mapping, bytes) = match bytes.iter().position(|byte| *byte == 0) {
        Some(end) if bytes[..end].contains(&b'=') => (&bytes[..end], &bytes[end + 1..]),
        _ => (&bytes[..0], bytes),
    };
    let source = Source::new("results/a.csv", decode::owned(bytes.to_vec()));
    let (table, findings) = read(&source, &mapped(&String::from_utf8_lossy(mapping)));
    human::render(&findings, Style::Plain);
    let is_personal = findings.iter().any(|finding| finding.code == Code::PersonalData);
    let Some(table) = table else {
        assert!(!findings.is_empty(), "a file that isn't read is told of");
        return;
    };
    assert!(!is_personal, "a file about people is not read");
    let rows = |lines: &uptake::model::results::Lines| u64::from(lines.to - lines.from) + 1;
    let counted: u64 = table.cells.iter().flat_map(|cell| &cell.lines).map(rows).sum();
    assert_eq!(counted, table.rows, "each row that is counted belongs to one cell");
    assert_eq!(table.refused.is_empty() && table.impossible.is_empty(), !findings.iter().any(is_about_rows));
    for cell in &table.cells {
        let names = cell.texts.iter().map(|name| &table.names[*name as usize]);
        names.for_each(|name| assert!(source.text.get(name.at.clone()).is_some(), "{name:?} stands in the file"));
    }
});

/// Our names of columns by the file's, from lines like `clicked=Unique clicks`.
fn mapped(text: &str) -> BTreeMap<String, String> {
    text.lines().filter_map(|line| line.split_once('=')).map(|(ours, theirs)| (ours.into(), theirs.into())).collect()
}

fn is_about_rows(finding: &uptake::diagnostics::Diagnostic) -> bool {
    matches!(
        finding.code,
        Code::WrongType | Code::BadDate | Code::BadValue | Code::MissingField | Code::ImpossibleCount
    )
}
