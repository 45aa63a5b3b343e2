//! A champion's story.

use super::head::{About, Doc};
use super::{At, Pages, copy, json_ld, pictures};
use crate::model::{Champion, Id, Listed};
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::people::ChampionPage;
use crate::site_map::sources::OTHER_STORIES;

impl Pages<'_> {
    pub(super) fn champion(&self, id: Id<Champion>, at: &At<'_>) -> Doc {
        let champion = &self.portal[id];
        let scope = self.scope();
        let summary = copy(champion.item.summary.as_ref(), &scope);
        let others = Champion::all(self.portal).filter(|(other, _)| *other != id);
        let it = ChampionPage {
            title: champion.item.title.clone(),
            summary: summary.clone(),
            person: pictures::champion(champion, self.assets),
            team: champion.team.clone().unwrap_or_default(),
            cover: pictures::own_cover(&champion.item, self.assets),
            body: self.prose(&champion.item.body, scope, at, 2, ""),
            recognition: copy(champion.recognition.as_ref(), &scope),
            courses: self.course_links(&champion.courses),
            skills: champion.skills.iter().map(|id| self.portal[*id].name.clone()).collect(),
            communities: self.index.circles[id.index()].iter().map(|id| self.community_link(*id)).collect(),
            others: others.filter_map(|(id, _)| self.shared.stories[id.index()].clone()).take(OTHER_STORIES).collect(),
            quote: self.words_of(champion),
            try_it: champion.courses.first().map(|id| self.course_start(*id, self.wording.text("try_the_same"))),
        };
        let about = About {
            title: champion.item.title.clone(),
            kind: "profile",
            section: "stories/",
            crumbs: vec![self.home(), Link::new("champions/", self.wording.text("champions"))],
            data: vec![json_ld::person(champion, &summary, self.links)],
            description: summary,
            ..About::default()
        };
        Doc { template: "pages/champion.html", it: engine::value(&it), about }
    }

    /// What they said elsewhere on the portal, the latest of it.
    fn words_of(&self, champion: &Champion) -> String {
        let said = self.index.said.get(&champion.person);
        said.map(|id| self.portal[*id].quote.clone()).unwrap_or_default()
    }
}
