//! Which platform of the portal the courses live on.

use super::ImportError;
use super::columns::Ground;
use super::found::{Origin, Read};
use crate::cli::ImportFormat;
use crate::load::Content;

/// The system that a format belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    Moodle,
    Canvas,
    /// A table of any system, which may say itself where its courses live.
    Unknown,
    /// The format says nothing of where people learn.
    None,
}

impl Home {
    pub fn of(format: ImportFormat) -> Self {
        match format {
            ImportFormat::Moodle => Self::Moodle,
            ImportFormat::Canvas => Self::Canvas,
            ImportFormat::Csv => Self::Unknown,
            ImportFormat::Scorm | ImportFormat::Hugo | ImportFormat::Zola | ImportFormat::Jekyll => Self::None,
        }
    }

    /// Its usual name in portal.toml, and what people call it.
    fn usual(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Moodle => Some(("moodle", "Moodle")),
            Self::Canvas => Some(("canvas", "Canvas")),
            Self::Unknown | Self::None => None,
        }
    }

    /// The platform that was asked for, else the one that portal.toml has, else one that is to be described there.
    ///
    /// # Errors
    /// When portal.toml doesn't have the one, or has several.
    pub fn platform(self, asked: Option<&str>, content: &Content) -> Result<Option<String>, ImportError> {
        let known = known(content);
        let usual = self.usual().map(|(name, _)| name.to_owned());
        match (asked, &known[..]) {
            (Some(asked), []) => Ok(Some(asked.to_owned())),
            (Some(asked), _) if known.iter().any(|name| name == asked) => Ok(Some(asked.to_owned())),
            (Some(asked), _) => Err(ImportError::NoSuchPlatform { name: asked.to_owned(), known }),
            (None, _) if self == Self::None => Ok(None),
            (None, [only]) => Ok(Some(only.clone())),
            (None, []) => Ok(usual),
            (None, _) if usual.as_ref().is_some_and(|usual| known.contains(usual)) => Ok(usual),
            (None, _) if usual.is_some() => Err(ImportError::WhichPlatform { known }),
            (None, _) => Ok(None),
        }
    }

    /// What is still to be said in portal.toml.
    pub fn advice(self, read: &Read, ground: &Ground, content: &Content) -> Vec<String> {
        let lives_there = |platform: &str| {
            let is_there =
                |origin: &Origin| matches!(origin, Origin::Number { platform: Some(it), .. } if it == platform);
            read.items.iter().any(|item| is_there(&item.origin))
        };
        let unknown = ground.platform.as_deref().filter(|name| !known(content).iter().any(|it| it == name));
        let Some(platform) = unknown.filter(|platform| lives_there(platform)) else { return Vec::new() };
        let name = self.usual().map_or(platform, |(_, name)| name);
        let link = read.deep_link.unwrap_or("https://learn.example.com/courses/{course_id}");
        vec![format!(
            "portal.toml doesn't say yet where \"{platform}\" is. Add this, with your own address and what people have to do \
             to get in:\n\n    [platforms.{platform}]\n    name = \"{name}\"\n    deep_link = \"{link}\"\n    steps = [\"sso\", \
             \"click\"]"
        )]
    }
}

fn known(content: &Content) -> Vec<String> {
    content.portal.iter().flat_map(|entry| entry.record.platforms.keys().cloned()).collect()
}
