//! The reports: what their pages show, and what they hold as data.

use serde::Serialize;

use super::Link;

/// The page that lists the reports, each with its headline.
#[derive(Debug, Serialize)]
pub struct List {
    pub lead: String,
    pub figures: Vec<Figure>,
    pub reports: Vec<Link>,
}

/// One of the few figures that a report begins with.
#[derive(Debug, Serialize)]
pub struct Figure {
    pub value: String,
    pub label: String,
    pub tone: Tone,
}

/// What a figure or a mark means; empty where it is neither good nor bad.
pub type Tone = &'static str;
pub const GOOD: Tone = "good";
pub const WARN: Tone = "warn";
pub const BAD: Tone = "bad";

/// Personas × skills × courses, and what to do about the gaps.
#[derive(Debug, Serialize)]
pub struct Coverage {
    pub lead: String,
    pub figures: Vec<Figure>,
    pub personas: Vec<ColumnHead>,
    pub skills: Vec<SkillRow>,
    pub backlog: Vec<Idea>,
    pub ways: Vec<WayRow>,
    pub ways_lead: String,
}

#[derive(Debug, Serialize)]
pub struct ColumnHead {
    pub title: String,
    pub note: String,
}

#[derive(Debug, Serialize)]
pub struct SkillRow {
    pub name: String,
    /// One for each persona.
    pub cells: Vec<SkillCell>,
}

#[derive(Debug, Serialize)]
pub struct SkillCell {
    /// Empty where the persona needs none of the skill.
    pub level: String,
    pub tone: Tone,
    /// What is missing, or who tells them.
    pub note: String,
    pub courses: String,
}

/// A campaign to write, or a course to make.
#[derive(Debug, Serialize)]
pub struct Idea {
    pub title: String,
    pub who: String,
    pub why: String,
}

/// What it costs to begin.
#[derive(Debug, Serialize)]
pub struct WayRow {
    pub campaign: String,
    pub persona: String,
    pub channels: String,
    pub steps: String,
    pub score: u32,
    pub tone: Tone,
}

/// What should be read again, signed, owned or retired.
#[derive(Debug, Serialize)]
pub struct Freshness {
    pub lead: String,
    pub figures: Vec<Figure>,
    pub concerns: Vec<ConcernPart>,
}

#[derive(Debug, Serialize)]
pub struct ConcernPart {
    pub id: &'static str,
    pub title: String,
    pub what: String,
    pub tone: Tone,
    pub entries: Vec<EntryRow>,
}

#[derive(Debug, Serialize)]
pub struct EntryRow {
    pub title: String,
    pub file: String,
    /// For people and for machines; empty where there is none.
    pub date: String,
    pub iso: String,
    pub owner: String,
}

/// `reports/coverage.json`.
#[derive(Debug, Serialize)]
pub struct CoverageData<'a> {
    pub skills: Vec<CellData<'a>>,
    pub backlog: Vec<IdeaData<'a>>,
    pub friction_budget: u32,
    pub ways: Vec<WayData<'a>>,
}

#[derive(Debug, Serialize)]
pub struct CellData<'a> {
    pub persona: &'a str,
    pub skill: &'a str,
    pub target: u32,
    pub reached: u32,
    pub told: u32,
    pub courses: Vec<&'a str>,
    pub campaigns: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct IdeaData<'a> {
    /// `campaign` or `course`.
    pub write: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub course: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
    pub personas: Vec<&'a str>,
    pub skills: Vec<&'a str>,
    /// People × levels.
    pub weight: u64,
}

#[derive(Debug, Serialize)]
pub struct WayData<'a> {
    pub campaign: &'a str,
    pub persona: &'a str,
    pub channel: &'static str,
    pub touchpoint: &'a str,
    pub course: &'a str,
    pub pages: &'a [String],
    pub access: Vec<&'static str>,
    pub score: u32,
}

/// `reports/freshness.json`.
#[derive(Debug, Serialize)]
pub struct FreshnessData<'a> {
    pub items: usize,
    pub entries: Vec<EntryData<'a>>,
}

#[derive(Debug, Serialize)]
pub struct EntryData<'a> {
    pub concern: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub file: &'a str,
    pub title: &'a str,
    pub owner: &'a str,
}

/// Who is named in the portal, and what they agreed to.
#[derive(Debug, Serialize)]
pub struct Consent {
    pub lead: String,
    pub figures: Vec<Figure>,
    pub people: Vec<ConsentRow>,
}

/// A person of the ledger.
#[derive(Debug, Serialize)]
pub struct ConsentRow {
    pub name: String,
    pub roles: Vec<String>,
    pub agreements: Vec<Agreed>,
    /// Whether one of them ends within 60 days.
    pub is_soon: bool,
    /// `e-mail 3`: how many messages they are in, by channel.
    pub messages: Vec<String>,
    /// The day of the last of them; empty where there is none.
    pub last: String,
    pub campaigns: Vec<String>,
    pub files: Vec<String>,
}

/// What a person agreed to in one file.
#[derive(Debug, Serialize)]
pub struct Agreed {
    pub file: String,
    /// For machines: `2027-01-19`.
    pub given: String,
    pub given_words: String,
    /// Empty where there is no end.
    pub until: String,
    pub until_words: String,
    pub scope: Vec<String>,
}

/// What each further language has.
#[derive(Debug, Serialize)]
pub struct Languages {
    pub lead: String,
    pub figures: Vec<Figure>,
    pub languages: Vec<LanguagePart>,
}

#[derive(Debug, Serialize)]
pub struct LanguagePart {
    pub tag: String,
    /// What it calls itself.
    pub name: String,
    /// How many words there are to translate.
    pub left: String,
    pub rows: Vec<ParityRow>,
    /// How many rows are only in the data; empty where all are shown.
    pub more: String,
}

/// An item to translate, or to read again.
#[derive(Debug, Serialize)]
pub struct ParityRow {
    pub title: String,
    pub file: String,
    pub words: String,
    pub state: String,
    pub tone: Tone,
}

/// A part of `reports/languages.json`.
#[derive(Debug, Serialize)]
pub struct LanguageData<'a> {
    pub language: &'a str,
    pub entries: Vec<ParityData<'a>>,
}

#[derive(Debug, Serialize)]
pub struct ParityData<'a> {
    pub file: &'a str,
    pub title: &'a str,
    /// Of the original.
    pub words: usize,
    /// `translated`, `behind` or `missing`.
    pub state: &'static str,
}
