//! Splits a Markdown file into its front matter and its body, and parses TOML with every error in it.
//!
//! Enter at [`split`] for a file and at [`parse`] for TOML.

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use super::dates::meant;
use crate::diagnostics::{Code, Diagnostic, Fix};
use crate::source::{Place, Source};

/// The byte ranges of the two parts of a Markdown file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    pub front_matter: Range<usize>,
    pub body: Range<usize>,
}

/// Finds the `+++` lines. The finding says what is wrong where there are none.
pub fn split(source: &Arc<Source>) -> Result<Parts, Box<Diagnostic>> {
    let text = &source.text;
    let mut lines = line_ranges(text);
    let opening = lines.find(|line| !text[line.clone()].trim().is_empty());
    let Some(opening) = opening.filter(|line| text[line.clone()].trim_end() == "+++") else {
        return Err(Box::new(no_front_matter(source)));
    };
    let closing = lines.find(|line| text[line.clone()].trim_end() == "+++");
    let Some(closing) = closing else {
        let message = "The settings begin with a +++ line, but no second +++ line ends them.";
        return Err(Box::new(
            Diagnostic::new(Code::BadFrontMatter, Place::new(source, opening), message)
                .help("Put a line with only +++ between the settings and the text."),
        ));
    };
    let front_matter = after_line(text, opening.end)..closing.start;
    Ok(Parts { front_matter, body: after_line(text, closing.end)..text.len() })
}

fn no_front_matter(source: &Arc<Source>) -> Diagnostic {
    let yaml = source.text.trim_start().starts_with("---");
    let message = "This file doesn't begin with settings between two +++ lines.";
    let help = if yaml {
        "It has YAML between --- lines. Write the settings as TOML between +++ lines: `title: Feedback` becomes `title = \"Feedback\"`."
    } else {
        "Begin the file with a line +++, then `title = \"…\"` and the other settings, then a line +++ again."
    };
    Diagnostic::new(Code::BadFrontMatter, Place::file(source), message).help(help)
}

/// The ranges of all lines, without their line ends.
fn line_ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let range = start..start + line.trim_end_matches(['\n', '\r']).len();
        start += line.len();
        range
    })
}

fn after_line(text: &str, end: usize) -> usize {
    text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1)
}

/// Each of them costs a parse of the whole text.
const MOST_STOPS: usize = 20;
/// A file that isn't TOML at all upsets the parser at every character; whoever mends it begins with these.
const MOST_ERRORS: usize = 200;

/// The TOML in `range` of the source, with blanks for the lines at which the parser would stop reading: one line
/// without an equals sign must not hide what is right or wrong below it. Each blanked line is an error with its span.
pub fn readable(source: &Source, range: Range<usize>) -> (String, Vec<(Range<usize>, String)>) {
    let mut text = source.text[range].to_owned();
    let mut stops = Vec::new();
    loop {
        let (_, errors) = DeTable::parse_recoverable(&text);
        let stop = errors.iter().find(|error| error.message().contains("key with no value"));
        let Some((span, message)) = stop.and_then(|error| Some((error.span()?, error.message().to_owned()))) else {
            return (text, stops);
        };
        let start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[span.start..].find('\n').map_or(text.len(), |newline| span.start + newline);
        let on_line =
            errors.iter().filter_map(toml::de::Error::span).filter(|span| (start..=end).contains(&span.start));
        let span = on_line.min_by_key(|span| span.start).unwrap_or(span);
        if text[start..end].trim().is_empty() || stops.len() == MOST_STOPS {
            return (text, stops);
        }
        text.replace_range(start..end, &" ".repeat(end - start));
        stops.push((span, message));
    }
}

/// Parses TOML that stands at `range` of the source as far as it can be read, and reports every error; `stops` are
/// those of [`readable`].
pub fn parse<'a>(
    source: &Arc<Source>,
    range: Range<usize>,
    text: &'a str,
    stops: Vec<(Range<usize>, String)>,
) -> (DeTable<'a>, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut findings: Vec<Diagnostic> = Vec::new();
    let errors = errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message().to_owned()));
    let mut errors: Vec<_> = stops.into_iter().chain(errors).collect();
    errors.sort_by_key(|(span, _)| span.start);
    errors.truncate(MOST_ERRORS);
    for (span, message) in errors {
        let place = Place::new(source, range.start + span.start..range.start + span.end);
        // One slip of the pen upsets the parser several times on the same line.
        let same_line = |d: &Diagnostic| d.place.start().line == place.start().line;
        if !findings.iter().any(same_line) {
            findings.push(syntax_error(place, &message));
        }
    }
    (table.into_inner(), findings)
}

fn syntax_error(place: Place, message: &str) -> Diagnostic {
    let line = whole_line(&place);
    if let Some(found) = value_place(&line).and_then(date_in_another_order) {
        return found;
    }
    if looks_like_date(line.text()) {
        let place = value_place(&line).unwrap_or(line);
        let value = place.text().to_owned();
        return Diagnostic::new(Code::BadDate, place, format!("\"{value}\" is not a date that exists."))
            .help("A date is year-month-day, such as 2027-01-31; months go from 01 to 12.");
    }
    let (message, help) = in_plain_words(message, line.text());
    Diagnostic::new(Code::BadFrontMatter, place, message).help(help)
}

/// A date as people write it, with what it means: one day, or one of two.
fn date_in_another_order(place: Place) -> Option<Diagnostic> {
    let written = place.text().to_owned();
    let (message, help, fix) = match meant(&written)[..] {
        [day] => (
            format!("\"{written}\" is not how a date is written here."),
            format!("Write year-month-day: {day}."),
            Some(Fix::value(&place, day.to_string())),
        ),
        [one, other] => {
            (format!("\"{written}\" can be two days."), format!("Write year-month-day: {one} or {other}."), None)
        }
        _ => return None,
    };
    Some(Diagnostic::new(Code::BadDate, place, message).help(help).fix(fix))
}

fn whole_line(place: &Place) -> Place {
    let text = &place.source.text;
    let start = text[..place.span.start].rfind('\n').map_or(0, |i| i + 1);
    let end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    Place::new(&place.source, start..start + text[start..end].trim_end().len())
}

/// The value of a line that has one, without a comment behind it.
fn value_place(line: &Place) -> Option<Place> {
    let (name, rest) = line.text().split_once('=')?;
    let value = rest.split('#').next().unwrap_or(rest).trim_end();
    let from = name.len() + 1;
    let blanks = value.len() - value.trim_start().len();
    Some(line.part(from + blanks..from + value.len()))
}

fn looks_like_date(line: &str) -> bool {
    let value = line.split_once('=').map_or("", |(_, value)| value).trim_start();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();

    digits == 4 && value.as_bytes().get(4) == Some(&b'-')
}

/// The parser's message for someone who doesn't know TOML.
fn in_plain_words(message: &str, line: &str) -> (String, &'static str) {
    let quotes =
        "Put texts in straight quotes, on one line: title = \"Giving feedback\". A quote within them is written \\\".";
    if line.contains(['“', '”', '„']) {
        return ("This line has curly quotes where straight ones are needed.".to_owned(), quotes);
    }
    if message.contains("duplicate key") {
        return ("The same field is given twice.".to_owned(), "Keep one of the two lines.");
    }
    if line.contains(": ") && !line.contains('=') {
        let help = "Between a field's name and its value stands =, not a colon: title = \"Giving feedback\".";
        return ("This line can't be understood.".to_owned(), help);
    }
    if message.contains("key with no value") {
        let help = "Between a field's name and its value stands an equals sign: title = \"Giving feedback\".";
        return ("This line has no equals sign after the field's name.".to_owned(), help);
    }
    if message.contains("must be quoted") {
        return ("The text in this line has no quotation marks around it.".to_owned(), quotes);
    }
    if message.contains("basic string") || message.contains("literal string") {
        return (
            "The quotation marks of this text are not closed, or something stands behind them.".to_owned(),
            quotes,
        );
    }
    (
        format!("This line can't be understood: {message}."),
        "A setting is a name, an equals sign and a value: `weight = 10`, `title = \"Text\"`, `tags = [\"a\", \"b\"]`.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_line_ends_and_trailing_spaces_are_fine() {
        let source = Source::new("a.md", "+++  \r\ntitle = 'x'\r\n+++\r\nHello\r\n");
        let parts = split(&source).unwrap();
        assert_eq!(&source.text[parts.front_matter], "title = 'x'\r\n");
        assert_eq!(&source.text[parts.body], "Hello\r\n");
    }

    #[test]
    fn a_file_that_is_no_toml_at_all_is_answered_in_bounded_time() {
        let source = Source::new("a.toml", "broken line\n".repeat(20_000));
        let (text, stops) = readable(&source, 0..source.text.len());
        let (_, findings) = parse(&source, 0..source.text.len(), &text, stops);
        assert!((1..=MOST_ERRORS).contains(&findings.len()), "{}", findings.len());
    }

    #[test]
    fn an_impossible_date_is_a_bad_date_at_its_value() {
        let source = Source::new("a.toml", "title = 'x'\npublish_date = 2026-13-45\nweight = 2\n");
        let (table, findings) = parse(&source, 0..source.text.len(), &source.text, Vec::new());
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].code, Code::BadDate);
        assert_eq!(findings[0].place.text(), "2026-13-45");
        assert!(table.contains_key("weight"));
    }

    #[test]
    fn every_broken_line_is_reported_once() {
        let source = Source::new("a.toml", "title = “x”\nweight 2\nsummary = 'ok'\n");
        let (text, stops) = readable(&source, 0..source.text.len());
        let (table, findings) = parse(&source, 0..source.text.len(), &text, stops);
        let lines: Vec<_> = findings.iter().map(|d| d.place.start().line).collect();
        assert_eq!(lines, [1, 2], "{findings:?}");
        assert!(table.contains_key("summary"), "what stands below is read all the same");
    }
}
