//! What a champion can say when somebody asks: the promise, the reason, one figure with its source, and answers.

use super::desk::{Desk, resolved};
use crate::model::copy::{Segment, ValueName};
use crate::model::prose::{Inline, Prose};
use crate::model::walk::{Node, each_node};
use crate::model::{Campaign, Copy, Fact, Id, Persona};
use crate::render::views::handout::{CitedFact, Line};

/// The promise, the reason and one thing to try.
pub fn points(campaign: &Campaign, desk: &Desk<'_>) -> Vec<Line> {
    let scope = desk.scope(campaign);
    let Some(course) = campaign.main_course(desk.portal).map(|id| &desk.portal[id]) else { return Vec::new() };
    let lines = [
        ("brief_promise", course.promise.as_ref()),
        ("brief_why", course.why.as_ref()),
        ("champion_try", course.apply_tomorrow.as_ref()),
    ];
    let line = |(key, copy)| Some(Line { label: desk.wording.text(key), text: resolved(copy, &scope)? });
    lines.into_iter().filter_map(line).collect()
}

/// What the champion's readers may ask, and what to say. Two kinds of people may ask the same.
pub fn objections(campaign: &Campaign, readers: &[Id<Persona>], desk: &Desk<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for persona in readers.iter().map(|id| &desk.portal[*id]) {
        let scope = desk.scope(campaign).persona(persona);
        for objection in &persona.objections {
            let line = Line { label: objection.question.resolve(&scope), text: objection.answer.resolve(&scope) };
            if !lines.iter().any(|known| known.label == line.label) {
                lines.push(line);
            }
        }
    }
    lines
}

/// The first figure that the campaign cites: on its landing page, in its course, in its messages.
pub fn fact(campaign: &Campaign, readers: &[Id<Persona>], desk: &Desk<'_>) -> Option<CitedFact> {
    let landings = readers.iter().filter_map(|id| campaign.landing_for.get(id)).chain([&campaign.landing]);
    let sections = landings.flat_map(|l| [&l.attention, &l.interest, &l.desire, &l.action]).flatten();
    let why = campaign.main_course(desk.portal).and_then(|id| desk.portal[id].why.as_ref());
    let messages = campaign.touchpoints.iter().map(|touchpoint| &touchpoint.item.body);
    let cited = sections.filter_map(in_prose).chain(why.and_then(in_copy)).chain(messages.filter_map(in_prose));
    let facts: Vec<&Fact> = cited.filter_map(|id| desk.portal.facts.iter().find(|fact| fact.id == id)).collect();
    let fact = facts.into_iter().find(|fact| fact.source.is_some())?;
    Some(CitedFact {
        figure: fact.figure(),
        claim: fact.claim.clone(),
        source: fact.source.clone().unwrap_or_default(),
        url: fact.url.clone().unwrap_or_default(),
    })
}

fn in_prose(prose: &Prose) -> Option<String> {
    let mut found = None;
    each_node(prose, &mut |node| {
        if let Node::Inline(Inline::Value(placeholder)) = node {
            found = found.take().or_else(|| cited(&placeholder.name));
        }
    });
    found
}

fn in_copy(copy: &Copy) -> Option<String> {
    copy.segments.iter().find_map(|segment| match segment {
        Segment::Value(placeholder) => cited(&placeholder.name),
        Segment::Text(_) | Segment::Merge(_) => None,
    })
}

fn cited(name: &ValueName) -> Option<String> {
    match name {
        ValueName::Fact(id) => Some(id.clone()),
        ValueName::Path(_) => None,
    }
}
