//! [`Marks`]: the short names by which a plan's pictures tell campaigns and touchpoints apart: `B3` is the third
//! touchpoint of the second campaign. Colours help, and nothing depends on them.

use super::sending::Sending;
use crate::model::{Campaign, Choice, Id, Portal};

/// How many colours there are for campaigns.
const COLOURS: usize = 6;

/// The class of what has no stage, such as spaced reminders.
pub const NO_STAGE: &str = "none";

pub struct Marks {
    /// In the order of their first sending.
    campaigns: Vec<Id<Campaign>>,
}

/// How one sending looks in the pictures.
pub struct Mark {
    pub name: String,
    /// A class of `plan.css`.
    pub class: String,
}

impl Marks {
    pub fn of(sendings: &[Sending<'_>]) -> Self {
        let mut campaigns = Vec::new();
        for sending in sendings {
            if !campaigns.contains(&sending.campaign) {
                campaigns.push(sending.campaign);
            }
        }
        Self { campaigns }
    }

    pub fn campaigns(&self) -> &[Id<Campaign>] {
        &self.campaigns
    }

    /// Of several campaigns, each has its letter and colour; a single one is coloured by the stages of AIDA.
    pub fn of_sending(&self, sending: &Sending<'_>, portal: &Portal) -> Mark {
        let number = sending.touchpoint + 1;
        let letter = self.letter(sending.campaign);
        let class = match self.campaigns[..] {
            [_] => sending.touchpoint(portal).stage.map_or(NO_STAGE, Choice::word).to_owned(),
            _ => self.colour(sending.campaign),
        };
        Mark { name: format!("{letter}{number}"), class }
    }

    /// `A` to `Z`, then `AA`; nothing where there is one campaign only.
    pub fn letter(&self, campaign: Id<Campaign>) -> String {
        match self.campaigns.iter().position(|id| *id == campaign) {
            Some(index) if self.campaigns.len() > 1 => letters(index),
            _ => String::new(),
        }
    }

    pub fn colour(&self, campaign: Id<Campaign>) -> String {
        let index = self.campaigns.iter().position(|id| *id == campaign).unwrap_or(0);
        format!("c{}", index % COLOURS)
    }
}

fn letters(index: usize) -> String {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let last = ALPHABET.chars().nth(index % ALPHABET.len()).unwrap_or('A');
    let before = index / ALPHABET.len();
    if before == 0 { last.to_string() } else { letters(before - 1) + &last.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_the_alphabet() {
        assert_eq!([0, 25, 26, 51, 52, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "AAA"]);
    }
}
