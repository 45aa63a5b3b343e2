//! A report for reviewdog: one JSON object a line (Reviewdog Diagnostic Format), with suggestions that a reviewer can
//! accept with a click where a fix is known.
//!
//! Enter at [`render`]. Columns count bytes, as the format wants; paths are relative to the working directory, from which
//! `base` leads to the content folder.

use serde::Serialize;

use super::{Diagnostic, Fix, Severity};
use crate::source::Place;

#[derive(Serialize)]
struct Line<'a> {
    message: String,
    location: Location,
    severity: &'static str,
    source: Source,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(rename = "relatedLocations", skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    location: Location,
}

/// A line for each of `findings`, in their order.
pub fn render(findings: &[Diagnostic], base: &str) -> String {
    findings.iter().map(|finding| super::json::line(&line(finding, base))).collect()
}

fn line<'a>(finding: &'a Diagnostic, base: &str) -> Line<'a> {
    Line {
        message: finding.advice(),
        location: location(&finding.place, base),
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        source: Source { name: "uptake" },
        code: Code { value: finding.code.word() },
        suggestions: finding.fix.iter().filter_map(suggestion).collect(),
        related: finding
            .related
            .iter()
            .map(|(place, what)| Related { message: what, location: location(place, base) })
            .collect(),
    }
}

/// Several suggestions are alternatives to reviewdog, so a fix in several places is left to `--fix`.
fn suggestion(fix: &Fix) -> Option<Suggestion<'_>> {
    let [edit] = &fix.edits[..] else { return None };
    Some(Suggestion { range: range(&edit.place), text: &edit.text })
}

fn location(place: &Place, base: &str) -> Location {
    Location { path: format!("{base}{}", place.source.path), range: range(place) }
}

fn range(place: &Place) -> Range {
    Range { start: position(place, place.span.start), end: position(place, place.span.end) }
}

fn position(place: &Place, offset: usize) -> Position {
    let before = &place.source.text[..offset];
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position { line: before.matches('\n').count() + 1, column: offset - start + 1 }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::diagnostics;
    use crate::source::Source;

    #[test]
    fn a_line_has_a_suggestion_where_a_fix_is_known() {
        let source = Source::new("a.md", "one\nzwölf = \"darft\"\n");
        let at = source.text.find("\"darft").unwrap();
        let found = Diagnostic::new(diagnostics::Code::BadValue, Place::new(&source, at..at + 7), "Bad.")
            .related(Place::new(&source, 0..3), "the first")
            .meant("darft", Some("draft"));
        let text = render(&[found.clone(), found], "portal/");
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 2);
        let range = |from: usize, to: usize| json!({ "start": { "line": 2, "column": from }, "end": { "line": 2, "column": to } });
        assert_eq!(
            lines[0],
            json!({
                "message": "Bad.",
                "location": { "path": "portal/a.md", "range": range(10, 17) },
                "severity": "ERROR",
                "source": { "name": "uptake" },
                "code": { "value": "bad-value" },
                "suggestions": [{ "range": range(11, 16), "text": "draft" }],
                "relatedLocations": [{
                    "message": "the first",
                    "location": {
                        "path": "portal/a.md",
                        "range": { "start": { "line": 1, "column": 1 }, "end": { "line": 1, "column": 4 } },
                    },
                }],
            })
        );
    }
}
