//! The rule of a repeating event in words, where it is a simple one.

use crate::model::repeat::{Rule, Unit};
use crate::render::wording::Wording;

/// `Every 2 weeks on Wednesday, until 1 June 2027`; `Repeats` where the rule is not that simple.
pub fn in_words(rule: &str, wording: &Wording) -> String {
    let Some(rule) = Rule::read(rule) else { return wording.text("repeats") };
    let unit = match rule.unit {
        Unit::Day => "every_day",
        Unit::Week => "every_week",
        Unit::Month => "every_month",
    };
    let mut words = wording.count(unit, rule.every as usize);
    if !rule.days.is_empty() {
        let days: Vec<_> = rule.days.iter().map(|day| wording.weekday(*day)).collect();
        words.push_str(&wording.with("repeat_on", &[("days", &days.join(", "))]));
    }
    if let Some(until) = rule.until {
        words.push_str(&wording.with("repeat_until", &[("date", &wording.date(until))]));
    }
    if let Some(count) = rule.count {
        words.push_str(&wording.with("repeat_count", &[("n", &count.to_string())]));
    }
    words
}
