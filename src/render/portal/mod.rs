//! The portal's pages.
//!
//! Enter at [`Pages::new`], once per language, then [`Pages::render`] for each page, from any thread. What several pages
//! show (cards, voices, event rows) is made once in `shared` and found through `index`, so that no page's cost grows
//! with the site. One file for each kind of page: it gathers a view, names its template and describes itself.

mod alone;
mod badge;
mod card;
mod champion;
mod check;
mod circle;
mod community;
mod contribute;
mod course;
mod event;
mod finder;
mod for_me;
mod free;
mod front;
mod head;
mod index;
mod json_ld;
mod landing;
mod languages;
mod link;
mod listing;
mod month;
mod nudges;
mod path;
mod persona;
mod pictures;
mod quiz;
mod recognition;
mod repeat;
mod search;
mod selection;
mod shared;
mod site;
mod skills;
mod social;
mod stories;
mod styleguide;
mod timeline;
mod week;

pub use languages::name_of;

use std::sync::OnceLock;

use tera::Value;
use url::Url;

use self::head::Doc;
use self::index::Index;
use self::languages::Language;
use self::shared::Shared;
use self::social::Cards;

use super::engine::{self, Engine, RenderError};
use super::html::{Place, Raw, Sanitiser, Writer};
use super::views::page::{Head, Moved};
use super::wording::Wording;
use super::{Edition, Inputs};
use crate::compass::Compass;
use crate::drawing::Drawing;
use crate::model::facet::Facets;
use crate::model::portal::RawHtml;
use crate::model::prose::Prose;
use crate::model::values::Scope;
use crate::model::{Copy, Portal};
use crate::schedule::Message;
use crate::site_map::{Assets, Links, PageKind, Selection};

/// Everything that pages are made from, prepared once.
pub struct Pages<'a> {
    portal: &'a Portal,
    /// The portal in all its languages, and what these are called.
    editions: &'a [Edition<'a>],
    languages: Vec<Language>,
    messages: &'a [Message],
    links: &'a Links,
    assets: &'a Assets,
    wording: Wording,
    engine: Engine,
    sanitiser: Option<Sanitiser>,
    index: Index,
    /// Only some pages ask for it.
    compass: OnceLock<Compass>,
    facets: Facets,
    shared: Shared,
    cards: Cards<'a>,
}

/// A page, and the picture that stands for it elsewhere.
pub struct Rendered {
    pub html: Vec<u8>,
    pub card: Option<Drawing>,
}

impl From<Vec<u8>> for Rendered {
    fn from(html: Vec<u8>) -> Self {
        Self { html, card: None }
    }
}

/// Where a page stands.
struct At<'p> {
    address: &'p str,
    /// The way to the portal's front page in the page's language.
    root: String,
    /// The way to where published files are, the same for all languages.
    files: String,
}

impl<'a> Pages<'a> {
    /// The pages of the edition that is `index` among all `editions`.
    pub fn new(inputs: &Inputs<'a>, index: usize) -> Result<Self, RenderError> {
        let Inputs { editions, messages, site_map, theme, workshop, .. } = *inputs;
        let (Edition { portal, links }, press) = (editions[index], &workshop.presses[index]);
        let assets = &site_map.assets;
        let settings = &portal.settings;
        let languages = editions.iter().map(|it| Language::new(&it.portal.settings.language, theme)).collect();
        let wording = Wording::new(theme.strings(&settings.language));
        let shared = || {
            let index = Index::of(portal);
            (Shared::of(portal, assets, &wording, &index), index)
        };
        let ((shared, index), facets) = rayon::join(shared, || Facets::of(portal));
        let globals = vec![
            ("site", engine::value(&site::site(portal, assets, &wording, &facets))),
            ("t", engine::value(wording.strings().as_map())),
        ];
        let engine = Engine::new(&workshop.templates, globals);
        let sanitiser = (settings.raw_html == RawHtml::Sanitise).then(Sanitiser::default);
        let cards = Cards::new(press)?;
        Ok(Self {
            portal,
            editions,
            languages,
            messages,
            links,
            assets,
            wording,
            engine,
            sanitiser,
            index,
            compass: OnceLock::new(),
            facets,
            shared,
            cards,
        })
    }

    fn compass(&self) -> &Compass {
        self.compass.get_or_init(|| Compass::of(self.portal))
    }

    /// The page at `address`, and its card. Where it isn't translated, the one of `originals` stands in its frame.
    pub fn render(&self, page: PageKind, address: &str, originals: &Self) -> Result<Rendered, RenderError> {
        let at = self.at(page, address);
        let fallback = self.fallback(page, &at, originals)?;
        let doc = self.doc(page, &at);
        let has_card = page.has_card(&self.portal.settings.brand) && page.is_spoken(self.portal);
        let card = has_card.then(|| self.social_card(page, &doc.about)).transpose()?;
        let (image, image_alt) = self.share_image(page, &at, &doc.about, card.as_ref());
        let head = Head { fallback, image, image_alt, ..self.head(&doc, &at, page) };
        let mut html = self.write(doc, &at, &head)?.into_bytes();
        // It grew by doubling, and all pages are held until the last one is made.
        html.shrink_to_fit();
        Ok(Rendered { html, card: card.map(|card| card.drawing) })
    }

    /// What stands between header and footer of a page, with the links of another edition.
    fn main(&self, page: PageKind, at: &At<'_>) -> Result<String, RenderError> {
        let doc = self.doc(page, at);
        let head = Head { is_bare: true, ..self.head(&doc, at, page) };
        self.write(doc, at, &head)
    }

    fn at<'p>(&self, page: PageKind, address: &'p str) -> At<'p> {
        match page {
            // Hosts serve it under addresses of any depth.
            PageKind::NotFound => {
                let root = self.links.base_path().to_owned();
                At { address, files: root.clone(), root }
            }
            _ => At { address, root: self.links.root_from(address), files: self.links.files_from(address) },
        }
    }

    fn write(&self, doc: Doc, at: &At<'_>, head: &Head) -> Result<String, RenderError> {
        let ways = [("root", &at.root), ("files", &at.files)].map(|(name, way)| (name, Value::normal_string(way)));
        let values = [("page", engine::value(head)), ("it", doc.it)].into_iter().chain(ways).collect();
        self.finish(doc.template, at.address, values)
    }

    /// The page that leads from an old address to the one at `to`.
    pub fn redirect(&self, address: &str, to: &str) -> Result<Vec<u8>, RenderError> {
        self.moved(
            address,
            Moved {
                title: self.wording.text("moved_title"),
                action: self.wording.text("moved_to"),
                to: format!("{}{to}", self.links.root_from(address)),
                canonical: self.links.absolute(to),
            },
        )
    }

    /// A page that leads on to an address with its attribution; machines are shown the bare one.
    pub fn short_link(&self, address: &str, to: &str) -> Result<Vec<u8>, RenderError> {
        let bare = to.split('?').next().unwrap_or(to);
        let (to, canonical) = match Url::parse(to) {
            Ok(_) => (to.to_owned(), bare.to_owned()),
            Err(_) => (format!("{}{to}", self.links.root_from(address)), self.links.absolute(bare)),
        };
        let (title, action) = (self.wording.text("go_title"), self.wording.text("go_to"));
        self.moved(address, Moved { title, action, to, canonical })
    }

    fn moved(&self, address: &str, moved: Moved) -> Result<Vec<u8>, RenderError> {
        let html = self.finish("pages/moved.html", address, vec![("it", engine::value(&moved))])?;
        Ok(html.into_bytes())
    }

    fn finish(&self, template: &str, address: &str, values: Vec<(&'static str, Value)>) -> Result<String, RenderError> {
        let page = || if address.is_empty() { "/".to_owned() } else { address.to_owned() };
        self.engine.render(template, values).map_err(|error| RenderError { page: page(), ..error })
    }

    fn doc(&self, page: PageKind, at: &At<'_>) -> Doc {
        match page {
            PageKind::Front => self.front(),
            PageKind::Catalogue => self.selection(Selection::ALL),
            PageKind::Selection(selection) => self.selection(selection),
            PageKind::Search => self.search(),
            PageKind::Course(id) => self.course(id, at),
            PageKind::Card(id) => self.card(id),
            PageKind::Check(id) => self.check(id),
            PageKind::Finder => self.finder(),
            PageKind::Personas => self.personas(),
            PageKind::Persona(id) => self.persona(id, at),
            PageKind::Landing(campaign, persona) => self.landing(campaign, persona, at),
            PageKind::Paths => self.paths(),
            PageKind::Path(id) => self.path(id, at),
            PageKind::Events => self.events(),
            PageKind::Event(id) => self.event(id, at),
            PageKind::Communities => self.communities(),
            PageKind::Community(id) => self.community(id, at),
            PageKind::Champions => self.champions(),
            PageKind::Champion(id) => self.champion(id, at),
            PageKind::Skills => self.skills(),
            PageKind::Skill(id) => self.skill(id),
            PageKind::CirclePlan(id) => self.circle_plan(id),
            PageKind::Badges => self.badges(),
            PageKind::Badge(id) => self.badge(id),
            PageKind::Stories => self.stories(),
            PageKind::Nudges => self.nudges(),
            PageKind::Contribute => self.contribute(),
            PageKind::Free(id) => self.free(id, at),
            PageKind::Styleguide => self.styleguide(),
            PageKind::NotFound => self.not_found(),
        }
    }

    /// A text as HTML, its highest heading at `level`.
    fn prose(&self, prose: &Prose, scope: Scope<'_>, at: &At<'_>, level: u8, prefix: &str) -> Value {
        let raw = self.sanitiser.as_ref().map_or(Raw::Escape, Raw::Sanitise);
        let place =
            Place { scope, root: &at.root, files: &at.files, words: self.wording.strings(), level, prefix, raw };
        engine::html(&Writer::html(prose, place))
    }

    fn scope(&self) -> Scope<'a> {
        Scope::portal(self.portal)
    }
}

/// The text of copy that may be absent.
fn copy(copy: Option<&Copy>, scope: &Scope<'_>) -> String {
    copy.map(|copy| copy.resolve(scope)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
