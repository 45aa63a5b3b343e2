//! How dates, times and lengths of time are read.

use std::ops::Range;

use jiff::civil::{Date, DateTime, Time, Weekday};
use toml::de::DeValue;

use super::reader::{FromValue, Reader, Value};
use super::record::Shape;
use crate::diagnostics::{Code, Fix};
use crate::model::choice::choices;

/// A length of time in whole minutes, written `"45m"` or `"1h 30m"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes(pub u32);

/// A length of time in days, written `"90d"` or `"3 months"` (30 days each).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days(pub u32);

/// A date with a time, with or without an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Moment {
    Local(DateTime),
    Offset(jiff::Timestamp),
}

impl FromValue for Date {
    fn shape() -> Shape {
        Shape::Date
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let written = match value.get_ref() {
            DeValue::Datetime(date) if date.date.is_some() => date.date.map(|d| d.to_string()),
            DeValue::String(text) => Some(text.trim().to_owned()),
            _ => None,
        };
        let Some(written) = written else {
            reader.wrong_type(value, "a date: year-month-day");
            return None;
        };
        // Editors write a date with a time where we want a date; the day is what counts.
        let day = written.get(..10).filter(|_| written.as_bytes().get(10).is_none_or(|b| b"Tt ".contains(b)));
        let date = day.and_then(|day| day.parse().ok());
        if date.is_none() {
            bad_date(reader, value.span(), &written, "a date is year-month-day, such as 2027-01-31");
            // In quotes as without: a date of its own is what editors and other programs expect.
            if let (Some(found), [day]) = (reader.findings.last_mut(), &meant(&written)[..]) {
                found.fix = Some(Fix::value(&found.place, day.to_string()));
            }
        }
        date
    }
}

impl FromValue for Time {
    fn shape() -> Shape {
        Shape::Time
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let written = match value.get_ref() {
            DeValue::Datetime(time) if time.date.is_none() => time.to_string(),
            DeValue::String(text) => text.trim().to_owned(),
            _ => {
                reader.wrong_type(value, "a time of day");
                return None;
            }
        };
        let time = parse_time(&written);
        if time.is_none() {
            bad_date(reader, value.span(), &written, "a time is hours:minutes from 00:00 to 23:59");
        }
        time
    }
}

/// `7:30`, `07:30` or `07:30:00`.
pub fn parse_time(text: &str) -> Option<Time> {
    let padded = if text.find(':') == Some(1) { format!("0{text}") } else { text.to_owned() };
    padded.parse().ok().filter(|_| padded.contains(':'))
}

impl FromValue for Moment {
    fn shape() -> Shape {
        Shape::DateTime
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let written = match value.get_ref() {
            DeValue::Datetime(moment) if moment.date.is_some() && moment.time.is_some() => moment.to_string(),
            DeValue::String(text) => text.trim().to_owned(),
            _ => {
                reader.wrong_type(value, "a date with a time of day");
                return None;
            }
        };
        let timed = written.contains(':');
        let offset = written.parse().map(Moment::Offset).ok();
        let moment = offset.or_else(|| written.parse().map(Moment::Local).ok()).filter(|_| timed);
        if moment.is_none() {
            bad_date(reader, value.span(), &written, "a date with a time looks like 2027-01-31T14:00:00");
        }
        moment
    }
}

/// The days that a date can mean which is written with its parts in another order, or without zeros: one for `31.01.2027`,
/// `2027/1/31` and `1/31/2027`; two for `01.02.2027`, and which of them only its author knows.
pub fn meant(text: &str) -> Vec<Date> {
    let Some(mark) = text.chars().find(|c| !c.is_ascii_digit()).filter(|mark| "./-".contains(*mark)) else {
        return Vec::new();
    };
    let parts: Vec<&str> = text.split(mark).collect();
    let number = |part: &str, most: usize| match part.bytes().all(|b| b.is_ascii_digit()) && part.len() <= most {
        true => part.parse::<i16>().ok(),
        false => None,
    };
    let year = |part: &str| number(part, 4).filter(|year| (1900..2200).contains(year));
    let day = |year: Option<i16>, month: &str, day: &str| {
        let [month, day] = [month, day].map(|part| number(part, 2).and_then(|number| i8::try_from(number).ok()));
        Date::new(year?, month?, day?).ok()
    };
    let mut days: Vec<Date> = match parts[..] {
        [first, month, last] if year(first).is_some() => day(year(first), month, last).into_iter().collect(),
        [one, other, last] => {
            [day(year(last), other, one), day(year(last), one, other)].into_iter().flatten().collect()
        }
        _ => Vec::new(),
    };
    days.dedup();
    days
}

fn bad_date(reader: &mut Reader, span: Range<usize>, written: &str, how: &str) {
    let message = format!("`{}` can't be \"{written}\": {how}.", reader.field_name());
    reader.report(Code::BadDate, span, message);
}

impl FromValue for Minutes {
    fn shape() -> Shape {
        Shape::Duration
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let seconds = duration(value, reader, "a length of time in quotes, such as \"45m\" or \"1h 30m\"")?;
        u32::try_from((seconds + 59) / 60).ok().map(Minutes)
    }
}

impl FromValue for Days {
    fn shape() -> Shape {
        Shape::Duration
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        const DAY: i64 = 24 * 60 * 60;
        let seconds = duration(value, reader, "a length of time in quotes, such as \"90d\" or \"12 weeks\"")?;
        u32::try_from(seconds / DAY).ok().map(Days)
    }
}

/// Seconds of a length of time in words; months count 30 days, years 365.
fn duration(value: Value<'_>, reader: &mut Reader, expected: &str) -> Option<i64> {
    const LONGEST: i64 = 100 * 365 * 24 * 60 * 60;
    let DeValue::String(text) = value.get_ref() else {
        reader.wrong_type(value, expected);
        return None;
    };
    let seconds = text.trim().parse::<jiff::Span>().ok().and_then(|span| {
        let days = i64::from(span.get_years()) * 365
            + i64::from(span.get_months()) * 30
            + i64::from(span.get_weeks()) * 7
            + i64::from(span.get_days());
        let hours = days.checked_mul(24)?.checked_add(i64::from(span.get_hours()))?;
        let minutes = hours.checked_mul(60)?.checked_add(span.get_minutes())?;
        minutes.checked_mul(60)?.checked_add(span.get_seconds())
    });
    let sensible = seconds.filter(|seconds| (1..LONGEST).contains(seconds));
    if sensible.is_none() {
        let message = format!("`{}` can't be \"{text}\": {expected} is needed.", reader.field_name());
        reader.report(Code::BadValue, value.span(), message);
    }
    sensible
}

choices! {
    /// The days of the week as authors write them.
    Day { Mon = "mon", Tue = "tue", Wed = "wed", Thu = "thu", Fri = "fri", Sat = "sat", Sun = "sun" }
}

impl From<Day> for Weekday {
    fn from(day: Day) -> Self {
        match day {
            Day::Mon => Self::Monday,
            Day::Tue => Self::Tuesday,
            Day::Wed => Self::Wednesday,
            Day::Thu => Self::Thursday,
            Day::Fri => Self::Friday,
            Day::Sat => Self::Saturday,
            Day::Sun => Self::Sunday,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_another_order_is_read_only_where_it_can_be_one_day() {
        let day = [jiff::civil::date(2027, 1, 31)];
        for text in ["31.01.2027", "31.1.2027", "31/01/2027", "01/31/2027", "2027/1/31", "2027-1-31", "2027.01.31"] {
            assert_eq!(meant(text), day, "{text}");
        }
        assert_eq!(meant("02.02.2027"), [jiff::civil::date(2027, 2, 2)], "either way the same");
        assert_eq!(meant("01.02.2027"), [jiff::civil::date(2027, 2, 1), jiff::civil::date(2027, 1, 2)]);
        for text in ["30.02.2027", "31.01.27", "2027", "2027-13-45", "1.2.3.2027", "31.01/2027", "a.b.c", "..", ""] {
            assert_eq!(meant(text), [], "{text}");
        }
    }
}
