//! Files as systems export them, whole.

use super::table::{About, Counted, Kind};
use super::*;
use crate::diagnostics::Code;
use crate::model::results::Lines;

fn read_with(text: &str, mapped: &[(&str, &str)]) -> (Option<Table>, Vec<Diagnostic>) {
    let mapped = mapped.iter().map(|(ours, theirs)| ((*ours).to_owned(), (*theirs).to_owned()));
    read(&Source::new("results/a.csv", text), &mapped.collect())
}

/// The codes of what is found, with the words that they underline.
fn found(text: &str) -> Vec<(Code, String)> {
    let mapped = [("clicked", "Link clicks")];
    read_with(text, &mapped).1.into_iter().map(|finding| (finding.code, finding.place.text().to_owned())).collect()
}

fn table(text: &str) -> Table {
    let (table, findings) = read_with(text, &[]);
    assert_eq!(findings, [], "{text}");
    table.expect("a table")
}

fn lines(all: &[(u32, u32)]) -> Vec<Lines> {
    all.iter().map(|(from, to)| Lines { from: *from, to: *to }).collect()
}

#[test]
fn sums_are_fine_in_the_ways_that_spreadsheets_write_them() {
    assert_eq!(found("date,campaign,sent,Link clicks\n2027-01-12,spring,144,31\n"), []);
    for text in [
        "date;campaign;sent\r\n2027-01-12;spring;1.144\r\n",
        "sep=;\r\ndate;campaign;sent\r\n2027-01-12;spring;\"1 144\"\r\n",
        "\n\"Date\"\t\"Campaign name\"\t\"Sent\"\n12.01.2027\tspring\t1144.0\n",
        "Date|Campaign|SENT|\n2027-01-12 08:00|spring|1,144|\n\n",
        "date,campaign,sent\n2027-01-12,spring,\"1,144\"\n",
    ] {
        let table = table(text);
        let [cell] = &table.cells[..] else { panic!("{text}: one cell") };
        assert_eq!(table.text(cell, About::Campaign), "spring", "{text}");
        assert_eq!(table.place(cell, About::Campaign).text(), "spring", "{text}");
        assert_eq!(cell.count(Counted::Sent), Some(1144), "{text}");
        assert_eq!(cell.days, Some((jiff::civil::date(2027, 1, 12), jiff::civil::date(2027, 1, 12))), "{text}");
        assert_eq!((table.rows, table.kind, cell.date), (1, Kind::Messages, None));
    }
}

#[test]
fn rows_about_the_same_are_one_cell() {
    let table = table(
        "date,campaign,channel,sent,clicked\n2027-01-13,spring,email,10,\n2027-01-12,spring,email,5,2\n,spring,sms,7,\n\
         2027-01-14,spring,email,1,0\n",
    );
    assert_eq!((table.rows, table.cells.len()), (4, 2));
    let cell = &table.cells[0];
    assert_eq!((cell.count(Counted::Sent), cell.count(Counted::Clicked)), (Some(16), Some(2)));
    assert_eq!(cell.days, Some((jiff::civil::date(2027, 1, 12), jiff::civil::date(2027, 1, 14))));
    assert_eq!(cell.lines, lines(&[(2, 3), (5, 5)]));
    assert_eq!((table.cells[1].days, table.cells[1].count(Counted::Clicked)), (None, None), "not counted isn't none");
    assert_eq!(table.text(&table.cells[1], About::Persona), "");
}

#[test]
fn days_of_people_are_waves_of_their_own() {
    let outcomes =
        table("date,campaign,group,people,achieved\n2027-01-12,a,x,20,5\n2027-02-12,a,x,20,9\n2027-01-12,a,x,1,1\n");
    assert_eq!((outcomes.kind, outcomes.cells.len()), (Kind::Outcomes, 2));
    assert_eq!(outcomes.cells[0].date, Some(jiff::civil::date(2027, 1, 12)));
    assert_eq!(outcomes.cells[0].count(Counted::Achieved), Some(6));
    let levels =
        table("date,persona,skill,level,people\n2027-01-12,lead,feedback,2,20\n2027-01-12,lead,feedback,3,4\n");
    assert_eq!((levels.kind, levels.cells[1].number), (Kind::Levels, Some(3)));
    let answers = table("course,days,answered,right,date\nfeedback,7,40,31,2027-01-12\nfeedback,7,20,15,2027-01-19\n");
    assert_eq!((answers.kind, answers.cells.len(), answers.cells[0].date), (Kind::Answers, 1, None));
    assert_eq!((answers.cells[0].number, answers.cells[0].count(Counted::Right)), (Some(7), Some(46)));
}

#[test]
fn a_file_about_people_is_refused_whole_and_all_its_columns_are_named() {
    let people = "date,E-Mail,sent,Ref,Vorname\n2027-99-99,x,many,ada@example.com,y\n";
    let expected = ["E-Mail", "Ref", "Vorname"].map(|name| (Code::PersonalData, name.to_owned()));
    assert_eq!(found(people), expected);
    assert!(read_with(people, &[]).0.is_none());
    assert_eq!(found("user_id,sent\n7,1\n")[0].0, Code::PersonalData);
}

#[test]
fn no_finding_about_people_repeats_what_stands_in_their_rows() {
    for text in [
        "campaign,sent\nada@example.com,1\n",
        "ada@example.com,sent\nspring,1\n",
        "campaign,sent\nspring,1,ada@example.com\n",
    ] {
        let (table, findings) = read_with(text, &[("campaign", "Ref")]);
        assert!(table.is_none() && findings.len() == 1, "{text}");
        let said = crate::diagnostics::human::render(&findings, crate::diagnostics::human::Style::Plain);
        assert!(!said.contains("ada@"), "{said}");
    }
}

#[test]
fn a_mapping_is_no_way_round_the_values() {
    let rows = |name: &dyn Fn(usize) -> String| (0..150).map(|n| format!("{},1\n", name(n))).collect::<String>();
    let people = format!("campaign,Ref,sent\n{}", rows(&|n| format!("spring,A-{n}")));
    let codes = |text: &str, mapped| read_with(text, mapped).1.iter().map(|finding| finding.code).collect::<Vec<_>>();
    assert_eq!(codes(&people, &[("touchpoint", "Ref")]), [Code::PersonalData]);
    assert_eq!(codes(&people, &[]), [Code::PersonalData], "also where nobody counts the column");
    let numbers = format!("campaign,Employee,sent\n{}", rows(&|n| format!("spring,{n}")));
    assert_eq!(codes(&numbers, &[("persona", "Employee")]), [Code::PersonalData]);
    assert_eq!(codes("campaign,E-Mail,sent\nspring,x,1\n", &[("persona", "E-Mail")]), [Code::PersonalData]);
    assert_eq!(codes("campaign,Recipient\nspring,20\n", &[("sent", "Recipient")]), [], "it counts people");
    assert_eq!(codes("name,visitors\nspring,20\n", &[("campaign", "name")]), [], "it is about a thing");
    let contents = rows(&|n| format!("spring,{:02}-step-lead-{}", n / 15, n % 15));
    assert_eq!(codes(&format!("campaign,utm_content,sent\n{contents}"), &[]), [], "our own way to name messages");
}

#[test]
fn what_is_no_count_no_date_or_no_column_is_named() {
    let text = "campaign,date,sent,opens\nspring,2027-02-30,1.5,9\n";
    let named = |code, words: &str| (code, words.to_owned());
    let expected =
        [named(Code::UnknownColumn, "opens"), named(Code::BadDate, "2027-02-30"), named(Code::WrongType, "1.5")];
    assert_eq!(found(text), expected);
    let (table, findings) = read_with(text, &[]);
    assert_eq!(table.map(|table| (table.rows, table.refused)), Some((0, lines(&[(2, 2)]))));
    assert!(findings[0].message.contains("open messages by themselves"), "{}", findings[0].message);
}

#[test]
fn a_row_with_something_wrong_is_left_out_whole() {
    let text = "campaign,sent,clicked\nspring,10,1\n,10,1\nspring,10\nspring,10,1,1\nspring,-1,1\nspring,10,11\nspring,5%,x\nspring,10,2,\n";
    let (table, findings) = read_with(text, &[]);
    let table = table.expect("the other rows");
    assert_eq!(table.cells[0].count(Counted::Clicked), Some(3));
    assert_eq!((table.rows, table.cells[0].lines.clone()), (2, lines(&[(2, 2), (9, 9)])));
    assert_eq!((table.refused, table.impossible), (lines(&[(3, 6), (8, 8)]), lines(&[(7, 7)])));
    let codes: Vec<_> = findings.iter().map(|finding| (finding.code, finding.place.text())).collect();
    let expected = [
        (Code::MissingField, ",10,1"),
        (Code::BadValue, "spring,10"),
        (Code::BadValue, "spring,10,1,1"),
        (Code::WrongType, "-1"),
        (Code::ImpossibleCount, "11"),
        (Code::WrongType, "5%"),
        (Code::WrongType, "x"),
    ];
    assert_eq!(codes, expected);
}

#[test]
fn a_total_is_no_row() {
    let (table, findings) = read_with("date,campaign,sent\n2027-01-12,spring,10\nTotal,,10\n", &[]);
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::TotalRow]);
    let table = table.expect("a table");
    assert_eq!((table.rows, table.refused.len(), table.cells[0].count(Counted::Sent)), (1, 0, Some(10)));
}

#[test]
fn no_more_is_said_than_anybody_reads() {
    let text = format!("campaign,sent\n{}", "spring,x\n".repeat(500));
    let (table, findings) = read_with(&text, &[]);
    assert_eq!(findings.len(), 21);
    assert_eq!(findings[20].message, "480 more rows or values below are like this.");
    assert_eq!(findings[20].place.start().line, 22);
    assert_eq!(table.expect("a table").refused, lines(&[(2, 501)]));
}

#[test]
fn a_column_decides_what_its_dates_and_numbers_mean() {
    let days = table("date,campaign,sent\n05/03/2027,a,1\n16/03/2027,a,1\n").cells[0].days;
    assert_eq!(days, Some((jiff::civil::date(2027, 3, 5), jiff::civil::date(2027, 3, 16))));
    assert_eq!(found("date,campaign,sent\n05/03/2027,a,1\n"), [(Code::BadDate, "05/03/2027".to_owned())]);
    let wrong = ["1.204", "0.5"].map(|text| (Code::WrongType, text.to_owned()));
    assert_eq!(found("campaign;sent\na;1.204\na;0.5\n"), wrong);
}

#[test]
fn what_a_file_lacks_is_named() {
    let message = |text: &str| {
        let (table, findings) = read_with(text, &[]);
        assert!(table.is_none());
        findings.iter().map(|finding| (finding.code, finding.message.clone())).collect::<Vec<_>>()
    };
    let lacking = "This file lacks the columns `date`, `people`, so nothing of it is counted. It seems to tell of outcomes; \
                   such a file needs `date`, `campaign`, `people`, `achieved`.";
    assert_eq!(message("campaign,achieved\na,1\n"), [(Code::MissingColumn, lacking.to_owned())]);
    for text in ["", "\n\n", "campaign\na\n", "sent\n1\n", "x\n"] {
        assert_eq!(message(text)[0].0, Code::MissingColumn, "{text}");
    }
}

#[test]
fn of_columns_that_mean_the_same_one_is_counted() {
    assert_eq!(found("campaign,sent,Sent\na,1,2\n"), [(Code::DoubleColumn, "Sent".to_owned())]);
    assert_eq!(
        found("campaign,Total recipients,Successful deliveries\na,9,8\n"),
        [(Code::UnknownColumn, "Total recipients".to_owned())]
    );
    let (table, findings) = read_with("campaign,clicked,Clicks\na,9,8\n", &[("clicked", "Clicks")]);
    assert_eq!(table.expect("a table").cells[0].count(Counted::Clicked), Some(8), "portal.toml decides");
    assert_eq!(findings[0].place.text(), "clicked");
    assert_eq!(found("campaign,sent,group\na,1,x\n"), [(Code::UnknownColumn, "group".to_owned())]);
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let rows = ["a,05/03/2027,1.204", "b,03/16/2027,2", "a,,7", "c,03/04/2027,1"];
    let sums = |rows: &[&str]| {
        let (table, _) = read_with(&format!("campaign;date;sent\n{}", rows.join("\n").replace(',', ";")), &[]);
        let table = table.expect("a table");
        let of = |cell: &table::Cell| (table.text(cell, About::Campaign).to_owned(), cell.days, cell.counts);
        let mut sums: Vec<_> = table.cells.iter().map(of).collect();
        sums.sort();
        sums
    };
    let mut turned = rows;
    turned.reverse();
    assert_eq!(sums(&rows), sums(&turned));
}
