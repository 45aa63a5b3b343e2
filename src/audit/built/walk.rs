//! The shortest way from a page to the first minute of learning, counted in clicks through the pages as they were built.
//!
//! Enter at [`walk`]. All searches go on page by page together, so that a page is read once however many lead over it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use url::Url;

use super::Built;
use super::page::To;
use crate::model::repeat::next_date;
use crate::model::{Course, Id, Listed, Portal};
use crate::site_map::Addressed;

/// Nobody who clicks more often arrives.
const FARTHEST: usize = 5;

/// Where courses begin.
pub struct Starts {
    /// By the URL without attribution.
    urls: HashMap<String, Vec<Id<Course>>>,
    /// Courses that begin at a date: by the address of the event's page.
    dates: HashMap<String, Vec<Id<Course>>>,
}

/// A search for the start of one of several courses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Search {
    /// The address at which it begins.
    pub from: String,
    pub courses: Vec<Id<Course>>,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub course: Id<Course>,
    /// The pages on which something is clicked, in order.
    pub pages: Vec<String>,
}

impl Starts {
    pub fn of(portal: &Portal) -> Self {
        let mut starts = Self { urls: HashMap::new(), dates: HashMap::new() };
        for (id, course) in Course::all(portal) {
            let modules = course.modules.iter().filter_map(|module| module.start_url.as_ref());
            for url in course.start_url.iter().chain(modules) {
                starts.urls.entry(bare(url)).or_default().push(id);
            }
        }
        let has_no_url = |id: &&Id<Course>| {
            let course = &portal[**id];
            course.start_url.is_none() && course.modules.iter().all(|module| module.start_url.is_none())
        };
        for event in portal.events.iter().filter(|event| next_date(event, portal.today).is_some()) {
            let dated = event.courses.iter().filter(has_no_url).copied();
            starts.dates.entry(event.address()).or_default().extend(dated);
        }
        starts
    }

    /// The first of the courses that begins at a URL.
    pub fn at_url(&self, url: &str, courses: &[Id<Course>]) -> Option<Id<Course>> {
        self.urls.get(&bare(url)).and_then(|at| first_of(at, courses))
    }

    /// The first of the courses that begins at a page of the portal.
    fn at_page(&self, address: &str, courses: &[Id<Course>]) -> Option<Id<Course>> {
        self.dates.get(address).and_then(|at| first_of(at, courses))
    }

    fn at(&self, to: &To, courses: &[Id<Course>]) -> Option<Id<Course>> {
        match to {
            To::Page(address) => self.at_page(address, courses),
            To::Outside(url) => self.at_url(url, courses),
            To::Here => None,
        }
    }
}

fn first_of(at: &[Id<Course>], courses: &[Id<Course>]) -> Option<Id<Course>> {
    courses.iter().find(|course| at.contains(course)).copied()
}

/// A URL without the parameters that only say where a visit came from.
fn bare(url: &str) -> String {
    let Ok(mut url) = Url::parse(url) else { return url.to_owned() };
    let pairs: Vec<_> = url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    let kept: Vec<_> = pairs.iter().filter(|(name, _)| !name.starts_with("utm_")).collect();
    url.set_query(None);
    if !kept.is_empty() {
        url.query_pairs_mut().extend_pairs(kept);
    }
    url.into()
}

/// The result of each search that arrives.
pub fn walk(searches: BTreeSet<Search>, starts: &Starts, built: &mut Built<'_>) -> BTreeMap<Search, Found> {
    let mut found = BTreeMap::new();
    let mut open: Vec<Walker> = searches.into_iter().map(Walker::new).collect();
    for _ in 0..FARTHEST {
        built.read(open.iter().flat_map(|walker| walker.edge.iter().map(|trail| trail.at.as_str())));
        open.retain_mut(|walker| match walker.step(starts, built) {
            Step::Arrived(result) => {
                found.insert(walker.search.clone(), result);
                false
            }
            Step::GoesOn => !walker.edge.is_empty(),
        });
    }
    found
}

/// One search on its way.
struct Walker {
    search: Search,
    seen: BTreeSet<String>,
    /// The pages that were reached with the last click.
    edge: Vec<Trail>,
}

struct Trail {
    at: String,
    before: Vec<String>,
}

enum Step {
    Arrived(Found),
    GoesOn,
}

impl Walker {
    fn new(search: Search) -> Self {
        let edge = vec![Trail { at: search.from.clone(), before: Vec::new() }];
        Self { seen: BTreeSet::from([search.from.clone()]), search, edge }
    }

    /// One click on every link of the pages reached so far, buttons first.
    fn step(&mut self, starts: &Starts, built: &Built<'_>) -> Step {
        let courses = &self.search.courses;
        let mut edge = Vec::new();
        for trail in &self.edge {
            if let Some(course) = starts.at_page(&trail.at, courses) {
                return Step::Arrived(Found { course, pages: trail.before.clone() });
            }
            let Some(page) = built.page(&trail.at) else { continue };
            let pages = || trail.before.iter().cloned().chain([trail.at.clone()]).collect();
            let arrived = page.links.iter().filter_map(|link| Some((!link.is_button, starts.at(&link.to, courses)?)));
            if let Some((_, course)) = arrived.min() {
                return Step::Arrived(Found { course, pages: pages() });
            }
            for address in page.links.iter().filter_map(|link| match &link.to {
                To::Page(address) => Some(address),
                To::Outside(_) | To::Here => None,
            }) {
                if self.seen.insert(address.clone()) {
                    edge.push(Trail { at: address.clone(), before: pages() });
                }
            }
        }
        self.edge = edge;
        Step::GoesOn
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn attribution_makes_no_other_start() {
        let start = "https://lms.example/sso?target=TWA-101";
        assert_eq!(bare(&format!("{start}&utm_source=portal&utm_medium=landing")), bare(start));
        assert_ne!(bare("https://lms.example/sso?target=TWA-102"), bare(start));
        assert_eq!(bare("no url"), "no url");
    }
}
