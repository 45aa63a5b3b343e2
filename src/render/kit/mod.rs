//! The campaign kit's own pages: what lies beside the messages and helps people send them.
//!
//! Enter at [`Kit::new`], once per build, then [`Kit::render`] for each page, from any thread. `gallery` lists every
//! message, `preview` is what it shows of one, `review` is a campaign to be read and signed. [`KitPages`] is what
//! they have around them: a page of the kit carries its styles and scripts in itself, so that it works from disk,
//! from a zip file and from any host.

mod brief;
mod cards;
mod champion;
mod desk;
mod gallery;
mod handout;
mod paste;
mod picture;
mod points;
mod posts;
mod preview;
mod recipients;
mod review;
mod step;
mod told;
mod voice;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use tera::Value;

use super::channels::email::sheet::Direction;
use super::channels::{Context, Written};
use super::engine::{self, Engine, RenderError, Templates};
use super::views::kit::{Frame, Head};
use super::wording::Wording;
use super::{Inputs, artwork};
use crate::brand::Tokens;
use crate::model::Portal;
use crate::schedule::Message;
use crate::site_map::KitPage;
use crate::site_map::kit::{self, Step};
use crate::theme::Theme;
use picture::Pictures;

/// Everything that the kit's pages are made from, prepared once.
pub struct Kit<'a> {
    pub(super) inputs: Inputs<'a>,
    pub(super) context: Context<'a>,
    /// By the message's place in the schedule.
    written: &'a [Written],
    pub(super) pages: KitPages,
    pub(super) words: Wording,
    steps: Vec<Step>,
    pictures: Pictures,
    /// The paths of the kit's pages.
    paths: BTreeSet<&'a str>,
}

impl<'a> Kit<'a> {
    pub fn new(inputs: &Inputs<'a>, context: &Context<'a>, written: &'a [Written]) -> Result<Self, RenderError> {
        let Inputs { portal, tokens, theme, messages, site_map, strings, workshop, .. } = *inputs;
        let paths = site_map.artefacts.iter().map(|artefact| artefact.path.as_str());
        Ok(Self {
            inputs: *inputs,
            context: *context,
            written,
            pages: KitPages::new(portal, tokens, theme, &workshop.templates),
            words: Wording::new(strings.clone()),
            steps: kit::steps(messages),
            pictures: picture::pictures(&site_map.artefacts, context)?,
            paths: paths.filter(|path| path.starts_with("kit/") && path.ends_with(".html")).collect(),
        })
    }

    pub fn render(&self, page: &KitPage, path: &str) -> Result<Vec<u8>, RenderError> {
        match page {
            KitPage::Gallery => {
                let title = self.words.text("kit");
                self.pages.page("kit/gallery.html", path, &title, engine::value(&self.gallery()))
            }
            KitPage::Preview(step) => Ok(self.preview(step)),
            KitPage::Review(id) => {
                let title = &self.inputs.portal[*id].item.title;
                self.pages.page("kit/review.html", path, title, engine::value(&self.review(*id)))
            }
        }
    }

    /// A step's first message: what all of its messages have in common can be read from it.
    fn first(&self, step: &Step) -> &'a Message {
        &step.messages(self.inputs.messages)[0]
    }
}

/// What stands around every page of the kit.
pub struct KitPages {
    engine: Engine,
}

impl KitPages {
    pub fn new(portal: &Portal, tokens: &Tokens, theme: &Theme, templates: &Templates) -> Self {
        let settings = &portal.settings;
        let frame = Frame {
            portal: settings.title.clone(),
            language: settings.language.clone(),
            dir: Direction::of(&settings.language).word(),
            icon: data_address("image/svg+xml", artwork::icon(tokens, settings).as_bytes()),
        };
        let style: BTreeMap<String, Value> =
            theme.kit_styles(tokens).into_iter().map(|(name, css)| (name, engine::html(&css))).collect();
        let globals = vec![
            ("frame", engine::value(&frame)),
            ("t", engine::value(theme.strings(&settings.language).as_map())),
            ("style", engine::value(&style)),
            ("script", engine::html(&theme.kit_script())),
            ("page_script", engine::html(&theme.kit_page_script())),
        ];
        Self { engine: Engine::new(templates, globals) }
    }

    /// The page at `path` of the output, made from a template of the theme's `kit/` and what it shows.
    pub fn page(&self, template: &str, path: &str, title: &str, it: Value) -> Result<Vec<u8>, RenderError> {
        let room = path.split('/').next().unwrap_or_default().to_owned();
        let head = Head { title: title.to_owned(), root: root_from(path), room };
        let values = vec![("page", engine::value(&head)), ("it", it)];
        let named = |error| RenderError { page: path.to_owned(), ..error };
        Ok(self.engine.render(template, values).map_err(named)?.into_bytes())
    }
}

/// The way from a file of the kit or of the reports to the folder of these: empty, `../`, `../../`.
fn root_from(path: &str) -> String {
    "../".repeat(path.matches('/').count().saturating_sub(1))
}

/// The bytes as an address of their own (RFC 2397), every byte but letters and digits encoded.
fn data_address(media: &str, bytes: &[u8]) -> String {
    let mut address = format!("data:{media},");
    for byte in bytes {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => address.push(char::from(*byte)),
            // Writing into a String can't fail.
            _ => drop(write!(address, "%{byte:02X}")),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_ends_in_the_kits_folder() {
        assert_eq!(root_from("kit/index.html"), "");
        assert_eq!(root_from("kit/spring/review.html"), "../");
        assert_eq!(root_from("kit/champions/mai/index.html"), "../../");
    }

    #[test]
    fn nothing_ends_an_attribute_with_a_data_address() {
        assert_eq!(data_address("image/svg+xml", b"<a b='\"#%'>"), "data:image/svg+xml,%3Ca%20b%3D%27%22%23%25%27%3E");
    }
}
