//! Every link of the portal to another site, each with the place where an author would change it.

use std::collections::BTreeSet;

use url::Url;

use crate::model::Portal;
use crate::model::campaign::Touchpoint;
use crate::model::item::Origin;
use crate::model::prose::{Inline, Prose};
use crate::model::texts::{Text, each_text};
use crate::model::walk::{Node, each_node};
use crate::source::Place;

/// An address to ask for, and where it is linked from first.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    pub url: String,
    pub place: Place,
}

/// The links of all editions, each address once, in the order of files and places.
pub fn all<'a>(editions: impl IntoIterator<Item = &'a Portal>) -> Vec<Wanted> {
    let mut links = Vec::new();
    for portal in editions {
        texts(portal, &mut links);
        fields(portal, &mut links);
    }
    links.sort_by_cached_key(|link| (link.place.source.path.clone(), link.place.span.start));
    let mut seen = BTreeSet::new();
    links.retain(|link| seen.insert(link.url.clone()));
    links
}

fn texts(portal: &Portal, links: &mut Vec<Wanted>) {
    each_text(portal, &mut |_, text| {
        if let Text::Prose(prose) = text {
            in_prose(prose, links);
        }
    });
    let touchpoints = portal.campaigns.iter().flat_map(|campaign| &campaign.touchpoints);
    let buttons = touchpoints.flat_map(Touchpoint::copies).filter_map(|copy| copy.cta_to.as_ref());
    buttons.for_each(|button| add(&button.to, &button.place, links));
}

fn in_prose(prose: &Prose, links: &mut Vec<Wanted>) {
    each_node(prose, &mut |node| {
        if let Node::Inline(Inline::Link(link)) = node {
            add(&link.to, &link.place, links);
        }
    });
}

/// Addresses that are fields of their own.
fn fields(portal: &Portal, links: &mut Vec<Wanted>) {
    let settings = &portal.settings;
    let contact = settings.contact.as_ref().and_then(|contact| contact.url.as_deref());
    in_field(contact, &settings.origin, "contact", links);
    in_field(settings.contribute_url.as_deref(), &settings.origin, "contribute_url", links);
    for course in &portal.courses {
        // Made from the platform's address, it isn't written anywhere: then it is the course's number that counts.
        let origin = &course.item.origin;
        let field = if origin.fields.contains_key("start_url") { "start_url" } else { "course_id" };
        in_field(course.start_url.as_deref(), origin, field, links);
        for module in &course.modules {
            in_field(module.start_url.as_deref(), origin, "modules", links);
        }
    }
    for event in &portal.events {
        in_field(event.join_url.as_deref(), &event.item.origin, "join_url", links);
    }
    for community in &portal.communities {
        in_field(community.join_url.as_deref(), &community.item.origin, "join_url", links);
    }
    for fact in &portal.facts {
        if let Some(url) = &fact.url {
            add(url, &fact.place, links);
        }
    }
}

fn in_field(url: Option<&str>, origin: &Origin, field: &str, links: &mut Vec<Wanted>) {
    if let Some(url) = url {
        add(url, &origin.place(field), links);
    }
}

/// Adds an address of the web. The part behind # never leaves the browser, so it can't be asked about.
fn add(to: &str, place: &Place, links: &mut Vec<Wanted>) {
    let Ok(mut url) = Url::parse(to) else { return };
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return;
    }
    url.set_fragment(None);
    // The very address, where it stands in the place as it is.
    let within = place.text().find(to).map(|at| place.part(at..at + to.len()));
    links.push(Wanted { url: url.to_string(), place: within.unwrap_or_else(|| place.clone()) });
}
