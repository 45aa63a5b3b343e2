//! The shape of `catalog.json`. Other systems read it: a field may be added, but none renamed or removed.

use serde::Serialize;

#[derive(Serialize)]
pub struct CatalogView<'a> {
    /// Rises when the shape changes in a way that readers must know of.
    pub version: u32,
    pub title: &'a str,
    pub url: String,
    pub language: &'a str,
    pub courses: Vec<CourseEntry<'a>>,
}

#[derive(Serialize)]
pub struct CourseEntry<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise: Option<String>,
    pub format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    pub language: &'a str,
    pub tags: &'a [String],
    pub personas: Vec<&'a str>,
    pub prerequisites: Vec<&'a str>,
    pub skills: Vec<SkillEntry<'a>>,
    pub modules: Vec<ModuleEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
}

#[derive(Serialize)]
pub struct SkillEntry<'a> {
    pub id: &'a str,
    pub from: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
}

#[derive(Serialize)]
pub struct ModuleEntry<'a> {
    pub title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}
