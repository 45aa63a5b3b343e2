//! What the names of files and folders say: the slug and the language of an item, and which folders are ours.
//!
//! Enter at [`Name::of`] and [`misnamed_folders`].

use unicode_normalization::UnicodeNormalization;

use super::folder::{self, Files};
use super::{KINDS, OTHER_FOLDERS};
use crate::diagnostics::nearest::nearest;
use crate::diagnostics::{Code, Diagnostic};

/// What a file's path within its kind's folder says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub slug: String,
    pub language: Option<String>,
}

impl Name {
    /// `feedback.md`, `feedback.fr.md`, `feedback/index.md`, `feedback/index.fr.md`.
    pub fn of(inner: &str) -> Option<Self> {
        let stem = inner.strip_suffix(".md")?;
        let (folder, file) = stem.split_once('/').map_or((None, stem), |(folder, file)| (Some(folder), file));
        let (file, language) = match file.rsplit_once('.') {
            Some((file, language)) if is_language(language) => (file, Some(language.to_owned())),
            _ => (file, None),
        };
        let slug = match folder {
            Some(folder) if file == "index" => folder,
            None if file != "index" && file != "_index" => file,
            _ => return None,
        };
        // macOS may store an accented letter as two characters, and nobody who types the name could tell.
        Some(Self { slug: slug.nfc().collect(), language })
    }
}

/// Whether a word has the form of a language tag: `fr`, `pt-br`.
pub fn is_language(word: &str) -> bool {
    let mut parts = word.split('-');
    let first = parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()));
    first && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Folders whose name is nearly one of ours: a misspelt `course/` would otherwise publish nothing, silently.
pub fn misnamed_folders(files: &Files) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut seen = "";
    for path in files.keys() {
        let Some((top, _)) = path.split_once('/') else { continue };
        let known = || KINDS.iter().chain(OTHER_FOLDERS).copied();
        if top == seen || known().any(|folder| folder == top) {
            continue;
        }
        seen = top;
        if let Some(near) = nearest(top, known()) {
            let message = format!("The folder `{top}` is not used.");
            findings.push(
                folder::about_file(Code::UnknownFile, path, message).help(format!("Did you mean `{near}`? Rename it.")),
            );
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_items_and_translations() {
        let name = |inner| Name::of(inner).map(|n| (n.slug, n.language));
        let fr = Some("fr".to_owned());
        assert_eq!(name("a.md"), Some(("a".into(), None)));
        assert_eq!(name("a.fr.md"), Some(("a".into(), fr.clone())));
        assert_eq!(name("a/index.md"), Some(("a".into(), None)));
        assert_eq!(name("a/index.fr.md"), Some(("a".into(), fr)));
        assert_eq!(name("v1.2026.md"), Some(("v1.2026".into(), None)));
        assert_eq!(name("cafe\u{301}.md"), Some(("caf\u{e9}".into(), None)), "as it is typed");
        assert_eq!(name("a/notes.md"), None);
        assert_eq!(name("index.md"), None);
    }
}
