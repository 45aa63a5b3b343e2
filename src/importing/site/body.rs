//! [`Body`]: Markdown without what only another generator understands, and with our own marks escaped.
//!
//! Code stays as it is: it is often about those very marks.

use std::collections::BTreeSet;

pub struct Body {
    pub text: String,
    /// What was left out, in words.
    pub left_out: BTreeSet<String>,
    /// The files beside it that it names.
    pub names: Vec<String>,
}

impl Body {
    pub fn of(text: &str) -> Self {
        let mut body = Self { text: String::new(), left_out: BTreeSet::new(), names: Vec::new() };
        let mut fence: Option<&str> = None;
        let mut prose = String::new();
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim_start();
            match fence {
                Some(mark) => {
                    body.text.push_str(line);
                    fence = Some(mark).filter(|mark| !trimmed.starts_with(*mark));
                }
                None => match ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)) {
                    Some(mark) => {
                        body.prose(&std::mem::take(&mut prose));
                        body.text.push_str(line);
                        fence = Some(mark);
                    }
                    None => prose.push_str(line),
                },
            }
        }
        body.prose(&prose);
        body
    }

    /// Text outside of code in lines of its own.
    fn prose(&mut self, text: &str) {
        self.note_names(text);
        let mut rest = text;
        while let Some(at) = rest.find(['{', '`', '<', '[', ':']) {
            self.text.push_str(&rest[..at]);
            rest = &rest[at..];
            let taken = self.tag(rest).or_else(|| self.code(rest)).or_else(|| Self::comment(rest));
            let taken = taken.or_else(|| self.mark(rest)).unwrap_or_else(|| {
                let length = rest.chars().next().map_or(1, char::len_utf8);
                self.text.push_str(&rest[..length]);
                length
            });
            rest = &rest[taken..];
        }
        self.text.push_str(rest);
    }

    /// `{{ … }}`, `{{< … >}}` and `{% … %}`: gives back their length.
    fn tag(&mut self, rest: &str) -> Option<usize> {
        let (close, kind) = match rest.get(..2)? {
            "{{" => ("}}", "a shortcode"),
            "{%" => ("%}", "a tag"),
            _ => return None,
        };
        let end = rest.find(close)? + close.len();
        let inner = rest[2..end - close.len()].trim_matches(|c: char| "<>%-/* \n".contains(c));
        let name: String = inner.chars().take_while(|c| c.is_alphanumeric() || "_-.".contains(*c)).take(40).collect();
        self.left_out.insert(if name.is_empty() { kind.to_owned() } else { format!("{kind} ({name})") });
        Some(end)
    }

    /// Code within a line, as it is.
    fn code(&mut self, rest: &str) -> Option<usize> {
        let ticks = rest.bytes().take_while(|byte| *byte == b'`').count();
        let close = (ticks > 0).then(|| rest[ticks..].find(&rest[..ticks])).flatten()?;
        let length = ticks + close + ticks;
        self.text.push_str(&rest[..length]);
        Some(length)
    }

    /// `<!--more-->` and other comments.
    fn comment(rest: &str) -> Option<usize> {
        let length = rest.strip_prefix("<!--")?.find("-->")? + "<!---->".len();
        Some(length)
    }

    /// Our own marks: a merge tag, a passage for one persona.
    fn mark(&mut self, rest: &str) -> Option<usize> {
        let begins_line = self.text.is_empty() || self.text.ends_with('\n');
        if rest.starts_with("[[") {
            self.text.push_str("\\[\\[");
            return Some(2);
        }
        (rest.starts_with(":::") && begins_line).then(|| {
            self.text.push_str("\\:::");
            3
        })
    }

    fn note_names(&mut self, text: &str) {
        for (at, open) in text.match_indices("](") {
            let target = text[at + open.len()..].split([')', ' ', '\n', '#', '?']).next().unwrap_or_default();
            let name = target.trim_start_matches("./").trim_matches(['<', '>']);
            if !name.is_empty() && !name.contains(['/', '\\', ':']) {
                self.names.push(name.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_left_out_and_code_is_kept() {
        let body = Body::of(
            "A {{< figure src=\"a.png\" >}} b\n<!--more-->\n{% include x.html %}`{{ kept }}`\n\n```\n{{ kept }}\n```\n\
             [[name|you]] ![alt](pic.png) {{ youtube(id=\"1\") }}\n:::note\nopen {{ end",
        );
        let expected =
            "A  b\n\n`{{ kept }}`\n\n```\n{{ kept }}\n```\n\\[\\[name|you]] ![alt](pic.png) \n\\:::note\nopen {{ end";
        assert_eq!(body.text, expected);
        let left_out: Vec<_> = body.left_out.iter().map(String::as_str).collect();
        assert_eq!(left_out, ["a shortcode (figure)", "a shortcode (youtube)", "a tag (include)"]);
        assert_eq!(body.names, ["pic.png"]);
    }
}
