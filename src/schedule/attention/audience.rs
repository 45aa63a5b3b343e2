//! [`Audience`]: a persona, or those who are two personas at once.

use std::collections::BTreeSet;

use crate::model::{Id, Listed, Persona, Portal};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Audience {
    pub first: Id<Persona>,
    /// The persona that these people belong to as well.
    pub second: Option<Id<Persona>>,
}

impl Audience {
    /// Every persona, and then every pair of which either side says that they overlap.
    pub fn all(portal: &Portal) -> Vec<Self> {
        let alone = Persona::all(portal).map(|(id, _)| Self { first: id, second: None });
        let mut pairs = BTreeSet::new();
        for (id, persona) in Persona::all(portal) {
            for &other in persona.overlaps.iter().filter(|other| **other != id) {
                pairs.insert((id.min(other), id.max(other)));
            }
        }
        alone.chain(pairs.into_iter().map(|(first, second)| Self { first, second: Some(second) })).collect()
    }

    pub fn personas(self) -> impl Iterator<Item = Id<Persona>> {
        [Some(self.first), self.second].into_iter().flatten()
    }

    /// `"New lead"`, or `Somebody who is both "New lead" and "Project engineer"`.
    pub fn named(self, portal: &Portal) -> String {
        let title = |id: Id<Persona>| format!("\"{}\"", portal[id].item.title);
        match self.second {
            None => title(self.first),
            Some(second) => format!("Somebody who is both {} and {}", title(self.first), title(second)),
        }
    }
}
