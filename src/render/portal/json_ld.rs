//! Machine-readable data in the words of schema.org. It says what the page shows, and nothing else.

use serde_json::{Map, Value as Json, json};

use crate::model::course::Format;
use crate::model::{Champion, Choice, Course, Event, Portal};
use crate::render::escape;
use crate::render::views::Link;
use crate::site_map::{Addressed, Links};

/// All of a page's data as the text of a script: no character of it can end the element or open a comment.
pub fn script(data: &[Json]) -> String {
    escape::json_in_script(&json!({ "@context": "https://schema.org", "@graph": data }).to_string())
}

pub fn website(portal: &Portal, links: &Links) -> Json {
    let settings = &portal.settings;
    json!({
        "@type": "WebSite",
        "@id": links.absolute("#website"),
        "url": links.absolute(""),
        "name": settings.title,
        "description": settings.promise,
        "inLanguage": settings.language,
        "publisher": organization(portal, links),
    })
}

fn organization(portal: &Portal, links: &Links) -> Json {
    let settings = &portal.settings;
    let mut it = object("Organization", &settings.title);
    it.insert("@id".into(), json!(links.absolute("#organization")));
    it.insert("url".into(), json!(links.absolute("")));
    if let Some(contact) = &settings.contact {
        let mut point = object("ContactPoint", &contact.name);
        point.insert("contactType".into(), json!(contact.role.as_deref().unwrap_or("learning")));
        insert(&mut point, "email", contact.email.as_deref());
        insert(&mut point, "url", contact.url.as_deref());
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

pub fn course(course: &Course, description: &str, portal: &Portal, links: &Links) -> Json {
    let mut it = object("Course", &course.item.title);
    let url = links.absolute(&course.address());
    it.insert("@id".into(), json!(format!("{url}#course")));
    it.insert("url".into(), json!(url));
    it.insert("description".into(), json!(description));
    it.insert("provider".into(), json!({ "@id": links.absolute("#organization") }));
    it.insert("inLanguage".into(), json!(course.language));
    insert(&mut it, "educationalLevel", course.level.map(Choice::word));
    insert(&mut it, "courseCode", course.course_id.as_deref());
    let teaches: Vec<_> = course.skills.iter().map(|gain| &portal[gain.skill].name).collect();
    if !teaches.is_empty() {
        it.insert("teaches".into(), json!(teaches));
    }
    let required: Vec<_> = course.prerequisites.iter().map(|id| links.absolute(&portal[*id].address())).collect();
    if !required.is_empty() {
        it.insert("coursePrerequisites".into(), json!(required));
    }
    it.insert("hasCourseInstance".into(), instance(course));
    Json::Object(it)
}

fn instance(course: &Course) -> Json {
    let mode = match course.format {
        Format::SelfPaced | Format::Live => "online",
        Format::Blended => "blended",
        Format::InPerson => "onsite",
    };
    let mut it = object("CourseInstance", &course.item.title);
    it.insert("courseMode".into(), json!(mode));
    if let Some(minutes) = course.minutes {
        it.insert("courseWorkload".into(), json!(iso_duration(minutes)));
    }
    Json::Object(it)
}

/// `PT1H15M`.
pub fn iso_duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("PT{rest}M"),
        (hours, 0) => format!("PT{hours}H"),
        (hours, rest) => format!("PT{hours}H{rest}M"),
    }
}

pub fn event(event: &Event, description: &str, host: Option<&str>, links: &Links) -> Json {
    let mut it = object("Event", &event.item.title);
    it.insert("url".into(), json!(links.absolute(&event.address())));
    it.insert("description".into(), json!(description));
    it.insert("startDate".into(), json!(iso_time(&event.starts)));
    insert(&mut it, "endDate", event.ends.as_ref().map(iso_time).as_deref());
    it.insert("eventStatus".into(), json!("https://schema.org/EventScheduled"));
    let place = event.place.as_ref().map(|place| json!({ "@type": "Place", "name": place, "address": place }));
    let online = event.join_url.as_ref().map(|url| json!({ "@type": "VirtualLocation", "url": url }));
    let mode = match (&place, &online) {
        (Some(_), Some(_)) => "MixedEventAttendanceMode",
        (None, Some(_)) => "OnlineEventAttendanceMode",
        (_, None) => "OfflineEventAttendanceMode",
    };
    it.insert("eventAttendanceMode".into(), json!(format!("https://schema.org/{mode}")));
    let location: Vec<_> = place.into_iter().chain(online).collect();
    if !location.is_empty() {
        it.insert("location".into(), json!(location));
    }
    if let Some(capacity) = event.capacity {
        it.insert("maximumAttendeeCapacity".into(), json!(capacity));
    }
    if let Some(host) = host {
        it.insert("organizer".into(), Json::Object(object("Person", host)));
    }
    Json::Object(it)
}

/// Local time with its offset, as schema.org asks for it.
fn iso_time(time: &jiff::Zoned) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

pub fn person(champion: &Champion, description: &str, links: &Links) -> Json {
    let mut it = object("Person", &champion.person);
    it.insert("url".into(), json!(links.absolute(&champion.address())));
    it.insert("description".into(), json!(description));
    insert(&mut it, "jobTitle", champion.role.as_deref());
    it.insert("worksFor".into(), json!({ "@id": links.absolute("#organization") }));
    Json::Object(it)
}

/// Questions and answers that the page shows.
pub fn faq<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Json {
    let questions = pairs.map(|(question, answer)| {
        json!({ "@type": "Question", "name": question, "acceptedAnswer": { "@type": "Answer", "text": answer } })
    });
    json!({ "@type": "FAQPage", "mainEntity": questions.collect::<Vec<_>>() })
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
