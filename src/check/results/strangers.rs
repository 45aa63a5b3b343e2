//! [`Strangers`]: values in files of results that nothing in the portal is called.

use std::collections::BTreeMap;

use super::{channels, word};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::results::table::{About as Column, Cell, Table};
use crate::model::results::{LeftOut, Rows, Why};
use crate::source::Place;

/// So many are listed one by one.
const MOST: usize = 20;

/// By column and value, in the order of their names.
#[derive(Default)]
pub struct Strangers<'t>(BTreeMap<(&'static str, &'t str), Stranger>);

struct Stranger {
    column: Column,
    place: Place,
    rows: Vec<Rows>,
}

impl<'t> Strangers<'t> {
    pub fn add(&mut self, column: Column, file: u32, cell: &'t Cell, table: &'t Table) {
        let stranger = self.0.entry((word(column), table.text(cell, column))).or_insert_with(|| Stranger {
            column,
            place: table.place(cell, column),
            rows: Vec::new(),
        });
        stranger.rows.push(Rows::new(file, cell.lines.iter().copied()));
    }

    pub fn left_out(&self) -> impl Iterator<Item = LeftOut> {
        self.0.iter().map(|((column, value), stranger)| LeftOut {
            why: Why::Unmatched { column, value: (*value).to_owned() },
            rows: Rows::joined(&stranger.rows),
        })
    }

    pub fn findings(&self) -> Vec<Diagnostic> {
        let mut findings: Vec<_> = self.0.iter().take(MOST).map(|((_, value), it)| it.finding(value)).collect();
        if let Some((_, next)) = self.0.iter().nth(MOST) {
            let message = format!("{} more values match nothing in the portal.", self.0.len() - MOST);
            let help = "Correct the ones above first; most often one wrong column is behind all of them.";
            findings.push(Diagnostic::new(Code::UnmatchedResult, next.place.clone(), message).help(help));
        }
        findings
    }
}

impl Stranger {
    fn finding(&self, value: &str) -> Diagnostic {
        let rows: u64 = self.rows.iter().map(Rows::count).sum();
        let which = if rows == 1 { "this row isn't".to_owned() } else { format!("{rows} rows with it aren't") };
        let message = format!("No {} is called \"{value}\", so {which} counted.", self.thing());
        Diagnostic::new(Code::UnmatchedResult, self.place.clone(), message).help(self.help())
    }

    fn thing(&self) -> &'static str {
        match self.column {
            Column::Campaign => "campaign that is live",
            Column::Touchpoint => "message of this campaign",
            Column::Content => "link of this campaign's messages",
            Column::Persona => "persona",
            Column::Channel => "channel",
            Column::Variant => "version of this message",
            Column::Group => "group of this campaign's `holdout`",
            Column::Course => "course that is live",
            Column::Skill => "skill",
        }
    }

    fn help(&self) -> String {
        match self.column {
            Column::Campaign | Column::Persona | Column::Course => {
                "Write its slug, which is the name of its file or folder, or its title.".to_owned()
            }
            Column::Touchpoint => "Write the name of the message's file without .md, such as 01-teaser.".to_owned(),
            Column::Content => {
                "The kit's links say touchpoint, persona and version, such as 01-teaser-new-lead-b.".to_owned()
            }
            Column::Channel => format!("The channels are: {}.", channels().join(", ")),
            Column::Variant => {
                "The message as it stands is version a; the others are called as under [variants].".to_owned()
            }
            Column::Group => "Write it as in the campaign's `holdout`.".to_owned(),
            Column::Skill => "Write its id, which is its name in skills.toml.".to_owned(),
        }
    }
}
