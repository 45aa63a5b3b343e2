//! [`Form`]: the text of a new item, in which every field is explained.
//!
//! The fields come from the records that read them, so that none is forgotten or misnamed.

use std::collections::BTreeMap;

use crate::load::item::ItemRecord;
use crate::load::record::{FieldInfo, Record, Shape};

/// A new item before it is written.
pub struct Form {
    fields: Vec<FieldInfo>,
    /// The values that it begins with, as TOML, by their fields' names.
    given: BTreeMap<&'static str, String>,
    /// What follows the fields, from the first line in square brackets on.
    tables: String,
    body: String,
}

impl Form {
    /// A draft with examples of what it can't do without.
    pub fn draft(fields: Vec<FieldInfo>, title: &str) -> Self {
        let needed = fields.iter().filter(|field| field.needed);
        let mut given: BTreeMap<_, _> = needed.map(|field| (field.name, field.example.to_owned())).collect();
        given.insert("draft", "true".to_owned());
        given.insert("title", quoted(title));
        Self { fields, given, tables: String::new(), body: String::new() }
    }

    /// Begins a field with its example.
    pub fn with_example(mut self, name: &'static str) -> Self {
        if let Some(field) = self.fields.iter().find(|field| field.name == name) {
            self.given.insert(name, field.example.to_owned());
        }
        self
    }

    /// Begins a field with a value, as it is written in TOML.
    pub fn with(mut self, name: &'static str, toml: impl Into<String>) -> Self {
        self.given.insert(name, toml.into());
        self
    }

    /// Begins a field with a value, if there is one.
    pub fn with_some(self, name: &'static str, toml: Option<String>) -> Self {
        match toml {
            Some(toml) => self.with(name, toml),
            None => self,
        }
    }

    pub fn tables(self, tables: impl Into<String>) -> Self {
        Self { tables: tables.into(), ..self }
    }

    pub fn body(self, body: impl Into<String>) -> Self {
        Self { body: body.into(), ..self }
    }

    /// The file.
    pub fn written(mut self) -> String {
        self.put_in_order();
        let fields: String = self.fields.iter().map(|field| self.lines(field)).collect();
        format!("+++\n{fields}{}+++\n\n{}\n", self.tables, self.body)
    }

    /// What an item begins with comes first, then what only its kind has, then what every item can have.
    fn put_in_order(&mut self) {
        const FIRST: &[&str] = &["title", "draft", "summary"];
        let first = |name: &str| FIRST.iter().position(|known| *known == name).unwrap_or(FIRST.len());
        let given = &self.given;
        let key =
            |field: &FieldInfo| (first(field.name), !given.contains_key(field.name), ItemRecord::knows(field.name));
        self.fields.sort_by_key(key);
        // What stands as a table of its own would be said twice.
        let tables = &self.tables;
        self.fields.retain(|field| !tables.lines().any(|line| line == format!("[{}]", field.name)));
    }

    /// A comment that says what the field is for, and the field: as an example to uncomment unless it is given.
    fn lines(&self, field: &FieldInfo) -> String {
        let comment: String = field.doc.lines().map(|line| format!("# {}\n", line.trim())).collect();
        let line = match self.given.get(field.name) {
            Some(value) => format!("{} = {value}\n", field.name),
            None => format!("# {}\n", field.written()),
        };
        format!("{comment}{}{line}\n", choices(&field.shape))
    }
}

/// The words that a field takes, as a comment.
fn choices(shape: &Shape) -> String {
    match shape {
        Shape::OneOf(words) => format!("# One of: {}.\n", words.join(", ")),
        Shape::List(inner) => match &**inner {
            Shape::OneOf(words) => format!("# Any of: {}.\n", words.join(", ")),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// A JSON string is a TOML string, but for the one control character that JSON lets pass.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}

/// A list of texts as TOML.
pub fn list<T: AsRef<str>>(texts: &[T]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::page::PageRecord;

    #[test]
    fn a_title_with_a_control_character_is_still_toml() {
        let lines = Form::draft(PageRecord::fields(), "a\u{7f}\u{1}b").written();
        let toml: toml::Table = lines.split("+++").nth(1).unwrap().parse().unwrap();
        assert_eq!(toml["title"].as_str(), Some("a\u{7f}\u{1}b"));
    }

    #[test]
    fn a_title_is_written_so_that_it_can_be_read_again() {
        let text = Form::draft(PageRecord::fields(), "Say \"no\" \\ kindly").written();
        assert!(text.contains(r#"title = "Say \"no\" \\ kindly""#), "{text}");
    }
}
