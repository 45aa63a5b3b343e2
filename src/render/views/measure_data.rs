//! `reports/measure.json`: everything that the page says, as numbers. Shares and differences are from 0 to 1, money is in
//! the currency that stands beside it; what the page withholds is not here either.

use serde::Serialize;

/// The number of this form; it rises when a name changes its meaning or goes.
pub const VERSION: u32 = 1;

#[derive(Debug, Serialize)]
pub struct Data<'a> {
    pub version: u32,
    pub small_cell: u64,
    pub files: Vec<File<'a>>,
    pub campaigns: Vec<Campaign<'a>>,
    pub comparisons: Vec<Comparison<'a>>,
    pub retention: Vec<Retention<'a>>,
    pub skills: Vec<Skill<'a>>,
    pub dark_courses: Vec<&'a str>,
    pub left_out: Vec<LeftOut<'a>>,
}

#[derive(Debug, Serialize)]
pub struct File<'a> {
    pub path: &'a str,
    pub rows: u64,
}

/// The lines of files that a figure is made of.
#[derive(Debug, Serialize)]
pub struct Rows {
    /// How many rows.
    pub rows: u64,
    /// The first of them, those next to each other as one.
    pub ranges: Vec<Range>,
}

#[derive(Debug, Serialize)]
pub struct Range {
    /// An index into `files`.
    pub file: u32,
    /// Both included, from 1; the head is line 1.
    pub from: u32,
    pub to: u32,
}

#[derive(Debug, Serialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// A difference with its interval at 95 %.
#[derive(Debug, Serialize)]
pub struct Estimate {
    pub value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<f64>,
    pub interval: Interval,
}

#[derive(Debug, Serialize)]
pub struct Share {
    pub count: u64,
    pub of: u64,
    /// `None` where these are too few people for a percentage.
    pub share: Option<f64>,
    pub interval: Option<Interval>,
}

#[derive(Debug, Serialize)]
pub struct Proportion {
    #[serde(flatten)]
    pub share: Share,
    pub made_of: Rows,
}

#[derive(Debug, Serialize)]
pub struct Campaign<'a> {
    pub campaign: &'a str,
    pub title: &'a str,
    pub verdict: &'static str,
    pub is_running: bool,
    pub funnel: Option<Funnel>,
    pub by_persona: Vec<Part<'a>>,
    pub by_channel: Vec<Part<'a>>,
    pub by_touchpoint: Vec<Part<'a>>,
    pub awareness: Vec<Awareness<'a>>,
    pub moves: Vec<Move<'a>>,
    pub strongest: Vec<Strongest<'a>>,
    pub experiments: Vec<Experiment<'a>>,
    pub metrics: Vec<Metric>,
    pub metric: Option<Progress<'a>>,
    pub effect: Option<Effect>,
    /// Why the effect isn't known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect_unknown: Option<&'static str>,
    pub roi: Option<Roi<'a>>,
    /// Why there is no return on investment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi_refused: Option<&'static str>,
    pub machine_clicks: Vec<MachineClicks<'a>>,
    pub withheld: Withheld,
}

/// `None` where nobody counted, which isn't the same as nobody.
#[derive(Debug, Serialize)]
pub struct Counts {
    pub sent: Option<u64>,
    pub clicked: Option<u64>,
    pub started: Option<u64>,
    pub completed: Option<u64>,
    pub applied: Option<u64>,
    pub shared: Option<u64>,
}

#[derive(Debug, Serialize)]
pub struct Funnel {
    pub counts: Counts,
    pub passages: Vec<Passage>,
    pub leak: Leak,
    pub later_leak: Leak,
    pub made_of: Rows,
}

#[derive(Debug, Serialize)]
pub struct Passage {
    pub from: &'static str,
    pub to: &'static str,
    /// `None` where more came to the later step than to the earlier one.
    pub people: Option<Share>,
    pub made_of: Rows,
}

/// Where most are lost: one passage; several that can't be told apart; or none, because too few came far enough.
#[derive(Debug, Serialize)]
pub struct Leak {
    pub at: Vec<usize>,
    pub is_certain: bool,
}

#[derive(Debug, Serialize)]
pub struct Part<'a> {
    /// `None` where the rows don't say.
    pub of: Option<&'a str>,
    #[serde(flatten)]
    pub funnel: Funnel,
}

#[derive(Debug, Serialize)]
pub struct Bounds {
    pub low: u64,
    pub high: u64,
}

#[derive(Debug, Serialize)]
pub struct Awareness<'a> {
    pub persona: &'a str,
    pub people: Option<u64>,
    pub sent: Bounds,
    pub acted: Bounds,
    pub target: Option<&'static str>,
    pub made_of: Rows,
}

#[derive(Debug, Serialize)]
pub struct Move<'a> {
    pub touchpoint: &'a str,
    pub from: &'static str,
    pub to: &'static str,
    pub step: &'static str,
    pub people: Option<Proportion>,
}

#[derive(Debug, Serialize)]
pub struct Strongest<'a> {
    pub step: &'static str,
    /// `None` where the first two can't be told apart.
    pub touchpoint: Option<&'a str>,
    pub people: Proportion,
}

#[derive(Debug, Serialize)]
pub struct Experiment<'a> {
    pub touchpoint: &'a str,
    pub tests: &'a str,
    pub step: &'static str,
    pub verdict: &'static str,
    /// The name of the version that led more people on.
    pub winner: Option<&'a str>,
    /// People for each version.
    pub planned: Option<u64>,
    pub arms: Vec<Arm<'a>>,
    /// Each other version beside the first; empty below the planned size, where nothing is said of them.
    pub against_first: Vec<Versus<'a>>,
}

#[derive(Debug, Serialize)]
pub struct Arm<'a> {
    pub version: &'a str,
    #[serde(flatten)]
    pub people: Proportion,
}

#[derive(Debug, Serialize)]
pub struct Versus<'a> {
    pub version: &'a str,
    pub z: Option<f64>,
    pub p: Option<f64>,
    pub difference: Option<Estimate>,
    pub chance_that_it_is_better: Option<f64>,
}

#[derive(Debug, Serialize)]
pub struct Metric {
    pub what: &'static str,
    pub worth: &'static str,
    /// After Kirkpatrick.
    pub level: Option<u8>,
}

#[derive(Debug, Serialize)]
pub struct Progress<'a> {
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    pub against_target: Option<&'static str>,
    pub waves: Vec<Wave>,
    pub last_wave_by_persona: Vec<OfPersona<'a>>,
    pub change: Option<Estimate>,
}

#[derive(Debug, Serialize)]
pub struct Wave {
    pub date: String,
    #[serde(flatten)]
    pub people: Proportion,
}

#[derive(Debug, Serialize)]
pub struct OfPersona<'a> {
    pub persona: &'a str,
    #[serde(flatten)]
    pub people: Proportion,
}

#[derive(Debug, Serialize)]
pub struct Effect {
    pub verdict: &'static str,
    pub estimate: Estimate,
    pub treated: Change,
    pub held_out: Change,
    pub is_staggered: bool,
    pub made_of: Rows,
}

#[derive(Debug, Serialize)]
pub struct Change {
    pub groups: usize,
    pub before: Share,
    pub after: Share,
    pub before_date: String,
    pub after_date: String,
}

/// In per cent: 0 is what was paid.
#[derive(Debug, Serialize)]
pub struct Roi<'a> {
    pub low: f64,
    /// `None` where the range says both loss and gain.
    pub base: Option<f64>,
    pub high: f64,
    pub currency: &'a str,
    /// For low, base and high; the base only where the return has one.
    pub benefit_low: f64,
    pub benefit_base: Option<f64>,
    pub benefit_high: f64,
    pub cost_paid: f64,
    pub cost_of_time: f64,
    pub people: u64,
    pub learners: u64,
    pub minutes: u32,
    pub hourly: f64,
    pub per_person_low: f64,
    pub per_person_base: f64,
    pub per_person_high: f64,
    pub confidence: f64,
    pub source: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct MachineClicks<'a> {
    pub touchpoint: Option<&'a str>,
    /// `told` by the mail system, or `unlikely` for people.
    pub why: &'static str,
    pub clicks: u64,
    pub made_of: Rows,
}

/// How many rows are withheld; neither which values nor which lines.
#[derive(Debug, Serialize)]
pub struct Withheld {
    pub about_few: u64,
    pub beside_them: u64,
}

#[derive(Debug, Serialize)]
pub struct Comparison<'a> {
    pub one: &'a str,
    pub other: &'a str,
    pub difference: Option<Estimate>,
    pub p: Option<f64>,
    pub sent: Option<[u64; 2]>,
    pub personas: Vec<&'a str>,
    /// Why it would mislead; empty where it is fair.
    pub unfair: Vec<&'static str>,
    pub made_of: Option<Rows>,
}

#[derive(Debug, Serialize)]
pub struct Retention<'a> {
    pub course: &'a str,
    pub points: Vec<Point>,
    pub withheld: Withheld,
}

#[derive(Debug, Serialize)]
pub struct Point {
    pub days: u32,
    #[serde(flatten)]
    pub answers: Proportion,
}

#[derive(Debug, Serialize)]
pub struct Skill<'a> {
    pub persona: &'a str,
    pub skill: &'a str,
    pub target: Option<u32>,
    pub typical: Option<u32>,
    pub levels: Vec<AtLevel>,
    pub at_target: Vec<Wave>,
    pub way: Vec<&'a str>,
    pub withheld: Withheld,
}

#[derive(Debug, Serialize)]
pub struct AtLevel {
    pub level: u32,
    #[serde(flatten)]
    pub people: Proportion,
}

#[derive(Debug, Serialize)]
pub struct LeftOut<'a> {
    pub why: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'a str>,
    pub lines: Rows,
}
