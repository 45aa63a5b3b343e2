//! [`Letters`]: a text as its bare letters, so that a name is found however it is written.
//!
//! Accents, capitals, spaces, line ends, hyphens of slugs and mark-up make no difference; escapes of addresses, JSON,
//! HTML and mails are undone.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Names with fewer letters are found only where their words are apart: `An Li` is not in `Kanalinsel`.
const JOINED_FROM: usize = 8;

/// What an escape or a tag begins with.
const BEGIN: [char; 6] = ['<', '%', '=', '\\', '&', '\r'];

/// The letters and digits of a text, folded, each with where it stands.
#[derive(Debug, Default)]
pub struct Letters {
    folded: String,
    /// By the byte of `folded`: where the letter begins in the text, where it ends, and whether something other than a
    /// letter stands before it.
    at: Vec<(usize, usize, bool)>,
}

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    words: Vec<String>,
}

impl Name {
    /// `None` for a name without letters.
    pub fn new(name: &str) -> Option<Self> {
        let words: Vec<String> =
            name.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).map(folded).collect();
        let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// As it is said, and as lists turn it: `Weber, Jonas`.
    fn orders(&self) -> Vec<Vec<&str>> {
        let said: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let mut turned = said.clone();
        turned.rotate_right(1);
        if turned == said { vec![said] } else { vec![said, turned] }
    }
}

fn folded(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    plain.collect::<String>().replace('ß', "ss")
}

impl Letters {
    pub fn of(text: &str) -> Self {
        Self::read(text, false)
    }

    /// Without what stands between `<` and `>`.
    pub fn without_tags(text: &str) -> Self {
        Self::read(text, true)
    }

    fn read(text: &str, skips_tags: bool) -> Self {
        let mut letters = Self::default();
        let (mut at, mut apart) = (0, true);
        while let Some(next) = text[at..].chars().next() {
            // Nearly all of a text: a sign that can't be the beginning of anything longer.
            if next.is_ascii() && !BEGIN.contains(&next) {
                if next.is_ascii_alphanumeric() {
                    letters.folded.push(next.to_ascii_lowercase());
                    letters.at.push((at, at + 1, apart));
                }
                apart = !next.is_ascii_alphanumeric();
                at += 1;
                continue;
            }
            let (meant, length) = if skips_tags { tag(&text[at..]) } else { None }
                .or_else(|| escape(&text[at..]))
                .unwrap_or_else(|| (next.to_string(), next.len_utf8()));
            for c in meant.chars().filter(|c| !is_combining_mark(*c)) {
                if c.is_alphanumeric() {
                    let folded = folded(&c.to_string());
                    letters.at.extend(folded.bytes().enumerate().map(|(n, _)| (at, at + length, apart && n == 0)));
                    letters.folded.push_str(&folded);
                    apart = false;
                } else {
                    apart = true;
                }
            }
            apart |= meant.is_empty() && !skips_tags;
            at += length;
        }
        letters
    }

    /// Where a name stands in the text, as byte ranges.
    pub fn find(&self, name: &Name) -> Vec<std::ops::Range<usize>> {
        let mut found: Vec<_> = name.orders().iter().flat_map(|words| self.find_words(words)).collect();
        found.sort_by_key(|range| range.start);
        found.dedup();
        found
    }

    fn find_words(&self, words: &[&str]) -> Vec<std::ops::Range<usize>> {
        let joined = words.concat();
        let is_long = joined.len() >= JOINED_FROM;
        let fits = |start: &usize| {
            let mut from = *start;
            let apart = words.iter().all(|word| {
                let is_apart = self.at[from].2;
                from += word.len();
                is_apart || is_long
            });
            let ends = self.at.get(*start + joined.len()).is_none_or(|(.., apart)| *apart);
            apart && self.at[*start].2 && ends
        };
        let starts = self.folded.match_indices(&joined).map(|(start, _)| start).filter(fits);
        starts.map(|start| self.at[start].0..self.at[start + joined.len() - 1].1).collect()
    }
}

/// A tag of HTML and its length.
fn tag(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('<')?;
    inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/').then_some(())?;
    let end = inner.find('>')?;
    Some((String::new(), end + 2))
}

/// What an escape stands for, and its length.
fn escape(text: &str) -> Option<(String, usize)> {
    match text.as_bytes() {
        [b'%' | b'=', ..] => octets(text),
        [b'\\', b'u', ..] => {
            let c = char::from_u32(u32::from_str_radix(text.get(2..6)?, 16).ok()?)?;
            Some((c.to_string(), 6))
        }
        [b'\\', b'n' | b'r' | b't', ..] => Some((" ".to_owned(), 2)),
        [b'&', ..] => entity(text),
        // A folded line of a calendar goes on after the blank (RFC 5545, 3.1); a soft end of a mail's line.
        [b'\r', b'\n', b' ', ..] => Some((String::new(), 3)),
        _ => None,
    }
}

/// `%C3%AB` of addresses and `=C3=AB` of mails: as many as make text.
fn octets(text: &str) -> Option<(String, usize)> {
    if let Some(rest) = text.strip_prefix("=\r\n").or_else(|| text.strip_prefix("=\n")) {
        return Some((String::new(), text.len() - rest.len()));
    }
    let mark = text.chars().next()?;
    let octet = |part: &str| part.strip_prefix(mark).and_then(|hex| u8::from_str_radix(hex.get(..2)?, 16).ok());
    let mut bytes = Vec::new();
    while let Some(byte) = text.get(bytes.len() * 3..).and_then(octet) {
        bytes.push(byte);
        if bytes.len() == 4 || std::str::from_utf8(&bytes).is_ok() {
            break;
        }
    }
    let length = bytes.len() * 3;
    Some((String::from_utf8(bytes).ok().filter(|text| !text.is_empty())?, length))
}

/// `&#235;`, `&#xEB;`; named ones are signs, not letters, in what this program writes.
fn entity(text: &str) -> Option<(String, usize)> {
    let end = text.find(';').filter(|end| *end <= 10)?;
    let name = &text[1..end];
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric());
    match number.and_then(char::from_u32) {
        Some(c) => Some((c.to_string(), end + 1)),
        None if is_name => Some((" ".to_owned(), end + 1)),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn has(text: &str, name: &str) -> bool {
        let name = Name::new(name).expect("letters");
        !Letters::of(text).find(&name).is_empty() || !Letters::without_tags(text).find(&name).is_empty()
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        let written = [
            "by Zoë Grüßen.",
            "ZOE\u{308} GRU\u{308}SSEN",
            "Zo&#235; Gr&#xFC;&#223;en",
            "Zo%C3%AB%20Gr%C3%BC%C3%9Fen",
            "Zo=C3=AB Gr=C3=BC=\r\n=C3=9Fen",
            "**Zoë**\n> Grüßen",
            "Zo<b>ë</b> <i class=\"x\">Grüßen</i>",
            "<img alt=\"Zoë Grüßen\">",
            "/champions/zoe-grussen/",
            "zoe.grussen@example.com",
            "zoegrussen.jpg",
            "Grüßen, Zoë",
            r"Zo\u00eb\nGr\u00fc\u00dfen",
            "SUMMARY:Zoë Gr\r\n üßen",
            "Zoë&nbsp;Grüßen",
        ];
        for text in written {
            assert!(has(text, "Zoë Grüßen"), "{text}");
        }
    }

    #[test]
    fn others_are_not() {
        for (text, name) in [
            ("Kanalinsel", "An Li"),
            ("Jonas Weberling", "Jonas Weber"),
            ("Majonas Weber", "Jonas Weber"),
            ("Jonas and Weber", "Jonas Weber"),
            ("", "Jonas Weber"),
        ] {
            assert!(!has(text, name), "{name} in {text}");
        }
        assert!(has("An-Li, of course", "An Li"));
        assert_eq!(Name::new(" .-"), None);
    }

    #[test]
    fn the_place_is_that_of_the_text() {
        let name = Name::new("zoe weber").expect("letters");
        let text = "Ask *Zoë* Weber now";
        let found = Letters::of(text).find(&name);
        assert_eq!(found.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(), ["Zoë* Weber"]);
    }

    proptest! {
        #[test]
        fn any_text_can_be_searched(text in "\\PC*", name in "\\PC{1,12}") {
            if let Some(name) = Name::new(&name) {
                for range in Letters::of(&text).find(&name).into_iter().chain(Letters::without_tags(&text).find(&name)) {
                    prop_assert!(text.get(range).is_some());
                }
            }
        }
    }
}
