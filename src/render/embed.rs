//! The few lines of HTML with which another site shows a course as a card.

use super::escape;
use crate::model::Course;
use crate::site_map::{Links, address};

/// The size that a card is made for, in CSS pixels. It is as wide as its place allows, and scrolls where words need more.
pub const WIDTH: u32 = 480;
pub const HEIGHT: u32 = 340;

/// An `iframe` with a name for people who can't see it. It runs nothing and leads to the course's page.
pub fn snippet(course: &Course, links: &Links) -> String {
    let src = escape::to_attribute(&links.absolute(&address::card(course)));
    let title = escape::to_attribute(&course.item.title);
    format!(
        "<iframe src=\"{src}\" title=\"{title}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" style=\"border:0;max-width:100%\" loading=\"lazy\"></iframe>"
    )
}
