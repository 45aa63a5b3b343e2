//! The report on languages: for each, what to translate next and what to read again, what readers meet first on top.

use super::views::{self, GOOD, WARN};
use crate::audit::parity::{Entry, Language, State};
use crate::render::kit::Kit;
use crate::render::portal::name_of;

/// So many rows are shown for each language; the data has all.
const MOST: usize = 200;

impl Kit<'_> {
    pub(super) fn languages(&self) -> views::Languages {
        let languages = &self.inputs.audit.parity.languages;
        views::Languages {
            lead: self.words.text("parity_lead"),
            figures: languages.iter().map(|language| self.language_figure(language)).collect(),
            languages: languages.iter().map(|language| self.language(language)).collect(),
        }
    }

    /// `Français 12 of 40, العربية 4 of 40`.
    pub(super) fn languages_headline(&self) -> String {
        let languages = &self.inputs.audit.parity.languages;
        let said =
            |language: &Language| format!("{} {}", name_of(&language.tag, self.inputs.theme), self.share(language));
        self.words.list(&languages.iter().map(said).collect::<Vec<_>>())
    }

    /// `12 of 40`.
    fn share(&self, language: &Language) -> String {
        let missing = language.of_state("missing").count();
        let (done, all) = (language.entries.len() - missing, language.entries.len());
        self.words.with("n_of_all", &[("n", &self.words.number(done)), ("all", &self.words.number(all))])
    }

    fn language_figure(&self, language: &Language) -> views::Figure {
        let is_whole = language.entries.iter().all(|entry| entry.state == State::Translated);
        let label = name_of(&language.tag, self.inputs.theme);
        views::Figure { value: self.share(language), label, tone: if is_whole { GOOD } else { "" } }
    }

    fn language(&self, language: &Language) -> views::LanguagePart {
        let words = language.of_state("missing").map(|entry| entry.words).sum();
        let to_do = language.entries.iter().filter(|entry| entry.state != State::Translated);
        let count = to_do.clone().count();
        let rows = to_do.take(MOST).map(|entry| self.parity_row(entry)).collect();
        let more = count.saturating_sub(MOST);
        views::LanguagePart {
            tag: language.tag.clone(),
            name: name_of(&language.tag, self.inputs.theme),
            left: match words {
                0 => self.words.text("parity_whole"),
                _ => self.words.with("parity_left", &[("n", &self.words.number(words))]),
            },
            rows,
            more: match more {
                0 => String::new(),
                _ => self.words.with("parity_more", &[("n", &self.words.number(more))]),
            },
        }
    }

    fn parity_row(&self, entry: &Entry) -> views::ParityRow {
        let (state, tone) = match &entry.state {
            State::Behind(changed, updated) => {
                let days = [self.words.date(*changed), self.words.date(*updated)];
                (self.words.with("parity_behind", &[("changed", &days[0]), ("updated", &days[1])]), WARN)
            }
            State::Partly(fields) => (self.words.with("parity_partly", &[("fields", &fields.join(", "))]), WARN),
            State::Missing | State::Translated => (self.words.text("parity_missing"), ""),
        };
        views::ParityRow {
            title: entry.title.clone(),
            file: entry.file.clone(),
            words: self.words.number(entry.words),
            state,
            tone,
        }
    }

    pub(super) fn languages_data(&self) -> Vec<views::LanguageData<'_>> {
        self.inputs.audit.parity.languages.iter().map(language_data).collect()
    }
}

fn language_data(language: &Language) -> views::LanguageData<'_> {
    views::LanguageData { language: &language.tag, entries: language.entries.iter().map(entry_data).collect() }
}

fn entry_data(entry: &Entry) -> views::ParityData<'_> {
    views::ParityData { file: &entry.file, title: &entry.title, words: entry.words, state: entry.state.word() }
}
