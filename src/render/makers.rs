//! Makers: what is set up once for all artefacts of a portal, and then makes any of them, in any order and from any
//! thread. A build makes all; a preview makes what somebody looks at first.
//!
//! Enter at [`PageMaker::new`] for what visitors see and at [`with_others`] for the rest, whose maker is lent, because it refers
//! to much that is set up with it.

use std::collections::HashMap;
use std::sync::OnceLock;

use bytes::Bytes;
use rayon::prelude::*;

use super::channels::{self, Written};
use super::engine::RenderError;
use super::hosting::Hosting;
use super::kit::Kit;
use super::machines::{self, Machines};
use super::portal::{Pages, Rendered};
use super::press::Press;
use super::search::{self, SearchFiles};
use super::wording::Wording;
use super::{Inputs, badge, kind};
use crate::diagnostics::Diagnostic;
use crate::output::{Content, Depot, OutputFile, Revision};
use crate::site_map::report::Report;
use crate::site_map::{Artefact, ArtefactKind, DataFile, Dates, KitFile, OutPath, SiteMap, address};

/// Makes the pages that visitors see.
pub struct PageMaker<'a> {
    inputs: Inputs<'a>,
    /// Set up by the first who needs it: to look at a page in one language takes nothing of the others.
    editions: Vec<OnceLock<Result<Pages<'a>, RenderError>>>,
    /// Those planned, by their edition and address.
    cards: HashMap<(usize, &'a str), &'a Artefact>,
}

/// A page, or what visitors search.
pub struct MadePage {
    pub file: OutputFile,
    /// What comes with it: the picture that stands for a page elsewhere, the parts of what is searched.
    pub beside: Vec<OutputFile>,
}

impl<'a> PageMaker<'a> {
    pub fn new(inputs: &Inputs<'a>) -> Self {
        let Inputs { editions, site_map, .. } = *inputs;
        let cards = site_map.artefacts.iter().filter_map(|artefact| match &artefact.kind {
            ArtefactKind::SocialCard { address } => Some(((artefact.edition, address.as_str()), artefact)),
            _ => None,
        });
        let cards = cards.collect();
        Self { inputs: *inputs, editions: editions.iter().map(|_| OnceLock::new()).collect(), cards }
    }

    /// A page; `None` for what is none.
    pub fn make(&self, artefact: &Artefact) -> Option<Result<MadePage, RenderError>> {
        let rendered = match &artefact.kind {
            // Where something isn't translated, the original stands in its frame.
            ArtefactKind::Page { page, address } => match (self.edition(artefact.edition)?, self.edition(0)?) {
                (Ok(pages), Ok(originals)) => pages.render(*page, address, originals),
                (Err(error), _) | (_, Err(error)) => Err(error),
            },
            ArtefactKind::Redirect { address, to } => {
                self.edition(artefact.edition)?.and_then(|pages| pages.redirect(address, to).map(Rendered::from))
            }
            ArtefactKind::ShortLink { address, to } => {
                self.edition(artefact.edition)?.and_then(|pages| pages.short_link(address, to).map(Rendered::from))
            }
            ArtefactKind::Search => return self.search(artefact).map(Ok),
            _ => return None,
        };
        Some(rendered.map(|Rendered { html, card }| {
            let address = address::social_card(artefact.address());
            let planned = self.cards.get(&(artefact.edition, address.as_str()));
            let card = planned.zip(card).map(|(planned, card)| file(planned, Content::Drawing(card), None));
            MadePage { file: file(artefact, Content::Bytes(html.into()), None), beside: card.into_iter().collect() }
        }))
    }

    /// What visitors of an edition search. It is made with the pages, so that in a large portal one core is at it while others
    /// make them.
    fn search(&self, artefact: &Artefact) -> Option<MadePage> {
        let Inputs { editions, theme, known, .. } = self.inputs;
        let portal = editions.get(artefact.edition)?.portal;
        let wording = Wording::new(theme.strings(&portal.settings.language));
        let SearchFiles { contents, parts } = search::files(portal, &wording, known);
        let kind = kind(artefact);
        let file = |path: OutPath, DataFile { bytes, sources, .. }: DataFile| OutputFile {
            path,
            kind: kind.to_owned(),
            sources,
            content: Content::Bytes(bytes),
            revision: None,
        };
        // A language and a hash are a safe name.
        let part = |part: DataFile| Some(file(OutPath::new(&format!("site/{}", part.address)).ok()?, part));
        Some(MadePage {
            file: file(artefact.path.clone(), contents),
            beside: parts.into_iter().filter_map(part).collect(),
        })
    }

    /// The pages of an edition; `None` where there is no such edition.
    fn edition(&self, index: usize) -> Option<Result<&Pages<'a>, RenderError>> {
        let pages = self.editions.get(index)?.get_or_init(|| Pages::new(&self.inputs, index));
        Some(pages.as_ref().map_err(RenderError::clone))
    }
}

/// Makes everything else.
pub struct OtherMaker<'a> {
    inputs: Inputs<'a>,
    press: &'a Press,
    kit: Kit<'a>,
    machines: Vec<Machines<'a>>,
    hosting: Hosting<'a>,
    written: &'a [Written],
}

/// Lends a maker of everything else to `work`, once all messages are written; their files are put into the depot at once.
///
/// # Errors
/// When a template asks for what its view doesn't have, and when `work` fails.
pub fn with_others<R>(
    inputs: &Inputs<'_>,
    depot: Option<&Depot>,
    work: impl FnOnce(&OtherMaker<'_>) -> Result<R, RenderError>,
) -> Result<R, RenderError> {
    let press = &inputs.workshop.presses[0];
    let context = inputs.context(press);
    let paths = depot.map(|depot| (depot, message_paths(inputs.site_map)));
    let write = |(index, message)| {
        let mut written = channels::write(message, &context)?;
        if let Some((depot, paths)) = &paths {
            // Their previews and reviews read a few of them again.
            written.put_away(|file, content| match paths.get(&(index, file)) {
                Some(path) => depot.put_away(path, content),
                None => content,
            });
        }
        Ok(written)
    };
    let written = inputs.messages.par_iter().enumerate().map(write).collect::<Result<Vec<_>, _>>()?;
    let kit = Kit::new(inputs, &context, &written)?;
    let machines = Machines::all(inputs);
    let hosting = Hosting::new(inputs);
    work(&OtherMaker { inputs: *inputs, press, kit, machines, hosting, written: &written })
}

/// Where each file of each message will be.
fn message_paths(site_map: &SiteMap) -> HashMap<(usize, KitFile), &OutPath> {
    let of_message = site_map.artefacts.iter().filter_map(|artefact| match artefact.kind {
        ArtefactKind::Message { message, file } => Some(((message, file), &artefact.path)),
        _ => None,
    });
    of_message.collect()
}

/// One report in all its forms, alone: nothing of the kit is made for it.
///
/// # Errors
/// When a template asks for what its view doesn't have.
pub fn report(inputs: &Inputs<'_>, wanted: Report) -> Result<Vec<OutputFile>, RenderError> {
    let context = inputs.context(&inputs.workshop.presses[0]);
    let kit = Kit::new(inputs, &context, &[])?;
    let of_report = inputs.site_map.artefacts.iter().filter_map(|artefact| match artefact.kind {
        ArtefactKind::Report { report, form } if report == wanted => Some((artefact, form)),
        _ => None,
    });
    let made = |(artefact, form)| Ok(file(artefact, Content::Bytes(kit.report(wanted, form)?.into()), None));
    of_report.map(made).collect()
}

impl OtherMaker<'_> {
    /// Messages that break their channel's limits, and rules that break their host's.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let Inputs { messages, portal, .. } = self.inputs;
        let over = messages.iter().zip(self.written).flat_map(|(message, written)| written.findings(message, portal));
        over.chain(self.kit.findings()).chain(self.hosting.findings()).collect()
    }

    /// A file; `None` for what comes with the pages that visitors see.
    pub fn make(&self, artefact: &Artefact) -> Option<Result<OutputFile, RenderError>> {
        let content = self.content(artefact).transpose()?;
        Some(content.map(|content| file(artefact, content, self.revision(artefact))))
    }

    fn content(&self, artefact: &Artefact) -> Result<Option<Content>, RenderError> {
        let Self { inputs, press, kit, machines, hosting, written } = self;
        let edition = artefact.edition;
        let (Some(&edition), Some(machines)) = (inputs.editions.get(edition), machines.get(edition)) else {
            return Ok(None);
        };
        let bytes = match &artefact.kind {
            ArtefactKind::Page { .. }
            | ArtefactKind::Search
            | ArtefactKind::SocialCard { .. }
            | ArtefactKind::Redirect { .. }
            | ArtefactKind::ShortLink { .. } => return Ok(None),
            ArtefactKind::Feed { feed, form } => machines.feed(*feed, *form),
            ArtefactKind::Sitemap { part } => machines.sitemap(*part),
            ArtefactKind::Robots => machines.robots(),
            ArtefactKind::Catalog => machines.catalog(),
            ArtefactKind::CatalogTable => machines.catalog_table(),
            ArtefactKind::CatalogSchema => machines.catalog_schema(),
            ArtefactKind::Llms => machines.llms(),
            ArtefactKind::Oembed(course) => machines.oembed(*course),
            ArtefactKind::Issuer => machines::issuer(inputs.portal, &inputs.site_map.links),
            ArtefactKind::Badge { course, file } => return badge::file(*course, *file, inputs, press).map(Some),
            ArtefactKind::Calendar(dates) => machines::calendar(edition, inputs.earlier, *dates).into_bytes(),
            ArtefactKind::ThemeAsset { .. }
            | ArtefactKind::Data { .. }
            | ArtefactKind::File { .. }
            | ArtefactKind::Print(_) => return Ok(ready(artefact)),
            ArtefactKind::KitPage(page) => kit.render(page, artefact.path.as_str())?,
            ArtefactKind::Message { message, file } => {
                let content = written.get(*message).and_then(|written| written.file(*file));
                return Ok(Some(content.cloned().unwrap_or_else(|| Content::Bytes(Bytes::new()))));
            }
            ArtefactKind::Plan { campaign, form } => kit.plan(*campaign, *form, artefact.path.as_str())?,
            ArtefactKind::Report { report, form } => kit.report(*report, *form)?,
            ArtefactKind::Reports => kit.reports()?,
            ArtefactKind::Host(file) => hosting.file(*file),
            ArtefactKind::Handout(handout) => return kit.handout(*handout, artefact.path.as_str()).map(Some),
        };
        Ok(Some(Content::Bytes(bytes.into())))
    }

    /// Which edition a file tells people it is.
    fn revision(&self, artefact: &Artefact) -> Option<Revision> {
        let inputs = &self.inputs;
        match artefact.kind {
            ArtefactKind::Message { message, file: KitFile::Calendar } => self.written.get(message)?.revision.clone(),
            ArtefactKind::Calendar(Dates::One(event)) => {
                Some(machines::revision(*inputs.editions.get(artefact.edition)?, inputs.earlier, event))
            }
            _ => None,
        }
    }
}

/// What an artefact holds where nothing has to be made for it.
pub fn ready(artefact: &Artefact) -> Option<Content> {
    match &artefact.kind {
        ArtefactKind::ThemeAsset { bytes } | ArtefactKind::Data { bytes } => Some(Content::Bytes(bytes.clone())),
        ArtefactKind::File { disk } => Some(Content::Authored(disk.clone())),
        ArtefactKind::Print(print) => Some(Content::Print(print.clone())),
        _ => None,
    }
}

fn file(artefact: &Artefact, content: Content, revision: Option<Revision>) -> OutputFile {
    let (path, kind) = (artefact.path.clone(), kind(artefact).to_owned());
    OutputFile { path, kind, sources: artefact.sources.clone(), content, revision }
}
