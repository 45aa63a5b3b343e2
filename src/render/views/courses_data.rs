//! All courses as the catalogue's script reads them.

use serde::Serialize;

/// By column: what all courses say under the same name stands in one list.
#[derive(Debug, Serialize)]
pub struct Data<'p> {
    pub folder: &'static str,
    pub titles: Vec<&'p str>,
    pub hrefs: Vec<Option<String>>,
    pub columns: Columns,
    pub values: Values<'p>,
}

/// Numbers, and places in the lists of [`Values`].
#[derive(Debug, Serialize)]
pub struct Columns {
    pub minutes: Vec<u32>,
    pub first: Vec<u32>,
    pub level: Vec<Option<usize>>,
    pub format: Vec<Option<usize>>,
    pub language: Vec<usize>,
    pub skill: Vec<Vec<usize>>,
    #[serde(rename = "for")]
    pub personas: Vec<Vec<usize>>,
}

/// What the numbers stand for: slugs, and the words of vocabularies.
#[derive(Debug, Serialize)]
pub struct Values<'p> {
    pub level: Vec<&'static str>,
    pub format: Vec<&'static str>,
    pub language: &'p [String],
    pub skill: Vec<&'p str>,
    #[serde(rename = "for")]
    pub personas: Vec<&'p str>,
}
