//! Testimonials and champions: nobody is shown without a consent that holds today.

use jiff::civil::Date;

use super::contact;
use super::context::Context;
use super::item;
use super::names::Status;
use crate::diagnostics::Code;
use crate::load::Entry;
use crate::load::pictures::Wanted;
use crate::load::values::Spanned;
use crate::load::voice::{ChampionRecord, ConsentRecord, TestimonialRecord};
use crate::model::voice::{Champion, Consent, Post, Testimonial};

/// What a consent allows on a day.
pub fn status(consent: Option<&Spanned<ConsentRecord>>, today: Date) -> Status {
    let Some(consent) = consent.map(|consent| &consent.value) else { return Status::NoConsent };
    match (consent.given, &consent.until) {
        (None, _) => Status::NoConsent,
        (Some(given), _) if given > today => Status::NoConsent,
        (_, Some(until)) if until.value < today => Status::ConsentEnded(until.value),
        _ if consent.scope.is_empty() => Status::NoConsent,
        _ => Status::Live,
    }
}

/// Reports a consent that is missing or has ended, at the person's file.
pub fn judge_consent<R>(
    person: Option<&Spanned<String>>,
    consent: Option<&Spanned<ConsentRecord>>,
    entry: &Entry<R>,
    context: &mut Context<'_>,
) {
    let name = person.map_or("This person", |person| person.value.as_str());
    let file = || crate::source::Place::file(&entry.source);
    // A consent that can't be read or lacks a part has been reported field by field.
    let is_whole = consent.is_some_and(|c| c.value.given.is_some() && !c.value.scope.is_empty());
    if !is_whole && entry.fields.get("consent").is_some_and(|span| entry.source.text[span.clone()].len() > 2) {
        return;
    }
    match status(consent, context.today) {
        Status::ConsentEnded(until) => {
            let place = consent.and_then(|c| c.value.until.as_ref()).map_or_else(file, |until| until.place.clone());
            let message = format!("{name} agreed to be shown until {until}, so nothing of them is published any more.");
            let help = "Ask again and write down the new date, or delete this file.";
            context.report(Code::ConsentExpired, place, message, help);
        }
        Status::NoConsent => {
            if let Some((given, consent)) = consent.and_then(|c| Some((c.value.given?, c))) {
                let message =
                    format!("{name} agrees to be shown from {given} on, so nothing of them is published yet.");
                let help = "Correct `given` if that day is wrong, or set draft = true until then.";
                context.report(Code::ConsentMissing, consent.place.clone(), message, help);
                return;
            }
            let place = person.map_or_else(file, |person| person.place.clone());
            let message = format!("{name} has not agreed to be shown, so nothing of them is published.");
            let help = "Ask them, then add: consent = { given = 2026-05-01, until = 2028-05-01, scope = [\"portal\", \"email\"] }.";
            context.report(Code::ConsentMissing, place, message, help);
        }
        Status::Live | Status::Draft | Status::Scheduled(_) | Status::Expired(_) => {}
    }
}

/// The consent of someone who is live.
fn consent(record: Option<&Spanned<ConsentRecord>>) -> Option<Consent> {
    let record = &record?.value;
    Some(Consent {
        given: record.given?,
        until: record.until.as_ref().map(|until| until.value),
        scope: record.scope.iter().map(|scope| scope.0).collect(),
    })
}

pub fn testimonial(entry: &Entry<TestimonialRecord>, context: &mut Context<'_>) -> Option<Testimonial> {
    let record = &entry.record;
    Some(Testimonial {
        item: item::item(&record.item, entry, context),
        quote: record.quote.as_ref().map(|quote| quote.value.clone()).unwrap_or_default(),
        person: record.person.as_ref().map(|person| person.value.clone()).unwrap_or_default(),
        role: record.role.clone(),
        photo: item::picture(
            record.photo.as_ref(),
            record.photo_alt.as_ref(),
            Wanted::Portrait,
            &entry.folder,
            context,
        ),
        kind: record.kind.map(|kind| kind.0).unwrap_or_default(),
        personas: context.ids(&record.personas),
        courses: context.ids(&record.courses),
        outcome: record.outcome.as_ref().and_then(|fact| context.id(fact)),
        date: record.date,
        consent: consent(record.consent.as_ref())?,
    })
}

pub fn champion(entry: &Entry<ChampionRecord>, context: &mut Context<'_>) -> Option<Champion> {
    let record = &entry.record;
    let posts =
        record.posts.iter().filter_map(|post| Some(Post { channel: post.channel?.0, text: post.text.clone()? }));
    Some(Champion {
        item: item::item(&record.item, entry, context),
        person: record.person.as_ref().map(|person| person.value.clone()).unwrap_or_default(),
        role: record.role.clone(),
        team: record.team.clone(),
        photo: item::picture(
            record.photo.as_ref(),
            record.photo_alt.as_ref(),
            Wanted::Portrait,
            &entry.folder,
            context,
        ),
        personas: context.ids(&record.personas),
        courses: context.ids(&record.courses),
        skills: context.ids(&record.skills),
        contact: record.contact.as_ref().and_then(|contact| contact::contact(contact, context)),
        recognition: record.recognition.clone(),
        posts: posts.collect(),
        consent: consent(record.consent.as_ref())?,
    })
}
