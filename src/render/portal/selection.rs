//! The catalogue: every course, the parts of it that share something, and the pages of each list.

use super::head::{About, Doc};
use super::{Pages, json_ld};
use crate::model::facet::{Facet, MINUTES};
use crate::model::{Id, Listed, Persona};
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::selection::{Choice, Group, PageLink, Selection as View};
use crate::site_map::{Addressed, COURSES_DATA, Selection, address, selection};

/// A part of the catalogue offers the skills of most courses; the whole one offers all of them.
const SKILLS: usize = 12;
/// How many neighbours of a page of a long list are one click away; beyond them every tenth is.
const NEAR: usize = 2;
const STRIDE: usize = 10;

impl Pages<'_> {
    pub(super) fn selection(&self, it: Selection) -> Doc {
        let courses = it.courses(self.portal, &self.facets);
        let listed = courses.iter().map(|id| &self.portal[*id]).map(|c| (c.item.title.clone(), c.address()));
        let data = vec![json_ld::item_list(listed, self.links)];
        let (title, lead) = (self.selection_title(it), self.selection_lead(it));
        let is_cut = Selection::ALL.pages(self.portal, &self.facets) > 1;
        let pages = it.pages(self.portal, &self.facets);
        let beside = |page: usize| (1..=pages).contains(&page).then(|| self.page_link(it, page));
        let view = View {
            title: title.clone(),
            lead: lead.clone(),
            courses: courses.iter().map(|id| self.course_card(*id).clone()).collect(),
            plain: is_cut,
            data: if is_cut { self.assets.data_of(COURSES_DATA, &self.portal.settings) } else { String::new() },
            whole: it == Selection::ALL,
            chosen: it.facet.map(|facet| self.wording.with("filter_remove", &[("name", &self.facet_name(facet))])),
            groups: self.groups(it),
            pages: if pages > 1 { self.page_links(it, pages) } else { Vec::new() },
            previous: beside(it.page.saturating_sub(1)),
            next: beside(it.page + 1),
        };
        let about = About {
            title,
            description: lead,
            section: address::COURSES,
            crumbs: self.above(it),
            data,
            ..About::default()
        };
        Doc { template: "pages/catalogue.html", it: engine::value(&view), about }
    }

    fn above(&self, it: Selection) -> Vec<Link> {
        let mut above = vec![self.home()];
        if it != Selection::ALL {
            above.push(Link::new(address::COURSES, self.wording.text("courses")));
        }
        if it.facet.is_some() && it.page > 1 {
            above.push(Link::new(self.address_of(it.on(1)), self.selection_title(it.on(1))));
        }
        above
    }

    fn selection_title(&self, it: Selection) -> String {
        let title = match it.facet {
            None => self.wording.text("courses"),
            Some(Facet::Minutes(minutes)) => {
                let key = if minutes == MINUTES[0] { "select_first" } else { "select_minutes" };
                self.wording.with(key, &[("minutes", &self.wording.count("minutes", minutes as usize))])
            }
            Some(facet @ Facet::Skill(_)) => self.wording.with("select_skill", &[("name", &self.facet_name(facet))]),
            Some(facet) => self.wording.with("select_other", &[("name", &self.facet_name(facet))]),
        };
        match it.page {
            1 => title,
            page => self.wording.with("select_page", &[("title", &title), ("page", &page.to_string())]),
        }
    }

    fn selection_lead(&self, it: Selection) -> String {
        let count = it.count(self.portal, &self.facets);
        let lead = match it.facet {
            None => self.wording.count("catalogue_lead", count),
            Some(facet) => {
                let courses = self.wording.count("courses", count);
                self.wording.with("select_lead", &[("courses", &courses), ("name", &self.facet_name(facet))])
            }
        };
        let (page, pages) = (it.page.to_string(), it.pages(self.portal, &self.facets).to_string());
        match it.page {
            1 => lead,
            _ => format!("{} {lead}", self.wording.with("select_page_of", &[("page", &page), ("pages", &pages)])),
        }
    }

    /// The words for a value: `Coaching`, `15 min`.
    fn facet_name(&self, facet: Facet) -> String {
        match facet {
            Facet::Minutes(minutes) => self.wording.duration(minutes),
            Facet::Skill(id) => self.portal[id].name.clone(),
            Facet::Level(level) => self.wording.choice("level", level),
            Facet::Format(format) => self.wording.choice("format", format),
            Facet::Language(index) => self.wording.language(self.facets.language(index)),
        }
    }

    /// What the catalogue can be narrowed down by. Only what some course has is offered.
    fn groups(&self, it: Selection) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (facet, courses) in self.facets.all() {
            let key = selection::name(facet);
            if groups.last().is_none_or(|group| group.key != key) {
                groups.push(Group { key, title: self.wording.text(&format!("filter_{key}")), options: Vec::new() });
            }
            if let Some(group) = groups.last_mut() {
                group.options.push(self.choice(facet, courses.len(), it));
            }
        }
        for group in groups.iter_mut().filter(|group| group.key == "skill") {
            group.options.sort_by_key(|choice| (!choice.current, std::cmp::Reverse(choice.count)));
            group.options.truncate(if it == Selection::ALL { usize::MAX } else { SKILLS });
        }
        groups.extend(self.persona_group());
        groups
    }

    fn choice(&self, facet: Facet, count: usize, it: Selection) -> Choice {
        let note = match facet {
            Facet::Minutes(minutes) if minutes == MINUTES[0] => self.wording.text("filter_first_lesson"),
            Facet::Minutes(_) => self.wording.text("filter_whole_course"),
            _ => String::new(),
        };
        Choice {
            key: selection::value(facet, self.portal, &self.facets),
            href: self.address_of(Selection { facet: Some(facet), page: 1 }),
            text: self.facet_name(facet),
            note,
            count,
            current: it.facet == Some(facet),
        }
    }

    /// Each persona has a page of their own, which is more than a list of courses.
    fn persona_group(&self) -> Option<Group> {
        let choice = |(id, persona): (Id<Persona>, &Persona)| Choice {
            key: persona.item.slug.clone(),
            href: persona.address(),
            text: persona.item.title.clone(),
            note: String::new(),
            count: self.index.courses[id.index()].len(),
            current: false,
        };
        let options: Vec<_> = Persona::all(self.portal).map(choice).filter(|choice| choice.count > 0).collect();
        (!options.is_empty()).then(|| Group { key: "for", title: self.wording.text("filter_for"), options })
    }

    fn page_links(&self, it: Selection, pages: usize) -> Vec<PageLink> {
        let is_shown =
            |page: &usize| [1, pages].contains(page) || page.is_multiple_of(STRIDE) || page.abs_diff(it.page) <= NEAR;
        let link = |number| PageLink { href: self.address_of(it.on(number)), number, current: number == it.page };
        (1..=pages).filter(is_shown).map(link).collect()
    }

    fn page_link(&self, it: Selection, page: usize) -> Link {
        Link::new(self.address_of(it.on(page)), page.to_string())
    }

    fn address_of(&self, it: Selection) -> String {
        it.address(self.portal, &self.facets)
    }
}
