//! A new item: every field with what it is for, ready to fill in.
//!
//! Enter at [`write`], for a touchpoint at [`write_touchpoint`].

use std::fs;
use std::path::{Path, PathBuf};

use super::form::Form;
use super::{ScaffoldError, create, require_portal, slug};
use crate::load::record::Record;
use crate::load::{campaign, community, course, event, page, path, persona, voice};

/// What can be begun by itself. A campaign is a whole sequence (`campaign.rs`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Course,
    Persona,
    Testimonial,
    Champion,
    Path,
    Event,
    Community,
    Page,
}

/// Writes a new item below the content folder and gives back its path.
///
/// # Errors
/// When it exists, when there is no portal to belong to, or the disk refuses.
pub fn write(folder: &Path, kind: Kind, title: &str) -> Result<PathBuf, ScaffoldError> {
    require_portal(folder)?;
    let path = folder.join(kind.folder()).join(format!("{}.md", slug::of_title(title)?));
    let taken = path.with_extension("").join("index.md");
    if taken.exists() {
        return Err(ScaffoldError::Exists(taken));
    }
    create(&path, kind.form(title).written().as_bytes())?;
    Ok(path)
}

impl Kind {
    fn folder(self) -> &'static str {
        match self {
            Self::Course => "courses",
            Self::Persona => "personas",
            Self::Testimonial => "testimonials",
            Self::Champion => "champions",
            Self::Path => "paths",
            Self::Event => "events",
            Self::Community => "communities",
            Self::Page => "pages",
        }
    }

    fn form(self, title: &str) -> Form {
        let (fields, body) = match self {
            Self::Course => {
                (course::CourseRecord::fields(), "What people will be able to do afterwards, and how it goes.")
            }
            Self::Persona => {
                (persona::PersonaRecord::fields(), "A day in their life, and where learning fits into it.")
            }
            Self::Testimonial => (voice::TestimonialRecord::fields(), ""),
            Self::Champion => {
                (voice::ChampionRecord::fields(), "Their story: how it was before, what they tried, what changed.")
            }
            Self::Path => (path::PathRecord::fields(), "Where the path leads, and why in this order."),
            Self::Event => (event::EventRecord::fields(), "What happens there, and what to bring."),
            Self::Community => (community::CommunityRecord::fields(), "What people talk about, and how to join in."),
            Self::Page => (page::PageRecord::fields(), "The text of the page."),
        };
        Form::draft(fields, title).body(body)
    }
}

/// Writes a new touchpoint, behind the last one of its campaign, and gives back its path.
///
/// # Errors
/// When there is no portal or campaign to belong to, or the disk refuses.
pub fn write_touchpoint(folder: &Path, title: &str, campaign: Option<&str>) -> Result<PathBuf, ScaffoldError> {
    require_portal(folder)?;
    let path = folder.join(touchpoint_place(folder, &slug::of_title(title)?, campaign)?);
    // A message needs a day and, by e-mail, a subject: no field of them is needed everywhere.
    let form = Form::draft(campaign::TouchpointRecord::fields(), title).with_example("day").with_example("subject");
    let text = form.body("Hello [[first_name|there]],\n\nthe message, in 60 to 140 words.").written();
    create(&path, text.as_bytes())?;
    Ok(path)
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
