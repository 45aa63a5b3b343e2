//! The consent ledger: everybody by name, those whose consent runs out first on top.

use jiff::civil::Date;

use crate::audit::consent::{Agreement, Person, Role, SOON_DAYS};
use crate::model::voice::Scope;
use crate::model::{Choice, Portal};
use crate::render::kit::Kit;
use crate::render::views::report as views;

impl Kit<'_> {
    pub(super) fn consent(&self) -> views::Consent {
        let people = self.by_end();
        views::Consent {
            lead: self.words.with("consent_lead", &[("date", &self.words.date(self.inputs.portal.today))]),
            figures: self.consent_figures(&people),
            people: people.iter().map(|person| self.consent_row(person)).collect(),
        }
    }

    pub(super) fn consent_data(&self) -> Vec<views::ConsentRow> {
        self.by_end().into_iter().map(|person| self.consent_row(person)).collect()
    }

    /// `12 people agreed to appear; 2 consents end within 60 days.`
    pub(super) fn consent_headline(&self) -> String {
        let people = self.by_end();
        let agreed = people.iter().filter(|person| !person.agreements.is_empty()).count().to_string();
        let soon = people.iter().filter(|person| ends_soon(person.until(), self.inputs.portal)).count().to_string();
        self.words.with("consent_headline", &[("agreed", &agreed), ("soon", &soon), ("days", &SOON_DAYS.to_string())])
    }

    /// Whose consent ends first comes first; whose has no end, and who needs none, come last, by name.
    fn by_end(&self) -> Vec<&Person> {
        let mut people: Vec<&Person> = self.inputs.audit.ledger.people.iter().collect();
        people.sort_by_key(|person| (person.until().unwrap_or(Date::MAX), person.name.to_lowercase()));
        people
    }

    fn consent_figures(&self, people: &[&Person]) -> Vec<views::Figure> {
        let agreed = people.iter().filter(|person| !person.agreements.is_empty()).count();
        let soon = people.iter().filter(|person| ends_soon(person.until(), self.inputs.portal)).count();
        let endless = people.iter().filter(|person| !person.agreements.is_empty() && person.until().is_none()).count();
        let tone = if soon > 0 { views::WARN } else { views::GOOD };
        vec![
            self.figure(agreed, "consent_agreed", ""),
            self.figure(soon, "consent_soon", tone),
            self.figure(endless, "consent_endless", ""),
            self.figure(people.len() - agreed, "consent_others", ""),
        ]
    }

    fn consent_row(&self, person: &Person) -> views::ConsentRow {
        let words = &self.words;
        let until = person.until();
        views::ConsentRow {
            name: person.name.clone(),
            roles: person.roles.iter().map(|role| words.text(role_key(*role))).collect(),
            agreements: person.agreements.iter().map(|agreement| self.agreement(agreement)).collect(),
            is_soon: ends_soon(until, self.inputs.portal),
            messages: person
                .messages
                .iter()
                .map(|(channel, n)| format!("{} {n}", words.choice("channel", *channel)))
                .collect(),
            last: person.last.map(|day| words.date(day)).unwrap_or_default(),
            campaigns: person.campaigns.iter().map(|id| self.inputs.portal[*id].item.title.clone()).collect(),
            files: person.files.iter().cloned().collect(),
        }
    }

    fn agreement(&self, agreement: &Agreement) -> views::Agreed {
        let portal = self.inputs.portal;
        let scope = |scope: &Scope| self.words.text(&format!("consent_scope_{}", scope.word()));
        views::Agreed {
            file: agreement.by.item(portal).origin.source.path.to_string(),
            given: agreement.given.to_string(),
            given_words: self.words.date(agreement.given),
            until: agreement.until.map(|day| day.to_string()).unwrap_or_default(),
            until_words: agreement.until.map_or_else(|| self.words.text("consent_no_end"), |day| self.words.date(day)),
            scope: agreement.scope.iter().map(scope).collect(),
        }
    }
}

fn ends_soon(until: Option<Date>, portal: &Portal) -> bool {
    until.is_some_and(|until| portal.today.duration_until(until).as_hours() <= SOON_DAYS * 24)
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Testimonial => "consent_role_testimonial",
        Role::Champion => "consent_role_champion",
        Role::Host => "consent_role_host",
        Role::Sender => "consent_role_sender",
        Role::Contact => "consent_role_contact",
    }
}
