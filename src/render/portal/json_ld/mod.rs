//! Machine-readable data in the words of schema.org. It says what the page shows, and nothing else: a test holds each
//! name, sentence, date, duration and address of it against the page's visible text and links.
//!
//! Enter at [`script`]. `course` and `event` are the larger ones.

mod course;
mod event;

use serde_json::{Map, Value as Json, json};

use crate::model::{Champion, Portal};
use crate::render::escape;
use crate::render::views::Link;
use crate::site_map::{Addressed, Links, address};

/// All of a page's data as the text of a script: no character of it can end the element or open a comment.
pub fn script(data: &[Json]) -> String {
    escape::json_in_script(&json!({ "@context": "https://schema.org", "@graph": data }).to_string())
}

/// The portal by name, as it stands in the head of every page.
pub fn website(portal: &Portal, links: &Links) -> Json {
    let settings = &portal.settings;
    json!({
        "@type": "WebSite",
        "@id": links.absolute("#website"),
        "url": links.absolute(""),
        "name": settings.title,
        "inLanguage": settings.language,
    })
}

/// How the portal is searched: with a query in the address, which its own form sends as well.
pub fn search(links: &Links) -> Json {
    let template = format!("{}?q={{search_term_string}}", links.absolute(address::SEARCH));
    json!({
        "@type": "SearchAction",
        "target": { "@type": "EntryPoint", "urlTemplate": template },
        "query-input": "required name=search_term_string",
    })
}

/// Who stands behind the portal, by name: for whatever is offered on a page.
fn organization(portal: &Portal, links: &Links) -> Map<String, Json> {
    let mut it = object("Organization", &portal.settings.title);
    it.insert("@id".into(), json!(links.file("#organization")));
    it.insert("url".into(), json!(links.absolute("")));
    it
}

/// The same with the promise and the human that the front page shows.
pub fn publisher(portal: &Portal, links: &Links) -> Json {
    let mut it = organization(portal, links);
    it.insert("slogan".into(), json!(portal.settings.promise));
    if let Some(contact) = &portal.settings.contact {
        let mut point = object("ContactPoint", &contact.name);
        insert(&mut point, "contactType", contact.role.as_deref());
        insert(&mut point, "email", contact.email.as_deref());
        it.insert("contactPoint".into(), Json::Object(point));
    }
    Json::Object(it)
}

/// `above` are the pages over this one, the front page first.
pub fn breadcrumbs(above: &[Link], title: &str, address: &str, links: &Links) -> Json {
    let crumbs = above.iter().map(|link| (link.text.as_str(), link.href.as_str())).chain([(title, address)]);
    let items = crumbs.enumerate().map(|(index, (name, href))| {
        json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": links.absolute(href) })
    });
    json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() })
}

/// A list of pages, by title and address.
pub fn item_list(items: impl Iterator<Item = (String, String)>, links: &Links) -> Json {
    let items = items.enumerate().map(|(index, (name, address))| {
        json!({ "@type": "ListItem", "position": index + 1, "name": name, "url": links.absolute(&address) })
    });
    json!({ "@type": "ItemList", "itemListElement": items.collect::<Vec<_>>() })
}

/// Whom a story is about. Where they work is nobody's business here: the portal is not their employer.
pub fn person(champion: &Champion, description: &str, links: &Links) -> Json {
    let mut it = object("Person", &champion.person);
    it.insert("url".into(), json!(links.absolute(&champion.address())));
    insert(&mut it, "description", Some(description).filter(|text| !text.is_empty()));
    insert(&mut it, "jobTitle", champion.role.as_deref());
    Json::Object(it)
}

/// Questions and answers that the page shows.
pub fn faq<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Json {
    let questions = pairs.map(|(question, answer)| {
        json!({ "@type": "Question", "name": question, "acceptedAnswer": { "@type": "Answer", "text": answer } })
    });
    json!({ "@type": "FAQPage", "mainEntity": questions.collect::<Vec<_>>() })
}

/// `PT1H15M` (ISO 8601).
fn iso_duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("PT{rest}M"),
        (hours, 0) => format!("PT{hours}H"),
        (hours, rest) => format!("PT{hours}H{rest}M"),
    }
}

fn object(kind: &str, name: &str) -> Map<String, Json> {
    let mut it = Map::new();
    it.insert("@type".into(), json!(kind));
    it.insert("name".into(), json!(name));
    it
}

fn insert(it: &mut Map<String, Json>, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        it.insert(key.into(), json!(value));
    }
}

/// A list that may be empty, and then isn't there.
fn insert_list(it: &mut Map<String, Json>, key: &str, list: Vec<Json>) {
    if !list.is_empty() {
        it.insert(key.into(), Json::Array(list));
    }
}

#[cfg(test)]
mod tests {
    use super::iso_duration;

    #[test]
    fn durations_in_iso_8601() {
        assert_eq!(iso_duration(17), "PT17M");
        assert_eq!(iso_duration(60), "PT1H");
        assert_eq!(iso_duration(95), "PT1H35M");
    }
}
