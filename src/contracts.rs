//! Contracts: what others rely on, each with a number that rises when old files would mean something else.
//!
//! A folder or theme may say which one it was written for; what doesn't fit is said with what to do ([`judge`]).

/// The content model: portal.toml and everything that authors write beside it.
pub const CONTENT: i64 = 1;

/// What the views offer to templates.
pub const TEMPLATES: i64 = 1;

/// How something that was written for another contract stands to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// It needs a newer program.
    TooNew,
    /// It was written for an older one.
    TooOld,
}

/// Holds the contract that something was written for against the one that this program has.
pub fn judge(written_for: i64, here: i64) -> Result<(), Misfit> {
    match written_for.cmp(&here) {
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(Misfit::TooNew),
        std::cmp::Ordering::Less => Err(Misfit::TooOld),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_bounds_are_told_apart() {
        assert_eq!([judge(0, 1), judge(1, 1), judge(2, 1)], [Err(Misfit::TooOld), Ok(()), Err(Misfit::TooNew)]);
    }
}
