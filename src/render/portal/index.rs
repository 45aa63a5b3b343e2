//! Who belongs to what, looked up once: a page finds its voices, dates and neighbours without a walk over the site.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use crate::model::ladder::Ladders;
use crate::model::repeat;
use crate::model::voice::{Consent, Scope};
use crate::model::{
    Campaign, Champion, Community, Course, Event, Id, LearningPath, Listed, Persona, Portal, Testimonial,
};

pub struct Index {
    /// By course.
    pub voices: Vec<Vec<Id<Testimonial>>>,
    pub stories: Vec<Vec<Id<Champion>>>,
    pub dates: Vec<Vec<Id<Event>>>,
    pub paths: Vec<Vec<Id<LearningPath>>>,
    pub unlocks: Vec<Vec<Id<Course>>>,
    pub ladders: Ladders,
    /// By persona.
    pub courses: Vec<Vec<Id<Course>>>,
    pub meetings: Vec<Vec<Id<Event>>>,
    pub campaigns: Vec<Vec<Id<Campaign>>>,
    /// By community.
    pub talked_about: Vec<Vec<Id<Course>>>,
    /// Its events to come, the next one first.
    pub gatherings: Vec<Vec<Id<Event>>>,
    /// By skill: events to come that belong to a course for it or to a community around it.
    pub practised: Vec<Vec<Id<Event>>>,
    /// By champion.
    pub circles: Vec<Vec<Id<Community>>>,
    /// By person: the latest that they agreed to be quoted with.
    pub said: HashMap<String, Id<Testimonial>>,
    /// Events to come by their next date, and those that are over, the latest first.
    pub upcoming: Vec<(Date, Id<Event>)>,
    pub past: Vec<(Date, Id<Event>)>,
}

/// Whether somebody agreed to appear on the portal.
pub fn agreed(consent: &Consent) -> bool {
    consent.scope.contains(&Scope::Portal)
}

fn said(portal: &Portal) -> HashMap<String, Id<Testimonial>> {
    let mut said: Vec<_> = Testimonial::all(portal).filter(|(_, it)| agreed(&it.consent)).collect();
    said.sort_by_key(|(_, testimonial)| testimonial.date);
    said.into_iter().map(|(id, testimonial)| (testimonial.person.clone(), id)).collect()
}

impl Index {
    pub fn of(portal: &Portal) -> Self {
        let (upcoming, past) = timeline(portal);
        let to_come = |f: fn(&Event) -> &[Id<Course>]| {
            let mut lists = vec![Vec::new(); portal.courses.len()];
            upcoming.iter().for_each(|(_, id)| f(&portal[*id]).iter().for_each(|c| lists[c.index()].push(*id)));
            lists
        };
        let dates = to_come(|event| &event.courses);
        let mut meetings = vec![Vec::new(); portal.personas.len()];
        for (_, id) in &upcoming {
            portal[*id].personas.iter().for_each(|p| meetings[p.index()].push(*id));
        }
        let mut gatherings = vec![Vec::new(); portal.communities.len()];
        for (_, id) in &upcoming {
            portal[*id].community.iter().for_each(|community| gatherings[community.index()].push(*id));
        }
        Self {
            voices: voices(portal),
            stories: lists::<Course, Champion>(portal, |c| if agreed(&c.consent) { &c.courses } else { &[] }),
            dates,
            paths: lists::<Course, LearningPath>(portal, |path| &path.courses),
            unlocks: lists::<Course, Course>(portal, |course| &course.prerequisites),
            ladders: Ladders::of(portal),
            courses: lists::<Persona, Course>(portal, |course| &course.personas),
            meetings,
            campaigns: lists::<Persona, Campaign>(portal, |campaign| &campaign.personas),
            talked_about: lists::<Community, Course>(portal, |course| course.community.as_slice()),
            gatherings,
            practised: practised(portal, &upcoming),
            circles: lists::<Champion, Community>(portal, |community| &community.champions),
            said: said(portal),
            upcoming,
            past,
        }
    }
}

/// For each `K` the items that name it, in the portal's order.
fn lists<K: Listed, T: Listed>(portal: &Portal, named: fn(&T) -> &[Id<K>]) -> Vec<Vec<Id<T>>> {
    let mut lists = vec![Vec::new(); K::list(portal).len()];
    for (id, item) in T::all(portal) {
        named(item).iter().for_each(|key| lists[key.index()].push(id));
    }
    lists
}

/// Testimonials by course, the latest first: the order of `schedule::voices` where only the course is known.
fn voices(portal: &Portal) -> Vec<Vec<Id<Testimonial>>> {
    let mut lists = lists::<Course, Testimonial>(portal, |t| if agreed(&t.consent) { &t.courses } else { &[] });
    for list in &mut lists {
        list.sort_by_key(|id| (Reverse(portal[*id].date), portal[*id].item.slug.clone()));
    }
    lists
}

/// Events to come by skill, the next one first.
fn practised(portal: &Portal, upcoming: &Dated) -> Vec<Vec<Id<Event>>> {
    let mut lists = vec![Vec::new(); portal.skills.len()];
    for (_, id) in upcoming {
        let event = &portal[*id];
        let taught = event.courses.iter().flat_map(|course| &portal[*course].skills).map(|gain| gain.skill);
        let talked_about = event.community.iter().flat_map(|community| portal[*community].skills.iter().copied());
        let skills: BTreeSet<_> = taught.chain(talked_about).collect();
        skills.into_iter().for_each(|skill| lists[skill.index()].push(*id));
    }
    lists
}

type Dated = Vec<(Date, Id<Event>)>;

fn timeline(portal: &Portal) -> (Dated, Dated) {
    let (mut upcoming, mut past) = (Vec::new(), Vec::new());
    for (id, event) in Event::all(portal) {
        match repeat::next_date(event, portal.today) {
            Some(date) => upcoming.push((date, id)),
            None => past.push((event.starts.date(), id)),
        }
    }
    upcoming.sort_by_key(|(date, id)| (*date, portal[*id].starts.time(), *id));
    past.sort_by_key(|(date, id)| (Reverse(*date), *id));
    (upcoming, past)
}
