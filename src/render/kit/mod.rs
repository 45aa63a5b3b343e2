//! The campaign kit's own pages: what lies beside the messages and helps people send them.
//!
//! Enter at [`KitPages::new`], once per build, then [`KitPages::page`] for each page, from any thread. A page of the
//! kit carries its styles and scripts in itself, so that it works from disk, from a zip file and from any host.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;
use tera::Value;

use super::artwork;
use super::channels::email::sheet::Direction;
use super::engine::{self, Engine, RenderError};
use super::views::kit::{Frame, Head};
use super::wording::Wording;
use crate::brand::Tokens;
use crate::model::Portal;
use crate::theme::Theme;

pub struct KitPages {
    engine: Engine,
    pub wording: Wording,
}

impl KitPages {
    pub fn new(portal: &Portal, tokens: &Tokens, theme: &Theme) -> Result<Self, RenderError> {
        let settings = &portal.settings;
        let wording = Wording::new(theme.strings(&settings.language));
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
            ("t", engine::value(wording.strings().as_map())),
            ("style", engine::value(&style)),
            ("script", engine::html(&theme.kit_script())),
        ];
        Ok(Self { engine: Engine::new(theme, globals)?, wording })
    }

    /// The page at `path` of the output, made from a template of the theme's `kit/` and what it shows.
    pub fn page<V: Serialize>(
        &self,
        template: &'static str,
        path: &str,
        title: &str,
        shown: &V,
    ) -> Result<Vec<u8>, RenderError> {
        let head = Head { title: title.to_owned(), root: root_from(path) };
        let values = vec![("page", engine::value(&head)), ("it", engine::value(shown))];
        let named = |error| RenderError { page: path.to_owned(), ..error };
        Ok(self.engine.render(template, values).map_err(named)?.into_bytes())
    }
}

/// The way from a file of the kit to the kit's folder: empty, `../`, `../../`.
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
