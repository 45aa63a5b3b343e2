//! Small cells: what is about too few people isn't shown, and enough beside it that nobody can reckon it back.
//!
//! Enter at [`sorted`]. Everything hidden of a campaign (or course, or skill) enters what is shown as one sum at most, the
//! campaign's total; every other figure is made of shown cells only. So whoever subtracts all that is shown from the
//! total gets that sum and nothing finer. It holds at least one cell about many people, and so many people that
//! each small cell may still have any number of them from one to the limit.
//!
//! Which cells are hidden beside the small ones depends on what they are about and never on their counts: a rule such as
//! "the next smallest" lets those who know it reckon back (the minimality attack: Wong and others 2007).

use std::cmp::Reverse;

use super::Withheld;
use crate::model::results::Rows;

/// What decides whether a cell is shown.
pub struct Cell<'a> {
    /// How many people it is about.
    pub people: u64,
    pub rows: &'a Rows,
    /// How much would be lost with it, by what it is about alone; of those of which least would be lost the first is hidden.
    pub loss: u32,
}

/// Which cells are shown, in their order.
pub struct Sorted {
    pub is_shown: Vec<bool>,
    /// Whether a sum over all cells, hidden ones included, may be shown.
    pub total_is_shown: bool,
    pub withheld: Withheld,
}

/// Hides cells about fewer than `limit` people, and others beside them. `loss` says for a cell what would be lost with it,
/// beside the first small one.
pub fn sorted(cells: &[Cell<'_>], limit: u64) -> Sorted {
    let is_small = |cell: &Cell<'_>| cell.people > 0 && cell.people < limit;
    let mut is_shown: Vec<bool> = cells.iter().map(|cell| !is_small(cell)).collect();
    let small: Vec<usize> = (0..cells.len()).filter(|at| !is_shown[*at]).collect();
    let mut beside = Vec::new();
    let mut total_is_shown = true;
    if !small.is_empty() {
        let mut others: Vec<usize> = (0..cells.len()).filter(|at| is_shown[*at] && cells[*at].people > 0).collect();
        // Of those alike the last: what comes first is what a campaign relies on.
        others.sort_by_key(|at| (cells[*at].loss, Reverse(*at)));
        let mut others = others.into_iter();
        let mut hidden: u64 = small.iter().map(|at| cells[*at].people).sum();
        // Were each small cell as large as it can be, each of the others must still have as many people as it is known to have.
        let enough = |beside: usize| {
            let most = (limit - 1).saturating_mul(small.len() as u64);
            most.saturating_add(limit.saturating_mul(beside as u64))
        };
        while beside.is_empty() || hidden < enough(beside.len()) {
            let Some(next) = others.next() else {
                total_is_shown = false;
                break;
            };
            hidden = hidden.saturating_add(cells[next].people);
            is_shown[next] = false;
            beside.push(next);
        }
    }
    let rows = |which: &[usize]| Rows::joined(which.iter().map(|at| cells[*at].rows));
    Sorted { total_is_shown, withheld: Withheld { small: rows(&small), beside: rows(&beside) }, is_shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of some cells are shown, and whether their total is.
    fn shown(people: &[u64]) -> (String, bool) {
        let none = Rows::default();
        let cells: Vec<_> = people.iter().map(|people| Cell { people: *people, rows: &none, loss: 0 }).collect();
        let sorted = sorted(&cells, 10);
        (sorted.is_shown.iter().map(|shown| if *shown { '+' } else { '-' }).collect(), sorted.total_is_shown)
    }

    #[test]
    fn without_small_cells_all_is_shown() {
        assert_eq!(shown(&[10, 200, 0]), ("+++".into(), true), "nobody is nobody's secret");
        assert_eq!(shown(&[]), (String::new(), true));
    }

    #[test]
    fn a_small_cell_never_stands_alone() {
        assert_eq!(shown(&[3, 50, 60]), ("-+-".into(), true), "not the smallest one: that would tell");
        assert_eq!(shown(&[60, 3, 50]), ("+--".into(), true));
        assert_eq!(shown(&[3]), ("-".into(), false));
        assert_eq!(shown(&[3, 0]), ("-+".into(), false), "nobody hides nothing");
    }

    #[test]
    fn those_beside_leave_every_small_number_possible() {
        assert_eq!(shown(&[70, 40, 10, 9]), ("++--".into(), true), "of 19 the last may be 1 to 9");
        assert_eq!(shown(&[70, 40, 10, 2]), ("+---".into(), true), "of 12 the last could be 2 at most");
        assert_eq!(
            shown(&[1, 10, 10]),
            ("---".into(), false),
            "of 21 the first would be 1: the others are 10 at least"
        );
        assert_eq!(shown(&[9, 9, 9]), ("---".into(), false), "27 would say that each is 9");
    }
}
