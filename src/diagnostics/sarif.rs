//! A report as SARIF 2.1.0, for code scanning and editors: every rule with its help, every finding with its place, its
//! fix and a fingerprint by which it is known again.
//!
//! Enter at [`render`]. Paths are relative to the repository: `base` leads from it to the content folder.

mod shape;

use shape::{
    ArtifactChange, ArtifactLocation, Change, Configuration, Driver, Finding, Fingerprints, Help, Location, Log,
    Message, Physical, Region, Related, Replacement, Rule, Run, Text, Tool,
};

use super::fingerprint::fingerprints;
use super::{Code, Diagnostic, Fix, Severity};
use crate::source::Place;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The whole log, its results in the order of `findings`.
pub fn render(findings: &[Diagnostic], base: &str) -> String {
    let results = findings.iter().zip(fingerprints(findings)).map(|(finding, print)| result(finding, print, base));
    let driver = Driver {
        name: "uptake",
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: Code::ALL.iter().map(|code| rule(*code)).collect(),
    };
    super::json::pretty(&Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results: results.collect() }],
    })
}

fn rule(code: Code) -> Rule {
    let meaning = sentence(code.meaning());
    let told = code.explanation();
    Rule {
        id: code.word(),
        name: camel(code.word()),
        short_description: Text { text: meaning.clone() },
        full_description: Text { text: meaning },
        help: Help { text: told, markdown: told },
        default_configuration: Configuration { level: level(code.severity()) },
    }
}

/// The table's lines are no sentences.
fn sentence(meaning: &str) -> String {
    let mut letters = meaning.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}

/// `missing-alt` → `MissingAlt`, the form that readers of SARIF expect for names.
fn camel(word: &str) -> String {
    word.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result<'a>(finding: &'a Diagnostic, print: String, base: &str) -> Finding<'a> {
    let physical = |place: &Place| Physical { artifact_location: artifact(place, base), region: region(place) };
    let related = finding.related.iter().enumerate().map(|(id, (place, what))| Related {
        id,
        message: Message { text: what },
        physical_location: physical(place),
    });
    Finding {
        rule_id: finding.code.word(),
        rule_index: Code::ALL.iter().position(|code| *code == finding.code).unwrap_or_default(),
        level: level(finding.severity),
        message: Text { text: finding.advice() },
        locations: [Location { physical_location: physical(&finding.place) }],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints { finding: print },
        fixes: finding.fix.iter().filter_map(|fix| change(fix, base)).collect(),
    }
}

fn change<'a>(fix: &'a Fix, base: &str) -> Option<Change<'a>> {
    let artifact_location = artifact(&fix.edits.first()?.place, base);
    let replacements = fix.edits.iter().map(|edit| Replacement {
        deleted_region: region(&edit.place),
        inserted_content: Message { text: &edit.text },
    });
    let changes = [ArtifactChange { artifact_location, replacements: replacements.collect() }];
    Some(Change { description: Message { text: &fix.what }, artifact_changes: changes })
}

fn region(place: &Place) -> Region {
    let (start, end) = (place.start(), place.end());
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

fn artifact(place: &Place, base: &str) -> ArtifactLocation {
    let path = format!("{base}{}", place.source.path);
    // A content folder outside of the repository has a path of its own.
    match path.strip_prefix('/') {
        Some(_) => ArtifactLocation { uri: format!("file://{}", encoded(&path)), uri_base_id: None },
        None => ArtifactLocation { uri: encoded(&path), uri_base_id: Some("%SRCROOT%") },
    }
}

/// A path as a relative address (RFC 3986): what isn't plain is percent-encoded, byte by byte.
fn encoded(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests;
