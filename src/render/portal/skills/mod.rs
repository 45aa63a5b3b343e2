//! The skills compass and each skill's page: which courses build it, who should have it, and the way there.
//!
//! `ways` says the shortest ways, `chart` lays out the drawing. The table beside the drawing says the same.

mod chart;
mod lanes;
mod ways;

use std::collections::BTreeSet;

use super::head::{About, Doc};
use super::index::agreed;
use super::{Pages, json_ld};
use crate::compass::Rung;
use crate::model::{Champion, Community, Id, Listed, Persona, Skill, skill};
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::together::{CompassPage, LevelView, PersonaWays, SkillPage, SkillRow};
use crate::site_map::{Addressed, Feed, address};

/// How many courses a cell of the table names; the skill's page names more.
const IN_A_CELL: usize = 6;
/// How many courses a level names on the skill's page; the catalogue has the rest.
const ON_A_LEVEL: usize = 24;
/// Up to how many personas show their ways on the compass; their hubs always do.
const PERSONAS: usize = 12;
const PEOPLE: usize = 12;
const EVENTS: usize = 4;

impl Pages<'_> {
    pub(super) fn skills(&self) -> Doc {
        let (title, lead) = (self.wording.text("skills_title"), self.wording.text("skills_lead"));
        let named: Vec<_> = skill::named(self.portal).into_iter().collect();
        let personas: Vec<_> =
            Persona::all(self.portal).filter(|(_, persona)| !persona.target_skills.is_empty()).collect();
        let shown = personas.iter().filter(|_| personas.len() <= PERSONAS);
        let ways = |(id, _): &(Id<Persona>, &Persona)| {
            Some(PersonaWays { who: self.persona_link(*id), ways: self.ways(*id)? })
        };
        let it = CompassPage {
            title: title.clone(),
            lead: lead.clone(),
            chart: self.chart(&named),
            rows: named.iter().map(|id| self.skill_row(*id)).collect(),
            personas: shown.filter_map(ways).collect(),
        };
        let listed = named.iter().map(|id| (self.portal[*id].name.clone(), self.portal[*id].address()));
        let about = About {
            title,
            description: lead,
            section: address::SKILLS,
            crumbs: vec![self.home()],
            data: vec![json_ld::item_list(listed, self.links)],
            ..About::default()
        };
        Doc { template: "pages/skills.html", it: engine::value(&it), about }
    }

    fn skill_row(&self, id: Id<Skill>) -> SkillRow {
        let rungs = self.gentlest(id);
        let (courses, more) = self.rung_links(rungs.iter(), IN_A_CELL);
        let wanted =
            |(persona, _): (Id<Persona>, &Persona)| Some(self.target(persona, self.compass().target(persona, id)?));
        SkillRow {
            link: self.skill_link(id),
            human: self.portal[id].human,
            courses,
            more,
            targets: Persona::all(self.portal).filter_map(wanted).collect(),
        }
    }

    /// The courses that build a skill, by the levels that they lead from and to, the shortest first.
    fn gentlest(&self, id: Id<Skill>) -> Vec<Rung> {
        let mut rungs = self.compass().rungs.of_skill(id).to_vec();
        rungs.sort_by_key(|rung| (rung.from, rung.to, self.portal[rung.course].minutes, rung.course));
        rungs
    }

    /// Links to courses with the levels that they lead from and to, and how many more there are.
    fn rung_links<'r>(&self, rungs: impl Iterator<Item = &'r Rung> + Clone, most: usize) -> (Vec<Link>, String) {
        let link = |rung: &Rung| {
            let levels = [("from", &*rung.from.to_string()), ("to", &*rung.to.to_string())];
            self.course_link(rung.course).note(self.wording.with("skills_span", &levels))
        };
        let left = rungs.clone().count().saturating_sub(most);
        let more = if left > 0 { self.wording.count("skills_more", left) } else { String::new() };
        (rungs.take(most).map(link).collect(), more)
    }

    pub(super) fn skill(&self, id: Id<Skill>) -> Doc {
        let skill = &self.portal[id];
        let summary = skill.description.clone().unwrap_or_default();
        let ways = |(persona, _): (Id<Persona>, &Persona)| {
            let way = self.way(self.compass().target(persona, id)?);
            let ways = crate::render::views::together::Ways {
                items: vec![way],
                together: String::new(),
                pace: self.pace_in_words(),
            };
            Some(PersonaWays { who: self.persona_link(persona), ways })
        };
        let communities = self.communities_over(id);
        let it = SkillPage {
            title: skill.name.clone(),
            summary: summary.clone(),
            human: skill.human,
            levels: self.levels(id),
            ways: Persona::all(self.portal).filter_map(ways).collect(),
            pace: self.pace_in_words(),
            people: self.people_with(id),
            communities: communities.into_iter().map(|id| self.community_link(id)).collect(),
            events: self.event_rows(&self.index.practised[id.index()], EVENTS),
            same_as: skill.same_as.clone().unwrap_or_default(),
        };
        let description = match summary.is_empty() {
            true => self.wording.with("skill_description", &[("skill", &skill.name)]),
            false => summary,
        };
        let about = About {
            title: skill.name.clone(),
            description,
            section: address::SKILLS,
            crumbs: vec![self.home(), Link::new(address::SKILLS, self.wording.text("skills_nav"))],
            feed: Feed::of_skill(id, self.portal),
            ..About::default()
        };
        Doc { template: "pages/skill.html", it: engine::value(&it), about }
    }

    /// Every level that has a name, that a course leads to or that somebody should have.
    fn levels(&self, id: Id<Skill>) -> Vec<LevelView> {
        let (skill, rungs) = (&self.portal[id], self.gentlest(id));
        let named = u32::try_from(skill.levels.len()).unwrap_or(u32::MAX);
        let targets: Vec<_> = Persona::all(self.portal)
            .filter_map(|(persona, _)| Some((persona, self.compass().target(persona, id)?.level)))
            .collect();
        let mut numbers: BTreeSet<u32> = (1..=named).collect();
        numbers.extend(rungs.iter().map(|rung| rung.to).chain(targets.iter().map(|(_, level)| *level)));
        let level = |number: u32| {
            let (courses, more) = self.rung_links(rungs.iter().filter(|rung| rung.to == number), ON_A_LEVEL);
            let wanted = targets.iter().filter(|(_, level)| *level == number);
            LevelView {
                number,
                name: usize::try_from(number)
                    .ok()
                    .and_then(|n| skill.levels.get(n.checked_sub(1)?))
                    .cloned()
                    .unwrap_or_else(|| self.wording.with("skills_level", &[("n", &number.to_string())])),
                courses,
                more,
                wanted: wanted.map(|(persona, _)| self.persona_link(*persona)).collect(),
            }
        };
        numbers.into_iter().filter(|number| *number > 0).map(level).collect()
    }

    /// Champions who know it and agreed to be shown.
    fn people_with(&self, id: Id<Skill>) -> Vec<tera::Value> {
        let know = Champion::all(self.portal).filter(|(_, c)| c.skills.contains(&id) && agreed(&c.consent));
        know.filter_map(|(id, _)| self.shared.stories[id.index()].clone()).take(PEOPLE).collect()
    }

    fn communities_over(&self, id: Id<Skill>) -> Vec<Id<Community>> {
        let over = Community::all(self.portal).filter(|(_, community)| community.skills.contains(&id));
        over.map(|(id, _)| id).collect()
    }
}
