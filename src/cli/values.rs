//! How the values of flags are read, and what is said of one that can't be.

use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::{Date, ISOWeekDate, Weekday};
use url::Url;

use crate::model::Choice;
use crate::model::portal::Host;

/// A calendar week, by its Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week(pub Date);

pub fn base_url(text: &str) -> Result<Url, String> {
    crate::check::settings::parse_base_url(text).map_err(str::to_owned)
}

pub fn kind(text: &str) -> Result<&'static str, String> {
    let names = crate::schema::names();
    let known = names.iter().copied().find(|name| *name == text);
    known.ok_or_else(|| format!("it is one of {}", names.join(", ")))
}

pub fn repository(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split('/').collect();
    let plain = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    let is_name = parts.len() >= 2 && parts.iter().all(plain);
    is_name.then(|| text.to_owned()).ok_or_else(|| "write it as OWNER/NAME, such as acme/academy".to_owned())
}

/// Hosts are called as in portal.toml.
pub fn host() -> impl TypedValueParser<Value = Host> {
    let words = PossibleValuesParser::new(Host::ALL.iter().map(|(word, _)| *word));
    words.try_map(|word| Host::parse(&word).ok_or("there is no such host"))
}

pub fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a date is year-month-day, such as 2027-01-31".to_owned())
}

pub fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds
        .filter(|it| *it >= Duration::from_millis(50))
        .ok_or_else(|| "a number of seconds, such as 2 or 0.5".to_owned())
}

pub fn mapping(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').map(|(field, column)| (field.trim().to_owned(), column.trim().to_owned()));
    pair.filter(|(field, column)| !field.is_empty() && !column.is_empty())
        .ok_or_else(|| "a field, an equals sign and the name of a column, such as title=\"Course name\"".to_owned())
}

pub fn week(text: &str) -> Result<Week, String> {
    let named = || {
        let (year, week) = text.split_once("-W").or_else(|| text.split_once("-w"))?;
        ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()
    };
    let day = || text.parse::<Date>().ok()?.iso_week_date().first_of_week().ok();
    let monday = named().or_else(day).map(ISOWeekDate::date);
    monday.map(Week).ok_or_else(|| "a week is written 2027-W11, or as a day in it, 2027-03-16".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_has_a_number_or_a_day() {
        let monday = Ok(Week(jiff::civil::date(2027, 3, 15)));
        for text in ["2027-W11", "2027-w11", "2027-03-15", "2027-03-21"] {
            assert_eq!(week(text), monday);
        }
        assert_eq!(week("2026-W53"), Ok(Week(jiff::civil::date(2026, 12, 28))));
        for text in ["", "W11", "2027-W54", "2027-W00", "next", "2027-13-01", "99999-W01"] {
            assert!(week(text).is_err(), "{text}");
        }
    }
}
