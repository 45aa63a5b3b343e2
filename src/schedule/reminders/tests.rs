//! When reminders come, what they say and what they don't, and whom they leave alone.

use jiff::civil::{Date, date};

use super::add;
use crate::model::campaign::{Campaign, Funnel, Move, TouchpointKind, When};
use crate::model::course::{Course, Format, Question};
use crate::model::{Channel, Id, Portal};
use crate::render::channels::fixture;
use crate::schedule::messages;

fn question(words: &str) -> Question {
    let options = vec![fixture::copy("This one"), fixture::copy("Never that")];
    let why = Some(fixture::copy("Because of the heat."));
    Question { question: fixture::copy(words), options, answer: 0, why, module: None }
}

pub fn course(slug: &str, days: u32, questions: &[&str]) -> Course {
    Course {
        item: fixture::item(slug, slug),
        promise: None,
        why: None,
        format: Format::SelfPaced,
        level: None,
        minutes: None,
        language: "en".to_owned(),
        skills: Vec::new(),
        personas: Vec::new(),
        prerequisites: Vec::new(),
        platform: None,
        course_id: None,
        start_url: None,
        access: Vec::new(),
        apply_tomorrow: None,
        teach_back: None,
        career_outcomes: Vec::new(),
        community: None,
        retain_for: Some(days),
        badge: None,
        modules: Vec::new(),
        quiz: questions.iter().map(|words| question(words)).collect(),
    }
}

/// A campaign for one course that is to be remembered for 90 days, launched on the day of the study's example.
fn portal() -> Portal {
    let mut portal = fixture::portal();
    portal.courses = vec![course("feedback", 90, &["First?", "Second?"])];
    let campaign = &mut portal.campaigns[0];
    campaign.courses = vec![Id::new(0)];
    campaign.launch = date(2026, 1, 5);
    portal.personas[0].channels = vec![Channel::Sms, Channel::Email, Channel::Slack];
    campaign.touchpoints[0].channels = vec![Channel::Email, Channel::Sms, Channel::Slack, Channel::Poster];
    portal
}

/// The words as keys, with what stands in them.
fn words(key: &str, names: &[(&str, &str)]) -> String {
    let names: Vec<_> = names.iter().map(|(_, value)| *value).collect();
    format!("{key}({})", names.join(", "))
}

fn reminded(mut portal: Portal) -> Portal {
    add(&mut portal, &words);
    portal
}

/// Slugs and days of what was added to a campaign.
fn added(campaign: &Campaign) -> Vec<(String, Date)> {
    let of = campaign.touchpoints.iter().filter(|touchpoint| touchpoint.recall.is_some());
    of.map(|touchpoint| (touchpoint.item.slug.clone(), campaign.date(touchpoint))).collect()
}

fn days(portal: &Portal) -> Vec<Date> {
    added(&portal.campaigns[0]).into_iter().map(|(_, day)| day).collect()
}

#[test]
fn reminders_come_when_the_study_says() {
    let portal = reminded(portal());
    let expected = [
        ("reminder-feedback-1", date(2026, 1, 19)),
        ("reminder-feedback-2", date(2026, 2, 2)),
        ("reminder-feedback-3", date(2026, 3, 2)),
    ];
    assert_eq!(added(&portal.campaigns[0]), expected.map(|(slug, day)| (slug.to_owned(), day)));
}

#[test]
fn a_holiday_rolls_forward() {
    let mut portal = portal();
    portal.settings.policy.holidays = vec![date(2026, 1, 19)];
    let portal = reminded(portal);
    let first = messages(&portal).into_iter().find(|message| message.touchpoint == 1).unwrap();
    assert_eq!((first.slot.asked.date(), first.date()), (date(2026, 1, 19), date(2026, 1, 20)));
}

#[test]
fn they_are_counted_from_the_day_people_have_finished() {
    let mut portal = portal();
    let mut last = portal.campaigns[0].touchpoints[0].clone();
    last.when = When::Day(10);
    last.moves = Some(Move { from: Funnel::Learner, to: Funnel::Finisher });
    portal.campaigns[0].touchpoints.push(last);
    assert_eq!(days(&reminded(portal.clone()))[0], date(2026, 1, 29));
    portal.campaigns[0].finishes = Some(date(2026, 2, 1));
    portal.campaigns[0].closes = Some(date(2026, 1, 31));
    assert_eq!(days(&reminded(portal))[0], date(2026, 2, 15), "after the campaign has closed, too");
}

#[test]
fn questions_take_turns_and_no_message_says_which_option_is_right() {
    let portal = reminded(portal());
    let reminders = &portal.campaigns[0].touchpoints[1..];
    let asked: Vec<_> = reminders.iter().map(|t| t.recall.unwrap().question).collect();
    assert_eq!(asked, [0, 1, 0]);
    let said = format!("{:?}", reminders[0].item.body);
    assert!(said.contains("First?") && said.contains("This one") && said.contains("Never that"), "{said}");
    assert!(!said.contains("Because of the heat") && !said.contains("Second?"), "{said}");
    assert_eq!(reminders[0].kind, TouchpointKind::Reminder);
    assert_eq!(reminders[0].sender.as_ref().map(|s| &s.name), portal.settings.contact.as_ref().map(|c| &c.name));
    assert!(reminders.iter().all(|reminder| reminder.nudge.is_some()), "everybody can decline");
}

#[test]
fn a_persona_is_asked_in_the_two_channels_it_likes_best_or_by_its_calendar() {
    let portal = reminded(portal());
    let of_first = messages(&portal).into_iter().filter(|message| message.touchpoint == 1);
    let channels: Vec<_> = of_first.map(|message| message.channel).collect();
    assert_eq!(channels, [Channel::Sms, Channel::Email, Channel::Calendar]);
}

#[test]
fn who_can_not_be_reached_is_left_alone() {
    let mut portal = portal();
    portal.personas[0].channels = vec![Channel::Poster, Channel::Teams];
    assert_eq!(days(&reminded(portal)), [], "the campaign doesn't use Teams");
}

#[test]
fn without_an_interval_or_questions_there_is_nothing_to_ask() {
    let mut portal = portal();
    portal.courses[0].quiz.clear();
    assert_eq!(days(&reminded(portal.clone())), []);
    portal.courses[0].retain_for = None;
    assert_eq!(days(&reminded(portal)), []);
}

#[test]
fn two_campaigns_ask_the_same_people_once() {
    let mut portal = portal();
    let mut second = portal.campaigns[0].clone();
    second.item.slug = "again".to_owned();
    second.launch = date(2026, 2, 1);
    portal.campaigns.insert(0, second);
    let portal = reminded(portal);
    assert_eq!(added(&portal.campaigns[0]), [], "the later one, whatever the order of files");
    assert_eq!(added(&portal.campaigns[1]).len(), 3);
    let mut portal = portal;
    portal.campaigns.iter_mut().for_each(|campaign| campaign.touchpoints.truncate(1));
    portal.campaigns[0].launch = date(2026, 4, 5);
    assert_eq!(added(&reminded(portal).campaigns[0]).len(), 3, "when the first has run out");
}

#[test]
fn nothing_else_in_the_plan_moves() {
    let before = messages(&portal());
    let portal = reminded(portal());
    let after: Vec<_> = messages(&portal).into_iter().filter(|m| m.touchpoint(&portal).recall.is_none()).collect();
    assert_eq!(before, after);
}

#[test]
fn calendars_end() {
    let mut portal = portal();
    portal.courses[0].retain_for = Some(u32::MAX);
    portal.campaigns[0].launch = Date::MAX;
    assert_eq!(days(&reminded(portal)), [Date::MAX; 4]);
}
