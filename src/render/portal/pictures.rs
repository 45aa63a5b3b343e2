//! Covers and portraits: the item's own picture, or a generated one.

use tera::Value;

use crate::model::course::Format;
use crate::model::item::{Image, Item};
use crate::model::portal::Contact;
use crate::model::{Champion, Course, Testimonial};
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

/// The pattern of a course: what it is about decides, else how it is learnt.
pub fn family(course: &Course) -> Family {
    match (course.skills.first(), course.format) {
        (Some(gain), _) => Family::nth(gain.skill.index()),
        (None, Format::Live) => Family::Arcs,
        (None, Format::InPerson) => Family::Tiles,
        (None, Format::Blended) => Family::Waves,
        (None, Format::SelfPaced) => Family::Hills,
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
        art: engine::html(&artwork::portrait(name)),
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
