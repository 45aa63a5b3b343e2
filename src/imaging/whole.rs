//! Whether a picture's file goes on to its end, and how many pictures are in it. Enter at [`structure`].
//!
//! It follows the parts of a file from one to the next and looks at no pixel, so it costs as much as reading the file:
//! a portal of thousands of photographs is checked in seconds. Half-copied files, which are what really happens, all
//! stop in the middle of a part.

use super::Kind;

/// What the parts of a file tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Structure {
    pub is_whole: bool,
    /// Whether it holds several pictures that are shown one after the other.
    pub moves: bool,
}

pub fn structure(kind: Kind, bytes: &[u8]) -> Structure {
    let read = match kind {
        Kind::Jpeg => jpeg(bytes),
        Kind::Png => png(bytes),
        Kind::Gif => gif(bytes),
        Kind::Webp => webp(bytes),
        Kind::Svg => Some(false),
    };
    Structure { is_whole: read.is_some(), moves: read.unwrap_or(false) }
}

/// ITU T.81, B.1: segments that begin with a marker, and behind a start of scan the picture itself.
fn jpeg(bytes: &[u8]) -> Option<bool> {
    const END: u8 = 0xd9;
    const START_OF_SCAN: u8 = 0xda;
    let mut at = 2;
    loop {
        // Any number of fill bytes may stand before a marker.
        while bytes.get(at)? == &0xff {
            at += 1;
        }
        let marker = *bytes.get(at)?;
        at += 1;
        match marker {
            END => return Some(false),
            0x01 | 0xd0..=0xd8 => {}
            _ => at += usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])),
        }
        if marker == START_OF_SCAN {
            at += next_marker(bytes.get(at..)?)?;
        }
    }
}

/// Where coded data ends: at an `FF` that is neither data (`FF 00`) nor a restart within it.
fn next_marker(coded: &[u8]) -> Option<usize> {
    coded.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff))
}

/// PNG (ISO/IEC 15948), 5.3: chunks of a length, a name, data and a check sum, up to `IEND`.
fn png(bytes: &[u8]) -> Option<bool> {
    let (mut at, mut moves) = (8, false);
    loop {
        let head = bytes.get(at..at + 8)?;
        let length = usize::try_from(u32::from_be_bytes([head[0], head[1], head[2], head[3]])).ok()?;
        at = at.checked_add(length)?.checked_add(12)?;
        if at > bytes.len() {
            return None;
        }
        match &head[4..] {
            b"IEND" => return Some(moves),
            b"acTL" => moves = true,
            _ => {}
        }
    }
}

/// GIF89a, 17 to 27: extensions and pictures, each with blocks of data, up to the trailer.
fn gif(bytes: &[u8]) -> Option<bool> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut pictures = 0_usize;
    loop {
        match bytes.get(at)? {
            0x3b => return Some(pictures > 1),
            0x21 => at = blocks(bytes, at + 2)?,
            0x2c => {
                pictures += 1;
                at = blocks(bytes, at + 11 + table(*bytes.get(at + 9)?))?;
            }
            _ => return None,
        }
    }
}

/// The end of a chain of blocks; each begins with its length, and the last has none.
fn blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

/// RFC 9649, 2.3 to 2.7: the file's size stands in its head, and what is in it as flags behind.
fn webp(bytes: &[u8]) -> Option<bool> {
    const ANIMATED: u8 = 0x02;
    let size = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?);
    if bytes.len() < usize::try_from(size).ok()?.checked_add(8)? {
        return None;
    }
    let is_extended = bytes.get(12..16)? == b"VP8X";
    Some(is_extended && bytes.get(20)? & ANIMATED != 0)
}
