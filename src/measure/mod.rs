//! Did it work? From counts to what can be said of them, and no further.
//!
//! Enter at [`measure`]; [`Measurement`] is everything that the report says. Pure functions of the portal and its results: nothing
//! here knows a file, a page or the clock. What is about too few people never gets farther than [`withheld`]; each of the
//! other files answers one question, and each figure keeps the rows that it is made of.

pub mod awareness;
pub mod comparison;
pub mod effect;
pub mod experiment;
pub mod funnel;
pub mod machines;
mod messages;
pub mod metric;
pub mod moves;
mod outcomes;
pub mod retention;
pub mod roi;
pub mod skills;
mod withheld;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::results::{LeftOut, MessageCount, Outcome, Results, ResultsFile, Rows};
use crate::model::{Campaign, Channel, Course, Id, Listed, Persona, Portal};
use crate::schedule::holdout::Drawn;
use crate::statistics::{Interval, Share};
use comparison::Side;
use messages::{Message, Messages};

/// Everything that can be said.
#[derive(Debug, Default)]
pub struct Measurement {
    /// The day of the report: that of the build, or the last one in the results where that is later.
    pub day: Date,
    /// Campaigns with results, in the portal's order.
    pub campaigns: Vec<Measured>,
    /// Each pair of campaigns with messages that were counted.
    pub comparisons: Vec<comparison::Comparison>,
    pub retention: Vec<retention::Curve>,
    pub skills: Vec<skills::Level>,
    /// Courses to which no campaign with results leads.
    pub dark: Vec<Id<Course>>,
    /// Rows that were read and are not counted.
    pub left_out: Vec<LeftOut>,
    pub files: Vec<ResultsFile>,
    /// Figures about fewer people are not shown.
    pub small_cell: u64,
}

/// What can be said of one campaign.
#[derive(Debug)]
pub struct Measured {
    pub campaign: Id<Campaign>,
    /// Whether it hasn't closed yet, so that its counts may rise.
    pub is_running: bool,
    /// All messages together, also those about too few people; `None` where none were counted, or too few people were meant
    /// altogether.
    pub funnel: Option<funnel::Funnel>,
    pub by_persona: Vec<Part<Id<Persona>>>,
    pub by_channel: Vec<Part<Channel>>,
    /// By the index of the touchpoint.
    pub by_touchpoint: Vec<Part<usize>>,
    pub withheld: Withheld,
    pub machines: Vec<machines::Flag>,
    pub awareness: Vec<awareness::Awareness>,
    pub moves: Vec<moves::Moved>,
    /// For each step, the message that brought most people there.
    pub strongest: Vec<moves::Strongest>,
    pub experiments: Vec<experiment::Trial>,
    pub metrics: Vec<metric::Typed>,
    /// The campaign's own metric, where outcomes were counted.
    pub metric: Option<metric::Progress>,
    /// What the campaign changed, or why nobody can say.
    pub effect: Result<effect::Effect, effect::Unknown>,
    /// `None` where nobody said what it is worth.
    pub roi: Option<Result<roi::Roi, roi::Refused>>,
}

/// A part of a campaign; the key is `None` where the rows don't say.
#[derive(Debug)]
pub struct Part<K> {
    pub key: Option<K>,
    pub funnel: funnel::Funnel,
}

/// A share of people, and the rows that tell of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proportion {
    pub share: Share,
    pub rows: Rows,
}

impl Proportion {
    /// Below so many people a share is said as "3 of 12".
    pub const FEW: u64 = 20;

    pub fn is_about_few(&self) -> bool {
        self.share.all() < Self::FEW
    }

    pub fn interval(&self) -> Option<Interval> {
        self.share.wilson()
    }
}

/// What isn't shown, because it is about too few people or would give those away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Rows about too few people.
    pub small: Rows,
    /// Rows that could be reckoned back from others if they were shown.
    pub beside: Rows,
}

/// What can be said of a portal's results.
pub fn measure(portal: &Portal, results: &Results) -> Measurement {
    let limit = u64::from(portal.settings.policy.small_cell);
    let day = results.last_day().map_or(portal.today, |day| day.max(portal.today));
    let retention = retention::of(&results.answers, limit);
    let own: Vec<Own<'_>> = Campaign::all(portal).filter_map(|(id, _)| Own::of(id, portal, results, limit)).collect();
    let is_running = |own: &Own<'_>| runs_until(&portal[own.campaign]) >= day;
    let sides: Vec<_> = own.iter().filter_map(|own| own.side(is_running(own))).collect();
    let led_to: BTreeSet<_> = sides.iter().flat_map(|side| portal[side.campaign].all_courses(portal)).collect();
    let dark = |id: &Id<Course>| !own.is_empty() && !led_to.contains(id);
    let comparisons = comparison::all(&sides, portal);
    let has_answers = |campaign: &Campaign| {
        let courses = campaign.all_courses(portal);
        retention.iter().any(|curve| courses.contains(&curve.course))
    };
    let measured = |own: &Own<'_>| own.measured(is_running(own), has_answers(&portal[own.campaign]), portal);
    Measurement {
        day,
        campaigns: own.iter().map(measured).collect(),
        comparisons,
        skills: skills::of(&results.levels, portal, limit),
        dark: Course::all(portal).map(|(id, _)| id).filter(dark).collect(),
        left_out: results.left_out.clone(),
        files: results.files.clone(),
        small_cell: limit,
        retention,
    }
}

/// The last day of a campaign: the one that its author names, else that of its last message.
fn runs_until(campaign: &Campaign) -> Date {
    let last = || campaign.touchpoints.iter().map(|touchpoint| campaign.date(touchpoint)).max();
    campaign.closes.or_else(last).unwrap_or(campaign.launch)
}

/// What of a campaign may be shown.
struct Own<'r> {
    campaign: Id<Campaign>,
    messages: Messages<'r>,
    days: Option<(Date, Date)>,
    outcomes: Vec<outcomes::Shown<'r>>,
    withheld: Withheld,
}

impl<'r> Own<'r> {
    /// `None` where nothing was counted.
    fn of(campaign: Id<Campaign>, portal: &Portal, results: &'r Results, limit: u64) -> Option<Self> {
        let counted: Vec<&MessageCount> = results.messages.iter().filter(|it| it.about.campaign == campaign).collect();
        let outcomes: Vec<&Outcome> = results.outcomes.iter().filter(|it| it.campaign == campaign).collect();
        if counted.is_empty() && outcomes.is_empty() {
            return None;
        }
        let messages = Messages::of(&counted, &portal[campaign], limit);
        let drawn = portal[campaign].holdout.as_ref().map(Drawn::of);
        let (outcomes, hidden) = outcomes::shown(&outcomes, drawn.as_ref(), limit);
        let withheld = messages.withheld.and(&hidden);
        let days = counted.iter().filter_map(|count| count.days);
        let days = days.reduce(|(from, to), (first, last)| (from.min(first), to.max(last)));
        Some(Self { campaign, messages, days, outcomes, withheld })
    }

    /// As it is compared with others; `None` where no message was counted.
    fn side(&self, is_running: bool) -> Option<Side<'_, 'r>> {
        let messages = &self.messages.shown;
        (!messages.is_empty()).then_some(())?;
        Some(Side { campaign: self.campaign, messages, is_running, days: self.days? })
    }

    fn measured(&self, is_running: bool, has_answers: bool, portal: &Portal) -> Measured {
        let campaign = &portal[self.campaign];
        let shown = &self.messages.shown;
        let all = self.messages.all.as_ref().filter(|all| !all.is_empty());
        let funnel = all.map(|all| funnel::Funnel::of(all));
        let effect = effect::of(campaign, &self.outcomes);
        Measured {
            campaign: self.campaign,
            is_running,
            by_persona: parts(shown, |message| message.about.persona),
            by_channel: parts(shown, |message| message.about.channel),
            by_touchpoint: parts(shown, |message| message.about.touchpoint),
            withheld: self.withheld.clone(),
            machines: self.messages.flags.clone(),
            awareness: awareness::of(shown, campaign, portal),
            moves: moves::of(shown, campaign),
            strongest: moves::strongest(shown),
            experiments: experiment::of(shown, campaign),
            metrics: metric::typed(campaign, funnel.as_ref(), has_answers),
            metric: metric::progress(campaign, &self.outcomes),
            roi: roi::of(campaign, &effect, funnel.as_ref(), portal),
            effect,
            funnel,
        }
    }
}

/// The funnel of each part, by its key; what no row says comes first.
fn parts<K: Ord>(messages: &[Message<'_>], key: impl Fn(&Message<'_>) -> Option<K>) -> Vec<Part<K>> {
    let mut parts: BTreeMap<Option<K>, Vec<Message<'_>>> = BTreeMap::new();
    messages.iter().for_each(|message| parts.entry(key(message)).or_default().push(*message));
    parts.into_iter().map(|(key, messages)| Part { key, funnel: funnel::Funnel::of(&messages) }).collect()
}

impl Withheld {
    fn and(&self, other: &Self) -> Self {
        Self { small: Rows::joined([&self.small, &other.small]), beside: Rows::joined([&self.beside, &other.beside]) }
    }

    pub fn is_empty(&self) -> bool {
        self.small.count() == 0
    }
}
