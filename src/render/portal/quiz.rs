//! A course's knowledge check: its questions, and what the page's script tells people about their answers.

use super::{Pages, copy};
use crate::model::course::Question;
use crate::model::values::Scope;
use crate::model::{Course, Id};
use crate::render::views::Link;
use crate::render::views::check::{self as view, QuizData};
use crate::schedule::reminders::gaps;
use crate::site_map::Addressed;

/// The words of the interface that the script needs.
const WORDS: &[&str] = &[
    "progress",
    "guess",
    "check",
    "pass",
    "pick",
    "right",
    "right_guess",
    "wrong",
    "lesson",
    "next",
    "finish",
    "known",
    "saved_one",
    "saved_other",
    "saved_none",
    "begin",
    "back",
    "calendar",
    "event",
    "again",
    "forget",
    "kept",
    "last",
];

impl Pages<'_> {
    pub(super) fn quiz(&self, course: &Course) -> Vec<view::Question> {
        let scope = self.scope().course(course);
        course.quiz.iter().map(|asked| question(asked, course, &scope)).collect()
    }

    pub(super) fn quiz_data(&self, id: Id<Course>) -> QuizData {
        let course = &self.portal[id];
        let word = |name: &&'static str| (*name, self.wording.text(&format!("quiz_{name}")));
        let minutes = ["minutes_one", "minutes_other"].map(|name| (name, self.wording.text(name)));
        QuizData {
            course: course.item.title.clone(),
            minutes: course.modules.iter().map(|module| module.minutes.unwrap_or(0)).collect(),
            gaps: course.retain_for.map(gaps::days).unwrap_or_default(),
            peer: self.peer(id),
            words: WORDS.iter().map(word).chain(minutes).collect(),
        }
    }

    /// Whom to ask about what no module teaches: a champion of the course, else where people talk about it.
    fn peer(&self, id: Id<Course>) -> Option<Link> {
        let champion = self.index.stories[id.index()].first().map(|champion| &self.portal[*champion]);
        let ask = champion
            .map(|champion| Link::new(champion.address(), self.wording.with("quiz_ask", &[("who", &champion.person)])));
        let community = || {
            let link = self.community_link(self.portal[id].community?);
            Some(Link::new(link.href, self.wording.with("quiz_ask_in", &[("community", &link.text)])))
        };
        ask.or_else(community)
    }
}

fn question(question: &Question, course: &Course, scope: &Scope<'_>) -> view::Question {
    let letter = u32::try_from(question.answer).ok().and_then(|n| char::from_u32(u32::from('A') + n));
    let module = question.module.and_then(|index| course.modules.get(index));
    let (asked, answer) = (question.question.resolve(scope), copy(question.options.get(question.answer), scope));
    view::Question {
        key: key(&asked, &answer),
        options: question.options.iter().map(|option| option.resolve(scope)).collect(),
        letter: letter.map(String::from).unwrap_or_default(),
        index: question.answer,
        why: copy(question.why.as_ref(), scope),
        module: module.map(|module| module.title.clone()).unwrap_or_default(),
        module_index: question.module,
        question: asked,
        answer,
    }
}

/// What a question is known by on people's devices. It changes with the question, so that no old answer is taken for one
/// to a new question, and doesn't change when questions change places.
fn key(question: &str, answer: &str) -> String {
    let hash = blake3::hash(format!("{question}\n{answer}").as_bytes());
    hash.to_hex().chars().take(8).collect()
}
