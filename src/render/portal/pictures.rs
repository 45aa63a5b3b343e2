//! Covers and portraits: the item's own picture, or a generated one.

use tera::Value;

use crate::model::course::Format;
use crate::model::item::{Image, Item};
use crate::model::portal::Contact;
use crate::model::{Champion, Course, Portal, Testimonial};
use crate::render::artwork::{self, Family};
use crate::render::engine;
use crate::render::views::Cover;
use crate::render::views::people::Person;
use crate::site_map::Assets;

/// The item's own cover, if it has one.
pub fn own_cover(item: &Item, assets: &Assets) -> Option<Cover> {
    let image = item.image.as_ref()?;
    let shown = Some(assets.pictures.get(&image.file)?.into());
    Some(Cover { shown, alt: image.alt.clone(), svg: Value::none() })
}

pub fn cover(item: &Item, family: Family, assets: &Assets) -> Cover {
    own_cover(item, assets).unwrap_or_else(|| {
        let svg = engine::html(&artwork::cover(&item.slug, family));
        Cover { shown: None, alt: String::new(), svg }
    })
}

/// The pattern of a course: how it is learnt decides, and what it is about.
pub fn family(course: &Course, portal: &Portal) -> Family {
    let between_people = course.skills.first().is_some_and(|gain| portal[gain.skill].human);
    match (course.format, between_people) {
        (Format::Live, _) => Family::Arcs,
        (Format::InPerson, _) => Family::Tiles,
        (Format::Blended, _) => Family::Waves,
        (Format::SelfPaced, true) => Family::Ripples,
        (Format::SelfPaced, false) if course.item.slug.len().is_multiple_of(2) => Family::Hills,
        (Format::SelfPaced, false) => Family::Steps,
    }
}

/// Somebody by name only.
pub fn named(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        role: String::new(),
        photo: None,
        photo_alt: String::new(),
        initials: artwork::initials(name),
        hue: artwork::hue(name),
        email: String::new(),
        url: String::new(),
    }
}

pub fn speaker(testimonial: &Testimonial, assets: &Assets) -> Person {
    let role = testimonial.role.clone().unwrap_or_default();
    with_photo(Person { role, ..named(&testimonial.person) }, testimonial.photo.as_ref(), assets)
}

pub fn champion(champion: &Champion, assets: &Assets) -> Person {
    let role = champion.role.clone().unwrap_or_default();
    let contact = champion.contact.clone().unwrap_or_default();
    let (email, url) = if contact.contains("://") { (String::new(), contact) } else { (contact, String::new()) };
    with_photo(Person { role, email, url, ..named(&champion.person) }, champion.photo.as_ref(), assets)
}

pub fn contact(contact: &Contact) -> Person {
    Person {
        role: contact.role.clone().unwrap_or_default(),
        email: contact.email.clone().unwrap_or_default(),
        url: contact.url.clone().unwrap_or_default(),
        ..named(&contact.name)
    }
}

fn with_photo(person: Person, photo: Option<&Image>, assets: &Assets) -> Person {
    let Some(photo) = photo else { return person };
    let shown = assets.portraits.get(&photo.file).map(Into::into);
    Person { photo: shown, photo_alt: photo.alt.clone(), ..person }
}
