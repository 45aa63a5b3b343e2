//! Step 5, render: every artefact of the site map → bytes, in parallel.
//!
//! Enter at [`render`]. `portal` makes pages from `views` through `engine` (the only one that knows templates),
//! `html` writes authored texts into them, `artwork` draws where no picture exists. `message` is what a message says
//! whatever the channel, `channels` writes it for each of them. `machines` are feed, sitemap, robots and catalogue.

pub mod artwork;
pub mod channels;
pub mod engine;
pub mod escape;
pub mod html;
pub mod machines;
pub mod message;
pub mod portal;
pub mod views;

use rayon::prelude::*;

use crate::brand::Tokens;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Channel, Portal};
use crate::output::{Content, OutputFile};
use crate::schedule::Message;
use crate::site_map::{Artefact, ArtefactKind, EmailPart, PageKind, SiteMap};
use crate::theme::Theme;
use channels::email::sheet::Word;
use channels::email::{Email, HTML_LIMIT, MailContext, email};
use engine::RenderError;
use portal::Pages;

/// Everything that artefacts are made from.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    pub portal: &'a Portal,
    pub messages: &'a [Message],
    pub site_map: &'a SiteMap,
    pub tokens: &'a Tokens,
    pub theme: &'a Theme,
}

/// Makes every artefact, in the order of the site map. Findings are about messages that break their channel's limits.
///
/// # Errors
/// When a template asks for what its view doesn't have.
pub fn render(inputs: &Inputs<'_>) -> Result<(Vec<OutputFile>, Vec<Diagnostic>), RenderError> {
    let Inputs { portal, site_map, .. } = *inputs;
    let pages = Pages::new(portal, &site_map.links, &site_map.assets, inputs.theme)?;
    let emails = emails(inputs);
    let findings = too_large(inputs, &emails);
    let files = site_map
        .artefacts
        .par_iter()
        .map(|artefact| {
            Ok(OutputFile {
                path: artefact.path.clone(),
                kind: kind(artefact).to_owned(),
                sources: artefact.sources.clone(),
                content: content(artefact, inputs, &pages, &emails)?,
            })
        })
        .collect::<Result<_, RenderError>>()?;
    Ok((files, findings))
}

fn content(
    artefact: &Artefact,
    inputs: &Inputs<'_>,
    pages: &Pages<'_>,
    emails: &[Option<Email>],
) -> Result<Content, RenderError> {
    let Inputs { portal, site_map, .. } = *inputs;
    let bytes = match &artefact.kind {
        ArtefactKind::Page { page, address } => pages.render(*page, address)?,
        ArtefactKind::Redirect { address, to } => pages.redirect(address, to)?,
        ArtefactKind::Atom => machines::atom(portal, &site_map.links).into_bytes(),
        ArtefactKind::Sitemap => machines::sitemap(portal, site_map).into_bytes(),
        ArtefactKind::Robots => machines::robots(portal, &site_map.links).into_bytes(),
        ArtefactKind::Catalog => machines::catalog(portal, &site_map.links),
        ArtefactKind::ThemeAsset { bytes } => bytes.to_vec(),
        ArtefactKind::File { disk } => return Ok(Content::File(disk.clone())),
        ArtefactKind::Email { message, part } => {
            let email = emails.get(*message).and_then(Option::as_ref);
            email.map(|email| email_part(email, *part)).unwrap_or_default().as_bytes().to_vec()
        }
    };
    Ok(Content::Bytes(bytes))
}

fn email_part(email: &Email, part: EmailPart) -> &str {
    match part {
        EmailPart::Html => &email.html,
        EmailPart::Paste => &email.paste,
        EmailPart::Text => &email.text,
    }
}

/// The e-mail of each message that has one, by the message's index.
fn emails(inputs: &Inputs<'_>) -> Vec<Option<Email>> {
    let context = MailContext {
        portal: inputs.portal,
        tokens: inputs.tokens,
        links: &inputs.site_map.links,
        assets: &inputs.site_map.assets,
        word: Word::default(),
        variant: None,
    };
    let mail = |message: &Message| (message.channel == Channel::Email).then(|| email(message, &context));
    inputs.messages.par_iter().map(mail).collect()
}

fn too_large(inputs: &Inputs<'_>, emails: &[Option<Email>]) -> Vec<Diagnostic> {
    let sized = inputs.messages.iter().zip(emails).filter_map(|(message, email)| Some((message, email.as_ref()?)));
    sized
        .filter(|(_, email)| email.html.len() > HTML_LIMIT)
        .map(|(message, email)| {
            let touchpoint = message.touchpoint(inputs.portal);
            let persona = &inputs.portal[message.persona].item.title;
            let text = format!(
                "The e-mail for \"{persona}\" has {} bytes, and Gmail cuts it after {HTML_LIMIT}.",
                email.html.len()
            );
            Diagnostic::new(Code::EmailTooLarge, touchpoint.item.origin.place("title"), text)
                .help("Say less here, and link to a page that says the rest.")
        })
        .collect()
}

/// What an artefact is called in the manifest.
fn kind(artefact: &Artefact) -> &'static str {
    match &artefact.kind {
        ArtefactKind::Page { page, .. } => page_kind(*page),
        ArtefactKind::Redirect { .. } => "redirect",
        ArtefactKind::Atom => "feed",
        ArtefactKind::Sitemap => "sitemap",
        ArtefactKind::Robots => "robots",
        ArtefactKind::Catalog => "catalog",
        ArtefactKind::ThemeAsset { .. } => "theme-asset",
        ArtefactKind::File { .. } => "file",
        ArtefactKind::Email { part: EmailPart::Html, .. } => "email",
        ArtefactKind::Email { part: EmailPart::Paste, .. } => "email-paste",
        ArtefactKind::Email { part: EmailPart::Text, .. } => "email-text",
    }
}

fn page_kind(page: PageKind) -> &'static str {
    match page {
        PageKind::Front => "front",
        PageKind::Catalogue => "catalogue",
        PageKind::Course(_) => "course",
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
        PageKind::Stories => "stories",
        PageKind::Nudges => "nudges",
        PageKind::Contribute => "contribute",
        PageKind::Free(_) => "page",
        PageKind::NotFound => "not-found",
    }
}
