//! The headers that are sent with the portal's files, the same at every host that can send some.
//!
//! A portal's pages need very little, so the policy begins with "nothing" (`default-src 'none'`) and names what is left.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::loaded::{Kind, Loaded};
use super::{Hosting, Inputs};
use crate::model::Settings;
use crate::model::portal::{AnalyticsProvider, Host};
use crate::output::OutputFile;
use crate::site_map::{ArtefactKind, PageKind};

/// A file whose name changes with what is in it.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Any other: browsers ask each time whether theirs is still the right one.
pub const ASK_AGAIN: &str = "public, max-age=0, must-revalidate";

/// Media types that hosts don't know by themselves, by the end of the file's name.
pub const TYPES: [(&str, &str); 3] = [
    (".ics", "text/calendar; charset=utf-8"),
    ("feed.xml", "application/atom+xml; charset=utf-8"),
    ("feed.json", "application/feed+json"),
];

pub const POLICY: &str = "Content-Security-Policy";

/// A browser editor loads its parts as it goes, shows pictures before they are saved, and talks to whoever keeps the
/// repository. Nobody may show it in a frame.
const EDITOR: &str = "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src 'self' blob:; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; font-src 'self' data:; \
    connect-src 'self' data: blob: https:; media-src 'self' data: blob: https:; frame-src 'self' blob:; \
    manifest-src 'self' data:; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

pub type Header = (&'static str, String);

/// The parts of a portal that are allowed different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Pages,
    /// Courses as cards, which other sites show in a frame.
    Cards,
    /// A browser editor for the content folder.
    Editor,
}

/// The policies of pages and cards, made from what they load and run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policies {
    pages: String,
    cards: String,
}

impl Policies {
    /// Reads finished pages, if a host is named that can send a policy.
    pub fn of<'f>(inputs: &Inputs<'_>, files: impl Iterator<Item = &'f OutputFile>) -> Self {
        let settings = &inputs.portal.settings;
        if settings.hosts.iter().all(|host| matches!(host, Host::Github | Host::Gitlab)) {
            return Self::default();
        }
        let is_card = |kind: &ArtefactKind| matches!(kind, ArtefactKind::Page { page: PageKind::Card(_), .. });
        let cards = inputs.site_map.artefacts.iter().filter(|artefact| is_card(&artefact.kind));
        let cards: BTreeSet<&str> = cards.map(|artefact| artefact.path.as_str()).collect();
        let needed = [Kind::Script, Kind::Style, Kind::Image, Kind::Font, Kind::Connect, Kind::Form];
        let mut pages = Loaded::from_self(&needed);
        let of_cards = Loaded::from_self(&[Kind::Style, Kind::Image, Kind::Font]);
        if let Some(source) = analytics(settings) {
            for kind in [Kind::Script, Kind::Image, Kind::Connect] {
                pages.add(kind, source.clone());
            }
        }
        let (in_frames, alone): (Vec<_>, Vec<_>) = files.partition(|file| cards.contains(file.path.as_str()));
        Self {
            pages: policy(&pages.merge(read(&alone, settings)), "'self'"),
            cards: policy(&of_cards.merge(read(&in_frames, settings)), "*"),
        }
    }
}

/// What some finished pages load and run.
fn read(pages: &[&OutputFile], settings: &Settings) -> Loaded {
    let bytes = pages.par_iter().filter_map(|page| page.bytes());
    let with = |mut loaded: Loaded, page: Cow<'_, [u8]>| {
        loaded.read(&page, &settings.base_url);
        loaded
    };
    bytes.fold(Loaded::default, with).reduce(Loaded::default, Loaded::merge)
}

/// Who counts visits.
fn analytics(settings: &Settings) -> Option<String> {
    let url = settings.analytics.url.as_ref().filter(|_| settings.analytics.provider != AnalyticsProvider::None)?;
    Some(url::Url::parse(url).ok()?.origin().ascii_serialization())
}

/// What is loaded as a policy; `ancestors` may show the page in a frame.
fn policy(loaded: &Loaded, ancestors: &str) -> String {
    let mut policy = "default-src 'none'".to_owned();
    for (kind, sources) in loaded.all() {
        policy.push_str(&format!("; {}", kind.word()));
        sources.iter().for_each(|source| policy.extend([" ", source]));
    }
    // It is the only one that doesn't follow the default.
    if loaded.all().all(|(kind, _)| kind != Kind::Form) {
        policy.push_str("; form-action 'none'");
    }
    policy + &format!("; base-uri 'none'; frame-ancestors {ancestors}")
}

impl Hosting<'_> {
    /// What every file is sent with.
    pub(super) fn headers(&self) -> Vec<Header> {
        let mut headers = vec![
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            // Windows that an editor opens to sign in may still answer it.
            ("Cross-Origin-Opener-Policy", "same-origin-allow-popups"),
        ];
        // Pages say so themselves; calendars, feeds and documents can't.
        headers.extend(self.settings.internal.then_some(("X-Robots-Tag", "noindex")));
        headers.into_iter().map(|(name, value)| (name, value.to_owned())).collect()
    }

    pub(super) fn policy(&self, part: Part) -> &str {
        match part {
            Part::Pages => &self.policies.pages,
            Part::Cards => &self.policies.cards,
            Part::Editor => EDITOR,
        }
    }
}
