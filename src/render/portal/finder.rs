//! The finder's page: three questions, the table that the script ranks with, and answers for readers without one.

use std::collections::BTreeMap;

use super::Pages;
use super::head::{About, Doc};
use crate::finder::{Answers, Facts, MINUTES, MOST, Match, Reason, Table, WEIGHTS};
use crate::model::{Id, Listed, Persona, Skill};
use crate::render::engine;
use crate::render::views::course::Choice;
use crate::render::views::finder::{
    Finder, FinderCourse, FinderList, FinderTable, FinderTime, FinderWeight, Found, Why,
};
use crate::site_map::Addressed;

/// How many personas have their answers written out; the others find them on their own pages.
const LISTS: usize = 24;
/// How many courses stand in each of those lists.
const LISTED: usize = 3;

impl Pages<'_> {
    pub(super) fn finder(&self) -> Doc {
        let table = Table::of(self.portal);
        let (title, lead) = (self.wording.text("finder_title"), self.wording.text("finder_lead"));
        let who = |persona: &Persona| choice(&persona.item.slug, &persona.item.title);
        let skill = |id: &Id<Skill>| choice(&self.portal[*id].id, &self.portal[*id].name);
        let time = |minutes: &u32| choice(&minutes.to_string(), &self.wording.duration(*minutes));
        let it = Finder {
            title: title.clone(),
            lead: lead.clone(),
            who: self.portal.personas.iter().map(who).collect(),
            skills: table.skills.iter().map(skill).collect(),
            minutes: MINUTES.iter().map(time).collect(),
            table: engine::data(&self.finder_table(&table)),
            lists: Persona::all(self.portal).take(LISTS).map(|(id, _)| self.finder_list(&table, id)).collect(),
            weights: self.finder_weights(),
        };
        let about =
            About { title, description: lead, section: "courses/", crumbs: vec![self.home()], ..About::default() };
        Doc { template: "pages/finder.html", it: engine::value(&it), about }
    }

    fn finder_list(&self, table: &Table, who: Id<Persona>) -> FinderList {
        let time = |minutes: &u32| {
            let found = table.rank(Answers { who: Some(who), minutes: Some(*minutes), skill: None });
            let found = found.iter().take(LISTED).map(|found| self.found(table, found)).collect();
            FinderTime { time: self.wording.duration(*minutes), found }
        };
        FinderList { title: self.portal[who].item.title.clone(), times: MINUTES.iter().map(time).collect() }
    }

    fn found(&self, table: &Table, found: &Match) -> Found {
        let course = &self.portal[found.course];
        let facts = table.courses.iter().find(|facts| facts.course == found.course);
        let why = |reason: &Reason| facts.map(|facts| self.why(*reason, facts));
        Found {
            href: course.address(),
            title: course.item.title.clone(),
            duration: course.minutes.map(|minutes| self.wording.duration(minutes)).unwrap_or_default(),
            reasons: found.reasons.iter().filter_map(why).collect(),
        }
    }

    fn why(&self, reason: Reason, facts: &Facts) -> Why {
        let key = format!("finder_why_{}", reason.word());
        let skill = |id: Id<Skill>| self.portal[id].name.as_str();
        let level = |level: u32| level.to_string();
        let text = match reason {
            Reason::Named(who) | Reason::Start(who) | Reason::Others(who) => {
                self.wording.with(&key, &[("who", &self.portal[who].item.title)])
            }
            Reason::Builds(id) => {
                let (from, to) = facts.gain(id).map_or((0, 0), |gain| (gain.from, gain.to));
                self.wording.with(&key, &[("skill", skill(id)), ("from", &level(from)), ("to", &level(to))])
            }
            Reason::Target(id) | Reason::OtherSkill(id) => self.wording.with(&key, &[("skill", skill(id))]),
            Reason::Whole => self.wording.with(&key, &[("minutes", &self.wording.duration(facts.minutes))]),
            Reason::First | Reason::TooLong => {
                self.wording.with(&key, &[("minutes", &self.wording.duration(facts.first))])
            }
            Reason::Before => self.wording.with(&key, &[("course", &self.before(facts))]),
            Reason::Everybody | Reason::UnknownTime | Reason::Dated => self.wording.text(&key),
        };
        Why { text, against: reason.is_against() }
    }

    /// The title of the course that is good to have first.
    fn before(&self, facts: &Facts) -> String {
        facts.before.map(|id| self.portal[id].item.title.clone()).unwrap_or_default()
    }

    fn finder_table(&self, table: &Table) -> FinderTable {
        let place: BTreeMap<_, _> = table.skills.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let who = |persona: &Persona| (persona.item.slug.clone(), persona.item.title.clone());
        let skill = |id: &Id<Skill>| (self.portal[*id].id.clone(), self.portal[*id].name.clone());
        let target = |aims: &BTreeMap<Id<Skill>, u32>| {
            aims.iter().filter_map(|(id, level)| Some((*place.get(id)?, *level))).collect()
        };
        let times = table.courses.iter().flat_map(|facts| [facts.first, facts.minutes]).filter(|minutes| *minutes > 0);
        FinderTable {
            who: self.portal.personas.iter().map(who).collect(),
            skills: table.skills.iter().map(skill).collect(),
            targets: table.targets.iter().map(target).collect(),
            weights: weights().into_iter().collect(),
            most: MOST,
            courses: table.courses.iter().map(|facts| self.finder_course(facts, &place)).collect(),
            words: Reason::WORDS.iter().map(|word| (*word, self.wording.text(&format!("finder_why_{word}")))).collect(),
            times: times.map(|minutes| (minutes, self.wording.duration(minutes))).collect(),
        }
    }

    fn finder_course(&self, facts: &Facts, place: &BTreeMap<Id<Skill>, usize>) -> FinderCourse {
        let course = &self.portal[facts.course];
        let numbers = |ids: &[Id<Persona>]| ids.iter().map(|id| id.index()).collect();
        let gains = facts.gains.iter().filter_map(|gain| Some((*place.get(&gain.skill)?, gain.from, gain.to)));
        FinderCourse(
            course.address(),
            course.item.title.clone(),
            numbers(&facts.personas),
            numbers(&facts.starts),
            gains.collect(),
            facts.first,
            facts.minutes,
            u8::from(facts.dated),
            self.before(facts),
        )
    }

    /// What counts how much, in words.
    fn finder_weights(&self) -> Vec<FinderWeight> {
        let weight = |(name, points): (&str, i32)| FinderWeight {
            text: self.wording.text(&format!("finder_weight_{name}")),
            points: if points < 0 { format!("−{}", points.unsigned_abs()) } else { format!("+{points}") },
        };
        weights().into_iter().map(weight).collect()
    }
}

fn weights() -> [(&'static str, i32); 10] {
    let all = WEIGHTS;
    [
        ("named", all.named),
        ("everybody", all.everybody),
        ("start", all.start),
        ("target", all.target),
        ("skill", all.skill),
        ("up", all.up),
        ("needed", all.needed),
        ("whole", all.whole),
        ("first", all.first),
        ("before", all.before),
    ]
}

fn choice(key: &str, text: &str) -> Choice {
    Choice { key: key.to_owned(), text: text.to_owned(), note: String::new() }
}
