//! [`OutPath`]: the only type through which a file of the output can be named. Enter at [`OutPath::new`].
//!
//! What it accepts is a plain relative path that means the same file on Linux, macOS and Windows, below the
//! output folder and nowhere else. A portal is often built on one system and unpacked on another, so a name
//! that only one of them dislikes is refused on all.

use std::fmt;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

/// The list of everything the output holds. Only the output room writes it.
pub const MANIFEST: &str = "manifest.json";

/// File systems refuse a longer name.
const LONGEST_PART: usize = 255;
/// Leaves room for the folder that the output stands in; most systems stop at 1024 or 4096.
const LONGEST_PATH: usize = 1000;

/// A checked path relative to the output folder, `/` between its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(String);

impl OutPath {
    pub fn new(path: &str) -> Result<Self, PathProblem> {
        if path.is_empty() {
            return Err(PathProblem::Empty);
        }
        if path.len() > LONGEST_PATH {
            return Err(PathProblem::TooLong { limit: LONGEST_PATH });
        }
        if path.starts_with('/') {
            return Err(PathProblem::Absolute);
        }
        path.split('/').try_for_each(check_part)?;
        // It stands at the top, where few files do.
        if !path.contains('/') && fold(path) == MANIFEST {
            return Err(PathProblem::Reserved { name: path.to_owned() });
        }
        Ok(Self(path.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file below `root` that this path names.
    pub fn below(&self, root: &Path) -> PathBuf {
        let mut path = root.to_owned();
        path.extend(self.0.split('/'));
        path
    }

    /// The folders that this path stands in, the outermost first: `a`, `a/b` for `a/b/c.html`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| &self.0[..at])
    }

    /// Two paths with the same key are one file on a file system that ignores case or the way that accents
    /// are encoded, as those of macOS and Windows do.
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a file system that ignores case and accents' encoding takes a name for.
///
/// By way of upper case, as that alone brings `ß` and `ss`, `σ` and `ς` together. Too much folding only
/// refuses a pair of names that nobody could tell apart; too little loses a page.
pub fn fold(text: &str) -> String {
    // Nearly every path is plain letters, and there are tens of thousands in a large portal.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let composed: String = text.nfc().collect();
    composed.to_uppercase().to_lowercase().nfc().collect()
}

/// Why a path cannot be part of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathProblem {
    Empty,
    TooLong {
        limit: usize,
    },
    Absolute,
    /// Two slashes in a row, or one at the end.
    EmptyPart,
    /// `.` or `..`.
    Climbs,
    Character {
        character: char,
    },
    /// A dot or a space at the end of a part, which Windows drops.
    DroppedEnd {
        part: String,
    },
    /// A name that Windows keeps for a device, or that `uptake` keeps for itself.
    Reserved {
        name: String,
    },
}

impl std::error::Error for PathProblem {}

impl fmt::Display for PathProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "it is empty"),
            Self::TooLong { limit } => write!(f, "it is too long: at most {limit} bytes fit"),
            Self::Absolute => write!(f, "it starts with a slash; it must be relative to the output folder"),
            Self::EmptyPart => write!(f, "it has a slash at its end or two in a row"),
            Self::Climbs => write!(f, "`.` and `..` are not allowed: they could lead out of the output folder"),
            Self::Character { character } => {
                write!(f, "it contains {}, which some systems do not allow in a file name", shown(*character))
            }
            Self::DroppedEnd { part } => {
                write!(f, "“{part}” ends in a dot or a space, which Windows would drop from a file name")
            }
            Self::Reserved { name } => write!(f, "“{name}” is a reserved name; choose another one"),
        }
    }
}

/// An invisible character is named by its number: shown as it is, it would hide or turn the message around.
fn shown(character: char) -> String {
    if character.is_control() || is_bidi(character) {
        format!("the invisible character U+{:04X}", u32::from(character))
    } else {
        format!("`{character}`")
    }
}

fn check_part(part: &str) -> Result<(), PathProblem> {
    if part.is_empty() {
        return Err(PathProblem::EmptyPart);
    }
    if part == "." || part == ".." {
        return Err(PathProblem::Climbs);
    }
    if part.len() > LONGEST_PART {
        return Err(PathProblem::TooLong { limit: LONGEST_PART });
    }
    if let Some(character) = part.chars().find(|c| !is_allowed(*c)) {
        return Err(PathProblem::Character { character });
    }
    if part.ends_with(['.', ' ']) {
        return Err(PathProblem::DroppedEnd { part: part.to_owned() });
    }
    if is_device(part) || is_ours(part) {
        return Err(PathProblem::Reserved { name: part.to_owned() });
    }
    Ok(())
}

fn is_allowed(character: char) -> bool {
    !character.is_control() && !is_bidi(character) && !r#"\<>:"|?*"#.contains(character)
}

/// Characters that turn the direction of text around: `gpj.exe` can be made to read `exe.jpg`.
fn is_bidi(character: char) -> bool {
    matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Windows opens a device for these, whatever extension follows: `aux`, `Con.txt`, `com1 .html`.
fn is_device(part: &str) -> bool {
    const LONGEST: usize = "CONOUT$".len();
    let stem = part.split('.').next().unwrap_or(part).trim_end();
    if stem.len() > LONGEST {
        return false;
    }
    let stem = stem.to_ascii_uppercase();
    let numbered = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let has_one_digit =
        |rest: &str| matches!(rest.chars().next(), Some('0'..='9' | '¹' | '²' | '³')) && rest.chars().count() == 1;
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") || numbered.is_some_and(has_one_digit)
}

/// Names of what a build needs while it works: `.uptake-lock`, `.dist.uptake-k3Xq8a`.
fn is_ours(part: &str) -> bool {
    part.starts_with('.') && part.to_ascii_lowercase().contains(".uptake-")
}

#[cfg(test)]
mod tests {
    use std::path::Component;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_paths_are_accepted() {
        for path in [
            "index.html",
            "site/courses/feedback/index.html",
            "site/.well-known/security.txt",
            "site/über uns/日本語.html",
            "site/console.html",
            "site/com10.html",
            "site/manifest.json",
        ] {
            assert_eq!(OutPath::new(path).unwrap().as_str(), path);
        }
    }

    #[test]
    fn paths_that_lead_elsewhere_or_break_a_system_are_refused() {
        for path in [
            "",
            "/",
            "/etc/passwd",
            "a//b",
            "a/",
            ".",
            "..",
            "../a",
            "a/../../b",
            "a/./b",
            "a\\b",
            "C:/a",
            "C:a",
            "a\0b",
            "a\nb",
            "a\u{7f}",
            "a\u{85}",
            "a<b",
            "a|b",
            "a?b",
            "a*b",
            "a\"b",
            "a.",
            "a /b",
            "...",
            "a/ ",
            "con",
            "CON",
            "a/Aux.html",
            "nul.tar.gz",
            "com1",
            "LPT9.txt",
            "com¹",
            "com0",
            "conin$",
            "CONOUT$.x",
            "con .txt",
            "manifest.json",
            "Manifest.JSON",
            ".uptake-lock",
            ".dist.uptake-abc",
            "a/.X.Uptake-b",
            "exe\u{202e}gpj",
            "a\u{2066}b",
            "a\u{200f}",
        ] {
            assert!(OutPath::new(path).is_err(), "{path:?} was accepted");
        }
        assert!(OutPath::new(&"x".repeat(256)).is_err());
        assert!(OutPath::new(&"long/".repeat(200).replace("long/", "longer/")).is_err());
    }

    #[test]
    fn an_invisible_character_is_named_by_its_number() {
        let problem = OutPath::new("a\u{202e}b").unwrap_err();
        assert_eq!(
            problem.to_string(),
            "it contains the invisible character U+202E, which some systems do not allow in a file name"
        );
    }

    #[test]
    fn twins_share_a_key() {
        let key = |path: &str| OutPath::new(path).unwrap().folded();
        for (one, other) in [("About", "aBOUT"), ("caf\u{e9}", "CAFE\u{301}"), ("straße", "STRASSE"), ("ΟΣ", "οσ")]
        {
            assert_eq!(key(one), key(other), "{one} and {other}");
        }
        assert_ne!(key("a/b"), key("ab"));
    }

    #[test]
    fn folders_are_listed_from_the_outside() {
        let path = OutPath::new("a/b/c.html").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
    }

    /// Text made of what paths are made of, so that the tricky cases come up often.
    fn pathlike() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[a-z]{1,3}",
            2 => Just("/".to_owned()),
            2 => Just("..".to_owned()),
            1 => r"[./\\: ~]",
            1 => "(?i:con|aux|com1|nul)",
            1 => any::<char>().prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn an_accepted_path_stays_below_its_root(text in pathlike()) {
            if let Ok(path) = OutPath::new(&text) {
                let root = Path::new("/some/root");
                let joined = path.below(root);
                let rest = joined.strip_prefix(root).unwrap();
                prop_assert!(rest.components().all(|c| matches!(c, Component::Normal(_))));
                prop_assert_eq!(rest.components().count(), text.split('/').count());
            }
        }

        #[test]
        fn an_accepted_path_is_kept_as_it_was(text in pathlike()) {
            if let Ok(path) = OutPath::new(&text) {
                prop_assert_eq!(path.as_str(), &text);
                prop_assert_eq!(OutPath::new(path.as_str()), Ok(path));
            }
        }

        #[test]
        fn case_and_composition_do_not_change_the_key(text in pathlike()) {
            let key = fold(&text);
            prop_assert_eq!(fold(&text.to_uppercase()), key.clone());
            prop_assert_eq!(fold(&text.nfd().collect::<String>()), key);
        }
    }
}
