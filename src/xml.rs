//! What no drawing and no manifest needs, and what would take a parser of XML for ever or to the end of its stack: seen before
//! anything is parsed. Enter at [`excess`].
//!
//! The parser calls itself for each level, compares each attribute of an element with all others, and hands every name space
//! on to every element. So a file of nothing but beginnings could take the whole program down.

use std::fmt;

/// Of one element. Drawing programs write some twenty.
const MOST_ATTRIBUTES: usize = 256;
/// In a whole file.
const MOST_SPACES: usize = 10_000;

/// Something there is far too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// Elements in elements, or an entity that holds some.
    Depth,
    Attributes,
    NameSpaces,
}

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Depth => "its elements stand too deep in each other",
            Self::Attributes => "one of its elements has hundreds of attributes",
            Self::NameSpaces => "it declares thousands of name spaces",
        })
    }
}

/// What there is too much of, if anything, and the line of it, from 1. `deepest` is how deep elements may stand in each other.
pub fn excess(xml: &str, deepest: usize) -> Option<(Excess, usize)> {
    let (mut rest, mut depth, mut spaces) = (xml, 0_usize, 0_usize);
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((open, close)) = skipped.iter().find(|(open, _)| rest.starts_with(open)) {
            rest = behind(&rest[open.len()..], close);
            continue;
        }
        let tag = Tag::of(rest);
        spaces += tag.spaces;
        match rest.as_bytes().get(1) {
            // Of a declaration only the values can hold elements.
            Some(b'!') if tag.quotes_markup => depth = usize::MAX,
            Some(b'!') => {}
            Some(b'/') => depth = depth.saturating_sub(1),
            _ if tag.is_closed => {}
            _ => depth += 1,
        }
        let found = match () {
            () if depth > deepest => Some(Excess::Depth),
            () if tag.attributes > MOST_ATTRIBUTES => Some(Excess::Attributes),
            () if spaces > MOST_SPACES => Some(Excess::NameSpaces),
            () => None,
        };
        if let Some(found) = found {
            let before = &xml[..xml.len() - rest.len()];
            return Some((found, before.matches('\n').count() + 1));
        }
        rest = &rest[tag.length..];
    }
    None
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
    /// How many values it has, and how many of them are name spaces with a prefix.
    attributes: usize,
    spaces: usize,
}

impl Tag {
    /// The tag at the beginning of a text.
    fn of(text: &str) -> Self {
        let (mut quote, mut before) = (None, b'<');
        let mut tag = Self { length: text.len(), is_closed: true, quotes_markup: false, attributes: 0, spaces: 0 };
        for (at, byte) in text.bytes().enumerate().skip(1) {
            match (quote, byte) {
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'>' | b'[') => {
                    (tag.length, tag.is_closed) = (at + 1, before == b'/');
                    break;
                }
                (None, b'=') => tag.attributes += 1,
                (None, b':') => tag.spaces += usize::from(text[..at].ends_with("xmlns")),
                (Some(open), _) if open == byte => quote = None,
                (Some(_), b'<') => tag.quotes_markup = true,
                _ => {}
            }
            before = byte;
        }
        tag
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(xml: &str) -> Option<Excess> {
        excess(xml, 64).map(|(excess, _)| excess)
    }

    #[test]
    fn what_hides_how_deep_elements_stand_is_seen_through() {
        let nested = |open: &str, times: usize| found(&format!("{}{}", open.repeat(times), "</a>".repeat(times)));
        for open in
            ["<a>", "<a><!-- </a> --><b/>", "<a id='/>'>", "<a b=\"/>\">", "<a><![CDATA[</a>]]>", "<a><?x </a>?>"]
        {
            assert_eq!(nested(open, 60), None, "{open}");
            assert_eq!(nested(open, 65), Some(Excess::Depth), "{open}");
        }
        assert_eq!(found("<!DOCTYPE a [<!ENTITY b '<c><d/></c>'>]><a>&b;</a>"), Some(Excess::Depth));
    }

    #[test]
    fn attributes_are_counted_by_element_and_name_spaces_by_file() {
        let attributes = |times: usize| (0..times).map(|n| format!(" a{n}=\"x=y\"")).collect::<String>();
        assert_eq!(found(&format!("<a{}/><a{}/>", attributes(256), attributes(256))), None);
        assert_eq!(excess(&format!("<b>\n<a{}/></b>", attributes(257)), 64), Some((Excess::Attributes, 2)));
        assert_eq!(found(&"<a xmlns:b=\"c\"/>".repeat(10_000)), None);
        assert_eq!(found(&"<a xmlns:b=\"c\"/>".repeat(10_001)), Some(Excess::NameSpaces));
    }
}
