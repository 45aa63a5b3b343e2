//! Clicks that machines made: scanners of mail systems follow every link before anybody has read a word.

use super::messages::Message;
use crate::model::results::{About, MessageCount, Rows, Step};
use crate::statistics::Share;

/// People who are asked don't click on more of their messages than this …
const MOST_CLICKED: f64 = 0.5;
/// … and of those who click, at least so many start.
const FEWEST_STARTED: f64 = 0.1;

/// Clicks that are not counted, or not all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Flag {
    pub about: About,
    pub why: Why,
    pub rows: Rows,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The mail system says how many; they are taken off the clicks.
    Told { clicks: u64 },
    /// More than half of all messages were clicked, and hardly any of those clicks led to a start. None of them is counted.
    Unlikely { clicked: u64, sent: u64, started: u64 },
}

/// A message without the clicks of machines, and what was taken off.
pub fn judged(count: &MessageCount) -> (Message<'_>, Option<Flag>) {
    let mut message = Message { about: &count.about, counts: count.counts, rows: &count.rows };
    let clicked = count.counts.get(Step::Clicked);
    let why = match (count.machine_clicks, clicked) {
        (Some(clicks), Some(clicked)) if clicks > 0 => {
            message.counts.set(Step::Clicked, Some(clicked.saturating_sub(clicks)));
            Some(Why::Told { clicks })
        }
        (None, Some(clicked)) => unlikely(count, clicked).inspect(|_| message.counts.set(Step::Clicked, None)),
        _ => None,
    };
    (message, why.map(|why| Flag { about: count.about.clone(), why, rows: count.rows.clone() }))
}

/// Whether nobody clicks like this: surely more than half of all, of whom surely fewer than a tenth start.
fn unlikely(count: &MessageCount, clicked: u64) -> Option<Why> {
    let (sent, started) = (count.counts.get(Step::Sent)?, count.counts.get(Step::Started)?);
    let clicks = Share::new(clicked, sent)?.wilson()?;
    let starts = Share::new(started, clicked)?.wilson()?;
    (clicks.low > MOST_CLICKED && starts.high < FEWEST_STARTED).then_some(Why::Unlikely { clicked, sent, started })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::fixture::count;

    #[test]
    fn clicks_that_the_mail_system_calls_machines_are_taken_off() {
        let mut told = count("", [200, 60, 20]);
        told.machine_clicks = Some(25);
        let (message, flag) = judged(&told);
        assert_eq!(message.counts.get(Step::Clicked), Some(35));
        assert_eq!(flag.map(|flag| flag.why), Some(Why::Told { clicks: 25 }));
        told.machine_clicks = Some(0);
        assert_eq!(judged(&told).1, None, "none is none");
    }

    #[test]
    fn clicks_on_nearly_everything_without_starts_are_no_clicks() {
        let unlikely = count("", [300, 280, 4]);
        let (message, flag) = judged(&unlikely);
        assert_eq!(message.counts.get(Step::Clicked), None);
        assert_eq!(flag.map(|flag| flag.why), Some(Why::Unlikely { clicked: 280, sent: 300, started: 4 }));
        for likely in [[300, 280, 200], [300, 90, 2], [12, 9, 0]] {
            assert_eq!(judged(&count("", likely)).1, None, "{likely:?}");
        }
    }
}
