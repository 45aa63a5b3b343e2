//! Badges: what there is to earn, and what has to be done for each. The portal hands out none itself, and says so.

use super::head::{About, Doc};
use super::{Pages, copy, pictures};
use crate::model::course::SkillGain;
use crate::model::{Course, Id, Listed};
use crate::render::views::Link;
use crate::render::views::together::{BadgeItem, BadgePage, BadgesPage};
use crate::render::{artwork, engine};
use crate::site_map::{Addressed, BadgeFile, address, badge};

/// A page that can still be read.
const MOST: usize = 240;

impl Pages<'_> {
    pub(super) fn badge_item(&self, id: Id<Course>) -> Option<BadgeItem> {
        let course = &self.portal[id];
        let badge = course.badge.as_ref()?;
        Some(BadgeItem {
            href: address::badge(course),
            sign: engine::html(&artwork::badge_sign(&course.item.slug)),
            name: badge.name.clone(),
            criteria: copy(badge.criteria.as_ref(), &self.scope().course(course)),
            course: self.course_link(id),
        })
    }

    pub(super) fn badge_items(&self) -> impl Iterator<Item = BadgeItem> {
        Course::all(self.portal).filter_map(|(id, _)| self.badge_item(id))
    }

    pub(super) fn badges(&self) -> Doc {
        let (title, lead) = (self.wording.text("badges_title"), self.wording.text("badges_lead"));
        let it =
            BadgesPage { title: title.clone(), lead: lead.clone(), items: self.badge_items().take(MOST).collect() };
        let about =
            About { title, description: lead, section: address::BADGES, crumbs: vec![self.home()], ..About::default() };
        Doc { template: "pages/badges.html", it: engine::value(&it), about }
    }

    pub(super) fn badge(&self, id: Id<Course>) -> Doc {
        let course = &self.portal[id];
        let item = self.badge_item(id);
        let name = item.as_ref().map(|item| item.name.clone()).unwrap_or_default();
        let contact = self.portal.settings.contact.as_ref();
        let claim = match contact {
            Some(contact) => self.wording.with("badge_claim", &[("name", &contact.name), ("badge", &name)]),
            None => self.wording.text("badge_claim_open"),
        };
        let data = badge::has_issuer(self.portal).then(|| address::badge_file(course, BadgeFile::Class));
        let about = About {
            title: self.wording.with("badge_title", &[("badge", &name), ("course", &course.item.title)]),
            description: self.wording.with("badge_description", &[("badge", &name), ("course", &course.item.title)]),
            section: address::BADGES,
            crumbs: vec![self.home(), Link::new(address::BADGES, self.wording.text("badges_nav"))],
            ..About::default()
        };
        let it = item.map(|badge| BadgePage {
            svg: address::badge_file(course, BadgeFile::Svg),
            png: address::badge_file(course, BadgeFile::Png),
            data: data.unwrap_or_default(),
            shows: course.skills.iter().map(|gain| self.shown_level(gain)).collect(),
            effort: course.minutes.map(|minutes| self.wording.duration(minutes)).unwrap_or_default(),
            start: self.start(id),
            contact: contact.map(pictures::contact),
            claim,
            badge,
        });
        Doc { template: "pages/badge.html", it: engine::value(&it), about }
    }

    /// A skill with what people can do at the level that the course leads to.
    fn shown_level(&self, gain: &SkillGain) -> Link {
        let skill = &self.portal[gain.skill];
        let to = gain.to.unwrap_or(gain.from.saturating_add(1));
        let named = usize::try_from(to).ok().and_then(|to| skill.levels.get(to.checked_sub(1)?));
        let level = named.cloned().unwrap_or_else(|| self.wording.with("skills_level", &[("n", &to.to_string())]));
        Link::new(skill.address(), skill.name.clone()).note(level)
    }
}
