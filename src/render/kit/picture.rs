//! A champion's share picture: a campaign, what it promises, and who passes it on.
//!
//! Enter at [`pictures`], once per build. They are laid out there, so that a text without enough room is known; whoever
//! needs the bytes of one draws it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::desk::resolved;
use crate::diagnostics::Diagnostic;
use crate::drawing::Format;
use crate::model::values::Scope;
use crate::model::{Campaign, Champion, Copy, Id, Portal};
use crate::output::Content;
use crate::render::channels::{Context, limits, print};
use crate::render::engine::RenderError;
use crate::render::press::Template;
use crate::render::views::picture::PictureView;
use crate::site_map::{Artefact, ArtefactKind, Handout};
use crate::source::Place;

/// By whose it is and what it is about.
pub type Pictures = BTreeMap<(Id<Champion>, Id<Campaign>), Picture>;

pub struct Picture {
    pub content: Content,
    /// What an author should hear about it.
    pub findings: Vec<Diagnostic>,
}

/// Every picture that is planned.
pub fn pictures(artefacts: &[Artefact], context: &Context<'_>) -> Result<Pictures, RenderError> {
    let planned = artefacts.par_iter().filter_map(|artefact| match artefact.kind {
        ArtefactKind::Handout(Handout::ChampionPicture(champion, campaign)) => Some((champion, campaign)),
        _ => None,
    });
    planned.map(|ids| Ok((ids, picture(&context.portal[ids.0], &context.portal[ids.1], context)?))).collect()
}

/// What a picture says, for those who don't see it.
pub fn words(champion: &Champion, campaign: &Campaign, portal: &Portal) -> [String; 3] {
    let promise = resolved(promise(campaign, portal), &Scope::portal(portal).campaign(campaign));
    [campaign.item.title.clone(), promise.unwrap_or_default(), champion.person.clone()]
}

fn picture(champion: &Champion, campaign: &Campaign, context: &Context<'_>) -> Result<Picture, RenderError> {
    let [title, promise, person] = words(champion, campaign, context.portal);
    let person = context.press.wording.with("share_with", &[("person", &person)]);
    let view = PictureView { title, promise, person, ..context.press.blank(campaign) };
    let sheet = context.press.sheet(Template::Share, &view)?;
    let place = |field: &str| place(field, champion, campaign, context.portal);
    let (measures, mut findings) = print::judged(&sheet, &limits::SHARE, place);
    findings.extend(measures.iter().filter_map(|measure| measure.finding_for(&campaign.item.title)));
    Ok(Picture { content: Content::Drawing(context.press.drawing(&sheet, Format::Png)), findings })
}

fn promise<'a>(campaign: &Campaign, portal: &'a Portal) -> Option<&'a Copy> {
    campaign.main_course(portal).and_then(|course| portal[course].promise.as_ref())
}

/// Where an author wrote a text.
fn place(field: &str, champion: &Champion, campaign: &Campaign, portal: &Portal) -> Place {
    let title = || campaign.item.origin.place("title");
    match field {
        "person" => champion.item.origin.place("person"),
        "promise" => promise(campaign, portal).map_or_else(title, |promise| promise.place.clone()),
        "brand" => portal.settings.origin.place("title"),
        _ => title(),
    }
}
