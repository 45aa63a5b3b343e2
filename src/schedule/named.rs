//! How a message is called and what it says of itself, the same in every form of the plan.

use jiff::Zoned;

use super::Message;
use crate::model::campaign::TouchpointCopy;
use crate::model::values::Scope;
use crate::model::{Choice, Copy, Portal};

impl Message {
    /// `<campaign>/<touchpoint>/<persona>[.<variant>]/<channel>`: made of names that authors gave, so that it stays the
    /// same whatever else is edited.
    pub fn id(&self, portal: &Portal) -> String {
        format!("{}/{}", self.folder(portal), self.channel.word())
    }

    /// `<campaign>/<touchpoint>/<persona>[.<variant>]`.
    pub fn folder(&self, portal: &Portal) -> String {
        let campaign = &portal[self.campaign].item.slug;
        let touchpoint = &self.touchpoint(portal).item.slug;
        let persona = &portal[self.persona].item.slug;
        let arm = self.variant.as_ref().map(|variant| format!(".{variant}")).unwrap_or_default();
        format!("{campaign}/{touchpoint}/{persona}{arm}")
    }

    /// Its subject as a reader without a name gets it; the touchpoint's title where there is none.
    pub fn subject(&self, portal: &Portal) -> String {
        let touchpoint = self.touchpoint(portal);
        let scope = Scope::portal(portal).campaign(&portal[self.campaign]).persona(&portal[self.persona]);
        let own = |copy: &TouchpointCopy| copy.subject.as_ref().map(|subject: &Copy| subject.resolve(&scope));
        let mut copies = touchpoint.copies_for(self.persona, self.variant.as_deref());
        let subject = copies.find_map(own).unwrap_or_default();
        let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
        if subject.is_empty() { touchpoint.item.title.clone() } else { subject }
    }

    /// Who signs: the touchpoint's sender, else the portal's contact.
    pub fn sender<'a>(&self, portal: &'a Portal) -> Option<&'a str> {
        let contact = portal.settings.contact.as_ref().map(|contact| contact.name.trim());
        self.touchpoint(portal).sender.as_ref().map(|sender| sender.name.trim()).or(contact)
    }

    /// When it goes out, in the portal's time zone; `None` beyond the ends of the calendar.
    pub fn zoned(&self, portal: &Portal) -> Option<Zoned> {
        self.slot.at.to_zoned(portal.settings.timezone.clone()).ok()
    }

    /// `2027-03-09T12:15:00+01:00`.
    pub fn goes_out(&self, portal: &Portal) -> String {
        let local = || self.slot.at.strftime("%Y-%m-%dT%H:%M:%S").to_string();
        self.zoned(portal).map_or_else(local, |at| at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }

    /// `2027-03-06`, or `2027-03-06T10:00` where its author named a time.
    pub fn asked(&self, portal: &Portal) -> String {
        let form = if self.touchpoint(portal).time.is_some() { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%d" };
        self.slot.asked.strftime(form).to_string()
    }
}
