//! Skills and the ways to them, learning circles, thanks, badges, and one's own story.

use serde::Serialize;
use tera::Value;

use super::people::Person;
use super::{Action, Link};

/// The skills compass.
#[derive(Debug, Serialize)]
pub struct CompassPage {
    pub title: String,
    pub lead: String,
    pub chart: Chart,
    pub rows: Vec<SkillRow>,
    /// One for each persona that should have a skill.
    pub personas: Vec<PersonaWays>,
}

/// A skill as a row of the table.
#[derive(Debug, Serialize)]
pub struct SkillRow {
    pub link: Link,
    pub human: bool,
    /// Each with the levels that it leads from and to.
    pub courses: Vec<Link>,
    /// How many more there are; empty where these are all.
    pub more: String,
    pub targets: Vec<TargetView>,
}

/// Who should have a skill.
#[derive(Debug, Serialize)]
pub struct TargetView {
    pub who: Link,
    pub level: String,
    /// What is missing; empty where courses lead all the way.
    pub gap: String,
}

/// The ways of one persona.
#[derive(Debug, Serialize)]
pub struct PersonaWays {
    pub who: Link,
    pub ways: Ways,
}

/// The shortest ways to what somebody should know.
#[derive(Debug, Serialize)]
pub struct Ways {
    pub items: Vec<WayView>,
    /// All of it in one go; empty where that is no shorter.
    pub together: String,
    /// What the weeks are reckoned with.
    pub pace: String,
}

#[derive(Debug, Serialize)]
pub struct WayView {
    /// `Your way to Coaching, level 2`.
    pub title: String,
    pub skill: Link,
    /// `3 courses, 64 min, 3 weeks`.
    pub sum: String,
    pub stops: Vec<StopView>,
    /// Where the courses end before the target, and what isn't known.
    pub notes: Vec<String>,
    /// Whether it grows between people, and where they meet.
    pub human: bool,
    pub meet: Option<Link>,
}

#[derive(Debug, Serialize)]
pub struct StopView {
    pub course: Link,
    /// `Week 1`.
    pub week: String,
}

/// The compass as a drawing, in a box of `width` × `height`.
#[derive(Debug, Serialize)]
pub struct Chart {
    pub width: i32,
    pub height: i32,
    pub columns: Vec<ChartText>,
    pub lines: Vec<i32>,
    pub rows: Vec<ChartRow>,
    /// What the flags stand for: letters and personas. Empty where flags count people.
    pub key: Vec<Link>,
}

#[derive(Debug, Serialize)]
pub struct ChartRow {
    pub y: i32,
    pub height: i32,
    pub name: ChartBox,
    pub track: ChartBox,
    pub bars: Vec<ChartBox>,
    pub gaps: Vec<ChartBox>,
    pub flags: Vec<ChartFlag>,
    /// How many bars didn't fit in.
    pub more: Option<ChartText>,
}

#[derive(Debug, Serialize)]
pub struct ChartText {
    pub x: i32,
    pub y: i32,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct ChartBox {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct ChartFlag {
    pub x: i32,
    pub y: i32,
    pub text: String,
    /// No course leads there.
    pub open: bool,
}

/// A skill's own page.
#[derive(Debug, Serialize)]
pub struct SkillPage {
    pub title: String,
    pub summary: String,
    pub human: bool,
    pub levels: Vec<LevelView>,
    pub ways: Vec<PersonaWays>,
    pub pace: String,
    pub people: Vec<Value>,
    pub communities: Vec<Link>,
    pub events: Vec<Value>,
    /// The same skill in ESCO.
    pub same_as: String,
}

/// A level, and the courses that lead to it.
#[derive(Debug, Serialize)]
pub struct LevelView {
    pub number: u32,
    pub name: String,
    pub courses: Vec<Link>,
    pub more: String,
    /// Who should get here.
    pub wanted: Vec<Link>,
}

/// How a learning circle goes.
#[derive(Debug, Serialize)]
pub struct CirclePage {
    pub title: String,
    pub lead: String,
    pub event: Link,
    pub facts: Vec<String>,
    pub host: Option<Person>,
    pub sessions: Vec<SessionView>,
    pub invitation: Invitation,
}

#[derive(Debug, Serialize)]
pub struct SessionView {
    /// `Session 2 of 6`.
    pub label: String,
    pub date: String,
    pub iso: String,
    pub time: String,
    pub past: bool,
    /// What to have a look at beforehand.
    pub before: Vec<Link>,
    pub parts: Vec<PartView>,
}

#[derive(Debug, Serialize)]
pub struct PartView {
    pub clock: String,
    pub minutes: String,
    pub title: String,
    pub text: String,
}

/// A text to send to others.
#[derive(Debug, Serialize)]
pub struct Invitation {
    /// A `mailto:` address with all of it.
    pub mail: String,
    pub subject: String,
    pub text: String,
}

/// The wall of thanks, and who is where.
#[derive(Debug, Serialize)]
pub struct Wall {
    pub title: String,
    pub lead: String,
    pub notes: Vec<Note>,
    /// Champions who are thanked for nothing in particular yet.
    pub stories: Vec<Value>,
    pub map: Option<TeamMap>,
    /// For whom and for what there is nobody yet, in sentences.
    pub nobody: Vec<String>,
    /// Where to offer oneself.
    pub ask: Option<Action>,
    pub milestones: Vec<MilestoneView>,
    pub badges: Vec<BadgeItem>,
}

/// What somebody is thanked for.
#[derive(Debug, Serialize)]
pub struct Note {
    pub person: Person,
    pub team: String,
    pub text: String,
    pub href: String,
}

/// Champions by team and persona.
#[derive(Debug, Serialize)]
pub struct TeamMap {
    pub personas: Vec<Link>,
    pub teams: Vec<TeamRow>,
}

#[derive(Debug, Serialize)]
pub struct TeamRow {
    pub name: String,
    /// By persona.
    pub cells: Vec<Vec<Link>>,
}

#[derive(Debug, Serialize)]
pub struct MilestoneView {
    pub text: String,
    pub course: Link,
    pub path: Link,
}

/// A badge on a list.
#[derive(Debug, Clone, Serialize)]
pub struct BadgeItem {
    pub href: String,
    /// Its picture without the name.
    pub sign: Value,
    pub name: String,
    pub criteria: String,
    pub course: Link,
}

#[derive(Debug, Serialize)]
pub struct BadgesPage {
    pub title: String,
    pub lead: String,
    pub items: Vec<BadgeItem>,
}

/// What has to be done for a badge.
#[derive(Debug, Serialize)]
pub struct BadgePage {
    pub badge: BadgeItem,
    /// The published addresses of its picture.
    pub svg: String,
    pub png: String,
    /// For programs; empty where nobody can be named as its issuer.
    pub data: String,
    /// Skills, each with the level that it shows.
    pub shows: Vec<Link>,
    pub effort: String,
    pub start: Option<Action>,
    pub contact: Option<Person>,
    pub claim: String,
}

/// Add your own story.
#[derive(Debug, Serialize)]
pub struct Contribute {
    /// The form or letter, with as much filled in as can be.
    pub action: Action,
    /// What to do there.
    pub send: String,
    pub template: String,
    /// Whether the text has to be copied into the form.
    pub copies: bool,
}

/// A calendar to subscribe to.
#[derive(Debug, Serialize)]
pub struct Subscribe {
    pub href: String,
    /// The whole address, for calendar programs.
    pub url: String,
    pub text: String,
}
