//! `personas/`.

use jiff::civil::Time;

use super::dates::Day;
use super::item::ItemRecord;
use super::record::{Names, record};
use super::references::{CourseOrPath, Reference, Slug};
use super::values::{Spanned, Word};
use crate::model::persona::{Channel, Commute, Depth, Motivation};
use crate::model::{Copy, Persona};

record! {
    PersonaRecord with item: ItemRecord {
        /// Who they are, in a sentence or two.
        who: Option<Copy> = "\"Leads a team for the first time\"" needed;
        /// What they want to reach.
        goals: Vec<Copy> = "[\"Be taken seriously as a lead\"]" needed;
        /// Where they can be reached, best first.
        channels: Vec<Word<Channel>> = "[\"email\", \"teams\"]" needed;
        /// What else wants their time.
        competing_for_attention: Vec<Copy> = "[\"The daily stand-up\"]" needed;
        /// What moves them.
        motivations: Vec<Word<Motivation>> = "[\"mastery\"]";
        /// What they say against it, with an honest answer.
        objections: Vec<ObjectionRecord> = "[{ question = \"When?\", answer = \"In five minutes\" }]";
        /// What's in it for them; replaces the course's promise.
        promise: Option<Copy> = "\"Lead without losing yourself.\"";
        /// When a message is welcome.
        moments: Vec<MomentRecord> = "[{ days = [\"mon\"], from = \"07:30\", to = \"09:00\" }]";
        /// How they get to work.
        commute: Option<Word<Commute>> = "\"transit\"";
        /// How much they want to read.
        depth: Option<Word<Depth>> = "\"nudge\"";
        /// The one course or path to begin with.
        start_here: Option<StartHere> = "\"giving-feedback\"";
        /// The levels they aim for, by skill.
        target_skills: Names<Spanned<u32>> = "{ coaching = 3 }";
        /// How many they are.
        headcount: Option<u32> = "120";
        /// Personas that some of them belong to as well.
        overlaps: Vec<Reference<Persona>> = "[\"shift-lead\"]";
    }
}

record! {
    ObjectionRecord {
        /// What they say.
        question: Option<Copy> = "\"When should I do this?\"" needed;
        /// What is true.
        answer: Option<Copy> = "\"A module takes five minutes.\"" needed;
    }
}

record! {
    MomentRecord {
        /// The days.
        days: Vec<Word<Day>> = "[\"mon\", \"wed\"]" needed;
        /// From this time.
        from: Option<Time> = "\"07:30\"" needed;
        /// To this time.
        to: Option<Time> = "\"09:00\"" needed;
        /// What they do then.
        context: Option<String> = "\"commute\"";
    }
}

/// One reference; a list is recognised, so that it can be refused in plain words.
#[derive(Debug, Clone)]
pub struct StartHere(pub Vec<Reference<CourseOrPath>>, pub crate::source::Place);

impl super::reader::FromValue for StartHere {
    fn shape() -> super::record::Shape {
        Slug::<CourseOrPath>::shape()
    }
    fn from_value(value: super::reader::Value<'_>, reader: &mut super::reader::Reader) -> Option<Self> {
        let place = reader.place(value.span());
        match value.get_ref() {
            toml::de::DeValue::Array(_) => Some(Self(Vec::from_value(value, reader)?, place)),
            _ => Some(Self(vec![Reference::from_value(value, reader)?], place)),
        }
    }
}
