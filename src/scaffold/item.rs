//! A new item: every field with what it is for, ready to fill in.
//!
//! Enter at [`write`], for a touchpoint at [`write_touchpoint`].

use std::fs;
use std::path::{Path, PathBuf};

use super::form::Form;
use super::{ScaffoldError, create, require_portal, slug};
use crate::load::kinds;

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
    let kind = kind.described();
    let own = kind.place.folder().unwrap_or_default();
    let path = folder.join(own).join(format!("{}.md", slug::of_title(title)?));
    let taken = path.with_extension("").join("index.md");
    if taken.exists() {
        return Err(ScaffoldError::Exists(taken));
    }
    create(&path, form(kind, title).written().as_bytes())?;
    Ok(path)
}

impl Kind {
    /// The same kind with its place, fields and first words.
    fn described(self) -> &'static kinds::Kind {
        match self {
            Self::Course => &kinds::COURSE,
            Self::Persona => &kinds::PERSONA,
            Self::Testimonial => &kinds::TESTIMONIAL,
            Self::Champion => &kinds::CHAMPION,
            Self::Path => &kinds::PATH,
            Self::Event => &kinds::EVENT,
            Self::Community => &kinds::COMMUNITY,
            Self::Page => &kinds::PAGE,
        }
    }
}

/// A new file of a kind.
fn form(kind: &kinds::Kind, title: &str) -> Form {
    let form = Form::draft((kind.fields)(), title).body(kind.begins);
    kind.usual.iter().fold(form, |form, field| form.with_example(field))
}

/// Writes a new touchpoint, behind the last one of its campaign, and gives back its path.
///
/// # Errors
/// When there is no portal or campaign to belong to, or the disk refuses.
pub fn write_touchpoint(folder: &Path, title: &str, campaign: Option<&str>) -> Result<PathBuf, ScaffoldError> {
    require_portal(folder)?;
    let path = folder.join(touchpoint_place(folder, &slug::of_title(title)?, campaign)?);
    create(&path, form(&kinds::TOUCHPOINT, title).written().as_bytes())?;
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
