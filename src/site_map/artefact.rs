//! What can be made: a closed list. A new page or channel begins here.

use bytes::Bytes;

use super::OutPath;
use super::badge::BadgeFile;
use super::feed::{Feed, FeedForm};
use super::handout::Handout;
use super::hosting::HostFile;
use super::kit::{KitFile, KitPage};
use super::plan::PlanForm;
use super::report::{Report, ReportForm};
use super::selection::Selection;
use crate::imaging::Print;
use crate::inside::Inside;
use crate::model::campaign::Campaign;
use crate::model::portal::{Brand, SharePictures};
use crate::model::{Champion, Community, Course, Event, Id, Item, LearningPath, Page, Persona, Portal, Skill};
use crate::source::SourceFiles;

/// One file of the output, before it is made.
#[derive(Debug, Clone)]
pub struct Artefact {
    pub path: OutPath,
    pub kind: ArtefactKind,
    /// Which of the portal's editions it belongs to, by the order of its languages; 0 is the default one, and what
    /// belongs to all of them.
    pub edition: usize,
    pub sources: SourceFiles,
}

#[derive(Debug, Clone)]
pub enum ArtefactKind {
    /// A page at `address`, relative to its edition's front page.
    Page {
        page: PageKind,
        address: String,
    },
    /// The picture that others show beside a link to a page.
    SocialCard {
        address: String,
    },
    /// An old address that leads to the page at `to`.
    Redirect {
        address: String,
        to: String,
    },
    Feed {
        feed: Feed,
        form: FeedForm,
    },
    /// All addresses, or a part of them, or the index of the parts.
    Sitemap {
        part: Option<usize>,
    },
    Robots,
    Catalog,
    /// The courses for spreadsheets.
    CatalogTable,
    CatalogSchema,
    Llms,
    Oembed(Id<Course>),
    /// Events as a calendar.
    Calendar(Dates),
    /// Who stands behind the badges.
    Issuer,
    /// A file of a course's badge.
    Badge {
        course: Id<Course>,
        file: BadgeFile,
    },
    /// A file of the theme, minified at load.
    ThemeAsset {
        bytes: Bytes,
    },
    /// What scripts of pages read.
    Data {
        bytes: Bytes,
    },
    /// The table of contents of what visitors search. Its parts have no place in the site map: they are named by what they
    /// hold, so nobody knows them before they are made.
    Search,
    /// A file of the content folder, copied as it is.
    File {
        disk: Inside,
    },
    /// A picture of the content folder as pages show it.
    Print(Print),
    /// A short link: leads to `to`, an address with its attribution.
    ShortLink {
        address: String,
        to: String,
    },
    /// One file of a message, by the message's index in the schedule.
    Message {
        message: usize,
        file: KitFile,
    },
    /// A page beside the messages.
    KitPage(KitPage),
    /// A page of the kit for people who bring a campaign to others.
    Handout(Handout),
    /// The send plan of a campaign, or of all of them.
    Plan {
        campaign: Option<Id<Campaign>>,
        form: PlanForm,
    },
    Report {
        report: Report,
        form: ReportForm,
    },
    /// The list of the reports.
    Reports,
    /// What tells a host how to publish the portal.
    Host(HostFile),
}

impl Artefact {
    /// Of a page: where it is, relative to the portal's root. Empty for everything else.
    pub fn address(&self) -> &str {
        match &self.kind {
            ArtefactKind::Page { address, .. } => address,
            _ => "",
        }
    }
}

/// Which events a calendar has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    One(Id<Event>),
    /// Those for a persona, and those for everybody.
    For(Id<Persona>),
    All,
}

/// Every kind of page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    Front,
    Catalogue,
    /// A further part of the catalogue.
    Selection(Selection),
    Course(Id<Course>),
    /// A course as a card that other sites embed.
    Card(Id<Course>),
    /// A course's knowledge check, to print.
    Check(Id<Course>),
    /// Three questions, and the courses that fit.
    Finder,
    Personas,
    Persona(Id<Persona>),
    /// The landing page of a campaign, for everyone or for one persona.
    Landing(Id<Campaign>, Option<Id<Persona>>),
    Paths,
    Path(Id<LearningPath>),
    Events,
    Event(Id<Event>),
    Communities,
    Community(Id<Community>),
    Champions,
    Champion(Id<Champion>),
    /// The skills, who should have them, and the way there.
    Skills,
    Skill(Id<Skill>),
    /// How a learning circle goes, session by session.
    CirclePlan(Id<Event>),
    Badges,
    /// What has to be done for a course's badge.
    Badge(Id<Course>),
    Stories,
    /// How we nudge you.
    Nudges,
    /// How to add one's own story, where the portal has a place for it.
    Contribute,
    Search,
    Free(Id<Page>),
    /// The design's tokens and parts, for those who make the portal.
    Styleguide,
    NotFound,
}

impl PageKind {
    /// Whether a picture of its own stands for the page elsewhere. What people only pass through has none: parts of the
    /// catalogue, sheets to print, the search, and the page that can have any address.
    pub fn has_card(self, brand: &Brand) -> bool {
        match brand.share_pictures {
            SharePictures::Each => self.is_listed() && !matches!(self, Self::Selection(_) | Self::Search),
            SharePictures::One => matches!(self, Self::Front),
        }
    }

    /// Whether search engines are told of it: not of what answers an address that doesn't exist, or repeats a page.
    pub fn is_listed(self) -> bool {
        !matches!(self, Self::NotFound | Self::Card(_) | Self::Check(_) | Self::Styleguide)
    }

    /// The item that the page is about; pages of the portal itself have none.
    pub fn item(self, portal: &Portal) -> Option<&Item> {
        match self {
            Self::Course(id) | Self::Card(id) | Self::Check(id) | Self::Badge(id) => Some(&portal[id].item),
            Self::Persona(id) => Some(&portal[id].item),
            Self::Landing(id, _) => Some(&portal[id].item),
            Self::Path(id) => Some(&portal[id].item),
            Self::Event(id) | Self::CirclePlan(id) => Some(&portal[id].item),
            Self::Community(id) => Some(&portal[id].item),
            Self::Champion(id) => Some(&portal[id].item),
            Self::Free(id) => Some(&portal[id].item),
            Self::Front
            | Self::Catalogue
            | Self::Selection(_)
            | Self::Search
            | Self::Finder
            | Self::Personas
            | Self::Paths
            | Self::Events
            | Self::Communities
            | Self::Champions
            | Self::Skills
            | Self::Skill(_)
            | Self::Badges
            | Self::Stories
            | Self::Nudges
            | Self::Contribute
            | Self::Styleguide
            | Self::NotFound => None,
        }
    }

    /// Whether the page is told in the language of this edition: the portal's own pages always are, an item's page is
    /// where the item is translated.
    pub fn is_spoken(self, portal: &Portal) -> bool {
        self.item(portal).is_none_or(|item| portal.speaks(item))
    }
}
