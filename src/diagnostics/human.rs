//! A report for people: every finding with the words it is about, what to do, and a summary.
//!
//! Enter at [`render`]. annotate-snippets draws the frames; `excerpt` and `safe_text` see to it that whatever
//! stands in the sources can be shown.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, Title};

use super::excerpt::Excerpt;
use super::safe_text::{clean, clean_line, shorten, wrap};
use super::{Diagnostic, Severity, count};
use crate::source::Place;

/// The width that is assumed; a report often goes to a log, so the terminal's is not asked for.
const WIDTH: usize = 100;
/// No sentence needs more. What goes beyond is a value that an author pasted, and it is in the source.
const LONGEST_SENTENCE: usize = 400;
/// More of one file are shown by nobody's screen and mended by nobody before the next look; other formats have them all.
const MOST_OF_A_FILE: usize = 200;
/// The part of a line that the word `help: ` takes, which the lines below it leave free.
const HELP_INDENT: usize = 6;

/// Whether a report has colours. Whoever calls decides by the terminal and by `NO_COLOR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Coloured,
}

/// The whole report, in the order of `findings`.
pub fn render(findings: &[Diagnostic], style: Style) -> String {
    // Of the gravest the first: nobody should read up on a note while an error waits. The last of equals is the maximum.
    let Some(gravest) = findings.iter().rev().max_by_key(|finding| finding.severity) else {
        return "No problems found.\n".to_owned();
    };
    let renderer = renderer(style);
    let mut report = String::new();
    for of_file in findings.chunk_by(|one, other| one.place.source.path == other.place.source.path) {
        let shown = gravest_of(of_file);
        shown.iter().for_each(|finding| report.push_str(&(one(finding, &renderer) + "\n\n")));
        report.push_str(&left_out(of_file, shown.len()));
    }
    report.push_str(&summary(findings));
    report.push_str(&hint(gravest));
    report
}

/// The findings of a file that are shown, in their order: of too many the gravest, and of these the first.
fn gravest_of(of_file: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut shown: Vec<_> = of_file.iter().enumerate().collect();
    if shown.len() > MOST_OF_A_FILE {
        shown.sort_by_key(|(_, finding)| Reverse(finding.severity));
        shown.truncate(MOST_OF_A_FILE);
        shown.sort_by_key(|(at, _)| *at);
    }
    shown.into_iter().map(|(_, finding)| finding).collect()
}

fn left_out(of_file: &[Diagnostic], shown: usize) -> String {
    match (of_file.len() - shown, of_file.first()) {
        (0, _) | (_, None) => String::new(),
        (more, Some(first)) => {
            let path = clean_line(&first.place.source.path);
            format!("There are {more} more problems in {path}. `uptake check --format json` lists them all.\n\n")
        }
    }
}

fn renderer(style: Style) -> Renderer {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    // One column less: a mark may stand behind the end of a line.
    renderer.term_width(WIDTH - 1)
}

/// One finding: the sentence and its place, the places that belong to it, and what to do.
fn one(finding: &Diagnostic, renderer: &Renderer) -> String {
    let mut groups = vec![title(finding).element(place(&finding.place, AnnotationKind::Primary))];
    groups.extend(finding.related.iter().map(|(at, what)| related(at, what)));
    if !finding.help.trim().is_empty() {
        groups.push(Group::with_title(Level::HELP.secondary_title(help(&finding.help))));
    }
    renderer.render(&groups)
}

fn title(finding: &Diagnostic) -> Title<'static> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let code = finding.code.word();
    let indent = finding.severity.word().len() + code.len() + "[]: ".len();
    level.primary_title(sentence(&finding.message, indent)).id(code)
}

fn related(at: &Place, what: &str) -> Group<'static> {
    let title = Level::NOTE.secondary_title(sentence(what, "note: ".len()));
    title.element(place(at, AnnotationKind::Context))
}

fn sentence(text: &str, indent: usize) -> String {
    wrap(&shorten(&clean_line(text), LONGEST_SENTENCE), WIDTH - indent)
}

fn help(text: &str) -> String {
    let lines: Vec<String> = text.trim().lines().map(clean).collect();
    wrap(&lines.join("\n"), WIDTH - HELP_INDENT)
}

/// `file:line:column` with the marked lines. A file without text, such as one that can't be read, has no line.
fn place(at: &Place, kind: AnnotationKind) -> Element<'static> {
    let path = clean_line(&at.source.path);
    if at.source.text.is_empty() {
        return Origin::path(path).into();
    }
    let Excerpt { first_line, text, marked } = Excerpt::of(at);
    Snippet::source(text).path(path).line_start(first_line).annotation(kind.span(marked)).into()
}

/// `3 errors, 1 warning in 2 files.`
fn summary(findings: &[Diagnostic]) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (count(findings, severity), severity.word()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| counted(number, word))
        .collect();
    let files: BTreeSet<&str> = findings.iter().map(|finding| &*finding.place.source.path).collect();
    format!("{} in {}.\n", parts.join(", "), counted(files.len(), "file"))
}

fn counted(number: usize, word: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {word}{ending}")
}

fn hint(finding: &Diagnostic) -> String {
    format!("Why a rule exists and how to satisfy it: uptake explain {}\n", finding.code.word())
}

#[cfg(test)]
mod tests;
