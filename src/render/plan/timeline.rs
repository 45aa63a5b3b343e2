//! The timeline: a lane for each persona, a mark for each sending, weeks from left to right.

use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use super::marks::Marks;
use super::picture::{Anchor, Picture, fitted};
use super::sending::Sending;
use crate::model::portal::Policy;
use crate::model::{Id, Persona, Portal};
use crate::render::wording::Wording;

const LABELS: f64 = 186.0;
const WIDTH: f64 = 960.0;
/// A week is never narrower, so that marks stay apart: a long plan grows to the side.
const WEEK: f64 = 34.0;
const HEAD: f64 = 44.0;
const MARK: f64 = 20.0;
const PADDING: f64 = 8.0;
/// Days narrower than this are not worth a shade.
const SHADED: f64 = 4.0;

pub struct Timeline<'a> {
    pub portal: &'a Portal,
    pub words: &'a Wording,
    pub marks: &'a Marks,
    pub sendings: &'a [Sending<'a>],
}

/// Days from left to right.
struct Scale {
    first: Date,
    weeks: i32,
    day: f64,
}

impl Scale {
    /// Whole weeks around all days; `None` where there are none.
    fn of(sendings: &[Sending<'_>]) -> Option<Self> {
        let (first, last) = (sendings.first()?.slot.day(), sendings.last()?.slot.day());
        let first = first.saturating_sub(i64::from(first.weekday().to_monday_zero_offset()).days());
        let weeks = days_between(first, last) / 7 + 1;
        let week = ((WIDTH - LABELS) / f64::from(weeks)).max(WEEK);
        Some(Self { first, weeks, day: week / 7.0 })
    }

    fn x(&self, day: Date) -> f64 {
        LABELS + f64::from(days_between(self.first, day)) * self.day
    }

    fn width(&self) -> f64 {
        LABELS + f64::from(self.weeks * 7) * self.day
    }

    fn mondays(&self) -> impl Iterator<Item = Date> {
        let first = self.first;
        (0..self.weeks).map(move |week| first.saturating_add(i64::from(week).weeks()))
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until((Unit::Day, to)).map_or(0, |span| span.get_days())
}

impl Timeline<'_> {
    /// An inline picture; empty where nothing is sent.
    pub fn draw(&self) -> String {
        let Some(scale) = Scale::of(self.sendings) else { return String::new() };
        let lanes: Vec<_> = self.readers().into_iter().map(|persona| self.lane(persona, &scale)).collect();
        let height = HEAD + lanes.iter().map(|lane| lane.height).sum::<f64>();
        let mut picture = Picture::new(scale.width());
        self.ground(&scale, height, &mut picture);
        let mut top = HEAD;
        for lane in &lanes {
            picture.line("edge", (0.0, top), (scale.width(), top));
            self.draw_lane(lane, top, &mut picture);
            top += lane.height;
        }
        let spoken: Vec<_> = lanes.iter().map(|lane| self.spoken(lane)).collect();
        picture.finish("timeline", height, &self.words.text("plan_timeline"), &spoken.join(" "))
    }

    /// Everybody who gets something, in the order of the portal.
    fn readers(&self) -> Vec<Id<Persona>> {
        let mut readers: Vec<_> = self.sendings.iter().flat_map(|s| &s.to).map(|(persona, _)| *persona).collect();
        readers.sort_unstable();
        readers.dedup();
        readers
    }

    /// Weeks, months and the days on which nothing is sent.
    fn ground(&self, scale: &Scale, height: f64, picture: &mut Picture) {
        let policy = &self.portal.settings.policy;
        for day in (0..scale.weeks * 7).map(|days| scale.first.saturating_add(i64::from(days).days())) {
            if scale.day >= SHADED && is_quiet(day, policy) {
                picture.rect("quiet", (scale.x(day), HEAD), (scale.day, height - HEAD), 0.0);
            }
        }
        let mut month = None;
        for monday in scale.mondays() {
            let x = scale.x(monday);
            picture.line("week", (x, HEAD - 6.0), (x, height));
            picture.text("day", (x + 3.0, HEAD - 10.0), Anchor::Start, &monday.day().to_string());
            if month != Some(monday.month()) {
                let name = self.words.month_short(monday);
                let year =
                    if month.is_none() || monday.month() == 1 { format!(" {}", monday.year()) } else { String::new() };
                picture.text("month", (x + 3.0, HEAD - 27.0), Anchor::Start, &format!("{name}{year}"));
                month = Some(monday.month());
            }
        }
        let today = self.portal.today;
        if today >= scale.first && scale.x(today) < scale.width() {
            let x = scale.x(today);
            picture.line("today", (x, HEAD - 6.0), (x, height));
        }
    }

    /// Marks of one persona, those that would touch one below the other.
    fn lane(&self, persona: Id<Persona>, scale: &Scale) -> Lane<'_> {
        let mut ends: Vec<f64> = Vec::new();
        let mut marks = Vec::new();
        for sending in self.sendings.iter().filter(|sending| sending.reaches(persona)) {
            let mark = self.marks.of_sending(sending, self.portal);
            let width = mark_width(&mark.name);
            let x = scale.x(sending.slot.day()) + (scale.day - MARK) / 2.0;
            let x = x.clamp(LABELS, (scale.width() - width).max(LABELS));
            let row = ends.iter().position(|end| *end <= x).unwrap_or(ends.len());
            if row == ends.len() {
                ends.push(0.0);
            }
            ends[row] = x + width + 2.0;
            let y = PADDING + f64::from(u32::try_from(row).unwrap_or(0)) * (MARK + 3.0);
            marks.push((sending, mark, x, y));
        }
        let rows = f64::from(u32::try_from(ends.len().max(1)).unwrap_or(1));
        Lane { persona, marks, height: rows * (MARK + 3.0) - 3.0 + 2.0 * PADDING }
    }

    fn draw_lane(&self, lane: &Lane<'_>, top: f64, picture: &mut Picture) {
        let title = &self.portal[lane.persona].item.title;
        picture.open(title);
        picture.text("name", (0.0, top + PADDING + 14.0), Anchor::Start, &fitted(title, LABELS - 12.0, 12.5));
        picture.close();
        for (sending, mark, x, y) in &lane.marks {
            let (day, time) = (sending.slot.day(), sending.slot.at.strftime("%H:%M"));
            let what = &sending.touchpoint(self.portal).item.title;
            picture.open(&format!("{}, {time}: {what}", self.words.weekday_date(day)));
            let (y, width) = (top + y, mark_width(&mark.name));
            picture.rect(&format!("mark {}", mark.class), (*x, y), (width, MARK), MARK / 2.0);
            picture.text(&format!("on-mark {}", mark.class), (x + width / 2.0, y + 14.0), Anchor::Middle, &mark.name);
            picture.close();
        }
    }

    /// A lane in words: `New team lead: 6 messages, 12 January 2027 to 2 March 2027.`
    fn spoken(&self, lane: &Lane<'_>) -> String {
        let days: Vec<Date> = lane.marks.iter().map(|(sending, ..)| sending.slot.day()).collect();
        let ends = days.first().zip(days.last()).map(|(from, to)| (self.words.date(*from), self.words.date(*to)));
        let (from, to) = ends.unwrap_or_default();
        let count = self.words.count("plan_sendings", days.len());
        let span = self.words.with("from_to", &[("from", &from), ("to", &to)]);
        format!("{}: {count}, {span}.", self.portal[lane.persona].item.title)
    }
}

struct Lane<'a> {
    persona: Id<Persona>,
    /// Each with its place from the lane's top left.
    marks: Vec<(&'a Sending<'a>, super::marks::Mark, f64, f64)>,
    height: f64,
}

/// A mark grows with its name.
fn mark_width(name: &str) -> f64 {
    let letters = u32::try_from(name.chars().count()).unwrap_or(2);
    f64::from(letters.saturating_sub(2)) * 7.0 + MARK + 4.0
}

/// Whether nothing is sent on a day.
pub fn is_quiet(day: Date, policy: &Policy) -> bool {
    policy.quiet_days.contains(&day.weekday()) || policy.holidays.contains(&day)
}
