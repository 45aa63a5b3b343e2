//! [`Copy`]: a sentence an author wrote, with the placeholders and merge tags in it already recognised.

use crate::source::Place;

/// Plain text that may name values (`{{ course.title }}`) and merge tags (`[[first_name|there]]`). No Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct Copy {
    pub segments: Vec<Segment>,
    /// The whole authored value.
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Segment {
    Text(String),
    Value(Placeholder),
    Merge(MergeTag),
}

/// A value that is looked up when building.
#[derive(Debug, Clone, PartialEq)]
pub struct Placeholder {
    pub name: ValueName,
    pub place: Place,
}

/// What a placeholder asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueName {
    /// `course.title`, `campaign.cta.minutes`: the path as authored, without spaces.
    Path(String),
    /// `fact("id")`.
    Fact(String),
}

/// `[[name|fallback]]`: filled in by the recipient's mail system, shown as `fallback` everywhere else.
#[derive(Debug, Clone, PartialEq)]
pub struct MergeTag {
    pub name: String,
    pub fallback: String,
    pub place: Place,
}

/// The merge tags that every mail system we write for can fill in.
pub const MERGE_TAGS: &[&str] = &["first_name", "last_name", "email", "company"];

impl Copy {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.segments.iter().all(|s| matches!(s, Segment::Text(t) if t.trim().is_empty()))
    }

    /// As it was written, placeholders left out.
    pub fn written(&self) -> String {
        let text = |segment: &Segment| match segment {
            Segment::Text(text) => text.clone(),
            Segment::Merge(tag) => tag.fallback.clone(),
            Segment::Value(_) => String::new(),
        };
        self.segments.iter().map(text).collect()
    }
}
