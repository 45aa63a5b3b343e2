//! The catalogue: courses, what they can be narrowed down by, and the pages of a long list.

use serde::Serialize;
use tera::Value;

use super::Link;

/// A page of the catalogue, or of a part of it.
#[derive(Debug, Serialize)]
pub struct Selection {
    pub title: String,
    pub lead: String,
    pub courses: Vec<Value>,
    /// Whether there are so many that they go without pictures.
    pub plain: bool,
    /// What scripts read where the page doesn't hold all courses; empty where it does.
    pub data: String,
    /// Whether this is the page on which scripts narrow the catalogue down; on others they lead there.
    pub whole: bool,
    /// The words of the link that leads back out of a part: `Without “Coaching”`.
    pub chosen: Option<String>,
    pub groups: Vec<Group>,
    pub pages: Vec<PageLink>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
}

/// One kind of facet.
#[derive(Debug, Serialize)]
pub struct Group {
    /// `skill`.
    pub key: &'static str,
    pub title: String,
    pub options: Vec<Choice>,
}

/// One value of a facet, which leads to its courses.
#[derive(Debug, Serialize)]
pub struct Choice {
    pub key: String,
    pub href: String,
    pub text: String,
    pub note: String,
    pub count: usize,
    pub current: bool,
}

/// One page of a long list.
#[derive(Debug, Serialize)]
pub struct PageLink {
    pub href: String,
    pub number: usize,
    pub current: bool,
}
