//! Which items there are, and what a reference to each of them means today.
//!
//! Enter at [`Register::resolve`]: the id of a live item, or a finding that says why there is none.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use jiff::civil::Date;

use crate::diagnostics::nearest::{nearest, surely};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::load::references::Reference;
use crate::model::Id;
use crate::source::Place;

/// Whether an item is published on the build's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Live,
    Draft,
    Scheduled(Date),
    Expired(Date),
    NoConsent,
    ConsentEnded(Date),
}

impl Status {
    /// Why a reference to such an item leads nowhere.
    fn reason(self) -> Option<String> {
        Some(match self {
            Self::Live => return None,
            Self::Draft => "is a draft".to_owned(),
            Self::Scheduled(date) => format!("is not published before {date}"),
            Self::Expired(date) => format!("expired on {date}"),
            Self::NoConsent => "is not shown, because the person's consent is missing".to_owned(),
            Self::ConsentEnded(date) => format!("is not shown, because the person's consent ended on {date}"),
        })
    }
}

/// The slugs of one kind.
#[derive(Debug)]
pub struct Register<T> {
    /// What one of them is called: `course`.
    pub kind: &'static str,
    known: HashMap<String, Known<T>, FixedState>,
}

#[derive(Debug)]
struct Known<T> {
    status: Status,
    id: Option<Id<T>>,
    place: Place,
}

impl<T> Register<T> {
    pub fn new(kind: &'static str) -> Self {
        Self { kind, known: HashMap::default() }
    }

    /// Adds an item; gives back the place of the one that has the slug already.
    pub fn add(&mut self, slug: &str, status: Status, id: Option<Id<T>>, place: Place) -> Option<Place> {
        if let Some(known) = self.known.get(slug) {
            return Some(known.place.clone());
        }
        self.known.insert(slug.to_owned(), Known { status, id, place });
        None
    }

    /// Whether anything has this slug, live or not.
    pub fn knows(&self, slug: &str) -> bool {
        self.known.contains_key(slug)
    }

    /// The item that a reference names, or a finding.
    pub fn resolve(&self, reference: &Reference<T>, findings: &mut Diagnostics) -> Option<Id<T>> {
        self.find(&reference.value.0, &reference.place, findings)
    }

    /// As [`Self::resolve`], for a name that stands at `place`.
    pub fn find(&self, slug: &str, place: &Place, findings: &mut Diagnostics) -> Option<Id<T>> {
        let Some(known) = self.known.get(slug) else {
            findings.push(self.dangling(slug, place));
            return None;
        };
        if let Some(reason) = known.status.reason() {
            let message = format!("The {} \"{slug}\" {reason}, so it can't be named here.", self.kind);
            findings.push(
                Diagnostic::new(Code::DanglingReference, place.clone(), message)
                    .help("Take it out here, or make that item live.")
                    .related(known.place.clone(), "this is the item"),
            );
        }
        known.id
    }

    /// Resolves a list; what can't be resolved is reported and left out.
    pub fn resolve_all(&self, references: &[Reference<T>], findings: &mut Diagnostics) -> Vec<Id<T>> {
        let mut ids = Vec::with_capacity(references.len());
        for reference in references {
            match self.resolve(reference, findings) {
                Some(id) if ids.contains(&id) => {}
                Some(id) => ids.push(id),
                None => {}
            }
        }
        ids
    }

    fn dangling(&self, slug: &str, place: &Place) -> Diagnostic {
        let mut all: Vec<_> = self.known.keys().map(String::as_str).collect();
        all.sort_unstable();
        let names = || all.iter().copied();
        let help = match nearest(slug, names()) {
            Some(near) => format!("Did you mean \"{near}\"?{}", listed(names())),
            None => listed(names()).trim_start().to_owned(),
        };
        let message = format!("There is no {} called \"{slug}\".", self.kind);
        let live = self.known.iter().filter(|(_, known)| known.status == Status::Live).map(|(slug, _)| slug.as_str());
        let meant = surely(slug, names()).filter(|meant| live.clone().any(|live| live == *meant));
        Diagnostic::new(Code::DanglingReference, place.clone(), message).help(help).meant(slug, meant)
    }
}

/// The names that exist, as far as a person reads.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 12;
    let all: Vec<_> = names.collect();
    match all.len() {
        0 => " There are none yet.".to_owned(),
        n if n <= MOST => format!(" These exist: {}.", all.join(", ")),
        n => format!(" These exist: {}, and {} more.", all[..MOST].join(", "), n - MOST),
    }
}
