//! Results for tests.

use jiff::civil::date;

use crate::model::results::{About, Counts, Lines, MessageCount, Rows, Step};
use crate::model::{Choice, Id, Portal};

/// Sent, clicked and started of a message in a version.
pub fn count(variant: &str, [sent, clicked, started]: [u64; 3]) -> MessageCount {
    let mut count = counts([Some(sent), Some(clicked), Some(started), None, None, None]);
    count.about.variant = (!variant.is_empty()).then(|| variant.to_owned());
    count
}

/// All steps of a message.
pub fn counts(steps: [Option<u64>; 6]) -> MessageCount {
    let mut counts = Counts::default();
    Step::ALL.iter().zip(steps).for_each(|((_, step), count)| counts.set(*step, count));
    let about =
        About { campaign: Id::new(0), touchpoint: Some(0), persona: Some(Id::new(0)), channel: None, variant: None };
    let day = date(2027, 1, 19);
    MessageCount {
        about,
        counts,
        machine_clicks: None,
        rows: Rows::new(0, [Lines { from: 2, to: 2 }]),
        days: Some((day, day)),
    }
}

/// A portal with one campaign of one message.
pub fn portal() -> Portal {
    crate::render::channels::fixture::portal()
}
