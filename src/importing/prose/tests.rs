//! HTML of other systems becomes Markdown that means the same, whatever stands in it.

use proptest::prelude::*;

use super::*;
use crate::load::copy::Authored;
use crate::load::markdown;
use crate::model::prose::{Block, Inline};
use crate::source::{Place, Source};

fn markdown(html: &str) -> String {
    Prose::of(html).markdown
}

/// The words of a text that is one paragraph without any marks to our own reader.
fn read(markdown: &str) -> Option<String> {
    let source = Source::new("a.md", markdown);
    let place = Place::new(&source, 0..markdown.len());
    let (prose, findings) = markdown::parse(&Authored::verbatim(markdown, place));
    let [Block::Paragraph(content)] = &prose.blocks[..] else { return None };
    let word = |inline: &Inline| match inline {
        Inline::Text(text) => Some(text.clone()),
        _ => None,
    };
    findings.is_empty().then(|| content.iter().map(word).collect::<Option<String>>()).flatten()
}

#[test]
fn paragraphs_lists_and_marks_are_kept() {
    let html = "<p>Say <b>the hard thing </b>kindly,<br>and <i>be</i> heard.</p><ul><li>One<li>Two <ul><li>Inner</ul></ul>\
                <ol start=3><li><p>Three</p><p>more</p></li><li>Four</ol><h1>Next</h1><blockquote>So <code>it`s</code></blockquote>";
    let expected = "Say **the hard thing** kindly,\\\nand *be* heard.\n\n- One\n- Two\n\n  - Inner\n\n3. Three\n\n   more\n4. Four\n\n\
                    ## Next\n\n> So ``it`s``";
    assert_eq!(markdown(html), expected);
}

#[test]
fn links_stay_where_they_lead_somewhere() {
    let html = r#"<a href="https://a.example/x (1)?a=[b]">Read</a> <a href="/mod/page.php?id=3">this</a>"#;
    let prose = Prose::of(html);
    assert_eq!(prose.markdown, "[Read](<https://a.example/x%20(1)?a=%5Bb]>) this");
    assert_eq!(prose.left_out.into_iter().collect::<Vec<_>>(), ["a link that works only where it comes from"]);
}

#[test]
fn what_is_not_trusted_is_left_out_and_named() {
    let html =
        "<p onclick=x()>Hi<script>alert(1)</script><img src=x onerror=y><iframe src=z></iframe></p><style>p{}</style>";
    let prose = Prose::of(html);
    assert_eq!(prose.markdown, "Hi");
    let left_out: Vec<_> = prose.left_out.iter().map(String::as_str).collect();
    assert_eq!(left_out, ["a picture", "a script", "a style sheet", "an embedded page"]);
}

#[test]
fn a_table_becomes_a_table() {
    let html = "<table><tr><th>A|B</th><th>C</th></tr><tr><td><p>1</p><p>2</p></td></tr></table>";
    assert_eq!(markdown(html), "| A\\|B | C |\n| --- | --- |\n| 1 2 |  |");
}

#[test]
fn words_are_never_taken_for_marks() {
    let words = [
        "# no heading",
        "- no list",
        "1. no list",
        "> no quote",
        ":::for nobody",
        "{{ course.title }}",
        "[[name|you]]",
        "a * b * c",
        "snake_case and _this_",
        "`code`",
        "a < b && c > d",
        "&amp; stays",
        "+++",
        "~~~",
        "--help",
        "[x](y)",
        "| a | b |",
        "===",
        "C:\\temp\\*",
        "![x](y)",
        "[^1]: note",
    ];
    for word in words {
        let prose = Prose::of_plain(word);
        assert_eq!(read(&prose.markdown).as_deref(), Some(word), "{}", prose.markdown);
        assert!(prose.is_plain());
    }
}

#[test]
fn only_html_is_taken_for_html() {
    for html in ["<p>x", "a<br>b", "a &amp; b", "<!-- x -->y", "&#39;"] {
        assert!(looks_like_html(html), "{html}");
    }
    for plain in ["a < b", "x <3 y", "R&D; and", "AT&T", "1 < 2 > 0", "a & b; c"] {
        assert!(!looks_like_html(plain), "{plain}");
    }
}

proptest! {
    /// Whatever a system writes, our own reader has nothing against what becomes of it.
    #[test]
    fn any_description_can_be_read(parts in prop::collection::vec(
        prop_oneof!["<[a-z][a-z1-6]{0,9}>", "</[a-z][a-z1-6]{0,9}>", "\\PC{0,12}", "[ \n*_`:|#>{}\\[\\]()!~+=.0-9-]{1,8}",
            Just("<a href=\"https://a.example/(x\">".to_owned()), Just("<li>".to_owned()), Just("<table><tr><td>".to_owned())],
        0..24)) {
        let prose = Prose::of(&parts.concat());
        let source = Source::new("a.md", prose.markdown.clone());
        let place = Place::new(&source, 0..prose.markdown.len());
        let (_, findings) = markdown::parse(&Authored::verbatim(&prose.markdown, place));
        prop_assert!(findings.is_empty(), "{:?}\n{}", findings, prose.markdown);
    }
}
