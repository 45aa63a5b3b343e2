//! [`Files`]: a list of content files in the making.

use std::sync::Arc;

use crate::model::event::Host;
use crate::model::{Item, Portal};
use crate::source::SourceFiles;

/// A growing list of content files: thousands for a page that shows a large catalogue, so none is copied before the end.
#[derive(Default)]
pub struct Files<'a> {
    paths: Vec<&'a Arc<str>>,
}

impl<'a> Files<'a> {
    pub fn add(&mut self, path: &'a Arc<str>) {
        self.paths.push(path);
    }

    pub fn item(&mut self, item: &'a Item) {
        self.paths.push(&item.origin.source.path);
        self.paths.extend(item.origin.original.as_ref());
    }

    pub fn host(&mut self, portal: &'a Portal, host: Option<&Host>) {
        if let Some(Host::Champion(id)) = host {
            self.item(&portal[*id].item);
        }
    }

    pub fn items(&mut self, items: impl Iterator<Item = &'a Item>) {
        items.for_each(|item| self.item(item));
    }

    /// Each once.
    pub fn sorted(mut self) -> SourceFiles {
        // The lists of whole kinds that it is made of are in order already, which this kind of sorting makes use of.
        self.paths.sort();
        self.paths.dedup();
        self.paths.into_iter().cloned().collect()
    }
}
