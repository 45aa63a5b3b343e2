//! Outcomes that are shown: of how many people a campaign's metric was true, by wave, persona and group.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Withheld;
use super::withheld::{self, Cell};
use crate::model::results::Outcome;
use crate::schedule::holdout::Drawn;

/// An outcome about enough people.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'r> {
    pub outcome: &'r Outcome,
    /// Whether these people got no message.
    pub is_held_out: bool,
}

/// The outcomes of a campaign that are shown; each wave hides its small ones by itself.
pub fn shown<'r>(own: &[&'r Outcome], drawn: Option<&Drawn>, limit: u64) -> (Vec<Shown<'r>>, Withheld) {
    let mut waves: BTreeMap<Date, Vec<&'r Outcome>> = BTreeMap::new();
    own.iter().for_each(|outcome| waves.entry(outcome.date).or_default().push(outcome));
    let is_held = |group: &String| drawn.is_some_and(|drawn| drawn.held.iter().any(|held| held.id == *group));
    let (mut all, mut withheld) = (Vec::new(), Withheld::default());
    for outcomes in waves.values() {
        let cell = |outcome: &&'r Outcome| Cell { people: outcome.people, rows: &outcome.rows, loss: 0 };
        let sorted = withheld::sorted(&outcomes.iter().map(cell).collect::<Vec<_>>(), limit);
        withheld = withheld.and(&sorted.withheld);
        let visible = outcomes.iter().zip(&sorted.is_shown).filter(|(_, is_shown)| **is_shown);
        all.extend(
            visible.map(|(outcome, _)| Shown { outcome, is_held_out: outcome.group.as_ref().is_some_and(is_held) }),
        );
    }
    (all, withheld)
}
