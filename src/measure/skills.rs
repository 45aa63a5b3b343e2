//! Where people stand: how many of a persona are at each level of a skill, and the way from there to the level that they should
//! have.

use jiff::civil::Date;

use super::{Proportion, Withheld};
use crate::compass::Way;
use crate::model::{Id, Persona, Skill};

/// The levels of one skill among the people of one persona.
#[derive(Debug)]
pub struct Level {
    pub persona: Id<Persona>,
    pub skill: Id<Skill>,
    /// The level that they should have, where the portal says.
    pub target: Option<u32>,
    /// People at each level in the last wave; levels that aren't shown are missing.
    pub levels: Vec<(u32, Proportion)>,
    /// At the target or above, by date.
    pub waves: Vec<(Date, Proportion)>,
    /// The level that half of them have at least.
    pub typical: Option<u32>,
    /// From the typical level to the target.
    pub way: Option<Way>,
    pub withheld: Withheld,
}
