//! Content lines: names, escaped values, folds (RFC 5545, 3.1 and 3.3.11).

use crate::render::straight::straight;

/// Octets of a line without its end.
const WIDTH: usize = 75;

/// Lines in the making.
#[derive(Debug, Default)]
pub struct Lines {
    out: String,
}

impl Lines {
    /// A value that has no special characters: dates, rules, addresses. A line end in it would begin another line.
    pub fn raw(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        self.fold(&format!("{name}:{value}"));
    }

    /// Words.
    pub fn text(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{}", escaped(value)));
    }

    pub fn finish(self) -> String {
        self.out
    }

    /// A line too long goes on in the next one, behind a space; no character is torn.
    fn fold(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > WIDTH {
                self.out.push_str("\r\n ");
                used = 1;
            }
            self.out.push(c);
            used += c.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in straight(text).trim().replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str) -> String {
        let mut lines = Lines::default();
        lines.text("X", value);
        lines.finish()
    }

    #[test]
    fn separators_are_escaped_and_line_ends_are_letters() {
        assert_eq!(written("a, b; c\\d\r\ne\nf\rg"), "X:a\\, b\\; c\\\\d\\ne\\nf\\ng\r\n");
        assert_eq!(written("x\nEND:VEVENT\nBEGIN:VEVENT"), "X:x\\nEND:VEVENT\\nBEGIN:VEVENT\r\n");
        assert_eq!(written("x\u{2028}BEGIN:VALARM\u{85}\u{202e}y"), "X:x BEGIN:VALARM y\r\n");
        let mut lines = Lines::default();
        lines.raw("URL", "https://a.example/\r\nBEGIN:VALARM");
        assert_eq!(lines.finish().lines().count(), 1);
    }

    #[test]
    fn no_line_is_too_long_and_no_character_is_torn() {
        let text = "Zwölf 🎉 שלום ".repeat(40);
        let folded = written(&text);
        assert!(folded.split("\r\n").all(|line| line.len() <= WIDTH), "{folded}");
        assert_eq!(folded.replace("\r\n ", ""), format!("X:{}\r\n", text.trim()));
        assert!(folded.split("\r\n").any(|line| line.len() == WIDTH || line.len() == WIDTH - 1));
    }
}
