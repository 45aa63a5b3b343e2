//! The compass as a drawing: a row for each skill, a bar for each course from the level it begins at to the one it leads
//! to, and a flag where somebody should get to. A text that is too long for two lines of its bar ends in dots there; the
//! table beside it has it in full.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::lanes::Lanes;
use crate::compass::Target;
use crate::model::{Id, Persona, Skill};
use crate::render::portal::Pages;
use crate::render::portal::languages::direction;
use crate::render::views::Link;
use crate::render::views::together::{Chart, ChartBox, ChartFlag, ChartRow, ChartText};

/// All in units of the drawing, which is shown at one pixel each.
const WIDTH: i32 = 900;
const NAMES: i32 = 220;
const HEAD: i32 = 34;
/// A bar holds two lines of text.
const LANE: i32 = 42;
const BAR: i32 = 38;
const FLAGS: i32 = 30;
const FLAG: i32 = 26;
const INSET: i32 = 10;
/// How wide the names of skills may be.
const NAME: i32 = NAMES - 14;
/// Rows and columns of the drawing: more could not be taken in.
const ROWS: usize = 40;
const COLUMNS: u32 = 8;
/// Up to how many personas have a letter of their own; flags of more than these count them.
const LETTERS: usize = 12;

/// Where levels lie.
struct Scale {
    levels: u32,
    /// Whether the page is read from right to left.
    mirrored: bool,
}

impl Scale {
    fn at(&self, level: u32) -> i32 {
        let whole = |level: u32| i32::try_from(level).unwrap_or(1);
        NAMES + (WIDTH - NAMES) * whole(level.min(self.levels)) / whole(self.levels.max(1))
    }

    /// The left edge of what begins at `x` and is so wide.
    fn left(&self, x: i32, width: i32) -> i32 {
        if self.mirrored { WIDTH - x - width } else { x }
    }

    fn span(&self, from: u32, to: u32, y: i32, text: String) -> ChartBox {
        let (start, end) = (self.at(from) + 3, self.at(to) - 3);
        let width = (end - start).max(6);
        ChartBox { x: self.left(start, width), y, width, height: BAR, text }
    }

    fn text(&self, x: i32, y: i32, text: String) -> ChartText {
        ChartText { x: self.left(x, 0), y, text }
    }
}

/// What all rows share.
struct Drawer<'p> {
    pages: &'p Pages<'p>,
    scale: Scale,
    /// Personas that should have some skill.
    seekers: Vec<Id<Persona>>,
    /// None where flags count people.
    letters: BTreeMap<Id<Persona>, char>,
}

impl Pages<'_> {
    pub(super) fn chart(&self, skills: &[Id<Skill>]) -> Chart {
        let drawer = Drawer::new(self, skills);
        let scale = &drawer.scale;
        let (mut y, mut rows) = (HEAD, Vec::new());
        for skill in skills.iter().take(ROWS) {
            let row = drawer.row(*skill, y);
            y += row.height;
            rows.push(row);
        }
        let column = |level: u32| {
            let name = self.wording.with("skills_level", &[("n", &level.to_string())]);
            scale.text(scale.at(level - 1) + INSET, HEAD - 14, name)
        };
        let key = |(id, letter): (&Id<Persona>, &char)| Link { note: letter.to_string(), ..self.persona_link(*id) };
        Chart {
            width: WIDTH,
            height: y + 4,
            columns: (1..=scale.levels).map(column).collect(),
            lines: (0..=scale.levels).map(|level| scale.left(scale.at(level), 0)).collect(),
            rows,
            key: drawer.letters.iter().map(key).collect(),
        }
    }
}

impl<'p> Drawer<'p> {
    fn new(pages: &'p Pages<'p>, skills: &[Id<Skill>]) -> Self {
        let all = pages.compass().personas.iter().enumerate();
        let seekers: Vec<_> =
            all.filter(|(_, bearing)| !bearing.targets.is_empty()).map(|(index, _)| Id::new(index)).collect();
        let mirrored = direction(&pages.portal.settings.language) == "rtl";
        let letters = seekers.iter().copied().filter(|_| seekers.len() <= LETTERS).zip('A'..='Z').collect();
        Self { pages, scale: Scale { levels: highest(pages, skills), mirrored }, seekers, letters }
    }

    fn row(&self, skill: Id<Skill>, top: i32) -> ChartRow {
        let (pages, scale) = (self.pages, &self.scale);
        let targets: Vec<_> =
            self.seekers.iter().filter_map(|id| Some((*id, pages.compass().target(*id, skill)?))).collect();
        let under_flags = top + if targets.is_empty() { 10 } else { FLAGS };
        let lane_y = |lane: usize| under_flags + i32::try_from(lane).unwrap_or(0) * LANE;
        let mut lanes = Lanes::default();
        let rungs = pages.gentlest(skill);
        let fitted = rungs.iter().filter_map(|rung| Some((rung, lanes.place(rung.from, rung.to)?)));
        let bars: Vec<_> = fitted
            .map(|(rung, lane)| {
                let title = pages.portal[rung.course].item.title.clone();
                scale.span(rung.from, rung.to, lane_y(lane), title)
            })
            .collect();
        let open = targets.iter().map(|(_, target)| *target).filter(|target| target.is_open());
        let gap = open.max_by_key(|target| (target.level, Reverse(target.reached))).map(|target| {
            let lane = lanes.put(target.reached, target.level);
            scale.span(target.reached, target.level, lane_y(lane), pages.wording.text("skills_gap"))
        });
        let (bottom, hidden) = (lane_y(lanes.used().max(1)), rungs.len() - bars.len());
        let more = (hidden > 0)
            .then(|| scale.text(scale.at(0) + INSET, bottom + 12, pages.wording.count("skills_more", hidden)));
        let levels = u32::try_from(pages.portal[skill].levels.len()).unwrap_or(0).max(1);
        ChartRow {
            y: top,
            height: bottom - top + if more.is_some() { 30 } else { 12 },
            name: ChartBox {
                x: scale.left(0, NAME),
                y: under_flags,
                width: NAME,
                height: BAR,
                text: pages.portal[skill].name.clone(),
            },
            track: scale.span(0, levels, top + 5, String::new()),
            bars,
            gaps: gap.into_iter().collect(),
            flags: self.flags(&targets, top),
            more,
        }
    }

    /// Flags at the levels that people should have: a letter each, or how many they are.
    fn flags(&self, targets: &[(Id<Persona>, &Target)], top: i32) -> Vec<ChartFlag> {
        let mut at: BTreeMap<u32, Vec<(String, bool)>> = BTreeMap::new();
        for (persona, target) in targets {
            let letter = self.letters.get(persona).map(char::to_string).unwrap_or_default();
            at.entry(target.level.min(self.scale.levels)).or_default().push((letter, target.is_open()));
        }
        let mut flags = Vec::new();
        for (level, mut there) in at {
            if self.letters.is_empty() {
                there = vec![(there.len().to_string(), there.iter().any(|(_, open)| *open))];
            }
            let end = self.scale.at(level) - FLAG / 2 - 4;
            for (back, (text, open)) in (0..).zip(there.into_iter().rev()) {
                flags.push(ChartFlag { x: self.scale.left(end - back * (FLAG + 2), 0), y: top + 17, text, open });
            }
        }
        flags
    }
}

/// The highest level that has a name, that a course leads to or that somebody should have.
fn highest(pages: &Pages<'_>, skills: &[Id<Skill>]) -> u32 {
    let named = skills.iter().filter_map(|id| u32::try_from(pages.portal[*id].levels.len()).ok());
    let built = skills.iter().flat_map(|id| pages.compass().rungs.of_skill(*id)).map(|rung| rung.to);
    let wanted = pages.compass().personas.iter().flat_map(|bearing| &bearing.targets).map(|target| target.level);
    named.chain(built).chain(wanted).max().unwrap_or(1).clamp(1, COLUMNS)
}
