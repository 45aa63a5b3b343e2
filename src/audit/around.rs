//! [`Around`]: what stands around each course, looked up once for all rules.

use crate::model::ladder::Ladders;
use crate::model::persona::StartHere;
use crate::model::repeat::next_date;
use crate::model::{Campaign, Course, Event, Id, LearningPath, Persona, Portal};

pub struct Around {
    /// By course: events to come.
    events: Vec<Vec<Id<Event>>>,
    /// By course: paths that it is on.
    paths: Vec<Vec<Id<LearningPath>>>,
    /// By course: campaigns that aren't over.
    campaigns: Vec<Vec<Id<Campaign>>>,
    /// By course: whether another one asks for it.
    opens: Vec<bool>,
    /// By course: whether it is a persona's default, by itself or as the beginning of a path.
    is_default: Vec<bool>,
    pub ladders: Ladders,
}

impl Around {
    pub fn of(portal: &Portal) -> Self {
        use crate::model::Listed;
        let count = portal.courses.len();
        let mut around = Self {
            events: vec![Vec::new(); count],
            paths: vec![Vec::new(); count],
            campaigns: vec![Vec::new(); count],
            opens: vec![false; count],
            is_default: vec![false; count],
            ladders: Ladders::of(portal),
        };
        for (id, event) in Event::all(portal).filter(|(_, event)| next_date(event, portal.today).is_some()) {
            event.courses.iter().for_each(|course| around.events[course.index()].push(id));
        }
        for (id, path) in LearningPath::all(portal) {
            path.courses.iter().for_each(|course| around.paths[course.index()].push(id));
        }
        for (id, campaign) in Campaign::all(portal).filter(|(_, campaign)| campaign.is_open(portal.today)) {
            campaign.all_courses(portal).iter().for_each(|course| around.campaigns[course.index()].push(id));
        }
        let needed = portal.courses.iter().flat_map(|course| &course.prerequisites);
        needed.for_each(|course| around.opens[course.index()] = true);
        for course in portal.personas.iter().filter_map(|persona| first_course(persona, portal)) {
            around.is_default[course.index()] = true;
        }
        around
    }

    pub fn events(&self, course: Id<Course>) -> &[Id<Event>] {
        &self.events[course.index()]
    }

    pub fn paths(&self, course: Id<Course>) -> &[Id<LearningPath>] {
        &self.paths[course.index()]
    }

    pub fn campaigns(&self, course: Id<Course>) -> &[Id<Campaign>] {
        &self.campaigns[course.index()]
    }

    /// Whether another course asks for it.
    pub fn opens_another(&self, course: Id<Course>) -> bool {
        self.opens[course.index()]
    }

    pub fn is_default(&self, course: Id<Course>) -> bool {
        self.is_default[course.index()]
    }
}

fn first_course(persona: &Persona, portal: &Portal) -> Option<Id<Course>> {
    match persona.start_here? {
        StartHere::Course(course) => Some(course),
        StartHere::Path(path) => portal[path].courses.first().copied(),
    }
}
