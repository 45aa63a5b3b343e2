//! `campaigns/<slug>/`: the brief and the touchpoints.

use jiff::civil::{Date, Time};
use toml::de::DeValue;

use super::item::ItemRecord;
use super::reader::{FromValue, Reader, Value};
use super::record::{Names, Shape, record};
use super::references::Reference;
use super::values::{Spanned, Word};
use crate::model::campaign::{Measures, SenderKind, Stage, TouchpointKind};
use crate::model::persona::Channel;
use crate::model::prose::Prose;
use crate::model::{Champion, Copy, Course, LearningPath, Persona, Testimonial};

record! {
    CampaignRecord with item: ItemRecord {
        /// What should be different afterwards.
        objective: Option<Copy> = "\"New leads give feedback within a week\"" needed;
        /// What shows it.
        metric: Option<String> = "\"Leads who had a feedback talk this month\"";
        /// What the metric says something about. Opens, clicks, hours and completions are vanity: they can rise while nothing changes.
        measures: Option<Word<Measures>> = "\"behaviour\"";
        /// The figure before.
        baseline: Option<f64> = "0.2";
        /// The figure hoped for.
        target: Option<f64> = "0.4";
        /// The courses it leads to; the first is the one that copy calls `course`.
        courses: Vec<Reference<Course>> = "[\"giving-feedback\"]";
        /// The path it leads to.
        path: Option<Reference<LearningPath>> = "\"first-ninety-days\"";
        /// Whom it is for.
        personas: Vec<Reference<Persona>> = "[\"new-manager\"]" needed;
        /// The day it starts.
        launch: Option<Date> = "2027-01-18" needed;
        /// The day it really ends, if it does.
        closes: Option<Spanned<Date>> = "2027-02-26";
        /// The day by which people have usually finished; spaced reminders are counted from it.
        finishes: Option<Date> = "2027-02-19";
        /// 1 to 9: where two campaigns collide, the lower one yields.
        priority: Option<Spanned<u32>> = "5";
        /// Groups that get no message, so that the effect can be told.
        holdout: Option<HoldoutRecord> = "{ groups = [\"plant-1\", \"plant-2\"], share = 0.2, seed = \"spring\" }";
        /// What reaching the aim is worth and what it costs, for the return on investment.
        value: Option<ValueRecord> = "{ currency = \"EUR\", per_person = { low = 40, base = 80, high = 120 }, confidence = 0.7, cost = 9000, hourly = 45 }";
        /// The text of the landing page.
        landing: Option<LandingRecord> = "{ attention = \"…\", interest = \"…\", desire = \"…\", action = \"…\" }";
        /// The call to action.
        cta: Option<CtaRecord> = "{ text = \"Start the first module\", minutes = 4 }";
        /// Other words for one persona.
        for_persona as "for": Names<ForLandingRecord> = "{ new-manager = { landing = { attention = \"…\" } } }";
    }
}

record! {
    HoldoutRecord {
        /// The groups among which the hold-outs are drawn.
        groups: Vec<GroupRecord> = "[\"plant-1\", \"plant-2\"]" needed;
        /// The share of groups that get no message, from 0 to 1.
        share: Option<Spanned<f64>> = "0.2" needed;
        /// Any word; the same word draws the same groups.
        seed: Option<String> = "\"spring\"" needed;
        /// In a staggered launch, the day from which the groups that were held out get everything, too.
        until: Option<Date> = "2027-03-08";
    }
}

record! {
    ValueRecord {
        /// The currency, in three letters.
        currency: Option<String> = "\"EUR\"" needed;
        /// What it is worth if one more person comes to do what the metric counts: a low, a middle and a high estimate.
        per_person: Option<EstimatedRecord> = "{ low = 40, base = 80, high = 120 }" needed;
        /// How sure you are of these estimates, from 0 to 1. The benefit is reckoned with so much of them only.
        confidence: Option<Spanned<f64>> = "0.7";
        /// What you paid for content, tools and people.
        cost: Option<Spanned<f64>> = "9000" needed;
        /// What an hour of a learner's time costs. Their time is the largest cost of most campaigns.
        hourly: Option<Spanned<f64>> = "45" needed;
        /// How long one person learns, in minutes; by default as long as the courses take.
        minutes: Option<u32> = "35";
        /// Where the estimates come from.
        source: Option<String> = "\"Workshop with finance, November 2026\"";
    }
}

record! {
    EstimatedRecord {
        /// The lowest value that you would defend.
        low: Option<Spanned<f64>> = "40" needed;
        /// The likeliest value.
        base: Option<Spanned<f64>> = "80" needed;
        /// The highest value that you would defend.
        high: Option<Spanned<f64>> = "120" needed;
    }
}

record! {
    SizedGroupRecord {
        /// What the group is called.
        id: Option<String> = "\"plant-1\"" needed;
        /// How many people it has.
        size: Option<u32> = "140";
    }
}

/// A group by its name alone or with its size.
#[derive(Debug, Clone)]
pub struct GroupRecord(pub SizedGroupRecord);

impl FromValue for GroupRecord {
    fn shape() -> Shape {
        Shape::Either(vec![SizedGroupRecord::shape(), Shape::Text])
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(Self(SizedGroupRecord { id: Some(text.trim().to_owned()), size: None }));
        }
        SizedGroupRecord::from_value(value, reader).map(Self)
    }
}

record! {
    LandingRecord {
        /// What makes people look up.
        attention: Option<Prose> = "\"Three minutes before the shift starts.\"";
        /// What it is about.
        interest: Option<Prose> = "\"What the course shows.\"";
        /// Why people like them wanted it.
        desire: Option<Prose> = "\"What changed for those who did it.\"";
        /// What to do now.
        action: Option<Prose> = "\"The first module takes four minutes.\"";
    }
}

record! {
    ForLandingRecord {
        /// Their own landing page texts.
        landing: Option<LandingRecord> = "{ attention = \"…\" }";
    }
}

record! {
    CtaRecord {
        /// What the button says.
        text: Option<Copy> = "\"Start the first module\"";
        /// How long the first step takes.
        minutes: Option<u32> = "4";
    }
}

record! {
    TouchpointRecord with item: ItemRecord {
        /// What sort of message it is.
        kind: Option<Word<TouchpointKind>> = "\"announcement\"" needed;
        /// The stage of AIDA.
        stage: Option<Word<Stage>> = "\"attention\"";
        /// The step of the funnel it works for.
        moves: Option<Spanned<String>> = "\"unaware->aware\"";
        /// Days from the launch; negative is before.
        day: Option<i64> = "-7";
        /// A fixed date instead of `day`.
        date: Option<Spanned<Date>> = "2027-01-11";
        /// The time of day, local.
        time: Option<Time> = "\"09:00\"";
        /// Where it is sent.
        channels: Vec<Word<Channel>> = "[\"email\", \"teams\"]" needed;
        /// Whom it is for; without it everyone the campaign is for.
        personas: Vec<Reference<Persona>> = "[\"new-manager\"]";
        /// Who sends it.
        sender: Option<SenderRecord> = "{ name = \"Priya Raman\", role = \"Learning partner\", kind = \"learning-team\" }";
        /// The subject of the e-mail, 50 characters at most.
        subject: Option<Copy> = "\"The talk you have been putting off\"";
        /// The line that the inbox shows after the subject, 30 to 90 characters.
        preheader: Option<Copy> = "\"Four minutes on how to begin, before the shift\"";
        /// What a text message says; about 80 characters fit beside its link. Without it, the preheader.
        sms: Option<Copy> = "\"The talk you put off: four minutes on how to begin.\"";
        /// The testimonial to show; without it the best match is chosen.
        testimonial: Option<Reference<Testimonial>> = "\"amina\"";
        /// The champion to show.
        champion: Option<Reference<Champion>> = "\"jonas-weber\"";
        /// What the button says. A table with `text` and `to` leads elsewhere than to the landing page.
        cta: Option<TouchpointCta> = "\"Start the first module\"";
        /// How long what it asks for takes.
        minutes: Option<u32> = "4";
        /// Other words for one persona.
        for_persona as "for": Names<CopyRecord> = "{ new-manager = { subject = \"…\" } }";
        /// Another version of one copy field, to compare.
        variants: Names<CopyRecord> = "{ b = { subject = \"…\" } }";
        /// What the comparison is about.
        experiment: Option<ExperimentRecord> = "{ tests = \"subject\", audience = 1500, baseline = 0.1, mde = 0.05 }";
        /// What the nudge does and how to decline it.
        nudge: Option<NudgeRecord> = "{ mechanism = \"reminder\", purpose = \"…\", whose_goal = \"…\", opt_out = \"…\" }";
    }
}

record! {
    CopyRecord {
        /// The subject of the e-mail.
        subject: Option<Copy> = "\"The talk you have been putting off\"";
        /// The line that the inbox shows after the subject.
        preheader: Option<Copy> = "\"Four minutes on how to begin, before the shift\"";
        /// What a text message says.
        sms: Option<Copy> = "\"The talk you put off: four minutes on how to begin.\"";
        /// What the button says.
        cta: Option<TouchpointCta> = "\"Start the first module\"";
        /// The message.
        body: Option<Prose> = "\"Hello …\"";
    }
}

record! {
    ButtonRecord {
        /// What the button says.
        text: Option<Copy> = "\"Add your three lines\"";
        /// How long what it asks for takes.
        minutes: Option<u32> = "4";
        /// Where it leads: a page of the portal, a file or a web address; without it to the landing page.
        to: Option<Spanned<String>> = "\"/contribute/\"";
    }
}

/// The words of a button, or a table that also says where it leads.
#[derive(Debug, Clone)]
pub struct TouchpointCta(pub ButtonRecord);

impl FromValue for TouchpointCta {
    fn shape() -> Shape {
        Shape::Either(vec![ButtonRecord::shape(), Shape::Copy])
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        match value.get_ref() {
            DeValue::Table(_) => ButtonRecord::from_value(value, reader).map(Self),
            _ => Copy::from_value(value, reader)
                .map(|text| Self(ButtonRecord { text: Some(text), minutes: None, to: None })),
        }
    }
}

record! {
    SenderRecord {
        /// Their name.
        name: Option<String> = "\"Priya Raman\"" needed;
        /// What they do.
        role: Option<String> = "\"Learning partner\"";
        /// What they are to the reader.
        kind: Option<Word<SenderKind>> = "\"learning-team\"" needed;
    }
}

record! {
    ExperimentRecord {
        /// The copy field that differs.
        tests: Option<Spanned<String>> = "\"subject\"" needed;
        /// How many people get one of the versions.
        audience: Option<u32> = "1500";
        /// The share that acts now, from 0 to 1.
        baseline: Option<f64> = "0.1";
        /// The smallest difference worth finding, from 0 to 1.
        mde: Option<f64> = "0.05";
    }
}

record! {
    NudgeRecord {
        /// How it works.
        mechanism: Option<String> = "\"a reminder at the time you chose\"" needed;
        /// What it is for.
        purpose: Option<String> = "\"to come back before you forget\"" needed;
        /// Whose goal it serves.
        whose_goal: Option<String> = "\"the learner's\"" needed;
        /// How to decline it.
        opt_out: Option<Spanned<String>> = "\"Use the link below; nothing else changes.\"";
    }
}
