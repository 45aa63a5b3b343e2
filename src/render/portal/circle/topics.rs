//! What sessions are about: the modules of an event's courses in their order, spread evenly.

use crate::model::{Course, Event, Id, Portal};

/// A module, or a course that has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    pub course: Id<Course>,
    pub module: Option<usize>,
}

pub fn topics(event: &Event, portal: &Portal) -> Vec<Topic> {
    let of_course = |course: &Id<Course>| {
        let (course, count) = (*course, portal[*course].modules.len());
        let modules = (0..count).map(Some).chain((count == 0).then_some(None));
        modules.map(move |module| Topic { course, module }).collect::<Vec<_>>()
    };
    event.courses.iter().flat_map(of_course).collect()
}

/// The topics of session `index` of `count`: each has at least one, where there is any; several sessions may share it.
pub fn of_session(topics: &[Topic], index: usize, count: usize) -> &[Topic] {
    let at = |index: usize| topics.len() * index / count.max(1);
    let (from, to) = (at(index), at(index + 1));
    topics.get(from..to.max(from + 1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_spread_in_their_order_and_none_is_left_out() {
        let course = Id::new(0);
        for (all, count) in [(11, 6), (3, 6), (1, 1), (0, 4), (7, 7), (2, 500)] {
            let topics: Vec<_> = (0..all).map(|n| Topic { course, module: Some(n) }).collect();
            let sessions: Vec<_> = (0..count).map(|index| of_session(&topics, index, count)).collect();
            assert!(all == 0 || sessions.iter().all(|of| !of.is_empty()), "{all} in {count}");
            let mut met: Vec<_> = sessions.concat();
            met.dedup();
            assert_eq!(met, topics, "{all} in {count}");
        }
    }
}
