//! `courses/`.

use toml::de::DeValue;

use super::dates::{Days, Minutes};
use super::item::ItemRecord;
use super::reader::{FromValue, Reader, Value};
use super::record::{Shape, record};
use super::references::{Reference, Slug};
use super::values::{Spanned, WebAddress, Word};
use crate::model::course::{Format, Level, Media};
use crate::model::portal::{Platform, Step};
use crate::model::{Community, Copy, Course, Persona, Skill};

record! {
    CourseRecord with item: ItemRecord {
        /// What's in it for the learner, in one sentence.
        promise: Option<Copy> = "\"Say the hard thing kindly, and be heard.\"";
        /// Why it matters now.
        why: Option<Copy> = "\"Half of us wait too long to speak up.\"";
        /// How people learn.
        format: Option<Word<Format>> = "\"self-paced\"" needed;
        /// How much people should know before.
        level: Option<Word<Level>> = "\"beginner\"";
        /// How long it takes; without it the modules are added up.
        duration: Option<Spanned<Minutes>> = "\"45m\"";
        /// The language of the course.
        language: Option<String> = "\"en\"";
        /// The skills it builds, with the level before and after.
        skills: Vec<SkillRecord> = "[{ id = \"coaching\", from = 0, to = 2 }]";
        /// Whom it is for.
        personas: Vec<Reference<Persona>> = "[\"new-manager\"]";
        /// Courses to take before.
        prerequisites: Vec<Reference<Course>> = "[\"listening\"]";
        /// Where it lives, as named in portal.toml.
        platform: Option<Reference<Platform>> = "\"lms\"";
        /// Its number there.
        course_id: Option<Spanned<String>> = "\"FB-101\"";
        /// Where the first minute starts, if it lives on no platform.
        start_url: Option<WebAddress> = "\"https://lms.example.com/feedback\"";
        /// What people have to do to get in, if it differs from the platform's steps.
        access: Vec<Word<Step>> = "[\"click\"]";
        /// A task for the next working day.
        apply_tomorrow: Option<Copy> = "\"Thank one colleague for one thing, by name.\"";
        /// A prompt to explain it to others.
        teach_back: Option<Copy> = "\"Tell your team about the three steps.\"";
        /// What it opens up.
        career_outcomes: Vec<Copy> = "[\"Lead your first one-to-one\"]";
        /// Where people go on talking.
        community: Option<Reference<Community>> = "\"coaches\"";
        /// How long it should be remembered; spaced reminders follow from it.
        retain_for: Option<Days> = "\"90d\"";
        /// What people earn.
        badge: Option<BadgeRecord> = "{ name = \"Clear voice\", criteria = \"Finish all modules\" }";
        /// The parts of the course.
        modules: Vec<ModuleRecord> = "[{ title = \"Why we wait\", duration = \"4m\" }]";
        /// Questions to check what people know; a right answer lets them skip a module.
        quiz: Vec<QuestionRecord> = "[{ question = \"When?\", options = [\"Soon\", \"Later\"], answer = \"Soon\" }]";
    }
}

record! {
    SkillGainRecord {
        /// The skill, as named in skills.toml.
        id: Option<Reference<Skill>> = "\"coaching\"" needed;
        /// The level people have before.
        from: Option<Spanned<u32>> = "0";
        /// The level people reach.
        to: Option<Spanned<u32>> = "2";
    }
}

/// A skill by its name alone or with levels.
#[derive(Debug, Clone)]
pub struct SkillRecord(pub SkillGainRecord);

impl FromValue for SkillRecord {
    fn shape() -> Shape {
        Shape::Either(vec![SkillGainRecord::shape(), Slug::<Skill>::shape()])
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        if let DeValue::String(text) = value.get_ref() {
            let id = Spanned { value: Slug::new(text.trim()), place: reader.place(value.span()) };
            return Some(Self(SkillGainRecord { id: Some(id), from: None, to: None }));
        }
        SkillGainRecord::from_value(value, reader).map(Self)
    }
}

record! {
    BadgeRecord {
        /// What it is called.
        name: Option<String> = "\"Clear voice\"" needed;
        /// What people do to earn it.
        criteria: Option<Copy> = "\"Finish all modules\"";
    }
}

record! {
    ModuleRecord {
        /// The name of the module.
        title: Option<Spanned<String>> = "\"Why we wait\"" needed;
        /// How long it takes.
        duration: Option<Spanned<Minutes>> = "\"4m\"";
        /// What it is about.
        summary: Option<Copy> = "\"Three reasons, and what they cost.\"";
        /// Where it starts.
        start_url: Option<WebAddress> = "\"https://lms.example.com/feedback/1\"";
        /// What it is.
        media: Option<Word<Media>> = "\"video\"";
        /// The address or file of the words that are spoken.
        transcript: Option<Spanned<String>> = "\"transcript.txt\"";
    }
}

record! {
    QuestionRecord {
        /// The question.
        question: Option<Copy> = "\"When is the best time?\"" needed;
        /// The answers to choose from.
        options: Vec<Spanned<Copy>> = "[\"Soon\", \"At the yearly review\"]" needed;
        /// The right one: its words, or its number counted from 1.
        answer: Option<Spanned<Answer>> = "\"Soon\"" needed;
        /// Why it is right.
        why: Option<Copy> = "\"The memory is fresh.\"";
        /// The module that a right answer lets people skip: its title, or its number counted from 1.
        module: Option<Spanned<Answer>> = "\"Why we wait\"";
    }
}

/// One entry of a list, by its words or its number from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Words(String),
    Number(i64),
}

impl FromValue for Answer {
    fn shape() -> Shape {
        Shape::Either(vec![Shape::Text, Shape::Whole])
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(text) => Some(Self::Words(text.trim().to_owned())),
            DeValue::Integer(_) => i64::from_value(value, reader).map(Self::Number),
            _ => {
                reader.wrong_type(value, "the words of one of the entries, or its number counted from 1");
                None
            }
        }
    }
}
