//! Communities.

use tera::Value;

use super::head::{About, Doc};
use super::index::agreed;
use super::languages::mark;
use super::{At, Pages, copy, pictures};
use crate::model::{Community, Course, Id};
use crate::render::artwork::{self, Family};
use crate::render::engine;
use crate::render::views::people::{self, CommunityAsk, CommunityPage};
use crate::render::views::{Action, Link};
use crate::site_map::Addressed;

/// Enough to see that something happens.
const EVENTS: usize = 3;
const ASKS: usize = 4;

impl Pages<'_> {
    pub(super) fn community_card(&self, id: Id<Community>) -> Value {
        let community = &self.portal[id];
        let scope = self.scope();
        let shown = community.champions.iter().map(|id| &self.portal[*id]).filter(|champion| agreed(&champion.consent));
        engine::value(&people::Community {
            href: community.address(),
            title: community.item.title.clone(),
            lang: mark(&community.item, self.portal),
            topic: copy(community.topic.as_ref(), &scope),
            summary: copy(community.item.summary.as_ref(), &scope),
            cadence: community.cadence.clone().unwrap_or_default(),
            next: self.index.gatherings[id.index()].first().map(|event| self.shared.events[event.index()].clone()),
            host: self.host(community.host.as_ref()),
            join: self.join(community),
            people: shown.map(|champion| pictures::champion(champion, self.assets)).collect(),
            art: circle_art(id, &community.item.slug),
        })
    }

    pub(super) fn community(&self, id: Id<Community>, at: &At<'_>) -> Doc {
        let community = &self.portal[id];
        let scope = self.scope();
        let summary = copy(community.item.summary.as_ref(), &scope);
        let it = CommunityPage {
            title: community.item.title.clone(),
            topic: copy(community.topic.as_ref(), &scope),
            summary: summary.clone(),
            cadence: community.cadence.clone().unwrap_or_default(),
            host: self.host(community.host.as_ref()),
            join: self.join(community),
            body: self.prose(&community.item.body, scope, at, 2, ""),
            champions: community.champions.iter().filter_map(|id| self.shared.stories[id.index()].clone()).collect(),
            skills: self.skill_links(&community.skills),
            courses: self.courses_of(id),
            events: self.event_rows(&self.index.gatherings[id.index()], EVENTS),
            asks: self.asks(id),
            art: circle_art(id, &community.item.slug),
        };
        let about = About {
            title: community.item.title.clone(),
            description: summary,
            section: "communities/",
            crumbs: vec![self.home(), Link::new("communities/", self.wording.text("communities"))],
            ..About::default()
        };
        Doc { template: "pages/community.html", it: engine::value(&it), about }
    }

    fn join(&self, community: &Community) -> Option<Action> {
        community.join_url.as_ref().map(|url| Action::outside(url, self.wording.text("join")))
    }

    /// What courses give people to tell each other.
    fn asks(&self, id: Id<Community>) -> Vec<CommunityAsk> {
        let ask = |course: &Id<Course>| {
            let it = &self.portal[*course];
            let text = it.teach_back.as_ref()?.resolve(&self.scope().course(it));
            Some(CommunityAsk { text, course: self.course_link(*course) })
        };
        self.index.talked_about[id.index()].iter().filter_map(ask).take(ASKS).collect()
    }

    fn courses_of(&self, id: Id<Community>) -> Vec<Link> {
        let listed = self.index.talked_about[id.index()].iter().take(8);
        listed.map(|course| self.course_link(*course)).collect()
    }
}

/// Communities stand side by side on their list, so each has another pattern than its neighbours.
fn circle_art(id: Id<Community>, slug: &str) -> Value {
    let families = [Family::Ripples, Family::Tiles, Family::Waves, Family::Arcs];
    engine::html(&artwork::cover(slug, families[id.index() % families.len()]))
}
