//! Results → what they are about: the texts of the files are matched with campaigns, messages, personas, versions, courses and
//! skills, by their slugs, their titles, or the values in the addresses of outbound links (UTM).
//!
//! Enter at [`matched`]. What matches nothing is listed and not counted. `index` knows what everything is called, `gathered`
//! sums up what several files say of the same, and `strangers` lists what nothing is called.

mod gathered;
mod index;
mod strangers;
#[cfg(test)]
mod tests;

use crate::diagnostics::Diagnostic;
use crate::load::results::table::{About as Column, Cell, Counted, Kind, Table};
use crate::model::results::{
    About, Answers, Counts, LeftOut, Lines, MessageCount, Outcome, Results, ResultsFile, Rows, Standing, Step, Why,
};
use crate::model::{Choice, Portal};
use gathered::{Entry, Gathered};
use index::{Index, Named};
use std::sync::Arc;
use strangers::Strangers;

/// The results with what they are about, and what was found on the way. Spaced reminders have to be in the portal: they have
/// results as well.
pub fn matched(tables: &[Table], portal: &Portal) -> (Results, Vec<Diagnostic>) {
    let mut matching = Matching::default();
    if tables.is_empty() {
        return matching.finished(tables);
    }
    let index = Index::of(portal);
    for (file, table) in (0..).zip(tables) {
        matching.table(file, table, &index);
    }
    matching.finished(tables)
}

#[derive(Default)]
struct Matching<'t> {
    messages: Gathered<About>,
    /// By campaign, persona, group and day.
    outcomes: Gathered<index::OutcomeKey>,
    /// By course, persona and days since.
    answers: Gathered<index::AnswersKey>,
    /// By persona, skill, day and level.
    levels: Gathered<index::LevelKey>,
    strangers: Strangers<'t>,
    left_out: Vec<LeftOut>,
}

impl<'t> Matching<'t> {
    fn table(&mut self, file: u32, table: &'t Table, index: &Index<'_>) {
        let refused = |lines: &[Lines], why| {
            (!lines.is_empty()).then(|| LeftOut { why, rows: Rows::new(file, lines.iter().copied()) })
        };
        self.left_out.extend(refused(&table.refused, Why::Unreadable));
        self.left_out.extend(refused(&table.impossible, Why::Impossible));
        let named = Named::of(table);
        for cell in &table.cells {
            match self.cell(file, cell, table, index, &named) {
                Ok(()) => {}
                Err(column) => self.strangers.add(column, file, cell, table),
            }
        }
    }

    /// Adds a cell to what it is about; `Err` is the column whose value nothing is called.
    fn cell(
        &mut self,
        file: u32,
        cell: &'t Cell,
        table: &'t Table,
        index: &Index<'_>,
        named: &Named,
    ) -> Result<(), Column> {
        match table.kind {
            Kind::Messages => self.messages.add(index.message(cell, named)?, file, cell),
            Kind::Outcomes => self.outcomes.add(index.outcome(cell, named)?, file, cell),
            Kind::Answers => self.answers.add(index.answers(cell, named)?, file, cell),
            Kind::Levels => self.levels.add(index.level(cell, named)?, file, cell),
        }
        Ok(())
    }

    fn finished(mut self, tables: &[Table]) -> (Results, Vec<Diagnostic>) {
        let mut findings = self.strangers.findings();
        self.left_out.extend(self.strangers.left_out());
        let mut doubles = self.messages.doubles();
        doubles.and(self.outcomes.doubles());
        doubles.and(self.answers.doubles());
        doubles.and(self.levels.doubles());
        findings.extend(doubles.findings(tables));
        self.left_out.extend(doubles.left_out());
        let file = |table: &Table| ResultsFile { path: Arc::clone(&table.source.path), rows: table.rows };
        let results = Results {
            files: tables.iter().map(file).collect(),
            messages: self.messages.into_entries().map(message).collect(),
            outcomes: self.outcomes.into_entries().filter_map(outcome).collect(),
            answers: self.answers.into_entries().filter_map(answers).collect(),
            levels: self.levels.into_entries().filter_map(standing).collect(),
            left_out: self.left_out,
        };
        (results, findings)
    }
}

fn message((about, entry): (About, Entry)) -> MessageCount {
    let mut counts = Counts::default();
    for (step, counted) in [
        (Step::Sent, Counted::Sent),
        (Step::Clicked, Counted::Clicked),
        (Step::Started, Counted::Started),
        (Step::Completed, Counted::Completed),
        (Step::Applied, Counted::Applied),
        (Step::Shared, Counted::Shared),
    ] {
        counts.set(step, entry.count(counted));
    }
    let machine_clicks = entry.count(Counted::MachineClicks);
    MessageCount { about, counts, machine_clicks, days: entry.days(), rows: entry.into_rows() }
}

/// `None` where a count is missing, which the reader has reported.
fn outcome((key, entry): (index::OutcomeKey, Entry)) -> Option<Outcome> {
    let (campaign, persona, group, date) = key;
    let (people, achieved) = (entry.count(Counted::People)?, entry.count(Counted::Achieved)?);
    Some(Outcome { campaign, persona, group, date, people, achieved, rows: entry.into_rows() })
}

fn answers(((course, persona, days), entry): (index::AnswersKey, Entry)) -> Option<Answers> {
    let (answered, right) = (entry.count(Counted::Answered)?, entry.count(Counted::Right)?);
    Some(Answers { course, persona, days, answered, right, rows: entry.into_rows() })
}

fn standing(((persona, skill, date, level), entry): (index::LevelKey, Entry)) -> Option<Standing> {
    Some(Standing { persona, skill, level, date, people: entry.count(Counted::People)?, rows: entry.into_rows() })
}

/// The name of a column, as people write it.
fn word(column: Column) -> &'static str {
    match column {
        Column::Campaign => "campaign",
        Column::Touchpoint => "touchpoint",
        Column::Persona => "persona",
        Column::Channel => "channel",
        Column::Variant => "variant",
        Column::Content => "utm_content",
        Column::Group => "group",
        Column::Course => "course",
        Column::Skill => "skill",
    }
}

/// Every channel's word.
fn channels() -> Vec<&'static str> {
    crate::model::Channel::ALL.iter().map(|(word, _)| *word).collect()
}
