//! Tables for spreadsheets (CSV, RFC 4180).

/// Without it Excel takes UTF-8 for the system's own letters.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A table with a head; no cell of it is a formula.
pub fn table<const COLUMNS: usize>(
    head: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(BYTE_ORDER_MARK.to_vec());
    let rows = rows.into_iter().map(|row| row.map(|cell| harmless(&cell)));
    // Writing into memory can't fail.
    for row in [head.map(str::to_owned)].into_iter().chain(rows) {
        table.write_record(&row).ok();
    }
    table.into_inner().unwrap_or_default()
}

/// The same text, which no spreadsheet takes for a formula (OWASP, CSV injection). What can't be seen is dropped by some
/// before they look, and full-width signs are signs where keyboards have them.
fn harmless(cell: &str) -> String {
    let seen = cell.trim_start_matches(is_unseen);
    match seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || cell.starts_with(['\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

/// Spaces, controls, and characters that only say how others are set.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in
            ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\rx", "＝1", "＠a", "\u{200b}=1", "\u{feff} +1", "\u{1}-1"]
        {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["", "a=b", "2027-03-09", "Don't"] {
            assert_eq!(harmless(cell), cell);
        }
    }
}
