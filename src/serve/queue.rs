//! [`Queue`]: in which order artefacts are made: those that somebody waits for, then all others in a few at a time.

use std::collections::{HashMap, VecDeque};

use foldhash::fast::FixedState;

use crate::site_map::Artefact;

/// How many are made before somebody who waits is thought of again.
const AT_A_TIME: usize = 24;

pub struct Queue<'a> {
    artefacts: &'a [Artefact],
    by_path: HashMap<&'a str, usize, FixedState>,
    is_taken: Vec<bool>,
    asked: VecDeque<usize>,
    next: usize,
}

impl<'a> Queue<'a> {
    pub fn new(artefacts: &'a [Artefact]) -> Self {
        let by_path = artefacts.iter().enumerate().map(|(index, artefact)| (artefact.path.as_str(), index)).collect();
        Self { artefacts, by_path, is_taken: vec![false; artefacts.len()], asked: VecDeque::new(), next: 0 }
    }

    /// Somebody waits for the file at this path. Whoever waits says so again and again, and many wait for the same.
    pub fn ask(&mut self, path: &str) {
        let index = self.by_path.get(path).filter(|index| !self.is_taken[**index] && !self.asked.contains(index));
        self.asked.extend(index);
    }

    /// The next ones of those that are `wanted`; empty when there are none left. Those that are not stay to be asked for later.
    pub fn take(&mut self, wanted: impl Fn(&Artefact) -> bool) -> Vec<&'a Artefact> {
        let artefacts = self.artefacts;
        let is_wanted = |index: usize| artefacts.get(index).is_some_and(&wanted);
        let (now, later): (VecDeque<usize>, VecDeque<usize>) = self.asked.iter().partition(|index| is_wanted(**index));
        self.asked = later;
        let mut taken = Vec::from(now);
        while taken.is_empty() && self.next < artefacts.len() {
            let end = artefacts.len().min(self.next + AT_A_TIME);
            taken.extend((self.next..end).filter(|index| !self.is_taken[*index] && is_wanted(*index)));
            self.next = end;
        }
        taken.iter().for_each(|index| self.is_taken[*index] = true);
        taken.into_iter().filter_map(|index| artefacts.get(index)).collect()
    }

    /// Begins again from the first that wasn't taken.
    pub fn rewind(&mut self) {
        self.next = 0;
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::site_map::{ArtefactKind, OutPath, SourceFiles};

    fn artefacts(count: usize) -> Vec<Artefact> {
        let artefact = |n: usize| Artefact {
            path: OutPath::new(&format!("site/{n:03}")).expect("a path"),
            kind: ArtefactKind::Robots,
            edition: n % 2,
            sources: SourceFiles::default(),
        };
        (0..count).map(artefact).collect()
    }

    #[test]
    fn what_is_asked_for_comes_first_and_everything_once() {
        let all = artefacts(60);
        let mut queue = Queue::new(&all);
        queue.ask("site/050");
        queue.ask("site/nothing");
        let paths = |taken: Vec<&Artefact>| taken.iter().map(|it| it.path.to_string()).collect::<Vec<_>>();
        assert_eq!(paths(queue.take(|_| true)), ["site/050"]);
        queue.ask("site/050");
        let mut seen = 1;
        loop {
            let taken = queue.take(|_| true);
            if taken.is_empty() {
                break;
            }
            assert!(taken.len() <= AT_A_TIME);
            assert!(taken.iter().all(|it| it.path.as_str() != "site/050"));
            seen += taken.len();
        }
        assert_eq!(seen, 60);
    }

    /// Fifty readers asked for the same three pages ten thousand times while an edition was made, and so often they were made.
    #[test]
    fn what_is_asked_for_many_times_is_made_once() {
        let all = artefacts(6);
        let mut queue = Queue::new(&all);
        (0..5).for_each(|_| queue.ask("site/003"));
        assert_eq!(queue.take(|_| true).len(), 1);
        (0..5).for_each(|_| queue.ask("site/003"));
        assert_eq!(queue.take(|it| it.edition == 1).len(), 2);
        assert!(queue.take(|it| it.edition == 1).is_empty());
    }

    #[test]
    fn what_is_of_another_kind_waits_for_its_turn() {
        let all = artefacts(6);
        let mut queue = Queue::new(&all);
        queue.ask("site/003");
        assert_eq!(queue.take(|it| it.edition == 0).len(), 3);
        assert!(queue.take(|it| it.edition == 0).is_empty());
        queue.rewind();
        assert_eq!(queue.take(|it| it.edition == 1)[0].path.as_str(), "site/003");
        assert_eq!(queue.take(|it| it.edition == 1).len(), 2);
    }
}
