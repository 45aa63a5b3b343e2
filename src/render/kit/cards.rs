//! Cards to print: the questions of a campaign's reminders on one side, the answers on the other.
//!
//! Enter at [`cards`]. Six cards go on a sheet. A printer that turns the paper over its long edge mirrors the columns;
//! so does the style sheet with the answers.

use super::Kit;
use crate::model::course::Question;
use crate::model::values::Scope;
use crate::model::{Campaign, Copy, Course, Id};
use crate::render::views::handout::{Card, CardBack, CardSheet, Cards};

const PER_SHEET: usize = 6;

/// From this many characters on, a card is printed more closely, and more closely still.
const DENSE: usize = 260;
const DENSER: usize = 480;

impl Kit<'_> {
    pub(super) fn cards(&self, id: Id<Campaign>) -> Cards {
        let portal = self.inputs.portal;
        let courses = portal[id].reminded_courses();
        let asked: Vec<(&Course, &Question)> =
            courses.iter().flat_map(|course| portal[*course].quiz.iter().map(|q| (&portal[*course], q))).collect();
        let cards: Vec<Card> = asked.iter().enumerate().map(|(n, (course, q))| self.card(n, course, q)).collect();
        let backs: Vec<CardBack> = asked.iter().enumerate().map(|(n, (course, q))| self.back(n, course, q)).collect();
        let both = cards.chunks(PER_SHEET).zip(backs.chunks(PER_SHEET)).enumerate();
        Cards {
            campaign: portal[id].item.title.clone(),
            count: self.words.count("cards_count", cards.len()),
            sheets: both.map(|(index, (fronts, backs))| self.sheet(index, fronts, backs)).collect(),
        }
    }

    fn sheet(&self, index: usize, fronts: &[Card], backs: &[CardBack]) -> CardSheet {
        let number = (index + 1).to_string();
        let side = |key: &str| self.words.with(key, &[("n", &number)]);
        let (front, back) = (side("cards_fronts"), side("cards_backs"));
        CardSheet { front, back, fronts: fronts.to_vec(), backs: backs.to_vec() }
    }

    fn card(&self, index: usize, course: &Course, question: &Question) -> Card {
        let said = |copy: &Copy| self.of_course(copy, course);
        let (asked, options) = (said(&question.question), question.options.iter().map(said).collect::<Vec<_>>());
        let length = asked.chars().count() + options.iter().map(|option| option.chars().count()).sum::<usize>();
        Card { number: index + 1, course: course.item.title.clone(), density: density(length), asked, options }
    }

    fn back(&self, index: usize, course: &Course, question: &Question) -> CardBack {
        let said = |copy: &Copy| self.of_course(copy, course);
        let answer = question.options.get(question.answer).map(said).unwrap_or_default();
        let why = question.why.as_ref().map(said).unwrap_or_default();
        let density = density(answer.chars().count() + why.chars().count());
        let letter = u8::try_from(question.answer).ok().and_then(|n| b'A'.checked_add(n)).map(char::from);
        let label = self.words.with("cards_answer", &[("n", &(index + 1).to_string())]);
        CardBack { label, letter: letter.map(String::from).unwrap_or_default(), answer, why, density }
    }

    fn of_course(&self, copy: &Copy, course: &Course) -> String {
        copy.resolve(&Scope::portal(self.inputs.portal).course(course))
    }
}

fn density(characters: usize) -> &'static str {
    match characters {
        n if n < DENSE => "",
        n if n < DENSER => "dense",
        _ => "denser",
    }
}
