//! Two campaigns side by side, only where that is fair: over messages of the same kind to the same persona in the same channel.

use crate::model::results::Rows;
use crate::model::{Campaign, Id, Persona};
use crate::statistics::Stratified;

/// Two campaigns, by how many of those who got a message started.
#[derive(Debug)]
pub struct Comparison {
    pub one: Id<Campaign>,
    pub other: Id<Campaign>,
    pub outcome: Result<Compared, Vec<Unfair>>,
}

/// What a fair comparison says.
#[derive(Debug)]
pub struct Compared {
    /// The personas whom both spoke to in the same way.
    pub personas: Vec<Id<Persona>>,
    /// The second one's share less the first one's, and whether chance alone explains it.
    pub difference: Stratified,
    /// Messages of the first and of the second that were compared.
    pub sent: [u64; 2],
    pub rows: Rows,
}

/// Why a comparison would mislead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfair {
    /// They spoke to different personas, in different channels, or with different kinds of messages.
    NothingInCommon,
    /// One hasn't closed yet.
    StillRunning(Id<Campaign>),
    /// Nobody counted who started.
    NotCounted(Id<Campaign>),
    /// Too few people for any answer.
    TooFew,
    /// Groups were held out in one of them only, by design not like the others.
    DifferentPeople,
}
