//! [`Known`]: what the portal holds already, by what it is known again by, and which names are taken.

use std::collections::{HashMap, HashSet};

use super::found::{IMPORTED_FROM, Kind, Origin};
use crate::load::Content;
use crate::load::course::CourseRecord;
use crate::load::item::ItemRecord;
use crate::load::values::parse_address;
use crate::model::item::Extra;

#[derive(Debug, Default)]
pub struct Known {
    /// The files by what they hold.
    origins: HashMap<(Kind, Origin), String>,
    names: HashSet<(Kind, String)>,
}

impl Known {
    pub fn of(content: &Content) -> Self {
        let mut known = Self::default();
        for entry in &content.courses {
            let path = &entry.source.path;
            known.own(Kind::Course, &entry.record.item, path, &entry.name);
            course_origins(&entry.record).into_iter().for_each(|origin| known.note(Kind::Course, origin, path));
        }
        for entry in &content.pages {
            known.own(Kind::Page, &entry.record.item, &entry.source.path, &entry.name);
        }
        for path in content.files.keys() {
            let kind = [Kind::Course, Kind::Page].into_iter().find(|kind| path.starts_with(kind.folder()));
            let inner = kind.and_then(|kind| Some((kind, path.strip_prefix(kind.folder())?.strip_prefix('/')?)));
            if let Some((kind, inner)) = inner {
                let name = inner.split(['/', '.']).next().unwrap_or_default();
                known.take(kind, name);
            }
        }
        known
    }

    fn own(&mut self, kind: Kind, item: &ItemRecord, path: &str, name: &str) {
        self.take(kind, item.slug.as_ref().map_or(name, |slug| &slug.value));
        if let Some(Extra::Text(from)) = item.extra.get(IMPORTED_FROM) {
            self.note(kind, Origin::Named(from.clone()), path);
        }
        if let Some(title) = &item.title {
            self.note(kind, Origin::Title(title.value.clone()), path);
        }
    }

    /// Notes that a file holds something; of two that do, the first is named.
    pub fn note(&mut self, kind: Kind, origin: Origin, path: &str) {
        self.origins.entry((kind, folded(origin))).or_insert_with(|| path.to_owned());
    }

    /// The file that holds it.
    pub fn file(&self, kind: Kind, origin: &Origin) -> Option<&str> {
        self.origins.get(&(kind, folded(origin.clone()))).map(String::as_str)
    }

    /// Takes a name; says whether it was free. Some disks can't tell small letters from capital ones.
    pub fn take(&mut self, kind: Kind, name: &str) -> bool {
        self.names.insert((kind, name.to_lowercase()))
    }
}

/// Everything that a course can be known again by.
fn course_origins(record: &CourseRecord) -> Vec<Origin> {
    let platform = record.platform.as_ref().map(|platform| platform.value.0.clone());
    let number = record.course_id.as_ref().map(|id| Origin::Number { platform, id: id.value.clone() });
    let address = record.start_url.as_ref().map(|url| Origin::Address(url.0.clone()));
    number.into_iter().chain(address).collect()
}

/// Titles and addresses are the same whatever their case and their form; numbers are not.
fn folded(origin: Origin) -> Origin {
    match origin {
        Origin::Title(title) => Origin::Title(title.to_lowercase()),
        Origin::Address(url) => Origin::Address(parse_address(&url).unwrap_or(url)),
        other => other,
    }
}
