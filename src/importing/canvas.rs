//! Canvas's table of courses: `courses.csv` of a SIS import, or the provisioning report.
//!
//! <https://developerdocs.instructure.com/services/canvas/sis/file.sis_csv>. The report has Canvas's own numbers, which lead
//! to `…/courses/{course_id}`; without them it is the SIS's, which leads to `…/courses/sis_course_id:{course_id}`.

use super::ImportError;
use super::columns::{Ground, course, date, require, term, unfit, unread};
use super::found::{Found, Note, Read, Weight, one_line};
use super::table::{Row, Table};

const USED: &[&str] =
    &["canvas_course_id", "course_id", "short_name", "long_name", "status", "start_date", "end_date", "course_format"];
const ID: &[&str] = &["canvas_course_id", "course_id"];

pub fn read(table: &Table, ground: &Ground, notes: Vec<Note>) -> Result<Read, ImportError> {
    require(table, &[&["course_id", "canvas_course_id"], &["long_name"]], "Canvas's table of courses")?;
    let deep_link = match table.column(&["canvas_course_id"]) {
        Some(_) => "https://canvas.example.com/courses/{course_id}",
        None => "https://canvas.example.com/courses/sis_course_id:{course_id}",
    };
    let mut read = Read { notes, deep_link: Some(deep_link), ..Read::default() };
    for row in &table.rows {
        row_of(table, row, ground, &mut read);
    }
    unread(table, USED, &mut read.notes);
    Ok(read)
}

fn row_of(table: &Table, row: &Row, ground: &Ground, read: &mut Read) {
    let cell = |name: &str| table.cell(row, &[name]);
    let title = cell("long_name").or(cell("short_name")).unwrap_or_default();
    let id = table.cell(row, ID).unwrap_or_default();
    let about: String = if title.is_empty() { id } else { title }.chars().take(80).collect();
    let mut note = |weight, said: String| read.notes.push(Note::new(weight, &row.at(), &about, said));
    if let Some(why) = left_out(cell("status").unwrap_or_default()) {
        return note(Weight::LeftOut, why.to_owned());
    }
    if title.is_empty() || id.is_empty() {
        let missing = if title.is_empty() { "long_name" } else { "course_id" };
        return note(Weight::Refused, format!("It has no `{missing}`, and a course can't be without."));
    }
    if let Some(why) = unfit(title) {
        return note(Weight::Refused, why);
    }
    let mut found = course(title, id, row.at(), ground);
    date(&mut found, "publish_date", cell("start_date"), ground, &mut read.notes);
    date(&mut found, "expiry_date", cell("end_date"), ground, &mut read.notes);
    term(&mut found, &mut read.notes);
    taught(&mut found, cell("course_format"));
    let short = cell("short_name").map(one_line).filter(|short| *short != found.title);
    found.values.extra(&short.iter().map(|short| ("short_name", short.as_str())).collect::<Vec<_>>());
    read.items.push(found);
}

/// Why a row is no course that people could take.
fn left_out(status: &str) -> Option<&'static str> {
    match status.to_lowercase().as_str() {
        "deleted" => Some("It is deleted in Canvas."),
        "completed" | "concluded" => Some("It is over in Canvas."),
        "unpublished" => Some("It is not published in Canvas."),
        _ => None,
    }
}

fn taught(found: &mut Found, format: Option<&str>) {
    let word = match format.map(str::to_lowercase).as_deref() {
        Some("on_campus") => "in-person",
        Some("blended") => "blended",
        Some("online") => "self-paced",
        _ => return,
    };
    found.values.text("format", word);
}
