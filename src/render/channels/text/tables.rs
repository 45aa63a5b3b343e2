//! A table in plain text: in columns where it fits, else row by row.

use super::wrap::{indented, width, wrapped};

/// Blanks between two columns.
const GAP: usize = 2;

pub fn table(head: &[String], rows: &[Vec<String>], columns: usize) -> Vec<String> {
    let count = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
    let cell = |row: &[String], i: usize| row.get(i).map_or(0, |text| width(text));
    let widths: Vec<usize> =
        (0..count).map(|i| rows.iter().map(|row| cell(row, i)).chain([cell(head, i)]).max().unwrap_or(0)).collect();
    let total = widths.iter().sum::<usize>() + GAP * count.saturating_sub(1);
    if total <= columns { in_columns(head, rows, &widths) } else { row_by_row(head, rows, columns) }
}

fn in_columns(head: &[String], rows: &[Vec<String>], widths: &[usize]) -> Vec<String> {
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let has_head = head.iter().any(|cell| !cell.is_empty());
    let head = if has_head { vec![head, &rule[..]] } else { Vec::new() };
    head.into_iter().chain(rows.iter().map(Vec::as_slice)).map(|row| line(row, widths)).collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let padded = row.iter().zip(widths).map(|(text, wanted)| {
        let missing = wanted.saturating_sub(width(text));
        format!("{text}{}", " ".repeat(missing + GAP))
    });
    padded.collect::<String>().trim_end().to_owned()
}

/// Each row as a little list: the first cell, then `Head: cell` under it.
fn row_by_row(head: &[String], rows: &[Vec<String>], columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        for (i, cell) in row.iter().enumerate() {
            let label =
                head.get(i).filter(|label| !label.is_empty()).map(|label| format!("{label}: ")).unwrap_or_default();
            let mark = if i == 0 { "- " } else { "  " };
            lines.extend(indented(wrapped(&format!("{label}{cell}"), columns - mark.len()), mark, "  "));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_small_table_stands_in_columns() {
        let lines = table(&row(&["Day", "What"]), &[row(&["Mon", "Listen"]), row(&["Tuesday", "Ask"])], 40);
        assert_eq!(lines, ["Day      What", "-------  ------", "Mon      Listen", "Tuesday  Ask"]);
    }

    #[test]
    fn a_wide_one_is_told_row_by_row() {
        let lines = table(&row(&["Day", "What"]), &[row(&["Mon", "Listen for ten minutes"])], 20);
        assert_eq!(lines, ["- Day: Mon", "  What: Listen for", "  ten minutes"]);
    }
}
