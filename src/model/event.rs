//! Events: when people meet.

use jiff::Zoned;
use jiff::civil::Date;

use super::choice::choices;
use super::copy::Copy;
use super::item::Item;
use super::{Champion, Community, Course, Id, Persona};

#[derive(Debug, Clone)]
pub struct Event {
    pub item: Item,
    pub kind: EventKind,
    /// In the portal's time zone.
    pub starts: Zoned,
    pub ends: Option<Zoned>,
    /// An RFC 5545 RRULE, as authored.
    pub repeat: Option<String>,
    pub place: Option<String>,
    pub join_url: Option<String>,
    pub capacity: Option<u32>,
    pub booked: Option<u32>,
    /// The date on which `booked` was counted.
    pub as_of: Option<Date>,
    pub host: Option<Host>,
    pub courses: Vec<Id<Course>>,
    pub personas: Vec<Id<Persona>>,
    /// The community that meets there.
    pub community: Option<Id<Community>>,
    pub accessibility: Option<Copy>,
}

impl Event {
    /// Whether it is for a persona: it names them, or nobody.
    pub fn is_for(&self, persona: Id<Persona>) -> bool {
        self.personas.is_empty() || self.personas.contains(&persona)
    }
}

choices! {
    EventKind { Workshop = "workshop", Circle = "circle", Talk = "talk", OfficeHours = "office-hours" }
}

/// Who receives people: a champion of the portal, or a name.
#[derive(Debug, Clone, PartialEq)]
pub enum Host {
    Champion(Id<Champion>),
    Person(String),
}
