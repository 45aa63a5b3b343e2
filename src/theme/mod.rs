//! The theme: the built-in files of `site-template/`, with single files replaced by those of a content folder.
//!
//! Enter at [`Theme::load`]. Overriding one partial, one style sheet layer or one table of strings is the normal
//! case, so files are small. A file that replaces nothing, or is broken, is a [`ThemeProblem`]; all are found at once.

mod assets;
mod compact;
mod files;
mod minify;
mod plurals;
mod strings;
mod words;

use std::collections::BTreeMap;
use std::fmt;

pub use files::is_template;
pub use strings::Strings;

use crate::brand::Tokens;
use crate::model::Settings;
use crate::model::words::Words;
use crate::render::engine;

/// A theme that has been read and checked.
#[derive(Debug, Clone)]
pub struct Theme {
    pub name: String,
    /// Templates by path, compacted.
    pub templates: BTreeMap<String, String>,
    /// The same templates as written.
    pub written: BTreeMap<String, String>,
    /// Words of the interface by language.
    strings: BTreeMap<String, Strings>,
    /// Phrases for the rules of wording, by language.
    words: BTreeMap<String, Words>,
    /// Style sheets and scripts as written, by path.
    sources: BTreeMap<String, String>,
    /// Everything else below `assets/`, by path.
    files: BTreeMap<String, Vec<u8>>,
}

/// Why a file of a theme can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeProblem {
    /// Relative to the theme's folder.
    pub file: String,
    /// Line and column, from 1.
    pub at: Option<(usize, usize)>,
    pub message: String,
    pub help: String,
}

impl fmt::Display for ThemeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some((line, column)) => write!(f, "theme/{}:{line}:{column}: {}", self.file, self.message),
            None => write!(f, "theme/{}: {}", self.file, self.message),
        }
    }
}

impl Theme {
    /// The built-in theme with `overrides` (file texts by their path in the content folder's `theme/`).
    pub fn load(overrides: &BTreeMap<String, String>) -> Result<Self, Vec<ThemeProblem>> {
        let mut problems = files::strangers(overrides);
        let mut texts = files::built_in();
        let (built_in, _) = strings::tables(&texts);
        let is_used = |path: &str| texts.contains_key(path) || files::is_addition(path);
        let known: BTreeMap<_, _> = overrides.iter().filter(|(path, _)| is_used(path)).collect();
        problems.extend(engine::broken_overrides(&texts, &known));
        texts.extend(known.into_iter().map(|(path, text)| (path.clone(), text.clone())));

        let name = files::manifest(&texts).unwrap_or_else(|problem| {
            problems.push(problem);
            String::new()
        });
        let (mut strings, broken) = strings::tables(&texts);
        problems.extend(broken);
        // A theme says only those words of the interface that it says in its own way.
        for (language, own) in &mut strings {
            if let Some(whole) = built_in.get(language) {
                *own = std::mem::take(own).over(whole.clone(), language);
            }
        }
        let (words, broken) = words::lists(&texts);
        problems.extend(broken);
        if problems.is_empty() { Ok(Self { words, ..Self::assemble(name, texts, strings) }) } else { Err(problems) }
    }

    fn assemble(name: String, texts: BTreeMap<String, String>, strings: BTreeMap<String, Strings>) -> Self {
        let mut theme = Self {
            name,
            templates: BTreeMap::new(),
            written: BTreeMap::new(),
            strings,
            words: BTreeMap::new(),
            sources: BTreeMap::new(),
            files: files::built_in_bytes(),
        };
        for (path, text) in texts {
            if files::is_template(&path) {
                // White space in a picture costs nothing: it is drawn, or laid out anew.
                let compact = if path.ends_with(".svg") { text.clone() } else { compact::template(&text) };
                theme.templates.insert(path.clone(), compact);
                theme.written.insert(path, text);
            } else if files::is_source(&path) {
                theme.sources.insert(path, text);
            }
        }
        theme
    }

    /// The files to publish, by name: `portal.css`, `portal.js`, the icon, and what the theme adds.
    pub fn assets(&self, tokens: &Tokens, settings: &Settings) -> BTreeMap<String, Vec<u8>> {
        assets::all(&self.sources, &self.files, tokens, settings)
    }

    /// Styles that the kit's pages carry in themselves, by the name of their file: `base`. The brand's are `tokens`.
    pub fn kit_styles(&self, tokens: &Tokens) -> BTreeMap<String, String> {
        assets::kit_styles(&self.sources, tokens)
    }

    /// The script of the kit's gallery.
    pub fn kit_script(&self) -> String {
        assets::kit_script(&self.sources)
    }

    /// The script of the kit's pages that are complete without one.
    pub fn kit_page_script(&self) -> String {
        assets::kit_page_script(&self.sources)
    }

    /// Whether `language` is one that the interface has no words in.
    pub fn lacks(&self, language: &str) -> bool {
        let base = language.split('-').next().unwrap_or(language);
        let is_spoken = [language, base].iter().any(|known| self.strings.contains_key(*known));
        !is_spoken && files::is_language(&format!("strings/{language}.toml"))
    }

    /// The phrases that rules of wording look for in `language`; none where nobody has written them yet.
    pub fn words(&self, language: &str) -> Words {
        let base = language.split('-').next().unwrap_or(language);
        self.words.get(language).or_else(|| self.words.get(base)).cloned().unwrap_or_default()
    }

    /// The interface's words in `language`; what a language doesn't have is in English.
    pub fn strings(&self, language: &str) -> Strings {
        let english = self.strings.get("en").cloned().unwrap_or_default();
        let base = language.split('-').next().unwrap_or(language);
        let own = self.strings.get(language).or_else(|| self.strings.get(base)).cloned().unwrap_or_default();
        own.over(english, language)
    }
}

#[cfg(test)]
mod tests;
