//! `skills.toml` and `facts.toml`: one table per skill or fact.

use jiff::civil::Date;
use toml::de::DeValue;

use super::reader::{FromValue, Reader, Value};
use super::record::{Names, Shape, record};
use super::values::{Spanned, WebAddress};

record! {
    SkillsRecord {
        /// The skills by their ids.
        skills: Names<Spanned<SkillRecord>> = "{ coaching = { name = \"Coaching\" } }";
    }
}

record! {
    SkillRecord {
        /// What it is called.
        name: Option<String> = "\"Coaching\"" needed;
        /// What it means.
        description: Option<String> = "\"Helping others find their own answer\"";
        /// The names of its levels, from 1 up.
        levels: Vec<String> = "[\"knows\", \"does\", \"teaches\"]";
        /// The same in other languages.
        translations: Names<SkillWordsRecord> = "{ fr = { name = \"Coaching\" } }";
        /// `true` if it needs people in a room.
        human: Option<bool> = "true";
        /// The address of the same skill in ESCO.
        same_as: Option<WebAddress> = "\"http://data.europa.eu/esco/skill/…\"";
    }
}

record! {
    SkillWordsRecord {
        /// What it is called.
        name: Option<String> = "\"Coaching\"";
        /// What it means.
        description: Option<String> = "\"Aider les autres à trouver leur réponse\"";
        /// The names of its levels, from 1 up.
        levels: Vec<String> = "[\"connaît\", \"fait\", \"transmet\"]";
    }
}

record! {
    FactsRecord {
        /// The facts by their ids.
        facts: Names<Spanned<FactRecord>> = "{ awareness-gap = { claim = \"…\", value = 65, unit = \"%\" } }";
    }
}

record! {
    FactRecord {
        /// What is claimed.
        claim: Option<String> = "\"Learners don't know what there is\"" needed;
        /// The figure.
        value: Option<Spanned<Figure>> = "65" needed;
        /// What it counts.
        unit: Option<String> = "\"%\"";
        /// The same in other languages.
        translations: Names<FactWordsRecord> = "{ fr = { claim = \"…\" } }";
        /// Who says so.
        source: Option<String> = "\"Internal survey, 412 answers\"";
        /// Where it can be read.
        url: Option<WebAddress> = "\"https://example.com/survey\"";
        /// When it was measured.
        as_of: Option<Date> = "2026-09-01";
        /// Until when it holds.
        expires: Option<Spanned<Date>> = "2028-09-01";
        /// What it is made of; the parts add up to the value.
        parts: Names<Spanned<f64>> = "{ online = 40, on-site = 25 }";
    }
}

record! {
    FactWordsRecord {
        /// What is claimed.
        claim: Option<String> = "\"On ne sait pas ce qui existe\"";
        /// What it counts.
        unit: Option<String> = "\"%\"";
        /// Who says so.
        source: Option<String> = "\"Enquête interne, 412 réponses\"";
    }
}

/// A number or the words it is given in.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    Number { value: f64, written: String },
    Words(String),
}

impl FromValue for Figure {
    fn shape() -> Shape {
        Shape::Either(vec![Shape::Number, Shape::Text])
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(Self::Words(text.trim().to_owned()));
        }
        let number = f64::from_value(value, reader)?;
        let written = reader.place(value.span()).text().trim_start_matches('+').to_owned();
        Some(Self::Number { value: number, written })
    }
}
