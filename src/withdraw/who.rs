//! Whom a name means.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostics::nearest::nearest;
use crate::load::Content;
use crate::model::person_name::key;

/// The person who is meant, with what is theirs.
#[derive(Debug, Default)]
pub struct Person {
    pub name: String,
    /// Whether a field of the content names them.
    pub is_listed: bool,
    /// Their own files: testimonials and champion stories, in all languages.
    pub files: Vec<String>,
    /// The slugs of these.
    pub slugs: Vec<String>,
    /// Pictures of them, as authored, each with the folder that it is meant from.
    pub photos: Vec<(String, String)>,
    /// The beginnings of their own words, to find quotes by.
    pub quotes: Vec<String>,
}

/// Why nobody can be withdrawn.
#[derive(Debug, PartialEq, Eq)]
pub enum Nobody {
    /// The name is nowhere; the nearest that is.
    Unknown { asked: String, near: Option<String> },
    /// Several people bear it.
    Several { asked: String, names: Vec<String> },
}

impl fmt::Display for Nobody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { asked, near: None } => write!(f, "\"{asked}\" is named nowhere."),
            Self::Unknown { asked, near: Some(near) } => {
                write!(f, "\"{asked}\" is named nowhere. Did you mean \"{near}\"?")
            }
            Self::Several { asked, names } => {
                write!(f, "\"{asked}\" can be {}. Write the whole name.", names.join(" or "))
            }
        }
    }
}

impl Nobody {
    pub fn unknown(asked: &str, content: &Content) -> Self {
        let names = names(content);
        let near = nearest(asked, names.values().map(String::as_str)).map(str::to_owned);
        Self::Unknown { asked: asked.to_owned(), near }
    }
}

/// The person of a whole name, of a slug, or of a part of a name that only one person has. Somebody who is in no field
/// may still stand in a text.
pub fn meant(asked: &str, content: &Content) -> Result<Person, Nobody> {
    let names = names(content);
    let asked_key = key(asked);
    if let Some(name) = names.get(&asked_key) {
        return Ok(person(name, content));
    }
    if let Some(name) = by_slug(asked, content) {
        return Ok(person(&name, content));
    }
    let has = |name: &&String| key(name).split(' ').any(|word| word == asked_key);
    let parts: Vec<&String> = names.values().filter(has).collect();
    match parts[..] {
        [] => Ok(Person { name: asked.trim().to_owned(), ..Person::default() }),
        [name] => Ok(person(name, content)),
        _ => Err(Nobody::Several { asked: asked.to_owned(), names: parts.into_iter().cloned().collect() }),
    }
}

/// Everybody whom a field names, as written, by the key of the name.
fn names(content: &Content) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut add = |name: Option<&String>| {
        if let Some(name) = name.map(|name| name.trim()).filter(|name| !name.is_empty()) {
            names.entry(key(name)).or_insert_with(|| name.to_owned());
        }
    };
    content.testimonials.iter().for_each(|it| add(it.record.person.as_ref().map(|name| &name.value)));
    content.champions.iter().for_each(|it| add(it.record.person.as_ref().map(|name| &name.value)));
    let is_slug = |host: &str| content.champions.iter().any(|champion| champion.name == host);
    let hosts = content.events.iter().filter_map(|it| it.record.host.as_ref());
    let hosts = hosts.chain(content.communities.iter().filter_map(|it| it.record.host.as_ref()));
    hosts.filter(|host| !is_slug(&host.value)).for_each(|host| add(Some(&host.value)));
    let senders = content.touchpoints.iter().filter_map(|(_, it)| it.record.sender.as_ref());
    senders.for_each(|sender| add(sender.name.as_ref()));
    content.each_item(&mut |it| {
        add(it.item.owner.as_ref());
        add(it.item.reviewed_by.as_ref());
    });
    let contact = content.portal.as_ref().and_then(|portal| portal.record.contact.as_ref());
    add(contact.and_then(|contact| contact.name.as_ref()));
    names
}

fn by_slug(asked: &str, content: &Content) -> Option<String> {
    let testimonials = content.testimonials.iter().map(|it| (&it.name, it.record.person.as_ref()));
    let champions = content.champions.iter().map(|it| (&it.name, it.record.person.as_ref()));
    let of_slug = testimonials.chain(champions).find(|(slug, _)| slug.as_str() == asked.trim());
    of_slug.and_then(|(_, person)| Some(person?.value.trim().to_owned()))
}

fn person(name: &str, content: &Content) -> Person {
    let mut person = Person { name: name.to_owned(), is_listed: true, ..Person::default() };
    let is_theirs = |written: Option<&String>| written.is_some_and(|written| key(written) == key(name));
    let own: Vec<_> =
        content.testimonials.iter().filter(|it| is_theirs(it.record.person.as_ref().map(|p| &p.value))).collect();
    for entry in &own {
        person.quotes.extend(entry.record.quote.as_ref().map(|quote| quote.value.clone()));
        person.photos.extend(entry.record.photo.as_ref().map(|photo| (entry.folder.clone(), photo.value.0.clone())));
    }
    let told: Vec<_> =
        content.champions.iter().filter(|it| is_theirs(it.record.person.as_ref().map(|p| &p.value))).collect();
    for entry in &told {
        person.photos.extend(entry.record.photo.as_ref().map(|photo| (entry.folder.clone(), photo.value.0.clone())));
        person
            .quotes
            .extend(entry.record.recognition.as_ref().map(|copy| copy.place.text().trim_matches('"').to_owned()));
    }
    // A translation may spell the name in another script; it is theirs by the file's name.
    let slugs: Vec<String> = own.iter().map(|it| it.name.clone()).collect();
    let told_slugs: Vec<String> = told.iter().map(|it| it.name.clone()).collect();
    // What they said is theirs in every language.
    let translated = content.testimonials.iter().filter(|it| it.translation.is_some() && slugs.contains(&it.name));
    person.quotes.extend(translated.filter_map(|it| Some(it.record.quote.as_ref()?.value.clone())));
    let of_own = content.testimonials.iter().filter(|it| slugs.contains(&it.name)).map(|it| &it.source.path);
    let of_told = content.champions.iter().filter(|it| told_slugs.contains(&it.name)).map(|it| &it.source.path);
    person.files = of_own.chain(of_told).map(ToString::to_string).collect();
    let authored = own.iter().filter_map(|it| it.record.item.slug.as_ref().map(|slug| slug.value.clone()));
    let authored: Vec<String> = authored
        .chain(told.iter().filter_map(|it| it.record.item.slug.as_ref().map(|slug| slug.value.clone())))
        .collect();
    person.slugs = [slugs, told_slugs, authored].concat();
    person.slugs.sort();
    person.slugs.dedup();
    person
}
