//! [`Destination`]: where a message's call to action leads. Enter at [`Destination::of`].

use super::address::{self, Addressed};
use crate::model::Portal;
use crate::model::campaign::ButtonLink;
use crate::model::prose::Target;
use crate::model::recall::Recall;
use crate::schedule::Message;

/// The question of a reminder, where its answer opens; the place that an author names for the button; else the persona's landing page, or the campaign's where the
/// persona isn't one of the campaign's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// An address of the portal: `c/spring/new-lead/`, `courses/feedback/#try-it`.
    Page(String),
    /// A URL that is not the portal's.
    Outside(String),
}

impl Destination {
    pub fn of(message: &Message, portal: &Portal) -> Self {
        let touchpoint = message.touchpoint(portal);
        if let Some(Recall { course, question, .. }) = touchpoint.recall {
            return Self::Page(address::question(&portal[course], question));
        }
        let mut copies = touchpoint.copies_for(message.persona, message.variant.as_deref());
        let authored = copies.find_map(|copy| copy.cta_to.as_ref()).and_then(named);
        authored.unwrap_or_else(|| Self::Page(landing_page(message, portal)))
    }
}

/// `None` for a link that leads nowhere, which has been reported.
fn named(link: &ButtonLink) -> Option<Destination> {
    match &link.target {
        Target::Portal(address) | Target::File(address) => Some(Destination::Page(address.clone())),
        Target::External(url) => Some(Destination::Outside(url.clone())),
        Target::Fragment(_) | Target::Unresolved => None,
    }
}

fn landing_page(message: &Message, portal: &Portal) -> String {
    let campaign = &portal[message.campaign];
    match campaign.personas.contains(&message.persona) {
        true => address::landing(campaign, &portal[message.persona]),
        false => campaign.address(),
    }
}
