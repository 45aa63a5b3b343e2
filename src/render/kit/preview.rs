//! What the gallery shows of one message: a script that hands over its texts.
//!
//! Pages from disk may load scripts but not read files, so the texts stand in a call: `kitMessage({…})`. Only the
//! message that somebody opens is loaded, so the list stays light however many there are.

use std::borrow::Cow;

use super::Kit;
use crate::model::Choice;
use crate::output::Content;
use crate::render::channels::Written;
use crate::render::escape;
use crate::render::views::kit as views;
use crate::schedule::Message;
use crate::site_map::KitFile;
use crate::site_map::kit::Step;

impl Kit<'_> {
    pub(super) fn preview(&self, step: &Step) -> Vec<u8> {
        let numbered = step.numbered(self.inputs.messages);
        let channels = numbered.filter_map(|(index, message)| self.previewed(message, self.written.get(index)?));
        let first = step.messages(self.inputs.messages).first().map(|message| self.step(message));
        let preview = first.map(|step| views::Preview { step, channels: channels.collect() });
        // Strings, numbers and lists of them can't fail to be written.
        let json = serde_json::to_string(&preview).unwrap_or_default();
        format!("kitMessage({});\n", escape::json_in_script(&json)).into_bytes()
    }

    fn previewed(&self, message: &Message, written: &Written) -> Option<views::PreviewChannel> {
        let files: Vec<_> = written.files.iter().map(|(file, content)| self.previewed_file(*file, content)).collect();
        let shown = written.shown.as_ref();
        (!files.is_empty()).then(|| views::PreviewChannel {
            key: message.channel.word(),
            name: self.channel(message.channel),
            voice: self.voice(message),
            shown: shown.map(|shown| views::ShownForms { html: shown.html.clone(), text: shown.text.clone() }),
            files,
            measures: written.tightest().into_iter().map(|measure| self.measure(measure)).collect(),
            notes: written.notes.iter().map(|note| note.text.clone()).collect(),
        })
    }

    fn previewed_file(&self, file: KitFile, content: &Content) -> views::PreviewFile {
        let handled = handled(file);
        let text = if handled == Handled::Linked { None } else { content.text().map(Cow::into_owned) };
        views::PreviewFile { name: file.name(), label: self.file(file), is_copied: handled == Handled::Copied, text }
    }
}

/// What people do with a file.
#[derive(Clone, Copy, PartialEq)]
enum Handled {
    /// Copy its text somewhere.
    Copied,
    /// Save it and open it in another program. From disk a browser would show it instead, so the page has its text.
    Saved,
    /// Look at it, hang it up, attach it.
    Linked,
}

fn handled(file: KitFile) -> Handled {
    match file {
        KitFile::EmailHtml
        | KitFile::EmailPaste
        | KitFile::EmailText
        | KitFile::Listmonk
        | KitFile::SlackCard
        | KitFile::SlackText
        | KitFile::TeamsCard
        | KitFile::Sms
        | KitFile::Calendar
        | KitFile::Intranet => Handled::Copied,
        KitFile::EmailDraft => Handled::Saved,
        KitFile::PosterSvg | KitFile::PosterPdf | KitFile::Signage | KitFile::Share => Handled::Linked,
    }
}
