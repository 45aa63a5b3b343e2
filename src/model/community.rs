//! Communities: where people go on talking.

use super::copy::Copy;
use super::event::Host;
use super::item::Item;
use super::{Champion, Id, Skill};

#[derive(Debug, Clone)]
pub struct Community {
    pub item: Item,
    pub topic: Option<Copy>,
    pub cadence: Option<String>,
    pub join_url: Option<String>,
    pub host: Option<Host>,
    pub champions: Vec<Id<Champion>>,
    pub skills: Vec<Id<Skill>>,
}
