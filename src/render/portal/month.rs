//! The months in which people meet: each as a table of its days and as a list, repeated events told one by one.
//!
//! Enter at [`Pages::months`].

use jiff::ToSpan;
use jiff::civil::Date;
use tera::Value;

use super::Pages;
use super::shared::slugs;
use crate::model::{Event, Id};
use crate::render::views::Link;
use crate::render::views::event::{Day, Entry, Month};
use crate::schedule::{Meeting, meetings};
use crate::site_map::Addressed;

/// A page that can still be read: no month begins after that many dates, and there are no more months than that. All
/// later dates are in the calendar to subscribe to.
const MEETINGS: usize = 150;
const MONTHS: usize = 6;
const WEEK: usize = 7;

impl Pages<'_> {
    /// From the first month in which people meet.
    pub(super) fn months(&self) -> Vec<Month> {
        let all = meetings::all(self.portal);
        let mut told = vec![false; self.portal.events.len()];
        let mut months = Vec::new();
        let mut before = 0;
        for of_month in all.chunk_by(|a, b| first_of(a) == first_of(b)) {
            if months.len() == MONTHS || before > MEETINGS {
                break;
            }
            before += of_month.len();
            months.extend(of_month.first().map(|meeting| self.month(first_of(meeting), of_month, &mut told)));
        }
        months
    }

    /// `told` are the events whose next date was already listed.
    fn month(&self, first: Date, meetings: &[Meeting], told: &mut [bool]) -> Month {
        let entries: Vec<(Date, Entry)> = meetings
            .iter()
            .map(|meeting| {
                (meeting.starts.date(), self.entry(meeting, !std::mem::replace(&mut told[meeting.event.index()], true)))
            })
            .collect();
        let on = |date: Date| {
            let entries: Vec<_> =
                entries.iter().filter(|(day, _)| *day == date).map(|(_, entry)| entry.clone()).collect();
            Day {
                number: date.day().to_string(),
                iso: date.to_string(),
                today: date == self.portal.today,
                weekend: false,
                entries,
            }
        };
        let blank = Day::default;
        let week = self.wording.week();
        let lead = week.iter().position(|day| *day == first.weekday()).unwrap_or(0);
        let days = first.series(1.day()).take_while(|date| date.month() == first.month()).map(on);
        let mut cells: Vec<Day> = (0..lead).map(|_| blank()).chain(days).collect();
        cells.resize_with(cells.len().next_multiple_of(WEEK), blank);
        let days = week.iter().cycle();
        cells.iter_mut().zip(days).for_each(|(cell, day)| cell.weekend = self.wording.is_weekend(*day));
        Month {
            title: self.wording.month_of_year(first),
            id: first.strftime("%Y-%m").to_string(),
            weeks: cells.chunks(WEEK).map(<[Day]>::to_vec).collect(),
            entries: entries.into_iter().map(|(_, entry)| entry).collect(),
        }
    }

    fn entry(&self, meeting: &Meeting, is_first: bool) -> Entry {
        let (event, date) = (&self.portal[meeting.event], meeting.starts.date());
        let wording = &self.wording;
        Entry {
            href: event.address(),
            title: event.item.title.clone(),
            time: wording.time_span(&meeting.starts, meeting.ends.as_ref()),
            day: date.day().to_string(),
            month: wording.month_short(date),
            weekday: wording.weekday_short(date.weekday()),
            iso: date.to_string(),
            personas: slugs(self.portal, &event.personas),
            row: is_first.then(|| self.row(meeting.event)),
        }
    }

    fn row(&self, id: Id<Event>) -> Value {
        self.shared.events[id.index()].clone()
    }

    /// The days of a week, from the one that it begins with: in short, and in full beside it.
    pub(super) fn week(&self) -> Vec<Link> {
        let days = self.wording.week().into_iter();
        days.map(|day| Link::new("", self.wording.weekday_short(day)).note(self.wording.weekday(day))).collect()
    }
}

fn first_of(meeting: &Meeting) -> Date {
    meeting.starts.date().first_of_month()
}
