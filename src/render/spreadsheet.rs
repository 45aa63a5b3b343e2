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

/// The same text, which no spreadsheet takes for a formula (OWASP, CSV injection).
fn harmless(cell: &str) -> String {
    match cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']) || cell.starts_with(['\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\rx"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["", "a=b", "2027-03-09", "Don't"] {
            assert_eq!(harmless(cell), cell);
        }
    }
}
