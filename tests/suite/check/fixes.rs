//! `--fix` corrects what can only be meant in one way, and nothing else in any file.

use std::fs;

use super::{add_field, check_in};
use crate::support::{base_content, replace, tree};

#[test]
fn a_slip_a_date_and_a_field_below_a_table_are_corrected() {
    let folder = base_content();
    let page = folder.path().join("courses/feedback.md");
    let text = r#"+++
# Ours.
title = "Feedback"   # short
format = 'self-pacd'
expiry_date = 2027/1/31 # the end

[badge]
name = 'Listener'
# The first day.
publish_date = "31.01.2026"

# Where it is.
start_url = "https://lms.harbour.example/f"
draft   = false
+++

Words\ \ 
with {{ course.titel }}.

## Try it {#try-it}
"#;
    fs::write(&page, text).unwrap();
    let ended = check_in(folder.path(), &["--fix"]);
    let expected = r#"+++
# Ours.
title = "Feedback"   # short
# The first day.
publish_date = 2026-01-31
draft   = false
format = 'self-paced'
expiry_date = 2027-01-31 # the end
# Where it is.
start_url = "https://lms.harbour.example/f"

[badge]
name = 'Listener'

+++

Words\ \ 
with {{ course.title }}.

## Try it {#try-it}
"#;
    assert_eq!(fs::read_to_string(&page).unwrap(), expected, "{ended:?}");
    assert_eq!(ended.code, 0, "{ended:?}");
    for said in
        ["2027/1/31 → 2027-01-31", "publish_date moved above the tables", "\"31.01.2026\" → 2026-01-31", "titel"]
    {
        assert!(ended.out.contains(said), "{said}: {}", ended.out);
    }
}

#[test]
fn names_of_other_items_and_words_of_a_set_are_corrected() {
    let folder = base_content();
    let course = folder.path().join("courses/feedback.md");
    replace(&course, "format = \"self-paced\"", "format = \"self-pacd\"");
    let before = tree(folder.path());
    let ended = check_in(folder.path(), &["--fix"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(fs::read_to_string(&course).unwrap().contains("format = \"self-paced\""));
    let changed: Vec<String> =
        tree(folder.path()).into_iter().filter(|(file, bytes)| before[file] != *bytes).map(|(file, _)| file).collect();
    assert_eq!(changed, ["courses/feedback.md"]);
}

#[test]
fn the_second_time_there_is_nothing_to_correct() {
    let folder = base_content();
    add_field(&folder.path().join("courses/feedback.md"), "darft = false\nexpiry_date = 01.02.2027");
    let first = check_in(folder.path(), &["--fix"]);
    assert!(first.out.starts_with("Corrected in 1 place:\n"), "{first:?}");
    let before = tree(folder.path());
    let again = check_in(folder.path(), &["--fix"]);
    assert!(again.out.starts_with("Nothing was corrected.\n"), "{again:?}");
    assert!(tree(folder.path()) == before);
    assert_eq!(again.code, 1, "whether 01.02.2027 is in January or February, only its author knows: {again:?}");
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let folder = base_content();
    let page = folder.path().join("courses/feedback.md");
    let windows = |text: &str| format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    let text = fs::read_to_string(&page).unwrap().replacen("+++\n", "+++\nwieght = 3\n", 1);
    let text = text.replacen("\n+++\n", "\n[badge]\nname = \"B\"\n# Not yet.\ndraft = false\n+++\n", 1);
    fs::write(&page, windows(&text)).unwrap();
    let ended = check_in(folder.path(), &["--fix"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let after = fs::read_to_string(&page).unwrap();
    assert!(after.starts_with("\u{FEFF}+++\r\n"), "{after:?}");
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{after:?}");
    assert_eq!(after.len(), windows(&text).len(), "lines moved, two letters changed places: {after:?}");
    let moved = "\r\n# Not yet.\r\ndraft = false\r\n";
    assert!(after.find(moved) < after.find("\r\n[badge]\r\nname = \"B\"\r\n+++\r\n"), "{after:?}");
}

#[test]
fn what_was_corrected_is_not_in_a_report_for_machines() {
    let folder = base_content();
    add_field(&folder.path().join("courses/feedback.md"), "darft = true");
    let ended = check_in(folder.path(), &["--fix", "--format", "json"]);
    assert!(ended.out.starts_with('{') && ended.err.contains("darft → draft"), "{ended:?}");
}

#[test]
fn without_the_flag_nothing_is_written_and_the_flag_is_offered() {
    let folder = base_content();
    add_field(&folder.path().join("courses/feedback.md"), "darft = true");
    let before = tree(folder.path());
    let ended = check_in(folder.path(), &[]);
    assert!(
        ended.out.ends_with("One of them can only be meant in one way: uptake check --fix corrects it.\n"),
        "{ended:?}"
    );
    assert!(tree(folder.path()) == before);
}

/// A link to a file is still one afterwards, and who may write it is as before.
#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = base_content();
    let (page, real) = (folder.path().join("courses/feedback.md"), folder.path().join("static/about.txt"));
    add_field(&page, "darft = true");
    fs::create_dir_all(folder.path().join("static")).unwrap();
    fs::rename(&page, &real).unwrap();
    symlink("../static/about.txt", &page).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let ended = check_in(folder.path(), &["--fix"]);
    assert!(ended.out.contains("darft → draft"), "{ended:?}");
    assert!(fs::symlink_metadata(&page).unwrap().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::read_to_string(&real).unwrap().contains("draft = true"));
}
