//! [`Translate`]: the words of a translation in the place of the original's.
//!
//! Enter at [`Entry::translated`]. A translation is read as a whole record of its kind, so that its author knows every
//! field; but only words can differ between languages. Everything else (dates, references, minutes) is the original's,
//! whatever the translation says, and `check` reports where it says otherwise.

use super::campaign::{
    ButtonRecord, CampaignRecord, CopyRecord, CtaRecord, ForLandingRecord, LandingRecord, NudgeRecord, SenderRecord,
    TouchpointCta, TouchpointRecord,
};
use super::community::CommunityRecord;
use super::content::{Entry, HasItem};
use super::course::{Answer, BadgeRecord, CourseRecord, ModuleRecord, QuestionRecord};
use super::event::EventRecord;
use super::item::ItemRecord;
use super::page::PageRecord;
use super::path::{MilestoneRecord, PathRecord};
use super::persona::{ObjectionRecord, PersonaRecord};
use super::portal::ContactRecord;
use super::record::Names;
use super::values::Spanned;
use super::voice::{ChampionRecord, PostRecord, TestimonialRecord};

/// A record whose words can be said in another language.
pub trait Translate {
    /// Takes the words of `by`, where it has any.
    fn translate(&mut self, by: &Self);

    /// How many parts a list has.
    fn parts(&self) -> usize {
        0
    }
}

/// A record of a kind of items, with the names of the fields that hold words.
pub trait Translated: Translate + HasItem + Clone {
    const WORDS: &'static [&'static str];

    /// How many parts each of its lists has: a translation has the same ones in the same order.
    fn lists(&self) -> Vec<(&'static str, usize)>;
}

impl<R: Translated> Entry<R> {
    /// This original in the words of its translation. What the translation leaves out is said as in the original.
    pub fn translated(&self, by: &Self) -> Self {
        let mut record = self.record.clone();
        record.translate(&by.record);
        let has_body = !by.body.blocks.is_empty();
        Self {
            record,
            body: if has_body { by.body.clone() } else { self.body.clone() },
            body_place: by.body_place.clone(),
            name: self.name.clone(),
            translation: by.translation.clone(),
            folder: self.folder.clone(),
            source: by.source.clone(),
            fields: by.fields.clone(),
            findings: Vec::new(),
        }
    }
}

/// A field that may have been left out.
trait Given: Clone {
    fn is_given(&self) -> bool;
}

impl<T: Clone> Given for Option<T> {
    fn is_given(&self) -> bool {
        self.is_some()
    }
}

impl<T: Clone> Given for Vec<T> {
    fn is_given(&self) -> bool {
        !self.is_empty()
    }
}

impl<T: Clone> Given for Names<T> {
    fn is_given(&self) -> bool {
        !self.is_empty()
    }
}

fn take<T: Given>(own: &mut T, by: &T) {
    if by.is_given() {
        own.clone_from(by);
    }
}

impl<T: Translate + Clone> Translate for Option<T> {
    fn translate(&mut self, by: &Self) {
        match (self.as_mut(), by) {
            (Some(own), Some(by)) => own.translate(by),
            (None, Some(by)) => *self = Some(by.clone()),
            (_, None) => {}
        }
    }
}

/// Part by part, as far as both have them.
impl<T: Translate> Translate for Vec<T> {
    fn translate(&mut self, by: &Self) {
        self.iter_mut().zip(by).for_each(|(own, by)| own.translate(by));
    }

    fn parts(&self) -> usize {
        self.len()
    }
}

impl<T: Translate + Clone> Translate for Names<T> {
    fn translate(&mut self, by: &Self) {
        for (name, by) in by {
            match self.get_mut(name) {
                Some(own) => own.translate(by),
                None => drop(self.insert(name.clone(), by.clone())),
            }
        }
    }
}

/// Declares where the words of records are: fields of their own, and parts that are records themselves.
macro_rules! words {
    ($($record:ty: [$($word:ident),* $(,)?] $([$($part:ident),+ $(,)?])?;)+) => { $(
        impl Translate for $record {
            fn translate(&mut self, by: &Self) {
                $(take(&mut self.$word, &by.$word);)*
                $($(self.$part.translate(&by.$part);)+)?
            }
        }
    )+ };
}

/// As [`words!`], for kinds of items. A name in quotes is what the field before it is called in TOML; what stands last
/// is done before anything is translated.
macro_rules! items {
    ($($record:ty: [$($word:ident),* $(,)?] [$($part:ident $(as $name:literal)?),* $(,)?] $($first:ident)?;)+) => { $(
        impl Translate for $record {
            fn translate(&mut self, by: &Self) {
                $(self.$first();)?
                self.item.translate(&by.item);
                $(take(&mut self.$word, &by.$word);)*
                $(self.$part.translate(&by.$part);)*
            }
        }

        impl Translated for $record {
            const WORDS: &'static [&'static str] =
                &[$(stringify!($word),)* $(super::record::key!($part $($name)?),)*];

            fn lists(&self) -> Vec<(&'static str, usize)> {
                vec![$((super::record::key!($part $($name)?), self.$part.parts()),)*]
            }
        }
    )+ };
}

words! {
    ContactRecord: [role];
    BadgeRecord: [name, criteria];
    // The same lesson may stand elsewhere in another language.
    ModuleRecord: [title, summary, start_url, transcript];
    ObjectionRecord: [question, answer];
    MilestoneRecord: [recognition];
    PostRecord: [text];
    LandingRecord: [attention, interest, desire, action];
    ForLandingRecord: [] [landing];
    CtaRecord: [text];
    ButtonRecord: [text];
    CopyRecord: [subject, preheader, sms, body] [cta];
    SenderRecord: [role];
    NudgeRecord: [mechanism, purpose, whose_goal, opt_out];
}

items! {
    PersonaRecord: [who, goals, competing_for_attention, promise] [objections];
    // A course may be given in several languages, each with a start and a number of its own.
    CourseRecord: [promise, why, language, course_id, start_url, apply_tomorrow, teach_back, career_outcomes]
        [badge, modules, quiz] number_modules;
    PathRecord: [] [milestones];
    // A name may be written in another script.
    TestimonialRecord: [quote, person, role, photo_alt] [];
    ChampionRecord: [person, role, team, photo_alt, recognition] [posts];
    EventRecord: [place, accessibility] [];
    CommunityRecord: [topic, cadence] [];
    PageRecord: [] [];
    CampaignRecord: [objective, metric] [landing, cta, for_persona as "for"];
    TouchpointRecord: [subject, preheader, sms] [sender, cta, for_persona as "for", variants, nudge];
}

/// The fields of every item that a translation has for itself.
pub const OWN: &[&str] = &[
    "title",
    "summary",
    "draft",
    "publish_date",
    "expiry_date",
    "updated",
    "aliases",
    "tags",
    "image",
    "image_alt",
    "owner",
    "review_by",
    "provenance",
    "reviewed_by",
    "allow",
    "allow_reason",
    "extra",
];

impl Translate for ItemRecord {
    fn translate(&mut self, by: &Self) {
        take(&mut self.title, &by.title);
        take(&mut self.summary, &by.summary);
        take(&mut self.tags, &by.tags);
        take(&mut self.image, &by.image);
        take(&mut self.image_alt, &by.image_alt);
        take(&mut self.owner, &by.owner);
        take(&mut self.extra, &by.extra);
        // What is true of the original need not be true of whoever translated it.
        self.updated = by.updated;
        self.review_by = by.review_by;
        self.provenance = by.provenance;
        self.reviewed_by.clone_from(&by.reviewed_by);
        self.aliases.clone_from(&by.aliases);
        self.allow.clone_from(&by.allow);
        self.allow_reason.clone_from(&by.allow_reason);
    }
}

impl Translate for TouchpointCta {
    fn translate(&mut self, by: &Self) {
        self.0.translate(&by.0);
    }
}

impl Translate for QuestionRecord {
    fn translate(&mut self, by: &Self) {
        if self.options.len() == by.options.len() {
            let options: Vec<String> = self.options.iter().map(|option| option.value.written()).collect();
            number(self.answer.as_mut(), &options);
            self.options.clone_from(&by.options);
        }
        take(&mut self.question, &by.question);
        take(&mut self.why, &by.why);
    }
}

impl CourseRecord {
    /// Questions may name modules by their titles, which are others in another language.
    fn number_modules(&mut self) {
        let title = |it: &ModuleRecord| it.title.as_ref().map(|title| title.value.clone()).unwrap_or_default();
        let titles: Vec<String> = self.modules.iter().map(title).collect();
        self.quiz.iter_mut().for_each(|question| number(question.module.as_mut(), &titles));
    }
}

/// An entry that was named by its words keeps its number, since its words are others now.
fn number(answer: Option<&mut Spanned<Answer>>, entries: &[String]) {
    let Some(answer) = answer else { return };
    let Answer::Words(words) = &answer.value else { return };
    if let Some(index) = entries.iter().position(|entry| entry == words) {
        answer.value = Answer::Number(i64::try_from(index + 1).unwrap_or(i64::MAX));
    }
}
