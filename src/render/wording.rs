//! Numbers, dates and vocabularies in the words of the interface.
//!
//! Enter at [`Wording::new`], once per language. Words are the theme's strings; how a language writes dates, numbers and
//! lists is CLDR's (`forms`).

use jiff::Zoned;
use jiff::civil::{Date, Weekday, date};

use super::forms::Forms;
use crate::model::Choice;
use crate::model::portal::Step;
use crate::theme::Strings;

pub struct Wording {
    strings: Strings,
    /// `None` only if the data of CLDR were incomplete; days are then written as in ISO 8601.
    forms: Option<Forms>,
}

impl Wording {
    pub fn new(strings: Strings) -> Self {
        let forms = Forms::of(strings.language());
        Self { strings, forms }
    }

    pub fn strings(&self) -> &Strings {
        &self.strings
    }

    pub fn text(&self, key: &str) -> String {
        self.strings.text(key).to_owned()
    }

    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.strings.with(key, values)
    }

    /// `Coaching: listen first`, with the punctuation of the language.
    pub fn named(&self, name: &str, text: &str) -> String {
        self.with("named_text", &[("name", name), ("text", text)])
    }

    pub fn count(&self, key: &str, n: usize) -> String {
        self.strings.count(key, u32::try_from(n).unwrap_or(u32::MAX))
    }

    /// The word for an authored choice: `format_self-paced`.
    pub fn choice<C: Choice>(&self, vocabulary: &str, choice: C) -> String {
        self.strings.text(&format!("{vocabulary}_{}", choice.word())).to_owned()
    }

    /// The name of a language by its tag; the tag itself where the interface has no name for it.
    pub fn language(&self, tag: &str) -> String {
        let key = format!("language_{tag}");
        let name = self.strings.text(&key);
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
        self.of_day(date, Forms::date)
    }

    /// `Thu 28 January 2027`.
    pub fn weekday_date(&self, date: Date) -> String {
        let (weekday, date) = (self.weekday_short(date.weekday()), self.date(date));
        self.with("weekday_date", &[("weekday", &weekday), ("date", &date)])
    }

    /// `102,000`.
    pub fn number(&self, n: usize) -> String {
        self.forms.as_ref().map_or_else(|| n.to_string(), |forms| forms.number(n))
    }

    /// `11.2`, with so many decimal places.
    pub fn decimal(&self, n: f64, places: usize) -> String {
        self.forms.as_ref().and_then(|forms| forms.decimal(n, places)).unwrap_or_else(|| format!("{n:.places$}"))
    }

    /// `+11.2`: the same, with its sign above zero too.
    pub fn signed(&self, n: f64, places: usize) -> String {
        self.forms.as_ref().and_then(|forms| forms.signed(n, places)).unwrap_or_else(|| format!("{n:+.places$}"))
    }

    /// `January 2027`.
    pub fn month_of_year(&self, date: Date) -> String {
        self.of_day(date, Forms::month_of_year)
    }

    /// `Jan`.
    pub fn month_short(&self, date: Date) -> String {
        self.of_day(date, Forms::month_short)
    }

    /// `Thursday`.
    pub fn weekday(&self, weekday: Weekday) -> String {
        self.of_day(on(weekday), Forms::weekday)
    }

    /// `Thu`.
    pub fn weekday_short(&self, weekday: Weekday) -> String {
        self.of_day(on(weekday), Forms::weekday_short)
    }

    /// `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
        self.forms.as_ref().map_or_else(|| items.join(", "), |forms| forms.list(items))
    }

    /// The days of a week, from the one that it begins with.
    pub fn week(&self) -> Vec<Weekday> {
        let first = self.forms.as_ref().map_or(Weekday::Monday, Forms::first_weekday);
        first.cycle_forward().take(7).collect()
    }

    pub fn is_weekend(&self, day: Weekday) -> bool {
        self.forms.as_ref().is_some_and(|forms| forms.is_weekend(day))
    }

    fn of_day(&self, date: Date, form: impl Fn(&Forms, Date) -> Option<String>) -> String {
        self.forms.as_ref().and_then(|forms| form(forms, date)).unwrap_or_else(|| date.to_string())
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
        self.list(&steps.iter().map(|step| self.choice("step", *step)).collect::<Vec<_>>())
    }
}

/// Some day of the week: 1 January 2024 was a Monday.
fn on(weekday: Weekday) -> Date {
    date(2024, 1, weekday.to_monday_one_offset())
}
