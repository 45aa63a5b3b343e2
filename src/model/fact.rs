//! The figures that copy may cite, each with its source.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::source::Place;

#[derive(Debug, Clone)]
pub struct Fact {
    pub id: String,
    pub claim: String,
    /// As it is shown, without its unit.
    pub value: String,
    pub unit: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub as_of: Option<Date>,
    pub expires: Option<Date>,
    pub parts: BTreeMap<String, f64>,
    pub place: Place,
}

impl Fact {
    /// The figure as it stands in a sentence: `65 %`, `€ 120`, `12 minutes`.
    pub fn figure(&self) -> String {
        match self.unit.as_deref() {
            None | Some("") => self.value.clone(),
            Some(unit) => format!("{}\u{a0}{unit}", self.value),
        }
    }
}
