//! `pages/`.

use super::item::ItemRecord;
use super::record::record;

record! {
    PageRecord with item: ItemRecord {}
}
