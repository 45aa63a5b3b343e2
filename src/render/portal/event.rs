//! Events: the list by month, and each one's page.

use tera::Value;

use super::head::{About, Doc};
use super::{At, Pages, copy, json_ld, repeat, shared};
use crate::model::event::EventKind;
use crate::model::repeat::next_date;
use crate::model::{Event, Id, Listed, Persona};
use crate::render::engine;
use crate::render::views::event::{EventPage, Events};
use crate::render::views::together::Subscribe;
use crate::render::views::{Action, Link};
use crate::site_map::{Addressed, address};

/// How many past events are still worth showing.
const PAST: usize = 12;

impl Pages<'_> {
    pub(super) fn events(&self) -> Doc {
        let months = self.months();
        let past: Vec<Value> =
            self.index.past.iter().take(PAST).map(|(_, id)| self.shared.events[id.index()].clone()).collect();
        let calendar = (!months.is_empty()).then(|| Action::inside(address::CALENDAR, self.wording.text("subscribe")));
        let calendars = Persona::all(self.portal).filter_map(|(id, _)| self.subscribe_for(id)).collect();
        let listed = self.index.upcoming.iter().map(|(_, id)| &self.portal[*id]);
        let listed = listed.map(|event| (event.item.title.clone(), event.address()));
        let about = About {
            title: self.wording.text("events"),
            description: self.wording.text("events_lead"),
            section: "events/",
            crumbs: vec![self.home()],
            data: vec![json_ld::item_list(listed, self.links)],
            ..About::default()
        };
        let it = Events { months, week: self.week(), past, calendar, calendars };
        Doc { template: "pages/events.html", it: engine::value(&it), about }
    }

    /// The events for a persona, to subscribe to, as long as there is one to come.
    pub(super) fn subscribe_for(&self, id: Id<Persona>) -> Option<Subscribe> {
        let persona = &self.portal[id];
        self.index.upcoming.iter().find(|(_, event)| self.portal[*event].is_for(id))?;
        let href = address::calendar_for(persona);
        let text = self.wording.with("subscribe_for", &[("who", &persona.item.title)]);
        Some(Subscribe { url: self.links.absolute(&href), href, text })
    }

    pub(super) fn event(&self, id: Id<Event>, at: &At<'_>) -> Doc {
        let event = &self.portal[id];
        let scope = self.scope();
        let summary = copy(event.item.summary.as_ref(), &scope);
        let next = next_date(event, self.portal.today);
        let date = next.unwrap_or(event.starts.date());
        let host = self.host(event.host.as_ref());
        let is_circle = event.kind == EventKind::Circle;
        let host_name = host.as_ref().map(|host| host.name.clone());
        let it = EventPage {
            title: event.item.title.clone(),
            kind: self.wording.choice("event", event.kind),
            summary: summary.clone(),
            row: self.shared.events[id.index()].clone(),
            date: self.wording.weekday_date(date),
            repeat: event.repeat.as_deref().map(|rule| repeat::in_words(rule, &self.wording)).unwrap_or_default(),
            place: event.place.clone().unwrap_or_default(),
            join: event
                .join_url
                .as_ref()
                .filter(|_| next.is_some())
                .map(|url| Action::outside(url, self.wording.text("join_online"))),
            calendar: next.map(|_| Action::inside(address::calendar(event), self.wording.text("add_to_calendar"))),
            seats: next.map(|_| shared::seats(event, &self.wording)).unwrap_or_default(),
            accessibility: copy(event.accessibility.as_ref(), &scope),
            host,
            body: self.prose(&event.item.body, scope, at, 2, ""),
            courses: self.course_links(&event.courses),
            personas: self.persona_links(&event.personas),
            past: next.is_none(),
            plan: is_circle.then(|| Action::inside(address::circle_plan(event), self.wording.text("circle_see_plan"))),
            community: event.community.map(|id| self.community_link(id)),
        };
        let about = About {
            title: event.item.title.clone(),
            section: "events/",
            crumbs: vec![self.home(), Link::new("events/", self.wording.text("events"))],
            data: vec![self.event_data(event, &summary, host_name.as_deref())],
            description: summary,
            ..About::default()
        };
        Doc { template: "pages/event.html", it: engine::value(&it), about }
    }
}
