//! The wall of thanks: who is thanked for what, in which teams there is somebody to ask, and what else is worth
//! celebrating. Only people who agreed to appear on the portal.

use std::collections::BTreeMap;

use super::head::{About, Doc};
use super::index::agreed;
use super::{Pages, copy, json_ld, pictures};
use crate::model::{Champion, Id, LearningPath, Listed, Persona, Skill, skill};
use crate::render::engine;
use crate::render::views::together::{MilestoneView, Note, TeamMap, TeamRow, Wall};
use crate::render::views::{Action, Link};
use crate::site_map::{Addressed, address};

/// A page that can still be read.
const NOTES: usize = 120;
const TEAMS: usize = 60;
/// Wider tables are no help; then the map is left out and the sentences remain.
const COLUMNS: usize = 8;
const GAPS: usize = 12;
const MILESTONES: usize = 12;
const BADGES: usize = 12;

impl Pages<'_> {
    pub(super) fn champions(&self) -> Doc {
        let shown: Vec<_> = Champion::all(self.portal).filter(|(_, champion)| agreed(&champion.consent)).collect();
        let (title, lead) = (self.wording.text("champions_title"), self.wording.text("champions_lead"));
        let unthanked = shown.iter().filter(|(_, champion)| champion.recognition.is_none());
        let it = Wall {
            title: title.clone(),
            lead: lead.clone(),
            notes: shown.iter().filter_map(|(_, champion)| self.note(champion)).take(NOTES).collect(),
            stories: unthanked.filter_map(|(id, _)| self.shared.stories[id.index()].clone()).take(NOTES).collect(),
            map: self.team_map(&shown),
            nobody: self.nobody(&shown),
            ask: self.contribute_page(),
            milestones: self.milestones(),
            badges: self.badge_items().take(BADGES).collect(),
        };
        let named = shown.iter().map(|(_, champion)| (champion.person.clone(), champion.address()));
        let about = About {
            title,
            description: lead,
            section: address::STORIES,
            crumbs: vec![self.home()],
            data: vec![json_ld::item_list(named, self.links)],
            ..About::default()
        };
        Doc { template: "pages/champions.html", it: engine::value(&it), about }
    }

    fn note(&self, champion: &Champion) -> Option<Note> {
        Some(Note {
            person: pictures::champion(champion, self.assets),
            team: champion.team.clone().unwrap_or_default(),
            text: champion.recognition.as_ref()?.resolve(&self.scope()),
            href: champion.address(),
        })
    }

    /// Teams and the personas that their champions stand for.
    fn team_map(&self, shown: &[(Id<Champion>, &Champion)]) -> Option<TeamMap> {
        let personas: Vec<_> = Persona::all(self.portal).map(|(id, _)| id).collect();
        let mut teams: BTreeMap<&str, Vec<Vec<Link>>> = BTreeMap::new();
        for (_, champion) in shown {
            let Some(team) = champion.team.as_deref() else { continue };
            let cells = teams.entry(team).or_insert_with(|| vec![Vec::new(); personas.len()]);
            let link = Link::new(champion.address(), champion.person.clone());
            champion.personas.iter().for_each(|persona| cells[persona.index()].push(link.clone()));
        }
        let fits = !teams.is_empty() && (1..=COLUMNS).contains(&personas.len());
        let rows = teams.into_iter().take(TEAMS).map(|(name, cells)| TeamRow { name: name.to_owned(), cells });
        fits.then(|| TeamMap { personas: self.persona_links(&personas), teams: rows.collect() })
    }

    /// Personas and skills that nobody stands for yet.
    fn nobody(&self, shown: &[(Id<Champion>, &Champion)]) -> Vec<String> {
        let has_persona = |id: Id<Persona>| shown.iter().any(|(_, champion)| champion.personas.contains(&id));
        let has_skill = |id: Id<Skill>| shown.iter().any(|(_, champion)| champion.skills.contains(&id));
        let personas = Persona::all(self.portal).filter(|(id, _)| !has_persona(*id));
        let personas = personas.map(|(_, persona)| persona.item.title.as_str());
        let skills = skill::named(self.portal).into_iter().filter(|id| !has_skill(*id));
        let skills = skills.map(|id| self.portal[id].name.as_str());
        let said = |key: &'static str| move |what: &str| self.wording.with(key, &[("what", what)]);
        personas.map(said("nobody_like")).chain(skills.map(said("nobody_knows"))).take(GAPS).collect()
    }

    /// What is celebrated on the way.
    fn milestones(&self) -> Vec<MilestoneView> {
        let of_path = |(id, path): (Id<LearningPath>, &LearningPath)| {
            let view = move |milestone: &crate::model::path::Milestone| MilestoneView {
                text: copy(Some(&milestone.recognition), &self.scope()),
                course: self.course_link(milestone.after),
                path: self.path_link(id),
            };
            path.milestones.iter().map(view).collect::<Vec<_>>()
        };
        LearningPath::all(self.portal).flat_map(of_path).take(MILESTONES).collect()
    }

    /// Where to tell one's own story, if there is a place for it.
    pub(super) fn contribute_page(&self) -> Option<Action> {
        let takes = self.portal.settings.takes_stories();
        takes.then(|| Action::inside(address::CONTRIBUTE, self.wording.text("contribute")))
    }
}
