//! The Markdown of Teams' cards: bold, italic, lists and links, and letters that are none of them.
//!
//! Microsoft names these four (learn.microsoft.com, "Format cards in Teams"). What desktop and phone clients read
//! besides differs, so everything that either could take for a mark is escaped. A backslash is the escape of the
//! specification; where it isn't one, a word joiner (no width, no break) tears the mark apart.

use super::super::chat::Dialect;

pub struct Markdown;

const WORD_JOINER: char = '\u{2060}';

impl Dialect for Markdown {
    fn letters(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text.char_indices().peekable();
        let mut before = None;
        while let Some((at, c)) = rest.next() {
            let after = rest.peek().map(|(_, c)| *c);
            match c {
                '_' if is_word(before) && is_word(after) => out.push('_'),
                '\\' | '*' | '_' | '`' | '[' | ']' => out.extend(['\\', c]),
                // HTML, mentions, entities; the expressions of cards (`{{DATE(…)}}`), templates and flows.
                '<' | '{' | '~' => out.extend([c, WORD_JOINER]),
                '&' if is_entity(&text[at + 1..]) => out.extend([c, WORD_JOINER]),
                '@' | '$' if after == Some('{') => out.extend([c, WORD_JOINER]),
                '\u{202a}'..='\u{202e}' => {}
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
            before = Some(c);
        }
        out
    }

    fn strong(&self, words: &str) -> String {
        format!("**{words}**")
    }

    fn emphasis(&self, words: &str) -> String {
        format!("_{words}_")
    }

    /// Not among the four: the words stand as they are, between the marks that people know.
    fn struck(&self, words: &str) -> String {
        format!("~{WORD_JOINER}{words}~{WORD_JOINER}")
    }

    /// Not among the four: code is told by what it is.
    fn code(&self, text: &str) -> String {
        self.letters(text)
    }

    fn code_block(&self, text: &str) -> String {
        code_lines(text)
    }

    /// Brackets in an address would end the link.
    fn link(&self, text: &str, url: &str) -> String {
        let words = self.letters(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        format!("[{words}]({})", url.replace('(', "%28").replace(')', "%29").replace('\\', "%5C"))
    }

    fn line(&self, words: &str) -> String {
        let lines: Vec<String> = words.split(self.line_end()).map(guarded).collect();
        lines.join(self.line_end())
    }

    /// A single line end is a space on some clients.
    fn line_end(&self) -> &'static str {
        "\n\n"
    }
}

/// Lines of code below each other, with indents that stay.
pub fn code_lines(code: &str) -> String {
    let line = |line: &str| {
        let words = line.trim_start();
        let indent = "\u{a0}".repeat(line.chars().count() - words.chars().count());
        format!("{indent}{}", guarded(&Markdown.letters(words)))
    };
    code.lines().map(line).collect::<Vec<_>>().join(Markdown.line_end())
}

/// What would make a heading, quote, rule or list of a line.
fn guarded(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    match line[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        Some('#' | '>' | '-' | '+' | '=' | '|') if digits == 0 => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

/// `amp;`, `#60;`
fn is_entity(rest: &str) -> bool {
    let name = rest.split(';').next().unwrap_or_default();
    rest.len() > name.len() && !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authored_marks_are_letters() {
        assert_eq!(Markdown.letters("*a* _b_ `c` [d](e)"), "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e)");
        assert_eq!(Markdown.letters("snake_case & more"), "snake_case & more");
        assert_eq!(Markdown.letters("a\\b"), "a\\\\b");
    }

    #[test]
    fn other_languages_are_torn_apart() {
        for (text, torn) in [
            ("<at>All</at>", "<at"),
            ("&lt;b&gt;", "&lt;"),
            ("{{DATE(x)}}", "{{"),
            ("@{triggerBody()}", "@{"),
            ("${name}", "${"),
            ("~~old~~", "~~"),
        ] {
            assert!(!Markdown.letters(text).contains(torn), "{text}");
            assert_eq!(Markdown.letters(text).replace(WORD_JOINER, ""), text);
        }
    }

    #[test]
    fn no_line_begins_a_block() {
        for line in ["# one", "> one", "- one", "+ one", "--- ", "| a"] {
            assert_eq!(Markdown.line(line), format!("\\{line}"));
        }
        assert_eq!(Markdown.line("1. one"), "1\\. one");
        assert_eq!(Markdown.line("2027 was\n\n3) fine"), "2027 was\n\n3\\) fine");
    }

    #[test]
    fn a_link_ends_where_it_should() {
        let link = Markdown.link("a](https://evil.example) b", "https://a.example/x_(y)");
        assert_eq!(link, "[a\\](https://evil.example) b](https://a.example/x_%28y%29)");
    }

    #[test]
    fn code_keeps_its_lines() {
        assert_eq!(code_lines("if x {\n  *y\n}"), "if x {\u{2060}\n\n\u{a0}\u{a0}\\*y\n\n}");
    }
}
