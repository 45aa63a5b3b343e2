//! The shortest ways in words: on the compass, on a skill's page and on a persona's hub.

use crate::compass::{Bearing, Pace, Target, Way};
use crate::model::{Community, Id, Listed, Persona, Skill};
use crate::render::portal::Pages;
use crate::render::views::Link;
use crate::render::views::together::{StopView, TargetView, WayView, Ways};
use crate::site_map::Addressed;

impl Pages<'_> {
    /// Everything that a persona should know, and how to get there; `None` where nothing is asked of them.
    pub(in crate::render::portal) fn ways(&self, id: Id<Persona>) -> Option<Ways> {
        let bearing = &self.compass().personas[id.index()];
        let items: Vec<_> = bearing.targets.iter().map(|target| self.way(target)).collect();
        (!items.is_empty()).then(|| Ways { items, together: self.together(bearing), pace: self.pace_in_words() })
    }

    pub(super) fn way(&self, target: &Target) -> WayView {
        let skill = &self.portal[target.skill];
        let aim = [("skill", &*skill.name), ("level", &*target.level.to_string())];
        let mut notes: Vec<String> = self.gap(target).into_iter().collect();
        if target.way.unknown > 0 {
            notes.push(self.wording.count("way_unknown", target.way.unknown));
        }
        WayView {
            title: self.wording.with("way_to", &aim),
            skill: self.skill_link(target.skill),
            sum: self.sum(&target.way),
            stops: self.stops(&target.way),
            notes,
            human: skill.human,
            meet: self.meet(target.skill).filter(|_| skill.human),
        }
    }

    /// Where people practise a skill: at an event to come, else in a community.
    fn meet(&self, id: Id<Skill>) -> Option<Link> {
        let event = self.index.practised[id.index()].first().map(|event| self.meeting_link(*event));
        event.or_else(|| {
            let mut around = Community::all(self.portal).filter(|(_, community)| community.skills.contains(&id));
            around.next().map(|(community, _)| self.community_link(community))
        })
    }

    /// What is missing on the way to a target.
    fn gap(&self, target: &Target) -> Option<String> {
        match target.reached {
            _ if !target.is_open() => None,
            0 => Some(self.wording.text("way_nothing")),
            level => Some(self.wording.with("way_end", &[("level", &level.to_string())])),
        }
    }

    fn stops(&self, way: &Way) -> Vec<StopView> {
        let stops = way.stops(self.portal, self.pace()).into_iter();
        let week = |first: u32, last: u32| match (self.pace().0, first == last) {
            (0, _) => String::new(),
            (_, true) => self.wording.with("way_week", &[("n", &first.to_string())]),
            (_, false) => self.wording.with("way_weeks", &[("from", &first.to_string()), ("to", &last.to_string())]),
        };
        stops
            .map(|stop| StopView { course: self.course_link(stop.course), week: week(stop.first_week, stop.last_week) })
            .collect()
    }

    /// `3 courses, 64 min, 3 weeks`; empty where there is no course.
    fn sum(&self, way: &Way) -> String {
        if way.courses.is_empty() {
            return String::new();
        }
        let count = self.wording.count("courses", way.courses.len());
        if way.minutes == 0 {
            return count;
        }
        let minutes = self.wording.duration(way.minutes);
        let weeks = self.pace().weeks(way.minutes).and_then(|weeks| usize::try_from(weeks).ok());
        match weeks.map(|weeks| self.wording.count("way_weeks", weeks)) {
            Some(weeks) => {
                self.wording.with("way_sum_weeks", &[("courses", &count), ("minutes", &minutes), ("weeks", &weeks)])
            }
            None => self.wording.with("way_sum", &[("courses", &count), ("minutes", &minutes)]),
        }
    }

    /// All of it in one go, where there is more than one skill.
    fn together(&self, bearing: &Bearing) -> String {
        let sum = self.sum(&bearing.together);
        let ways = bearing.targets.iter().filter(|target| !target.way.courses.is_empty()).count();
        if ways > 1 { self.wording.with("way_together", &[("sum", &sum)]) } else { String::new() }
    }

    fn pace(&self) -> Pace {
        Pace(self.portal.settings.policy.minutes_per_week)
    }

    pub(super) fn pace_in_words(&self) -> String {
        match self.pace().0 {
            0 => String::new(),
            minutes => self.wording.with("way_pace", &[("minutes", &self.wording.duration(minutes))]),
        }
    }

    pub(in crate::render::portal) fn skill_link(&self, id: Id<Skill>) -> Link {
        Link::new(self.portal[id].address(), self.portal[id].name.clone())
    }

    pub(in crate::render::portal) fn skill_links(&self, ids: &[Id<Skill>]) -> Vec<Link> {
        ids.iter().map(|id| self.skill_link(*id)).collect()
    }

    pub(super) fn target(&self, persona: Id<Persona>, target: &Target) -> TargetView {
        TargetView {
            who: self.persona_link(persona),
            level: self.wording.with("skills_level", &[("n", &target.level.to_string())]),
            gap: self.gap(target).unwrap_or_default(),
        }
    }

    pub(super) fn persona_link(&self, id: Id<Persona>) -> Link {
        Link::new(self.portal[id].address(), self.portal[id].item.title.clone())
    }
}
