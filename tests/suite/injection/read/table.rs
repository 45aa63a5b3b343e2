//! Tables for spreadsheets.

use super::Read;

pub fn read(text: &str, read: &mut Read) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut table = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    for row in table.records() {
        match row {
            Ok(row) => {
                read.form(format!("a row of {}", row.len()));
                for cell in &row {
                    if is_formula(cell) {
                        read.wrong(format!("a formula: {cell:?}"));
                    }
                    read.say(cell);
                }
            }
            Err(error) => read.wrong(format!("no CSV: {error}")),
        }
    }
}

/// Whether a spreadsheet may reckon it, after it has dropped what can't be seen. Numbers are numbers.
fn is_formula(cell: &str) -> bool {
    let seen =
        cell.trim_start_matches(|c: char| !(c.is_alphanumeric() || c.is_ascii_punctuation() || "＝＋－＠".contains(c)));
    seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && seen.parse::<f64>().is_err()
}
