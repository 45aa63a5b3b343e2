//! Voices that the author named, whose consent holds on the day that was asked for and not on the one on which the
//! message goes out. What is already over on the day that was asked for is for check to report.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::VoiceChoice;
use crate::model::{Campaign, Id, Listed, Portal, Touchpoint};
use crate::schedule::Slots;

/// One finding for each touchpoint.
pub fn too_late(portal: &Portal, slots: &Slots) -> Vec<Diagnostic> {
    let steps = Campaign::all(portal).flat_map(|(id, campaign)| {
        campaign.touchpoints.iter().enumerate().map(move |(index, touchpoint)| (id, index, touchpoint))
    });
    steps.filter_map(|(id, index, touchpoint)| finding(id, index, touchpoint, portal, slots)).collect()
}

fn finding(
    id: Id<Campaign>,
    index: usize,
    touchpoint: &Touchpoint,
    portal: &Portal,
    slots: &Slots,
) -> Option<Diagnostic> {
    let (field, person, consent, item) = match touchpoint.voice {
        VoiceChoice::Best | VoiceChoice::Nobody => return None,
        VoiceChoice::Testimonial(id) => ("testimonial", &portal[id].person, &portal[id].consent, &portal[id].item),
        VoiceChoice::Champion(id) => ("champion", &portal[id].person, &portal[id].consent, &portal[id].item),
    };
    let until = consent.until.filter(|_| consent.lasts_until(portal[id].date(touchpoint)))?;
    let late = slots.of_step(portal, id, index).find(|(_, slot)| !consent.lasts_until(slot.day()));
    let (persona, slot) = late?;
    let message = format!(
        "{person} agreed to be shown until {until}, and for \"{}\" this goes out on {}, without them.",
        portal[persona].item.title,
        slot.day()
    );
    let help = "Ask them again and write down the new date, or let this go out earlier.";
    let place = touchpoint.item.origin.place(field);
    let agreed = "this is what they agreed to";
    Some(Diagnostic::new(Code::ConsentExpired, place, message).help(help).related(item.origin.place("consent"), agreed))
}
