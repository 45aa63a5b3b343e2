//! [`Index`]: what campaigns, messages, personas, courses and skills are called in files of results.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::load::results::table::{About as Column, Cell, Table};
use crate::model::results::About;
use crate::model::{Campaign, Channel, Choice, Course, Id, Item, Listed, Persona, Portal, Skill};
use crate::site_map::attribution;

pub type OutcomeKey = (Id<Campaign>, Option<Id<Persona>>, Option<String>, Date);
pub type AnswersKey = (Id<Course>, Option<Id<Persona>>, u32);
pub type LevelKey = (Id<Persona>, Id<Skill>, Date, u32);

/// Names in the form that they have in addresses, so that `Spring 2027` is `spring-2027`.
pub struct Index<'p> {
    portal: &'p Portal,
    campaigns: HashMap<String, Id<Campaign>>,
    personas: HashMap<String, Id<Persona>>,
    courses: HashMap<String, Id<Course>>,
    skills: HashMap<String, Id<Skill>>,
    /// By campaign.
    messages: Vec<Messages>,
}

/// What the messages of a campaign are called.
struct Messages {
    touchpoints: HashMap<String, usize>,
    /// By the `utm_content` of their links.
    contents: HashMap<String, (usize, Id<Persona>, Option<String>)>,
}

/// The texts of a table in the form of the index, by their numbers in the table.
pub struct Named(Vec<String>);

impl Named {
    pub fn of(table: &Table) -> Self {
        Self(table.names.iter().map(|name| attribution::slug(&name.text)).collect())
    }

    /// What a cell says in a column; `None` where that is nothing.
    fn get(&self, cell: &Cell, column: Column) -> Option<&str> {
        let name = self.0.get(cell.texts[column as usize] as usize)?;
        (!name.is_empty()).then_some(name)
    }
}

impl<'p> Index<'p> {
    pub fn of(portal: &'p Portal) -> Self {
        let skills = Skill::all(portal).flat_map(|(id, skill)| [(&skill.name, id), (&skill.id, id)]);
        Self {
            portal,
            campaigns: named(Campaign::all(portal).map(|(id, campaign)| (&campaign.item, id))),
            personas: named(Persona::all(portal).map(|(id, persona)| (&persona.item, id))),
            courses: named(Course::all(portal).map(|(id, course)| (&course.item, id))),
            skills: skills.map(|(name, id)| (attribution::slug(name), id)).collect(),
            messages: portal.campaigns.iter().map(|campaign| Messages::of(campaign, portal)).collect(),
        }
    }

    /// `Err` is the column whose value nothing is called.
    pub fn message(&self, cell: &Cell, named: &Named) -> Result<About, Column> {
        let campaign = self.campaign(cell, named)?;
        let messages = &self.messages[campaign.index()];
        let content = match named.get(cell, Column::Content) {
            Some(content) => Some(messages.contents.get(content).ok_or(Column::Content)?),
            None => None,
        };
        let own = |column| named.get(cell, column);
        let touchpoint = match own(Column::Touchpoint) {
            Some(name) => Some(*messages.touchpoints.get(name).ok_or(Column::Touchpoint)?),
            None => content.map(|(touchpoint, ..)| *touchpoint),
        };
        let persona = self.persona(cell, named)?.or(content.map(|(_, persona, _)| *persona));
        let channel = own(Column::Channel).map(|name| channel(name).ok_or(Column::Channel)).transpose()?;
        let variant = match own(Column::Variant) {
            Some(name) => Some(self.variant(campaign, touchpoint, name).ok_or(Column::Variant)?),
            None => content.and_then(|(.., variant)| variant.clone()),
        };
        Ok(About { campaign, touchpoint, persona, channel, variant })
    }

    pub fn outcome(&self, cell: &Cell, named: &Named) -> Result<OutcomeKey, Column> {
        let campaign = self.campaign(cell, named)?;
        let persona = self.persona(cell, named)?;
        let group = named.get(cell, Column::Group);
        let groups = self.portal[campaign].holdout.iter().flat_map(|holdout| &holdout.groups);
        let group = group.map(|name| {
            let known = groups.map(|group| &group.id).find(|id| attribution::slug(id) == name);
            known.cloned().ok_or(Column::Group)
        });
        // The reader takes no row without a date.
        Ok((campaign, persona, group.transpose()?, cell.date.unwrap_or_default()))
    }

    pub fn answers(&self, cell: &Cell, named: &Named) -> Result<AnswersKey, Column> {
        let course = named.get(cell, Column::Course).and_then(|name| self.courses.get(name));
        let persona = self.persona(cell, named)?;
        Ok((*course.ok_or(Column::Course)?, persona, cell.number.unwrap_or_default()))
    }

    pub fn level(&self, cell: &Cell, named: &Named) -> Result<LevelKey, Column> {
        let persona = self.persona(cell, named)?.ok_or(Column::Persona)?;
        let skill = named.get(cell, Column::Skill).and_then(|name| self.skills.get(name));
        Ok((persona, *skill.ok_or(Column::Skill)?, cell.date.unwrap_or_default(), cell.number.unwrap_or_default()))
    }

    fn campaign(&self, cell: &Cell, named: &Named) -> Result<Id<Campaign>, Column> {
        let known = named.get(cell, Column::Campaign).and_then(|name| self.campaigns.get(name));
        known.copied().ok_or(Column::Campaign)
    }

    fn persona(&self, cell: &Cell, named: &Named) -> Result<Option<Id<Persona>>, Column> {
        let known = |name: &str| self.personas.get(name).copied().ok_or(Column::Persona);
        named.get(cell, Column::Persona).map(known).transpose()
    }

    /// A version of a message as it is called in the portal; where no message is named, any of the campaign's.
    fn variant(&self, campaign: Id<Campaign>, touchpoint: Option<usize>, name: &str) -> Option<String> {
        let touchpoints = &self.portal[campaign].touchpoints;
        let meant = touchpoints.iter().enumerate().filter(|(index, _)| touchpoint.is_none_or(|it| it == *index));
        let mut versions = meant.flat_map(|(_, touchpoint)| touchpoint.variants.keys());
        let known = versions.find(|version| attribution::slug(version) == name).cloned();
        known.or_else(|| (name == About::AS_IT_STANDS).then(|| name.to_owned()))
    }
}

impl Messages {
    fn of(campaign: &Campaign, portal: &Portal) -> Self {
        let touchpoints = campaign.touchpoints.iter().enumerate();
        let mut contents = HashMap::new();
        for (index, touchpoint) in touchpoints.clone() {
            let own = (!touchpoint.variants.is_empty()).then(|| About::AS_IT_STANDS.to_owned());
            for persona in &touchpoint.personas {
                let slug = &portal[*persona].item.slug;
                let content = |variant| attribution::slug(&attribution::content(&touchpoint.item.slug, slug, variant));
                contents.insert(content(None), (index, *persona, own.clone()));
                for variant in touchpoint.variants.keys() {
                    contents.insert(content(Some(variant)), (index, *persona, Some(variant.clone())));
                }
            }
        }
        Self { touchpoints: named(touchpoints.map(|(index, touchpoint)| (&touchpoint.item, index))), contents }
    }
}

/// By title and by slug; a slug wins over a title.
fn named<'p, T: Copy>(items: impl Iterator<Item = (&'p Item, T)>) -> HashMap<String, T> {
    let items: Vec<_> = items.collect();
    let titles = items.iter().map(|(item, id)| (attribution::slug(&item.title), *id));
    let slugs = items.iter().map(|(item, id)| (attribution::slug(&item.slug), *id));
    titles.chain(slugs).collect()
}

/// `e-mail` is `email` for most people.
fn channel(name: &str) -> Option<Channel> {
    Channel::parse(name).or_else(|| Channel::parse(&name.replace('-', "")))
}
