//! The calendar: a picture of each month with a line for each sending on its day.

use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use super::marks::Marks;
use super::picture::{Anchor, Picture, fitted};
use super::sending::Sending;
use super::timeline::is_quiet;
use crate::model::Portal;
use crate::render::wording::Wording;

const DAY: f64 = 137.0;
const WEEK: f64 = 7.0 * DAY;
const HEAD: f64 = 24.0;
/// The number of the day.
const NUMBER: f64 = 20.0;
/// A sending takes two lines: when, and what.
const ENTRY: f64 = 34.0;
/// An empty week is as high as one with a sending a day.
const LEAST: f64 = NUMBER + ENTRY + 4.0;
const SIZE: f64 = 11.0;

pub struct Months<'a> {
    pub portal: &'a Portal,
    pub words: &'a Wording,
    pub marks: &'a Marks,
    pub sendings: &'a [Sending<'a>],
}

/// A month and its picture.
pub struct Month {
    pub name: String,
    pub svg: String,
}

impl Months<'_> {
    /// The months in which something is sent, in order.
    pub fn draw(&self) -> Vec<Month> {
        let month = |sending: &Sending<'_>| (sending.slot.at.year(), sending.slot.at.month());
        self.sendings.chunk_by(|a, b| month(a) == month(b)).map(|of_month| self.month(of_month)).collect()
    }

    fn month(&self, sendings: &[Sending<'_>]) -> Month {
        let first = sendings.first().map_or(self.portal.today, |sending| sending.slot.day()).first_of_month();
        let name = self.words.month_of_year(first);
        let mut picture = Picture::new(WEEK);
        let mut top = self.weekdays(first, &mut picture);
        for monday in mondays(first) {
            let days: Vec<Date> = (0..7_i64).map(|day| monday.saturating_add(day.days())).collect();
            let most = days.iter().map(|day| on(sendings, *day).count()).max().unwrap_or(0);
            let entries = f64::from(u32::try_from(most).unwrap_or(0));
            let height = (NUMBER + entries * ENTRY + 4.0).max(LEAST);
            for (column, day) in (0_u32..).zip(&days).filter(|(_, day)| day.month() == first.month()) {
                let corner = (f64::from(column) * DAY, top);
                self.day(*day, on(sendings, *day), corner, height, &mut picture);
            }
            top += height;
        }
        let spoken: Vec<String> = sendings.iter().map(|sending| self.spoken(sending)).collect();
        let id = format!("month-{}", first.strftime("%Y-%m"));
        Month { svg: picture.finish(&id, top + 1.0, &name, &spoken.join(" ")), name }
    }

    /// The names of the days; gives back where the weeks begin.
    fn weekdays(&self, first: Date, picture: &mut Picture) -> f64 {
        let monday = mondays(first).next().unwrap_or(first);
        for column in 0..7_u32 {
            let name = self.words.weekday_short(monday.saturating_add(i64::from(column).days()).weekday());
            picture.text("weekday", (f64::from(column) * DAY + 6.0, HEAD - 8.0), Anchor::Start, &name);
        }
        HEAD
    }

    fn day<'s>(
        &self,
        day: Date,
        sendings: impl Iterator<Item = &'s Sending<'s>>,
        (x, y): (f64, f64),
        height: f64,
        picture: &mut Picture,
    ) {
        let class = if is_quiet(day, &self.portal.settings.policy) { "cell quiet" } else { "cell" };
        picture.rect(class, (x + 0.5, y + 0.5), (DAY - 1.0, height - 1.0), 0.0);
        picture.text("day", (x + 6.0, y + 15.0), Anchor::Start, &day.day().to_string());
        if day == self.portal.today {
            picture.line("today", (x + 0.5, y + 0.5), (x + DAY - 0.5, y + 0.5));
        }
        for (row, sending) in (0_u32..).zip(sendings) {
            self.entry(sending, (x + 4.0, y + NUMBER + f64::from(row) * ENTRY), picture);
        }
    }

    fn entry(&self, sending: &Sending<'_>, (x, y): (f64, f64), picture: &mut Picture) {
        let mark = self.marks.of_sending(sending, self.portal);
        let when = format!("{} · {}", mark.name, sending.slot.at.strftime("%H:%M"));
        let title = &sending.touchpoint(self.portal).item.title;
        let (width, class) = (DAY - 8.0, format!("on-mark {}", mark.class));
        picture.open(&self.spoken(sending));
        picture.rect(&format!("entry {}", mark.class), (x, y), (width, ENTRY - 3.0), 4.0);
        picture.text(&class, (x + 6.0, y + 12.5), Anchor::Start, &when);
        picture.text(&class, (x + 6.0, y + 25.5), Anchor::Start, &fitted(title, width - 10.0, SIZE));
        picture.close();
    }

    /// `Tue 9 March 2027, 12:15: The question before the toolbox (Field-service technician).`
    fn spoken(&self, sending: &Sending<'_>) -> String {
        let (day, time) = (self.words.weekday_date(sending.slot.day()), sending.slot.at.strftime("%H:%M"));
        let to: Vec<_> = sending.to.iter().map(|(id, _)| self.portal[*id].item.title.as_str()).collect();
        format!("{day}, {time}: {} ({}).", sending.touchpoint(self.portal).item.title, to.join(", "))
    }
}

fn on<'s>(sendings: &'s [Sending<'s>], day: Date) -> impl Iterator<Item = &'s Sending<'s>> {
    sendings.iter().filter(move |sending| sending.slot.day() == day)
}

/// The Mondays of the weeks that a month touches.
fn mondays(first: Date) -> impl Iterator<Item = Date> {
    let before = i64::from(first.weekday().to_monday_zero_offset());
    let monday = first.saturating_sub(before.days());
    let days = monday.until((Unit::Day, first.last_of_month())).map_or(0, |span| span.get_days());
    (0..=days / 7).map(move |week| monday.saturating_add(i64::from(week).weeks()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_touches_four_to_six_weeks() {
        assert_eq!(mondays(date(2027, 2, 1)).count(), 4);
        assert_eq!(mondays(date(2027, 1, 1)).count(), 5);
        assert_eq!(mondays(date(2027, 5, 1)).count(), 6);
        assert_eq!(mondays(date(2027, 1, 1)).next(), Some(date(2026, 12, 28)));
    }
}
