//! Hold-outs: the groups that get none of a campaign's messages, so that its effect can be told.
//!
//! Enter at [`Drawn::of`]. A group is held out by the hash of the campaign's seed and its own name alone: whoever joins
//! or leaves, the others stay where they were. So a draw can't be corrected group by group; where it is uneven,
//! [`Drawn::even_seed`] finds a seed whose draw is even (rerandomisation: Morgan and Rubin 2012), before anything is
//! sent.

use crate::model::campaign::{Group, Holdout};

/// How many seeds are tried: with a share of a tenth and ten groups one in three is even.
const TRIES: u32 = 200;

/// Groups of about one size are drawn from evenly where there are this many with a size.
const STRATIFIED_FROM: usize = 4;

/// Who gets the messages of a campaign.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawn {
    /// In the order of the campaign's list.
    pub held: Vec<Group>,
    pub reached: Vec<Group>,
}

impl Drawn {
    pub fn of(holdout: &Holdout) -> Self {
        Self::with_seed(&holdout.groups, holdout.share, &holdout.seed)
    }

    fn with_seed(groups: &[Group], share: f64, seed: &str) -> Self {
        let (held, reached) = groups.iter().cloned().partition(|group| place(seed, &group.id) < share);
        Self { held, reached }
    }

    /// Whether about as many groups are held out as were asked for, among the small ones as among the large ones.
    pub fn is_even(&self, share: f64) -> bool {
        let most = |groups: &[Group]| groups.iter().filter_map(|group| group.size).collect::<Vec<_>>();
        let mut sizes = [most(&self.held), most(&self.reached)].concat();
        let all = fits(self.held.len(), self.held.len() + self.reached.len(), share);
        if sizes.len() < STRATIFIED_FROM {
            return all;
        }
        sizes.sort_unstable();
        let middle = sizes[sizes.len() / 2];
        let large =
            |groups: &[Group]| groups.iter().filter(|group| group.size.is_some_and(|size| size >= middle)).count();
        let of_large = fits(large(&self.held), large(&self.held) + large(&self.reached), share);
        all && of_large
    }

    /// The people of the groups that are held out and of the others; `None` where a size is missing.
    pub fn people(&self) -> Option<(u32, u32)> {
        let people =
            |groups: &[Group]| groups.iter().try_fold(0_u32, |sum, group| Some(sum.saturating_add(group.size?)));
        people(&self.held).zip(people(&self.reached))
    }

    /// The first seed after the author's whose draw is even, and what it draws.
    pub fn even_seed(holdout: &Holdout) -> Option<(String, Self)> {
        let seeds = (2..TRIES).map(|number| format!("{}-{number}", holdout.seed));
        let mut draws = seeds.map(|seed| {
            let drawn = Self::with_seed(&holdout.groups, holdout.share, &seed);
            (seed, drawn)
        });
        draws.find(|(_, drawn)| !drawn.held.is_empty() && !drawn.reached.is_empty() && drawn.is_even(holdout.share))
    }
}

/// Whether a number of groups is a share of all as nearly as whole groups allow.
fn fits(held: usize, all: usize, share: f64) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "nobody lists 2^52 groups")]
    let off = (held as f64 - all as f64 * share).abs();
    off < 1.0
}

/// Where a group stands between 0 and 1.
fn place(seed: &str, group: &str) -> f64 {
    // A length before the seed: "a" and "bc" are not "ab" and "c".
    let hash = blake3::hash(format!("{}:{seed}{group}", seed.len()).as_bytes());
    let bytes = hash.as_bytes();
    let top = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    f64::from(top) / (f64::from(u32::MAX) + 1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn groups(sizes: &[(usize, u32)]) -> Vec<Group> {
        sizes.iter().map(|(name, size)| Group { id: format!("plant-{name}"), size: Some(*size) }).collect()
    }

    fn drawn(groups: Vec<Group>, share: f64, seed: &str) -> Drawn {
        Drawn::of(&Holdout { groups, share, seed: seed.to_owned(), until: None })
    }

    /// What is published must not move when the program is updated.
    #[test]
    fn the_draw_is_the_same_for_ever() {
        let held = drawn(groups(&[(1, 10), (2, 10), (3, 10), (4, 10), (5, 10), (6, 10)]), 0.3, "spring").held;
        assert_eq!(held.iter().map(|group| group.id.as_str()).collect::<Vec<_>>(), ["plant-4"]);
    }

    #[test]
    fn nobody_and_everybody_are_bounds() {
        let six = groups(&[(1, 10), (2, 10), (3, 10), (4, 10), (5, 10), (6, 10)]);
        assert_eq!(drawn(six.clone(), 0.0, "spring").held, []);
        assert_eq!(drawn(Vec::new(), 0.5, "spring"), Drawn::default());
        assert_eq!(drawn(six, 0.9999, "spring").held.len(), 6);
    }

    #[test]
    fn a_seed_that_draws_evenly_is_found() {
        let eight = groups(&[(1, 10), (2, 12), (3, 14), (4, 16), (5, 200), (6, 210), (7, 220), (8, 230)]);
        let holdout = Holdout { groups: eight, share: 0.25, seed: "spring".to_owned(), until: None };
        let (seed, even) = Drawn::even_seed(&holdout).expect("a quarter of eight");
        assert!(seed.starts_with("spring-"));
        assert_eq!(even.held.len(), 2);
        assert_eq!(even.held.iter().filter(|group| group.size >= Some(200)).count(), 1, "one of each size: {even:?}");
        assert_eq!(even, Drawn::of(&Holdout { seed, ..holdout }));
        let alone = Holdout { groups: groups(&[(1, 10)]), share: 0.2, seed: "spring".to_owned(), until: None };
        assert_eq!(Drawn::even_seed(&alone), None, "one group can't be both");
    }

    #[test]
    fn people_are_counted_where_all_sizes_are_known() {
        let mut two = Drawn { held: groups(&[(1, 10)]), reached: groups(&[(2, 30), (3, u32::MAX)]) };
        assert_eq!(two.people(), Some((10, u32::MAX)));
        two.held[0].size = None;
        assert_eq!(two.people(), None);
    }

    proptest! {
        #[test]
        fn whoever_joins_leaves_the_others_where_they_were(
            sizes in proptest::collection::btree_map(0_usize..500, 1_u32..400, 1..40),
            joins in (500_usize..600, 1_u32..400),
            at in any::<proptest::sample::Index>(),
            share in 0.0..1.0_f64,
            seed in "[a-z]{0,8}",
        ) {
            let before = groups(&sizes.into_iter().collect::<Vec<_>>());
            let mut after = before.clone();
            after.insert(at.index(before.len() + 1), groups(&[joins]).remove(0));
            let (before, after) = (drawn(before, share, &seed), drawn(after, share, &seed));
            for group in &before.held {
                prop_assert!(after.held.contains(group));
            }
            for group in &before.reached {
                prop_assert!(after.reached.contains(group));
            }
        }
    }

    /// Over many groups the share is what was asked for: 3 standard deviations of 4,000 draws.
    #[test]
    fn many_groups_keep_the_share() {
        let many: Vec<(usize, u32)> = (0..4_000).map(|name| (name, 10)).collect();
        for share in [0.1, 0.25, 0.5] {
            let held = drawn(groups(&many), share, "spring").held.len();
            let off = (f64::from(u32::try_from(held).unwrap()) - 4_000.0 * share).abs();
            assert!(off < 3.0 * (4_000.0 * share * (1.0 - share)).sqrt(), "{held} of 4,000 at {share}");
        }
    }
}
