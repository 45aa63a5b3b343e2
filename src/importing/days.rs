//! Days as other systems write them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::load::dates::meant;

/// The day that a text means; `None` where it means none (`""`, `0`). Moments are days in `zone`.
///
/// # Errors
/// A sentence that says why no day could be read.
pub fn day(text: &str, zone: &TimeZone) -> Result<Option<Date>, String> {
    let text = text.trim();
    if text.is_empty() || text.trim_start_matches('0').is_empty() {
        return Ok(None);
    }
    // Moodle keeps moments as seconds since 1970.
    let moment = text.parse::<i64>().ok().filter(|_| text.len() >= 8).and_then(|s| Timestamp::from_second(s).ok());
    let moment = moment.or_else(|| text.replacen(' ', "T", 1).parse::<Timestamp>().ok());
    if let Some(moment) = moment {
        return Ok(Some(moment.to_zoned(zone.clone()).date()));
    }
    let date = text.split(['T', ' ']).next().unwrap_or_default();
    if let Ok(date) = date.parse() {
        return Ok(Some(date));
    }
    match meant(date)[..] {
        [day] => Ok(Some(day)),
        [one, other] => Err(format!("\"{text}\" can be two days, {one} or {other}, so no day was taken over.")),
        _ => Err(format!("\"{text}\" is not a day that could be understood.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_systems_write_them() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        for text in
            ["2027-03-01", "1.3.2027 ", "2027-03-01 08:00", "2027-03-01T00:00:00", "2027-02-28T23:30:00Z", "1803855600"]
        {
            let expected = if text == "1.3.2027 " { None } else { Some(date(2027, 3, 1)) };
            assert_eq!(day(text, &berlin).ok().flatten(), expected, "{text}");
        }
        assert_eq!(day("31.03.2027", &berlin), Ok(Some(date(2027, 3, 31))));
        for nothing in ["", "0", " ", "00"] {
            assert_eq!(day(nothing, &berlin), Ok(None));
        }
        for wrong in ["next week", "2027-13-45", "99999999999999999999", "-1"] {
            assert!(day(wrong, &berlin).is_err(), "{wrong}");
        }
    }
}
