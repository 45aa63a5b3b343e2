//! Markdown texts and the trees they become.

use super::*;
use crate::model::copy::ValueName;
use crate::model::prose::{Block, Inline};
use crate::source::{Place, Source};

fn parsed(text: &str) -> (Prose, Vec<Diagnostic>) {
    let source = Source::new("a.md", text);
    let place = Place::new(&source, 0..text.len());
    parse(&Authored::verbatim(&source.text, place))
}

fn paragraph(prose: &Prose) -> &[Inline] {
    match prose.blocks.first() {
        Some(Block::Paragraph(content)) => content,
        other => panic!("expected a paragraph, found {other:?}"),
    }
}

#[test]
fn smart_quotes_leave_placeholders_alone() {
    let (prose, findings) = parsed("She said \"{{ fact(\"gap\") }}\" and left.");
    assert!(findings.is_empty());
    let values: Vec<_> = paragraph(&prose)
        .iter()
        .filter_map(|i| match i {
            Inline::Value(p) => Some((p.name.clone(), p.place.text().to_owned())),
            _ => None,
        })
        .collect();
    assert_eq!(values, [(ValueName::Fact("gap".into()), "{{ fact(\"gap\") }}".into())]);
}

#[test]
fn tokens_in_code_stay_as_authored() {
    let (prose, _) = parsed("Write `{{ course.title }}`.\n\n```\n[[first_name|there]]\n:::for x\n```\n");
    assert_eq!(paragraph(&prose)[1], Inline::Code("{{ course.title }}".into()));
    assert_eq!(
        prose.blocks[1],
        Block::Code { language: String::new(), text: "[[first_name|there]]\n:::for x\n".into() }
    );
}

#[test]
fn a_passage_is_kept_for_its_persona() {
    let (prose, findings) = parsed("For all.\n\n:::for new-lead\nOnly you.\n\n- and\n- this\n:::\nAll again.\n");
    assert!(findings.is_empty(), "{findings:?}");
    let Block::For { persona, blocks } = &prose.blocks[1] else { panic!("{prose:?}") };
    assert_eq!((persona.slug.as_str(), persona.place.text(), blocks.len()), ("new-lead", "new-lead", 2));
    assert_eq!(prose.blocks.len(), 3);
}

#[test]
fn an_open_passage_is_reported_at_its_line() {
    let (_, findings) = parsed("One.\n\n:::for new-lead\nOnly you.\n");
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].code, findings[0].place.text()), (Code::UnclosedBlock, ":::for new-lead"));
}

#[test]
fn footnotes_are_numbered_as_cited() {
    let (prose, _) = parsed("B[^b] A[^a] B[^b].\n\n[^a]: first\n[^b]: second\n");
    let cited: Vec<_> = paragraph(&prose)
        .iter()
        .filter_map(|i| match i {
            Inline::FootnoteRef { number, citation } => Some((*number, *citation)),
            _ => None,
        })
        .collect();
    assert_eq!(cited, [(1, 1), (2, 1), (1, 2)]);
    let labels: Vec<_> = prose.footnotes.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(labels, ["b", "a"]);
}

#[test]
fn tight_and_loose_lists_hold_paragraphs_and_ticks() {
    let (prose, _) = parsed("- [x] done *now*\n  - inner\n- [ ] open\n");
    let Block::List { items, .. } = &prose.blocks[0] else { panic!("{prose:?}") };
    assert_eq!((items[0].done, items[1].done), (Some(true), Some(false)));
    assert!(matches!(items[0].blocks[..], [Block::Paragraph(_), Block::List { .. }]), "{items:?}");
}

#[test]
fn an_undefined_reference_is_reported() {
    let (_, findings) = parsed("See [the guide][guide].\n");
    assert_eq!((findings[0].code, findings[0].place.text()), (Code::BrokenLink, "[the guide][guide]"));
}

#[test]
fn nesting_without_end_is_one_finding_and_no_panic() {
    let (_, findings) = parsed(&">".repeat(10_000));
    assert_eq!(findings.iter().filter(|d| d.code == Code::NestedTooDeep).count(), 1);
    parsed(&"*a ".repeat(5_000));
    parsed(&"[".repeat(5_000));
    parsed(&"{{[[:::".repeat(5_000));
}
