//! How a session spends its minutes: arrive, tell what was tried, remember, practise, decide what comes next.
//!
//! Telling what was tried and recalling from memory before looking again are what makes learning last (Roediger and
//! Karpicke 2006; Dunlosky et al. 2013), so they come before anything new.

/// The parts, in per cent of a session.
const SHARES: [u32; 5] = [10, 25, 20, 30, 15];
/// Where nobody says how long a session is, in minutes.
pub const USUAL: u32 = 60;
/// Sessions of at least so many minutes are divided into fives.
const LONG: u32 = 30;

/// The minutes of each part; they add up to `minutes`.
pub fn agenda(minutes: u32) -> [u32; 5] {
    let unit = if minutes >= LONG && minutes.is_multiple_of(5) { 5 } else { 1 };
    let units = minutes / unit;
    let exact = SHARES.map(|share| u64::from(units) * u64::from(share));
    let mut parts = exact.map(|part| u32::try_from(part / 100).unwrap_or(0));
    let mut by_rest: Vec<usize> = (0..parts.len()).collect();
    by_rest.sort_by_key(|part| std::cmp::Reverse(exact[*part] % 100));
    let given: u32 = parts.iter().sum();
    for part in by_rest.into_iter().take(usize::try_from(units - given).unwrap_or(0)) {
        parts[part] += 1;
    }
    parts.map(|part| part * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_divided_into_round_parts() {
        assert_eq!(agenda(45), [5, 10, 10, 15, 5]);
        assert_eq!(agenda(60), [5, 15, 10, 20, 10]);
        assert_eq!(agenda(0), [0; 5]);
        for minutes in 0..1_000 {
            assert_eq!(agenda(minutes).iter().sum::<u32>(), minutes);
        }
        assert!(agenda(10).iter().all(|part| *part > 0));
        assert_eq!(agenda(u32::MAX).iter().map(|part| u64::from(*part)).sum::<u64>(), u64::from(u32::MAX));
    }
}
