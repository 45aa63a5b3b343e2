//! Step 5, render: every artefact of the site map → bytes, in parallel.
//!
//! Enter at [`pages`], then [`others`]. `portal` makes pages from `views` through `engine` (the only one that knows templates),
//! `html` writes authored texts into them, `artwork` draws where no picture exists. `message` is what a message says
//! whatever the channel, `channels` writes it for each of them, `kit` lays it out for those who send it. `wording` says
//! numbers and dates, in the `forms` of its language. `search` makes the index that visitors search. `plan` writes the
//! send plan, `reports` what the learning team reads. `machines` are feeds, sitemap, robots, catalogue and calendars,
//! `ics` writes entries of calendars, `embed` what other sites show of a course. `workshop` is what all of them share.

pub mod artwork;
mod badge;
pub mod channels;
pub mod contribution;
mod embed;
pub mod engine;
pub mod escape;
mod forms;
pub mod html;
pub mod ics;
pub mod kit;
pub mod machines;
pub mod message;
pub mod plan;
pub mod portal;
pub mod press;
pub mod reports;
pub mod search;
pub mod views;
pub mod wording;
pub mod workshop;

use std::collections::HashMap;

use rayon::prelude::*;

use crate::audit::Audit;
use crate::audit::built::friction::Way;
use crate::brand::Tokens;
use crate::diagnostics::Diagnostic;
use crate::drawing::Drawing;
use crate::model::Portal;
use crate::output::{Content, OutputFile, Revision, Revisions};
use crate::schedule::{Message, Plan};
use crate::site_map::{Artefact, ArtefactKind, BadgeFile, Dates, KitFile, Links, PageKind, SiteMap, address};
use crate::theme::{Strings, Theme};
use channels::Written;
use engine::RenderError;
use kit::Kit;
use machines::Machines;
use portal::{Pages, Rendered};
use press::Press;
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
    /// What it costs to begin, by campaign, persona and channel; nobody knows before the pages are made.
    pub ways: &'a [Way],
    pub site_map: &'a SiteMap,
    pub tokens: &'a Tokens,
    pub theme: &'a Theme,
    /// The words of the interface in the portal's language.
    pub strings: &'a Strings,
    pub workshop: &'a Workshop,
    /// Which editions people have of files that tell theirs.
    pub earlier: &'a Revisions,
}

impl<'a> Inputs<'a> {
    /// What messages are made with.
    fn context(&self, press: &'a Press) -> channels::Context<'a> {
        let Self { portal, tokens, site_map, strings, earlier, .. } = *self;
        channels::Context { portal, tokens, links: &site_map.links, assets: &site_map.assets, strings, earlier, press }
    }
}

/// Makes the pages that visitors see, in the order of the site map: first of all, since what is told about them in the
/// kit and in the reports is read from them.
///
/// # Errors
/// When a template asks for what its view doesn't have.
pub fn pages(inputs: &Inputs<'_>) -> Result<Vec<OutputFile>, RenderError> {
    let Inputs { editions, site_map, .. } = *inputs;
    let all = (0..editions.len()).into_par_iter().map(|index| Pages::new(inputs, index));
    let all = all.collect::<Result<Vec<_>, _>>()?;
    let page = |artefact: &Artefact| {
        let (pages, originals) = (all.get(artefact.edition)?, all.first()?);
        let rendered = match &artefact.kind {
            ArtefactKind::Page { page, address } => pages.render(*page, address, originals),
            ArtefactKind::Redirect { address, to } => pages.redirect(address, to).map(Rendered::from),
            ArtefactKind::ShortLink { address, to } => pages.short_link(address, to).map(Rendered::from),
            _ => return None,
        };
        Some(rendered.map(|Rendered { html, card }| {
            let card = card.map(|card| ((artefact.edition, address::social_card(artefact.address())), card));
            (file(artefact, Content::Bytes(html), None), card)
        }))
    };
    let rendered = site_map.artefacts.par_iter().filter_map(page).collect::<Result<Vec<_>, _>>()?;
    let (mut files, cards): (Vec<_>, Vec<_>) = rendered.into_iter().unzip();
    let mut cards: HashMap<_, Drawing> = cards.into_iter().flatten().collect();
    let card = |artefact: &Artefact| match &artefact.kind {
        ArtefactKind::SocialCard { address } => {
            let drawing = cards.remove(&(artefact.edition, address.clone()))?;
            Some(file(artefact, Content::Drawing(drawing), None))
        }
        _ => None,
    };
    files.extend(site_map.artefacts.iter().filter_map(card));
    Ok(files)
}

/// Makes everything else, in the order of the site map. Findings are about messages that break their channel's limits.
///
/// # Errors
/// When a template asks for what its view doesn't have.
pub fn others(inputs: &Inputs<'_>) -> Result<(Vec<OutputFile>, Vec<Diagnostic>), RenderError> {
    let Inputs { portal, site_map, workshop, .. } = *inputs;
    let press = &workshop.presses[0];
    let context = inputs.context(press);
    let written = written(inputs, &context)?;
    let kit = Kit::new(inputs, &context, &written)?;
    let machines = Machines::all(inputs);
    let messages = inputs.messages.iter().zip(&written);
    let over = messages.flat_map(|(message, written)| written.findings(message, portal));
    let findings = over.chain(kit.findings()).collect();
    let other = |artefact: &Artefact| {
        let content = content(artefact, inputs, press, &kit, &machines, &written).transpose()?;
        Some(content.map(|content| file(artefact, content, revision(artefact, inputs, &written))))
    };
    let files = site_map.artefacts.par_iter().filter_map(other).collect::<Result<_, _>>()?;
    Ok((files, findings))
}

fn file(artefact: &Artefact, content: Content, revision: Option<Revision>) -> OutputFile {
    let (path, kind) = (artefact.path.clone(), kind(artefact).to_owned());
    OutputFile { path, kind, sources: artefact.sources.clone(), content, revision }
}

/// `None` for the pages that visitors see.
fn content(
    artefact: &Artefact,
    inputs: &Inputs<'_>,
    press: &Press,
    kit: &Kit<'_>,
    machines: &[Machines<'_>],
    written: &[Written],
) -> Result<Option<Content>, RenderError> {
    let edition = artefact.edition;
    let (Some(&edition), Some(machines)) = (inputs.editions.get(edition), machines.get(edition)) else {
        return Ok(None);
    };
    let bytes = match &artefact.kind {
        ArtefactKind::Page { .. }
        | ArtefactKind::SocialCard { .. }
        | ArtefactKind::Redirect { .. }
        | ArtefactKind::ShortLink { .. } => return Ok(None),
        ArtefactKind::Feed { feed, form } => machines.feed(*feed, *form),
        ArtefactKind::Sitemap { part } => machines.sitemap(*part),
        ArtefactKind::Robots => machines.robots(),
        ArtefactKind::Catalog => machines.catalog(),
        ArtefactKind::CatalogSchema => machines.catalog_schema(),
        ArtefactKind::Llms => machines.llms(),
        ArtefactKind::Oembed(course) => machines.oembed(*course),
        ArtefactKind::Issuer => machines::issuer(inputs.portal, &inputs.site_map.links),
        ArtefactKind::Badge { course, file } => return badge::file(*course, *file, inputs, press).map(Some),
        ArtefactKind::Calendar(dates) => machines::calendar(edition, inputs.earlier, *dates).into_bytes(),
        ArtefactKind::ThemeAsset { bytes } | ArtefactKind::Data { bytes } => bytes.to_vec(),
        ArtefactKind::File { disk } => return Ok(Some(Content::File(disk.clone()))),
        ArtefactKind::Print(print) => return Ok(Some(Content::Print(print.clone()))),
        ArtefactKind::KitPage(page) => kit.render(page, artefact.path.as_str())?,
        ArtefactKind::Message { message, file } => {
            let content = written.get(*message).and_then(|written| written.file(*file));
            return Ok(Some(content.cloned().unwrap_or_else(|| Content::Bytes(Vec::new()))));
        }
        ArtefactKind::Plan { campaign, form } => kit.plan(*campaign, *form, artefact.path.as_str())?,
        ArtefactKind::Report { report, form } => kit.report(*report, *form)?,
        ArtefactKind::Reports => kit.reports()?,
        ArtefactKind::Handout(handout) => return kit.handout(*handout, artefact.path.as_str()).map(Some),
    };
    Ok(Some(Content::Bytes(bytes)))
}

/// Which edition a file tells people it is.
fn revision(artefact: &Artefact, inputs: &Inputs<'_>, written: &[Written]) -> Option<Revision> {
    match artefact.kind {
        ArtefactKind::Message { message, file: KitFile::Calendar } => written.get(message)?.revision.clone(),
        ArtefactKind::Calendar(Dates::One(event)) => {
            Some(machines::revision(*inputs.editions.get(artefact.edition)?, inputs.earlier, event))
        }
        _ => None,
    }
}

/// Every message in its channel, in the order of the schedule.
fn written(inputs: &Inputs<'_>, context: &channels::Context<'_>) -> Result<Vec<Written>, RenderError> {
    inputs.messages.par_iter().map(|message| channels::write(message, context)).collect()
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
        ArtefactKind::CatalogSchema => "catalog-schema",
        ArtefactKind::Llms => "llms",
        ArtefactKind::Oembed(_) => "oembed",
        ArtefactKind::Calendar(_) => "event-calendar",
        ArtefactKind::Issuer | ArtefactKind::Badge { file: BadgeFile::Class, .. } => "open-badges",
        ArtefactKind::Badge { .. } => "badge-picture",
        ArtefactKind::ThemeAsset { .. } => "theme-asset",
        ArtefactKind::Data { .. } => "page-data",
        ArtefactKind::File { .. } => "file",
        ArtefactKind::Print(_) => "picture",
        ArtefactKind::ShortLink { .. } => "short-link",
        ArtefactKind::Message { file, .. } => file.kind(),
        ArtefactKind::KitPage(page) => page.kind(),
        ArtefactKind::Handout(handout) => handout.kind(),
        ArtefactKind::Plan { form, .. } => form.kind(),
        ArtefactKind::Report { .. } | ArtefactKind::Reports => "report",
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
