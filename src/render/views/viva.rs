//! What Viva Learning reads; the names are Microsoft's.

use serde::Serialize;

#[derive(Serialize)]
pub struct LearningContents<'a> {
    pub value: Vec<LearningContent<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LearningContent<'a> {
    /// Unique within the provider.
    pub external_id: String,
    pub title: &'a str,
    pub content_web_url: String,
    pub language_tag: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// As ISO 8601 writes durations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    pub format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<&'static str>,
    pub skill_tags: Vec<&'a str>,
    pub additional_tags: &'a [String],
    pub source_name: &'a str,
    pub thumbnail_web_url: String,
    /// As ISO 8601 writes moments, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date_time: Option<String>,
    pub is_active: bool,
    pub is_searchable: bool,
}
