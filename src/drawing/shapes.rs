//! [`Shapes`]: lines that were measured already. A campaign says the same words to each of its personas, and every line is
//! measured piece by piece, so most of what is asked for is known.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::fonts::Cut;
use super::shape::{Direction, Shaped};

/// So many lines of one kind are kept, about ten megabytes; then it begins anew.
const MOST: usize = 40_000;

/// By how they are written; a text is looked for without being copied.
#[derive(Default)]
pub struct Shapes {
    of: [RwLock<HashMap<Box<str>, Arc<Shaped>>>; 4],
}

impl Shapes {
    /// The line as it was measured, now or earlier.
    pub fn get(&self, line: &str, direction: Direction, cut: Cut, measure: impl FnOnce() -> Shaped) -> Arc<Shaped> {
        let [heading, heading_rtl, body, body_rtl] = &self.of;
        let known = match (cut, direction) {
            (Cut::Heading, Direction::LeftToRight) => heading,
            (Cut::Heading, Direction::RightToLeft) => heading_rtl,
            (Cut::Body, Direction::LeftToRight) => body,
            (Cut::Body, Direction::RightToLeft) => body_rtl,
        };
        if let Some(shaped) = known.read().unwrap_or_else(PoisonError::into_inner).get(line) {
            return Arc::clone(shaped);
        }
        let shaped = Arc::new(measure());
        let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(line.into(), Arc::clone(&shaped));
        shaped
    }
}
