//! What is used again is what would be made anew: a portal is edited at random, and after every edit each file that is made with
//! what is left of the last time is held, byte by byte, to one that is made from nothing.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use proptest::prelude::*;
use uptake::diagnostics::{Code, Diagnostic};
use uptake::output::{self, Content, Depot, OutputFile, Preference};
use uptake::{Compiled, Shelf, compile, prepare};

use crate::support::{base_content, files_below, options, repository, temp, tree, write};

/// What people do to a file, by its place in the list of what is there.
#[derive(Debug, Clone)]
enum Edit {
    /// A sentence more.
    Append(usize, u8),
    /// A title with another word.
    Retitle(usize, u8),
    /// Half of it is lost.
    Break(usize),
    Remove(usize),
    /// A file as it was in the beginning.
    Restore(usize),
    /// One of a few, with another heading each time.
    AddCourse(u8),
    /// To a heading of such a course, which may be there or not.
    Link(usize, u8),
    /// A file of another kind: colours, words of the theme, a picture.
    Colour(u8),
    Theme(u8),
    Picture(u8),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let one = prop_oneof![
        3 => (any::<usize>(), any::<u8>()).prop_map(|(file, word)| Edit::Append(file, word)),
        2 => (any::<usize>(), any::<u8>()).prop_map(|(file, word)| Edit::Retitle(file, word)),
        1 => any::<usize>().prop_map(Edit::Break),
        1 => any::<usize>().prop_map(Edit::Remove),
        2 => any::<usize>().prop_map(Edit::Restore),
        3 => any::<u8>().prop_map(Edit::AddCourse),
        3 => (any::<usize>(), any::<u8>()).prop_map(|(file, course)| Edit::Link(file, course)),
        2 => any::<u8>().prop_map(Edit::Colour),
        2 => any::<u8>().prop_map(Edit::Theme),
        1 => any::<u8>().prop_map(Edit::Picture),
    ];
    prop::collection::vec(one, 1..8)
}

/// The file at a place in the list of those that end in `.md`.
fn chosen(folder: &Path, place: usize) -> Option<String> {
    let files: Vec<_> = files_below(folder).into_iter().filter(|file| file.ends_with(".md")).collect();
    (!files.is_empty()).then(|| files[place % files.len()].clone())
}

fn apply(edit: &Edit, content: &Path) {
    let change = |place: usize, change: &dyn Fn(&str) -> String| {
        let Some(file) = chosen(content, place) else { return };
        let file = content.join(file);
        let text = fs::read_to_string(&file).expect("a text");
        write(&file, change(&text));
    };
    match edit {
        Edit::Append(place, word) => change(*place, &|text| format!("{text}\nWord{word} is said here.\n")),
        Edit::Retitle(place, word) => {
            change(*place, &|text| text.replacen("title = \"", &format!("title = \"W{word} "), 1));
        }
        Edit::Break(place) => change(*place, &|text| text.chars().take(text.chars().count() / 2).collect()),
        Edit::Remove(place) => {
            if let Some(file) = chosen(content, *place) {
                fs::remove_file(content.join(file)).expect("it goes");
            }
        }
        Edit::Restore(place) => {
            let base = repository("tests/cases/_base");
            let file = chosen(&base, *place).expect("a file of the base");
            write(&content.join(&file), fs::read(base.join(&file)).expect("a file"));
        }
        Edit::AddCourse(n) => write(
            &content.join(format!("courses/course-{}.md", n % 3)),
            format!(
                "+++\ntitle = \"Course {n}\"\nformat = \"live\"\nstart_url = \"https://lms.harbour.example/{n}\"\n+++\n\
                 More.\n\n## Part {}\n",
                n % 2
            ),
        ),
        Edit::Link(place, n) => {
            change(*place, &|text| format!("{text}\n[There](/courses/course-{}/#part-{}).\n", n % 3, n % 2));
        }
        Edit::Colour(n) => {
            let file = content.join("portal.toml");
            let text = fs::read_to_string(&file).expect("settings");
            let kept = text.split("\n[brand]").next().unwrap_or_default();
            write(&file, format!("{kept}\n[brand]\nprimary = \"#0b{n:02x}70\"\n"));
        }
        Edit::Theme(n) => write(&content.join("theme/strings/en.toml"), format!("home = \"Home {n}\"\n")),
        Edit::Picture(n) => {
            let svg =
                format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><title>{n}</title></svg>");
            write(&content.join("static/picture.svg"), svg);
        }
    }
}

/// The bytes, or the key of what they are drawn from.
fn held(content: &Content) -> Vec<u8> {
    match content {
        Content::Drawing(_) | Content::Print(_) => content.drawn_from().expect("a key").into_bytes(),
        Content::Bytes(_) | Content::Authored(_) | Content::File(_) | Content::Kept(_) => {
            content.made().expect("a file").to_vec()
        }
    }
}

/// What the files are by their paths: kind, sources, and what they hold.
type Told<'a> = (&'a str, Vec<&'a str>, Vec<u8>);

fn told(files: &[OutputFile]) -> BTreeMap<&str, Told<'_>> {
    let mut all = BTreeMap::new();
    for OutputFile { path, kind, sources, content, .. } in files {
        all.insert(path.as_str(), (kind.as_str(), sources.iter().map(|source| &**source).collect(), held(content)));
    }
    all
}

fn same(reused: &Compiled, clean: &Compiled) {
    assert_eq!(reused.findings, clean.findings);
    let (Some(reused), Some(clean)) = (&reused.files, &clean.files) else {
        assert_eq!(reused.files.is_some(), clean.files.is_some());
        return;
    };
    let (reused, clean) = (told(reused), told(clean));
    assert!(reused.keys().eq(clean.keys()), "other files");
    for (path, file) in clean {
        assert!(reused[path] == file, "{path} differs from what a clean build makes");
    }
}

/// What is made after each edit, with what is left of the last time and without; gives back what was found.
fn follow(edits: &[Edit]) -> Vec<Vec<Diagnostic>> {
    let content = base_content();
    let options = options(content.path());
    let mut shelf = Shelf::lasting();
    let after = |edit| {
        apply(edit, content.path());
        let reused = match prepare(&options, &mut shelf).expect("a folder") {
            Ok(prepared) => prepared.made(),
            Err(refused) => refused.judged(),
        };
        same(&reused, &compile(&options).expect("a folder"));
        reused.findings
    };
    edits.iter().map(after).collect()
}

#[test]
fn a_link_is_led_on_again_when_what_it_leads_to_changes() {
    // The course has its heading, loses it, and has it again.
    let edits = [Edit::AddCourse(0), Edit::Link(0, 0), Edit::AddCourse(3), Edit::AddCourse(6)];
    let found = follow(&edits);
    let is_broken = |found: &Vec<Diagnostic>| found.iter().any(|finding| finding.code == Code::BrokenLink);
    assert_eq!(found.iter().map(is_broken).collect::<Vec<_>>(), [false, false, true, false]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_on_the_shelf_gives_the_bytes_of_a_clean_build(edits in edits()) {
        follow(&edits);
    }

    #[test]
    fn an_output_that_is_brought_up_to_date_is_that_of_a_clean_build(edits in edits()) {
        let (content, place) = (base_content(), temp());
        let (kept, clean) = (place.path().join("kept"), place.path().join("clean"));
        for edit in &edits {
            apply(edit, content.path());
            let options = options(content.path());
            let made = || compile(&options).expect("a folder").files;
            let (Some(first), Some(second)) = (made(), made()) else { continue };
            output::publish(&Depot::beside(&kept), first, Preference::Swap, &|_| ControlFlow::Continue(())).expect("an output");
            fs::remove_dir_all(&clean).ok();
            output::publish(&Depot::beside(&clean), second, Preference::Swap, &|_| ControlFlow::Continue(())).expect("an output");
            prop_assert!(tree(&kept) == tree(&clean), "after {edit:?}");
        }
    }
}
