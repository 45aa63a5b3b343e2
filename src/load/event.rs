//! `events/`.

use jiff::civil::Date;

use super::dates::Moment;
use super::item::ItemRecord;
use super::record::record;
use super::references::Reference;
use super::values::{Spanned, WebAddress, Word};
use crate::model::event::EventKind;
use crate::model::{Community, Copy, Course, Persona};

record! {
    EventRecord with item: ItemRecord {
        /// What it is.
        kind: Option<Word<EventKind>> = "\"workshop\"" needed;
        /// When it begins.
        starts: Option<Spanned<Moment>> = "2027-02-03T14:00:00" needed;
        /// When it ends.
        ends: Option<Spanned<Moment>> = "2027-02-03T15:30:00";
        /// How it repeats, as an RFC 5545 rule.
        repeat: Option<Spanned<String>> = "\"FREQ=MONTHLY;BYDAY=1WE;COUNT=6\"";
        /// Where people meet.
        place: Option<String> = "\"Plant 2, room Elbe\"";
        /// Where people meet online.
        join_url: Option<WebAddress> = "\"https://meet.example.com/feedback\"";
        /// How many seats there are.
        capacity: Option<u32> = "16";
        /// How many of them are taken.
        booked: Option<Spanned<u32>> = "9";
        /// The day on which that was counted.
        as_of: Option<Date> = "2027-01-20";
        /// Who receives people: a name, or a champion's slug.
        host: Option<Spanned<String>> = "\"Priya Raman\"";
        /// The courses it belongs to.
        courses: Vec<Reference<Course>> = "[\"giving-feedback\"]";
        /// Whom it is for.
        personas: Vec<Reference<Persona>> = "[\"new-manager\"]";
        /// The community that meets there.
        community: Option<Reference<Community>> = "\"coaches\"";
        /// What people who need something different should know.
        accessibility: Option<Copy> = "\"Step-free, live captions\"";
    }
}
