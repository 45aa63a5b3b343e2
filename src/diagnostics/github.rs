//! A report for GitHub Actions: a workflow command for each finding, which becomes a note at its line in the pull
//! request, and a table for the summary of the run. GitHub shows ten notes of each kind in a step; the table has them all.
//!
//! Enter at [`render`] and [`summary`]. Paths are relative to the repository: `base` leads from it to the content folder.

use std::fmt::Write;

use super::safe_text::{clean_line, shorten};
use super::{Diagnostic, Severity, count};

/// GitHub refuses a summary of more than 1 MiB for a step. What stands above it in the file counts too.
const LONGEST_SUMMARY: usize = 512 * 1024;
const LONGEST_CELL: usize = 600;

/// The commands, in the order of `findings`.
pub fn render(findings: &[Diagnostic], base: &str) -> String {
    findings.iter().map(|finding| command(finding, base)).collect()
}

fn command(finding: &Diagnostic, base: &str) -> String {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (start, end) = (finding.place.start(), finding.place.end());
    let mut place = format!(
        "title={},file={},line={},endLine={}",
        property(finding.code.word()),
        property(&format!("{base}{}", finding.place.source.path)),
        start.line,
        end.line
    );
    // GitHub takes columns only within one line.
    if start.line == end.line {
        let _ = write!(place, ",col={},endColumn={}", start.column, end.column);
    }
    format!("::{name} {place}::{}\n", data(&finding.advice()))
}

/// As the runner's own toolkit escapes what stands behind the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// As the runner's own toolkit escapes a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The report as Markdown.
pub fn summary(findings: &[Diagnostic], base: &str) -> String {
    let mut text = "## uptake check\n\n".to_owned();
    if findings.is_empty() {
        return text + "No problems found.\n";
    }
    let number = |severity: Severity| count(findings, severity);
    let _ = writeln!(
        text,
        "{} errors, {} warnings, {} notes.\n",
        number(Severity::Error),
        number(Severity::Warning),
        number(Severity::Note)
    );
    text.push_str("| | rule | where | what |\n| --- | --- | --- | --- |\n");
    for (index, finding) in findings.iter().enumerate() {
        let row = row(finding, base);
        if text.len() + row.len() > LONGEST_SUMMARY {
            let _ = writeln!(text, "\n{} more are in the log.", findings.len() - index);
            break;
        }
        text.push_str(&row);
    }
    text
}

fn row(finding: &Diagnostic, base: &str) -> String {
    let place = format!("{base}{}:{}", finding.place.source.path, finding.place.start().line);
    let said = shorten(&clean_line(&finding.advice().replace('\n', " ")), LONGEST_CELL);
    format!(
        "| {} | {} | {} | {} |\n",
        finding.severity.word(),
        finding.code.word(),
        plain(&clean_line(&place)),
        plain(&said)
    )
}

/// Author text that Markdown and HTML leave as it is.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // A person or issue would be notified.
            '@' | '#' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c if c.is_ascii_punctuation() && !",.;:'\"/-".contains(c) => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use crate::source::{Place, Source};

    fn finding(path: &str, message: &str) -> Diagnostic {
        let source = Source::new(path, "one\nzwölf = 12\ntwo\n");
        Diagnostic::new(Code::BadValue, Place::new(&source, 4..10), message)
    }

    #[test]
    fn a_command_has_its_place_and_all_of_its_words() {
        let found = finding("pages/a, b: 100%.md", "It is 100% bad:\r\n::error::no").help("Mend it.");
        assert_eq!(
            render(&[found], "portal/"),
            "::error title=bad-value,file=portal/pages/a%2C b%3A 100%25.md,line=2,endLine=2,col=1,endColumn=6::It is 100%25 bad:%0D%0A::error::no%0AMend it.\n"
        );
    }

    #[test]
    fn columns_are_left_out_over_several_lines() {
        let source = Source::new("a.md", "one\ntwo\n");
        let found = Diagnostic::new(Code::BadValue, Place::new(&source, 1..6), "Bad.");
        assert_eq!(render(&[found], ""), "::error title=bad-value,file=a.md,line=1,endLine=2::Bad.\n");
    }

    #[test]
    fn the_summary_shows_what_authors_wrote_as_text() {
        let text = summary(&[finding("a|b.md", "<b>@team</b> | [x](y) #1")], "");
        assert!(
            text.contains("| error | bad-value | a\\|b.md:2 | &lt;b\\>&#64;team&lt;/b\\> \\| \\[x\\]\\(y\\) &#35;1 |"),
            "{text}"
        );
    }

    #[test]
    fn a_huge_summary_says_what_it_leaves_out() {
        let all: Vec<_> = (0..9_000).map(|_| finding("a.md", &"word ".repeat(100))).collect();
        let text = summary(&all, "");
        assert!(text.len() < LONGEST_SUMMARY + 100 && text.ends_with("more are in the log.\n"));
    }
}
