//! The ledger counts people, not files.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::{Ledger, Role};
use crate::model::{Channel, Id};
use crate::render::channels::fixture;
use crate::schedule;

#[test]
fn a_person_stands_in_the_ledger_once() {
    let mut portal = fixture::portal();
    let mut again = portal.testimonials[0].clone();
    again.person = format!(" {} ", again.person.to_uppercase());
    again.consent.until = Some(date(2027, 6, 1));
    portal.testimonials.push(again);
    let mut champion = fixture::champion("Cleo");
    champion.person = portal.testimonials[0].person.clone();
    portal.champions = vec![champion];
    let (plan, _) = schedule::plan(&portal);
    let ledger = Ledger::of(&portal, &plan);
    let name = portal.testimonials[0].person.clone();
    let person = ledger.people.iter().find(|person| person.name == name).expect("is in the ledger");
    assert_eq!(person.roles, BTreeSet::from([Role::Testimonial, Role::Champion]));
    assert_eq!(person.agreements.len(), 3);
    assert_eq!(person.until(), Some(date(2027, 6, 1)), "the first end counts");
    let sent = plan.messages.iter().filter(|message| message.voice.is_some()).count();
    assert_eq!(person.messages.get(&Channel::Email), Some(&sent));
    assert_eq!(person.campaigns, BTreeSet::from([Id::new(0)]));
}

#[test]
fn whoever_signs_is_in_the_ledger_without_an_agreement() {
    let portal = fixture::portal();
    let (plan, _) = schedule::plan(&portal);
    let ledger = Ledger::of(&portal, &plan);
    let signs = portal.campaigns[0].touchpoints[0].sender.as_ref().expect("a sender").name.clone();
    let person = ledger.people.iter().find(|person| person.name == signs).expect("is in the ledger");
    assert_eq!((person.roles.clone(), person.agreements.len()), (BTreeSet::from([Role::Sender]), 0));
    assert_eq!(person.last, plan.messages.iter().map(schedule::Message::date).max());
}
