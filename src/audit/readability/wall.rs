//! Walls of text: paragraphs that go on for too long, and pages without anything to hold on to.

use super::{Language, words};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::manuscript::{Leaf, LeafKind};

/// The most words of a paragraph, and between two headings, lists or pictures.
struct Limits {
    paragraph: usize,
    stretch: usize,
}

impl Limits {
    /// What fills eight lines of 75 letters in English. A German word is longer by a fifth, and so are those of most
    /// other languages that we know the lists of.
    fn of(language: Language) -> Self {
        match language {
            Language::English => Self { paragraph: 120, stretch: 300 },
            Language::German | Language::Other => Self { paragraph: 100, stretch: 250 },
        }
    }
}

pub fn judge(leaves: &[Leaf], language: Language) -> Vec<Diagnostic> {
    let limits = Limits::of(language);
    let counted: Vec<Counted<'_>> = leaves.iter().map(|leaf| (leaf, running_words(leaf))).collect();
    let paragraphs = counted.iter().filter_map(|(leaf, words)| Some((*leaf, (*words)?)));
    let mut findings: Vec<Diagnostic> =
        paragraphs.filter_map(|(leaf, words)| long_paragraph(leaf, words, &limits)).collect();
    if findings.is_empty() {
        findings.extend(long_stretch(&counted, &limits));
    }
    findings
}

/// A part of a text with the words of its paragraph; `None` for what breaks a text up.
type Counted<'a> = (&'a Leaf, Option<usize>);

fn running_words(leaf: &Leaf) -> Option<usize> {
    (leaf.kind == LeafKind::Paragraph && !leaf.pictured).then(|| words(leaf.text()).count())
}

fn long_paragraph(leaf: &Leaf, words: usize, limits: &Limits) -> Option<Diagnostic> {
    let message = format!("This paragraph has {words} words. People skip what has more than {}.", limits.paragraph);
    let help = "Break it where a new thought begins. If it lists things, make it a list.";
    (words > limits.paragraph).then(|| Diagnostic::new(Code::WallOfText, first_words(leaf), message).help(help))
}

/// The first stretch of text that has nothing to hold on to.
fn long_stretch(leaves: &[Counted<'_>], limits: &Limits) -> Option<Diagnostic> {
    let leaves: Vec<_> = leaves.iter().filter(|(leaf, _)| leaf.kind != LeafKind::Footnote).collect();
    let stretches = leaves.split(|(_, words)| words.is_none());
    let mut counted = stretches.filter_map(|stretch| {
        let words: usize = stretch.iter().filter_map(|(_, words)| *words).sum();
        Some((stretch.first()?.0, words))
    });
    let (first, words) = counted.find(|(_, words)| *words > limits.stretch)?;
    let message = format!("From here on {words} words follow each other without a heading, a list or a picture.");
    let help = "Give every few paragraphs a heading that says what they say, so that people find their part.";
    Some(Diagnostic::new(Code::WallOfText, first_words(first), message).help(help))
}

/// Enough to find the paragraph by; all of it would fill the screen.
fn first_words(leaf: &Leaf) -> crate::source::Place {
    let start = leaf.text().len() - leaf.text().trim_start().len();
    let line = leaf.text()[start..].find('\n').unwrap_or(leaf.text().len() - start);
    let words = leaf.text()[start..start + line].trim_end().len();
    leaf.part(start..start + words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Source};

    fn leaf(kind: LeafKind, words: usize) -> Leaf {
        let text = "word ".repeat(words);
        let source = Source::new("a.md", text.as_str());
        let place = Place::new(&source, 0..text.len());
        Leaf { kind, apart: None, place, group: 0, cites: false, pictured: false }
    }

    #[test]
    fn a_paragraph_has_a_limit_that_knows_the_language() {
        let paragraph = [leaf(LeafKind::Paragraph, 110)];
        assert_eq!(judge(&paragraph, Language::English), []);
        assert_eq!(judge(&paragraph, Language::German).len(), 1);
        assert_eq!(judge(&[leaf(LeafKind::Paragraph, 121)], Language::English).len(), 1);
    }

    #[test]
    fn a_heading_or_a_list_breaks_a_text_up() {
        let paragraph = || leaf(LeafKind::Paragraph, 110);
        assert_eq!(judge(&[paragraph(), paragraph(), paragraph()], Language::English).len(), 1);
        for kind in [LeafKind::Heading, LeafKind::Item, LeafKind::Break] {
            assert_eq!(judge(&[paragraph(), paragraph(), leaf(kind, 3), paragraph()], Language::English), []);
        }
    }
}
