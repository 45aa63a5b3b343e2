//! [`Written`]: what a channel makes of one message.

use std::mem;

use super::limits::Measure;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Portal;
use crate::output::{Content, Revision};
use crate::schedule::Message;
use crate::site_map::KitFile;
use crate::source::Place;

/// The files of a message, and what is to be known about them.
#[derive(Debug, Clone, Default)]
pub struct Written {
    pub files: Vec<(KitFile, Content)>,
    pub measures: Vec<Measure>,
    pub notes: Vec<Note>,
    /// What is wrong otherwise.
    pub problems: Vec<Diagnostic>,
    /// The message as its reader sees it, where the files hold the tags of a mail system.
    pub shown: Option<Shown>,
    /// Which edition the message's calendar tells people it is.
    pub revision: Option<Revision>,
}

/// A message without a mail system's tags: they show their fallback. For previews and for pasting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub html: String,
    pub text: String,
}

/// Something that the channel can't show as it was written, and how it is told instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// One sentence: "Slack has no tables: this one is told row by row."
    pub text: String,
    pub place: Place,
}

impl Written {
    /// Adds a file of text.
    pub fn text(&mut self, file: KitFile, text: String) {
        self.files.push((file, Content::Bytes(text.into())));
    }

    /// This and what goes with it.
    pub fn and(mut self, other: Self) -> Self {
        self.files.extend(other.files);
        self.measures.extend(other.measures);
        self.notes.extend(other.notes);
        self.problems.extend(other.problems);
        self
    }

    /// Exchanges the content of each file.
    pub fn put_away(&mut self, put: impl Fn(KitFile, Content) -> Content) {
        let files = mem::take(&mut self.files).into_iter();
        self.files = files.map(|(file, content)| (file, put(file, content))).collect();
    }

    pub fn file(&self, file: KitFile) -> Option<&Content> {
        self.files.iter().find(|(known, _)| *known == file).map(|(_, content)| content)
    }

    /// Of each limit the figure that comes closest to it.
    pub fn tightest(&self) -> Vec<&Measure> {
        let mut tightest: Vec<&Measure> = Vec::new();
        for measure in &self.measures {
            match tightest.iter_mut().find(|known| std::ptr::eq(known.limit, measure.limit)) {
                Some(known) if measure.figure > known.figure => *known = measure,
                Some(_) => {}
                None => tightest.push(measure),
            }
        }
        tightest
    }

    /// What an author should hear about it.
    pub fn findings(&self, message: &Message, portal: &Portal) -> Vec<Diagnostic> {
        let over = self.measures.iter().filter_map(|measure| measure.finding(message, portal));
        let told = self.notes.iter().map(|note| {
            Diagnostic::new(Code::ToldDifferently, note.place.clone(), &note.text)
                .help("Nothing is lost. If you don't like how it reads there, write it another way.")
        });
        over.chain(told).chain(self.problems.iter().cloned()).collect()
    }
}
