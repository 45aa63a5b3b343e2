//! Whatever a file of results holds, it gives sums or findings; and the order of its rows says nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use uptake::check::{CheckOptions, Day, Drafts, check};
use uptake::diagnostics::Code;
use uptake::diagnostics::human::{self, Style};
use uptake::load::decode;
use uptake::load::results::read;
use uptake::load::results::table::{About, Kind, Table};
use uptake::model::results::Lines;
use uptake::source::Source;

use crate::support::{TODAY, base_content, repository, write};

/// What exports, spreadsheets and attackers write into cells.
const CELLS: &[&str] = &[
    "",
    "spring",
    "autumn",
    "12",
    "0",
    "1,204",
    "1.204",
    "1 204",
    "0.5",
    "12.0",
    "5%",
    "-3",
    "18446744073709551615",
    "99999999999999999999",
    "2027-01-12",
    "2027-01-13 08:00",
    "05/03/2027",
    "16/03/2027",
    "03/16/2027",
    "05.03.2027",
    "Total",
    "'=1+1",
    "=\"12\"",
    "a;b",
    "a,b",
    "two\nlines",
    "\"",
    "\u{202e}",
    "😀",
    "x\ty",
    "@team",
];

/// Heads of each kind, and of none.
const HEADS: &[&[&str]] = &[
    &["campaign", "date", "sent", "clicked", "variant"],
    &["date", "campaign", "people", "achieved", "group"],
    &["course", "days", "answered", "right", "date"],
    &["date", "persona", "skill", "level", "people"],
    &["campaign", "Clicked", "clicked", "Opens", ""],
    &["Name", "E-Mail", "utm_content", "sent", "campaign"],
];

fn mapping() -> BTreeMap<String, String> {
    [("clicked", "Opens"), ("persona", "E-Mail"), ("nonsense", ""), ("campaign", "Name"), ("date", "")]
        .map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned()))
        .into()
}

/// A file, as a program writes it.
fn file(head: &[&str], rows: &[Vec<&str>]) -> String {
    let line = |cells: &[&str]| {
        let quoted: Vec<_> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        quoted.join(",") + "\n"
    };
    std::iter::once(line(head)).chain(rows.iter().map(|row| line(row))).collect()
}

/// What a table says, whatever the order in which it was said.
fn sums(table: &Table) -> Vec<String> {
    let abouts = [
        About::Campaign,
        About::Touchpoint,
        About::Persona,
        About::Channel,
        About::Variant,
        About::Content,
        About::Group,
        About::Course,
        About::Skill,
    ];
    let of = |cell: &uptake::load::results::table::Cell| {
        let texts = abouts.map(|about| table.text(cell, about));
        format!("{texts:?} {:?} {:?} {:?} {:?}", cell.number, cell.date, cell.days, cell.counts)
    };
    let mut sums: Vec<String> = table.cells.iter().map(of).collect();
    let count = |all: &[Lines]| all.iter().map(|lines| lines.to - lines.from + 1).sum::<u32>();
    sums.push(format!("{} {} {}", table.rows, count(&table.refused), count(&table.impossible)));
    sums.sort();
    sums
}

fn rows() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    prop::collection::vec(prop::collection::vec(prop::sample::select(CELLS), 5), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_give_a_table_or_findings(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let source = Source::new("results/a.csv", decode::owned(bytes));
        let (table, findings) = read(&source, &mapping());
        human::render(&findings, Style::Plain);
        prop_assert!(table.is_some() || !findings.is_empty());
    }

    #[test]
    fn each_row_is_counted_once_or_told_of(head in prop::sample::select(HEADS), rows in rows(), cut in 0_usize..9) {
        let text = file(head, &rows);
        let text = &text[..text.floor_char_boundary(text.len() - cut.min(text.len()))];
        let (table, findings) = read(&Source::new("results/a.csv", text), &mapping());
        human::render(&findings, Style::Plain);
        let Some(table) = table else {
            prop_assert!(!findings.is_empty());
            return Ok(());
        };
        let lines = table.cells.iter().flat_map(|cell| &cell.lines).map(|lines| u64::from(lines.to - lines.from) + 1);
        prop_assert_eq!(lines.sum::<u64>(), table.rows);
        let totals = findings.iter().filter(|finding| finding.code == Code::TotalRow).count();
        let left_out = table.refused.iter().chain(&table.impossible).map(|lines| lines.to - lines.from + 1).sum::<u32>();
        prop_assert!(table.rows + u64::from(left_out) + totals as u64 <= rows.len() as u64);
    }

    #[test]
    fn the_order_of_rows_says_nothing(head in prop::sample::select(&HEADS[..4]), rows in rows(), turn in 0_usize..12) {
        let mut turned = rows.clone();
        turned.reverse();
        turned.rotate_left(turn.min(rows.len()));
        let read = |rows: &[Vec<&str>]| {
            read(&Source::new("results/a.csv", file(head, rows)), &BTreeMap::new()).0.map(|table| sums(&table))
        };
        prop_assert_eq!(read(&rows), read(&turned));
    }
}

fn tables(folder: &Path) -> (Vec<Table>, Vec<Code>) {
    let (content, mut findings) = uptake::load::load(folder, Path::new("/nowhere")).expect("a folder");
    let day = Day::Fixed(TODAY.parse().expect("a day"));
    let checked = check(&content, &CheckOptions { day, drafts: Drafts::Hidden, base_url: None });
    findings.extend(checked.findings.into_sorted());
    let about = findings.into_iter().filter(|finding| finding.place.source.path.starts_with("results/"));
    (checked.tables, about.map(|finding| finding.code).collect())
}

#[test]
fn the_examples_results_are_read_whole() {
    let (tables, findings) = tables(&repository("example-content"));
    assert_eq!(findings, []);
    let kinds: Vec<_> = tables.iter().map(|table| (&*table.source.path, table.kind)).collect();
    let expected = [
        ("results/at-the-door-platform.csv", Kind::Messages),
        ("results/at-the-door.csv", Kind::Messages),
        ("results/questions.csv", Kind::Answers),
        ("results/say-it-kindly.csv", Kind::Messages),
        ("results/self-assessment.csv", Kind::Levels),
        ("results/survey-at-the-door.csv", Kind::Outcomes),
        ("results/survey-say-it-kindly.csv", Kind::Outcomes),
    ];
    assert_eq!(kinds, expected);
    let text =
        |table: &Table| fs::read_to_string(repository("example-content").join(&*table.source.path)).expect("a file");
    for table in &tables {
        let rows = text(table).lines().count() as u64 - 1;
        assert_eq!((table.rows, table.refused.len()), (rows, 0), "{}", table.source.path);
    }
}

#[test]
fn results_may_be_larger_than_what_people_write() {
    let folder = base_content();
    let large = format!("campaign,sent\n{}", "kindly,12\n".repeat(450_000));
    assert!(large.len() > 4 * 1024 * 1024);
    write(&folder.path().join("results/large.csv"), large);
    write(&folder.path().join("results/UTF16.CSV"), b"\xFF\xFEs\0e\0n\0t\0;\0c\0a\0m\0p\0a\0i\0g\0n\0\r\x003\0;\0k\0");
    let (tables, findings) = tables(folder.path());
    assert_eq!(findings, []);
    assert_eq!(tables.iter().map(|table| table.rows).collect::<Vec<_>>(), [1, 450_000]);
}
