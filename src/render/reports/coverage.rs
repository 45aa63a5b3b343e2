//! The coverage report: personas × skills × courses, the campaigns that the gaps imply, and what it costs to begin.

use std::collections::BTreeMap;

use super::views::{self, BAD, GOOD, Tone, WARN};
use crate::audit::built::friction::Way;
use crate::audit::coverage::{Cell, Idea, IdeaKind};
use crate::model::{Campaign, Choice, Course, Id, Persona, Skill};
use crate::render::kit::Kit;

/// More ideas than this are a wish list.
const IDEAS: usize = 12;

impl Kit<'_> {
    pub(super) fn coverage(&self) -> views::Coverage {
        let (portal, words) = (self.inputs.portal, &self.words);
        let coverage = &self.inputs.audit.coverage;
        let wanted = |skill: &Id<Skill>| coverage.cells.iter().any(|cell| cell.skill == *skill);
        let budget = portal.settings.policy.friction_budget.to_string();
        views::Coverage {
            lead: words.text("coverage_lead"),
            figures: self.coverage_figures(),
            personas: self.targeted().into_iter().map(|id| self.column(id)).collect(),
            skills: (0..portal.skills.len()).map(Id::new).filter(wanted).map(|skill| self.skill_row(skill)).collect(),
            backlog: coverage.backlog.iter().take(IDEAS).map(|idea| self.idea(idea)).collect(),
            ways: self.ways(),
            ways_lead: words.with("ways_lead", &[("budget", &budget)]),
        }
    }

    pub(super) fn coverage_headline(&self) -> String {
        let coverage = &self.inputs.audit.coverage;
        let reached = coverage.cells.iter().filter(|cell| cell.reached >= cell.target).count().to_string();
        let all = coverage.cells.len().to_string();
        self.words.with("coverage_headline", &[("reached", &reached), ("all", &all), ("ideas", &self.ideas())])
    }

    fn ideas(&self) -> String {
        self.inputs.audit.coverage.backlog.len().to_string()
    }

    fn coverage_figures(&self) -> Vec<views::Figure> {
        let cells = &self.inputs.audit.coverage.cells;
        let of = |n: usize| self.words.with("n_of_all", &[("n", &n.to_string()), ("all", &cells.len().to_string())]);
        let tone = |n: usize, bad: Tone| if n == cells.len() { GOOD } else { bad };
        let reached = cells.iter().filter(|cell| cell.reached >= cell.target).count();
        let told = cells.iter().filter(|cell| cell.told >= cell.target).count();
        let mut figures = vec![
            self.figure(of(reached), "coverage_reached", tone(reached, BAD)),
            self.figure(of(told), "coverage_told", tone(told, WARN)),
            self.figure(self.ideas(), "coverage_ideas", ""),
        ];
        let budget = self.inputs.portal.settings.policy.friction_budget;
        if let Some(worst) = self.inputs.ways.iter().map(Way::score).max() {
            let value = self.words.with("n_of_all", &[("n", &worst.to_string()), ("all", &budget.to_string())]);
            figures.push(self.figure(value, "coverage_worst_way", if worst > budget { BAD } else { GOOD }));
        }
        figures
    }

    /// Personas that should learn something.
    fn targeted(&self) -> Vec<Id<Persona>> {
        let mut personas: Vec<_> = self.inputs.audit.coverage.cells.iter().map(|cell| cell.persona).collect();
        personas.dedup();
        personas
    }

    fn column(&self, id: Id<Persona>) -> views::ColumnHead {
        let persona = &self.inputs.portal[id];
        let people = persona.headcount.map(|n| self.words.count("people", n as usize));
        views::ColumnHead { title: persona.item.title.clone(), note: people.unwrap_or_default() }
    }

    fn skill_row(&self, skill: Id<Skill>) -> views::SkillRow {
        let cells = self.targeted().into_iter().map(|persona| self.inputs.audit.coverage.cell(persona, skill));
        let empty = || views::SkillCell { level: String::new(), tone: "", note: String::new(), courses: String::new() };
        let cells = cells.map(|cell| cell.map_or_else(empty, |cell| self.skill_cell(cell)));
        views::SkillRow { name: self.inputs.portal[skill].name.clone(), cells: cells.collect() }
    }

    fn skill_cell(&self, cell: &Cell) -> views::SkillCell {
        let words = &self.words;
        let (reached, target) = (cell.reached.min(cell.target).to_string(), cell.target.to_string());
        let (tone, note) = match (cell.reached < cell.target, cell.told < cell.target) {
            (true, _) => (BAD, words.text("coverage_no_course")),
            (false, true) => (WARN, words.text("coverage_no_campaign")),
            (false, false) => {
                (GOOD, words.with("coverage_told_by", &[("campaigns", &self.campaigns(&cell.campaigns))]))
            }
        };
        views::SkillCell {
            level: words.with("coverage_level", &[("n", &reached), ("all", &target)]),
            tone,
            note,
            courses: self.courses(&cell.courses),
        }
    }

    fn idea(&self, idea: &Idea) -> views::Idea {
        let (portal, words) = (self.inputs.portal, &self.words);
        let skills: Vec<_> = idea.skills.iter().map(|skill| portal[*skill].name.as_str()).collect();
        let skills = skills.join(", ");
        let (title, why) = match idea.kind {
            IdeaKind::Campaign(course) => (
                words.with("idea_campaign", &[("course", &portal[course].item.title)]),
                words.with("idea_campaign_why", &[("skills", &skills)]),
            ),
            IdeaKind::Course { skill, from, to } => {
                let levels = [("skill", &*portal[skill].name), ("from", &*from.to_string()), ("to", &*to.to_string())];
                (words.with("idea_course", &levels), words.text("idea_course_why"))
            }
        };
        let people: usize = idea.personas.iter().filter_map(|id| portal[*id].headcount).map(|n| n as usize).sum();
        let names: Vec<_> = idea.personas.iter().map(|id| portal[*id].item.title.as_str()).collect();
        let people = if people > 0 { words.count("people", people) } else { words.text("people_unknown") };
        let who = words.with("idea_who", &[("names", &names.join(", ")), ("people", &people)]);
        let weight =
            words.with("idea_weight", &[("n", &words.number(usize::try_from(idea.weight).unwrap_or(usize::MAX)))]);
        views::Idea { title, who, why: format!("{why} {weight}") }
    }

    /// One row for each campaign, persona and way; channels that lead the same way share one.
    fn ways(&self) -> Vec<views::WayRow> {
        let (portal, words) = (self.inputs.portal, &self.words);
        let budget = portal.settings.policy.friction_budget;
        let mut rows: BTreeMap<_, (&Way, Vec<String>)> = BTreeMap::new();
        for way in self.inputs.ways {
            let key = (way.campaign, way.persona, way.score(), &way.pages, &way.access);
            let channel = words.choice("channel", way.channel);
            rows.entry(key).or_insert_with(|| (way, Vec::new())).1.push(channel);
        }
        let row = |(way, channels): (&Way, Vec<String>)| views::WayRow {
            campaign: portal[way.campaign].item.title.clone(),
            persona: portal[way.persona].item.title.clone(),
            channels: channels.join(", "),
            steps: self.way_steps(way),
            score: way.score(),
            tone: if way.score() > budget { BAD } else { GOOD },
        };
        rows.into_values().map(row).collect()
    }

    fn way_steps(&self, way: &Way) -> String {
        let pages = match way.pages.len() {
            0 => None,
            n => Some(self.words.count("way_pages", n)),
        };
        let access = (!way.access.is_empty()).then(|| self.words.steps(&way.access));
        let first = self.words.text("way_message");
        [Some(first), pages, access].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn courses(&self, ids: &[Id<Course>]) -> String {
        ids.iter().map(|id| self.inputs.portal[*id].item.title.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn campaigns(&self, ids: &[Id<Campaign>]) -> String {
        ids.iter().map(|id| self.inputs.portal[*id].item.title.as_str()).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn coverage_data(&self) -> views::CoverageData<'_> {
        let (portal, coverage) = (self.inputs.portal, &self.inputs.audit.coverage);
        views::CoverageData {
            skills: coverage.cells.iter().map(|cell| self.cell_data(cell)).collect(),
            backlog: coverage.backlog.iter().map(|idea| self.idea_data(idea)).collect(),
            friction_budget: portal.settings.policy.friction_budget,
            ways: self.inputs.ways.iter().map(|way| self.way_data(way)).collect(),
        }
    }

    fn cell_data(&self, cell: &Cell) -> views::CellData<'_> {
        let portal = self.inputs.portal;
        views::CellData {
            persona: &portal[cell.persona].item.slug,
            skill: &portal[cell.skill].id,
            target: cell.target,
            reached: cell.reached,
            told: cell.told,
            courses: cell.courses.iter().map(|id| portal[*id].item.slug.as_str()).collect(),
            campaigns: cell.campaigns.iter().map(|id| portal[*id].item.slug.as_str()).collect(),
        }
    }

    fn idea_data(&self, idea: &Idea) -> views::IdeaData<'_> {
        let portal = self.inputs.portal;
        let (write, course, from, to) = match idea.kind {
            IdeaKind::Campaign(course) => ("campaign", Some(portal[course].item.slug.as_str()), None, None),
            IdeaKind::Course { from, to, .. } => ("course", None, Some(from), Some(to)),
        };
        let personas = idea.personas.iter().map(|id| portal[*id].item.slug.as_str()).collect();
        let skills = idea.skills.iter().map(|id| portal[*id].id.as_str()).collect();
        views::IdeaData { write, course, from, to, personas, skills, weight: idea.weight }
    }

    fn way_data<'b>(&'b self, way: &'b Way) -> views::WayData<'b> {
        let portal = self.inputs.portal;
        let campaign = &portal[way.campaign];
        views::WayData {
            campaign: &campaign.item.slug,
            persona: &portal[way.persona].item.slug,
            channel: way.channel.word(),
            touchpoint: &campaign.touchpoints[way.touchpoint].item.slug,
            course: &portal[way.course].item.slug,
            pages: &way.pages,
            access: way.access.iter().map(|step| step.word()).collect(),
            score: way.score(),
        }
    }
}
