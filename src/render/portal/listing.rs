//! The plain lists: personas, paths, communities.

use tera::Value;

use super::head::{About, Doc};
use super::{Pages, json_ld};
use crate::model::{Community, Id, LearningPath, Listed, Persona};
use crate::render::engine;
use crate::render::views::page::Listing;
use crate::site_map::Addressed;

impl Pages<'_> {
    pub(super) fn personas(&self) -> Doc {
        let items = Persona::all(self.portal).map(|(id, _)| engine::value(&self.door(id))).collect();
        let named = self.portal.personas.iter().map(|p| (p.item.title.clone(), p.address())).collect();
        self.listing("pages/personas.html", "personas", "for/", items, named)
    }

    pub(super) fn paths(&self) -> Doc {
        let items = LearningPath::all(self.portal).map(|(id, _)| self.path_card(id)).collect();
        let named = self.portal.paths.iter().map(|p| (p.item.title.clone(), p.address())).collect();
        self.listing("pages/paths.html", "paths", "paths/", items, named)
    }

    pub(super) fn communities(&self) -> Doc {
        let mut ids: Vec<_> = Community::all(self.portal).map(|(id, _)| id).collect();
        // Whoever meets next stands first; those without a date keep their order, at the end.
        let soonest = |id: &Id<Community>| {
            let next = self.index.gatherings[id.index()].first()?;
            self.index.upcoming.iter().position(|(_, event)| event == next)
        };
        ids.sort_by_key(|id| soonest(id).unwrap_or(usize::MAX));
        let items = ids.iter().map(|id| self.community_card(*id)).collect();
        let named = ids.iter().map(|id| &self.portal[*id]).map(|c| (c.item.title.clone(), c.address())).collect();
        self.listing("pages/communities.html", "communities", "communities/", items, named)
    }

    /// `words` is the key of the page's title, `{words}_lead` that of the sentence below it.
    fn listing(
        &self,
        template: &'static str,
        words: &str,
        section: &'static str,
        items: Vec<Value>,
        named: Vec<(String, String)>,
    ) -> Doc {
        let (title, lead) = (self.wording.text(&format!("{words}_title")), self.wording.text(&format!("{words}_lead")));
        let data = vec![json_ld::item_list(named.into_iter(), self.links)];
        let about = About {
            title: title.clone(),
            description: lead.clone(),
            section,
            crumbs: vec![self.home()],
            data,
            ..About::default()
        };
        Doc { template, it: engine::value(&Listing { title, lead, items }), about }
    }
}
