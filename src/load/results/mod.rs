//! `results/*.csv`: aggregated outcomes, never people.
//!
//! Enter at [`read`]. Here each file is judged: a column about a person is refused whole, figures are counts and
//! dates are dates. What the figures say is for the measuring step.

pub mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord, Trim};
use jiff::civil::Date;

use crate::diagnostics::nearest::nearest;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Place, Source};

/// Our names of the columns.
const COLUMNS: &[&str] = &[
    "date",
    "campaign",
    "touchpoint",
    "persona",
    "channel",
    "variant",
    "sent",
    "clicked",
    "started",
    "completed",
    "applied",
    "shared",
];
/// The columns that hold counts.
const COUNTS: &[&str] = &["sent", "clicked", "started", "completed", "applied", "shared"];
/// Words in a column's name that mean that its rows are about single people.
const PERSONAL: &[&str] = &[
    "name",
    "firstname",
    "lastname",
    "surname",
    "email",
    "mail",
    "user",
    "username",
    "userid",
    "employee",
    "learner",
    "recipient",
    "phone",
    "mobile",
    "login",
    "ip",
    "id",
];

/// Judges one file; `mapped` are the columns' own names by ours, from `[results.columns]`.
pub fn read(source: &Arc<Source>, mapped: &BTreeMap<String, String>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let separator = separator(&source.text);
    let mut reader =
        ReaderBuilder::new().delimiter(separator).flexible(true).trim(Trim::All).from_reader(source.text.as_bytes());
    let Ok(headers) = reader.headers().cloned() else { return findings };
    let columns: Vec<Option<&str>> = headers.iter().map(|header| column(header, mapped)).collect();
    for (header, column) in headers.iter().zip(&columns) {
        findings.extend(column.is_none().then(|| judge_header(header, source)).flatten());
    }
    // Nothing of a file about people is looked at further.
    if findings.iter().any(|finding| finding.code == Code::PersonalData) {
        return findings;
    }
    for record in reader.records() {
        match record {
            Ok(record) => judge_record(&record, &columns, source, &mut findings),
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                let message = format!("This row can't be read: {error}.");
                findings.push(Diagnostic::new(Code::BadValue, line_place(source, line), message));
            }
        }
    }
    findings
}

/// Spreadsheets write semicolons where a comma is the decimal sign, and some write tabs.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| header.bytes().filter(|byte| byte == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// Our name of a column.
fn column<'a>(header: &str, mapped: &'a BTreeMap<String, String>) -> Option<&'a str> {
    let own = mapped.iter().find(|(_, theirs)| *theirs == header).map(|(ours, _)| ours.as_str());
    own.or_else(|| COLUMNS.iter().copied().find(|column| column.eq_ignore_ascii_case(header)))
}

#[expect(clippy::unnecessary_wraps, reason = "stands beside the other judges, which may find nothing")]
fn judge_header(header: &str, source: &Arc<Source>) -> Option<Diagnostic> {
    let place = header_place(header, source);
    let words: Vec<String> = header.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let joined = words.concat();
    if words.iter().chain([&joined]).any(|word| PERSONAL.contains(&word.as_str())) {
        let message =
            format!("The column \"{header}\" looks like it is about single people, so nothing of this file is read.");
        let help = "Export sums for each touchpoint and persona, and delete this file: it should not lie in git.";
        return Some(Diagnostic::new(Code::PersonalData, place, message).help(help));
    }
    let message = format!("The column \"{header}\" is not known and not counted.");
    let help = match nearest(header, COLUMNS.iter().copied()) {
        Some(near) => {
            format!("Did you mean \"{near}\"? Then add to portal.toml: [results.columns] {near} = \"{header}\".")
        }
        None => "Remove it, or say in portal.toml under [results.columns] which of our columns it is.".to_owned(),
    };
    Some(Diagnostic::new(Code::UnknownColumn, place, message).help(help))
}

fn judge_record(record: &StringRecord, columns: &[Option<&str>], source: &Arc<Source>, findings: &mut Vec<Diagnostic>) {
    for (value, column) in record.iter().zip(columns) {
        let Some(column) = column.filter(|_| !value.is_empty()) else { continue };
        let place = || cell_place(source, record, value);
        if column == "date" && value.parse::<Date>().is_err() {
            let message = format!("\"{value}\" is not a date: a date is year-month-day, such as 2027-01-31.");
            findings.push(Diagnostic::new(Code::BadDate, place(), message));
        }
        if COUNTS.contains(&column) && value.parse::<u64>().is_err() {
            let message = format!("`{column}` is a count, and \"{value}\" is not a whole number.");
            let help = "Export plain numbers, without a sign for thousands or per cent.";
            findings.push(Diagnostic::new(Code::WrongType, place(), message).help(help));
        }
    }
}

fn header_place(header: &str, source: &Arc<Source>) -> Place {
    let first = Place::file(source);
    match first.text().find(header) {
        Some(at) => first.part(at..at + header.len()),
        None => first,
    }
}

/// The cell, where its words stand once on its line; else the line.
fn cell_place(source: &Arc<Source>, record: &StringRecord, value: &str) -> Place {
    let line = line_place(source, record.position().map_or(1, csv::Position::line));
    match line.text().find(value) {
        Some(at) => line.part(at..at + value.len()),
        None => line,
    }
}

fn line_place(source: &Arc<Source>, line: u64) -> Place {
    let line = usize::try_from(line).unwrap_or(1);
    let start: usize = source.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = source.text[start..].lines().next().map_or(0, str::len);
    Place::new(source, start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Code, String)> {
        let mapped = BTreeMap::from([("clicked".to_owned(), "Unique clicks".to_owned())]);
        read(&Source::new("results/a.csv", text), &mapped)
            .into_iter()
            .map(|finding| (finding.code, finding.place.text().to_owned()))
            .collect()
    }

    #[test]
    fn sums_are_fine_in_the_ways_that_spreadsheets_write_them() {
        assert_eq!(found("date,campaign,sent,Unique clicks\n2027-01-12,spring,144,31\n"), []);
        assert_eq!(found("date;campaign;sent\r\n2027-01-12;spring;144\r\n"), []);
    }

    #[test]
    fn a_file_about_people_is_refused_whole() {
        let people = "date,E-Mail,sent\n2027-99-99,ada@example.com,many\n";
        assert_eq!(found(people), [(Code::PersonalData, "E-Mail".to_owned())]);
        assert_eq!(found("user_id,sent\n7,1\n")[0].0, Code::PersonalData);
    }

    #[test]
    fn what_is_no_count_no_date_or_no_column_is_named() {
        assert_eq!(
            found("date,sent,opens\n2027-02-30,1.5,9\n"),
            [
                (Code::UnknownColumn, "opens".to_owned()),
                (Code::BadDate, "2027-02-30".to_owned()),
                (Code::WrongType, "1.5".to_owned()),
            ]
        );
    }
}
