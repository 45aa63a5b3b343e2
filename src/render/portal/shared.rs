//! What many pages show, made once: course cards, voices, stories, event rows. Pages share them, they copy nothing.

use std::sync::OnceLock;

use jiff::civil::Date;
use rayon::prelude::*;
use tera::Value;

use super::index::{Index, agreed};
use super::languages::mark;
use super::pictures;
use super::{Pages, copy, repeat};
use crate::model::values::Scope;
use crate::model::{Champion, Choice, Course, Event, Id, Listed, Persona, Portal, Testimonial};
use crate::render::artwork::Family;
use crate::render::engine;
use crate::render::views::course::Card;
use crate::render::views::event::Row;
use crate::render::views::people::{Story, Voice};
use crate::render::views::{Cover, Link};
use crate::render::wording::Wording;
use crate::site_map::{Addressed, Assets};

/// By the items' index. A person who didn't agree to appear on the portal is `None`.
pub struct Shared {
    /// Made by the first page that shows them: whoever looks at one page waits for none of the others'.
    cards: Vec<OnceLock<Value>>,
    covers: Vec<OnceLock<Cover>>,
    pub voices: Vec<Option<Value>>,
    pub stories: Vec<Option<Value>>,
    pub events: Vec<Value>,
}

impl Shared {
    pub fn of(portal: &Portal, assets: &Assets, wording: &Wording, index: &Index) -> Self {
        let maker = Maker { portal, assets, wording };
        let mut next = vec![None; portal.events.len()];
        index.upcoming.iter().for_each(|(date, id)| next[id.index()] = Some(*date));
        Self {
            cards: portal.courses.iter().map(|_| OnceLock::new()).collect(),
            covers: portal.courses.iter().map(|_| OnceLock::new()).collect(),
            voices: portal.testimonials.par_iter().map(|t| agreed(&t.consent).then(|| maker.voice(t))).collect(),
            stories: Champion::all(portal).map(|(id, c)| agreed(&c.consent).then(|| maker.story(id, c))).collect(),
            events: Event::all(portal).map(|(id, event)| maker.row(event, next[id.index()])).collect(),
        }
    }
}

impl Pages<'_> {
    pub(super) fn course_card(&self, id: Id<Course>) -> &Value {
        let maker = Maker { portal: self.portal, assets: self.assets, wording: &self.wording };
        self.shared.cards[id.index()].get_or_init(|| maker.card(&self.portal[id], self.course_cover(id)))
    }

    pub(super) fn course_cover(&self, id: Id<Course>) -> &Cover {
        let course = &self.portal[id];
        let cover = || pictures::cover(&course.item, pictures::family(course), self.assets);
        self.shared.covers[id.index()].get_or_init(cover)
    }
}

struct Maker<'a> {
    portal: &'a Portal,
    assets: &'a Assets,
    wording: &'a Wording,
}

impl Maker<'_> {
    fn card(&self, course: &Course, cover: &Cover) -> Value {
        let scope = Scope::portal(self.portal).course(course);
        let minutes = course.minutes.unwrap_or(0);
        let (number, unit) = match course.minutes {
            Some(minutes) => self.wording.duration_parts(minutes),
            None => (String::new(), String::new()),
        };
        let skills: Vec<_> = course.skills.iter().map(|gain| self.portal[gain.skill].id.as_str()).collect();
        let personas: Vec<_> = course.personas.iter().map(|id| self.portal[*id].item.slug.as_str()).collect();
        engine::value(&Card {
            href: course.address(),
            title: course.item.title.clone(),
            summary: copy(course.item.summary.as_ref().or(course.promise.as_ref()), &scope),
            lang: mark(&course.item, self.portal),
            format: self.wording.choice("format", course.format),
            level: course.level.map(|level| self.wording.choice("level", level)).unwrap_or_default(),
            duration: course.minutes.map(|m| self.wording.duration(m)).unwrap_or_default(),
            number,
            unit,
            cover: cover.clone(),
            format_key: course.format.word(),
            level_key: course.level.map_or("", Choice::word),
            minutes,
            first: course.first_minutes(),
            skills: skills.join(" "),
            personas: personas.join(" "),
            language: course.language.to_lowercase(),
        })
    }

    fn voice(&self, testimonial: &Testimonial) -> Value {
        let course = |id: &Id<Course>| {
            let course = &self.portal[*id];
            Link::new(course.address(), course.item.title.clone())
        };
        let outcome = testimonial.outcome.map(|id| {
            let fact = &self.portal[id];
            self.wording.named(&fact.figure(), &fact.claim)
        });
        engine::value(&Voice {
            quote: testimonial.quote.clone(),
            lang: mark(&testimonial.item, self.portal),
            person: pictures::speaker(testimonial, self.assets),
            kind: testimonial.kind.word(),
            outcome: outcome.unwrap_or_default(),
            courses: testimonial.courses.iter().map(course).collect(),
            personas: slugs(self.portal, &testimonial.personas),
        })
    }

    fn story(&self, id: Id<Champion>, champion: &Champion) -> Value {
        let families = [Family::Hills, Family::Arcs, Family::Waves, Family::Steps];
        let family = families[id.index() % families.len()];
        engine::value(&Story {
            href: champion.address(),
            title: champion.item.title.clone(),
            summary: copy(champion.item.summary.as_ref(), &Scope::portal(self.portal)),
            lang: mark(&champion.item, self.portal),
            person: pictures::champion(champion, self.assets),
            cover: pictures::cover(&champion.item, family, self.assets),
            personas: slugs(self.portal, &champion.personas),
        })
    }

    /// `next` is the event's next date; none once it is over.
    fn row(&self, event: &Event, next: Option<Date>) -> Value {
        let (wording, date) = (self.wording, next.unwrap_or(event.starts.date()));
        let online = || event.join_url.as_ref().map(|_| wording.text("online"));
        engine::value(&Row {
            href: event.address(),
            title: event.item.title.clone(),
            summary: copy(event.item.summary.as_ref(), &Scope::portal(self.portal)),
            lang: mark(&event.item, self.portal),
            kind: wording.choice("event", event.kind),
            day: date.day().to_string(),
            month: wording.month_short(date),
            weekday: wording.weekday_short(date.weekday()),
            iso: date.to_string(),
            time: wording.time_span(&event.starts, event.ends.as_ref()),
            place: event.place.clone().or_else(online).unwrap_or_default(),
            repeat: event.repeat.as_deref().map(|rule| repeat::in_words(rule, wording)).unwrap_or_default(),
            seats: next.map(|_| seats(event, wording)).unwrap_or_default(),
            personas: slugs(self.portal, &event.personas),
        })
    }
}

/// Whom something is for, as `data-for` says it.
pub fn slugs(portal: &Portal, personas: &[Id<Persona>]) -> String {
    personas.iter().map(|id| portal[*id].item.slug.as_str()).collect::<Vec<_>>().join(" ")
}

/// How many places are left, with the day on which they were counted: never more urgent than it is.
pub fn seats(event: &Event, wording: &Wording) -> String {
    let Some(capacity) = event.capacity else { return String::new() };
    let (Some(booked), Some(as_of)) = (event.booked, event.as_of) else {
        return wording.with("seats_all", &[("n", &capacity.to_string())]);
    };
    let date = wording.date(as_of);
    let left = capacity.saturating_sub(booked);
    match left {
        0 => wording.with("seats_full", &[("date", &date)]),
        _ => wording.with("seats_left", &[("n", &left.to_string()), ("all", &capacity.to_string()), ("date", &date)]),
    }
}
