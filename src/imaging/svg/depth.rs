//! How deep the elements of a file stand in each other, before anything parses it. Enter at [`is_too_deep`].
//!
//! The parser calls itself for each level, so a file of nothing but beginnings could take the whole program down.

/// Deeper than anything that people draw.
const DEEPEST: usize = 200;

/// Whether elements stand deeper in each other than [`DEEPEST`], or may do so by way of an entity.
pub fn is_too_deep(xml: &str) -> bool {
    let (mut rest, mut depth) = (xml, 0_usize);
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((open, close)) = skipped.iter().find(|(open, _)| rest.starts_with(open)) {
            rest = behind(&rest[open.len()..], close);
            continue;
        }
        let tag = Tag::of(rest);
        match rest.as_bytes().get(1) {
            // Of a declaration only the values can hold elements.
            Some(b'!') if tag.quotes_markup => return true,
            Some(b'!') => {}
            Some(b'/') => depth = depth.saturating_sub(1),
            _ if tag.is_closed => {}
            _ => depth += 1,
        }
        if depth > DEEPEST {
            return true;
        }
        rest = &rest[tag.length..];
    }
    false
}

fn behind<'x>(text: &'x str, mark: &str) -> &'x str {
    text.find(mark).map_or("", |at| &text[at + mark.len()..])
}

struct Tag {
    /// In bytes, up to and with its `>`, or up to the `[` before the declarations of a document type.
    length: usize,
    /// Whether it ends in `/>`.
    is_closed: bool,
    /// Whether a `<` stands in quotes.
    quotes_markup: bool,
}

impl Tag {
    /// The tag at the beginning of a text.
    fn of(text: &str) -> Self {
        let (mut quote, mut before, mut quotes_markup) = (None, b'<', false);
        for (at, byte) in text.bytes().enumerate().skip(1) {
            match (quote, byte) {
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'>' | b'[') => return Self { length: at + 1, is_closed: before == b'/', quotes_markup },
                (Some(open), _) if open == byte => quote = None,
                (Some(_), b'<') => quotes_markup = true,
                _ => {}
            }
            before = byte;
        }
        Self { length: text.len(), is_closed: true, quotes_markup }
    }
}
