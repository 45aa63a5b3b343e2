//! [`Forms`]: how a language writes dates, numbers and lists, as the Unicode CLDR says (ICU4X).
//!
//! Enter at [`Forms::of`]. Only `wording` asks here. Days are Gregorian and digits are 0 to 9 in every language: an
//! author's texts, prices and addresses have them too, and a page that mixes two kinds of digits is hard to read.

use icu_calendar::week::WeekInformation;
use icu_calendar::{Date as CalendarDate, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu_datetime::fieldsets::{E, M, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::{Decimal, SignDisplay};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::Locale;
use jiff::civil::{Date, Weekday};

pub struct Forms {
    date: Formatter<Gregorian, YMD>,
    month_of_year: Formatter<Gregorian, YM>,
    month_short: Formatter<Gregorian, M>,
    weekday: Formatter<Gregorian, E>,
    weekday_short: Formatter<Gregorian, E>,
    number: DecimalFormatter,
    list: ListFormatter,
    week: WeekInformation,
}

impl Forms {
    /// The forms of a language; those of no language in particular where CLDR doesn't know it.
    pub fn of(language: &str) -> Option<Self> {
        let locale = locale(language);
        let dates = || (&locale).into();
        Some(Self {
            date: Formatter::try_new(dates(), YMD::long()).ok()?,
            month_of_year: Formatter::try_new(dates(), YM::long()).ok()?,
            month_short: Formatter::try_new(dates(), M::medium()).ok()?,
            weekday: Formatter::try_new(dates(), E::long()).ok()?,
            weekday_short: Formatter::try_new(dates(), E::medium()).ok()?,
            number: DecimalFormatter::try_new(
                (&locale).into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .ok()?,
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).ok()?,
            week: WeekInformation::try_new((&locale).into()).ok()?,
        })
    }

    /// `28 January 2027`.
    pub fn date(&self, date: Date) -> Option<String> {
        Some(self.date.format(&gregorian(date)?).to_string())
    }

    /// `January 2027`.
    pub fn month_of_year(&self, date: Date) -> Option<String> {
        Some(self.month_of_year.format(&gregorian(date)?).to_string())
    }

    /// `Jan`, without the full stop that some languages put after it: it stands alone, over a day.
    pub fn month_short(&self, date: Date) -> Option<String> {
        Some(bare(&self.month_short.format(&gregorian(date)?).to_string()))
    }

    /// `Thursday`.
    pub fn weekday(&self, date: Date) -> Option<String> {
        Some(self.weekday.format(&gregorian(date)?).to_string())
    }

    /// `Thu`, without a full stop.
    pub fn weekday_short(&self, date: Date) -> Option<String> {
        Some(bare(&self.weekday_short.format(&gregorian(date)?).to_string()))
    }

    /// `102,000`.
    pub fn number(&self, n: usize) -> String {
        self.number.format(&n.into()).to_string()
    }

    /// `11.2`, with so many decimal places; `None` for what is no number.
    pub fn decimal(&self, n: f64, places: usize) -> Option<String> {
        self.rounded(n, places, SignDisplay::Negative)
    }

    /// `+11.2`: the same, with its sign above zero too.
    pub fn signed(&self, n: f64, places: usize) -> Option<String> {
        self.rounded(n, places, SignDisplay::ExceptZero)
    }

    fn rounded(&self, n: f64, places: usize, sign: SignDisplay) -> Option<String> {
        let mut decimal = Decimal::try_from_str(&format!("{n:.places$}")).ok()?;
        decimal.apply_sign_display(sign);
        Some(self.number.format(&decimal).to_string())
    }

    /// `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
        self.list.format(items.iter()).to_string()
    }

    /// The day on which a week begins where the language is spoken most.
    pub fn first_weekday(&self) -> Weekday {
        jiff_day(self.week.first_weekday)
    }

    pub fn is_weekend(&self, day: Weekday) -> bool {
        self.week.weekend().any(|other| jiff_day(other) == day)
    }
}

/// Both count from Monday, which is 1.
fn jiff_day(day: icu_calendar::types::Weekday) -> Weekday {
    let number = i8::try_from(day as usize).unwrap_or(1);
    Weekday::from_monday_one_offset(number).unwrap_or(Weekday::Monday)
}

fn bare(word: &str) -> String {
    word.trim_end_matches('.').to_owned()
}

fn gregorian(date: Date) -> Option<CalendarDate<Gregorian>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    CalendarDate::try_new_gregorian(i32::from(date.year()), month, day).ok()
}

/// English without a country is written as in most of the world, with the day before the month.
fn locale(language: &str) -> Locale {
    let tag = if language == "en" { "en-GB" } else { language };
    format!("{tag}-u-nu-latn").parse().unwrap_or(Locale::UNKNOWN)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_begins_as_it_does_where_the_language_is_spoken() {
        use Weekday::{Friday, Monday, Saturday, Sunday};
        let week = |language| {
            let forms = Forms::of(language).unwrap();
            let weekend: Vec<_> = Monday.cycle_forward().take(7).filter(|day| forms.is_weekend(*day)).collect();
            (forms.first_weekday(), weekend)
        };
        for language in ["en", "de", "fr", "es"] {
            assert_eq!(week(language), (Monday, vec![Saturday, Sunday]), "{language}");
        }
        assert_eq!(week("en-US").0, Sunday);
        assert_eq!(week("ar"), (Saturday, vec![Friday, Saturday]));
        assert_eq!(week("ar-SA").0, Sunday);
    }

    #[test]
    fn each_language_writes_in_its_own_way() {
        let day = date(2027, 1, 28);
        let said = |language| {
            let forms = Forms::of(language).unwrap();
            let list = forms.list(&["a".to_owned(), "b".to_owned(), "c".to_owned()]);
            [forms.date(day).unwrap(), forms.month_of_year(day).unwrap(), forms.number(102_000), list]
        };
        assert_eq!(said("en"), ["28 January 2027", "January 2027", "102,000", "a, b and c"]);
        assert_eq!(said("de"), ["28. Januar 2027", "Januar 2027", "102.000", "a, b und c"]);
        assert_eq!(said("fr"), ["28 janvier 2027", "janvier 2027", "102\u{202f}000", "a, b et c"]);
        assert_eq!(said("es"), ["28 de enero de 2027", "enero de 2027", "102.000", "a, b y c"]);
        assert_eq!(said("ar"), ["28 يناير 2027", "يناير 2027", "102,000", "a وb وc"]);
        assert_eq!(said("en-US")[0], "January 28, 2027");
        assert!(!said("xx-Zzzz")[0].is_empty(), "a language that nobody knows has some form");
    }

    #[test]
    fn months_and_days_are_short_without_a_stop() {
        let short = |language| {
            let forms = Forms::of(language).unwrap();
            (1..=12).map(|month| forms.month_short(date(2027, month, 1)).unwrap()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(short("en"), "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec");
        assert_eq!(short("de"), "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez");
        let days = |language| {
            let forms = Forms::of(language).unwrap();
            (1..=7).map(|day| forms.weekday_short(date(2027, 2, day)).unwrap()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(days("en"), "Mon Tue Wed Thu Fri Sat Sun");
        assert_eq!(days("de"), "Mo Di Mi Do Fr Sa So");
    }
}
