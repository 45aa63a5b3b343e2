//! Fields that slid into a table: where they belong, as a [`Fix`] that moves their lines and changes nothing else.
//!
//! Enter at [`mend`]. Whole lines move, with the comments right above them, so that spelling, line ends and layout stay as
//! they are; no other field changes its place, since an order that does no harm is its author's.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use crate::diagnostics::fix::Edit;
use crate::diagnostics::{Code, Diagnostic, Fix};
use crate::source::{Place, Source};

/// Gives the findings about misplaced fields their fix. The TOML begins at `offset` of the source; `order` is the one in
/// which the contract lists the fields.
pub fn mend(findings: &mut [Diagnostic], table: &DeTable<'_>, source: &Arc<Source>, offset: usize, order: &[&str]) {
    let mut moved = BTreeSet::new();
    let mut known = None;
    for finding in findings.iter_mut().filter(|finding| finding.code == Code::MisplacedField) {
        let toml = known.get_or_insert_with(|| Toml { source, offset, root: root(table, source, offset) });
        let name = finding.place.text().to_owned();
        let Some(value) = value_at(table, finding.place.span.start - offset) else { continue };
        // Given twice, it would be a greater mistake.
        if !table.contains_key(name.as_str()) && moved.insert(name.clone()) {
            finding.fix = toml.lift(&name, finding.place.span.start, value, order);
        }
    }
}

struct Toml<'a> {
    source: &'a Arc<Source>,
    offset: usize,
    /// The lines of the fields above the first table, each with its name.
    root: Vec<(String, Range<usize>)>,
}

impl Toml<'_> {
    /// Moves a field's lines above the first of the root's fields that the contract lists later.
    fn lift(&self, name: &str, key: usize, value: &toml::Spanned<DeValue<'_>>, order: &[&str]) -> Option<Fix> {
        let lines = statement(self.source, self.offset, key, value)?;
        let rank = |name: &str| order.iter().position(|field| *field == name);
        let own = rank(name)?;
        let later = self.root.iter().find(|(other, _)| rank(other).is_some_and(|rank| rank > own));
        let to = match (later, self.root.last()) {
            (Some((_, lines)), _) => lines.start,
            (None, Some((_, last))) => last.end,
            (None, None) => self.offset,
        };
        let mut text = self.source.text.get(lines.clone())?.to_owned();
        if !text.ends_with('\n') {
            text.push_str(if self.source.text.contains("\r\n") { "\r\n" } else { "\n" });
        }
        let edit = |span: Range<usize>, text: String| Edit { place: Place::new(self.source, span), text };
        Some(Fix {
            what: format!("{name} moved above the tables"),
            edits: vec![edit(to..to, text), edit(lines, String::new())],
        })
    }
}

/// The fields above the first table, in the order of the file.
fn root(table: &DeTable<'_>, source: &Source, offset: usize) -> Vec<(String, Range<usize>)> {
    let mut fields: Vec<_> = table
        .iter()
        .filter_map(|(key, value)| {
            let lines = statement(source, offset, key.span().start + offset, value)?;
            Some((key.get_ref().to_string(), lines))
        })
        .collect();
    fields.sort_by_key(|(_, lines)| lines.start);
    fields
}

/// The value whose key begins at a byte of the TOML.
fn value_at<'t, 'a>(table: &'t DeTable<'a>, at: usize) -> Option<&'t toml::Spanned<DeValue<'a>>> {
    table.iter().find_map(|(key, value)| match value.get_ref() {
        _ if key.span().start == at => Some(value),
        DeValue::Table(inner) => value_at(inner, at),
        DeValue::Array(items) => items.iter().find_map(|item| match item.get_ref() {
            DeValue::Table(inner) => value_at(inner, at),
            _ => None,
        }),
        _ => None,
    })
}

/// The lines that give a field its value, with the comments right above; none where they hold something else, too.
fn statement(source: &Source, offset: usize, key: usize, value: &toml::Spanned<DeValue<'_>>) -> Option<Range<usize>> {
    let text = &source.text;
    let span = value.span();
    let (value_start, value_end) = (span.start + offset, span.end + offset);
    if matches!(value.get_ref(), DeValue::Table(_)) && !text.get(value_start..)?.starts_with('{') {
        return None;
    }
    let line = text[..key].rfind('\n').map_or(0, |newline| newline + 1).max(offset);
    let end = text.get(value_end..)?.find('\n').map_or(text.len(), |newline| value_end + newline + 1);
    let behind = text[value_end..end].trim();
    let is_alone = text[line..key].trim().is_empty() && (behind.is_empty() || behind.starts_with('#'));
    is_alone.then(|| comments_above(text, offset, line)..end)
}

/// Where the comments begin that stand right above a line.
fn comments_above(text: &str, from: usize, line: usize) -> usize {
    let mut start = line;
    while start > from {
        let above = text[from..start - 1].rfind('\n').map_or(from, |newline| from + newline + 1);
        if !text[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    start
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    const ORDER: &[&str] = &["title", "summary", "draft", "weight", "cta"];

    fn mended(text: &str) -> Option<String> {
        let source = Source::new("a.md", text);
        let offset = text.find("+++\n").map_or(0, |at| at + 4);
        let (table, _) = DeTable::parse_recoverable(&text[offset..]);
        let at = text.find("draft").unwrap();
        let place = Place::new(&source, at..at + "draft".len());
        let mut findings = [Diagnostic::new(Code::MisplacedField, place, "Below a table.")];
        mend(&mut findings, table.get_ref(), &source, offset, ORDER);
        let [finding] = findings;
        let mut text = text.to_owned();
        for edit in finding.fix?.edits.into_iter().rev() {
            text.replace_range(edit.place.span, &edit.text);
        }
        Some(text)
    }

    #[test]
    fn a_field_goes_where_the_contract_lists_it() {
        assert_eq!(
            mended("title = 'x' # a\n# heavy\nweight = 1\n\n[cta]\ntext = 'Go'\n# not yet\ndraft = true # b\n\n")
                .as_deref(),
            Some("title = 'x' # a\n# not yet\ndraft = true # b\n# heavy\nweight = 1\n\n[cta]\ntext = 'Go'\n\n")
        );
        assert_eq!(
            mended("title = 'x'\r\n\r\n[cta]\r\ntext = 'Go'\r\ndraft = true").as_deref(),
            Some("title = 'x'\r\ndraft = true\r\n\r\n[cta]\r\ntext = 'Go'\r\n")
        );
        assert_eq!(
            mended("title = 'x'\n\n[[modules]]\ntitle = 'a'\ndraft = true\n[[modules]]\ntitle = 'b'\n").as_deref(),
            Some("title = 'x'\ndraft = true\n\n[[modules]]\ntitle = 'a'\n[[modules]]\ntitle = 'b'\n")
        );
        assert_eq!(mended("[cta]\ndraft = true\n").as_deref(), Some("draft = true\n[cta]\n"));
    }

    #[test]
    fn what_holds_something_else_stays() {
        for text in
            ["title = 'x'\ncta = { draft = true }\n", "[cta]\ndraft.a = true\n", "weight = 1\n[cta.draft]\na = 1\n"]
        {
            assert_eq!(mended(text), None, "{text}");
        }
        assert_eq!(mended("[cta]\ndraft = true\n[b]\n").as_deref(), Some("draft = true\n[cta]\n[b]\n"));
    }
}
