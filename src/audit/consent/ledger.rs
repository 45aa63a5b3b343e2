//! [`Ledger`]: every person of the portal once, however many files speak of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::campaign::{Campaign, Sender};
use crate::model::event::Host;
use crate::model::voice::{Consent, Scope};
use crate::model::{Champion, Channel, Community, Event, Id, Item, Listed, Portal, Testimonial, person_name};
use crate::schedule::Plan;

/// Everybody, by name.
#[derive(Debug, Default)]
pub struct Ledger {
    pub people: Vec<Person>,
}

#[derive(Debug, Default)]
pub struct Person {
    /// As it is written where it was first found.
    pub name: String,
    pub roles: BTreeSet<Role>,
    pub agreements: Vec<Agreement>,
    /// How many messages they speak in or sign, by channel.
    pub messages: BTreeMap<Channel, usize>,
    /// The last day on which a message with them goes out.
    pub last: Option<Date>,
    /// The campaigns that they speak in or sign for.
    pub campaigns: BTreeSet<Id<Campaign>>,
    /// The files that name them, relative to the content folder.
    pub files: BTreeSet<String>,
}

/// What somebody is to the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Testimonial,
    Champion,
    /// Of an event or a community.
    Host,
    Sender,
    Contact,
}

/// What somebody agreed to, and where it is written down.
#[derive(Debug, Clone)]
pub struct Agreement {
    pub by: Voice,
    pub given: Date,
    /// The last day for which they agreed.
    pub until: Option<Date>,
    pub scope: BTreeSet<Scope>,
}

/// Whose file a consent stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Testimonial(Id<Testimonial>),
    Champion(Id<Champion>),
}

impl Voice {
    pub fn item(self, portal: &Portal) -> &Item {
        match self {
            Self::Testimonial(id) => &portal[id].item,
            Self::Champion(id) => &portal[id].item,
        }
    }
}

impl Agreement {
    fn of(by: Voice, consent: &Consent) -> Self {
        Self { by, given: consent.given, until: consent.until, scope: consent.scope.clone() }
    }
}

impl Person {
    /// The last day on which everything of them may be shown; `None` where no consent has an end.
    pub fn until(&self) -> Option<Date> {
        self.agreements.iter().filter_map(|agreement| agreement.until).min()
    }
}

impl Ledger {
    pub fn of(portal: &Portal, plan: &Plan) -> Self {
        let mut book = Book::default();
        for (id, testimonial) in Testimonial::all(portal) {
            let person = book.person(&testimonial.person, Role::Testimonial, &testimonial.item);
            person.agreements.push(Agreement::of(Voice::Testimonial(id), &testimonial.consent));
        }
        for (id, champion) in Champion::all(portal) {
            let person = book.person(&champion.person, Role::Champion, &champion.item);
            person.agreements.push(Agreement::of(Voice::Champion(id), &champion.consent));
        }
        Event::all(portal).for_each(|(_, event)| book.host(event.host.as_ref(), &event.item, portal));
        Community::all(portal).for_each(|(_, it)| book.host(it.host.as_ref(), &it.item, portal));
        if let Some(contact) = &portal.settings.contact {
            let person = book.entry(&contact.name);
            person.roles.insert(Role::Contact);
            person.files.insert(portal.settings.origin.source.path.to_string());
        }
        book.messages(portal, plan);
        Self { people: book.0.into_values().filter(|person| !person.name.is_empty()).collect() }
    }
}

/// People by the key of their name.
#[derive(Default)]
struct Book(BTreeMap<String, Person>);

impl Book {
    fn entry(&mut self, name: &str) -> &mut Person {
        let name = name.trim();
        let new = || Person { name: name.to_owned(), ..Person::default() };
        self.0.entry(person_name::key(name)).or_insert_with(new)
    }

    fn person(&mut self, name: &str, role: Role, item: &Item) -> &mut Person {
        let person = self.entry(name);
        person.roles.insert(role);
        person.files.insert(item.origin.source.path.to_string());
        person
    }

    fn host(&mut self, host: Option<&Host>, item: &Item, portal: &Portal) {
        match host {
            Some(Host::Champion(id)) => self.person(&portal[*id].person, Role::Host, item),
            Some(Host::Person(name)) => self.person(name, Role::Host, item),
            None => return,
        };
    }

    /// Who speaks in which message, and who signs it.
    fn messages(&mut self, portal: &Portal, plan: &Plan) {
        // Senders have nearly always few names: each is looked up once a touchpoint, not once a message.
        for message in &plan.messages {
            let touchpoint = message.touchpoint(portal);
            let speaks = message.voice.as_ref().map(|chosen| chosen.voice.person(portal));
            let signs = touchpoint.sender.as_ref().map(|sender: &Sender| sender.name.as_str());
            let same = speaks.is_some_and(|name| signs.is_some_and(|other| other.trim() == name));
            if let Some(name) = signs {
                self.person(name, Role::Sender, &touchpoint.item);
            }
            for name in speaks.into_iter().chain(signs.filter(|_| !same)) {
                let person = self.entry(name);
                *person.messages.entry(message.channel).or_default() += 1;
                person.last = person.last.max(Some(message.date()));
                person.campaigns.insert(message.campaign);
            }
        }
    }
}
