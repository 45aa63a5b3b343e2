//! The files that machines read: feed, sitemap, robots, catalogue, calendars.

mod atom;
mod calendar;
mod catalog;
mod robots;
mod sitemap;

pub use atom::atom;
pub use calendar::{calendar, revision};
pub use catalog::catalog;
pub use robots::robots;
pub use sitemap::sitemap;

use jiff::civil::Date;

use crate::model::Item;

/// The day of an item's last change that readers should know of.
fn changed(item: &Item) -> Option<Date> {
    item.updated.or(item.publish_date)
}
