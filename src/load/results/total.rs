//! Rows that sum up the others: exports like to end with one, and everything would count twice.

use csv::StringRecord;

use super::columns::Column;
use super::head::Head;

/// What such rows begin with, in lower case.
const WORDS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "overall",
    "sum",
    "all",
    "summe",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "insgesamt",
    "somme",
    "total général",
    "suma",
    "total general",
    "المجموع",
    "مجموع",
    "الإجمالي",
    "إجمالي",
    "الاجمالي",
];
/// The longest of them, in bytes.
const LONGEST: usize = 20;

/// Whether a row sums up others: it begins with such a word, and nothing else says what it is about.
pub fn is_total(record: &StringRecord, head: &Head) -> bool {
    let filled = record.iter().enumerate().map(|(at, cell)| (at, cell.trim()));
    let Some((first, cell)) = filled.clone().find(|(_, cell)| !cell.is_empty()) else { return false };
    is_word(cell)
        && filled
            .filter(|(at, cell)| *at != first && !cell.is_empty())
            .all(|(at, _)| !matches!(head.columns.get(at), Some(Some(Column::About(_)))))
}

fn is_word(cell: &str) -> bool {
    let cell = cell.trim_end_matches(':').trim_end();
    // Nearly all rows begin with a date or a longer name.
    let can_be = cell.len() <= LONGEST && !cell.starts_with(|c: char| c.is_ascii_digit());
    can_be && WORDS.contains(&cell.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::results::table::About;

    #[test]
    fn a_row_that_begins_with_a_total_and_names_nothing_else_sums_up() {
        let head = Head { kind: None, columns: vec![Some(Column::Date), Some(Column::About(About::Campaign)), None] };
        let is_total = |cells: &[&str]| is_total(&StringRecord::from(cells.to_vec()), &head);
        for cells in [
            ["Total", "", "9"],
            ["", "Gesamt:", "9"],
            ["", "GRAND TOTAL", ""],
            ["Total général", "", "9"],
            ["المجموع", "", "9"],
        ] {
            assert!(is_total(&cells), "{cells:?}");
        }
        for cells in [["Total", "spring", "9"], ["2027-01-01", "total", "9"], ["Totally", "", "9"], ["", "", ""]] {
            assert!(!is_total(&cells), "{cells:?}");
        }
        assert!(WORDS.iter().all(|word| word.len() <= LONGEST));
    }
}
