//! [`Kind`]: what sort of picture a file is, by its first bytes. Names can be wrong.

/// A sort of picture that can be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Jpeg,
    Png,
    Gif,
    Webp,
    Svg,
}

/// The endings of files that people mean as pictures, whether we can show them or not.
const ENDINGS: &[&str] = &[
    "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "svg", "heic", "heif", "avif", "tif", "tiff", "bmp",
    "psd", "jxl",
];

/// Whether a file is meant as a picture, by its name.
pub fn is_picture(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

impl Kind {
    /// By the signature at the beginning of the file; `Err` names a sort that we can't show, where it is known.
    pub fn of(bytes: &[u8]) -> Result<Self, Option<&'static str>> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Self::Png),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::Webp),
            _ if looks_like_xml(bytes) => Ok(Self::Svg),
            _ => Err(other(bytes)),
        }
    }

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::Webp => "WebP",
            Self::Svg => "SVG",
        }
    }
}

/// Sorts that cameras and programs save, and that browsers don't show or that nobody should be sent.
fn other(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(4..8).filter(|tag| *tag == b"ftyp").and_then(|_| bytes.get(8..12));
    match (brand, bytes) {
        (Some(b"avif" | b"avis"), _) => Some("AVIF"),
        (Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1"), _) => Some("HEIC"),
        (_, [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..]) => Some("TIFF"),
        (_, [b'B', b'M', ..]) => Some("BMP"),
        (_, [b'8', b'B', b'P', b'S', ..]) => Some("Photoshop"),
        (_, [0xff, 0x0a, ..] | [0, 0, 0, 0x0c, b'J', b'X', b'L', b' ', ..]) => Some("JPEG XL"),
        (_, [b'%', b'P', b'D', b'F', ..]) => Some("PDF"),
        _ => None,
    }
}

/// Text whose first mark is that of an element, behind a byte order mark and blanks.
fn looks_like_xml(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}
