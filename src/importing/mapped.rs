//! Any table of courses, by a map of its columns: `--map title="Course name"`.
//!
//! Enter at [`Map::new`], then [`read`]. A column that is called like a field needs no entry in the map. What a field can
//! hold is known from its record; whether a value fits is for the reader of the new file to say.

use super::ImportError;
use super::columns::{Ground, course, date, describe, term, unfit};
use super::found::{Found, Kind, Note, Origin, Read, Weight, one_line};
use super::table::{Row, Table};
use crate::diagnostics::nearest::nearest;
use crate::load::course::CourseRecord;
use crate::load::record::{FieldInfo, Record, Shape};
use crate::load::values::parse_address;

/// The text of the page; the others are fields.
const BODY: &str = "body";
/// What files say of themselves, not of courses.
const NOT_MAPPED: &[&str] = &["draft", "allow", "allow_reason", "image", "image_alt"];

/// Which column each field is read from.
#[derive(Debug)]
pub struct Map {
    columns: Vec<(FieldInfo, usize)>,
    body: Option<usize>,
}

impl Map {
    /// `asked` are fields with the names of their columns.
    ///
    /// # Errors
    /// When there is no such field or column, or none for the title.
    pub fn new(asked: &[(String, String)], table: &Table) -> Result<Self, ImportError> {
        let fields: Vec<FieldInfo> = CourseRecord::fields().into_iter().filter(can_be_mapped).collect();
        let known = || fields.iter().map(|field| field.name).chain([BODY]);
        for (name, column) in asked {
            if !known().any(|known| known == name) {
                let near = nearest(name, known()).map(str::to_owned);
                let known = known().map(str::to_owned).collect();
                return Err(ImportError::NoSuchField { name: name.clone(), near, known });
            }
            if table.column(&[column]).is_none() {
                let near = nearest(column, table.head.iter().map(String::as_str)).map(str::to_owned);
                return Err(ImportError::NoSuchColumn { name: column.clone(), near, known: table.head.clone() });
            }
        }
        let column = |field: &str| {
            let named = asked.iter().find(|(name, _)| name == field).map(|(_, column)| column.as_str());
            table.column(&[named.unwrap_or(field)])
        };
        let body = column(BODY);
        let columns: Vec<_> = fields
            .into_iter()
            .filter_map(|field| Some((column(field.name)?, field)))
            .map(|(at, it)| (it, at))
            .collect();
        if !columns.iter().any(|(field, _)| field.name == "title") {
            return Err(ImportError::NoTitle { known: table.head.clone() });
        }
        Ok(Self { columns, body })
    }

    fn cell<'r>(&self, row: &'r Row, field: &str) -> Option<&'r str> {
        let (_, column) = self.columns.iter().find(|(info, _)| info.name == field)?;
        row.cell(*column)
    }
}

/// A field that a single cell can hold.
fn can_be_mapped(field: &FieldInfo) -> bool {
    let is_simple = |shape: &Shape| !matches!(shape, Shape::Table(_) | Shape::Names(_) | Shape::Free | Shape::List(_));
    let fits = match &field.shape {
        // A skill is a name or a table.
        Shape::List(inner) => is_simple(inner) || field.name == "skills",
        shape => is_simple(shape),
    };
    fits && !NOT_MAPPED.contains(&field.name)
}

pub fn read(table: &Table, map: &Map, ground: &Ground, notes: Vec<Note>) -> Read {
    let mut read = Read { notes, ..Read::default() };
    for row in &table.rows {
        row_of(row, map, ground, &mut read);
    }
    let is_used = |index: &usize| map.body == Some(*index) || map.columns.iter().any(|(_, column)| column == index);
    let others: Vec<&str> =
        (0..table.head.len()).filter(|index| !is_used(index)).map(|index| table.head[index].as_str()).collect();
    if !others.is_empty() {
        let said =
            format!("These columns were not taken over, because --map doesn't name them: {}.", others.join(", "));
        read.notes.push(Note::assumed("columns", said));
    }
    read
}

fn row_of(row: &Row, map: &Map, ground: &Ground, read: &mut Read) {
    let Some(title) = map.cell(row, "title") else {
        let said = "It has no title, and a course can't be without.";
        read.notes.push(Note::new(Weight::Refused, &row.at(), "", said));
        return;
    };
    if let Some(why) = unfit(title) {
        let about: String = title.chars().take(80).collect();
        read.notes.push(Note::new(Weight::Refused, &row.at(), &about, why));
        return;
    }
    let mut found = begun(title, row, map, ground);
    if let Some(text) = map.body.and_then(|column| row.cell(column)) {
        describe(&mut found, text, &mut read.notes);
    }
    for (field, column) in &map.columns {
        let Some(cell) = row.cell(*column) else { continue };
        match field.name {
            "title" | "course_id" | "platform" => {}
            "summary" => described(&mut found, cell, &mut read.notes),
            name if field.shape == Shape::Date => date(&mut found, name, Some(cell), ground, &mut read.notes),
            name => set(&mut found, name, &field.shape, cell),
        }
    }
    term(&mut found, &mut read.notes);
    read.items.push(found);
}

/// The course by what it will be known again by.
fn begun(title: &str, row: &Row, map: &Map, ground: &Ground) -> Found {
    let platform = map.cell(row, "platform").map(|name| one_line(name).to_lowercase().replace(' ', "-"));
    if let Some(id) = map.cell(row, "course_id") {
        let platform = platform.or_else(|| ground.platform.clone());
        return course(title, id, row.at(), &Ground { platform, ..ground.clone() });
    }
    let address = map.cell(row, "start_url").and_then(parse_address);
    let origin = address.map_or_else(|| Origin::Title(one_line(title)), Origin::Address);
    let mut found = Found::new(Kind::Course, row.at(), title, origin);
    platform.iter().for_each(|platform| found.values.text("platform", platform));
    found
}

/// A long summary is a description; where there is one already, it is cut by nobody and reported by `check`.
fn described(found: &mut Found, cell: &str, notes: &mut Vec<Note>) {
    let body = std::mem::take(&mut found.body);
    describe(found, cell, notes);
    if !body.is_empty() && !found.body.is_empty() {
        let said = "The summary is too long for one, and there is a text already, so it stands before that text.";
        notes.push(Note::new(Weight::Lost, &found.at, &found.title, said));
        found.body = format!("{}\n\n{body}", found.body);
    } else if !body.is_empty() {
        found.body = body;
    }
}

fn set(found: &mut Found, field: &'static str, shape: &Shape, cell: &str) {
    let line = one_line(cell);
    match shape {
        Shape::Whole | Shape::Number if line.parse::<i64>().is_ok() => found.values.set(field, line),
        Shape::Duration => found.values.text(field, &duration(&line)),
        Shape::OneOf(words) => found.values.text(field, &word(&line, words)),
        Shape::List(inner) => {
            let parts: Vec<String> =
                line.split([';', '|', ',']).map(one_line).filter(|part| !part.is_empty()).collect();
            let parts: Vec<String> = match &**inner {
                Shape::OneOf(words) => parts.iter().map(|part| word(part, words)).collect(),
                _ => parts,
            };
            found.values.list(field, &parts);
        }
        _ => found.values.text(field, &line),
    }
}

/// `45` are minutes, `1:30` an hour and a half; everything else stays as it is written.
fn duration(cell: &str) -> String {
    if cell.parse::<u32>().is_ok() {
        return format!("{cell}m");
    }
    match cell.split_once(':').map(|(hours, minutes)| (hours.parse::<u32>(), minutes.parse::<u32>())) {
        Some((Ok(0), Ok(minutes))) => format!("{minutes}m"),
        Some((Ok(hours), Ok(minutes))) => format!("{hours}h {minutes}m"),
        _ => cell.to_lowercase(),
    }
}

/// The word that a cell means, whatever its case and the sign between its parts.
fn word(cell: &str, words: &[&'static str]) -> String {
    let plain = cell.to_lowercase().replace([' ', '_'], "-");
    words.iter().find(|word| **word == plain).map_or_else(|| cell.to_owned(), |word| (*word).to_owned())
}
