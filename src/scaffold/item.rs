//! A new item: every field with what it is for, ready to fill in.
//!
//! Enter at [`write`]. The fields come from the records that read them, so that none is forgotten or misnamed.

use std::fs;
use std::path::{Path, PathBuf};

use super::{ScaffoldError, create};
use crate::cli::NewKind;
use crate::load::item::ItemRecord;
use crate::load::record::{FieldInfo, Record, Shape};
use crate::load::{campaign, community, course, event, page, path, persona, voice};

/// Writes a new item below the content folder and gives back its path.
///
/// # Errors
/// When it exists, when there is no portal or campaign to belong to, or the disk refuses.
pub fn write(folder: &Path, kind: NewKind, title: &str, campaign: Option<&str>) -> Result<PathBuf, ScaffoldError> {
    if !folder.join("portal.toml").is_file() {
        return Err(ScaffoldError::NoPortal(folder.to_path_buf()));
    }
    let slug = slug(title).ok_or_else(|| ScaffoldError::NoName(title.to_owned()))?;
    let path = folder.join(place(folder, kind, &slug, campaign)?);
    let taken = path.with_extension("").join("index.md");
    if taken.exists() {
        return Err(ScaffoldError::Exists(taken));
    }
    create(&path, text(kind, title).as_bytes())?;
    Ok(path)
}

/// Lower-case ASCII letters and digits with single hyphens, as every host and mail system takes them.
fn slug(title: &str) -> Option<String> {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    for c in title.nfkd().flat_map(char::to_lowercase) {
        match c {
            'ß' => slug.push_str("ss"),
            c if c.is_ascii_alphanumeric() => slug.push(c),
            // The accents that were taken off the letters, and apostrophes, leave no gap.
            c if !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() && c != '–' && c != '—' => {}
            '\'' => {}
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    let slug = slug.trim_end_matches('-').to_owned();
    (!slug.is_empty()).then_some(slug)
}

/// Where the item stands, relative to the content folder.
fn place(folder: &Path, kind: NewKind, slug: &str, campaign: Option<&str>) -> Result<PathBuf, ScaffoldError> {
    let within = |kind: &str| Path::new(kind).join(format!("{slug}.md"));
    Ok(match kind {
        NewKind::Course => within("courses"),
        NewKind::Persona => within("personas"),
        NewKind::Testimonial => within("testimonials"),
        NewKind::Champion => within("champions"),
        NewKind::Path => within("paths"),
        NewKind::Event => within("events"),
        NewKind::Community => within("communities"),
        NewKind::Page => within("pages"),
        NewKind::Campaign => Path::new("campaigns").join(slug).join("index.md"),
        NewKind::Touchpoint => touchpoint_place(folder, slug, campaign)?,
    })
}

/// Touchpoints are numbered in the order of the sequence.
fn touchpoint_place(folder: &Path, slug: &str, campaign: Option<&str>) -> Result<PathBuf, ScaffoldError> {
    let known = names(&folder.join("campaigns"));
    let Some(campaign) = campaign.filter(|asked| known.iter().any(|name| name == asked)) else {
        return Err(ScaffoldError::NoCampaign { asked: campaign.map(str::to_owned), known });
    };
    let own = Path::new("campaigns").join(campaign);
    let number = |name: &String| name.split('-').next()?.parse::<u32>().ok();
    let last = names(&folder.join(&own)).iter().filter_map(number).max().unwrap_or(0);
    Ok(own.join(format!("{:02}-{slug}.md", last.saturating_add(1))))
}

/// The names in a folder, sorted; none where there is no such folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn text(kind: NewKind, title: &str) -> String {
    let (fields, body) = match kind {
        NewKind::Course => {
            (course::CourseRecord::fields(), "What people will be able to do afterwards, and how it goes.")
        }
        NewKind::Persona => (persona::PersonaRecord::fields(), "A day in their life, and where learning fits into it."),
        NewKind::Testimonial => (voice::TestimonialRecord::fields(), ""),
        NewKind::Champion => {
            (voice::ChampionRecord::fields(), "Their story: how it was before, what they tried, what changed.")
        }
        NewKind::Path => (path::PathRecord::fields(), "Where the path leads, and why in this order."),
        NewKind::Event => (event::EventRecord::fields(), "What happens there, and what to bring."),
        NewKind::Community => (community::CommunityRecord::fields(), "What people talk about, and how to join in."),
        NewKind::Page => (page::PageRecord::fields(), "The text of the page."),
        NewKind::Campaign => (campaign::CampaignRecord::fields(), ""),
        NewKind::Touchpoint => {
            (campaign::TouchpointRecord::fields(), "Hello [[first_name|there]],\n\nthe message, in 60 to 140 words.")
        }
    };
    let mut text = String::from("+++\n");
    for field in ordered(fields) {
        text.push_str(&field_lines(kind, &field, title));
    }
    text.push_str("+++\n\n");
    text.push_str(body);
    text.push('\n');
    text
}

/// What an item can't do without comes first, then what only its kind has, then what every item can have.
fn ordered(mut fields: Vec<FieldInfo>) -> Vec<FieldInfo> {
    const FIRST: &[&str] = &["title", "draft", "summary"];
    let first = |name: &str| FIRST.iter().position(|known| *known == name).unwrap_or(FIRST.len());
    fields.sort_by_key(|field| (first(field.name), !field.needed, ItemRecord::knows(field.name)));
    fields
}

/// A JSON string is a TOML string, but for the one control character that JSON lets pass.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}

/// Fields of which one of several is needed; the item begins with the usual one.
fn is_also_needed(kind: NewKind, field: &str) -> bool {
    match kind {
        NewKind::Campaign => field == "courses",
        NewKind::Touchpoint => matches!(field, "day" | "subject"),
        _ => false,
    }
}

/// A comment that says what the field is for, and the field: as an example to uncomment unless it is needed.
fn field_lines(kind: NewKind, field: &FieldInfo, title: &str) -> String {
    let comment: String = field.doc.lines().map(|line| format!("# {}\n", line.trim())).collect();
    let choices = match &field.shape {
        Shape::OneOf(words) => format!("# One of: {}.\n", words.join(", ")),
        Shape::List(inner) => match &**inner {
            Shape::OneOf(words) => format!("# Any of: {}.\n", words.join(", ")),
            _ => String::new(),
        },
        _ => String::new(),
    };
    let line = match field.name {
        "title" => format!("title = {}\n", quoted(title)),
        "draft" => "draft = true\n".to_owned(),
        _ if field.needed || is_also_needed(kind, field.name) => format!("{}\n", field.written()),
        _ => format!("# {}\n", field.written()),
    };
    format!("{comment}{choices}{line}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_plain_in_every_language() {
        assert_eq!(slug("Über Größe: Élan & l'été – now!").as_deref(), Some("uber-grosse-elan-lete-now"));
        assert_eq!(slug("  2 + 2  ").as_deref(), Some("2-2"));
        assert_eq!(slug("日本語"), None);
    }

    #[test]
    fn a_title_with_a_control_character_is_still_toml() {
        let lines = text(NewKind::Page, "a\u{7f}\u{1}b");
        let toml: toml::Table = lines.split("+++").nth(1).unwrap().parse().unwrap();
        assert_eq!(toml["title"].as_str(), Some("a\u{7f}\u{1}b"));
    }

    #[test]
    fn a_title_is_written_so_that_it_can_be_read_again() {
        let text = text(NewKind::Course, "Say \"no\" \\ kindly");
        assert!(text.contains(r#"title = "Say \"no\" \\ kindly""#), "{text}");
    }
}
