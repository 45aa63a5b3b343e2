//! Free pages: about, privacy, accessibility.

use super::item::Item;

#[derive(Debug, Clone)]
pub struct Page {
    pub item: Item,
}
