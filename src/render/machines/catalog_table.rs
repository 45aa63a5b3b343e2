//! `catalog.csv`: the courses of `catalog.json` for people with a spreadsheet.

use super::Machines;
use crate::render::spreadsheet;
use crate::render::views::catalog::CourseEntry;

/// The names are those of `catalog.json`; they don't change, so that people's formulas don't break.
const COLUMNS: [&str; 14] = [
    "id",
    "title",
    "url",
    "start_url",
    "summary",
    "promise",
    "format",
    "level",
    "minutes",
    "language",
    "tags",
    "personas",
    "skills",
    "updated",
];

impl Machines<'_> {
    /// A row for each course, in the portal's order.
    pub fn catalog_table(&self) -> Vec<u8> {
        spreadsheet::table(COLUMNS, self.portal.courses.iter().map(|course| cells(self.entry_of(course))))
    }
}

fn cells(course: CourseEntry<'_>) -> [String; 14] {
    let several = |words: Vec<&str>| words.join("; ");
    [
        course.id.to_owned(),
        course.title.to_owned(),
        course.url,
        course.start_url.unwrap_or_default().to_owned(),
        course.summary.unwrap_or_default(),
        course.promise.unwrap_or_default(),
        course.format.to_owned(),
        course.level.unwrap_or_default().to_owned(),
        course.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        course.language.to_owned(),
        several(course.tags.iter().map(String::as_str).collect()),
        several(course.personas),
        several(course.skills.iter().map(|skill| skill.id).collect()),
        course.updated.unwrap_or_default(),
    ]
}
