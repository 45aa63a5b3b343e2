//! Feeds of what is new: the portal's, one for each persona, one for each skill that a course builds.
//!
//! Enter at [`Feed::all`]. Each stands beside the page that it is the news of, in two forms. What is in it is chosen
//! here, because the site map has to know what each file is made from.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::address::{self, Addressed};

use crate::model::voice::Scope;
use crate::model::{Campaign, Champion, Course, Event, Id, Item, LearningPath, Listed, Persona, Portal, Skill, skill};

/// Readers show the newest few; the rest is in the catalogue.
const MOST: usize = 50;

/// Whose news a feed brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feed {
    Portal,
    Persona(Id<Persona>),
    Skill(Id<Skill>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedForm {
    /// Atom, RFC 4287.
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl FeedForm {
    pub const ALL: [Self; 2] = [Self::Atom, Self::Json];

    /// The media type, as links name it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }

    fn file(self) -> &'static str {
        match self {
            Self::Atom => address::ATOM,
            Self::Json => address::JSON_FEED,
        }
    }
}

impl Feed {
    /// Every feed of a portal.
    pub fn all(portal: &Portal) -> Vec<Self> {
        let personas = Persona::all(portal).map(|(id, _)| Self::Persona(id));
        let skills = skill::named(portal).into_iter().filter_map(|id| Self::of_skill(id, portal));
        [Self::Portal].into_iter().chain(personas).chain(skills).collect()
    }

    /// The feed of a skill. One that no course builds yet has no news.
    pub fn of_skill(id: Id<Skill>, portal: &Portal) -> Option<Self> {
        let feed = Self::Skill(id);
        portal.courses.iter().any(|course| feed.has_course(course)).then_some(feed)
    }

    /// The address of the page that it is the news of.
    pub fn page(self, portal: &Portal) -> String {
        match self {
            Self::Portal => address::FRONT.to_owned(),
            Self::Persona(id) => portal[id].address(),
            Self::Skill(id) => portal[id].address(),
        }
    }

    pub fn address(self, form: FeedForm, portal: &Portal) -> String {
        format!("{}{}", self.page(portal), form.file())
    }

    /// What is in it, newest first, at most as much as readers show. Without a date nothing is news.
    pub fn news(self, portal: &Portal) -> Vec<News> {
        let courses = Course::all(portal).filter(|(_, it)| self.has_course(it)).map(|(id, _)| News::Course(id));
        let stories = Champion::all(portal).filter(|(_, it)| self.has_story(it)).map(|(id, _)| News::Story(id));
        let events = Event::all(portal).filter(|(_, it)| self.has_event(it, portal)).map(|(id, _)| News::Event(id));
        let paths = LearningPath::all(portal).filter(|(_, it)| self.has_path(it, portal));
        let paths = paths.map(|(id, _)| News::Path(id));
        let campaigns = Campaign::all(portal).filter(|(_, it)| self.has_campaign(it, portal));
        let campaigns = campaigns.map(|(id, _)| News::Campaign(id));
        let all = courses.chain(stories).chain(events).chain(paths).chain(campaigns);
        let mut dated: Vec<_> = all.filter_map(|news| Some((news.day(portal)?, news))).collect();
        dated.sort_by_key(|(day, _)| Reverse(*day));
        dated.into_iter().map(|(_, news)| news).take(MOST).collect()
    }

    fn has_course(self, course: &Course) -> bool {
        match self {
            Self::Portal => true,
            Self::Persona(id) => course.personas.contains(&id),
            Self::Skill(id) => course.skills.iter().any(|gain| gain.skill == id),
        }
    }

    fn has_story(self, champion: &Champion) -> bool {
        let is_shown = champion.consent.scope.contains(&Scope::Portal);
        let fits = match self {
            Self::Portal => true,
            Self::Persona(id) => champion.personas.contains(&id),
            Self::Skill(id) => champion.skills.contains(&id),
        };
        is_shown && fits
    }

    /// An event that names no persona is for everybody.
    fn has_event(self, event: &Event, portal: &Portal) -> bool {
        match self {
            Self::Portal => true,
            Self::Persona(id) => event.personas.is_empty() || event.personas.contains(&id),
            Self::Skill(_) => self.has_one_of(&event.courses, portal),
        }
    }

    fn has_path(self, path: &LearningPath, portal: &Portal) -> bool {
        match self {
            Self::Portal => true,
            Self::Persona(id) => path.personas.contains(&id),
            Self::Skill(_) => self.has_one_of(&path.courses, portal),
        }
    }

    /// Campaigns are news while they run.
    fn has_campaign(self, campaign: &Campaign, portal: &Portal) -> bool {
        let fits = match self {
            Self::Portal => true,
            Self::Persona(id) => campaign.personas.contains(&id),
            Self::Skill(_) => self.has_one_of(&campaign.all_courses(portal), portal),
        };
        fits && campaign.launch <= portal.today && campaign.is_open(portal.today)
    }

    fn has_one_of(self, courses: &[Id<Course>], portal: &Portal) -> bool {
        courses.iter().any(|course| self.has_course(&portal[*course]))
    }
}

/// Something that can be new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    Course(Id<Course>),
    Story(Id<Champion>),
    Event(Id<Event>),
    Path(Id<LearningPath>),
    Campaign(Id<Campaign>),
}

impl News {
    pub fn item(self, portal: &Portal) -> &Item {
        match self {
            Self::Course(id) => &portal[id].item,
            Self::Story(id) => &portal[id].item,
            Self::Event(id) => &portal[id].item,
            Self::Path(id) => &portal[id].item,
            Self::Campaign(id) => &portal[id].item,
        }
    }

    /// The day on which it last became news: a campaign does when it starts.
    pub fn day(self, portal: &Portal) -> Option<Date> {
        let changed = self.item(portal).changed();
        match self {
            Self::Campaign(id) => changed.max(Some(portal[id].launch)),
            _ => changed,
        }
    }
}
