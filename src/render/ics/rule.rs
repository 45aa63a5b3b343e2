//! Recurrence rules: what an author wrote, as RFC 5545 wants it.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

/// The rule in capitals, with an `UNTIL` in UTC, as it has to be beside a local beginning (RFC 5545, 3.3.10). A date
/// includes its whole day.
pub fn finished(rule: &str, zone: &TimeZone) -> String {
    let rule = rule.trim().to_ascii_uppercase();
    let parts = rule.trim_start_matches("RRULE:").split(';').map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<String> = parts
        .map(|part| match part.strip_prefix("UNTIL=").and_then(|until| in_utc(until, zone)) {
            Some(until) => format!("UNTIL={until}"),
            None => part.chars().filter(|c| c.is_ascii_alphanumeric() || "=,+-".contains(*c)).collect(),
        })
        .collect();
    parts.join(";")
}

/// `None` where it is in UTC already, or no moment.
fn in_utc(until: &str, zone: &TimeZone) -> Option<String> {
    let local = match until.split_once('T') {
        Some((date, time)) => DateTime::from_parts(read_date(date)?, read_time(time)?),
        None => DateTime::from_parts(read_date(until)?, Time::constant(23, 59, 59, 0)),
    };
    let moment = local.to_zoned(zone.clone()).ok()?.timestamp();
    Some(moment.strftime("%Y%m%dT%H%M%SZ").to_string())
}

fn read_date(text: &str) -> Option<Date> {
    Date::strptime("%Y%m%d", text).ok()
}

fn read_time(text: &str) -> Option<Time> {
    Time::strptime("%H%M%S", text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_told_in_utc() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        for (authored, told) in [
            ("FREQ=WEEKLY;INTERVAL=2;COUNT=6", "FREQ=WEEKLY;INTERVAL=2;COUNT=6"),
            ("RRULE:freq=weekly;until=20270601", "FREQ=WEEKLY;UNTIL=20270601T215959Z"),
            ("FREQ=DAILY;UNTIL=20270115T120000", "FREQ=DAILY;UNTIL=20270115T110000Z"),
            ("FREQ=DAILY;UNTIL=20270115T120000Z", "FREQ=DAILY;UNTIL=20270115T120000Z"),
            ("FREQ=MONTHLY;BYDAY=-1WE", "FREQ=MONTHLY;BYDAY=-1WE"),
            ("FREQ=DAILY\r\nBEGIN:VALARM", "FREQ=DAILYBEGINVALARM"),
        ] {
            assert_eq!(finished(authored, &berlin), told);
        }
    }
}
