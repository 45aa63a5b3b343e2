//! [`Kind`]: every sort of file that an author writes, with its fields. `new`, schemas, editors and the guide read it.

use super::campaign::{CampaignRecord, TouchpointRecord};
use super::community::CommunityRecord;
use super::course::CourseRecord;
use super::event::EventRecord;
use super::page::PageRecord;
use super::path::PathRecord;
use super::persona::PersonaRecord;
use super::portal::PortalRecord;
use super::record::{FieldInfo, Record};
use super::tables::{FactsRecord, SkillsRecord};
use super::translation::{OWN, Translated};
use super::voice::{ChampionRecord, TestimonialRecord};

/// A sort of file.
#[derive(Debug)]
pub struct Kind {
    /// `course`.
    pub name: &'static str,
    /// The name of one, and of several.
    pub label: (&'static str, &'static str),
    /// What one of them is, in a sentence for authors.
    pub doc: &'static str,
    /// What the text of a new one begins with.
    pub begins: &'static str,
    pub place: KindPlace,
    pub fields: fn() -> Vec<FieldInfo>,
    /// Fields of which one of several is needed: these are the usual ones.
    pub usual: &'static [&'static str],
    /// The fields that a translation says for itself, by kind; what every item has comes on top.
    words: &'static [&'static str],
}

/// Where files of a kind stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindPlace {
    /// A file of this name in the content folder.
    File(&'static str),
    /// `courses/NAME.md` or `courses/NAME/index.md`.
    Items(&'static str),
    /// `campaigns/NAME/index.md`.
    Campaigns,
    /// The other files beside it.
    Touchpoints,
}

impl KindPlace {
    /// The folder of the kind, for all that have one.
    pub fn folder(self) -> Option<&'static str> {
        match self {
            Self::File(_) => None,
            Self::Items(folder) => Some(folder),
            Self::Campaigns | Self::Touchpoints => Some("campaigns"),
        }
    }
}

impl Kind {
    /// Whether a translation says this field for itself.
    pub fn is_words(&self, field: &str) -> bool {
        self.words.contains(&field) || OWN.contains(&field)
    }

    /// The fields in the order in which people fill them in: what an item can't do without comes first, then what only its
    /// kind has, then what every item can have.
    pub fn ordered(&self) -> Vec<FieldInfo> {
        const FIRST: &[&str] = &["title", "draft", "summary"];
        let first = |name: &str| FIRST.iter().position(|known| *known == name).unwrap_or(FIRST.len());
        let mut fields = (self.fields)();
        if self.place.folder().is_some() {
            fields.sort_by_key(|field| (first(field.name), !field.needed, super::item::ItemRecord::knows(field.name)));
        }
        fields
    }
}

/// The kind of a name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    ALL.iter().copied().find(|kind| kind.name == name)
}

/// Every kind, in the order in which a portal is built up.
pub static ALL: &[&Kind] = &[
    &COURSE,
    &PATH,
    &PERSONA,
    &TESTIMONIAL,
    &CHAMPION,
    &EVENT,
    &COMMUNITY,
    &CAMPAIGN,
    &TOUCHPOINT,
    &PAGE,
    &PORTAL,
    &SKILLS,
    &FACTS,
];

/// A kind of items, without what is particular to it.
const fn item<R: Translated + Record>(place: KindPlace) -> Kind {
    Kind { place, fields: R::fields, words: R::WORDS, ..file::<R>("") }
}

/// A file at the top of the content folder, without what is particular to it.
const fn file<R: Record>(path: &'static str) -> Kind {
    let place = KindPlace::File(path);
    Kind { name: "", label: ("", ""), doc: "", begins: "", place, fields: R::fields, usual: &[], words: &[] }
}

pub static COURSE: Kind = Kind {
    name: "course",
    label: ("Course", "Courses"),
    doc: "Something to learn, and where it starts.",
    begins: "What people will be able to do afterwards, and how it goes.",
    ..item::<CourseRecord>(KindPlace::Items("courses"))
};

pub static PATH: Kind = Kind {
    name: "path",
    label: ("Path", "Paths"),
    doc: "Courses in an order that makes sense.",
    begins: "Where the path leads, and why in this order.",
    ..item::<PathRecord>(KindPlace::Items("paths"))
};

pub static PERSONA: Kind = Kind {
    name: "persona",
    label: ("Persona", "Personas"),
    doc: "A group of people that learning is for.",
    begins: "A day in their life, and where learning fits into it.",
    ..item::<PersonaRecord>(KindPlace::Items("personas"))
};

pub static TESTIMONIAL: Kind = Kind {
    name: "testimonial",
    label: ("Testimonial", "Testimonials"),
    doc: "What somebody who learned says about it, in their own words.",
    ..item::<TestimonialRecord>(KindPlace::Items("testimonials"))
};

pub static CHAMPION: Kind = Kind {
    name: "champion",
    label: ("Champion", "Champions"),
    doc: "Somebody who speaks for learning among their colleagues, and their story.",
    begins: "Their story: how it was before, what they tried, what changed.",
    ..item::<ChampionRecord>(KindPlace::Items("champions"))
};

pub static EVENT: Kind = Kind {
    name: "event",
    label: ("Event", "Events"),
    doc: "When people meet to learn.",
    begins: "What happens there, and what to bring.",
    ..item::<EventRecord>(KindPlace::Items("events"))
};

pub static COMMUNITY: Kind = Kind {
    name: "community",
    label: ("Community", "Communities"),
    doc: "Where people go on talking.",
    begins: "What people talk about, and how to join in.",
    ..item::<CommunityRecord>(KindPlace::Items("communities"))
};

pub static CAMPAIGN: Kind = Kind {
    name: "campaign",
    label: ("Campaign", "Campaigns"),
    doc: "The brief of a campaign, and the text of its landing page.",
    usual: &["courses"],
    ..item::<CampaignRecord>(KindPlace::Campaigns)
};

pub static TOUCHPOINT: Kind = Kind {
    name: "touchpoint",
    label: ("Message", "Messages"),
    doc: "One message of a campaign. The files are numbered in the order in which they go out.",
    begins: "Hello [[first_name|there]],\n\nthe message, in 60 to 140 words.",
    usual: &["day", "subject"],
    ..item::<TouchpointRecord>(KindPlace::Touchpoints)
};

pub static PAGE: Kind = Kind {
    name: "page",
    label: ("Page", "Pages"),
    doc: "A page of its own, such as About.",
    begins: "The text of the page.",
    ..item::<PageRecord>(KindPlace::Items("pages"))
};

pub static PORTAL: Kind = Kind {
    name: "portal",
    label: ("Portal", "Portal"),
    doc: "The portal's own settings.",
    ..file::<PortalRecord>("portal.toml")
};

pub static SKILLS: Kind = Kind {
    name: "skills",
    label: ("Skills", "Skills"),
    doc: "The skills that courses build.",
    ..file::<SkillsRecord>("skills.toml")
};

pub static FACTS: Kind = Kind {
    name: "facts",
    label: ("Facts", "Facts"),
    doc: "The figures that texts may cite, with their sources.",
    ..file::<FactsRecord>("facts.toml")
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_of_items_has_its_kind() {
        let mut folders: Vec<_> = ALL.iter().filter_map(|kind| kind.place.folder()).collect();
        folders.dedup();
        folders.sort_unstable();
        let mut known = super::super::KINDS.to_vec();
        known.sort_unstable();
        assert_eq!(folders, known);
    }
}
