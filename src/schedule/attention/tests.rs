//! What counts, what a window is, who yields and to where; and that applying all advice leaves no conflict.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday, date, time};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::{Advice, Attention, Conflict, Load, Yields};
use crate::model::campaign::{TouchpointCopy, TouchpointKind, VoiceChoice, When};
use crate::model::portal::Window;
use crate::model::recall::Recall;
use crate::model::{Campaign, Channel, Id, Portal, Touchpoint};
use crate::render::channels::fixture;
use crate::schedule::reminders::tests::course;
use crate::schedule::{Because, plan};

/// A touchpoint on this day by e-mail, which takes two minutes.
fn step(portal: &Portal, index: usize, when: When, clock: Option<Time>) -> Touchpoint {
    let mut step = portal.campaigns[0].touchpoints[0].clone();
    step.item.slug = format!("{index:02}-step");
    (step.when, step.time, step.minutes, step.voice) = (when, clock, Some(2), VoiceChoice::Best);
    (step.channels, step.personas) = (vec![Channel::Email], vec![Id::new(0)]);
    step
}

/// Two messages a week for people without moments; nothing is sent at weekends.
fn empty() -> Portal {
    let mut portal = fixture::portal();
    portal.today = date(2027, 1, 1);
    portal.settings.timezone = TimeZone::get("Europe/Berlin").unwrap();
    let policy = &mut portal.settings.policy;
    (policy.messages_per_week, policy.minutes_per_week, policy.window) = (2, 24, Window::Rolling);
    (policy.quiet_hours, policy.quiet_days, policy.holidays) = (None, Vec::new(), Vec::new());
    portal.testimonials.clear();
    for persona in &mut portal.personas {
        persona.moments.clear();
        persona.overlaps.clear();
        persona.channels = vec![Channel::Email, Channel::Slack, Channel::Sms, Channel::Poster];
    }
    portal
}

/// One campaign with a touchpoint at each of these times.
fn on(times: &[&str]) -> Portal {
    let mut portal = empty();
    let at = |text: &str| text.parse::<jiff::civil::DateTime>().unwrap();
    let steps = times
        .iter()
        .enumerate()
        .map(|(index, text)| step(&portal, index, When::On(at(text).date()), Some(at(text).time())));
    portal.campaigns[0].touchpoints = steps.collect();
    portal
}

/// A campaign of one touchpoint.
fn campaign(portal: &Portal, slug: &str, day: Date, priority: u32) -> Campaign {
    let mut campaign = portal.campaigns[0].clone();
    campaign.item.slug = slug.to_owned();
    (campaign.launch, campaign.priority) = (day, priority);
    campaign.touchpoints = vec![step(portal, 0, When::Day(0), None)];
    campaign
}

fn conflicts(portal: &Portal) -> Vec<Conflict> {
    Attention::of(portal, &plan(portal).0).conflicts
}

fn messages(portal: &Portal) -> Option<u64> {
    conflicts(portal).first().map(|conflict| conflict.load.messages)
}

#[test]
fn a_window_is_seven_days_by_the_clock_on_the_wall() {
    let mut portal = on(&["2027-03-05T09:00", "2027-03-12T09:00"]);
    portal.settings.policy.messages_per_week = 1;
    assert_eq!(messages(&portal), None, "Friday and the next Friday are two windows");
    portal = on(&["2027-03-05T09:00", "2027-03-11T09:00"]);
    portal.settings.policy.messages_per_week = 1;
    assert_eq!(messages(&portal), Some(2), "Friday and the next Thursday are one");
    // The clocks change on 28 March and on 31 October.
    for (first, second, over) in [
        ("2027-03-26T09:00", "2027-04-02T09:00", None),
        ("2027-03-26T09:00", "2027-04-02T08:59", Some(2)),
        ("2027-10-29T09:00", "2027-11-05T09:00", None),
        ("2027-10-29T09:00", "2027-11-05T08:59", Some(2)),
    ] {
        let mut portal = on(&[first, second]);
        portal.settings.policy.messages_per_week = 1;
        assert_eq!(messages(&portal), over, "{first} {second}");
    }
}

#[test]
fn a_calendar_week_goes_from_monday_to_sunday() {
    for (times, over) in
        [(["2027-03-07T09:00", "2027-03-08T09:00"], None), (["2027-03-08T00:00", "2027-03-14T23:59"], Some(2))]
    {
        let mut portal = on(&times);
        portal.settings.policy.messages_per_week = 1;
        portal.settings.policy.window = Window::Iso;
        let all = conflicts(&portal);
        assert_eq!(all.first().map(|conflict| conflict.load.messages), over, "{times:?}");
        if let Some(conflict) = all.first() {
            assert_eq!((conflict.from, conflict.to), (date(2027, 3, 8), date(2027, 3, 14)));
        }
    }
}

/// Each channel that comes to people is an interruption; a poster is none, and the arms of an experiment are one.
#[test]
fn channels_count_posters_and_arms_dont() {
    let mut portal = on(&["2027-03-05T09:00"]);
    portal.settings.policy.messages_per_week = 1;
    let step = &mut portal.campaigns[0].touchpoints[0];
    step.channels = vec![Channel::Email, Channel::Poster, Channel::Intranet, Channel::Calendar];
    step.variants.insert("b".to_owned(), TouchpointCopy::default());
    assert_eq!(messages(&portal), None, "the persona has no calendar");
    portal.campaigns[0].touchpoints[0].channels.push(Channel::Slack);
    assert_eq!(messages(&portal), Some(2));
    portal.settings.policy.exempt = vec![TouchpointKind::Teaser];
    assert_eq!(messages(&portal), None, "exempt");
}

#[test]
fn minutes_are_the_authors_or_the_time_to_read() {
    let mut portal = on(&["2027-03-05T09:00", "2027-03-08T09:00"]);
    portal.campaigns[0].touchpoints[0].minutes = Some(13);
    portal.campaigns[0].touchpoints[1].minutes = Some(12);
    assert_eq!(conflicts(&portal)[0].load, Load { messages: 2, minutes: 25 });
    portal.campaigns[0].touchpoints[1].minutes = None;
    portal.campaigns[0].touchpoints[1].item.body.blocks = [fixture::paragraph(&"word ".repeat(2_201))].into();
    assert_eq!(conflicts(&portal)[0].load, Load { messages: 2, minutes: 25 }, "201 words are two minutes");
    portal.campaigns[0].touchpoints[1].item.body.blocks = [].into();
    assert_eq!(messages(&portal), None, "at least one");
}

/// Somebody who is two personas gets the messages of both, and what goes to both only once in each channel.
#[test]
fn overlapping_personas_get_both_messages() {
    let mut portal = on(&["2027-03-05T09:00", "2027-03-08T09:00", "2027-03-09T09:00"]);
    portal.campaigns[0].touchpoints[1].personas = vec![Id::new(1)];
    portal.campaigns[0].touchpoints[2].personas = vec![Id::new(0), Id::new(1)];
    assert_eq!(messages(&portal), None);
    portal.personas[1].overlaps = vec![Id::new(0)];
    let found = conflicts(&portal);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].load.messages, found[0].audience.second), (3, Some(Id::new(1))));
    assert_eq!(found[0].members.len(), 3);
    // The same persona named by the other one as well is the same pair.
    portal.personas[0].overlaps = vec![Id::new(1), Id::new(0)];
    assert_eq!(conflicts(&portal).len(), 1);
}

/// Three campaigns on three days, of which one has to yield.
#[test]
fn the_lowest_priority_yields_then_the_later_launch_then_the_last_name() {
    let (early, late) = (date(2027, 3, 9), date(2027, 3, 10));
    for (b, c, yields, because) in [
        ((early, 4), (late, 5), 1, Yields::Priority),
        ((early, 5), (late, 5), 2, Yields::Launch),
        ((late, 5), (early, 5), 1, Yields::Launch),
        ((early, 5), (early, 5), 2, Yields::Name),
    ] {
        let mut portal = empty();
        let a = campaign(&portal, "a", early, 5);
        portal.campaigns = vec![a, campaign(&portal, "b", b.0, b.1), campaign(&portal, "c", c.0, c.1)];
        let found = conflicts(&portal);
        let way_out = found[0].way_out.as_ref().unwrap();
        assert_eq!((found.len(), way_out.campaign.index(), way_out.because), (1, yields, because));
    }
    let found = conflicts(&on(&["2027-03-09T09:00", "2027-03-10T09:00", "2027-03-11T09:00"]));
    let way_out = found[0].way_out.as_ref().unwrap();
    assert_eq!((way_out.touchpoint, way_out.because), (2, Yields::Later));
}

fn advice(portal: &Portal) -> Advice {
    conflicts(portal)[0].way_out.clone().unwrap().advice
}

#[test]
fn the_cheapest_slot_is_the_nearest_and_the_later_of_two() {
    let busy = ["2027-03-09T09:00", "2027-03-10T09:00", "2027-03-11T09:00"];
    assert_eq!(advice(&on(&busy)), Advice::Move(date(2027, 3, 16)), "when the first one is a week ago");
    let mut portal = on(&busy);
    portal.settings.policy.quiet_days = vec![Weekday::Tuesday];
    assert_eq!(advice(&portal), Advice::Move(date(2027, 3, 17)), "a quiet day is no advice");
    let mut portal = on(&busy);
    portal.campaigns[0].closes = Some(date(2027, 3, 15));
    // The order of the drip stays, so the last one can't come first.
    portal.settings.policy.messages_per_week = 1;
    assert!(matches!(advice(&portal), Advice::LeaveOut), "{:?}", advice(&portal));
}

#[test]
fn what_no_day_has_room_for_loses_the_channel_that_is_liked_least() {
    let mut portal = on(&["2027-03-09T09:00"]);
    portal.campaigns[0].touchpoints[0].channels = vec![Channel::Sms, Channel::Email, Channel::Slack];
    assert_eq!(advice(&portal), Advice::Keep(vec![Channel::Email, Channel::Slack], None));
    portal.settings.policy.messages_per_week = 0;
    assert_eq!(advice(&portal), Advice::LeaveOut);
    let mut portal = on(&["2027-03-09T09:00"]);
    portal.campaigns[0].touchpoints[0].minutes = Some(60);
    assert_eq!(advice(&portal), Advice::Shorten(24));
}

/// What was sent can't be unsent: it is told, and nobody yields. It still counts for what lies ahead.
#[test]
fn the_past_is_told_and_left_alone() {
    let mut portal = on(&["2027-03-09T09:00", "2027-03-10T09:00", "2027-03-11T09:00", "2027-03-12T09:00"]);
    portal.today = date(2027, 4, 1);
    let found = conflicts(&portal);
    assert_eq!((found.len(), found[0].way_out.is_none()), (1, true), "{found:?}");
    portal.today = date(2027, 3, 12);
    let open: Vec<_> = conflicts(&portal).into_iter().filter_map(|conflict| conflict.way_out).collect();
    assert_eq!(open.len(), 1);
    assert_eq!((open[0].touchpoint, &open[0].advice), (3, &Advice::Move(date(2027, 3, 17))));
}

#[test]
fn weeks_are_summed_up() {
    let portal = on(&["2027-03-09T09:00", "2027-03-12T09:00", "2027-03-17T09:00"]);
    let rows = Attention::of(&portal, &plan(&portal).0).rows;
    assert_eq!(rows.len(), 1);
    let weeks: Vec<_> = rows[0].weeks.iter().map(|(monday, week)| (*monday, week.load, week.peak)).collect();
    let (one, two) = (Load { messages: 1, minutes: 2 }, Load { messages: 2, minutes: 4 });
    assert_eq!(weeks, [(date(2027, 3, 8), two, two), (date(2027, 3, 15), one, one)]);
}

#[test]
fn endless_numbers_are_no_reason_to_panic() {
    for day in [Date::MIN, Date::MAX] {
        let mut portal = on(&["2027-03-09T09:00", "2027-03-09T10:00", "2027-03-09T11:00"]);
        for step in &mut portal.campaigns[0].touchpoints {
            (step.when, step.minutes) = (When::On(day), Some(u32::MAX));
        }
        (portal.today, portal.settings.policy.messages_per_week) = (day, 0);
        conflicts(&portal);
        portal.settings.policy.window = Window::Iso;
        conflicts(&portal);
    }
}

/// Follows all advice at once.
fn follow(portal: &mut Portal, conflicts: &[Conflict]) {
    let mut left_out = Vec::new();
    for way_out in conflicts.iter().filter_map(|conflict| conflict.way_out.as_ref()) {
        let campaign = &mut portal.campaigns[way_out.campaign.index()];
        let launch = campaign.launch;
        let step = &mut campaign.touchpoints[way_out.touchpoint];
        let mut go = |day: Date| match step.when {
            When::On(_) => step.when = When::On(day),
            When::Day(_) => step.when = When::Day(i64::from((day - launch).get_days())),
        };
        match &way_out.advice {
            Advice::Move(day) => go(*day),
            Advice::Shorten(minutes) => step.minutes = Some(u32::try_from(*minutes).unwrap()),
            Advice::Keep(channels, day) => {
                day.iter().for_each(|day| go(*day));
                step.channels.clone_from(channels);
            }
            Advice::LeaveOut => left_out.push((way_out.campaign.index(), way_out.touchpoint)),
        }
    }
    left_out.sort_unstable();
    for (campaign, touchpoint) in left_out.into_iter().rev() {
        portal.campaigns[campaign].touchpoints.remove(touchpoint);
    }
}

/// Up to five campaigns with up to six touchpoints within ten weeks, for two personas that may overlap.
fn any_portal() -> impl Strategy<Value = Portal> {
    let channels =
        prop::sample::subsequence(vec![Channel::Email, Channel::Slack, Channel::Sms, Channel::Poster], 1..=4);
    let personas = prop::sample::subsequence(vec![0_usize, 1], 1..=2);
    let clock = prop::option::of((0..24_i8).prop_map(|hour| time(hour, 30, 0, 0)));
    let step = (0..5_i64, any::<bool>(), clock, channels, personas, prop::option::of(0..30_u32));
    let campaign = (0..30_i64, 1..=9_u32, prop::option::of(20..60_i64), prop::collection::vec(step, 1..7));
    let campaigns = prop::collection::vec(campaign, 1..6);
    (campaigns, 1..4_u32, any::<bool>(), any::<bool>(), 0..40_i64).prop_map(
        |(campaigns, allowed, overlap, iso, today)| {
            let mut portal = empty();
            portal.today = date(2027, 3, 1) + today.days();
            let policy = &mut portal.settings.policy;
            policy.messages_per_week = allowed;
            policy.window = if iso { Window::Iso } else { Window::Rolling };
            policy.quiet_hours = Some((time(18, 0, 0, 0), time(8, 0, 0, 0)));
            policy.quiet_days = vec![Weekday::Saturday, Weekday::Sunday];
            policy.holidays = vec![date(2027, 3, 29)];
            portal.personas[1].overlaps = if overlap { vec![Id::new(0)] } else { Vec::new() };
            let made = campaigns.into_iter().enumerate().map(|(n, (launch, priority, closes, steps))| {
                let launch = date(2027, 3, 1) + launch.days();
                let mut made = self::campaign(&portal, &format!("c{n}"), launch, priority);
                made.closes = closes.map(|days| launch + days.days());
                let mut day = -7;
                made.touchpoints.clear();
                for (index, (gap, fixed, clock, channels, personas, minutes)) in steps.into_iter().enumerate() {
                    day += gap;
                    let when = if fixed { When::On(launch + day.days()) } else { When::Day(day) };
                    let mut step = self::step(&portal, index, when, clock);
                    (step.channels, step.minutes) = (channels, minutes);
                    step.personas = personas.into_iter().map(Id::new).collect();
                    made.touchpoints.push(step);
                }
                made
            });
            portal.campaigns = made.collect();
            portal
        },
    )
}

fn days(campaign: &Campaign) -> Vec<Date> {
    campaign.touchpoints.iter().map(|step| campaign.date(step)).collect()
}

proptest! {
    #[test]
    fn following_all_advice_leaves_no_conflict(portal in any_portal()) {
        let found = conflicts(&portal);
        let mut followed = portal.clone();
        follow(&mut followed, &found);
        let left: Vec<_> = conflicts(&followed).into_iter().filter(|conflict| conflict.way_out.is_some()).collect();
        prop_assert!(left.is_empty(), "{left:?}\nafter {found:?}");
        for campaign in &followed.campaigns {
            prop_assert!(days(campaign).is_sorted(), "the order of the drip stays");
        }
    }

    /// One finding for a touchpoint at most, and none about what was sent.
    #[test]
    fn nobody_yields_twice_or_after_the_fact(portal in any_portal()) {
        let found = conflicts(&portal);
        let mut yielding: Vec<_> =
            found.iter().filter_map(|c| c.way_out.as_ref()).map(|w| (w.campaign, w.touchpoint)).collect();
        let all = yielding.len();
        yielding.sort_unstable();
        yielding.dedup();
        prop_assert_eq!(yielding.len(), all);
        let messages = plan(&portal).0.messages;
        for message in messages.iter().filter(|m| yielding.contains(&(m.campaign, m.touchpoint))) {
            prop_assert!(message.date() >= portal.today);
        }
    }
}

/// A message on a Friday, and a reminder that is due on the Monday after it; one message a week.
fn with_reminder() -> Portal {
    let mut portal = on(&["2027-03-05T09:00"]);
    portal.settings.policy.messages_per_week = 1;
    portal.courses = vec![course("feedback", 90, &["What comes first?"])];
    let mut reminder = step(&portal, 1, When::On(date(2027, 3, 8)), None);
    reminder.recall = Some(Recall { course: Id::new(0), number: 1, question: 0 });
    reminder.channels = vec![Channel::Email, Channel::Slack];
    portal.campaigns[0].touchpoints.push(reminder);
    portal
}

#[test]
fn a_reminder_waits_until_there_is_room() {
    let (plan, findings) = plan(&with_reminder());
    let slots: Vec<_> = plan.messages.iter().filter(|message| message.touchpoint == 1).map(|m| m.slot).collect();
    assert_eq!(slots.len(), 3, "it stands ready in two channels and as a calendar entry");
    assert_eq!((slots[0].asked.date(), slots[0].day()), (date(2027, 3, 8), date(2027, 3, 12)));
    assert_eq!(slots[0].because, Some(Because::Budget));
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(conflicts(&with_reminder()), []);
}

#[test]
fn a_reminder_without_room_is_left_out_and_told() {
    let mut portal = with_reminder();
    for (index, week) in (2..).zip(1..6) {
        let day = date(2027, 3, 5).saturating_add(week.weeks());
        let weekly = step(&portal, index, When::On(day), Some(time(9, 0, 0, 0)));
        portal.campaigns[0].touchpoints.push(weekly);
    }
    let (plan, findings) = plan(&portal);
    assert!(plan.messages.iter().all(|message| message.touchpoint != 1));
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.contains("due on Monday 8 March 2027, is left out"), "{}", findings[0].message);
    assert_eq!(conflicts(&portal), [], "what was left out takes nothing");
}
