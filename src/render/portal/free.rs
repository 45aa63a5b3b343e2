//! Free pages, and the page for addresses that don't exist.

use super::head::{About, Doc};
use super::{At, Pages, copy, pictures};
use crate::model::{Id, Page};
use crate::render::views::page::{Free, Lost};
use crate::render::{artwork, engine};

impl Pages<'_> {
    pub(super) fn free(&self, id: Id<Page>, at: &At<'_>) -> Doc {
        let item = &self.portal[id].item;
        let scope = self.scope();
        let summary = copy(item.summary.as_ref(), &scope);
        let it = Free {
            title: item.title.clone(),
            summary: summary.clone(),
            body: self.prose(&item.body, scope, at, 2, ""),
            updated: item.updated.map(|date| self.wording.date(date)).unwrap_or_default(),
            cover: pictures::own_cover(item, self.assets),
        };
        Doc {
            template: "pages/free.html",
            it: engine::value(&it),
            about: About {
                title: item.title.clone(),
                description: summary,
                kind: "article",
                crumbs: vec![self.home()],
                ..About::default()
            },
        }
    }

    pub(super) fn not_found(&self) -> Doc {
        let title = self.wording.text("lost_title");
        let it = Lost { art: engine::html(&artwork::lost()) };
        Doc {
            template: "pages/404.html",
            it: engine::value(&it),
            about: About { title, description: self.wording.text("lost_lead"), hidden: true, ..About::default() },
        }
    }
}
