//! `paths/`.

use super::item::ItemRecord;
use super::record::record;
use super::references::Reference;
use crate::model::{Copy, Course, Persona};

record! {
    PathRecord with item: ItemRecord {
        /// The courses, in order.
        courses: Vec<Reference<Course>> = "[\"listening\", \"giving-feedback\"]" needed;
        /// What is worth celebrating on the way.
        milestones: Vec<MilestoneRecord> = "[{ after = \"listening\", recognition = \"You hear more than before\" }]";
        /// Whom it is for.
        personas: Vec<Reference<Persona>> = "[\"new-manager\"]";
        /// Minutes of learning by doing, with others, and in courses.
        mix: Option<MixRecord> = "{ experience = 240, social = 90, formal = 60 }";
    }
}

record! {
    MilestoneRecord {
        /// The course after which it is reached.
        after: Option<Reference<Course>> = "\"listening\"" needed;
        /// What is said then.
        recognition: Option<Copy> = "\"You hear more than before\"" needed;
    }
}

record! {
    MixRecord {
        /// Minutes of learning by doing.
        experience: Option<u32> = "240";
        /// Minutes of learning with others.
        social: Option<u32> = "90";
        /// Minutes of courses.
        formal: Option<u32> = "60";
    }
}
