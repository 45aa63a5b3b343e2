//! [`Selection`]: one page of the catalogue, or of those courses of it that share something.
//!
//! A short list stands on one page. A long one is cut, so that no page grows with the portal.

use super::OutPath;
use super::address::COURSES;
use crate::model::facet::{Facet, Facets};
use crate::model::{Choice, Course, Id, Listed, Portal};

/// Up to so many courses stand on one page.
pub const MOST: usize = 120;
/// Longer lists have pages of so many.
pub const PAGE: usize = 60;

/// A longer name is told by its hash, too.
const LONGEST_PART: usize = 60;
/// Digits of a hash that stands for a name which can't be part of an address.
const HASH_DIGITS: usize = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// What its courses share; all of them where it is `None`.
    pub facet: Option<Facet>,
    /// From 1.
    pub page: usize,
}

impl Selection {
    /// The catalogue's first page.
    pub const ALL: Self = Self { facet: None, page: 1 };

    /// Every selection but the catalogue's first page, which is a kind of page of its own.
    pub fn all(portal: &Portal, facets: &Facets) -> Vec<Self> {
        let of = |facet, count| (1..=pages(count)).map(move |page| Self { facet, page });
        let whole = of(None, portal.courses.len()).skip(1);
        whole.chain(facets.all().flat_map(|(facet, courses)| of(Some(facet), courses.len()))).collect()
    }

    /// The same, seen on another page.
    pub fn on(self, page: usize) -> Self {
        Self { page, ..self }
    }

    /// How many pages the list has that this is a page of.
    pub fn pages(self, portal: &Portal, facets: &Facets) -> usize {
        pages(self.count(portal, facets))
    }

    /// How many courses the whole list has.
    pub fn count(self, portal: &Portal, facets: &Facets) -> usize {
        self.facet.map_or(portal.courses.len(), |facet| facets.courses(facet).len())
    }

    /// The courses on this page, in the portal's order.
    pub fn courses(self, portal: &Portal, facets: &Facets) -> Vec<Id<Course>> {
        let (first, most) = match self.count(portal, facets) {
            count if count <= MOST => (0, MOST),
            _ => (self.page.saturating_sub(1) * PAGE, PAGE),
        };
        match self.facet {
            Some(facet) => facets.courses(facet).iter().copied().skip(first).take(most).collect(),
            None => Course::all(portal).map(|(id, _)| id).skip(first).take(most).collect(),
        }
    }

    /// `courses/skill/coaching/page/2/`.
    pub fn address(self, portal: &Portal, facets: &Facets) -> String {
        let folder = match self.facet {
            Some(facet) => format!("{COURSES}{}/{}/", name(facet), part(&value(facet, portal, facets))),
            None => COURSES.to_owned(),
        };
        if self.page > 1 { format!("{folder}page/{}/", self.page) } else { folder }
    }
}

/// The kind of a facet, in addresses and for scripts.
pub fn name(facet: Facet) -> &'static str {
    match facet {
        Facet::Minutes(_) => "minutes",
        Facet::Skill(_) => "skill",
        Facet::Level(_) => "level",
        Facet::Format(_) => "format",
        Facet::Language(_) => "language",
    }
}

/// The value of a facet as it stands in the query of the catalogue's address.
pub fn value(facet: Facet, portal: &Portal, facets: &Facets) -> String {
    match facet {
        Facet::Minutes(minutes) => minutes.to_string(),
        Facet::Skill(id) => portal[id].id.clone(),
        Facet::Level(level) => level.word().to_owned(),
        Facet::Format(format) => format.word().to_owned(),
        Facet::Language(index) => facets.language(index).to_owned(),
    }
}

fn pages(count: usize) -> usize {
    if count <= MOST { 1 } else { count.div_ceil(PAGE) }
}

/// A value as a folder's name. Ids of skills and tags of languages can be anything; most are plain.
fn part(value: &str) -> String {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if value.len() <= LONGEST_PART && value.chars().all(is_plain) && OutPath::new(value).is_ok() {
        return value.to_owned();
    }
    blake3::hash(value.as_bytes()).to_hex().chars().take(HASH_DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lists_have_one_page_and_no_page_is_nearly_empty() {
        assert_eq!([0, 1, 120, 121, 180, 181, 5_000].map(pages), [1, 1, 1, 3, 3, 4, 84]);
    }

    #[test]
    fn any_name_can_be_part_of_an_address() {
        assert_eq!(part("coaching-2"), "coaching-2");
        for odd in ["", "C++", "a/b", "..", "Coaching", "con", "日本", &"x".repeat(300)] {
            let part = part(odd);
            assert!(part.len() == HASH_DIGITS && OutPath::new(&part).is_ok(), "{odd}: {part}");
        }
    }
}
