//! Open Badges 2.0 (IMS Global, 12 April 2018): what each badge stands for (BadgeClass) and who stands behind it
//! (Profile). Assertions, which say who has earned one, are made where people learn, never here.

use serde_json::{Value as Json, json};

use crate::model::values::Scope;
use crate::model::{Course, Portal};
use crate::site_map::{BadgeFile, Links, address};

const CONTEXT: &str = "https://w3id.org/openbadges/v2";

/// `badges/issuer.json`. An issuer needs a name, an address and an e-mail (2.0, Profile).
pub fn issuer(portal: &Portal, links: &Links) -> Vec<u8> {
    let settings = &portal.settings;
    written(&json!({
        "@context": CONTEXT,
        "type": "Issuer",
        "id": links.absolute(address::ISSUER),
        "name": settings.title,
        "url": links.absolute(address::FRONT),
        "description": settings.promise,
        "email": settings.contact.as_ref().and_then(|contact| contact.email.as_ref()),
    }))
}

/// `badges/<course>/badge.json`.
pub fn badge_class(course: &Course, portal: &Portal, links: &Links) -> Vec<u8> {
    let scope = Scope::portal(portal).course(course);
    let name = course.badge.as_ref().map(|badge| badge.name.as_str()).unwrap_or_default();
    let summary = course.item.summary.as_ref().or(course.promise.as_ref()).map(|copy| copy.resolve(&scope));
    let narrative = course.badge.as_ref().and_then(|badge| badge.criteria.as_ref()).map(|copy| copy.resolve(&scope));
    let mut criteria = json!({ "id": links.absolute(&address::badge(course)) });
    if let Some(narrative) = &narrative {
        criteria["narrative"] = json!(narrative);
    }
    let mut class = json!({
        "@context": CONTEXT,
        "type": "BadgeClass",
        "id": links.absolute(&address::badge_file(course, BadgeFile::Class)),
        "name": name,
        // Required, and never empty.
        "description": summary.or(narrative).unwrap_or_else(|| course.item.title.clone()),
        "image": links.absolute(&address::badge_file(course, BadgeFile::Png)),
        "criteria": criteria,
        "issuer": links.absolute(address::ISSUER),
    });
    let alignment = alignment(course, portal);
    if !alignment.is_empty() {
        class["alignment"] = json!(alignment);
    }
    if !course.item.tags.is_empty() {
        class["tags"] = json!(course.item.tags);
    }
    written(&class)
}

/// The skills that are known elsewhere, each once.
fn alignment(course: &Course, portal: &Portal) -> Vec<Json> {
    let skills = course.skills.iter().map(|gain| &portal[gain.skill]);
    let known = skills.filter_map(|skill| Some((skill, skill.same_as.as_ref()?)));
    let target = |(skill, url): (&crate::model::Skill, &String)| {
        let mut target = json!({ "targetName": skill.name, "targetUrl": url });
        if let Some(description) = &skill.description {
            target["targetDescription"] = json!(description);
        }
        if url.contains("/esco/") {
            target["targetFramework"] = json!("ESCO");
        }
        target
    };
    known.map(target).collect()
}

fn written(json: &Json) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(json).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
