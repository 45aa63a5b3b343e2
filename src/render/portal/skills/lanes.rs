//! [`Lanes`]: bars that don't overlap share a lane.

/// How many lanes bars may take; what doesn't fit is counted.
const MOST: usize = 4;

/// By lane: the level at which its last bar ends.
#[derive(Default)]
pub struct Lanes(Vec<u32>);

impl Lanes {
    /// The first lane that is free from a level on; `None` where all are taken.
    pub fn place(&mut self, from: u32, to: u32) -> Option<usize> {
        let lane = self.free(from);
        (lane < MOST && from < to).then(|| self.put(from, to))
    }

    /// The same, with as many lanes as it takes.
    pub fn put(&mut self, from: u32, to: u32) -> usize {
        let lane = self.free(from);
        match self.0.get_mut(lane) {
            Some(end) => *end = to,
            None => self.0.push(to),
        }
        lane
    }

    pub fn used(&self) -> usize {
        self.0.len()
    }

    fn free(&self, from: u32) -> usize {
        self.0.iter().position(|end| *end <= from).unwrap_or(self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_one_after_the_other_share_a_lane() {
        let mut lanes = Lanes::default();
        assert_eq!([(0, 1), (0, 2), (1, 2), (2, 3)].map(|(a, b)| lanes.place(a, b)), [0, 1, 0, 0].map(Some));
        assert_eq!([(0, 3), (0, 3), (0, 3)].map(|(a, b)| lanes.place(a, b)), [Some(2), Some(3), None]);
        assert_eq!((lanes.place(3, 3), lanes.used(), lanes.put(0, 1)), (None, 4, 4));
    }
}
