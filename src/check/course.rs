//! Courses: formats, minutes, modules, quizzes, and where the first minute starts.

use super::context::Context;
use super::item;
use crate::diagnostics::nearest::{nearest, surely};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::Entry;
use crate::load::course::{Answer, CourseRecord, QuestionRecord};
use crate::load::values::{Spanned, parse_address};
use crate::model::Id;
use crate::model::course::{Badge, Course, Format, Module, Question, SkillGain};

pub fn course(entry: &Entry<CourseRecord>, context: &mut Context<'_>) -> Course {
    let record = &entry.record;
    let platform = platform(record, context);
    let platform_steps = platform.as_ref().and_then(|id| context.platforms.get(id)).map(|p| p.steps.clone());
    let access = if record.access.is_empty() {
        platform_steps.unwrap_or_default()
    } else {
        record.access.iter().map(|step| step.0).collect()
    };
    let modules = modules(entry, context);
    Course {
        item: item::item(&record.item, entry, context),
        promise: record.promise.clone(),
        why: record.why.clone(),
        format: record.format.map_or(Format::SelfPaced, |format| format.0),
        level: record.level.map(|level| level.0),
        minutes: minutes(record, &modules, context),
        language: record.language.clone().unwrap_or_else(|| context.language.to_owned()),
        skills: skills(record, context),
        personas: context.ids(&record.personas),
        prerequisites: context.ids(&record.prerequisites),
        start_url: start_url(record, platform.as_deref(), context),
        platform,
        course_id: record.course_id.as_ref().map(|id| id.value.clone()),
        access,
        apply_tomorrow: record.apply_tomorrow.clone(),
        teach_back: record.teach_back.clone(),
        career_outcomes: record.career_outcomes.clone(),
        community: record.community.as_ref().and_then(|reference| context.id(reference)),
        retain_for: record.retain_for.map(|days| days.0),
        badge: record
            .badge
            .as_ref()
            .map(|badge| Badge { name: badge.name.clone().unwrap_or_default(), criteria: badge.criteria.clone() }),
        quiz: quiz(record, &modules, context),
        modules,
    }
}

/// The platform's id, if it is one of those in portal.toml.
fn platform(record: &CourseRecord, context: &mut Context<'_>) -> Option<String> {
    let reference = record.platform.as_ref()?;
    let name = &reference.value.0;
    if context.platforms.contains_key(name) {
        return Some(name.clone());
    }
    let known: Vec<&str> = context.platforms.keys().map(String::as_str).collect();
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("Did you mean \"{near}\"?"),
        None if known.is_empty() => format!("Describe it in portal.toml under [platforms.{name}]. There are none yet."),
        None => format!("Describe it in portal.toml under [platforms.{name}]. There are: {}.", known.join(", ")),
    };
    let message = format!("There is no platform called \"{name}\" in portal.toml.");
    let finding = Diagnostic::new(Code::DanglingReference, reference.place.clone(), message).help(help);
    context.findings.push(finding.meant(name, surely(name, known)));
    None
}

/// The course's own address, else the platform's deep link with the course's number in it.
fn start_url(record: &CourseRecord, platform: Option<&str>, context: &mut Context<'_>) -> Option<String> {
    if let Some(url) = &record.start_url {
        return Some(url.0.clone());
    }
    let deep_link = context.platforms.get(platform?)?.deep_link.clone()?;
    let Some(course_id) = &record.course_id else {
        if deep_link.contains("{course_id}") {
            let place = record.platform.as_ref()?.place.clone();
            let message = "The platform's address needs the course's number, which is not given.";
            context.report(Code::MissingField, place, message, "Add a line: course_id = \"…\".");
        }
        return None;
    };
    let encoded: String = url::form_urlencoded::byte_serialize(course_id.value.as_bytes()).collect();
    parse_address(&deep_link.replace("{course_id}", &encoded))
}

fn minutes(record: &CourseRecord, modules: &[Module], context: &mut Context<'_>) -> Option<u32> {
    let sum: u32 = modules.iter().filter_map(|module| module.minutes).fold(0, u32::saturating_add);
    let Some(duration) = &record.duration else { return (sum > 0).then_some(sum) };
    let every_module_timed = !modules.is_empty() && modules.iter().all(|module| module.minutes.is_some());
    if every_module_timed && sum > duration.value.0 {
        let message = format!("The modules take {sum} minutes together, more than the {} said here.", duration.value.0);
        let help = "Remove `duration`, and the modules are added up.";
        context.report(Code::BadValue, duration.place.clone(), message, help);
    }
    Some(duration.value.0)
}

fn skills(record: &CourseRecord, context: &mut Context<'_>) -> Vec<SkillGain> {
    let mut gains = Vec::new();
    for skill in &record.skills {
        let skill = &skill.0;
        let Some(id) = skill.id.as_ref().and_then(|id| context.id(id)) else { continue };
        let from = skill.from.as_ref().map_or(0, |from| from.value);
        if let Some(to) = skill.to.as_ref().filter(|to| to.value <= from) {
            let message = format!("A course can't lead from level {from} to level {}.", to.value);
            context.report(Code::BadValue, to.place.clone(), message, "`to` is higher than `from`.");
        }
        gains.push(SkillGain { skill: id, from, to: skill.to.as_ref().map(|to| to.value) });
    }
    gains
}

fn modules(entry: &Entry<CourseRecord>, context: &mut Context<'_>) -> Vec<Module> {
    let mut modules = Vec::new();
    for module in &entry.record.modules {
        let transcript = module.transcript.as_ref().and_then(|transcript| {
            parse_address(&transcript.value)
                .or_else(|| context.file(&entry.folder, &transcript.value, &transcript.place))
        });
        modules.push(Module {
            title: module.title.as_ref().map(|title| title.value.clone()).unwrap_or_default(),
            minutes: module.duration.as_ref().map(|duration| duration.value.0),
            summary: module.summary.clone(),
            start_url: module.start_url.as_ref().map(|url| url.0.clone()),
            media: module.media.map(|media| media.0),
            transcript,
        });
    }
    modules
}

fn quiz(record: &CourseRecord, modules: &[Module], context: &mut Context<'_>) -> Vec<Question> {
    let titles: Vec<String> = modules.iter().map(|module| module.title.clone()).collect();
    record.quiz.iter().filter_map(|question| self::question(question, &titles, context)).collect()
}

fn question(record: &QuestionRecord, modules: &[String], context: &mut Context<'_>) -> Option<Question> {
    let options: Vec<String> = record.options.iter().map(|option| option.value.written()).collect();
    if let [only] = &record.options[..] {
        let message = "A question with one answer to choose from asks nothing.";
        context.report(Code::BadValue, only.place.clone(), message, "Give at least two options.");
    }
    let answer = record.answer.as_ref().and_then(|answer| entry_of(answer, &options, "options", context));
    let module = record.module.as_ref().and_then(|module| entry_of(module, modules, "modules", context));
    Some(Question {
        question: record.question.clone()?,
        options: record.options.iter().map(|option| option.value.clone()).collect(),
        answer: answer?,
        why: record.why.clone(),
        module,
    })
}

/// The index of the entry that the author named by its words or by its number from 1.
fn entry_of(answer: &Spanned<Answer>, entries: &[String], what: &str, context: &mut Context<'_>) -> Option<usize> {
    let counted =
        |number: i64| usize::try_from(number).ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < entries.len());
    let index = match &answer.value {
        // Editors with forms put a number into quotes.
        Answer::Words(words) => {
            let number = || words.parse().ok().and_then(counted);
            entries.iter().position(|entry| entry == words).or_else(number)
        }
        Answer::Number(number) => counted(*number),
    };
    if index.is_none() {
        let message = format!("{} is none of the {what} here.", answer.place.text());
        let listed: Vec<String> = entries.iter().map(|entry| format!("\"{entry}\"")).collect();
        let help = format!("Write one of them word by word, or its number counted from 1: {}.", listed.join(", "));
        context.findings.push(Diagnostic::new(Code::BadValue, answer.place.clone(), message).help(help));
    }
    index
}

/// Reports courses that require each other in a circle, each circle once.
pub fn judge_prerequisites(courses: &[Course], context: &mut Context<'_>) {
    let mut done = vec![false; courses.len()];
    for start in 0..courses.len() {
        if let Some(circle) = circle_from(start, courses, &mut done) {
            let names: Vec<&str> = circle.iter().map(|index| courses[*index].item.title.as_str()).collect();
            let listed = courses[circle[0]].item.origin.place("prerequisites");
            let required = format!("\"{}\"", courses[circle[1]].item.slug);
            let at = listed.text().find(&required);
            let place = at.map_or(listed.clone(), |at| listed.part(at..at + required.len()));
            let message = match names[..] {
                [only, _] => format!("\"{only}\" requires itself, so nobody could begin."),
                _ => format!("These courses require each other, so nobody could begin: {}.", names.join(" → ")),
            };
            context.report(Code::PrerequisiteCycle, place, message, "Remove one of them from `prerequisites`.");
        }
    }
}

/// Follows prerequisites from `start` without recursion; `done` are courses known to lead into no new circle.
fn circle_from(start: usize, courses: &[Course], done: &mut [bool]) -> Option<Vec<usize>> {
    let mut way: Vec<(usize, usize)> = vec![(start, 0)];
    while let Some((course, next)) = way.last_mut() {
        if done[*course] {
            way.pop();
            continue;
        }
        let Some(required) = courses[*course].prerequisites.get(*next).copied().map(Id::index) else {
            done[*course] = true;
            way.pop();
            continue;
        };
        *next += 1;
        if let Some(at) = way.iter().position(|(on_way, _)| *on_way == required) {
            let circle: Vec<usize> = way[at..].iter().map(|(index, _)| *index).chain([required]).collect();
            way.iter().for_each(|(index, _)| done[*index] = true);
            return Some(circle);
        }
        way.push((required, 0));
    }
    None
}
