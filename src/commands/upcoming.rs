//! `uptake upcoming`: what goes live or away, and when; `--next` is for whatever starts builds by a clock.

use std::io;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::{Exit, Failure, print};
use crate::check::upcoming::{Coming, Turn, Upcoming};
use crate::cli::{Format, UpcomingArgs};
use crate::diagnostics::human;
use crate::options::{self, CompileOptions};

pub fn run(args: &UpcomingArgs) -> Result<Exit, Failure> {
    let Coming { changes, zone } = match crate::upcoming(&CompileOptions::for_upcoming(args)?)? {
        Ok(found) => found,
        Err(findings) => {
            print(&human::render(&findings, options::style(&io::stdout())))?;
            return Ok(Exit::Errors);
        }
    };
    print(&match (args.next, args.format) {
        (true, _) => next(&changes, &zone),
        (false, Format::Human) => table(&changes),
        (false, Format::Json) => data(&changes, &zone),
    })?;
    Ok(Exit::Fine)
}

/// When to build again; nothing where nothing will change by itself.
fn next(changes: &[Upcoming], zone: &TimeZone) -> String {
    changes.first().map(|change| format!("{}\n", midnight(change.day, zone))).unwrap_or_default()
}

/// The beginning of a day where the portal is, as RFC 3339 writes it.
fn midnight(day: Date, zone: &TimeZone) -> String {
    match day.to_zoned(zone.clone()) {
        Ok(begins) => begins.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        Err(_) => day.to_string(),
    }
}

fn table(changes: &[Upcoming]) -> String {
    if changes.is_empty() {
        return "Nothing will change by itself. What you edit is shown by the next build.\n".to_owned();
    }
    let line = |change: &Upcoming| {
        let (day, words) = (change.day.strftime("%a %Y-%m-%d"), words(change.turn));
        format!("{day}  {words:<17}  {}  ({})\n", change.title, change.file)
    };
    changes.iter().map(line).collect()
}

fn words(turn: Turn) -> &'static str {
    match turn {
        Turn::GoesLive => "goes live",
        Turn::Expires => "goes away",
        Turn::ConsentEnds => "consent is over",
        Turn::CampaignStarts => "campaign starts",
        Turn::CampaignCloses => "campaign is over",
        Turn::TakesPlace => "takes place",
        Turn::FigureExpires => "figure is too old",
    }
}

fn data(changes: &[Upcoming], zone: &TimeZone) -> String {
    let change = |it: &Upcoming| {
        let at = midnight(it.day, zone);
        json!({ "date": it.day.to_string(), "at": at, "change": it.turn.word(), "title": it.title, "file": it.file })
    };
    format!("{:#}\n", Value::from(changes.iter().map(change).collect::<Vec<_>>()))
}
