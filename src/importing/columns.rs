//! What the readers of tables share: a course from a row, what its values become, and which columns nobody reads.

use jiff::tz::TimeZone;

use super::ImportError;
use super::days::day;
use super::found::{At, Found, Kind, Note, Origin, Weight, one_line};
use super::prose::Prose;
use super::table::Table;

/// Names longer than this are another column's text.
const LONGEST_TITLE: usize = 300;
/// In characters; cards, search results and previews cut longer ones.
pub const LONGEST_SUMMARY: usize = 160;

/// What is known of the portal before a table is read.
#[derive(Debug, Clone)]
pub struct Ground {
    pub zone: TimeZone,
    /// The platform that courses without one of their own live on, as named in portal.toml.
    pub platform: Option<String>,
}

/// A course that lives on the platform of the portal.
pub fn course(title: &str, id: &str, at: At, ground: &Ground) -> Found {
    let origin = Origin::Number { platform: ground.platform.clone(), id: one_line(id) };
    let mut found = Found::new(Kind::Course, at, title, origin);
    if let Some(platform) = &ground.platform {
        found.values.text("platform", platform);
    }
    found.values.text("course_id", &one_line(id));
    found
}

/// Why a title can't be one.
pub fn unfit(title: &str) -> Option<String> {
    let length = one_line(title).chars().count();
    (length > LONGEST_TITLE).then(|| {
        format!(
            "Its title has {length} characters, and a title has {LONGEST_TITLE} at most. Is it another column's text?"
        )
    })
}

/// A description becomes the text of the page, and its beginning the summary where it is short enough.
pub fn describe(found: &mut Found, text: &str, notes: &mut Vec<Note>) {
    let prose = Prose::of(text);
    for what in &prose.left_out {
        let said = format!("The description holds {what}, which was not taken over.");
        notes.push(Note::new(Weight::Lost, &found.at, &found.title, said));
    }
    // Placeholders of ours can't be escaped in a summary.
    let fits = prose.first.chars().count() <= LONGEST_SUMMARY && !prose.first.contains(['{', '[']);
    if fits && !prose.first.is_empty() {
        found.values.text("summary", &prose.first);
    }
    if !(fits && prose.is_plain()) {
        found.body = prose.markdown;
    }
}

/// Sets a field to the day that a cell means.
pub fn date(found: &mut Found, field: &'static str, cell: Option<&str>, ground: &Ground, notes: &mut Vec<Note>) {
    match day(cell.unwrap_or_default(), &ground.zone) {
        Ok(day) => day.into_iter().for_each(|day| found.values.date(field, day)),
        Err(why) => notes.push(Note::new(Weight::Lost, &found.at, &found.title, format!("`{field}`: {why}"))),
    }
}

/// The last day of a course is the day before it is no longer shown, so it can't be the first one, too.
pub fn term(found: &mut Found, notes: &mut Vec<Note>) {
    let written = found.values.written();
    let (Some(from), Some(to)) = (written.get("publish_date"), written.get("expiry_date")) else { return };
    // Days are written so that they sort as texts.
    if to <= from {
        let said = format!("It ends on {to}, which is not after {from}, when it begins; its end was not taken over.");
        notes.push(Note::new(Weight::Lost, &found.at, &found.title, said));
        found.values.remove("expiry_date");
    }
}

/// Columns that a format can't do without, each by all of its names.
///
/// # Errors
/// When one of them is missing.
pub fn require(table: &Table, needed: &[&[&str]], what: &'static str) -> Result<(), ImportError> {
    let missing: Vec<String> =
        needed.iter().filter(|names| table.column(names).is_none()).map(|names| names[0].to_owned()).collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(ImportError::OtherTable { what, missing, found: table.head.clone() }),
    }
}

/// Says which columns were not read.
pub fn unread(table: &Table, used: &[&str], notes: &mut Vec<Note>) {
    let others = table.others(used);
    if !others.is_empty() {
        let said = format!("These columns were not taken over: {}.", others.join(", "));
        notes.push(Note::assumed("columns", said));
    }
}
