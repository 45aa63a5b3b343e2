//! Buttons that lead to pages without any way on.

use std::collections::{BTreeMap, BTreeSet};

use super::Built;
use super::page::To;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Portal;
use crate::schedule::Plan;
use crate::site_map::Destination;

/// One finding for each button that leads to such a page.
pub fn judge(portal: &Portal, plan: &Plan, built: &mut Built<'_>) -> Vec<Diagnostic> {
    let mut led = BTreeMap::new();
    for (at, place, address) in plan.messages.iter().filter_map(|message| {
        let mut copies = message.touchpoint(portal).copies_for(message.persona, message.variant.as_deref());
        let place = &copies.find_map(|copy| copy.cta_to.as_ref())?.place;
        let Destination::Page(to) = Destination::of(message, portal) else { return None };
        let address = to.split(['#', '?']).next().unwrap_or_default().to_owned();
        Some(((place.source.path.clone(), place.span.start), place, address))
    }) {
        led.entry(at).or_insert((place, address));
    }
    built.read(led.values().map(|(_, address)| address.as_str()));
    let is_end = |address: &str| {
        let leads_on = |to: &To| *to != To::Here && *to != To::Page(address.to_owned());
        let targets = |page: &super::page::Page| page.links.iter().map(|link| link.to.clone()).collect::<BTreeSet<_>>();
        built.page(address).is_some_and(|page| !targets(page).iter().any(leads_on))
    };
    let ends = led.into_values().filter(|(_, address)| is_end(address));
    ends.map(|(place, address)| {
        let message = format!("This button leads to /{address}, and nothing on that page leads on.");
        let help = "Write on that page where people go next, as a link, or let the button lead to the landing page.";
        Diagnostic::new(Code::NoNextStep, place.clone(), message).help(help)
    })
    .collect()
}
