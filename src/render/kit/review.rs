//! A campaign's messages on one page that prints well: for those who read, mark and sign before anything is sent.

use super::Kit;
use super::told::{links, told};
use crate::model::values::Scope;
use crate::model::{Campaign, Id};
use crate::output::Content;
use crate::render::channels::Written;
use crate::render::views::Link;
use crate::render::views::kit as views;
use crate::schedule::Message;
use crate::site_map::KitFile;
use crate::site_map::kit::Step;

impl Kit<'_> {
    pub(super) fn review(&self, id: Id<Campaign>) -> views::Review {
        let portal = self.inputs.portal;
        let scope = Scope::portal(portal).campaign(&portal[id]);
        let mut steps: Vec<_> = self.steps.iter().filter(|step| self.first(step).campaign == id).cloned().collect();
        // Those of one moment stay in the order of the schedule.
        steps.sort_by_key(|step| self.first(step).slot.at);
        views::Review {
            objective: portal[id].objective.as_ref().map(|copy| copy.resolve(&scope)).unwrap_or_default(),
            facts: self.campaign_facts(&steps),
            messages: steps.iter().map(|step| self.review_message(step)).collect(),
        }
    }

    /// Where a message stands on the page: `01-teaser/lead`.
    pub(super) fn anchor(&self, message: &Message) -> String {
        let id = self.id(message);
        id.split_once('/').map_or(id.as_str(), |(_, rest)| rest).to_owned()
    }

    fn review_message(&self, step: &Step) -> views::ReviewMessage {
        let first = self.first(step);
        let numbered = step.numbered(self.inputs.messages);
        let anchor = self.anchor(first);
        let channel = |(index, message): (usize, &Message)| {
            let written = self.written.get(index).filter(|written| !written.files.is_empty())?;
            Some(self.review_channel(message, written, &anchor))
        };
        views::ReviewMessage { step: self.step(first), channels: numbered.filter_map(channel).collect(), anchor }
    }

    fn review_channel(&self, message: &Message, written: &Written, folder: &str) -> views::ReviewChannel {
        let link = |file: KitFile| Link::new(format!("{folder}/{}", file.name()), self.file(file));
        let files = || written.files.iter().map(|(file, _)| *file);
        let text = said(written);
        views::ReviewChannel {
            name: self.channel(message.channel),
            links: links(&text),
            text,
            voice: self.voice(message),
            pictures: files().filter(|file| is_picture(*file)).map(link).collect(),
            measures: written.tightest().into_iter().map(|measure| self.measure(measure)).collect(),
            notes: written.notes.iter().map(|note| note.text.clone()).collect(),
            files: files().map(link).collect(),
        }
    }
}

/// The words of a channel's message, from the first of its files that has them.
fn said(written: &Written) -> String {
    let in_file = |(file, content): &(KitFile, Content)| told(*file, &content.text()?);
    let shown = written.shown.as_ref().map(|shown| shown.text.trim_end().to_owned());
    shown.or_else(|| written.files.iter().find_map(in_file)).unwrap_or_default()
}

fn is_picture(file: KitFile) -> bool {
    matches!(file, KitFile::PosterSvg | KitFile::Signage | KitFile::Share)
}
