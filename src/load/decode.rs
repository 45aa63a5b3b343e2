//! Bytes → text, whatever program wrote them.
//!
//! Enter at [`text`]. Spreadsheets write UTF-8 with a mark, UTF-16 ("Unicode text") and, where they are old or asked for
//! plain CSV, the encoding of Windows.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text and what it was taken for.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// What to say of the encoding, where nothing in the file says it.
    pub assumed: Option<&'static str>,
}

/// Never fails: what is no text in any of the encodings comes out as odd characters, which people recognise.
pub fn text(bytes: &[u8]) -> Decoded {
    let (encoding, assumed) = encoding(bytes);
    let (text, _, _) = encoding.decode(bytes);
    Decoded { text: text.into_owned(), assumed }
}

/// The text alone; a large one in UTF-8 is not copied.
pub fn owned(bytes: Vec<u8>) -> String {
    match String::from_utf8(bytes) {
        Ok(mut utf8) if !matches!(utf8.as_bytes(), [0, ..] | [_, 0, ..]) => {
            if utf8.starts_with('\u{FEFF}') {
                utf8.drain(..'\u{FEFF}'.len_utf8());
            }
            utf8
        }
        Ok(ascii) => text(ascii.as_bytes()).text,
        Err(error) => text(error.as_bytes()).text,
    }
}

fn encoding(bytes: &[u8]) -> (&'static Encoding, Option<&'static str>) {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return (marked, None);
    }
    match bytes {
        // The first letter of a table's head is ASCII nearly everywhere.
        [0, first, ..] if *first != 0 => {
            (UTF_16BE, Some("The text was taken for UTF-16, because every other byte is empty."))
        }
        [first, 0, ..] if *first != 0 => {
            (UTF_16LE, Some("The text was taken for UTF-16, because every other byte is empty."))
        }
        _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, None),
        _ => (
            WINDOWS_1252,
            Some(
                "The text is not UTF-8, so it was taken for Windows-1252, which Excel writes in Western Europe. Look \
                 at the accents in the new files; if they are wrong, save the file as \"CSV UTF-8\" and bring it in again.",
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_a_spreadsheet_is_read() {
        let utf16 = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        assert_eq!(text("Über".as_bytes()), Decoded { text: "Über".into(), assumed: None });
        assert_eq!(text(&marked(b"\xEF\xBB\xBF", "Über".into())), Decoded { text: "Über".into(), assumed: None });
        assert_eq!(text(&marked(b"\xFF\xFE", utf16("Über"))), Decoded { text: "Über".into(), assumed: None });
        assert_eq!(text(&utf16("title;Über")).text, "title;Über");
        let windows = text(b"title\n\xDCber \x96 \x80 5");
        assert_eq!(windows.text, "title\nÜber – € 5");
        assert!(windows.assumed.is_some_and(|said| said.contains("Windows-1252")));
    }

    #[test]
    fn a_text_is_the_same_without_a_copy() {
        let utf16 = "title".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [Vec::new(), "\u{FEFF}Über".into(), b"\xDCber".into(), utf16, b"\0\0".into()] {
            assert_eq!(owned(bytes.clone()), text(&bytes).text, "{bytes:?}");
        }
    }
}
