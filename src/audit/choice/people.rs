//! People: skills that grow between people need some, and somebody has a name on everything that is sent.

use crate::audit::around::Around;
use crate::audit::words;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::course::Format;
use crate::model::{Channel, Course, Id, Listed, Portal};

pub fn judge(portal: &Portal, around: &Around) -> Vec<Diagnostic> {
    let courses = Course::all(portal).filter_map(|(id, course)| alone(portal, around, id, course));
    courses.chain(nobody_named(portal)).collect()
}

/// A course for a human skill that people take on their own.
fn alone(portal: &Portal, around: &Around, id: Id<Course>, course: &Course) -> Option<Diagnostic> {
    let skills: Vec<_> = course.skills.iter().map(|gain| gain.skill).filter(|skill| portal[*skill].human).collect();
    let is_shared = matches!(course.format, Format::Live | Format::InPerson | Format::Blended);
    let is_talked_about = course.community.is_some()
        || portal.communities.iter().any(|community| skills.iter().any(|skill| community.skills.contains(skill)));
    if skills.is_empty() || is_shared || is_talked_about || !around.events(id).is_empty() {
        return None;
    }
    let names: Vec<_> = skills.iter().map(|skill| format!("\"{}\"", portal[*skill].name)).collect();
    let message = format!("{} grows between people, and this course has nobody to practise with.", words::all(&names));
    let place = course.item.origin.place("skills");
    let past = portal.events.iter().find(|event| event.courses.contains(&id));
    let finding = Diagnostic::new(Code::NoHumanTouch, place, message).help(format!(
        "Name a community (community = \"…\"), or write an event to come with courses = [\"{}\"].",
        course.item.slug
    ));
    Some(match past {
        Some(event) => finding.related(event.item.origin.place("starts"), "this event is over"),
        None => finding,
    })
}

/// One finding for the portal: a contact would name somebody on every page and message at once.
fn nobody_named(portal: &Portal) -> Option<Diagnostic> {
    let settings = &portal.settings;
    if settings.contact.as_ref().is_some_and(|contact| !contact.name.trim().is_empty()) {
        return None;
    }
    let is_open = |campaign: &&crate::model::Campaign| campaign.is_open(portal.today);
    let campaigns: Vec<_> = portal.campaigns.iter().filter(is_open).collect();
    if campaigns.is_empty() {
        return None;
    }
    let letters = campaigns.iter().flat_map(|campaign| &campaign.touchpoints);
    let letters = letters.filter(|it| it.recall.is_none() && it.channels.contains(&Channel::Email));
    let unsigned = letters.filter(|touchpoint| touchpoint.sender.as_ref().is_none_or(|s| s.name.trim().is_empty()));
    let mails = match unsigned.count() {
        0 => String::new(),
        1 => ", and 1 e-mail names no sender".to_owned(),
        n => format!(", and {n} e-mails name no sender"),
    };
    let message = format!("No landing page names a person to ask{mails}.");
    let help = "Add one below `title`: contact = { name = \"Priya Raman\", email = \"learning@example.com\" }.";
    Some(Diagnostic::new(Code::NobodyNamed, settings.origin.name_place(), message).help(help))
}
