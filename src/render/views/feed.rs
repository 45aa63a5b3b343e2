//! The shape of a JSON feed (jsonfeed.org, version 1.1).

use serde::Serialize;

#[derive(Serialize)]
pub struct JsonFeed<'a> {
    pub version: &'static str,
    pub title: &'a str,
    pub description: &'a str,
    pub home_page_url: &'a str,
    pub feed_url: &'a str,
    pub language: &'a str,
    pub authors: Vec<Author<'a>>,
    pub items: Vec<JsonItem>,
}

#[derive(Serialize)]
pub struct Author<'a> {
    pub name: &'a str,
}

#[derive(Serialize)]
pub struct JsonItem {
    pub id: String,
    pub url: String,
    pub title: String,
    pub content_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    pub date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}
