//! Whatever stands in the content folder, the program answers with findings and never with a panic.

use std::fs;

use proptest::prelude::*;
use uptake::check::{CheckOptions, Drafts};
use uptake::compile;
use uptake::diagnostics::{github, gitlab, json, rdjsonl, sarif};
use uptake::mending::mend;
use uptake::options::CompileOptions;

use crate::support::{base_content, files_below, options};

/// What editors, content managers and attackers leave behind.
const SCRAPS: &[&str] = &[
    "+++\n",
    "+++",
    "\"",
    "'",
    "[",
    "]]",
    "[[",
    "{{",
    "}}",
    "{{ course.title }}",
    "{{ fact(\"",
    "[[first_name|there]]",
    ":::",
    ":::for new-lead\n",
    "\n:::\n",
    "= 2026-13-45",
    "\u{FEFF}",
    "\r\n",
    "\u{202E}",
    "\u{E000}",
    "é",
    "👩‍🏫",
    "|",
    "\\",
    "`",
    "```\n",
    "*",
    "**",
    "> [!TIP]\n",
    "[^1]",
    "[^1]: x\n",
    "![](",
    "](",
    "<script>",
    "<!--",
    "\t",
    "\0",
    "#",
    "# ",
    "- ",
    "---\n",
    "| a | b |\n| - | - |\n",
    "4294967295",
    "-1",
    "1e999",
    "true",
    "[extra]\n",
    "../",
    "javascript:",
];

#[derive(Debug, Clone)]
enum Edit {
    Insert(usize),
    Remove(usize),
    Repeat(usize),
}

fn edit() -> impl Strategy<Value = (usize, usize, Edit)> {
    let kind = prop_oneof![
        3 => (0..SCRAPS.len()).prop_map(Edit::Insert),
        1 => (1usize..60).prop_map(Edit::Remove),
        1 => (1usize..60).prop_map(Edit::Repeat),
    ];
    (any::<usize>(), any::<usize>(), kind)
}

fn edited(text: &str, at: usize, edit: &Edit) -> String {
    let at = text.floor_char_boundary(at % (text.len() + 1));
    let (before, after) = text.split_at(at);
    let cut = |length: usize| after.floor_char_boundary(length.min(after.len()));
    match edit {
        Edit::Insert(scrap) => format!("{before}{}{after}", SCRAPS[*scrap]),
        Edit::Remove(length) => format!("{before}{}", &after[cut(*length)..]),
        Edit::Repeat(length) => format!("{before}{}{after}", &after[..cut(*length)]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_of_any_file_is_a_panic(edits in prop::collection::vec(edit(), 1..8)) {
        let content = base_content();
        let files: Vec<String> = files_below(content.path());
        for (file, at, edit) in &edits {
            let path = content.path().join(&files[file % files.len()]);
            if let Ok(text) = fs::read_to_string(&path) {
                fs::write(&path, edited(&text, *at, edit)).expect("a writable file");
            }
        }
        let options = options(content.path());
        let check = CheckOptions { drafts: Drafts::Shown, ..options.check };
        let options = CompileOptions { check, ..options };
        let compiled = compile(&options).expect("a readable folder");
        prop_assert!(compiled.files.is_some() || !compiled.findings.is_empty());
        let findings = &compiled.findings;
        prop_assert!(!json::render(findings, &json::Further::default()).is_empty());
        prop_assert_eq!(rdjsonl::render(findings, "").lines().count(), findings.len());
        prop_assert_eq!(github::render(findings, "").lines().count(), findings.len());
        prop_assert!(!gitlab::render(findings, "").is_empty() && !sarif::render(findings, "").is_empty());
        let shown = uptake::diagnostics::human::render(&compiled.findings, uptake::diagnostics::human::Style::Plain);
        prop_assert!(!shown.is_empty());
        // Corrections of whatever is written are carried out, too; a file that is no text any more has none.
        prop_assert!(mend(content.path(), findings).is_ok());
    }
}
