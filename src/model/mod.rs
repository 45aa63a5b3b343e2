//! What a valid portal is: plain values, with every reference resolved.
//!
//! Enter at [`Portal`]. The model knows nothing of files, TOML, HTML or the clock; what is in it is live on
//! the build's date and was checked. Kinds stand in the order in which they depend on each other.

pub mod campaign;
pub mod choice;
pub mod community;
pub mod copy;
pub mod course;
pub mod event;
pub mod facet;
pub mod fact;
pub mod id;
pub mod item;
pub mod ladder;
pub mod manuscript;
pub mod page;
pub mod path;
pub mod person_name;
pub mod persona;
pub mod portal;
pub mod prose;
pub mod recall;
pub mod repeat;
pub mod results;
pub mod shown;
pub mod skill;
pub mod texts;
pub mod values;
pub mod voice;
pub mod walk;
pub mod words;

use std::ops::Index;

pub use campaign::{Campaign, Touchpoint};
pub use choice::Choice;
pub use community::Community;
pub use copy::Copy;
pub use course::Course;
pub use event::Event;
pub use fact::Fact;
pub use id::Id;
pub use item::Item;
pub use page::Page;
pub use path::LearningPath;
pub use persona::{Channel, Persona};
pub use portal::Settings;
pub use shown::Shown;
pub use skill::Skill;
pub use voice::{Champion, Testimonial};

/// Everything that is published.
#[derive(Debug, Clone)]
pub struct Portal {
    pub settings: Settings,
    /// The build's date in the portal's time zone.
    pub today: jiff::civil::Date,
    pub skills: Vec<Skill>,
    pub facts: Vec<Fact>,
    pub personas: Vec<Persona>,
    pub courses: Vec<Course>,
    pub paths: Vec<LearningPath>,
    pub testimonials: Vec<Testimonial>,
    pub champions: Vec<Champion>,
    pub events: Vec<Event>,
    pub communities: Vec<Community>,
    pub pages: Vec<Page>,
    pub campaigns: Vec<Campaign>,
}

impl Portal {
    /// Whether an item is told in the language of this edition. Otherwise it is shown in that of its original.
    pub fn speaks(&self, item: &Item) -> bool {
        item.language == self.settings.language
    }

    /// What every item has in common, of all items but touchpoints.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let people = self.testimonials.iter().map(|t| &t.item).chain(self.champions.iter().map(|c| &c.item));
        let learning = self.courses.iter().map(|c| &c.item).chain(self.paths.iter().map(|p| &p.item));
        let meeting = self.events.iter().map(|e| &e.item).chain(self.communities.iter().map(|c| &c.item));
        let others = self.personas.iter().map(|p| &p.item).chain(self.pages.iter().map(|p| &p.item));
        learning.chain(others).chain(people).chain(meeting).chain(self.campaigns.iter().map(|c| &c.item))
    }
}

/// `portal[id]`, and the ids of a whole list.
macro_rules! lists {
    ($($field:ident: $kind:ty),+ $(,)?) => { $(
        impl Index<Id<$kind>> for Portal {
            type Output = $kind;
            fn index(&self, id: Id<$kind>) -> &$kind {
                &self.$field[id.index()]
            }
        }
        impl Listed for $kind {
            fn list(portal: &Portal) -> &[Self] {
                &portal.$field
            }
        }
    )+ };
}

/// A kind that the portal keeps a list of.
pub trait Listed: Sized + 'static {
    fn list(portal: &Portal) -> &[Self];

    /// Every item with its id, in the portal's order.
    fn all(portal: &Portal) -> impl Iterator<Item = (Id<Self>, &Self)> {
        Self::list(portal).iter().enumerate().map(|(index, item)| (Id::new(index), item))
    }
}

lists! {
    skills: Skill,
    facts: Fact,
    personas: Persona,
    courses: Course,
    paths: LearningPath,
    testimonials: Testimonial,
    champions: Champion,
    events: Event,
    communities: Community,
    pages: Page,
    campaigns: Campaign,
}
