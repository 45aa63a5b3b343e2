//! [`Masked`]: a text in which everything that is ours, not Markdown's, is covered by characters of the same
//! length, so that every offset the Markdown parser speaks of is an offset of the authored text.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic};
use crate::load::copy::{Authored, Token, tokens};
use crate::source::Place;

/// Stands at the beginning of a covered token: a private-use character, so to Markdown a letter like any other.
pub const MASK: char = '\u{E000}';

pub struct Masked<'a> {
    pub authored: &'a Authored<'a>,
    pub text: String,
    tokens: Vec<Token>,
    /// Passages kept for one persona: what lies between the `:::` lines.
    pub passages: Vec<Passage>,
    findings: Vec<Diagnostic>,
}

#[derive(Debug, Clone)]
pub struct Passage {
    pub persona: String,
    /// The persona's name in the opening line.
    pub place: Place,
    pub range: Range<usize>,
}

impl<'a> Masked<'a> {
    pub fn new(authored: &'a Authored<'a>) -> Self {
        let tokens = tokens(authored.text);
        // The replacement character is as long as the mask, so that authored masks can't be mistaken for ours.
        let mut text = authored.text.replace(MASK, "\u{FFFD}");
        for token in &tokens {
            let filler = token.range.len() - MASK.len_utf8();
            text.replace_range(token.range.clone(), &format!("{MASK}{}", "x".repeat(filler)));
        }
        let mut masked = Self { authored, text, tokens, passages: Vec::new(), findings: Vec::new() };
        masked.cover_passages();
        masked
    }

    pub fn into_findings(self) -> Vec<Diagnostic> {
        self.findings
    }

    /// The token that begins at `offset`.
    pub fn token_at(&self, offset: usize) -> Option<&Token> {
        let index = self.tokens.binary_search_by_key(&offset, |t| t.range.start).ok()?;
        self.tokens.get(index)
    }

    /// The tokens that lie in `range`.
    pub fn tokens_in(&self, range: &Range<usize>) -> &[Token] {
        let from = self.tokens.partition_point(|token| token.range.start < range.start);
        let to = self.tokens.partition_point(|token| token.range.end <= range.end);
        self.tokens.get(from..to).unwrap_or_default()
    }

    /// The passage that `offset` lies in, by its number. They stand one behind the other.
    pub fn passage_at(&self, offset: usize) -> Option<usize> {
        let next = self.passages.partition_point(|passage| passage.range.start <= offset);
        next.checked_sub(1).filter(|index| offset < self.passages[*index].range.end)
    }

    /// `text`, which came from `range`, with its tokens as they were authored: code shows them letter by letter.
    pub fn unmasked(&self, text: &str, range: &Range<usize>) -> String {
        let mut restored = String::with_capacity(text.len());
        let mut rest = text;
        for token in self.tokens_in(range) {
            let cover = &self.text[token.range.clone()];
            let Some((before, behind)) = rest.split_once(cover) else { continue };
            restored.push_str(before);
            restored.push_str(&self.authored.text[token.range.clone()]);
            rest = behind;
        }
        restored + rest
    }

    fn cover_passages(&mut self) {
        let mut open: Option<(Range<usize>, Range<usize>)> = None;
        // An opening line that can't be understood has its closing line all the same.
        let mut misopened = false;
        for line in fence_free_lines(self.authored.text) {
            let content = &self.authored.text[line.clone()];
            let Some(rest) = content.trim_end().strip_prefix(":::") else { continue };
            match (rest.trim(), &open) {
                ("", Some((opening, name))) => {
                    self.passages.push(Passage {
                        persona: self.authored.text[name.clone()].to_owned(),
                        place: self.authored.place(name.clone()),
                        range: opening.end..line.start,
                    });
                    open = None;
                }
                ("", None) if misopened => misopened = false,
                ("", None) => self.report(line.clone(), "This ::: closes a passage that was never opened."),
                (words, None) => match persona_name(content, words) {
                    Some(name) => open = Some((line.clone(), line.start + name.start..line.start + name.end)),
                    None => {
                        misopened = true;
                        self.report(line.clone(), "After ::: stands `for` and the name of a persona, or nothing.");
                    }
                },
                (_, Some(_)) => {
                    self.report(line.clone(), "A passage for one persona can't stand within another such passage.");
                }
            }
            self.text.replace_range(line.clone(), &" ".repeat(line.len()));
        }
        if let Some((opening, _)) = open {
            self.report(opening, "This passage for one persona is never closed.");
        }
    }

    fn report(&mut self, range: Range<usize>, message: &str) {
        let help = "A passage begins with a line `:::for new-manager` and ends with a line `:::`.";
        self.findings.push(Diagnostic::new(Code::UnclosedBlock, self.authored.place(range), message).help(help));
    }
}

/// Where the name stands in a line `:::for NAME`.
fn persona_name(line: &str, words: &str) -> Option<Range<usize>> {
    let name = words.strip_prefix("for")?;
    let valid = name.starts_with(char::is_whitespace) && !name.trim().is_empty() && !name.trim().contains(' ');
    let start = line.rfind(name.trim())?;
    valid.then(|| start..start + name.trim().len())
}

/// The lines (without their ends) that don't stand in a fenced code block.
fn fence_free_lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut fence: Option<&str> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end_matches(['\n', '\r']).len();
        start += line.len();
        let trimmed = line.trim_start();
        match fence {
            Some(mark) if trimmed.starts_with(mark) => fence = None,
            Some(_) => {}
            None => match ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)) {
                Some(mark) => fence = Some(mark),
                None => lines.push(range),
            },
        }
    }
    lines
}
