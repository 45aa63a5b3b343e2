//! Each part of a score, the turns that people take, what consent allows, and that the order of files changes nothing.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::score::{Reason, Score};
use super::{Voice, Why, unvoiced};
use crate::model::campaign::{Sender, SenderKind, TouchpointKind, VoiceChoice, When};
use crate::model::course::{Course, Format, Level, SkillGain};
use crate::model::persona::Depth;
use crate::model::voice::{Scope, Testimonial, VoiceKind};
use crate::model::{Channel, Id, Portal};
use crate::render::channels::fixture;
use crate::schedule::{Message, messages};

fn course(slug: &str, level: Option<Level>, skill: Option<usize>) -> Course {
    let skills = skill.map(|skill| SkillGain { skill: Id::new(skill), from: 0, to: None });
    Course {
        item: fixture::item(slug, slug),
        promise: None,
        why: None,
        format: Format::SelfPaced,
        level,
        minutes: None,
        language: "en".to_owned(),
        skills: skills.into_iter().collect(),
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
        retain_for: None,
        badge: None,
        modules: Vec::new(),
        quiz: Vec::new(),
    }
}

const FEEDBACK: usize = 0;
const COACHING: usize = 1;
const WELDING: usize = 2;

/// Somebody who speaks to new managers of `course`, said on the day of the launch.
fn peer(person: &str, course: usize) -> Testimonial {
    let mut testimonial = fixture::portal().testimonials.remove(0);
    testimonial.item.slug = person.to_lowercase();
    testimonial.person = person.to_owned();
    testimonial.courses = vec![Id::new(course)];
    testimonial.date = Some(date(2027, 1, 1));
    testimonial.consent.scope = BTreeSet::from([Scope::Email, Scope::Chat, Scope::Print]);
    testimonial
}

/// One campaign about feedback with a touchpoint on each of these days, which leaves the voice to us.
fn portal(voices: Vec<Testimonial>, days: &[i64]) -> Portal {
    let mut portal = fixture::portal();
    portal.courses = vec![
        course("feedback", Some(Level::Beginner), Some(0)),
        course("coaching", Some(Level::Intermediate), Some(0)),
        course("welding", Some(Level::Advanced), Some(1)),
    ];
    portal.testimonials = voices;
    portal.personas[0].channels = vec![Channel::Email, Channel::Slack, Channel::Poster];
    let campaign = &mut portal.campaigns[0];
    campaign.courses = vec![Id::new(FEEDBACK)];
    let mut first = campaign.touchpoints.remove(0);
    first.voice = VoiceChoice::Best;
    first.personas = vec![Id::new(0)];
    campaign.touchpoints.extend(days.iter().enumerate().map(|(index, day)| {
        let mut touchpoint = first.clone();
        touchpoint.item.slug = format!("{index:02}");
        touchpoint.when = When::Day(*day);
        touchpoint
    }));
    portal
}

fn person<'a>(portal: &'a Portal, message: &Message) -> Option<&'a str> {
    message.voice.as_ref().map(|chosen| chosen.voice.person(portal))
}

/// Who speaks in each message.
fn people(portal: &Portal) -> Vec<String> {
    let of = |message: &Message| person(portal, message).unwrap_or("nobody").to_owned();
    messages(portal).iter().map(of).collect()
}

/// The score of the last message's voice.
fn score(portal: &Portal) -> Score {
    match messages(portal).pop().and_then(|message| message.voice).map(|chosen| chosen.why) {
        Some(Why::Best(score)) => score,
        other => panic!("no best match: {other:?}"),
    }
}

fn points(portal: &Portal, reason: impl Fn(&Reason) -> bool) -> Option<i32> {
    score(portal).parts.iter().find(|part| reason(&part.reason)).map(|part| part.points)
}

#[test]
fn a_peer_who_took_the_course_scores_in_each_part() {
    let portal = portal(vec![peer("Ana", FEEDBACK)], &[0]);
    let parts: Vec<_> = score(&portal).parts.iter().map(|part| (part.reason, part.points)).collect();
    let expected = [
        (Reason::Kind(VoiceKind::Peer), 1),
        (Reason::SamePersona, 4),
        (Reason::SameCourse, 2),
        (Reason::Level(Level::Beginner), 1),
        (Reason::Age { months: 0 }, 1),
    ];
    assert_eq!(parts, expected);
    assert_eq!(score(&portal).points(), 9);
}

#[test]
fn people_like_the_reader_come_before_people_who_took_the_course() {
    let mut stranger = peer("Ana", FEEDBACK);
    stranger.personas = vec![Id::new(1)];
    let portal = portal(vec![stranger, peer("Bo", COACHING)], &[0]);
    assert_eq!(people(&portal), ["Bo"]);
    assert_eq!(points(&portal, |reason| *reason == Reason::SameSkill), Some(1));
    assert_eq!(points(&portal, |reason| *reason == Reason::Level(Level::Intermediate)), Some(0));
}

#[test]
fn a_story_of_quite_another_course_is_not_told() {
    let mut general = peer("Bo", WELDING);
    general.courses.clear();
    assert_eq!(people(&portal(vec![peer("Ana", WELDING)], &[0])), ["nobody"]);
    assert_eq!(people(&portal(vec![peer("Ana", WELDING), general], &[0])), ["Bo"]);
}

#[test]
fn the_nearest_of_somebodys_levels_counts() {
    let mut expert = peer("Ana", FEEDBACK);
    expert.courses = vec![Id::new(FEEDBACK), Id::new(WELDING)];
    let mut portal = portal(vec![expert], &[0]);
    let level = |portal: &Portal| points(portal, |reason| matches!(reason, Reason::Level(_)));
    assert_eq!(level(&portal), Some(1), "the beginners' course is one of theirs");
    portal.courses[FEEDBACK].level = None;
    assert_eq!(level(&portal), None, "nobody asks for a level");
    portal.personas[0].depth = Some(Depth::Nudge);
    assert_eq!(level(&portal), Some(-1), "an expert, for people who want the short version");
    portal.personas[0].depth = Some(Depth::Detail);
    assert_eq!(level(&portal), Some(1));
}

#[test]
fn words_grow_old() {
    let aged = |day| {
        let mut ana = peer("Ana", FEEDBACK);
        ana.date = day;
        points(&portal(vec![ana], &[0]), |reason| matches!(reason, Reason::Age { .. }))
    };
    assert_eq!(aged(Some(date(2027, 2, 1))), Some(1), "younger than the message");
    assert_eq!(aged(Some(date(2026, 7, 18))), Some(1), "180 days");
    assert_eq!(aged(Some(date(2026, 7, 17))), Some(0));
    assert_eq!(aged(Some(date(2025, 1, 14))), Some(0), "730 days");
    assert_eq!(aged(Some(date(2025, 1, 13))), Some(-1));
    assert_eq!(aged(None), None);
}

#[test]
fn a_leader_endorses_and_a_peer_tells() {
    let mut leader = peer("Lea", FEEDBACK);
    leader.kind = VoiceKind::Leader;
    let mut portal = portal(vec![leader, peer("Ana", FEEDBACK)], &[0]);
    assert_eq!(people(&portal), ["Ana"]);
    portal.campaigns[0].touchpoints[0].kind = TouchpointKind::Endorsement;
    assert_eq!(people(&portal), ["Lea"]);
}

#[test]
fn people_take_turns_and_rest() {
    let voices = || vec![peer("Ana", FEEDBACK), peer("Bo", FEEDBACK)];
    assert_eq!(people(&portal(voices(), &[0, 7, 14, 21])), ["Ana", "Bo", "Ana", "Bo"]);
    let alone = portal(vec![peer("Ana", FEEDBACK)], &[0, 7, 14, 28, 36]);
    assert_eq!(people(&alone), ["Ana", "Ana", "nobody", "nobody", "Ana"], "one person doesn't carry a campaign");
    assert_eq!(points(&alone, |reason| matches!(reason, Reason::Heard(_))), None, "four weeks have passed");
}

#[test]
fn whoever_spoke_lately_yields_by_how_often_and_how_lately() {
    let heard = |days: &[i64]| {
        let mut portal = portal(vec![peer("Ana", FEEDBACK)], days);
        for touchpoint in &mut portal.campaigns[0].touchpoints {
            touchpoint.kind = TouchpointKind::SuccessStory;
        }
        let last = score(&portal).parts.last().copied();
        last.filter(|part| matches!(part.reason, Reason::Heard(_))).map(|part| part.points)
    };
    assert_eq!(heard(&[0, 29]), None);
    assert_eq!(heard(&[0, 28]), Some(-2));
    assert_eq!(heard(&[0, 11]), Some(-2));
    assert_eq!(heard(&[0, 10]), Some(-3), "two messages in a row");
    assert_eq!(heard(&[0, 7, 14]), Some(-5));
}

/// Ana's words are fresh, so that she is ahead by a point; still she doesn't speak twice in a row.
#[test]
fn nobody_speaks_twice_in_a_row_where_somebody_else_fits() {
    let mut bo = peer("Bo", FEEDBACK);
    bo.date = None;
    assert_eq!(people(&portal(vec![peer("Ana", FEEDBACK), bo], &[-7, 0, 21, 28])), ["Ana", "Bo", "Ana", "Bo"]);
}

#[test]
fn a_message_about_a_voice_has_one_even_if_it_was_heard() {
    let mut portal = portal(vec![peer("Ana", FEEDBACK)], &[0, 7, 14]);
    portal.campaigns[0].touchpoints[2].kind = TouchpointKind::SuccessStory;
    assert_eq!(people(&portal), ["Ana", "Ana", "Ana"]);
    assert_eq!(points(&portal, |reason| matches!(reason, Reason::Heard(_))), Some(-5));
}

#[test]
fn turns_are_taken_across_campaigns_by_date() {
    let mut portal = portal(vec![peer("Ana", FEEDBACK), peer("Bo", FEEDBACK)], &[10]);
    let mut other = portal.campaigns[0].clone();
    other.item.slug = "autumn".to_owned();
    other.touchpoints[0].when = When::Day(3);
    portal.campaigns.push(other);
    assert_eq!(people(&portal), ["Bo", "Ana"], "the second campaign's message goes out first");
}

#[test]
fn a_message_about_a_voice_without_any_is_reported_once_for_its_readers() {
    let silent = |kind: TouchpointKind, change: fn(&mut Portal)| {
        let mut portal = portal(vec![peer("Ana", WELDING)], &[0]);
        let touchpoint = &mut portal.campaigns[0].touchpoints[0];
        touchpoint.kind = kind;
        touchpoint.channels = vec![Channel::Email, Channel::Slack, Channel::Poster, Channel::Sms];
        change(&mut portal);
        unvoiced(&portal, &messages(&portal)).iter().map(|finding| finding.message.clone()).collect::<Vec<_>>()
    };
    let title = &fixture::portal().personas[0].item.title;
    let said = format!(
        "Nobody who agreed to appear in e-mails or chats fits \"{title}\": this goes out as the sender's letter."
    );
    assert_eq!(silent(TouchpointKind::Endorsement, |_| {}), [said]);
    assert_eq!(silent(TouchpointKind::Reminder, |_| {}), [""; 0]);
    let fine: [fn(&mut Portal); 3] = [
        |portal| portal.personas[0].channels = vec![Channel::Poster, Channel::Sms],
        |portal| portal.testimonials[0].courses = vec![Id::new(FEEDBACK)],
        // Somebody named who may not appear is for check to report.
        |portal| {
            portal.testimonials[0].consent.scope.clear();
            portal.campaigns[0].touchpoints[0].voice = VoiceChoice::Testimonial(Id::new(0));
        },
    ];
    for change in fine {
        assert_eq!(silent(TouchpointKind::Testimonial, change), [""; 0]);
    }
}

#[test]
fn days_beyond_the_calendar_are_its_last() {
    let portal = portal(vec![peer("Ana", FEEDBACK)], &[i64::MIN, 4_000_000, i64::MAX]);
    let days: Vec<_> = messages(&portal).iter().map(|message| message.date().year()).collect();
    assert_eq!(days, [-9999, 9999, 9999]);
}

#[test]
fn whom_the_author_wants_heard_next_week_is_not_chosen_before() {
    let mut portal = portal(vec![peer("Ana", FEEDBACK), peer("Bo", FEEDBACK)], &[0, 7]);
    portal.campaigns[0].touchpoints[1].voice = VoiceChoice::Testimonial(Id::new(0));
    assert_eq!(people(&portal), ["Bo", "Ana"]);
    portal.testimonials.pop();
    portal.campaigns[0].touchpoints.swap(0, 1);
    let heard = score(&portal).parts.last().copied().map(|part| part.reason);
    assert!(matches!(heard, Some(Reason::Heard(lately)) if lately.days_ago == -7), "{heard:?}");
}

#[test]
fn nobody_quotes_themselves_and_signing_is_speaking() {
    let mut portal = portal(vec![peer("Ana", FEEDBACK), peer("Bo", FEEDBACK)], &[0, 7]);
    let sender = Sender { name: "Ana ".to_owned(), role: None, kind: SenderKind::Peer };
    portal.campaigns[0].touchpoints[0].sender = Some(sender);
    portal.testimonials.push(peer("Cy", FEEDBACK));
    assert_eq!(people(&portal), ["Bo", "Cy"], "Ana signed the first message");
}

/// Slack and poster ask for other consents than e-mail.
#[test]
fn channels_share_a_voice_where_the_consent_allows_it() {
    let every = vec![Channel::Email, Channel::Slack, Channel::Poster];
    let (mut ana, bo) = (peer("Ana", FEEDBACK), peer("Bo", COACHING));
    ana.consent.scope = BTreeSet::from([Scope::Email, Scope::Chat]);
    let mut portal = portal(vec![ana, bo], &[0]);
    portal.campaigns[0].touchpoints[0].channels = every;
    assert_eq!(people(&portal), ["Bo", "Bo", "Bo"], "one voice that may appear everywhere");
    portal.testimonials[1].consent.scope = BTreeSet::from([Scope::Print]);
    assert_eq!(people(&portal), ["Ana", "Ana", "Bo"], "each where they agreed");
    portal.testimonials.pop();
    assert_eq!(people(&portal), ["Ana", "Ana", "nobody"]);
    portal.campaigns[0].touchpoints[0].voice = VoiceChoice::Testimonial(Id::new(0));
    assert_eq!(people(&portal), ["Ana", "Ana", "nobody"], "the author's choice needs the consent, too");
}

#[test]
fn a_consent_that_ends_before_the_message_does_not_carry_it() {
    let mut ana = peer("Ana", FEEDBACK);
    ana.consent.until = Some(date(2027, 1, 21));
    let mut portal = portal(vec![ana], &[7, 8]);
    assert_eq!(people(&portal), ["Ana", "nobody"]);
    for touchpoint in &mut portal.campaigns[0].touchpoints {
        touchpoint.voice = VoiceChoice::Testimonial(Id::new(0));
    }
    assert_eq!(people(&portal), ["Ana", "nobody"]);
}

#[test]
fn a_champion_speaks_where_no_testimonial_fits() {
    let mut portal = portal(vec![peer("Ana", WELDING)], &[0]);
    let mut champion = fixture::champion("Cleo");
    champion.personas = vec![Id::new(0)];
    portal.champions = vec![champion];
    assert_eq!(people(&portal), ["Cleo"]);
    portal.testimonials.push(peer("Bo", COACHING));
    assert_eq!(people(&portal), ["Bo"]);
}

#[test]
fn a_champion_without_words_is_not_quoted() {
    let mut portal = portal(Vec::new(), &[0]);
    let mut champion = fixture::champion("Cleo");
    (champion.personas, champion.recognition) = (vec![Id::new(0)], None);
    portal.champions = vec![champion];
    assert_eq!(messages(&portal).pop().and_then(|message| message.voice), None);
}

#[test]
fn what_the_author_names_is_not_scored() {
    let mut portal = portal(vec![peer("Ana", FEEDBACK), peer("Bo", WELDING)], &[0]);
    portal.campaigns[0].touchpoints[0].voice = VoiceChoice::Testimonial(Id::new(1));
    let chosen = messages(&portal).pop().and_then(|message| message.voice).unwrap();
    assert_eq!((chosen.voice, chosen.why), (Voice::Testimonial(Id::new(1)), Why::Named));
}

/// A voice with any courses, persona, kind, age and consent.
fn any_voice() -> impl Strategy<Value = Testimonial> {
    let scopes = [Scope::Email, Scope::Chat, Scope::Print];
    (0..3_usize, 0..2_usize, any::<bool>(), 0..900_i64, 0..8_usize).prop_map(
        move |(course, persona, leads, age, mask)| {
            let mut voice = peer("", course);
            voice.personas = vec![Id::new(persona)];
            voice.kind = if leads { VoiceKind::Leader } else { VoiceKind::Peer };
            voice.date = date(2027, 2, 1).checked_sub(jiff::Span::new().days(age)).ok();
            voice.consent.scope =
                scopes.iter().enumerate().filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, s)| *s).collect();
            voice
        },
    )
}

/// Campaign, touchpoint, channel and who speaks there, in an order that isn't the portal's.
fn spoken(portal: &Portal) -> BTreeSet<(String, String, &'static str, Option<String>)> {
    let of = |message: &Message| {
        let slugs = (&portal[message.campaign].item.slug, &message.touchpoint(portal).item.slug);
        let speaker = person(portal, message).map(str::to_owned);
        (slugs.0.clone(), slugs.1.clone(), crate::model::Choice::word(message.channel), speaker)
    };
    messages(portal).iter().map(of).collect()
}

proptest! {
    #[test]
    fn the_order_of_files_does_not_matter(
        voices in proptest::collection::vec(any_voice(), 1..7),
        days in proptest::collection::vec(-10..30_i64, 1..5),
        turn in 0..7_usize,
    ) {
        let named = voices.into_iter().enumerate().map(|(index, mut voice)| {
            voice.person = format!("P{index}");
            voice.item.slug = voice.person.clone();
            voice
        });
        let mut portal = portal(named.collect(), &days);
        for touchpoint in &mut portal.campaigns[0].touchpoints {
            touchpoint.channels = vec![Channel::Email, Channel::Slack, Channel::Poster];
        }
        let mut other = portal.campaigns[0].clone();
        other.item.slug = "autumn".to_owned();
        portal.campaigns.push(other);
        let expected = spoken(&portal);
        portal.campaigns.reverse();
        let most = portal.testimonials.len();
        portal.testimonials.rotate_left(turn % most);
        prop_assert_eq!(spoken(&portal), expected.clone());
        portal.testimonials.reverse();
        prop_assert_eq!(spoken(&portal), expected);
    }
}
