//! A learning circle's plan: when it meets, what each session does, and a text to invite others with.
//!
//! `topics` spreads the courses over the sessions, `agenda` divides the minutes. Everything said comes from the event
//! and its courses; sessions keep their number and topic however late the portal is built.

mod agenda;
mod topics;

use jiff::Zoned;

use self::topics::Topic;
use super::head::{About, Doc};
use super::{Pages, copy};
use crate::model::values::Scope;
use crate::model::{Copy, Course, Event, Id};
use crate::render::contribution::letter;
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::together::{CirclePage, Invitation, PartView, SessionView};
use crate::schedule::meetings::{self, Meeting};
use crate::site_map::{Addressed, address};

/// How many sessions one page shows: more are no plan any more.
const SESSIONS: usize = 24;
/// How many dates an invitation names: mail programs cut addresses after about 2,000 characters.
const DATES: usize = 8;

impl Pages<'_> {
    pub(super) fn circle_plan(&self, id: Id<Event>) -> Doc {
        let event = &self.portal[id];
        let summary = copy(event.item.summary.as_ref(), &self.scope());
        let meetings = meetings::series(id, event, self.portal.today);
        let to_come = meetings.iter().position(|meeting| meeting.starts.date() >= self.portal.today).unwrap_or(0);
        let first = if meetings.len() > SESSIONS { to_come } else { 0 };
        let shown = meetings.iter().enumerate().skip(first).take(SESSIONS);
        let title = self.wording.with("circle_title", &[("event", &event.item.title)]);
        let it = CirclePage {
            title: title.clone(),
            lead: self.wording.text("circle_lead"),
            event: Link::new(event.address(), event.item.title.clone()),
            facts: self.circle_facts(event, &meetings),
            host: self.host(event.host.as_ref()),
            sessions: shown.map(|(index, meeting)| self.session(event, index, &meetings, meeting)).collect(),
            invitation: self.invitation(event, &summary, &meetings[to_come..]),
        };
        let about = About {
            title,
            description: self.wording.with("circle_description", &[("event", &event.item.title)]),
            section: address::EVENTS,
            crumbs: vec![
                self.home(),
                Link::new(address::EVENTS, self.wording.text("events")),
                Link::new(event.address(), event.item.title.clone()),
            ],
            ..About::default()
        };
        Doc { template: "pages/circle-plan.html", it: engine::value(&it), about }
    }

    /// How often, how long, and where.
    fn circle_facts(&self, event: &Event, meetings: &[Meeting]) -> Vec<String> {
        let online = || event.join_url.as_ref().map(|_| self.wording.text("online"));
        let minutes = meetings.first().map_or(0, minutes);
        let facts = [
            Some(self.wording.count("circle_sessions", meetings.len())),
            (minutes > 0).then(|| self.wording.duration(minutes)),
            event.place.clone().or_else(online),
        ];
        facts.into_iter().flatten().collect()
    }

    fn session(&self, event: &Event, index: usize, all: &[Meeting], meeting: &Meeting) -> SessionView {
        let topics = topics::topics(event, self.portal);
        let own = topics::of_session(&topics, index, all.len());
        let before = index.checked_sub(1).and_then(|index| topics::of_session(&topics, index, all.len()).last());
        let numbers = [("n", &*(index + 1).to_string()), ("all", &*all.len().to_string())];
        SessionView {
            label: self.wording.with("circle_session", &numbers),
            date: self.wording.weekday_date(meeting.starts.date()),
            iso: meeting.starts.date().to_string(),
            time: self.wording.time_span(&meeting.starts, meeting.ends.as_ref()),
            past: meeting.starts.date() < self.portal.today,
            before: own.iter().map(|topic| self.topic_link(topic)).collect(),
            parts: self.parts(meeting, own.first(), before),
        }
    }

    fn topic_link(&self, topic: &Topic) -> Link {
        let course = &self.portal[topic.course];
        match topic.module.and_then(|module| course.modules.get(module)) {
            Some(module) => {
                let note = module.minutes.map(|minutes| self.wording.duration(minutes)).unwrap_or_default();
                Link::new(course.address(), self.wording.named(&course.item.title, &module.title)).note(note)
            }
            None => self.course_link(topic.course),
        }
    }

    /// What happens when: the words of the course where it has some, ours where it hasn't.
    fn parts(&self, meeting: &Meeting, topic: Option<&Topic>, before: Option<&Topic>) -> Vec<PartView> {
        let course = topic.map(|topic| &self.portal[topic.course]);
        let texts = [
            self.wording.text("circle_arrive_text"),
            self.tried(before.map(|topic| &self.portal[topic.course])),
            topic.map_or_else(|| self.wording.text("circle_recall_open"), |topic| self.recalled(topic)),
            self.task("circle_pairs", course, |course| course.teach_back.as_ref()),
            self.task("circle_next", course, |course| course.apply_tomorrow.as_ref()),
        ];
        let titles = ["circle_arrive", "circle_tried", "circle_recall", "circle_pairs", "circle_next"];
        let mut clock = meeting.starts.datetime();
        let parts = agenda::agenda(minutes(meeting)).into_iter().zip(titles).zip(texts);
        let part = |((minutes, title), text): ((u32, &str), String)| {
            let begins = clock.strftime("%H:%M").to_string();
            clock = clock.saturating_add(jiff::Span::new().minutes(i64::from(minutes.min(100_000))));
            PartView { clock: begins, minutes: self.wording.duration(minutes), title: self.wording.text(title), text }
        };
        parts.filter(|((minutes, _), _)| *minutes > 0).map(part).collect()
    }

    /// What people tell of the last session's task; at first, what brings them here.
    fn tried(&self, before: Option<&Course>) -> String {
        match before {
            None => self.wording.text("circle_tried_first"),
            Some(course) => self.task("circle_tried", Some(course), |course| course.apply_tomorrow.as_ref()),
        }
    }

    /// A question of the module's, or its name, to be answered from memory.
    fn recalled(&self, topic: &Topic) -> String {
        let course = &self.portal[topic.course];
        let scope = self.scope().course(course);
        let asked = course.quiz.iter().find(|question| question.module == topic.module && topic.module.is_some());
        if let Some(question) = asked {
            return self.wording.with("circle_recall_asked", &[("question", &question.question.resolve(&scope))]);
        }
        let module = topic.module.and_then(|module| course.modules.get(module)).map(|module| module.title.as_str());
        self.wording.with("circle_recall_topic", &[("topic", module.unwrap_or(&course.item.title))])
    }

    /// `{key}_task` with the course's words, else `{key}_open`.
    fn task(&self, key: &str, course: Option<&Course>, words: impl Fn(&Course) -> Option<&Copy>) -> String {
        let said = course.and_then(|course| Some(words(course)?.resolve(&Scope::portal(self.portal).course(course))));
        match said.filter(|said| !said.trim().is_empty()) {
            Some(task) => self.wording.with(&format!("{key}_task"), &[("task", &task)]),
            None => self.wording.text(&format!("{key}_open")),
        }
    }

    fn invitation(&self, event: &Event, summary: &str, to_come: &[Meeting]) -> Invitation {
        let when = |meeting: &Meeting| {
            let (date, time) = (
                self.wording.weekday_date(meeting.starts.date()),
                self.wording.time_span(&meeting.starts, meeting.ends.as_ref()),
            );
            format!("- {date}, {time}")
        };
        let ahead: Vec<_> = to_come.iter().filter(|meeting| meeting.starts.date() >= self.portal.today).collect();
        let mut lines = vec![
            self.wording.text("circle_invite_hello"),
            String::new(),
            self.wording.with("circle_invite_lead", &[("event", &event.item.title), ("summary", summary)]),
            String::new(),
        ];
        lines.extend(ahead.iter().take(DATES).map(|meeting| when(meeting)));
        if let Some(more) = ahead.len().checked_sub(DATES).filter(|more| *more > 0) {
            lines.push(self.wording.count("circle_invite_more", more));
        }
        lines.extend(event.place.iter().chain(&event.join_url).cloned());
        lines.push(String::new());
        let url = self.links.absolute(&event.address());
        lines.push(self.wording.with("circle_invite_link", &[("url", &url)]));
        let from = ahead.first().map(|meeting| self.wording.date(meeting.starts.date())).unwrap_or_default();
        let subject = match from.is_empty() {
            true => event.item.title.clone(),
            false => self.wording.with("circle_invite_subject", &[("event", &event.item.title), ("date", &from)]),
        };
        let text = lines.join("\n");
        Invitation { mail: letter("", &subject, &text), subject, text }
    }
}

/// How long a session is.
fn minutes(meeting: &Meeting) -> u32 {
    let length = |ends: &Zoned| ends.datetime().duration_since(meeting.starts.datetime()).as_mins();
    meeting.ends.as_ref().and_then(|ends| u32::try_from(length(ends)).ok()).unwrap_or(agenda::USUAL)
}
