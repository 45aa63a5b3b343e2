//! Settings of other generators that mean the same here.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use crate::importing::columns::{LONGEST_SUMMARY, term};
use crate::importing::days::day;
use crate::importing::found::{Found, Note, Weight, one_line};
use crate::importing::prose::Prose;

/// Settings that are about the other generator, or that every draft gets anew.
const MEANINGLESS: &[&str] = &["draft", "published", "layout", "type", "template", "id", "render", "url", "permalink"];

/// What is left of the settings of a file.
pub struct Fields {
    settings: Map<String, Value>,
    picture: Option<String>,
    picture_alt: Option<String>,
}

impl Fields {
    pub fn new(settings: Map<String, Value>) -> Self {
        let mut fields = Self { settings, picture: None, picture_alt: None };
        // Zola keeps tags apart, and everything of the author's own in `extra`.
        for group in ["taxonomies", "extra"] {
            if let Some(Value::Object(inner)) = fields.settings.remove(group) {
                for (name, value) in inner {
                    fields.settings.entry(name).or_insert(value);
                }
            }
        }
        fields.find_picture();
        fields
    }

    pub fn title(&mut self) -> Option<String> {
        self.text(&["title"])
    }

    pub fn slug(&mut self) -> Option<String> {
        self.text(&["slug"])
    }

    /// The picture that stands for the page, by its name.
    pub fn picture(&self) -> Option<String> {
        self.picture.clone()
    }

    /// Takes over what is left, and says what isn't.
    pub fn fill(mut self, found: &mut Found, named: Option<Date>, body: &str, notes: &mut Vec<Note>) {
        body.trim().clone_into(&mut found.body);
        self.dates(found, named, notes);
        if let Some(text) = self.text(&["description", "summary", "excerpt", "subtitle"]) {
            self::described(found, &text);
        }
        let tags: Vec<String> =
            ["tags", "categories", "category", "keywords"].iter().flat_map(|it| self.list(it)).collect();
        found.values.list("tags", &tags);
        let addresses = self.addresses();
        found.values.list("aliases", &addresses);
        if let Some(weight) = self.settings.remove("weight").and_then(|it| it.as_i64()) {
            found.values.set("weight", weight.to_string());
        }
        self.show_picture(found);
        let others: Vec<&str> =
            self.settings.keys().map(String::as_str).filter(|name| !MEANINGLESS.contains(name)).collect();
        if !others.is_empty() {
            let said = format!("These settings were not taken over: {}.", others.join(", "));
            notes.push(Note::new(Weight::Lost, &found.at, &found.title, said));
        }
    }

    fn dates(&mut self, found: &mut Found, named: Option<Date>, notes: &mut Vec<Note>) {
        for (field, names) in [
            ("publish_date", &["publishDate", "publishdate", "pubdate", "date"][..]),
            ("expiry_date", &["expiryDate", "expirydate", "unpublishdate"][..]),
            ("updated", &["lastmod", "updated", "last_modified_at", "modified"][..]),
        ] {
            let Some(text) = self.text(names) else { continue };
            // A day that was written with a time and an offset is that day, wherever the portal is.
            let written = text.get(..10).and_then(|date| date.parse::<Date>().ok());
            match written.map_or_else(|| day(&text, &TimeZone::UTC), |day| Ok(Some(day))) {
                Ok(day) => day.into_iter().for_each(|day| found.values.date(field, day)),
                Err(why) => notes.push(Note::new(Weight::Lost, &found.at, &found.title, format!("`{field}`: {why}"))),
            }
        }
        if let Some(named) = named.filter(|_| !found.values.written().contains_key("publish_date")) {
            found.values.date("publish_date", named);
        }
        term(found, notes);
    }

    /// Old addresses within the site.
    fn addresses(&mut self) -> Vec<String> {
        let mut all: Vec<String> = ["url", "permalink"].iter().filter_map(|name| self.text(&[name])).collect();
        all.extend(["aliases", "redirect_from"].iter().flat_map(|name| self.list(name)));
        // Patterns such as /:year/:title/ are no addresses.
        all.retain(|address| address.starts_with('/') && address.len() > 1 && !address.contains([':', '.', '?', '#']));
        all
    }

    fn find_picture(&mut self) {
        for name in ["image", "cover", "featured_image", "thumbnail", "images"] {
            let found = match self.settings.get(name) {
                Some(Value::String(path)) => (path.clone(), None),
                Some(Value::Array(paths)) => match paths.first().and_then(Value::as_str) {
                    Some(path) => (path.to_owned(), None),
                    None => continue,
                },
                Some(Value::Object(cover)) => {
                    match ["image", "src", "path"].iter().find_map(|it| cover.get(*it)?.as_str()) {
                        Some(path) => (path.to_owned(), cover.get("alt").and_then(Value::as_str).map(str::to_owned)),
                        None => continue,
                    }
                }
                _ => continue,
            };
            (self.picture, self.picture_alt) = (Some(found.0), found.1);
            return;
        }
    }

    /// Only a picture that lies beside the file comes along; the setting of any other is left and told of.
    fn show_picture(&mut self, found: &mut Found) {
        let Some(picture) = self.picture.take().filter(|name| found.beside.iter().any(|it| it.name == *name)) else {
            return;
        };
        ["image", "cover", "featured_image", "thumbnail", "images"]
            .iter()
            .for_each(|name| drop(self.settings.remove(*name)));
        found.values.text("image", &picture);
        let alt = self.picture_alt.take().or_else(|| self.text(&["image_alt", "alt"]));
        alt.iter().for_each(|alt| found.values.text("image_alt", &one_line(alt)));
    }

    /// The first of these settings that is a text, a number or a day.
    fn text(&mut self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let text = match self.settings.get(*name)? {
                Value::String(text) => text.trim().to_owned(),
                Value::Number(number) => number.to_string(),
                _ => return None,
            };
            self.settings.remove(*name);
            Some(text).filter(|text| !text.is_empty())
        })
    }

    /// A list, or the words of a text: Jekyll writes `tags: one two`.
    fn list(&mut self, name: &str) -> Vec<String> {
        let is_list = |value: &Value| match value {
            Value::Array(values) => values.iter().all(|it| it.is_string() || it.is_number()),
            other => other.is_string(),
        };
        if !self.settings.get(name).is_some_and(is_list) {
            return Vec::new();
        }
        let written = match self.settings.remove(name) {
            Some(Value::Array(values)) => {
                values.iter().map(|it| it.as_str().map_or_else(|| it.to_string(), one_line)).collect()
            }
            Some(Value::String(text)) if text.contains(',') => text.split(',').map(one_line).collect(),
            Some(Value::String(text)) => text.split_whitespace().map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        let present: Vec<String> = written;
        present.into_iter().filter(|text| !text.is_empty()).collect()
    }
}

/// A description is the summary where it fits; a longer one begins the text.
fn described(found: &mut Found, text: &str) {
    let prose = Prose::of(text);
    if prose.plain.chars().count() <= LONGEST_SUMMARY && !prose.plain.contains(['{', '[']) {
        found.values.text("summary", &prose.plain);
    } else {
        found.body = format!("{}\n\n{}", prose.markdown, found.body);
    }
}
