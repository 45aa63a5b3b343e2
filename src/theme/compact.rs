//! Templates without the white space that only serves their readers.
//!
//! Done once at load, so that pages cost nothing. A run of white space becomes one space; beside a block-level tag it
//! goes altogether, because it isn't shown there. Between inline tags a space stays, or words would grow together.

/// Elements beside which white space is never shown.
const BLOCKS: &[&str] = &[
    "!doctype",
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "picture",
    "script",
    "section",
    "select",
    "source",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Elements whose text is kept as it is.
const VERBATIM: &[&str] = &["pre", "textarea", "script", "style"];

/// One piece of a template.
#[derive(Clone, Copy, PartialEq)]
enum Piece<'a> {
    /// `{{ … }}`, `{% … %}`.
    Code(&'a str),
    /// `<…>` or `<!--…-->`.
    Tag(&'a str),
    Text(&'a str),
}

pub fn template(source: &str) -> String {
    let pieces = pieces(source);
    let mut out = String::with_capacity(source.len());
    let mut verbatim: Option<&str> = None;
    for (index, piece) in pieces.iter().enumerate() {
        match *piece {
            Piece::Code(code) => out.push_str(code),
            Piece::Tag(tag) => {
                let name = name(tag);
                match verbatim {
                    Some(open) if tag.starts_with("</") && name == open => verbatim = None,
                    None if VERBATIM.contains(&name) => verbatim = Some(name),
                    _ => {}
                }
                if verbatim.is_some_and(|open| open != name) { out.push_str(tag) } else { out.push_str(&squeezed(tag)) }
            }
            Piece::Text(text) if verbatim.is_some() => out.push_str(text),
            Piece::Text(text) => {
                let before = index.checked_sub(1).and_then(|i| pieces.get(i));
                out.push_str(&shown(text, before, pieces.get(index + 1)));
            }
        }
    }
    out
}

fn pieces(mut rest: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let (piece, len) = match rest {
            _ if rest.starts_with("{#") => (None, end(rest, "#}")),
            _ if rest.starts_with("<!--") => (None, end(rest, "-->")),
            _ if rest.starts_with("{{") => code(rest, "}}"),
            _ if rest.starts_with("{%") => code(rest, "%}"),
            _ if is_tag(rest) => {
                let len = tag_end(rest);
                (Some(Piece::Tag(&rest[..len])), len)
            }
            _ => {
                let len = text_end(rest);
                (Some(Piece::Text(&rest[..len])), len)
            }
        };
        pieces.extend(piece);
        rest = &rest[len..];
    }
    pieces
}

fn code<'a>(rest: &'a str, close: &str) -> (Option<Piece<'a>>, usize) {
    let len = end(rest, close);
    (Some(Piece::Code(&rest[..len])), len)
}

fn end(text: &str, close: &str) -> usize {
    text.find(close).map_or(text.len(), |at| at + close.len())
}

fn is_tag(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('<') && chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '!')
}

/// A tag ends at its first `>` that isn't part of template code.
fn tag_end(rest: &str) -> usize {
    let mut at = 1;
    while at < rest.len() {
        let here = &rest[at..];
        at += match here {
            _ if here.starts_with("{{") => end(here, "}}"),
            _ if here.starts_with("{%") => end(here, "%}"),
            _ if here.starts_with('>') => return at + 1,
            _ => here.chars().next().map_or(1, char::len_utf8),
        };
    }
    rest.len()
}

fn text_end(rest: &str) -> usize {
    let stops = |at: &usize| {
        let here = &rest[*at..];
        here.starts_with("{{")
            || here.starts_with("{%")
            || here.starts_with("{#")
            || here.starts_with("<!--")
            || is_tag(here)
    };
    rest.char_indices().map(|(at, _)| at).skip(1).find(stops).unwrap_or(rest.len())
}

fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    let len = inner.find(|c: char| c.is_whitespace() || c == '>' || c == '/' || c == '{').unwrap_or(inner.len());
    &inner[..len]
}

/// White space inside a tag: line ends and indentation become one space; code in it stays as it is.
fn squeezed(tag: &str) -> String {
    let mut out = String::with_capacity(tag.len());
    let mut lines = tag.lines();
    out.push_str(lines.next().unwrap_or_default());
    for line in lines {
        out.push(' ');
        out.push_str(line.trim_start());
    }
    out
}

fn shown(text: &str, before: Option<&Piece<'_>>, after: Option<&Piece<'_>>) -> String {
    let words: Vec<_> = text.split_ascii_whitespace().collect();
    let hides = |piece: Option<&Piece<'_>>| match piece {
        Some(Piece::Tag(tag)) => BLOCKS.contains(&name(tag).to_ascii_lowercase().as_str()),
        Some(_) => false,
        None => true,
    };
    if words.is_empty() {
        return if hides(before) || hides(after) { String::new() } else { " ".to_owned() };
    }
    let space = |edge: bool, piece| if edge && !hides(piece) { " " } else { "" };
    let start = space(text.starts_with(|c: char| c.is_ascii_whitespace()), before);
    let end = space(text.ends_with(|c: char| c.is_ascii_whitespace()), after);
    format!("{start}{}{end}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::template;

    #[test]
    fn white_space_goes_beside_blocks_and_stays_between_words() {
        assert_eq!(template("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n"), "<ul><li>a</li><li>b</li></ul>");
        assert_eq!(template("<p>\n  <b>a</b>\n  <i>b</i>\n</p>"), "<p><b>a</b> <i>b</i></p>");
        assert_eq!(template("<p>one\n   two {{ x }}\n three</p>"), "<p>one two {{ x }} three</p>");
        assert_eq!(template("{{ a }}\n{{ b }}"), "{{ a }} {{ b }}");
    }

    #[test]
    fn code_and_verbatim_text_stay() {
        assert_eq!(template("<pre>\n a\n  <b>c</b>\n</pre>"), "<pre>\n a\n  <b>c</b>\n</pre>");
        assert_eq!(template("{{ <card it={x}\n  deep={true} /> }}"), "{{ <card it={x}\n  deep={true} /> }}");
        assert_eq!(
            template("<a\n   {% if a > b %}href=\"x\"{% endif %}>y</a>"),
            "<a {% if a > b %}href=\"x\"{% endif %}>y</a>"
        );
        assert_eq!(template("a {# note #}b<!-- c -->"), "a b");
        assert_eq!(template("1 < 2 ä\u{a0}ö"), "1 < 2 ä\u{a0}ö");
    }
}
