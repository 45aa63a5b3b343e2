//! The shape of `catalog.json`. Other systems read it: a field may be added, but none renamed or removed.
//!
//! The comments of the fields are published with their types in `catalog.schema.json`.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;
use serde_json::Value;

use crate::model::Choice;
use crate::model::course::{Format, Level};

/// The JSON Schema of the catalogue (draft 2020-12), published at `url`.
pub fn schema(url: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<CatalogView<'_>>();
    schema.insert("$id".to_owned(), Value::from(url));
    schema
}

/// The words of a vocabulary.
fn words<C: Choice + 'static>() -> Vec<&'static str> {
    C::ALL.iter().map(|(word, _)| *word).collect()
}

/// The courses of a learning portal.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Catalogue of courses")]
pub struct CatalogView<'a> {
    /// Where this schema is published.
    #[serde(rename = "$schema")]
    #[schemars(extend("format" = "uri"))]
    pub schema: String,
    /// Rises when the shape changes in a way that readers must know of. New fields may come at any time.
    pub version: u32,
    /// The portal's name.
    pub title: &'a str,
    /// The portal's front page.
    #[schemars(extend("format" = "uri"))]
    pub url: String,
    /// The language of the texts, as a BCP 47 tag.
    pub language: &'a str,
    /// Whom the courses are made for; `personas` of a course names their `id`.
    pub personas: Vec<NamedEntry<'a>>,
    /// What the courses build; `skills` of a course names their `id`. The `url` is that of the same skill in ESCO.
    pub skills: Vec<NamedEntry<'a>>,
    /// The courses, in the portal's order.
    pub courses: Vec<CourseEntry<'a>>,
}

/// Something that courses name.
#[derive(Serialize, JsonSchema)]
pub struct NamedEntry<'a> {
    /// Unique within its list.
    pub id: &'a str,
    /// What people call it.
    pub name: &'a str,
    /// Where more is said about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "uri"))]
    pub url: Option<String>,
}

/// A course.
#[derive(Serialize, JsonSchema)]
pub struct CourseEntry<'a> {
    /// Unique among the courses, and part of the address.
    pub id: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// Its page on the portal.
    #[schemars(extend("format" = "uri"))]
    pub url: String,
    /// A small page that can stand in a frame on another site.
    #[schemars(extend("format" = "uri"))]
    pub card_url: String,
    /// Where the first minute of learning starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "uri"))]
    pub start_url: Option<&'a str>,
    /// What it is, in a sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What learners get out of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise: Option<String>,
    /// How it is learnt.
    #[schemars(extend("enum" = words::<Format>()))]
    pub format: &'static str,
    /// For whom it is hard enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = words::<Level>()))]
    pub level: Option<&'static str>,
    /// How long all of it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The language that it is taught in, as a BCP 47 tag.
    pub language: &'a str,
    /// Words to group it by.
    pub tags: &'a [String],
    /// Whom it is made for: an `id` of `personas` each.
    pub personas: Vec<&'a str>,
    /// What is good to have first: an `id` of `courses` each.
    pub prerequisites: Vec<&'a str>,
    /// What it builds.
    pub skills: Vec<SkillEntry<'a>>,
    /// Its lessons, in their order.
    pub modules: Vec<ModuleEntry<'a>>,
    /// The day of its last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub updated: Option<String>,
}

/// A skill that a course raises.
#[derive(Serialize, JsonSchema)]
pub struct SkillEntry<'a> {
    /// An `id` of `skills`.
    pub id: &'a str,
    /// The level that learners need before; 0 is none.
    pub from: u32,
    /// The level that they reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
}

/// A lesson.
#[derive(Serialize, JsonSchema)]
pub struct ModuleEntry<'a> {
    /// What it is called.
    pub title: &'a str,
    /// How long it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}
