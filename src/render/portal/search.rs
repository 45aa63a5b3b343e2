//! The search page. Without a script it is an index of everything from A to Z, or the way to each list.

use std::collections::BTreeMap;

use super::Pages;
use super::head::{About, Doc};
use crate::render::engine;
use crate::render::search::Found;
use crate::render::views::Link;
use crate::render::views::search::{Letter, Search};
use crate::site_map::address;

/// An index of more than this helps nobody.
const MOST: usize = 300;

impl Pages<'_> {
    pub(super) fn search(&self) -> Doc {
        let found = crate::render::search::found(self.portal, &self.wording);
        let is_short = found.len() <= MOST;
        let it = Search {
            title: self.wording.text("search_title"),
            lead: self.wording.text("search_lead"),
            letters: if is_short { letters(&found) } else { Vec::new() },
            lists: if is_short { Vec::new() } else { self.lists() },
        };
        let about = About {
            title: it.title.clone(),
            description: it.lead.clone(),
            section: address::SEARCH,
            crumbs: vec![self.home()],
            ..About::default()
        };
        Doc { template: "pages/search.html", it: engine::value(&it), about }
    }

    /// Where everything is listed, and what the courses can be narrowed down by.
    fn lists(&self) -> Vec<Link> {
        let site = super::site::learn(self.portal, &self.wording);
        site.into_iter().chain(super::site::minutes(self.portal, &self.wording, &self.facets)).collect()
    }
}

fn letters(found: &[Found]) -> Vec<Letter> {
    let mut letters: BTreeMap<String, Vec<&Found>> = BTreeMap::new();
    for it in found {
        letters.entry(it.letter()).or_default().push(it);
    }
    let in_order = |mut found: Vec<&Found>| {
        found.sort_by(|a, b| (&a.order, &a.address).cmp(&(&b.order, &b.address)));
        found.into_iter().map(|it| Link::new(it.address.clone(), it.title.clone()).note(it.kind.clone())).collect()
    };
    letters.into_iter().map(|(letter, found)| Letter { letter, links: in_order(found) }).collect()
}
