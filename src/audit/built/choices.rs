//! How much finished pages offer: few enough to choose from, and the whole list one click away.

use std::collections::BTreeSet;

use super::Built;
use super::page::{Page, To};
use crate::audit::words;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::persona::StartHere;
use crate::model::{Campaign, Persona, Portal};
use crate::site_map::{Addressed, address};

/// More alternatives than this are compared by nobody in a hurry.
const MOST: usize = 7;

pub fn judge(portal: &Portal, built: &Built<'_>) -> Vec<Diagnostic> {
    let hubs = portal.personas.iter().filter_map(|persona| hub(persona, built.page(&persona.address())?, portal));
    let open = portal.campaigns.iter().filter(|campaign| campaign.is_open(portal.today));
    let landings = open.filter_map(|campaign| landing(campaign, portal, built));
    hubs.chain(landings).chain(closed_off(portal, built)).collect()
}

/// A persona's page with more courses than anybody compares.
fn hub(persona: &Persona, page: &Page, portal: &Portal) -> Option<Diagnostic> {
    let default = persona.start_here.map(|start| match start {
        StartHere::Course(course) => portal[course].address(),
        StartHere::Path(path) => portal[path].address(),
    });
    let is_course = |to: &&String| to.starts_with(address::COURSES) && to.as_str() != address::COURSES;
    let others: BTreeSet<_> = pages(page).filter(is_course).filter(|to| Some(*to) != default.as_ref()).collect();
    if others.len() <= MOST {
        return None;
    }
    let besides = if default.is_some() { " besides the one to start with" } else { "" };
    let message = format!(
        "The page for \"{}\" offers {} courses{besides}; {MOST} are as many as anybody compares.",
        persona.item.title,
        others.len()
    );
    let help = format!(
        "Take \"{}\" out of the `personas` of those that few of them need, or gather courses in a path. The catalogue keeps them all.",
        persona.item.slug
    );
    Some(Diagnostic::new(Code::TooManyChoices, persona.item.origin.name_place(), message).help(help))
}

/// A landing page with many links that compete with its action.
fn landing(campaign: &Campaign, portal: &Portal, built: &Built<'_>) -> Option<Diagnostic> {
    let own = campaign.personas.iter().map(|persona| address::landing(campaign, &portal[*persona]));
    let own: BTreeSet<String> = own.chain([campaign.address()]).collect();
    let competing = |page: &Page| {
        let actions: BTreeSet<_> = page.buttons().map(|link| &link.to).collect();
        let is_own = |to: &To| matches!(to, To::Page(address) if own.contains(address));
        let others = page.links.iter().map(|link| &link.to).filter(|to| **to != To::Here);
        others.filter(|to| !actions.contains(to) && !is_own(to)).collect::<BTreeSet<_>>().len()
    };
    let most = own.iter().filter_map(|address| built.page(address)).map(competing).max().unwrap_or(0);
    if most <= MOST {
        return None;
    }
    let message =
        format!("The landing page has {most} links that compete with its action; {MOST} are more than enough.");
    let help = "Take links out of the landing copy: what isn't needed to begin can stand on the course's page.";
    Some(Diagnostic::new(Code::TooManyChoices, campaign.item.origin.name_place(), message).help(help))
}

/// Pages from which the list of all courses is more than one click away; one finding for all of them.
fn closed_off(portal: &Portal, built: &Built<'_>) -> Option<Diagnostic> {
    let open = portal.campaigns.iter().filter(|campaign| campaign.is_open(portal.today));
    let landings = open.flat_map(|campaign| {
        let own = campaign.personas.iter().map(|persona| address::landing(campaign, &portal[*persona]));
        own.chain([campaign.address()]).collect::<Vec<_>>()
    });
    let hubs = portal.personas.iter().map(Addressed::address);
    let entrances = [address::FRONT.to_owned()].into_iter().chain(hubs).chain(landings);
    let is_closed = |address: &String| {
        let browses = |to: &To| matches!(to, To::Page(page) if page == address::COURSES);
        built.page(address).is_some_and(|page| !page.leads_to().any(browses))
    };
    let closed: Vec<_> = entrances.filter(is_closed).map(|address| format!("/{address}")).collect();
    if closed.is_empty() {
        return None;
    }
    let verb = if closed.len() == 1 { "has" } else { "have" };
    let message = format!("{} {verb} no link to the list of all courses.", words::all(&closed));
    let help = "Your theme has taken it away. Put a link to `{{ root }}courses/` back, so that nobody depends on what we chose for them.";
    Some(Diagnostic::new(Code::NoBrowseAll, portal.settings.origin.name_place(), message).help(help))
}

fn pages(page: &Page) -> impl Iterator<Item = &String> {
    page.links.iter().filter_map(|link| match &link.to {
        To::Page(address) => Some(address),
        To::Outside(_) | To::Here => None,
    })
}
