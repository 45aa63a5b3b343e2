//! A course, its lessons and the ways to take it.
//!
//! What it costs isn't known, so no offer is made up.

use serde_json::{Map, Value as Json, json};

use super::{event, insert, insert_list, iso_duration, object, organization};
use crate::model::course::{Format, Module};
use crate::model::{Choice, Course, Event, Id};
use crate::render::portal::Pages;
use crate::site_map::Addressed;

impl Pages<'_> {
    /// `description` is what its page says below the title, `dates` are the events that the page lists.
    pub(in crate::render::portal) fn course_data(
        &self,
        course: &Course,
        description: &str,
        dates: &[Id<Event>],
    ) -> Json {
        let url = self.links.absolute(&course.address());
        let mut it = object("Course", &course.item.title);
        it.insert("@id".into(), json!(format!("{url}#course")));
        it.insert("url".into(), json!(url));
        insert(&mut it, "description", Some(description).filter(|text| !text.is_empty()));
        it.insert("provider".into(), Json::Object(organization(self.portal, self.links)));
        it.insert("inLanguage".into(), json!(course.language));
        insert(&mut it, "timeRequired", course.minutes.map(iso_duration).as_deref());
        insert(&mut it, "educationalLevel", course.level.map(Choice::word));
        self.relations(&mut it, course);
        insert_list(&mut it, "hasPart", course.modules.iter().map(lesson).collect());
        it.insert("hasCourseInstance".into(), Json::Array(self.instances(course, dates)));
        Json::Object(it)
    }

    /// What it builds, whom it is for, and what is good to have first.
    fn relations(&self, it: &mut Map<String, Json>, course: &Course) {
        let portal = self.portal;
        insert_list(it, "teaches", course.skills.iter().map(|gain| json!(portal[gain.skill].name)).collect());
        let reader = |title: &String| json!({ "@type": "EducationalAudience", "educationalRole": title });
        insert_list(it, "audience", course.personas.iter().map(|id| reader(&portal[*id].item.title)).collect());
        let required = course.prerequisites.iter().map(|id| json!(portal[*id].item.title));
        insert_list(it, "coursePrerequisites", required.collect());
        if let Some(badge) = &course.badge {
            let badge = object("EducationalOccupationalCredential", &badge.name);
            it.insert("educationalCredentialAwarded".into(), Json::Object(badge));
        }
    }

    /// Each date is a way to take the course; without dates it is taken when people like.
    fn instances(&self, course: &Course, dates: &[Id<Event>]) -> Vec<Json> {
        let dated = dates.iter().filter_map(|id| {
            let (event, mut it) = (&self.portal[*id], instance(course));
            // The course's page leads to the event's, and that one to the call.
            let page = self.links.absolute(&event.address());
            let online = event.join_url.as_ref().map(|_| page.as_str());
            it.extend(event::time_and_place(event, event::next(event, self.portal.today)?, online));
            it.insert("url".into(), json!(page));
            Some(Json::Object(it))
        });
        let dated: Vec<_> = dated.collect();
        if dated.is_empty() { vec![Json::Object(instance(course))] } else { dated }
    }
}

fn instance(course: &Course) -> Map<String, Json> {
    let mode = match course.format {
        Format::SelfPaced | Format::Live => "online",
        Format::Blended => "blended",
        Format::InPerson => "onsite",
    };
    let mut it = Map::new();
    it.insert("@type".into(), json!("CourseInstance"));
    it.insert("courseMode".into(), json!(mode));
    insert(&mut it, "courseWorkload", course.minutes.map(iso_duration).as_deref());
    it
}

fn lesson(module: &Module) -> Json {
    let mut it = object("LearningResource", &module.title);
    insert(&mut it, "timeRequired", module.minutes.map(iso_duration).as_deref());
    insert(&mut it, "url", module.start_url.as_deref());
    Json::Object(it)
}
