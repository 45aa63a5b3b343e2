//! Friction: what it costs to get from a message to the first minute of learning.
//!
//! Enter at [`ways`], then [`judge`]. The costs are a convention to compare ways with each other: a click, a menu and
//! single sign-on 1, a factor 2, a search and a form 3, a login and a password 4, the company network 5.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Built;
use super::walk::{Found, Search, Starts, walk};
use crate::audit::places;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::portal::Step;
use crate::model::{Campaign, Channel, Choice, Course, Id, Persona, Portal};
use crate::schedule::{Message, Plan};
use crate::site_map::{Destination, address};
use crate::source::Place;

/// The way that one channel of a campaign leads a persona; of several messages that of the worst.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub campaign: Id<Campaign>,
    pub persona: Id<Persona>,
    pub channel: Channel,
    /// An index into the campaign's touchpoints.
    pub touchpoint: usize,
    pub course: Id<Course>,
    /// The pages of the portal on which something is clicked.
    pub pages: Vec<String>,
    /// What stands between the last click and the first minute.
    pub access: Vec<Step>,
}

impl Way {
    /// The click in the message, or the scan of its code, the clicks on pages, and what the platform asks for.
    pub fn score(&self) -> u32 {
        score(self.pages.len(), &self.access)
    }
}

fn score(pages: usize, access: &[Step]) -> u32 {
    let clicks = u32::try_from(pages).unwrap_or(u32::MAX).saturating_add(1);
    access.iter().fold(clicks, |sum, step| sum.saturating_add(cost(*step)))
}

/// What a step costs.
pub fn cost(step: Step) -> u32 {
    match step {
        Step::Click | Step::Menu | Step::Sso => 1,
        Step::Mfa => 2,
        Step::Search | Step::Form => 3,
        Step::Login | Step::Password => 4,
        Step::Vpn => 5,
    }
}

/// Every way of every campaign that isn't over. Messages that ask for something else than to begin, such as to tell
/// one's own story or to answer a spaced reminder, have none.
pub fn ways(portal: &Portal, plan: &Plan, built: &mut Built<'_>) -> Vec<Way> {
    let starts = Starts::of(portal);
    let invites = |message: &&Message| {
        portal[message.campaign].is_open(portal.today) && message.touchpoint(portal).recall.is_none()
    };
    let open = plan.messages.iter().filter(invites);
    let led: Vec<_> = open.filter_map(|message| Some((message, search(message, portal, &starts)?))).collect();
    let searches = led.iter().filter_map(|(_, led)| match led {
        Led::Over(search) => Some(search.clone()),
        Led::To(_) => None,
    });
    let found = walk(searches.collect::<BTreeSet<_>>(), &starts, built);
    let mut worst: BTreeMap<(Id<Campaign>, Id<Persona>, Channel), Way> = BTreeMap::new();
    for (message, led) in &led {
        let Some(way) = way(message, led, &found, portal) else { continue };
        let known = worst.entry((message.campaign, message.persona, message.channel)).or_insert_with(|| way.clone());
        if way.score() > known.score() {
            *known = way;
        }
    }
    worst.into_values().collect()
}

/// How a message leads to learning.
enum Led {
    /// Straight to the start of a course.
    To(Id<Course>),
    /// Over pages of the portal.
    Over(Search),
}

fn search(message: &Message, portal: &Portal, starts: &Starts) -> Option<Led> {
    let courses = portal[message.campaign].all_courses(portal);
    match Destination::of(message, portal) {
        Destination::Outside(url) => starts.at_url(&url, &courses).map(Led::To),
        Destination::Page(to) => {
            let from = to.split(['#', '?']).next().unwrap_or_default().to_owned();
            leads_to_learning(&from).then_some(Led::Over(Search { from, courses }))
        }
    }
}

/// Whether people are sent to a page in order to learn: a landing page, a course, a path, their own page.
fn leads_to_learning(to: &str) -> bool {
    let folders = [address::CAMPAIGNS, address::COURSES, address::PATHS, address::PERSONAS];
    to == address::FRONT || folders.iter().any(|folder| to.starts_with(folder))
}

fn way(message: &Message, led: &Led, found: &BTreeMap<Search, Found>, portal: &Portal) -> Option<Way> {
    let (course, pages) = match led {
        Led::To(course) => (*course, Vec::new()),
        Led::Over(search) => found.get(search).map(|found| (found.course, found.pages.clone()))?,
    };
    let &Message { campaign, persona, channel, touchpoint, .. } = message;
    Some(Way { campaign, persona, channel, touchpoint, course, pages, access: portal[course].access.clone() })
}

/// Ways that cost more than the portal allows; one finding for each step that would have to go.
pub fn judge(portal: &Portal, ways: &[Way]) -> Vec<Diagnostic> {
    let budget = portal.settings.policy.friction_budget;
    let mut dear: BTreeMap<_, Vec<(&Way, Removable)>> = BTreeMap::new();
    for way in ways.iter().filter(|way| way.score() > budget) {
        let removable = removable(way, portal);
        let key = (Arc::clone(&removable.place.source.path), removable.place.span.start);
        dear.entry(key).or_default().push((way, removable));
    }
    dear.into_values().filter_map(|ways| too_dear(&ways, portal, budget)).collect()
}

/// The step that costs most of those that somebody could take away.
struct Removable {
    words: String,
    cost: u32,
    place: Place,
}

fn removable(way: &Way, portal: &Portal) -> Removable {
    let detours = u32::try_from(way.pages.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let largest = way.access.iter().copied().enumerate().max_by_key(|(at, step)| (cost(*step), usize::MAX - at));
    match largest.filter(|(_, step)| cost(*step) >= detours) {
        Some((_, step)) => {
            Removable { words: named(step).to_owned(), cost: cost(step), place: access_place(way, step, portal) }
        }
        None => {
            let origin = &portal[way.campaign].touchpoints[way.touchpoint].item.origin;
            let place = if origin.fields.contains_key("cta") { origin.place("cta") } else { origin.name_place() };
            let words = format!("pages before the start ({})", way.pages[1..].join(", "));
            Removable { words, cost: detours, place }
        }
    }
}

/// Where a step is written: with the course, or with its platform.
fn access_place(way: &Way, step: Step, portal: &Portal) -> Place {
    let course = &portal[way.course];
    let origin = &course.item.origin;
    let quoted = format!("\"{}\"", step.word());
    if origin.fields.contains_key("access") {
        return places::word(origin.place("access"), &quoted);
    }
    let settings = &portal.settings.origin;
    let table = format!("platforms.{}", course.platform.as_deref().unwrap_or_default());
    match places::in_table(&settings.source, &table, "steps") {
        Some(line) => places::word(line, &quoted),
        None => settings.place("platforms"),
    }
}

fn too_dear(ways: &[(&Way, Removable)], portal: &Portal, budget: u32) -> Option<Diagnostic> {
    let (way, removable) = ways.iter().max_by_key(|(way, _)| way.score())?;
    let touchpoint = &portal[way.campaign].touchpoints[way.touchpoint];
    let message = format!(
        "It costs {} to get from this message to the first minute of \"{}\", and the budget is {budget}: {}.",
        way.score(),
        portal[way.course].item.title,
        told(way)
    );
    let campaigns: BTreeSet<_> = ways.iter().map(|(way, _)| way.campaign).collect();
    let others = match campaigns.len() {
        1 => String::new(),
        n => format!(" It stands in the way of {n} campaigns."),
    };
    let rest = way.score() - removable.cost.min(way.score());
    let help = format!("Without the {} ({}) it would cost {rest}.{others}", removable.words, removable.cost);
    let finding = Diagnostic::new(Code::FrictionBudget, removable.place.clone(), message).help(help);
    Some(finding.related(touchpoint.item.origin.name_place(), "the message"))
}

/// `click in the message 1, company network 5, log in 4`.
fn told(way: &Way) -> String {
    let first = match way.channel {
        Channel::Poster | Channel::Signage => "scan of the code 1",
        _ => "click in the message 1",
    };
    let pages = way.pages.iter().map(|page| format!("click on /{page} 1"));
    let access = way.access.iter().map(|step| format!("{} {}", named(*step), cost(*step)));
    [first.to_owned()].into_iter().chain(pages).chain(access).collect::<Vec<_>>().join(", ")
}

fn named(step: Step) -> &'static str {
    match step {
        Step::Click => "click on the platform",
        Step::Search => "search",
        Step::Form => "form",
        Step::Login => "login",
        Step::Mfa => "second factor",
        Step::Password => "password",
        Step::Vpn => "VPN",
        Step::Menu => "menu",
        Step::Sso => "single sign-on",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of the design's `numbers.md`.
    #[test]
    fn steps_add_up() {
        let vpn = [Step::Vpn, Step::Login, Step::Menu, Step::Search];
        assert_eq!(score(0, &vpn), 14, "1 + 5 + 4 + 1 + 3");
        assert_eq!(vpn.into_iter().max_by_key(|step| cost(*step)), Some(Step::Vpn));
        assert_eq!(score(0, &[Step::Sso]), 2, "a click in an e-mail and single sign-on");
        assert_eq!(score(3, &[Step::Sso]) - score(1, &[Step::Sso]), 2, "two extra pages");
    }

    #[test]
    fn only_pages_about_learning_are_measured() {
        assert!(
            ["", "c/spring/lead/", "courses/feedback/", "for/lead/", "paths/x/"].iter().all(|to| leads_to_learning(to))
        );
        assert!(!["contribute/", "events/x/", "nudges/"].iter().any(|to| leads_to_learning(to)));
    }
}
