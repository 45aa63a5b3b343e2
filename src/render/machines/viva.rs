//! The courses as Viva Learning keeps them: Microsoft Graph's learningContent, v1.0
//! (<https://learn.microsoft.com/graph/api/learningcontent-update>). Each object is the body of one request.

use super::Machines;
use crate::model::Course;
use crate::model::course::Level;
use crate::model::portal::SharePictures;
use crate::model::values::Scope;
use crate::render::engine;
use crate::render::views::viva::{LearningContent, LearningContents};
use crate::site_map::{Addressed, address};

/// The courses of all editions, each in every language that it is told in.
pub fn viva(editions: &[Machines<'_>]) -> Vec<u8> {
    engine::json(&LearningContents { value: editions.iter().flat_map(Machines::contents).collect() })
}

impl Machines<'_> {
    fn contents(&self) -> Vec<LearningContent<'_>> {
        let spoken = self.portal.courses.iter().filter(|course| self.portal.speaks(&course.item));
        spoken.map(|course| self.content(course)).collect()
    }

    fn content<'a>(&'a self, course: &'a Course) -> LearningContent<'a> {
        let (portal, item) = (self.portal, &course.item);
        let settings = &portal.settings;
        let scope = Scope::portal(portal).course(course);
        let language = &settings.language;
        let pictured = match settings.brand.share_pictures {
            SharePictures::Each => course.address(),
            SharePictures::One => address::FRONT.to_owned(),
        };
        LearningContent {
            external_id: match settings.is_default_edition() {
                true => item.slug.clone(),
                false => format!("{}.{language}", item.slug),
            },
            title: &item.title,
            content_web_url: self.links.absolute(&course.address()),
            language_tag: language,
            description: item.summary.as_ref().or(course.promise.as_ref()).map(|copy| copy.resolve(&scope)),
            duration: course.minutes.map(|minutes| format!("PT{minutes}M")),
            format: "Course",
            level: course.level.map(|level| match level {
                Level::Beginner => "beginner",
                Level::Intermediate => "intermediate",
                Level::Advanced => "advanced",
            }),
            skill_tags: course.skills.iter().map(|gain| portal[gain.skill].name.as_str()).collect(),
            additional_tags: &item.tags,
            source_name: &settings.title,
            thumbnail_web_url: self.links.file(&address::social_card(&pictured)),
            last_modified_date_time: item.changed().map(|date| format!("{date}T00:00:00Z")),
            is_active: true,
            is_searchable: true,
        }
    }
}
