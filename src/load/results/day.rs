//! Days as exports write them.
//!
//! Enter at [`day`]. Which of two numbers is the day and which the month can be known only from the other rows of the
//! column: see [`Orders`].

use jiff::civil::Date;

use crate::load::dates::meant;

/// What stands first in a date whose year stands last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// What the dates of a column tell of their order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Orders {
    /// Has dates that can be read in one order only, by [`Order`].
    surely: [bool; 2],
    /// Has dates that can be read both ways, with points between their parts …
    either_with_points: bool,
    /// … or with anything else.
    either: bool,
}

impl Orders {
    /// The order in which the column is to be read again; `None` where it has been read as well as it can be.
    pub fn settled(self) -> Option<Order> {
        match self.surely {
            [true, false] if self.either => Some(Order::DayFirst),
            [false, true] if self.either || self.either_with_points => Some(Order::MonthFirst),
            _ => None,
        }
    }
}

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDay {
    /// It can be either of these, and no other date of the column says which.
    Either(Date, Date),
    Nothing,
}

/// The day that a cell means; a time behind it is left out. `known` is what the column's other dates told in an earlier
/// reading, `seen` takes note of what this one tells.
pub fn day(cell: &str, known: Option<Order>, seen: &mut Orders) -> Result<Date, NoDay> {
    if let Some(date) = iso(cell) {
        return Ok(date);
    }
    let text = cell.split(['T', ' ']).next().unwrap_or_default();
    let first = text.split(['.', '/', '-']).next().and_then(|first| first.parse().ok());
    match meant(text)[..] {
        [date] => {
            // The third of March is the same in both orders, and a year in front is no order of these two.
            if date.day() != date.month() && text.find(['.', '/', '-']) != Some(4) {
                let order = if first == Some(date.day()) { Order::DayFirst } else { Order::MonthFirst };
                seen.surely[order as usize] = true;
            }
            Ok(date)
        }
        [day_first, month_first] => {
            let has_points = text.contains('.');
            seen.either_with_points |= has_points;
            seen.either |= !has_points;
            match known {
                Some(Order::MonthFirst) => Ok(month_first),
                Some(Order::DayFirst) => Ok(day_first),
                // Whoever writes points writes the day first.
                None if has_points => Ok(day_first),
                None => Err(NoDay::Either(day_first, month_first)),
            }
        }
        _ => Err(NoDay::Nothing),
    }
}

/// `2027-03-16`, also with a time behind it: nearly all dates, so without detours.
fn iso(cell: &str) -> Option<Date> {
    let bytes = cell.as_bytes();
    if bytes.len() < 10 || bytes[4] != b'-' || bytes[7] != b'-' || !bytes.get(10).is_none_or(|b| b"Tt ".contains(b)) {
        return None;
    }
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i16, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i16::from(digit - b'0')))
    };
    let part = |digits: &[u8]| number(digits).and_then(|number| i8::try_from(number).ok());
    Date::new(number(&bytes[..4])?, part(&bytes[5..7])?, part(&bytes[8..10])?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// The days of a column, read as often as the reader does.
    fn column(cells: &[&str]) -> Vec<Result<Date, NoDay>> {
        let mut seen = Orders::default();
        let first: Vec<_> = cells.iter().map(|cell| day(cell, None, &mut seen)).collect();
        match seen.settled() {
            Some(order) => cells.iter().map(|cell| day(cell, Some(order), &mut Orders::default())).collect(),
            None => first,
        }
    }

    #[test]
    fn a_day_is_read_with_and_without_a_time() {
        for text in [
            "2027-03-16",
            "2027-03-16T10:00:00Z",
            "2027-03-16 23:59",
            "2027/03/16",
            "16.03.2027",
            "16/3/2027 8:00",
            "3/16/2027",
        ] {
            assert_eq!(column(&[text]), [Ok(date(2027, 3, 16))], "{text}");
        }
        for text in
            ["", "soon", "2027-02-30", "2027-3", "16.03.27", "46097", "16.03.2027.1", "2027-03-161", "٢٠٢٧-٠٣-١٦"]
        {
            assert_eq!(column(&[text]), [Err(NoDay::Nothing)], "{text}");
        }
    }

    #[test]
    fn the_other_dates_of_a_column_say_what_stands_first() {
        let (march, may) = (date(2027, 3, 5), date(2027, 5, 3));
        assert_eq!(column(&["16/03/2027", "05/03/2027"])[1], Ok(march));
        assert_eq!(column(&["05/03/2027", "03/16/2027"])[0], Ok(may));
        assert_eq!(
            column(&["05/03/2027", "03/03/2027", "2027-03-16"])[0],
            Err(NoDay::Either(march, may)),
            "nothing tells"
        );
        assert_eq!(
            column(&["05/03/2027", "03/16/2027", "16/03/2027"])[0],
            Err(NoDay::Either(march, may)),
            "they disagree"
        );
        assert_eq!(column(&["03/03/2027"]), [Ok(date(2027, 3, 3))], "the same in both orders");
    }

    #[test]
    fn points_mean_that_the_day_stands_first() {
        assert_eq!(column(&["05.03.2027"]), [Ok(date(2027, 3, 5))]);
        assert_eq!(column(&["05/03/2027", "05.03.2027"])[1], Ok(date(2027, 3, 5)), "whatever others are");
        assert_eq!(column(&["05.03.2027", "03.16.2027"])[0], Ok(date(2027, 5, 3)), "unless a row says otherwise");
    }
}
