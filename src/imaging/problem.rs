//! [`Problem`]: why a file can't be shown as a picture, in words for its author.

use std::fmt;

use super::{Kind, LARGEST_FILE, MOST_PIXELS};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    Empty,
    /// A sort that can't be shown; its name where it is known.
    Unsupported(Option<&'static str>),
    /// The file ends before the picture does.
    CutOff(Kind),
    /// What stands in it is not a picture of its sort; in the decoder's words.
    Damaged(Kind, String),
    TooManyPixels {
        width: u32,
        height: u32,
    },
    /// In bytes.
    TooLarge(u64),
}

impl Problem {
    pub fn help(&self) -> &'static str {
        match self {
            Self::Damaged(Kind::Svg, _) => "Export it again as a plain SVG, of 4 MB at most.",
            Self::Empty | Self::CutOff(_) | Self::Damaged(..) => {
                "It was probably not copied to its end. Copy or export it again, and look at it before you do."
            }
            Self::Unsupported(_) => "Export it as JPEG (photographs), PNG (screenshots) or SVG (drawings).",
            Self::TooManyPixels { .. } | Self::TooLarge(_) => {
                "Export it smaller: 2500 pixels at its longer side are more than any page shows."
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
        match self {
            Self::Empty => f.write_str("there is nothing in it"),
            Self::Unsupported(Some(kind)) => write!(f, "it is a {kind} file, which browsers don't show everywhere"),
            Self::Unsupported(None) => f.write_str("it is no picture of a sort that we know"),
            Self::CutOff(kind) => write!(f, "it is a {} file whose end is missing", kind.name()),
            Self::Damaged(kind, reason) => write!(f, "it is a damaged {} file ({reason})", kind.name()),
            Self::TooManyPixels { width, height } => {
                write!(f, "it has {width} × {height} pixels, and {} million are the most", MOST_PIXELS / 1_000_000)
            }
            Self::TooLarge(bytes) => {
                write!(f, "it has {} MB, and {} MB are the most", megabytes(*bytes), megabytes(LARGEST_FILE))
            }
        }
    }
}

impl std::error::Error for Problem {}
