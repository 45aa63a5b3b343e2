//! The files of the campaign kit: which ones a message becomes, and in which folder they stand.
//!
//! Enter at [`files`]. A new format begins here, as a variant of [`KitFile`].

use crate::model::{Channel, Portal};
use crate::schedule::Message;

/// Declares the files: the variant, its name in the message's folder, and what the manifest calls it.
macro_rules! kit_files {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $kind:literal;)+) => {
        /// One file of a message.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
        Channel::Email => &[KitFile::EmailHtml, KitFile::EmailPaste, KitFile::EmailText],
        Channel::Poster => &[KitFile::PosterSvg, KitFile::PosterPdf],
        Channel::Signage => &[KitFile::Signage],
        Channel::Slack | Channel::Teams | Channel::Intranet => &[KitFile::Share],
        Channel::Sms | Channel::Calendar => &[],
    }
}

/// `kit/<campaign>/<touchpoint>/<persona>`, or `…/<persona>.<variant>`.
pub fn folder(message: &Message, portal: &Portal) -> String {
    let campaign = &portal[message.campaign].item.slug;
    let touchpoint = &message.touchpoint(portal).item.slug;
    let persona = &portal[message.persona].item.slug;
    let arm = message.variant.as_ref().map(|variant| format!(".{variant}")).unwrap_or_default();
    format!("kit/{campaign}/{touchpoint}/{persona}{arm}")
}
