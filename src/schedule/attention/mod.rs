//! The attention budget: how much of people's attention the whole plan takes, across all campaigns, and who yields
//! where it is too much.
//!
//! Enter at [`Attention::of`]. What is counted, and how:
//!
//! - A *message* costs its persona one interruption for each channel that comes to people: e-mail, chats, text messages
//!   and calendars. Posters, screens and the intranet wait to be met and cost nothing.
//! - The arms of an experiment are alternatives and count once. Kinds that the policy exempts don't count.
//! - *Minutes* are the touchpoint's `minutes`, else the time to read it, once per touchpoint and persona.
//! - An *audience* is a persona, or two personas that overlap: somebody who is both gets the messages of both, but what
//!   goes to both only once in each channel.
//! - A *window* is any 7 × 24 hours by the clock on the wall (`rolling-7d`), or Monday to Sunday (`iso-week`).
//! - Where a window holds too much, the campaign with the lowest priority *yields*, then the one launched later, then the
//!   last by name; of one campaign's touchpoints the later one. What was sent can't yield any more.
//! - Spaced reminders, which nobody wrote, wait until there is room; each counts once, in whichever channel it comes.
//!
//! `demand` is what touchpoints ask for, `audience` of whom, `timeline` counts windows, `budget` goes through them,
//! `advice` finds the cheapest way out, `heat` sums up weeks, `room` lets
//! reminders wait. Conflicts are worked through one after the other, each with
//! the advice of those before it applied; so applying all advice leaves none.

mod advice;
mod audience;
mod budget;
mod demand;
mod heat;
mod room;
#[cfg(test)]
mod tests;
mod timeline;

use jiff::civil::Date;

pub use advice::Advice;
pub use audience::Audience;
pub use heat::{Row, Week};
pub use room::{NoRoom, make_room};
pub use timeline::Load;

use crate::model::portal::Window;
use crate::model::{Campaign, Id, Portal};
use crate::schedule::{Plan, Slot};
use budget::Budget;
use demand::Counted;

/// What the plan takes, and where it takes too much.
#[derive(Debug, Default)]
pub struct Attention {
    /// One for each audience that gets anything, personas before pairs.
    pub rows: Vec<Row>,
    pub conflicts: Vec<Conflict>,
}

/// A window that holds more than the policy allows.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    pub audience: Audience,
    pub window: Window,
    /// The days of its first and its last message; in `iso-week` Monday and Sunday.
    pub from: Date,
    pub to: Date,
    pub load: Load,
    /// Everything in the window, by time.
    pub members: Vec<Member>,
    /// Who yields and how; `None` where all of it was sent.
    pub way_out: Option<WayOut>,
}

/// A touchpoint in a window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    pub campaign: Id<Campaign>,
    pub touchpoint: usize,
    /// When the first of the audience gets it.
    pub slot: Slot,
    pub load: Load,
}

#[derive(Debug, Clone, PartialEq)]
pub struct WayOut {
    pub campaign: Id<Campaign>,
    pub touchpoint: usize,
    pub because: Yields,
    pub advice: Advice,
}

/// Why this one yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yields {
    /// Its campaign has the lowest priority.
    Priority,
    /// Its campaign is launched last of those with the lowest priority.
    Launch,
    /// The order of names decides.
    Name,
    /// It is the later one of its campaign.
    Later,
    /// Nothing else can: it stands alone, or all others were sent.
    Only,
}

impl Attention {
    pub fn of(portal: &Portal, plan: &Plan) -> Self {
        let rows = heat::rows(&Budget::of(portal, plan, Counted::Everything));
        Self { conflicts: Budget::of(portal, plan, Counted::Written).settle(), rows }
    }
}
