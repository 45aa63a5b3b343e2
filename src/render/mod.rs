//! Step 5, render: every artefact of the site map → bytes, in parallel.
//!
//! Enter at [`pages`], then [`others`]; what they make one by one, `makers` make for a preview as it is asked for. `portal`
//! makes pages from `views` through `engine` (the only one that knows templates), `html` writes authored texts into them,
//! `artwork` draws where no picture exists. `message` is what a message says whatever the channel, `channels` writes it for
//! each of them, `kit` lays it out for those who send it. `wording` says numbers and dates, in the `forms` of its language.
//! `search` makes the index that visitors search. `plan` writes the send plan, `reports` what the learning team reads.
//! `machines` are feeds, sitemap, robots, catalogue and calendars, `ics` writes entries of calendars, `embed` what other
//! sites show of a course. `hosting` tells those who publish the portal what to send with its files. `spreadsheet` writes
//! tables. `workshop` is what all of them share.

pub mod artwork;
mod badge;
pub mod channels;
pub mod contribution;
mod embed;
pub mod engine;
pub mod escape;
mod forms;
pub mod hosting;
pub mod html;
pub mod ics;
pub mod kit;
pub mod machines;
mod makers;
pub mod message;
pub mod plan;
pub mod portal;
pub mod press;
pub mod reports;
pub mod search;
mod spreadsheet;
mod straight;
pub mod views;
pub mod wording;
pub mod workshop;

use rayon::prelude::*;

use crate::audit::Audit;
use crate::audit::built::friction::Way;
use crate::brand::Tokens;
use crate::diagnostics::Diagnostic;
use crate::measure::Measurement;
use crate::model::Portal;
use crate::output::{Depot, OutputFile, Revisions};
use crate::schedule::{Message, Plan};
use crate::site_map::{Artefact, ArtefactKind, BadgeFile, Links, PageKind, SiteMap};
use crate::theme::{Strings, Theme};
use engine::RenderError;
use hosting::Policies;
pub use makers::{MadePage, OtherMaker, PageMaker, ready, report, with_others};
use press::Press;
use search::KnownTexts;
use workshop::Workshop;

/// The portal in one of its languages.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    pub portal: &'a Portal,
    pub links: &'a Links,
}

/// Everything that artefacts are made from.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// In its default language, as messages and reports see it.
    pub portal: &'a Portal,
    /// In each of its languages, the default one first.
    pub editions: &'a [Edition<'a>],
    pub plan: &'a Plan,
    /// Those of the plan.
    pub messages: &'a [Message],
    pub audit: &'a Audit,
    /// What the results say.
    pub measurement: &'a Measurement,
    /// What it costs to begin, by campaign, persona and channel; nobody knows before the pages are made.
    pub ways: &'a [Way],
    /// What pages load and run; nobody knows before they are made.
    pub policies: &'a Policies,
    pub site_map: &'a SiteMap,
    pub tokens: &'a Tokens,
    pub theme: &'a Theme,
    /// The words of the interface in the portal's language.
    pub strings: &'a Strings,
    pub workshop: &'a Workshop,
    /// Which editions people have of files that tell theirs.
    pub earlier: &'a Revisions,
    /// Texts that were taken apart for the search last time.
    pub known: &'a KnownTexts,
}

impl<'a> Inputs<'a> {
    /// What messages are made with.
    fn context(&self, press: &'a Press) -> channels::Context<'a> {
        let Self { portal, tokens, site_map, strings, earlier, .. } = *self;
        channels::Context { portal, tokens, links: &site_map.links, assets: &site_map.assets, strings, earlier, press }
    }
}

/// Makes the pages that visitors see and what comes with them, in the order of the site map: first of all, since what is told about them in the
/// kit and in the reports is read from them.
///
/// # Errors
/// When a template asks for what its view doesn't have.
pub fn pages(inputs: &Inputs<'_>, depot: Option<&Depot>) -> Result<Vec<OutputFile>, RenderError> {
    let artefacts = &inputs.site_map.artefacts;
    let maker = PageMaker::new(inputs);
    let make = |artefact| {
        let made = |MadePage { file, beside }| [file].into_iter().chain(beside).map(|file| kept(depot, file)).collect();
        Some(maker.make(artefact)?.map(made))
    };
    let made = artefacts.par_iter().filter_map(make).collect::<Result<Vec<Vec<_>>, _>>()?;
    Ok(made.into_iter().flatten().collect())
}

/// Makes everything else, in the order of the site map. Findings are about messages that break their channel's limits.
///
/// # Errors
/// When a template asks for what its view doesn't have.
pub fn others(inputs: &Inputs<'_>, depot: Option<&Depot>) -> Result<(Vec<OutputFile>, Vec<Diagnostic>), RenderError> {
    with_others(inputs, depot, |maker| {
        let make = |artefact| Some(maker.make(artefact)?.map(|file| kept(depot, file)));
        let files = inputs.site_map.artefacts.par_iter().filter_map(make).collect::<Result<_, _>>()?;
        Ok((files, maker.findings()))
    })
}

/// A finished file, out of memory where there is a depot.
fn kept(depot: Option<&Depot>, file: OutputFile) -> OutputFile {
    match depot {
        Some(depot) => depot.keep(file),
        None => file,
    }
}

/// What an artefact is called in the manifest.
fn kind(artefact: &Artefact) -> &'static str {
    match &artefact.kind {
        ArtefactKind::Page { page, .. } => page_kind(*page),
        ArtefactKind::SocialCard { .. } => "social-card",
        ArtefactKind::Redirect { .. } => "redirect",
        ArtefactKind::Feed { .. } => "feed",
        ArtefactKind::Sitemap { .. } => "sitemap",
        ArtefactKind::Robots => "robots",
        ArtefactKind::Catalog => "catalog",
        ArtefactKind::CatalogTable => "catalog-table",
        ArtefactKind::CatalogSchema => "catalog-schema",
        ArtefactKind::Llms => "llms",
        ArtefactKind::Oembed(_) => "oembed",
        ArtefactKind::Calendar(_) => "event-calendar",
        ArtefactKind::Issuer | ArtefactKind::Badge { file: BadgeFile::Class, .. } => "open-badges",
        ArtefactKind::Badge { .. } => "badge-picture",
        ArtefactKind::ThemeAsset { .. } => "theme-asset",
        ArtefactKind::Data { .. } | ArtefactKind::Search => "page-data",
        ArtefactKind::File { .. } => "file",
        ArtefactKind::Print(_) => "picture",
        ArtefactKind::ShortLink { .. } => "short-link",
        ArtefactKind::Message { file, .. } => file.kind(),
        ArtefactKind::KitPage(page) => page.kind(),
        ArtefactKind::Handout(handout) => handout.kind(),
        ArtefactKind::Plan { form, .. } => form.kind(),
        ArtefactKind::Report { form, .. } => form.kind(),
        ArtefactKind::Reports => "report",
        ArtefactKind::Host(_) => "host-file",
    }
}

fn page_kind(page: PageKind) -> &'static str {
    match page {
        PageKind::Front => "front",
        PageKind::Catalogue => "catalogue",
        PageKind::Selection(_) => "selection",
        PageKind::Search => "search",
        PageKind::Course(_) => "course",
        PageKind::Card(_) => "card",
        PageKind::Check(_) => "check",
        PageKind::Finder => "finder",
        PageKind::Personas => "personas",
        PageKind::Persona(_) => "persona",
        PageKind::Landing(..) => "landing",
        PageKind::Paths => "paths",
        PageKind::Path(_) => "path",
        PageKind::Events => "events",
        PageKind::Event(_) => "event",
        PageKind::Communities => "communities",
        PageKind::Community(_) => "community",
        PageKind::Champions => "champions",
        PageKind::Champion(_) => "champion",
        PageKind::Skills => "skills",
        PageKind::Skill(_) => "skill",
        PageKind::CirclePlan(_) => "circle-plan",
        PageKind::Badges => "badges",
        PageKind::Badge(_) => "badge",
        PageKind::Stories => "stories",
        PageKind::Nudges => "nudges",
        PageKind::Contribute => "contribute",
        PageKind::Free(_) => "page",
        PageKind::Styleguide => "styleguide",
        PageKind::NotFound => "not-found",
    }
}
