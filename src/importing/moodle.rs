//! Moodle's table of courses, as "Upload courses" reads it and reports write it: one row for each course.
//!
//! <https://docs.moodle.org/405/en/Upload_courses>. `shortname` is what Moodle knows a course by, so it becomes the number:
//! the platform's address is `…/course/view.php?name={course_id}`.

use super::ImportError;
use super::columns::{Ground, course, date, describe, require, term, unfit, unread};
use super::found::{Note, Read, Weight, one_line};
use super::table::{Row, Table};

const USED: &[&str] = &[
    "fullname",
    "shortname",
    "summary",
    "startdate",
    "enddate",
    "visible",
    "delete",
    "category",
    "category_path",
    "idnumber",
    "lang",
];

const DEEP_LINK: &str = "https://moodle.example.com/course/view.php?name={course_id}";

pub fn read(table: &Table, ground: &Ground, notes: Vec<Note>) -> Result<Read, ImportError> {
    require(table, &[&["fullname"], &["shortname"]], "Moodle's table of courses")?;
    let mut read = Read { notes, deep_link: Some(DEEP_LINK), ..Read::default() };
    for row in &table.rows {
        row_of(table, row, ground, &mut read);
    }
    unread(table, USED, &mut read.notes);
    Ok(read)
}

fn row_of(table: &Table, row: &Row, ground: &Ground, read: &mut Read) {
    let cell = |name: &str| table.cell(row, &[name]);
    let title = cell("fullname").unwrap_or_default();
    let id = cell("shortname").unwrap_or_default();
    let about = if title.is_empty() { id } else { title };
    let mut note = |weight, said: &str| read.notes.push(Note::new(weight, &row.at(), &shown(about), said));
    if let Some(why) = left_out(&cell) {
        return note(Weight::LeftOut, why);
    }
    if title.is_empty() || id.is_empty() {
        let missing = if title.is_empty() { "fullname" } else { "shortname" };
        return note(Weight::Refused, &format!("It has no `{missing}`, and a course can't be without."));
    }
    if let Some(why) = unfit(title) {
        return note(Weight::Refused, &why);
    }
    let mut found = course(title, id, row.at(), ground);
    describe(&mut found, cell("summary").unwrap_or_default(), &mut read.notes);
    date(&mut found, "publish_date", cell("startdate"), ground, &mut read.notes);
    date(&mut found, "expiry_date", cell("enddate"), ground, &mut read.notes);
    term(&mut found, &mut read.notes);
    found.values.list("tags", &categories(cell("category_path").or(cell("category"))));
    if let Some(language) = cell("lang") {
        // Moodle writes `pt_br`.
        found.values.text("language", &one_line(language).replace('_', "-"));
    }
    found.values.extra(&cell("idnumber").map(|number| ("idnumber", number)).into_iter().collect::<Vec<_>>());
    read.items.push(found);
}

/// Why a row is no course that people could take.
fn left_out<'r>(cell: &impl Fn(&str) -> Option<&'r str>) -> Option<&'static str> {
    let is = |name: &str, value: &str| cell(name) == Some(value);
    if is("delete", "1") {
        return Some("It is marked to be deleted.");
    }
    if is("visible", "0") {
        return Some("It is hidden in Moodle.");
    }
    is("category", "0").then_some("It is Moodle's own front page, not a course.")
}

/// The names of the categories from the outermost; numbers mean nothing here.
fn categories(path: Option<&str>) -> Vec<String> {
    let parts = path.unwrap_or_default().split('/').map(one_line);
    parts.filter(|part| !part.is_empty() && !part.bytes().all(|b| b.is_ascii_digit())).collect()
}

/// As much of a text as a report needs.
fn shown(text: &str) -> String {
    text.chars().take(80).collect()
}
