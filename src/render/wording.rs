//! Numbers, dates and vocabularies in the words of the interface.

use jiff::Zoned;
use jiff::civil::{Date, Weekday};

use crate::model::Choice;
use crate::model::portal::Step;
use crate::theme::Strings;

pub struct Wording(Strings);

impl Wording {
    pub fn new(strings: Strings) -> Self {
        Self(strings)
    }

    pub fn strings(&self) -> &Strings {
        &self.0
    }

    pub fn text(&self, key: &str) -> String {
        self.0.text(key).to_owned()
    }

    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.0.with(key, values)
    }

    pub fn count(&self, key: &str, n: usize) -> String {
        self.0.count(key, u32::try_from(n).unwrap_or(u32::MAX))
    }

    /// The word for an authored choice: `format_self-paced`.
    pub fn choice<C: Choice>(&self, vocabulary: &str, choice: C) -> String {
        self.0.text(&format!("{vocabulary}_{}", choice.word())).to_owned()
    }

    /// The name of a language by its tag; the tag itself where the interface has no name for it.
    pub fn language(&self, tag: &str) -> String {
        let key = format!("language_{tag}");
        let name = self.0.text(&key);
        if name == key { tag.to_owned() } else { name.to_owned() }
    }

    /// A number and its unit: minutes up to an hour and a half, then hours.
    pub fn duration_parts(&self, minutes: u32) -> (String, String) {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let key = |key: &str| self.text(key);
        match (hours, rest) {
            _ if minutes <= 90 => (minutes.to_string(), key("min")),
            (_, 0) => (hours.to_string(), key("hours_short")),
            (_, 30) => (format!("{hours}½"), key("hours_short")),
            _ => (format!("{hours}:{rest:02}"), key("hours_short")),
        }
    }

    /// `17 min`.
    pub fn duration(&self, minutes: u32) -> String {
        let (number, unit) = self.duration_parts(minutes);
        format!("{number}\u{a0}{unit}")
    }

    /// `28 January 2027`.
    pub fn date(&self, date: Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.with("date", &[("day", &day), ("month", &self.month(date)), ("year", &year)])
    }

    /// `Thu 28 January 2027`.
    pub fn weekday_date(&self, date: Date) -> String {
        let values = [("weekday", self.weekday_short(date.weekday())), ("date", self.date(date))];
        self.with("weekday_date", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    /// `102,000`.
    pub fn number(&self, n: usize) -> String {
        let digits = n.to_string();
        let mut out = String::new();
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(self.0.text("thousands"));
            }
            out.push(digit);
        }
        out
    }

    /// `January 2027`.
    pub fn month_of_year(&self, date: Date) -> String {
        format!("{} {}", self.month(date), date.year())
    }

    pub fn month(&self, date: Date) -> String {
        self.0.nth("months", usize::try_from(date.month() - 1).unwrap_or(0)).to_owned()
    }

    pub fn month_short(&self, date: Date) -> String {
        self.0.nth("months_short", usize::try_from(date.month() - 1).unwrap_or(0)).to_owned()
    }

    pub fn weekday(&self, weekday: Weekday) -> String {
        self.0.nth("weekdays", usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0)).to_owned()
    }

    pub fn weekday_short(&self, weekday: Weekday) -> String {
        self.0.nth("weekdays_short", usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0)).to_owned()
    }

    /// `13:30 to 15:30`.
    pub fn time_span(&self, starts: &Zoned, ends: Option<&Zoned>) -> String {
        let clock = |time: &Zoned| time.strftime("%H:%M").to_string();
        match ends {
            Some(ends) if ends.date() == starts.date() => {
                self.with("from_to", &[("from", &clock(starts)), ("to", &clock(ends))])
            }
            _ => clock(starts),
        }
    }

    /// `sign in, one click`.
    pub fn steps(&self, steps: &[Step]) -> String {
        steps.iter().map(|step| self.choice("step", *step)).collect::<Vec<_>>().join(", ")
    }
}
