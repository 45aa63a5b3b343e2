//! What a finding looks like in the terminal, letter by letter.

use std::ops::Range;

use proptest::prelude::*;
use snapbox::{assert_data_eq, str};

use super::*;
use crate::diagnostics::Code;
use crate::source::Source;

const COURSE: &str = "+++\ntitle = \"Giving feedback\"\nsumary = \"Say it so that it helps.\"\n+++\n";

fn span(text: &str, span: Range<usize>) -> Place {
    Place::new(&Source::new("courses/feedback.md", text), span)
}

/// The place of `words` in `text`.
fn at(text: &str, words: &str) -> Place {
    let start = text.find(words).expect("the words are in the text");
    span(text, start..start + words.len())
}

fn unsafe_html(place: Place) -> Vec<Diagnostic> {
    vec![Diagnostic::new(Code::UnsafeHtml, place, "HTML is shown as text here.")]
}

fn plain(findings: &[Diagnostic]) -> String {
    render(findings, Style::Plain)
}

fn misspelt() -> Diagnostic {
    Diagnostic::new(Code::UnknownField, at(COURSE, "sumary"), "There is no field called `sumary` here.")
        .help("Did you mean `summary`?")
}

#[test]
fn a_finding_shows_the_words_and_what_to_do() {
    assert_data_eq!(
        plain(&[misspelt()]),
        str![[r#"
error[unknown-field]: There is no field called `sumary` here.
 --> courses/feedback.md:3:1
  |
3 | sumary = "Say it so that it helps."
  | ^^^^^^
  |
help: Did you mean `summary`?

1 error in 1 file.
Why a rule exists and how to satisfy it: uptake explain unknown-field

"#]]
    );
}

#[test]
fn findings_stand_as_given_and_related_places_may_be_in_other_files() {
    let other = Place::new(&Source::new("courses/giving.md", "+++\nslug = \"feedback\"\n"), 11..21);
    let first = Diagnostic::new(
        Code::DuplicateSlug,
        at("slug = \"feedback\"", "\"feedback\""),
        "Two courses have the slug `feedback`.",
    )
    .related(other, "The other one is here.")
    .help("Change one of them.");
    let mut note = misspelt();
    note.severity = Severity::Note;
    assert_data_eq!(
        plain(&[first, misspelt(), note]),
        str![[r#"
error[duplicate-slug]: Two courses have the slug `feedback`.
 --> courses/feedback.md:1:8
  |
1 | slug = "feedback"
  |        ^^^^^^^^^^
  |
note: The other one is here.
 --> courses/giving.md:2:8
  |
2 | slug = "feedback"
  |        ----------
help: Change one of them.

error[unknown-field]: There is no field called `sumary` here.
 --> courses/feedback.md:3:1
  |
3 | sumary = "Say it so that it helps."
  | ^^^^^^
  |
help: Did you mean `summary`?

note[unknown-field]: There is no field called `sumary` here.
 --> courses/feedback.md:3:1
  |
3 | sumary = "Say it so that it helps."
  | ^^^^^^
  |
help: Did you mean `summary`?

2 errors, 1 note in 1 file.
Why a rule exists and how to satisfy it: uptake explain duplicate-slug

"#]]
    );
}

#[test]
fn nothing_found_is_said() {
    assert_eq!(plain(&[]), "No problems found.\n");
}

#[test]
fn long_sentences_and_help_are_wrapped_and_examples_in_help_stay() {
    let finding = Diagnostic::new(Code::FactParts, at("value = 10", "10"), "The parts of this figure add up to 9, but the figure itself is 10, so a reader who adds them up will stop to trust us.")
            .help("Correct the value or one of the parts. Where the difference comes from rounding, say so in the claim, and name one more part:\n  parts = { a = 5, b = 4, rounding = 1 }");
    assert_data_eq!(
        plain(&[finding]),
        str![[r"
error[fact-parts]: The parts of this figure add up to 9, but the figure itself is 10, so a reader
                   who adds them up will stop to trust us.
 --> courses/feedback.md:1:9
  |
1 | value = 10
  |         ^^
  |
help: Correct the value or one of the parts. Where the difference comes from rounding, say so in the
      claim, and name one more part:
        parts = { a = 5, b = 4, rounding = 1 }

1 error in 1 file.
Why a rule exists and how to satisfy it: uptake explain fact-parts

"]]
    );
}

#[test]
fn a_file_without_text_has_a_name_and_no_line() {
    let place = Place::file(&Source::new("portal.toml", ""));
    let finding = Diagnostic::new(Code::NoPortal, place, "There is no portal.toml in this folder.");
    assert_data_eq!(
        plain(&[finding]),
        str![[r"
error[no-portal]: There is no portal.toml in this folder.
--> portal.toml

1 error in 1 file.
Why a rule exists and how to satisfy it: uptake explain no-portal

"]]
    );
}

#[test]
fn several_lines_are_framed() {
    let text = "# Hello\r\n\r\n:::for new-lead\r\nOnly you see this.\r\nAnd this.\r\n";
    let finding = Diagnostic::new(Code::UnclosedBlock, span(text, 11..text.len()), "This block is not closed.");
    assert_data_eq!(
        plain(&[finding]),
        str![[r"
error[unclosed-block]: This block is not closed.
 --> courses/feedback.md:3:1
  |
3 | / :::for new-lead
4 | | Only you see this.
5 | | And this.
  | |_________^

1 error in 1 file.
Why a rule exists and how to satisfy it: uptake explain unclosed-block

"]]
    );
}

#[test]
fn wide_characters_tabs_and_emoji_keep_the_mark_under_the_words() {
    assert_data_eq!(
        plain(&unsafe_html(at("\t学ぶ 👩\u{200d}🏫 <b>", "<b>"))),
        str![[r"
warning[unsafe-html]: HTML is shown as text here.
 --> courses/feedback.md:1:9
  |
1 |     学ぶ 👩🏫 <b>
  |               ^^^

1 warning in 1 file.
Why a rule exists and how to satisfy it: uptake explain unsafe-html

"]]
    );
}

#[test]
fn characters_that_harm_a_terminal_are_replaced_everywhere() {
    let harmful = "a\u{1b}[31m\u{9b}2J\u{202e}b\u{200b}\u{7}";
    let place = Place::new(&Source::new(harmful, harmful), 0..harmful.len());
    let finding = Diagnostic::new(Code::BadValue, place.clone(), harmful).help(harmful).related(place, harmful);
    let shown = plain(&[finding]);
    assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{200b}', '\u{7}']), "{shown}");
    // Sentence, help, related sentence; two paths; two lines of the source.
    assert_eq!(shown.matches("a␛[31m�2J�b�␇").count(), 7, "{shown}");
}

#[test]
fn a_huge_line_is_cut_around_the_words_and_its_column_is_true() {
    let line = format!("{}<b>{}", "a".repeat(50_000), "b".repeat(50_000));
    assert_data_eq!(
        plain(&unsafe_html(at(&line, "<b>"))),
        str![[r"
warning[unsafe-html]: HTML is shown as text here.
 --> courses/feedback.md:1:50001
  |
1 | ...   aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa<b>bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb...
  |                                     ^^^

1 warning in 1 file.
Why a rule exists and how to satisfy it: uptake explain unsafe-html

"]]
    );
}

#[test]
fn a_mark_behind_a_line_of_blanks_stays_on_the_screen() {
    let line = format!("{}{}", "学".repeat(40), " ".repeat(90));
    let shown = plain(&unsafe_html(span(&line, line.len()..line.len())));
    assert!(shown.contains("--> courses/feedback.md:1:131\n"), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= WIDTH), "{shown}");
}

#[test]
fn the_end_of_a_file_can_be_marked() {
    assert_data_eq!(
        plain(&unsafe_html(span("one\n", 4..4))),
        str![[r"
warning[unsafe-html]: HTML is shown as text here.
 --> courses/feedback.md:2:1
  |
2 |
  | ^

1 warning in 1 file.
Why a rule exists and how to satisfy it: uptake explain unsafe-html

"]]
    );
}

#[test]
fn colours_change_nothing_but_colours() {
    let coloured = render(&[misspelt()], Style::Coloured);
    assert!(coloured.contains("\u{1b}["));
    let stripped: String = coloured
        .split('\u{1b}')
        .enumerate()
        .map(|(index, part)| if index == 0 { part } else { part.split_once('m').map_or(part, |(_, rest)| rest) })
        .collect();
    assert_eq!(stripped, plain(&[misspelt()]));
}

/// Pieces that are hard to show, so that chance meets them often.
fn text() -> impl Strategy<Value = String> {
    let long = "x".repeat(120);
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\r".to_owned()),
        Just("\t".to_owned()),
        Just("学👩\u{200d}🏫﷽".to_owned()),
        Just(" ".repeat(40)),
        Just(long),
        any::<char>().prop_map(String::from),
        "[a-z =\"]{0,12}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_span_of_any_text_is_shown_at_its_true_place(text in text(), from in 0usize..600, length in 0usize..600) {
        let place = span(&text, from..from + length);
        let start = place.start();
        let shown = plain(&unsafe_html(place));
        if !text.is_empty() {
            let expected = format!("--> courses/feedback.md:{}:{}\n", start.line, start.column);
            prop_assert!(shown.contains(&expected), "expected {expected} in\n{shown}");
        }
        let controls = |c: char| c.is_control() && c != '\n';
        prop_assert!(!shown.contains(controls), "{shown:?}");
        let widest = shown.lines().map(|line| line.chars().count()).max();
        prop_assert!(widest <= Some(WIDTH), "{shown}");
    }
}

#[test]
fn the_rule_to_read_up_on_is_the_gravest() {
    let place = || at(COURSE, "sumary");
    let note = Diagnostic::new(Code::ToldDifferently, place(), "A note.");
    let [first, second] =
        [Code::UnknownField, Code::MissingField].map(|code| Diagnostic::new(code, place(), "An error."));
    let report = plain(&[note, first, second]);
    assert!(report.ends_with("uptake explain unknown-field\n"), "{report}");
}
