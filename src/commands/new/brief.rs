//! What a new campaign is about: from flags, and from questions where somebody can answer them.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use super::ask::{self, Offered};
use crate::cli::CampaignArgs;
use crate::commands::Failure;
use crate::diagnostics::nearest::nearest;
use crate::load::course::CourseRecord;
use crate::load::{Content, Entry, HasItem, load};
use crate::model::persona::Channel;
use crate::options;
use crate::scaffold::ScaffoldError;
use crate::scaffold::sequence::Brief;

/// # Errors
/// When there is nothing to lead people to, when a flag names something that doesn't exist, or when something is left
/// open and nobody is there to be asked.
pub fn of(args: &CampaignArgs, folder: &Path) -> Result<Brief, Failure> {
    if !folder.join("portal.toml").is_file() {
        return Err(ScaffoldError::NoPortal(folder.to_path_buf()).into());
    }
    // What is wrong elsewhere in the folder is `check`'s to say.
    let (content, _) = load(folder, &folder.join("dist"))?;
    let (courses, personas) = (offered(&content.courses), offered(&content.personas));
    let mut problems = unknown("course", &args.courses, &courses);
    problems.extend(unknown("persona", &args.personas, &personas));
    if !ask::is_possible() {
        problems.extend(missing(args, &courses, &personas));
    }
    if !problems.is_empty() {
        return Err(Problems(problems).into());
    }
    let given = |slugs: &[String]| (!slugs.is_empty()).then(|| slugs.to_vec());
    let goal = args.goal.clone().map_or_else(ask::goal, Ok)?;
    let courses = given(&args.courses).map_or_else(|| ask::courses(&courses), Ok)?;
    let personas = given(&args.personas).map_or_else(|| ask::personas(&personas), Ok)?;
    let launch = args.launch.map_or_else(|| ask::launch(options::today()), Ok)?;
    Ok(Brief {
        title: args.item.title.clone(),
        goal,
        first_minutes: courses.first().and_then(|slug| first_minutes(&content, slug)),
        channels: personas.iter().map(|slug| channels(&content, slug)).collect(),
        courses,
        personas,
        launch,
    })
}

/// All that keeps a campaign from being begun.
#[derive(Debug)]
struct Problems(Vec<String>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Problems {}

/// The items of a kind in the portal's own language.
fn offered<R: HasItem>(entries: &[Arc<Entry<R>>]) -> Vec<Offered> {
    let own = entries.iter().filter(|entry| entry.translation.is_none());
    own.map(|entry| {
        let item = entry.record.item();
        let title = item.title.as_ref().map_or(&entry.name, |title| &title.value);
        Offered { slug: slug(entry).to_owned(), title: title.clone() }
    })
    .collect()
}

fn slug<R: HasItem>(entry: &Entry<R>) -> &str {
    entry.record.item().slug.as_ref().map_or(&entry.name, |slug| &slug.value)
}

fn unknown(kind: &str, named: &[String], offered: &[Offered]) -> Vec<String> {
    let slugs = || offered.iter().map(|it| it.slug.as_str());
    let unknown = named.iter().filter(|name| !slugs().any(|slug| slug == *name));
    let problem = |name: &String| match nearest(name, slugs()) {
        Some(near) => format!("There is no {kind} called \"{name}\". Did you mean \"{near}\"?"),
        None => format!("There is no {kind} called \"{name}\". {}", these(kind, offered)),
    };
    unknown.map(problem).collect()
}

/// What would be asked, if anybody could answer.
fn missing(args: &CampaignArgs, courses: &[Offered], personas: &[Offered]) -> Vec<String> {
    let mut missing = Vec::new();
    if args.goal.is_none() {
        missing.push(
            "Say what should be different afterwards: --goal \"New leads give feedback within a week\"".to_owned(),
        );
    }
    if args.courses.is_empty() {
        missing.push(format!("Name the course that it leads to with --course. {}", these("course", courses)));
    }
    if args.personas.is_empty() {
        missing.push(format!("Name whom it is for with --persona. {}", these("persona", personas)));
    }
    if args.launch.is_none() {
        missing.push("Say on which day it is announced: --launch 2027-01-19".to_owned());
    }
    missing
}

fn these(kind: &str, offered: &[Offered]) -> String {
    if offered.is_empty() {
        return format!("There is none yet; begin one with `uptake new {kind}`.");
    }
    let slugs: Vec<&str> = offered.iter().map(|it| it.slug.as_str()).collect();
    format!("These exist: {}.", slugs.join(", "))
}

/// How long the first part of a course takes: its first module, else all of it.
fn first_minutes(content: &Content, course: &str) -> Option<u32> {
    let record: &CourseRecord = &content.courses.iter().find(|entry| slug(entry) == course)?.record;
    let first = record.modules.first().and_then(|module| module.duration.as_ref());
    first.or(record.duration.as_ref()).map(|minutes| minutes.value.0)
}

fn channels(content: &Content, persona: &str) -> Vec<Channel> {
    let entry = content.personas.iter().find(|entry| slug(entry) == persona);
    entry.map(|entry| entry.record.channels.iter().map(|channel| channel.0).collect()).unwrap_or_default()
}
