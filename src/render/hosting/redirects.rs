//! What leads on: old addresses of items, and short links.
//!
//! Each is also a page that leads on by itself. A host that knows of it answers at once, and search engines understand.

use url::{Position, Url};

use crate::render::Edition;
use crate::site_map::{Artefact, ArtefactKind};

/// One address that leads to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// A path from the root of the host, as browsers send it: `/academy/old/`.
    pub from: String,
    /// The same, or the address of another site.
    pub to: String,
    pub kind: Leads,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// An item has moved there.
    ForGood,
    /// A short link leads there as long as its message says so.
    ForNow,
}

impl Leads {
    pub fn status(self) -> u16 {
        match self {
            Self::ForGood => 301,
            Self::ForNow => 302,
        }
    }
}

/// Old addresses first: where a host takes only so many, they are the ones that search engines know.
pub fn all(artefacts: &[Artefact], editions: &[Edition<'_>]) -> Vec<Redirect> {
    let of = |artefact: &Artefact| {
        let links = editions.get(artefact.edition)?.links;
        let (address, to, kind) = match &artefact.kind {
            ArtefactKind::Redirect { address, to } => (address, links.absolute(to), Leads::ForGood),
            // A short link may lead to another site.
            ArtefactKind::ShortLink { address, to } if Url::parse(to).is_ok() => (address, to.clone(), Leads::ForNow),
            ArtefactKind::ShortLink { address, to } => (address, links.absolute(to), Leads::ForNow),
            _ => return None,
        };
        let (from, to) = (Url::parse(&links.absolute(address)).ok()?, Url::parse(&to).ok()?);
        let is_own = from.origin() == to.origin();
        let to = if is_own { to[Position::BeforePath..].to_owned() } else { to.to_string() };
        Some(Redirect { from: from.path().to_owned(), to, kind })
    };
    let mut all: Vec<_> = artefacts.iter().filter_map(of).collect();
    all.sort_by_key(|redirect| redirect.kind.status());
    all
}
