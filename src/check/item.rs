//! The rules for what every item has: slug, dates, summary, picture, owner, review.

use std::collections::BTreeSet;

use super::context::Context;
use super::prompts;
use crate::diagnostics::nearest::{nearest, surely};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::Entry;
use crate::load::item::ItemRecord;
use crate::load::pictures::Wanted;
use crate::load::values::{PicturePath, Spanned};
use crate::model::Copy;
use crate::model::copy::Segment;
use crate::model::item::{Image, Item, Origin, Provenance};
use crate::source::Place;

/// Cards, search results and previews cut longer summaries.
const SUMMARY_LONGEST: usize = 160;

/// The common part of an item.
pub fn item<R>(record: &ItemRecord, entry: &Entry<R>, context: &mut Context<'_>) -> Item {
    if let Some(summary) = &record.summary {
        judge_length(summary, SUMMARY_LONGEST, "A summary", context);
    }
    judge_dates(record, entry, context);
    judge_authorship(record, entry, context);
    judge_allow(record, entry, context);
    prompts::judge(entry, context);
    let image = picture(record.image.as_ref(), record.image_alt.as_ref(), Wanted::Cover, &entry.folder, context);
    Item {
        slug: slug(record, entry).to_owned(),
        title: title(record, entry).to_owned(),
        language: entry.translation.clone().unwrap_or_else(|| context.language.to_owned()),
        summary: record.summary.clone(),
        publish_date: record.publish_date,
        expiry_date: record.expiry_date,
        updated: record.updated,
        aliases: aliases(record, context),
        weight: record.weight,
        tags: record.tags.clone(),
        image,
        owner: record.owner.clone(),
        review_by: record.review_by,
        provenance: record.provenance.map(|p| p.0),
        reviewed_by: record.reviewed_by.clone(),
        extra: record.extra.clone(),
        body: entry.body.clone(),
        origin: origin(record, entry),
    }
}

pub fn origin<R>(record: &ItemRecord, entry: &Entry<R>) -> Origin {
    Origin {
        source: entry.source.clone(),
        fields: entry.fields.clone(),
        allow: record.allow.iter().map(|code| code.value.clone()).collect(),
        original: None,
        untranslated: BTreeSet::new(),
    }
}

/// The slug the author chose, else the file's name.
pub fn slug<'a, R>(record: &'a ItemRecord, entry: &'a Entry<R>) -> &'a str {
    record.slug.as_ref().map_or(&entry.name, |slug| &slug.value)
}

pub fn title<'a, R>(record: &'a ItemRecord, entry: &'a Entry<R>) -> &'a str {
    record.title.as_ref().map_or(&entry.name, |title| &title.value)
}

/// The place to point at for an item as a whole: its slug, its title, or its file.
pub fn place<R>(record: &ItemRecord, entry: &Entry<R>) -> Place {
    let named = record.slug.as_ref().or(record.title.as_ref());
    named.map_or_else(|| Place::file(&entry.source), |named| named.place.clone())
}

/// Reports copy that is longer than the place it is shown in.
pub fn judge_length(copy: &Copy, longest: usize, what: &str, context: &mut Context<'_>) {
    let length: usize = copy
        .segments
        .iter()
        .map(|segment| match segment {
            Segment::Text(text) => text.chars().count(),
            Segment::Merge(tag) => tag.fallback.chars().count(),
            Segment::Value(_) => 0,
        })
        .sum();
    if length > longest {
        let message = format!("{what} has {longest} characters at most, and this one has {length}.");
        context.report(Code::TooLong, copy.place.clone(), message, "Say the one thing that makes people curious.");
    }
}

fn judge_dates<R>(record: &ItemRecord, entry: &Entry<R>, context: &mut Context<'_>) {
    if let Some(date) = record.review_by.filter(|date| *date < context.today) {
        let message = format!("This should have been read again by {date}.");
        let help = "Read it, correct what has changed, and choose a new review_by date.";
        context.report(Code::StaleContent, field(entry, "review_by"), message, help);
    }
}

fn judge_authorship<R>(record: &ItemRecord, entry: &Entry<R>, context: &mut Context<'_>) {
    let by_ai = record.provenance.is_some_and(|p| p.0 != Provenance::Human);
    if by_ai && record.reviewed_by.is_none() {
        let message = "AI helped to write this, and nobody has signed that they read it.";
        let help = "Read it, then add a line: reviewed_by = \"Your name\".";
        context.report(Code::UnreviewedAi, field(entry, "provenance"), message, help);
    }
}

fn judge_allow<R>(record: &ItemRecord, entry: &Entry<R>, context: &mut Context<'_>) {
    for code in record.allow.iter().filter(|code| Code::parse(&code.value).is_none()) {
        context.findings.push(unknown_code(code));
    }
    if !record.allow.is_empty() && record.allow_reason.is_none() {
        let message = "Rules are silenced here, but not why.";
        let help = "Add a line: allow_reason = \"…\", so that the next person knows.";
        context.report(Code::AllowWithoutReason, field(entry, "allow"), message, help);
    }
}

pub fn unknown_code(code: &Spanned<String>) -> Diagnostic {
    let near = nearest(&code.value, Code::ALL.iter().map(|c| c.word()));
    let help = match near {
        Some(near) => format!("Did you mean \"{near}\"?"),
        None => "`uptake explain` lists all rules.".to_owned(),
    };
    let meant = surely(&code.value, Code::ALL.iter().map(|c| c.word()));
    Diagnostic::new(Code::BadValue, code.place.clone(), format!("There is no rule called \"{}\".", code.value))
        .help(help)
        .meant(&code.value, meant)
}

fn field<R>(entry: &Entry<R>, name: &str) -> Place {
    match entry.fields.get(name) {
        Some(span) => Place::new(&entry.source, span.clone()),
        None => Place::file(&entry.source),
    }
}

/// A picture field with its text.
pub fn picture(
    image: Option<&Spanned<PicturePath>>,
    alt: Option<&Spanned<String>>,
    wanted: Wanted,
    folder: &str,
    context: &mut Context<'_>,
) -> Option<Image> {
    let image = image?;
    if alt.is_none() {
        let alt_field = if wanted == Wanted::Portrait { "photo_alt" } else { "image_alt" };
        let message = "This picture has no text for people who can't see it.";
        let help = format!("Add a line that says what it shows: {alt_field} = \"…\".");
        context.report(Code::MissingAlt, image.place.clone(), message, help);
    }
    let file = context.picture(folder, &image.value.0, &image.place, wanted)?;
    Some(Image { file, alt: alt.map(|alt| alt.value.clone()).unwrap_or_default() })
}

/// Aliases as addresses: without a slash before, with one behind.
fn aliases(record: &ItemRecord, context: &mut Context<'_>) -> Vec<String> {
    let mut aliases = Vec::new();
    for alias in &record.aliases {
        let trimmed = alias.value.trim_matches('/');
        let path = trimmed.strip_suffix("/index.html").unwrap_or(trimmed);
        match crate::site_map::OutPath::new(&format!("{path}/index.html")) {
            Ok(_) => aliases.push(format!("{path}/")),
            Err(problem) => {
                let message = format!("\"{}\" can't be an address: {problem}.", alias.value);
                let help = "An old address looks like \"/training/feedback/\".";
                context.report(Code::UnsafePath, alias.place.clone(), message, help);
            }
        }
    }
    aliases
}
