//! The questions that a new campaign begins with, at a terminal.

use std::io::{self, IsTerminal};

use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Input, MultiSelect, Select};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::commands::Failure;
use crate::diagnostics::human::Style;
use crate::options;

/// Something that can be chosen.
pub struct Offered {
    pub slug: String,
    pub title: String,
}

impl std::fmt::Display for Offered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.title, self.slug)
    }
}

/// Whether there is somebody at a terminal who can answer.
pub fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

fn theme() -> Box<dyn Theme> {
    match options::style(&io::stderr()) {
        Style::Coloured => Box::new(ColorfulTheme::default()),
        Style::Plain => Box::new(SimpleTheme),
    }
}

pub fn goal() -> Result<String, Failure> {
    Ok(Input::with_theme(&*theme()).with_prompt("What should be different afterwards?").interact_text()?)
}

/// One course; more can be added in the brief.
pub fn courses(offered: &[Offered]) -> Result<Vec<String>, Failure> {
    some(offered, "course")?;
    let prompt = "Which course does it lead to? (arrow keys, then Enter)";
    let chosen = Select::with_theme(&*theme()).with_prompt(prompt).items(offered).default(0).interact()?;
    Ok(offered.get(chosen).map(|it| it.slug.clone()).into_iter().collect())
}

/// At least one persona.
pub fn personas(offered: &[Offered]) -> Result<Vec<String>, Failure> {
    some(offered, "persona")?;
    let prompt = "Whom is it for? (space to choose, then Enter)";
    loop {
        let chosen = MultiSelect::with_theme(&*theme()).with_prompt(prompt).items(offered).interact()?;
        let slugs: Vec<String> =
            chosen.into_iter().filter_map(|index| offered.get(index)).map(|it| it.slug.clone()).collect();
        if !slugs.is_empty() {
            return Ok(slugs);
        }
    }
}

pub fn launch(today: Date) -> Result<Date, Failure> {
    let day = |text: &str| text.trim().parse::<Date>();
    let answer: String = Input::with_theme(&*theme())
        .with_prompt("On which day is it announced?")
        .default(proposed(today).to_string())
        .validate_with(|text: &String| match day(text) {
            Ok(_) => Ok(()),
            Err(_) => Err("a date is year-month-day, such as 2027-01-31"),
        })
        .interact_text()?;
    Ok(day(&answer)?)
}

/// A Tuesday, with two weeks before it for writing and one for the first message.
fn proposed(today: Date) -> Date {
    let earliest: Span = 21.days();
    let after = today.saturating_add(earliest);
    after.nth_weekday(1, Weekday::Tuesday).unwrap_or(after)
}

fn some(offered: &[Offered], kind: &str) -> Result<(), Failure> {
    if offered.is_empty() {
        return Err(format!("there is no {kind} yet; begin one with `uptake new {kind}`").into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_launch_is_proposed_on_a_tuesday_in_three_weeks() {
        assert_eq!(proposed(date(2027, 1, 1)), date(2027, 1, 26));
        assert_eq!(proposed(Date::MAX), Date::MAX);
    }
}
