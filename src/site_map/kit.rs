//! The files of the campaign kit: which ones a message becomes, and in which folder they stand.
//!
//! Enter at [`files`] for a message and at [`steps`] for the pages that show messages. A new format begins here, as a
//! variant of [`KitFile`].

use std::ops::Range;

use crate::model::{Campaign, Channel, Id, Portal};
use crate::schedule::Message;

/// Declares the files: the variant, its name in the message's folder, and what the manifest calls it.
macro_rules! kit_files {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $kind:literal;)+) => {
        /// One file of a message.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum KitFile { $($(#[$doc])* $variant),+ }

        impl KitFile {
            /// The file's name in the message's folder.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What the manifest calls it.
            pub fn kind(self) -> &'static str {
                match self { $(Self::$variant => $kind),+ }
            }
        }
    };
}

kit_files! {
    /// The whole message, as a mail system sends it.
    EmailHtml = "email.html", "email";
    /// What survives a paste into a mail program.
    EmailPaste = "email.paste.html", "email-paste";
    EmailText = "email.txt", "email-text";
    /// A draft that mail programs open ready to be sent.
    EmailDraft = "email.eml", "email-draft";
    /// The body of listmonk's campaign API.
    Listmonk = "listmonk.json", "listmonk";
    SlackCard = "slack.json", "slack";
    SlackText = "slack.txt", "slack-text";
    TeamsCard = "teams.json", "teams";
    Sms = "sms.txt", "sms";
    Calendar = "event.ics", "calendar";
    /// A fragment of HTML that carries its own style.
    Intranet = "intranet.html", "intranet";
    PosterSvg = "poster.svg", "poster";
    PosterPdf = "poster.pdf", "poster-pdf";
    Signage = "signage.png", "signage";
    /// The picture that goes with a post.
    Share = "share.png", "share";
}

/// The files that a message becomes.
pub fn files(message: &Message) -> &'static [KitFile] {
    match message.channel {
        Channel::Email => {
            &[KitFile::EmailHtml, KitFile::EmailPaste, KitFile::EmailText, KitFile::EmailDraft, KitFile::Listmonk]
        }
        Channel::Slack => &[KitFile::SlackCard, KitFile::SlackText, KitFile::Share],
        Channel::Teams => &[KitFile::TeamsCard, KitFile::Share],
        Channel::Sms => &[KitFile::Sms],
        Channel::Calendar => &[KitFile::Calendar],
        Channel::Poster => &[KitFile::PosterSvg, KitFile::PosterPdf],
        Channel::Signage => &[KitFile::Signage],
        Channel::Intranet => &[KitFile::Intranet, KitFile::Share],
    }
}

/// `kit/<campaign>/<touchpoint>/<persona>`, or `…/<persona>.<variant>`.
pub fn folder(message: &Message, portal: &Portal) -> String {
    format!("kit/{}", message.folder(portal))
}

/// What one group of people gets at one touchpoint: the messages of one folder, as their place in the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step(Range<usize>);

impl Step {
    /// Its messages, one for each channel.
    pub fn messages<'m>(&self, all: &'m [Message]) -> &'m [Message] {
        all.get(self.0.clone()).unwrap_or_default()
    }

    /// Its messages with their place in the schedule.
    pub fn numbered<'m>(&self, all: &'m [Message]) -> impl Iterator<Item = (usize, &'m Message)> {
        self.0.clone().zip(self.messages(all))
    }
}

/// The steps of a schedule, in its order.
pub fn steps(messages: &[Message]) -> Vec<Step> {
    let occasion = |m: &Message| (m.campaign, m.touchpoint, m.persona, m.variant.clone());
    let mut start = 0;
    let runs = messages.chunk_by(|a, b| occasion(a) == occasion(b));
    runs.map(|run| {
        start += run.len();
        Step(start - run.len()..start)
    })
    .collect()
}

/// A page of the kit itself, or what such a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KitPage {
    /// Every message, to be looked at and copied.
    Gallery,
    /// What the gallery shows of one step.
    Preview(Step),
    /// A campaign's messages, to be read one after the other and signed.
    Review(Id<Campaign>),
}

impl KitPage {
    /// What the manifest calls it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Gallery => "kit-gallery",
            Self::Preview(_) => "kit-preview",
            Self::Review(_) => "kit-review",
        }
    }
}

pub const GALLERY: &str = "kit/index.html";
pub const PREVIEW: &str = "preview.js";

/// The page that lets people read a campaign's messages one after the other.
pub fn review(campaign: &Campaign) -> String {
    format!("kit/{}/review.html", campaign.item.slug)
}

/// Where people who brief their team about a campaign begin.
pub fn managers_brief(campaign: &Campaign) -> String {
    format!("kit/{}/managers-brief.html", campaign.item.slug)
}

/// The questions of a campaign's spaced reminders, to print.
pub fn cards(campaign: &Campaign) -> String {
    format!("kit/{}/cards.html", campaign.item.slug)
}

/// A champion's own kit.
pub fn champion(champion: &crate::model::Champion) -> String {
    format!("kit/champions/{}/index.html", champion.item.slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Persona;
    use crate::schedule::Slot;

    fn message(touchpoint: usize, persona: usize, variant: Option<&str>, channel: Channel) -> Message {
        let asked = jiff::civil::date(2027, 1, 19).at(9, 0, 0, 0);
        Message {
            campaign: Id::new(0),
            touchpoint,
            persona: Id::<Persona>::new(persona),
            variant: variant.map(str::to_owned),
            channel,
            slot: Slot { asked, at: asked, because: None },
            voice: None,
        }
    }

    #[test]
    fn a_step_holds_the_channels_of_one_folder() {
        let all = [
            message(0, 0, None, Channel::Email),
            message(0, 0, None, Channel::Slack),
            message(0, 0, Some("b"), Channel::Email),
            message(0, 1, None, Channel::Email),
            message(1, 1, None, Channel::Email),
        ];
        let steps = steps(&all);
        assert_eq!(steps.iter().map(|step| step.messages(&all).len()).collect::<Vec<_>>(), [2, 1, 1, 1]);
        assert_eq!(steps[2].numbered(&all).next().map(|(index, _)| index), Some(3));
    }
}
