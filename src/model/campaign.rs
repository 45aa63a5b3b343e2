//! Campaigns: a brief, a landing page in AIDA order, and the touchpoints of a drip sequence.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::{Date, Time};

use super::choice::choices;
use super::copy::Copy;
use super::item::Item;
use super::persona::Channel;
use super::prose::{Prose, Target};
use super::recall::Recall;
use super::{Champion, Course, Id, LearningPath, Persona, Testimonial};
use crate::source::Place;

#[derive(Debug, Clone)]
pub struct Campaign {
    pub item: Item,
    pub objective: Option<Copy>,
    pub metric: Option<String>,
    /// What the metric says something about, where its author tells.
    pub measures: Option<Measures>,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    pub courses: Vec<Id<Course>>,
    pub path: Option<Id<LearningPath>>,
    pub personas: Vec<Id<Persona>>,
    pub launch: Date,
    pub closes: Option<Date>,
    /// The day by which people have usually finished its courses.
    pub finishes: Option<Date>,
    /// 1 (yields first) to 9 (yields last).
    pub priority: u32,
    pub holdout: Option<Holdout>,
    /// What reaching its aim is worth, and what it costs.
    pub value: Option<Value>,
    pub landing: Landing,
    pub cta: Cta,
    /// Landing copy that replaces the campaign's for one persona, section by section.
    pub landing_for: BTreeMap<Id<Persona>, Landing>,
    /// In the order of their files.
    pub touchpoints: Vec<Touchpoint>,
}

impl Campaign {
    /// Messages go out within so many days of the launch, before or after: ten years.
    pub const FARTHEST: i64 = 3_652;

    /// The course that copy means by `course`: the first one, or the first of the path.
    pub fn main_course(&self, portal: &super::Portal) -> Option<Id<Course>> {
        let of_path = || self.path.and_then(|path| portal[path].courses.first().copied());
        self.courses.first().copied().or_else(of_path)
    }

    /// Its courses, and those of its path.
    pub fn all_courses(&self, portal: &super::Portal) -> Vec<Id<Course>> {
        let path = self.path.iter().flat_map(|path| &portal[*path].courses);
        let mut courses = self.courses.clone();
        for course in path {
            if !courses.contains(course) {
                courses.push(*course);
            }
        }
        courses
    }

    /// The courses of its spaced reminders.
    pub fn reminded_courses(&self) -> Vec<Id<Course>> {
        let mut courses: Vec<_> = self.touchpoints.iter().filter_map(|step| Some(step.recall?.course)).collect();
        courses.dedup();
        courses
    }

    /// Its personas, and those that only a touchpoint of it is for.
    pub fn everyone(&self) -> Vec<Id<Persona>> {
        let mut everyone = self.personas.clone();
        for persona in self.touchpoints.iter().flat_map(|touchpoint| &touchpoint.personas) {
            if !everyone.contains(persona) {
                everyone.push(*persona);
            }
        }
        everyone
    }

    /// Whether it hasn't closed by `today`.
    pub fn is_open(&self, today: Date) -> bool {
        self.closes.is_none_or(|closes| closes >= today)
    }

    /// The day that the author asked for; the first or last one that calendars know for more days than they have.
    pub fn date(&self, touchpoint: &Touchpoint) -> Date {
        match touchpoint.when {
            When::On(date) => date,
            When::Day(days) => {
                let last = if days < 0 { Date::MIN } else { Date::MAX };
                Span::new().try_days(days).map_or(last, |span| self.launch.saturating_add(span))
            }
        }
    }
}

/// The copy of a landing page by AIDA section.
#[derive(Debug, Clone, Default)]
pub struct Landing {
    pub attention: Option<Prose>,
    pub interest: Option<Prose>,
    pub desire: Option<Prose>,
    pub action: Option<Prose>,
}

/// The call to action.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cta {
    pub text: Option<Copy>,
    pub minutes: Option<u32>,
}

/// Groups that get no message, so that the effect can be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Holdout {
    pub groups: Vec<Group>,
    /// 0 to 1.
    pub share: f64,
    pub seed: String,
    /// In a staggered launch, the day from which the groups that were held out get everything, too.
    pub until: Option<Date>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub id: String,
    pub size: Option<u32>,
}

choices! {
    /// What a metric says something about.
    Measures {
        Opens = "opens", Clicks = "clicks", Hours = "hours", Completions = "completions", Awareness = "awareness",
        Starts = "starts", Sharing = "sharing", Reaction = "reaction", Learning = "learning", Behaviour = "behaviour",
        Results = "results",
    }
}

/// What a campaign is worth and costs, as its author estimates it before it starts (Phillips and Phillips 2016).
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// `EUR`.
    pub currency: String,
    /// What it is worth if one more person comes to do it.
    pub per_person: Estimated,
    /// How sure the author is of that, 0 to 1.
    pub confidence: f64,
    /// Everything that was paid for content, tools and people.
    pub cost: f64,
    /// What an hour of a learner's time costs.
    pub hourly: f64,
    /// The learning time of one person; by default as long as its courses take.
    pub minutes: Option<u32>,
    /// Where the estimates come from.
    pub source: Option<String>,
}

/// An estimate that is honest about itself: low ≤ base ≤ high.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimated {
    pub low: f64,
    pub base: f64,
    pub high: f64,
}

#[derive(Debug, Clone)]
pub struct Touchpoint {
    /// `slug` is the file's name without `.md`, with its number: `01-teaser`.
    pub item: Item,
    pub kind: TouchpointKind,
    pub stage: Option<Stage>,
    pub moves: Option<Move>,
    pub when: When,
    pub time: Option<Time>,
    pub channels: Vec<Channel>,
    pub personas: Vec<Id<Persona>>,
    pub sender: Option<Sender>,
    pub copy: TouchpointCopy,
    pub copy_for: BTreeMap<Id<Persona>, TouchpointCopy>,
    pub variants: BTreeMap<String, TouchpointCopy>,
    pub voice: VoiceChoice,
    pub minutes: Option<u32>,
    pub experiment: Option<Experiment>,
    pub nudge: Option<Nudge>,
    /// Of a spaced reminder, which nobody wrote.
    pub recall: Option<Recall>,
}

impl Touchpoint {
    /// Every copy of the touchpoint: its own, each persona's, each variant's.
    pub fn copies(&self) -> impl Iterator<Item = &TouchpointCopy> {
        [&self.copy].into_iter().chain(self.copy_for.values()).chain(self.variants.values())
    }

    /// The copies that a message may be made of, the most particular first. An arm of an experiment comes before the
    /// persona's copy: otherwise both arms would read the same and the experiment would test nothing.
    pub fn copies_for(&self, persona: Id<Persona>, variant: Option<&str>) -> impl Iterator<Item = &TouchpointCopy> {
        let arm = variant.and_then(|name| self.variants.get(name));
        [arm, self.copy_for.get(&persona), Some(&self.copy)].into_iter().flatten()
    }

    /// The channels in which it reaches a persona. A reminder stands ready in the two that they like best and as an
    /// entry for calendars, and comes in one of them.
    pub fn reaches(&self, persona: &Persona) -> Vec<Channel> {
        const MOST_REMINDING: usize = 2;
        let (own, theirs) = (&self.channels, &persona.channels);
        if self.recall.is_none() {
            return own.iter().copied().filter(|channel| theirs.contains(channel)).collect();
        }
        let best = theirs.iter().copied().filter(|channel| own.contains(channel) && *channel != Channel::Calendar);
        let mut ready: Vec<Channel> = best.take(MOST_REMINDING).collect();
        ready.push(Channel::Calendar);
        ready
    }

    pub fn copies_mut(&mut self) -> impl Iterator<Item = &mut TouchpointCopy> {
        [&mut self.copy].into_iter().chain(self.copy_for.values_mut()).chain(self.variants.values_mut())
    }
}

/// The copy fields of a touchpoint; the body is the item's.
#[derive(Debug, Clone, Default)]
pub struct TouchpointCopy {
    pub subject: Option<Copy>,
    pub preheader: Option<Copy>,
    /// What a text message says.
    pub sms: Option<Copy>,
    pub cta: Option<Copy>,
    pub cta_to: Option<ButtonLink>,
    pub body: Option<Prose>,
}

/// Where a button leads instead of to the landing page.
#[derive(Debug, Clone, PartialEq)]
pub struct ButtonLink {
    /// The address as authored.
    pub to: String,
    pub target: Target,
    /// The authored value.
    pub place: Place,
}

choices! {
    TouchpointKind {
        Teaser = "teaser", Announcement = "announcement", HowTo = "how-to", Testimonial = "testimonial",
        Endorsement = "endorsement", SuccessStory = "success-story", Reminder = "reminder", Nudge = "nudge",
        LastChance = "last-chance", Thanks = "thanks", Recap = "recap", Safety = "safety",
    }
}

impl TouchpointKind {
    /// Whether somebody's words are what it is about.
    pub fn is_about_a_voice(self) -> bool {
        matches!(self, Self::Testimonial | Self::Endorsement | Self::SuccessStory)
    }
}

choices! {
    /// The AIDA stage.
    Stage { Attention = "attention", Interest = "interest", Desire = "desire", Action = "action" }
}

choices! {
    /// How far a learner has come, from unaware to advocate.
    Funnel {
        Unaware = "unaware", Aware = "aware", Interested = "interested", Starter = "starter",
        Learner = "learner", Finisher = "finisher", Advocate = "advocate",
    }
}

/// The step of the funnel that a touchpoint works for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    pub from: Funnel,
    pub to: Funnel,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Days from the campaign's launch.
    Day(i64),
    On(Date),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Sender {
    pub name: String,
    pub role: Option<String>,
    pub kind: SenderKind,
}

choices! {
    SenderKind { Peer = "peer", Manager = "manager", Leader = "leader", LearningTeam = "learning-team" }
}

/// Whose voice a touchpoint carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoiceChoice {
    /// The best match for the persona.
    Best,
    /// A question needs nobody's praise.
    Nobody,
    Testimonial(Id<Testimonial>),
    Champion(Id<Champion>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Experiment {
    /// The copy field in which the variants differ.
    pub tests: String,
    /// People in all arms together.
    pub audience: Option<u32>,
    /// 0 to 1.
    pub baseline: Option<f64>,
    /// The smallest effect worth finding, 0 to 1, absolute.
    pub mde: Option<f64>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Nudge {
    pub mechanism: String,
    pub purpose: String,
    pub whose_goal: String,
    pub opt_out: String,
    /// Where `opt_out` is written.
    pub opt_out_at: Option<Place>,
}
