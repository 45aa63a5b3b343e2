//! What a reminder says: a question, what can be answered, where the answer is, and how to have no more of them.

use std::collections::BTreeMap;

use super::Words;
use crate::model::campaign::{
    Nudge, Sender, SenderKind, Touchpoint, TouchpointCopy, TouchpointKind, VoiceChoice, When,
};
use crate::model::copy::{Copy, Segment};
use crate::model::prose::{Block, Inline, ListItem, Prose};
use crate::model::recall::Recall;
use crate::model::values::Scope;
use crate::model::{Course, Item, Portal};

/// What is asked for: to think for a moment, and to look.
const MINUTES: u32 = 1;

/// A text message holds about this much beside its link.
const SMS_LONGEST: usize = 80;

/// The touchpoint, without its day and its readers.
pub fn write(recall: Recall, portal: &Portal, words: Words<'_>) -> Touchpoint {
    let course = &portal[recall.course];
    let question = Resolved::of(course, recall.question, portal);
    let (number, names) = (recall.number.to_string(), [("course", course.item.title.as_str())]);
    let line = |text: String| Copy { segments: vec![Segment::Text(text)], place: course.item.origin.place("quiz") };
    let said = |key: &str| line(words(key, &names));
    Touchpoint {
        item: Item {
            slug: format!("reminder-{}-{number}", course.item.slug),
            title: words("reminder_title", &[("course", &course.item.title), ("n", &number)]),
            body: body(&question, &words("reminder_lead", &names), &words("reminder_decide", &names)),
            summary: None,
            aliases: Vec::new(),
            image: None,
            ..course.item.clone()
        },
        kind: TouchpointKind::Reminder,
        stage: None,
        moves: None,
        when: When::Day(0),
        time: None,
        channels: Vec::new(),
        personas: Vec::new(),
        sender: sender(portal),
        copy: TouchpointCopy {
            subject: Some(said("reminder_subject")),
            preheader: Some(said("reminder_preheader")),
            sms: Some(if question.asked.chars().count() <= SMS_LONGEST {
                line(question.asked)
            } else {
                said("reminder_sms")
            }),
            cta: Some(said("reminder_cta")),
            cta_to: None,
            body: None,
        },
        copy_for: BTreeMap::new(),
        variants: BTreeMap::new(),
        voice: VoiceChoice::Nobody,
        minutes: Some(MINUTES),
        experiment: None,
        nudge: Some(Nudge {
            mechanism: words("reminder_mechanism", &names),
            purpose: words("reminder_purpose", &names),
            whose_goal: words("reminder_goal", &names),
            opt_out: words("reminder_opt_out", &names),
            opt_out_at: None,
        }),
        recall: Some(recall),
    }
}

/// A question as its readers see it: its copy speaks of its own course, whatever the campaign is about.
struct Resolved {
    asked: String,
    options: Vec<String>,
}

impl Resolved {
    fn of(course: &Course, question: usize, portal: &Portal) -> Self {
        let scope = Scope::portal(portal).course(course);
        let Some(question) = course.quiz.get(question) else {
            return Self { asked: String::new(), options: Vec::new() };
        };
        let options = question.options.iter().map(|option| option.resolve(&scope)).collect();
        Self { asked: question.question.resolve(&scope), options }
    }
}

fn body(question: &Resolved, lead: &str, decide: &str) -> Prose {
    let text = |text: &str| vec![Inline::Text(text.to_owned())];
    let option = |option: &String| ListItem { done: None, blocks: vec![Block::Paragraph(text(option))] };
    let blocks = vec![
        Block::Paragraph(text(lead)),
        Block::Paragraph(vec![Inline::Strong(text(&question.asked))]),
        Block::List { start: Some(1), items: question.options.iter().map(option).collect() },
        Block::Paragraph(text(decide)),
    ];
    Prose::new(blocks, Vec::new())
}

/// The human that learners can turn to; without one the portal's mails have no signature.
fn sender(portal: &Portal) -> Option<Sender> {
    let contact = portal.settings.contact.as_ref()?;
    Some(Sender { name: contact.name.clone(), role: contact.role.clone(), kind: SenderKind::LearningTeam })
}
