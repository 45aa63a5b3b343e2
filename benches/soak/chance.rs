//! [`Chance`]: numbers that look random and are the same in each run (Lehmer).

pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed * 2_654_435_761 % 2_147_483_647 + 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 % limit.max(1)
    }
}
