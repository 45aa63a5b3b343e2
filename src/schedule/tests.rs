//! When messages go out: each reason to wait, clock changes, and what holds whatever the policy and the day.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, Weekday, date, time};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::hours::is_quiet;
use super::{Because, Hours, Slot, plan};
use crate::diagnostics::Code;
use crate::model::campaign::When;
use crate::model::persona::Moment;
use crate::model::{Campaign, Persona, Portal};
use crate::render::channels::fixture;

/// A portal in Berlin whose policy is the example's: quiet evenings and weekends.
fn portal() -> Portal {
    let mut portal = fixture::portal();
    let settings = &mut portal.settings;
    settings.timezone = TimeZone::get("Europe/Berlin").unwrap();
    settings.policy.quiet_hours = Some((time(18, 0, 0, 0), time(8, 0, 0, 0)));
    settings.policy.quiet_days = vec![Weekday::Saturday, Weekday::Sunday];
    settings.policy.holidays = vec![date(2027, 1, 1), date(2027, 3, 29)];
    portal.personas[0].moments = Vec::new();
    portal
}

fn moment(days: &[Weekday], from: (i8, i8), to: (i8, i8)) -> Moment {
    let clock = |(hour, minute)| time(hour, minute, 0, 0);
    Moment { days: days.to_vec(), from: clock(from), to: clock(to), context: None }
}

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

/// Where a touchpoint of this day and time goes, and why not at once.
fn slot(portal: &Portal, day: &str, clock: Option<&str>) -> (DateTime, Option<Because>) {
    let hours = Hours::of(&portal.personas[0], portal);
    let clock = clock.map(|clock| format!("{clock}:00").parse().unwrap());
    let slot = Slot::on(day.parse().unwrap(), clock, &hours);
    (slot.at, slot.because)
}

#[test]
fn a_message_without_a_time_is_due_when_the_day_has_begun() {
    assert_eq!(slot(&portal(), "2027-03-09", None), (at("2027-03-09T09:00"), None));
}

#[test]
fn messages_wait_for_quiet_time_to_end() {
    let portal = portal();
    for (day, clock, goes, why) in [
        ("2027-03-09", Some("07:30"), "2027-03-09T08:00", Because::QuietHours),
        ("2027-03-09", Some("18:00"), "2027-03-10T08:00", Because::QuietHours),
        ("2027-03-12", Some("19:00"), "2027-03-15T08:00", Because::QuietHours),
        ("2027-03-13", None, "2027-03-15T08:00", Because::QuietDay),
        ("2027-03-13", Some("10:00"), "2027-03-15T08:00", Because::QuietDay),
        ("2027-01-01", Some("10:00"), "2027-01-04T08:00", Because::Holiday),
        // Easter Monday, reached over a weekend.
        ("2027-03-27", None, "2027-03-30T08:00", Because::QuietDay),
    ] {
        assert_eq!(slot(&portal, day, clock), (at(goes), Some(why)), "{day} {clock:?}");
    }
    assert_eq!(slot(&portal, "2027-03-09", Some("17:59")), (at("2027-03-09T17:59"), None));
    assert_eq!(slot(&portal, "2027-03-09", Some("08:00")), (at("2027-03-09T08:00"), None));
}

#[test]
fn messages_wait_for_a_moment_of_their_persona() {
    let mut portal = portal();
    let midweek = [Weekday::Tuesday, Weekday::Thursday];
    portal.personas[0].moments = vec![moment(&midweek, (16, 0), (16, 45)), moment(&midweek, (7, 30), (9, 0))];
    for (day, clock, goes, why) in [
        // The first half hour of the moment is quiet.
        ("2027-03-09", None, "2027-03-09T08:00", None),
        ("2027-03-09", Some("08:20"), "2027-03-09T08:20", None),
        ("2027-03-09", Some("09:00"), "2027-03-09T09:00", None),
        ("2027-03-09", Some("09:01"), "2027-03-09T16:00", Some(Because::Moment)),
        ("2027-03-09", Some("17:00"), "2027-03-11T08:00", Some(Because::Moment)),
        ("2027-03-10", None, "2027-03-11T08:00", Some(Because::Moment)),
        ("2027-03-12", None, "2027-03-16T08:00", Some(Because::Moment)),
    ] {
        assert_eq!(slot(&portal, day, clock), (at(goes), why), "{day} {clock:?}");
    }
}

#[test]
fn a_moment_of_the_night_shift_goes_on_after_midnight() {
    let mut portal = portal();
    portal.settings.policy.quiet_hours = None;
    portal.settings.policy.quiet_days = Vec::new();
    portal.personas[0].moments = vec![moment(&[Weekday::Tuesday], (22, 0), (2, 0))];
    assert_eq!(slot(&portal, "2027-03-09", Some("23:30")).0, at("2027-03-09T23:30"));
    assert_eq!(slot(&portal, "2027-03-10", Some("01:30")).0, at("2027-03-10T01:30"));
    assert_eq!(slot(&portal, "2027-03-10", Some("03:00")).0, at("2027-03-16T22:00"));
}

/// On 28 March 2027 the clocks of Berlin go from 02:00 to 03:00; on 31 October 02:30 comes twice.
#[test]
fn a_time_that_a_clock_change_skips_waits_for_its_end() {
    let mut portal = portal();
    portal.settings.policy.quiet_hours = None;
    portal.settings.policy.quiet_days = Vec::new();
    let skipped = Some(Because::ClockChange);
    assert_eq!(slot(&portal, "2027-03-28", Some("02:30")), (at("2027-03-28T03:00"), skipped));
    assert_eq!(slot(&portal, "2027-03-28", Some("03:00")), (at("2027-03-28T03:00"), None));
    assert_eq!(slot(&portal, "2027-10-31", Some("02:30")), (at("2027-10-31T02:30"), None));
    // A moment that the change swallows whole waits for the next one.
    portal.personas[0].moments = vec![moment(&[Weekday::Sunday], (2, 0), (2, 45))];
    assert_eq!(slot(&portal, "2027-03-28", None).0, at("2027-04-04T02:00"));
    // A day that a zone never had.
    portal.personas[0].moments = Vec::new();
    portal.settings.timezone = TimeZone::get("Pacific/Apia").unwrap();
    assert_eq!(slot(&portal, "2011-12-30", Some("10:00")).0, at("2011-12-31T00:00"));
}

/// Nobody is left without a message, and somebody is told.
#[test]
fn without_a_welcome_minute_messages_go_out_as_asked() {
    let mut portal = portal();
    portal.personas[0].moments = vec![moment(&[Weekday::Sunday], (9, 0), (10, 0))];
    assert_eq!(slot(&portal, "2027-03-09", None).0, at("2027-03-09T09:00"));
    assert_eq!(slot(&portal, "2027-03-13", Some("21:00")).0, at("2027-03-13T21:00"));
    assert!(plan(&portal).1.iter().any(|finding| finding.code == Code::QuietTime));
    portal.settings.policy.quiet_days = super::hours::WEEK.to_vec();
    assert_eq!(slot(&portal, "2027-03-13", Some("21:00")).0, at("2027-03-13T21:00"));
    let quiet = plan(&portal).1.into_iter().filter(|finding| finding.code == Code::QuietTime);
    assert_eq!(quiet.count(), 1, "said once, of the policy");
}

#[test]
fn the_ends_of_the_calendar_are_no_reason_to_panic() {
    let mut portal = portal();
    for day in [Date::MIN, Date::MAX] {
        for days in [i64::MIN, -1, 0, 1, i64::MAX] {
            portal.campaigns[0].launch = day;
            portal.campaigns[0].closes = Some(day);
            portal.campaigns[0].touchpoints[0].when = When::Day(days);
            portal.campaigns[0].touchpoints[0].time = Some(Time::MAX);
            plan(&portal);
        }
    }
}

/// Any policy, moments and zone that a portal may have.
fn any_portal() -> impl Strategy<Value = Portal> {
    let clock = || (0..24_i8, 0..60_i8);
    let days = || prop::collection::btree_set(0..7_usize, 0..5);
    let moments = prop::collection::vec((days(), clock(), clock()), 0..3);
    let zones = prop::sample::select(vec!["Europe/Berlin", "America/New_York", "Asia/Beirut", "Australia/Lord_Howe"]);
    let holidays = prop::collection::vec(0..60_i64, 0..6);
    (prop::option::of((clock(), clock())), days(), moments, zones, holidays).prop_map(
        |(quiet, quiet_days, moments, zone, holidays)| {
            let mut portal = portal();
            let weekdays = |days: std::collections::BTreeSet<usize>| -> Vec<Weekday> {
                days.into_iter().map(|day| super::hours::WEEK[day]).collect()
            };
            let policy = &mut portal.settings.policy;
            policy.quiet_hours = quiet.map(|(from, to)| (time(from.0, from.1, 0, 0), time(to.0, to.1, 0, 0)));
            policy.quiet_days = weekdays(quiet_days);
            policy.holidays = holidays.into_iter().map(|days| date(2027, 3, 1) + days.days()).collect();
            portal.settings.timezone = TimeZone::get(zone).unwrap();
            let moment = |(days, from, to)| moment(&weekdays(days), from, to);
            portal.personas[0].moments = moments.into_iter().map(moment).collect();
            portal
        },
    )
}

/// A day of a spring in which the clocks change, and perhaps a time.
fn any_asked() -> impl Strategy<Value = (Date, Option<Time>)> {
    let day = (0..60_i64).prop_map(|days| date(2027, 3, 1) + days.days());
    (day, prop::option::of((0..24_i8, 0..60_i8).prop_map(|(hour, minute)| time(hour, minute, 0, 0))))
}

/// Whether a persona may be written to at this time, reckoned from the rules' own words.
fn is_welcome(at: DateTime, portal: &Portal) -> bool {
    let policy = &portal.settings.policy;
    let covers = |moment: &Moment, day: Weekday, clock: Time| match moment.from <= moment.to {
        true => moment.days.contains(&day) && (moment.from..=moment.to).contains(&clock),
        false => {
            (moment.days.contains(&day) && clock >= moment.from)
                || (moment.days.contains(&day.previous()) && clock <= moment.to)
        }
    };
    let moments = &portal.personas[0].moments;
    let in_moment = moments.is_empty() || moments.iter().any(|moment| covers(moment, at.weekday(), at.time()));
    let quiet_day = policy.quiet_days.contains(&at.weekday()) || policy.holidays.contains(&at.date());
    let exists = portal.settings.timezone.to_zoned(at).unwrap().datetime() == at;
    in_moment && !quiet_day && !is_quiet(at.time(), policy) && exists
}

proptest! {
    /// The first welcome minute, and no other: nothing between what was asked for and it is welcome.
    #[test]
    fn a_message_goes_out_at_the_first_welcome_minute(portal in any_portal(), (day, clock) in any_asked()) {
        let hours = Hours::of(&portal.personas[0], &portal);
        let slot = Slot::on(day, clock, &hours);
        prop_assert!(slot.at >= slot.asked, "never before it was asked for");
        if !hours.is_open() {
            return Ok(());
        }
        prop_assert!(is_welcome(slot.at, &portal), "never in quiet time: {slot:?}");
        let from = if clock.is_none() && !hours.has_moments() { day.at(9, 0, 0, 0) } else { slot.asked };
        let mut earlier = from;
        while earlier < slot.at && earlier.date() <= from.date() + 3.days() {
            prop_assert!(!is_welcome(earlier, &portal), "{earlier} was welcome before {slot:?}");
            earlier += 1.minute();
        }
    }

    #[test]
    fn what_was_asked_for_first_goes_out_first(portal in any_portal(), a in any_asked(), b in any_asked()) {
        let hours = Hours::of(&portal.personas[0], &portal);
        let due = |(day, clock): (Date, Option<Time>)| match clock {
            None if hours.has_moments() => day.at(0, 0, 0, 0),
            clock => day.to_datetime(clock.unwrap_or(super::slot::TIME)),
        };
        let (first, second) = if due(a) <= due(b) { (a, b) } else { (b, a) };
        if hours.is_open() {
            prop_assert!(Slot::on(first.0, first.1, &hours).at <= Slot::on(second.0, second.1, &hours).at);
        }
    }

    /// Another campaign, another persona: nobody else's message moves.
    #[test]
    fn unrelated_edits_move_nobody(portal in any_portal(), (day, clock) in any_asked()) {
        let mut portal = portal;
        portal.campaigns[0].touchpoints[0].when = When::On(day);
        portal.campaigns[0].touchpoints[0].time = clock;
        let before = plan(&portal).0.messages;
        let mut more = portal.clone();
        let mut other: Persona = more.personas[0].clone();
        other.item.slug = "zz-other".to_owned();
        more.personas.push(other);
        let mut campaign: Campaign = more.campaigns[0].clone();
        campaign.item.slug = "zz-campaign".to_owned();
        campaign.priority = 9;
        more.campaigns.push(campaign);
        let after = plan(&more).0.messages;
        let when = |messages: &[super::Message]| -> Vec<_> {
            messages.iter().map(|m| (m.campaign, m.touchpoint, m.persona, m.channel, m.slot)).collect()
        };
        prop_assert_eq!(&when(&after)[..before.len()], &when(&before)[..]);
    }
}
