//! The values that copy may name: `{{ course.title }}`, `{{ fact("id") }}`.
//!
//! Enter at [`Scope::value`]. Check asks it whether a name exists, render asks it for the text; so the two agree.

use super::copy::{Copy, Segment, ValueName};
use super::{Campaign, Choice, Course, Persona, Portal};

/// What copy can see from where it stands.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    pub portal: &'a Portal,
    pub course: Option<&'a Course>,
    pub persona: Option<&'a Persona>,
    pub campaign: Option<&'a Campaign>,
}

/// Every name that a placeholder may have, besides `fact("id")`.
pub const NAMES: &[&str] = &[
    "course.title",
    "course.summary",
    "course.promise",
    "course.why",
    "course.minutes",
    "course.format",
    "course.level",
    "persona.title",
    "persona.promise",
    "campaign.title",
    "campaign.objective",
    "campaign.cta.text",
    "campaign.cta.minutes",
    "campaign.launch",
    "campaign.closes",
    "portal.title",
    "portal.promise",
    "portal.contact.name",
    "portal.contact.email",
];

impl<'a> Scope<'a> {
    /// What can be seen from a page that belongs to nothing in particular.
    pub fn portal(portal: &'a Portal) -> Self {
        Self { portal, course: None, persona: None, campaign: None }
    }

    pub fn course(self, course: &'a Course) -> Self {
        Self { course: Some(course), ..self }
    }

    pub fn persona(self, persona: &'a Persona) -> Self {
        Self { persona: Some(persona), ..self }
    }

    /// The campaign and the course it is about.
    pub fn campaign(self, campaign: &'a Campaign) -> Self {
        let course = campaign.main_course(self.portal).map(|id| &self.portal[id]);
        Self { campaign: Some(campaign), course: course.or(self.course), ..self }
    }

    /// The text of a named value; `None` where there is no such name, or nothing behind it here.
    pub fn value(&self, name: &ValueName) -> Option<String> {
        match name {
            ValueName::Fact(id) => self.portal.facts.iter().find(|f| f.id == *id).map(super::Fact::figure),
            ValueName::Path(path) => self.simple(path).or_else(|| Some(self.copy(path)?.resolve_flat(self))),
        }
    }

    fn simple(&self, path: &str) -> Option<String> {
        let settings = &self.portal.settings;
        match path {
            "course.title" => Some(self.course?.item.title.clone()),
            "course.minutes" => self.course?.minutes.map(|m| m.to_string()),
            "course.format" => Some(self.course?.format.word().to_owned()),
            "course.level" => self.course?.level.map(|l| l.word().to_owned()),
            "persona.title" => Some(self.persona?.item.title.clone()),
            "campaign.title" => Some(self.campaign?.item.title.clone()),
            "campaign.cta.minutes" => self.campaign?.cta.minutes.map(|m| m.to_string()),
            "campaign.launch" => Some(date(self.campaign?.launch)),
            "campaign.closes" => self.campaign?.closes.map(date),
            "portal.title" => Some(settings.title.clone()),
            "portal.promise" => Some(settings.promise.clone()),
            "portal.contact.name" => Some(settings.contact.as_ref()?.name.clone()),
            "portal.contact.email" => settings.contact.as_ref()?.email.clone(),
            _ => None,
        }
    }

    fn copy(&self, path: &str) -> Option<&'a Copy> {
        match path {
            "course.summary" => self.course?.item.summary.as_ref(),
            "course.promise" => self.course?.promise.as_ref(),
            "course.why" => self.course?.why.as_ref(),
            "persona.promise" => self.persona?.promise.as_ref(),
            "campaign.objective" => self.campaign?.objective.as_ref(),
            "campaign.cta.text" => self.campaign?.cta.text.as_ref(),
            _ => None,
        }
    }
}

impl Copy {
    /// The text a reader sees; merge tags show their fallback.
    pub fn resolve(&self, scope: &Scope<'_>) -> String {
        self.write(|name| scope.value(name))
    }

    /// As [`Self::resolve`], but copy named by copy is left out, so that sentences can't name each other for ever.
    fn resolve_flat(&self, scope: &Scope<'_>) -> String {
        self.write(|name| match name {
            ValueName::Fact(_) => scope.value(name),
            ValueName::Path(path) => scope.simple(path),
        })
    }

    fn write(&self, value: impl Fn(&ValueName) -> Option<String>) -> String {
        self.segments
            .iter()
            .map(|segment| match segment {
                Segment::Text(text) => text.clone(),
                Segment::Value(placeholder) => value(&placeholder.name).unwrap_or_default(),
                Segment::Merge(tag) => tag.fallback.clone(),
            })
            .collect()
    }
}

/// `14 January 2027`.
fn date(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
