//! Where people stand: how many of a persona are at the level that they should have, and the courses that lead there.

use super::DidItWork;
use crate::measure::skills::Level;
use crate::model::results::Rows;
use crate::model::{Id, Skill};
use crate::render::views::measure::{Cell, Part, Row, Section};

impl DidItWork<'_> {
    pub(super) fn skills(&self) -> Option<Section> {
        let head = [
            "kit_filter_persona",
            "measure_skill",
            "measure_at_levels",
            "measure_target",
            "measure_at_target",
            "measure_way",
            "measure_lines",
        ];
        let rows = self.measurement.skills.iter().map(|level| self.skill(level)).collect();
        let table = self.table("skills-table".to_owned(), "measure_skills_caption", &head, rows)?;
        self.section("", "skills", vec![Part::Table(table)])
    }

    fn skill(&self, level: &Level) -> Row {
        let skill = &self.portal[level.skill];
        let at_levels: Vec<_> = level
            .levels
            .iter()
            .map(|(at, people)| self.words.named(&self.level(level.skill, *at), &self.count(people.share.hits())))
            .collect();
        let waves: Vec<_> = level
            .waves
            .iter()
            .map(|(date, people)| self.words.named(&self.words.date(*date), &self.share(people.share)))
            .collect();
        let way = level.way.iter().flat_map(|way| &way.courses).map(|id| self.portal[*id].item.title.clone());
        let rows = Rows::joined(
            level
                .levels
                .iter()
                .map(|(_, people)| &people.rows)
                .chain(level.waves.iter().map(|(_, people)| &people.rows)),
        );
        let typical = level
            .typical
            .map(|typical| self.words.with("measure_typical", &[("level", &self.level(level.skill, typical))]));
        let cells = vec![
            Cell::new(&skill.name),
            Cell::new(at_levels.join("; ")).note(typical.unwrap_or_default()),
            Cell::new(level.target.map(|target| self.level(level.skill, target)).unwrap_or_default()),
            Cell::new(waves.join("; ")),
            Cell::new(way.collect::<Vec<_>>().join(", ")),
            self.lines_cell(&rows),
        ];
        Row::new(&self.portal[level.persona].item.title, cells)
    }

    /// The name of a level; its number where it has none.
    fn level(&self, skill: Id<Skill>, level: u32) -> String {
        let at = usize::try_from(level).ok().and_then(|level| level.checked_sub(1));
        let name = at.and_then(|at| self.portal[skill].levels.get(at));
        name.cloned().unwrap_or_else(|| self.words.with("skills_level", &[("n", &level.to_string())]))
    }
}
