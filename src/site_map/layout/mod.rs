//! [`Layout`]: a site map in the making, which no two things may share a path of.
//!
//! `portal` adds what visitors see, `kit` what comms teams and the learning team see. What belongs to one language is
//! laid out by [`Layout::edition`], once for each: its paths come from [`Layout::site`].

mod kit;
mod portal;

use crate::site_map::SourceFiles;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::mem::discriminant;
use std::sync::Arc;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::out_path::PathProblem;
use super::sources::Sources;
use super::{Artefact, ArtefactKind, Dates, OutPath, address};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Portal;
use crate::source::Place;

/// What was laid out so far.
pub struct Layout<'a> {
    /// The edition that is being laid out.
    pub(super) portal: &'a Portal,
    /// Its place among the languages.
    index: usize,
    /// What its pages are made from.
    sources: Arc<Sources<'a>>,
    pub(super) artefacts: Vec<Artefact>,
    /// Who claimed a path first, by the path as a file system that ignores case sees it.
    taken: HashMap<String, Claim, FixedState>,
    pub(super) findings: Vec<Diagnostic>,
}

/// What stands at a path.
struct Claim {
    /// Its place among the artefacts.
    artefact: usize,
    /// Who wrote what it is named by.
    place: Option<Place>,
}

/// What is to be added. To look at its path is most of the work, and needs nothing of what was added before.
struct Wanted {
    /// Or what it was to be, and why it can't be that.
    path: Result<Checked, (String, PathProblem)>,
    kind: ArtefactKind,
    sources: SourceFiles,
    /// Who wrote what it is named by.
    place: Option<Place>,
}

/// A path, also as a file system that ignores case sees it.
struct Checked {
    path: OutPath,
    folded: String,
}

impl Wanted {
    fn new(path: &str, kind: ArtefactKind, sources: SourceFiles, place: Option<&Place>) -> Self {
        let path = match OutPath::new(path) {
            Ok(path) => Ok(Checked { folded: path.folded(), path }),
            Err(problem) => Err((path.to_owned(), problem)),
        };
        Self { path, kind, sources, place: place.cloned() }
    }
}

impl<'a> Layout<'a> {
    pub fn new(portal: &'a Portal) -> Self {
        let sources = Arc::new(Sources::new(portal));
        Self { portal, index: 0, sources, artefacts: Vec::new(), taken: HashMap::default(), findings: Vec::new() }
    }
}

impl<'a> Layout<'a> {
    /// Goes on with another language.
    pub fn turn_to(&mut self, index: usize, edition: &'a Portal) {
        if index == self.index {
            return;
        }
        (self.index, self.portal, self.sources) = (index, edition, Arc::new(Sources::new(edition)));
    }
}

impl Layout<'_> {
    /// The file at an address of this edition: `site/fr/feed.xml`.
    fn site(&self, address: &str) -> String {
        format!("site/{}{address}", address::prefix(&self.portal.settings))
    }

    pub(super) fn add(&mut self, path: &str, kind: ArtefactKind, sources: SourceFiles, place: Option<&Place>) {
        self.place(Wanted::new(path, kind, sources, place));
    }

    /// Adds many, in their order.
    fn add_all(&mut self, wanted: impl IndexedParallelIterator<Item = Wanted>) {
        let wanted: Vec<_> = wanted.collect();
        self.artefacts.reserve(wanted.len());
        self.taken.reserve(wanted.len());
        wanted.into_iter().for_each(|wanted| self.place(wanted));
    }

    fn place(&mut self, Wanted { path, kind, sources, place }: Wanted) {
        let Checked { path, folded } = match path {
            Ok(checked) => checked,
            // A slug that can't be a part of a path has been reported by check, at its value.
            Err((_, problem)) if is_named_by_slug(&kind) && !matches!(problem, PathProblem::TooLong { .. }) => return,
            Err((path, problem)) => {
                let message = format!("\"{path}\" can't be a file of the portal: {problem}.");
                let place = place.unwrap_or_else(|| Place::file(&self.portal.settings.origin.source));
                let help = "Rename the file, or give the item another `slug`.";
                self.findings.push(Diagnostic::new(Code::UnsafePath, place, message).help(help));
                return;
            }
        };
        match self.taken.entry(folded) {
            Entry::Vacant(free) => {
                free.insert(Claim { artefact: self.artefacts.len(), place });
                self.artefacts.push(Artefact { path, kind, edition: self.index, sources });
            }
            Entry::Occupied(taken) => {
                let Claim { artefact, place: first_place } = taken.get();
                let first = &self.artefacts[*artefact];
                if !is_reported(&kind, &first.kind) {
                    let (first, second) = ((&first.path, first_place.as_ref()), (&path, place.as_ref()));
                    self.findings.push(collision(first, second, self.portal));
                }
            }
        }
    }
}

/// Whether check has said that two things are to stand at one path: items of a kind that have one slug.
fn is_reported(kind: &ArtefactKind, first: &ArtefactKind) -> bool {
    use ArtefactKind as Kind;
    match (kind, first) {
        (Kind::Calendar(Dates::One(_) | Dates::For(_)) | Kind::Oembed(_) | Kind::Badge { .. }, _)
        | (Kind::SocialCard { .. }, Kind::SocialCard { .. }) => true,
        (Kind::Page { page, .. }, Kind::Page { page: first, .. }) => discriminant(page) == discriminant(first),
        _ => false,
    }
}

/// Whether a file's path comes from slugs, which check has judged.
fn is_named_by_slug(kind: &ArtefactKind) -> bool {
    use ArtefactKind as Kind;
    matches!(
        kind,
        Kind::Page { .. }
            | Kind::SocialCard { .. }
            | Kind::Message { .. }
            | Kind::Calendar(_)
            | Kind::Badge { .. }
            | Kind::Oembed(_)
            | Kind::Feed { .. }
            | Kind::KitPage(_)
            | Kind::Handout(_)
            | Kind::Plan { campaign: Some(_), .. }
    )
}

/// Two paths, each with the place of what it is named by.
fn collision(
    (first, first_place): (&OutPath, Option<&Place>),
    (second, place): (&OutPath, Option<&Place>),
    portal: &Portal,
) -> Diagnostic {
    let settings = || Place::file(&portal.settings.origin.source);
    let shown = |path: &OutPath| path.as_str().trim_start_matches("site").trim_end_matches("index.html").to_owned();
    let (own, other) = (shown(second), shown(first));
    let message = match own == other {
        true => format!("Two things would be published at {own}."),
        false => format!("{own} and {other} are the same address on many systems."),
    };
    let finding = Diagnostic::new(Code::DuplicatePath, place.cloned().unwrap_or_else(settings), message);
    match first_place {
        Some(first) => {
            finding.help("Give one of them another `slug`, alias or name.").related(first.clone(), "the other one")
        }
        None => finding.help("uptake makes a page or file of its own at this address. Choose another name."),
    }
}
