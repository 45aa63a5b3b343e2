//! Campaigns and their touchpoints: who is reached, when, by what words.

use std::collections::BTreeMap;

use super::context::Context;
use super::item;
use super::live::judge_slug;
use super::value;
use crate::diagnostics::nearest::{nearest, surely};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::Entry;
use crate::load::campaign::{
    CampaignRecord, CopyRecord, LandingRecord, NudgeRecord, SenderRecord, TouchpointCta, TouchpointRecord,
};
use crate::load::record::Names;
use crate::load::references::{Reference, Slug};
use crate::load::values::Spanned;
use crate::model::campaign::{
    ButtonLink, Campaign, Cta, Experiment, Funnel, Group, Holdout, Landing, Move, Nudge, Sender, SenderKind,
    Touchpoint, TouchpointCopy, TouchpointKind, VoiceChoice, When,
};
use crate::model::prose::Target;
use crate::model::{Choice, Id, Persona};
use crate::source::Place;

const MIDDLE_PRIORITY: u32 = 5;

/// `None` where the launch isn't known, which has been reported.
pub fn campaign(entry: &Entry<CampaignRecord>, context: &mut Context<'_>) -> Option<Campaign> {
    let record = &entry.record;
    let launch = record.launch?;
    if let Some(closes) = record.closes.as_ref().filter(|closes| closes.value < launch) {
        let message = format!("The campaign closes on {}, before it is launched on {launch}.", closes.value);
        context.report(Code::BadDate, closes.place.clone(), message, "Correct `closes` or `launch`.");
    }
    if record.courses.is_empty() && record.path.is_none() {
        let message = "The campaign leads nowhere: neither `courses` nor `path` is given.";
        let help = "Add a line like this: courses = [\"giving-feedback\"]";
        context.report(Code::MissingField, Place::file(&entry.source), message, help);
    }
    Some(Campaign {
        item: item::item(&record.item, entry, context),
        objective: record.objective.clone(),
        metric: record.metric.clone(),
        measures: record.measures.map(|word| word.0),
        baseline: record.baseline,
        target: record.target,
        courses: context.ids(&record.courses),
        path: record.path.as_ref().and_then(|path| context.id(path)),
        personas: context.ids(&record.personas),
        launch,
        closes: record.closes.as_ref().map(|closes| closes.value),
        finishes: record.finishes,
        priority: priority(record.priority.as_ref(), context),
        holdout: holdout(record, context),
        value: record.value.as_ref().and_then(|value| value::value(value, context)),
        landing: record.landing.as_ref().map(landing).unwrap_or_default(),
        cta: record.cta.as_ref().map(|cta| Cta { text: cta.text.clone(), minutes: cta.minutes }).unwrap_or_default(),
        landing_for: per_persona(&record.for_persona, entry, context, |own| {
            own.landing.as_ref().map(landing).unwrap_or_default()
        }),
        touchpoints: Vec::new(),
    })
}

fn priority(priority: Option<&Spanned<u32>>, context: &mut Context<'_>) -> u32 {
    let Some(priority) = priority else { return MIDDLE_PRIORITY };
    if !(1..=9).contains(&priority.value) {
        let message = format!("A priority goes from 1 to 9, and this is {}.", priority.value);
        context.report(Code::BadValue, priority.place.clone(), message, "9 yields last, 1 yields first.");
    }
    priority.value
}

fn holdout(record: &CampaignRecord, context: &mut Context<'_>) -> Option<Holdout> {
    let holdout = record.holdout.as_ref()?;
    let share = holdout.share.as_ref()?;
    if !(0.0..1.0).contains(&share.value) {
        let message = format!("A share goes from 0 to 1, and this is {}.", share.value);
        context.report(Code::BadValue, share.place.clone(), message, "One group in five is 0.2.");
    }
    let groups =
        holdout.groups.iter().map(|group| Group { id: group.0.id.clone().unwrap_or_default(), size: group.0.size });
    Some(Holdout {
        groups: groups.collect(),
        share: share.value,
        seed: holdout.seed.clone().unwrap_or_default(),
        until: holdout.until,
    })
}

fn landing(record: &LandingRecord) -> Landing {
    Landing {
        attention: record.attention.clone(),
        interest: record.interest.clone(),
        desire: record.desire.clone(),
        action: record.action.clone(),
    }
}

/// A table of persona slugs, with the personas resolved.
fn per_persona<R, T, U>(
    names: &Names<T>,
    entry: &Entry<R>,
    context: &mut Context<'_>,
    make: impl Fn(&T) -> U,
) -> BTreeMap<Id<Persona>, U> {
    let mut made = BTreeMap::new();
    for (slug, value) in names {
        let place = header_place(entry, "for", slug).unwrap_or_else(|| Place::file(&entry.source));
        if let Some(id) = context.id(&Reference { value: Slug::new(slug), place }) {
            made.insert(id, make(value));
        }
    }
    made
}

/// The line `[for.new-manager…]` of an entry, or wherever the name stands first.
fn header_place<R>(entry: &Entry<R>, table: &str, name: &str) -> Option<Place> {
    let text = &entry.source.text[..entry.body_place.span.start];
    let at = text.find(&format!("[{table}.{name}")).or_else(|| text.find(name))?;
    let line_end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
    Some(Place::new(&entry.source, at..line_end))
}

/// `None` where it isn't known when the touchpoint is due, which has been reported.
pub fn touchpoint(
    entry: &Entry<TouchpointRecord>,
    campaign: &Campaign,
    context: &mut Context<'_>,
) -> Option<Touchpoint> {
    let record = &entry.record;
    let when = when(entry, context)?;
    let personas = if record.personas.is_empty() { campaign.personas.clone() } else { context.ids(&record.personas) };
    let touchpoint = Touchpoint {
        item: item::item(&record.item, entry, context),
        kind: record.kind.map_or(TouchpointKind::Announcement, |kind| kind.0),
        stage: record.stage.map(|stage| stage.0),
        moves: record.moves.as_ref().and_then(|moves| self::moves(moves, context)),
        when,
        time: record.time,
        channels: record.channels.iter().map(|channel| channel.0).collect(),
        personas,
        sender: record.sender.as_ref().map(sender),
        copy: TouchpointCopy {
            subject: record.subject.clone(),
            preheader: record.preheader.clone(),
            sms: record.sms.clone(),
            cta: record.cta.as_ref().and_then(|cta| cta.0.text.clone()),
            cta_to: button_link(record.cta.as_ref()),
            body: None,
        },
        copy_for: per_persona(&record.for_persona, entry, context, copy),
        variants: variants(record, entry, context),
        voice: voice(record, context),
        minutes: record.minutes.or(record.cta.as_ref().and_then(|cta| cta.0.minutes)),
        experiment: experiment(record, context),
        nudge: record.nudge.as_ref().map(nudge),
        recall: None,
    };
    super::message::judge(&touchpoint, entry, context);
    Some(touchpoint)
}

/// The name of a variant becomes a part of its folder's.
fn variants(
    record: &TouchpointRecord,
    entry: &Entry<TouchpointRecord>,
    context: &mut Context<'_>,
) -> BTreeMap<String, TouchpointCopy> {
    for name in record.variants.keys() {
        let place = header_place(entry, "variants", name).unwrap_or_else(|| Place::file(&entry.source));
        judge_slug(name, &place, &mut context.findings);
    }
    record.variants.iter().map(|(name, variant)| (name.clone(), copy(variant))).collect()
}

fn when(entry: &Entry<TouchpointRecord>, context: &mut Context<'_>) -> Option<When> {
    let record = &entry.record;
    match (record.day, &record.date) {
        (Some(_), Some(date)) => {
            let message = "Both `day` and `date` are given, and they may not mean the same day.";
            context.report(Code::BadValue, date.place.clone(), message, "Keep one of the two lines.");
            Some(When::On(date.value))
        }
        (Some(day), None) => {
            judge_day(day, entry, context);
            Some(When::Day(day))
        }
        (None, Some(date)) => Some(When::On(date.value)),
        (None, None) => {
            // A `day` that is there but wrong has been reported where it stands.
            if !entry.fields.contains_key("day") && !entry.fields.contains_key("date") {
                let message = "Neither `day` nor `date` says when this is due.";
                let help = "Add a line like `day = -7` (seven days before the launch) or `date = 2027-01-11`.";
                context.report(Code::MissingField, Place::file(&entry.source), message, help);
            }
            None
        }
    }
}

/// Reports a slip of the keyboard. A day beyond the calendar would quietly become its last.
fn judge_day(day: i64, entry: &Entry<TouchpointRecord>, context: &mut Context<'_>) {
    if day.unsigned_abs() > Campaign::FARTHEST.unsigned_abs() {
        let message = format!("This is due {day} days from the launch, and messages go out within ten years of it.");
        let help = "Count the days from the launch, as in `day = 7` for a week after it, or name the day: `date = 2027-01-25`.";
        let place = entry.fields.get("day").map(|span| Place::new(&entry.source, span.clone()));
        context.report(Code::BadValue, place.unwrap_or_else(|| Place::file(&entry.source)), message, help);
    }
}

/// One step of the funnel, forward.
fn moves(moves: &Spanned<String>, context: &mut Context<'_>) -> Option<Move> {
    let words: Vec<&str> = Funnel::ALL.iter().map(|(word, _)| *word).collect();
    let (from, to) = moves.value.split_once("->").or_else(|| moves.value.split_once('→')).unwrap_or((&moves.value, ""));
    let parsed = Funnel::parse(from.trim()).zip(Funnel::parse(to.trim()));
    if parsed.is_none() {
        let wrong = [from.trim(), to.trim()].into_iter().find(|word| Funnel::parse(word).is_none()).unwrap_or_default();
        let meant = nearest(wrong, words.iter().copied()).map(|near| format!("Did you mean \"{near}\"? "));
        let message = format!("\"{}\" is not a step of the funnel.", moves.value);
        let help = format!(
            "{}Write it like \"aware->interested\"; the stages are {}.",
            meant.unwrap_or_default(),
            words.join(", ")
        );
        context.report(Code::BadValue, moves.place.clone(), message, help);
    }
    parsed.map(|(from, to)| Move { from, to })
}

fn sender(record: &SenderRecord) -> Sender {
    Sender {
        name: record.name.clone().unwrap_or_default(),
        role: record.role.clone(),
        kind: record.kind.map_or(SenderKind::LearningTeam, |kind| kind.0),
    }
}

fn copy(record: &CopyRecord) -> TouchpointCopy {
    TouchpointCopy {
        subject: record.subject.clone(),
        preheader: record.preheader.clone(),
        sms: record.sms.clone(),
        cta: record.cta.as_ref().and_then(|cta| cta.0.text.clone()),
        cta_to: button_link(record.cta.as_ref()),
        body: record.body.clone(),
    }
}

/// Where a button leads; the site map resolves it or reports it.
fn button_link(cta: Option<&TouchpointCta>) -> Option<ButtonLink> {
    let to = cta?.0.to.as_ref()?;
    let (address, place) = (to.value.trim().to_owned(), to.place.clone());
    (!address.is_empty()).then_some(ButtonLink { to: address, target: Target::Unresolved, place })
}

fn voice(record: &TouchpointRecord, context: &mut Context<'_>) -> VoiceChoice {
    if let (Some(_), Some(champion)) = (&record.testimonial, &record.champion) {
        let message = "Both a testimonial and a champion are named, and a message has one voice.";
        context.report(Code::BadValue, champion.place.clone(), message, "Keep one of the two lines.");
    }
    let testimonial = record.testimonial.as_ref().and_then(|name| context.id(name)).map(VoiceChoice::Testimonial);
    let champion = record.champion.as_ref().and_then(|name| context.id(name)).map(VoiceChoice::Champion);
    testimonial.or(champion).unwrap_or(VoiceChoice::Best)
}

fn experiment(record: &TouchpointRecord, context: &mut Context<'_>) -> Option<Experiment> {
    const TESTABLE: &[&str] = &["subject", "preheader", "sms", "cta", "body"];
    let experiment = record.experiment.as_ref()?;
    let tests = experiment.tests.as_ref()?;
    if !TESTABLE.contains(&tests.value.as_str()) {
        let near = nearest(&tests.value, TESTABLE.iter().copied());
        let message = format!("\"{}\" is no copy field that variants can differ in.", tests.value);
        let help = match near {
            Some(near) => format!("Did you mean \"{near}\"?"),
            None => format!("It is one of {}.", TESTABLE.join(", ")),
        };
        let meant = surely(&tests.value, TESTABLE.iter().copied());
        let finding = Diagnostic::new(Code::BadValue, tests.place.clone(), message).help(help);
        context.findings.push(finding.meant(&tests.value, meant));
    }
    Some(Experiment {
        tests: tests.value.clone(),
        audience: experiment.audience,
        baseline: experiment.baseline,
        mde: experiment.mde,
    })
}

fn nudge(record: &NudgeRecord) -> Nudge {
    Nudge {
        mechanism: record.mechanism.clone().unwrap_or_default(),
        purpose: record.purpose.clone().unwrap_or_default(),
        whose_goal: record.whose_goal.clone().unwrap_or_default(),
        opt_out: record.opt_out.as_ref().map(|it| it.value.clone()).unwrap_or_default(),
        opt_out_at: record.opt_out.as_ref().map(|it| it.place.clone()),
    }
}
