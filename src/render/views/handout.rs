//! The kit's pages for people who bring a campaign to others: managers and champions.

use serde::Serialize;

/// What a copy button puts on the clipboard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Paste {
    pub text: String,
    /// Empty where the channel shows plain text only.
    pub html: String,
}

/// A name and what belongs to it.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    pub label: String,
    pub text: String,
}

/// A day on which people hear something, or meet.
#[derive(Debug, Clone, Serialize)]
pub struct Dated {
    /// For machines: `2027-01-19`.
    pub iso: String,
    pub date: String,
    pub what: String,
    /// Channels or a place, and for whom where it isn't everybody.
    pub how: String,
}

/// One part of the agenda.
#[derive(Debug, Clone, Serialize)]
pub struct Slot {
    pub minutes: u32,
    pub title: String,
    pub text: String,
}

/// A link out of the kit, with its attribution.
#[derive(Debug, Clone, Serialize)]
pub struct Outward {
    pub href: String,
    pub text: String,
}

/// The human to ask.
#[derive(Debug, Clone, Serialize)]
pub struct Asked {
    pub name: String,
    pub role: String,
    pub email: String,
}

/// A campaign on one page, for people who lead a team.
#[derive(Debug, Serialize)]
pub struct Brief {
    pub title: String,
    pub summary: String,
    /// How closely it is printed: empty, `dense` or `denser`.
    pub density: &'static str,
    pub facts: Vec<Line>,
    pub agenda: Vec<Slot>,
    pub dates: Vec<Dated>,
    pub questions: Vec<String>,
    /// What to leave, each with what to do instead.
    pub avoid: Vec<Line>,
    pub link: Outward,
    /// The short link, for those who read on paper.
    pub short: String,
    pub contact: Option<Asked>,
    pub paste: Paste,
}

/// Everything a champion needs to pass a campaign on.
#[derive(Debug, Serialize)]
pub struct ChampionKit {
    pub person: String,
    pub recognition: String,
    pub campaigns: Vec<ForCampaign>,
    /// Posts about something that no campaign is about.
    pub anytime: Vec<Post>,
    pub events: Vec<Dated>,
    /// What not to say, each with what to say instead.
    pub avoid: Vec<Line>,
    pub contact: Option<Asked>,
}

#[derive(Debug, Serialize)]
pub struct ForCampaign {
    pub slug: String,
    pub title: String,
    pub summary: String,
    /// From when until when.
    pub term: String,
    pub picture: SharePicture,
    pub posts: Vec<Post>,
    pub points: Vec<Line>,
    pub fact: Option<CitedFact>,
    pub objections: Vec<Line>,
    pub dates: Vec<Dated>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Post {
    pub channel: String,
    /// What the copy button is called to people who hear it.
    pub copy_label: String,
    /// Whether the champion wrote it.
    pub is_own: bool,
    pub paragraphs: Vec<String>,
    pub link: Outward,
    pub paste: Paste,
}

/// What goes with a post.
#[derive(Debug, Clone, Serialize)]
pub struct SharePicture {
    /// In the champion's own folder.
    pub file: String,
    /// What it is called once it is saved.
    pub save_as: String,
    /// The words in it.
    pub alt: String,
}

/// A figure with where it is from.
#[derive(Debug, Clone, Serialize)]
pub struct CitedFact {
    pub figure: String,
    pub claim: String,
    pub source: String,
    pub url: String,
}

/// The questions of a campaign's spaced reminders, to print.
#[derive(Debug, Serialize)]
pub struct Cards {
    pub campaign: String,
    pub count: String,
    pub sheets: Vec<CardSheet>,
}

/// Both sides of a sheet of paper.
#[derive(Debug, Serialize)]
pub struct CardSheet {
    /// What its two sides are called.
    pub front: String,
    pub back: String,
    pub fronts: Vec<Card>,
    pub backs: Vec<CardBack>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Card {
    pub number: usize,
    pub course: String,
    pub asked: String,
    pub options: Vec<String>,
    /// How closely it is printed: empty, `dense` or `denser`.
    pub density: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub struct CardBack {
    /// The card that it belongs to.
    pub label: String,
    /// The right option's.
    pub letter: String,
    pub answer: String,
    pub why: String,
    pub density: &'static str,
}
