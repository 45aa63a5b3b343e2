//! `import`: tables and packages of other systems become drafts that `check` has nothing against, once and never over
//! anything.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use proptest::prelude::*;
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{Run, base_content, files_below, replace, repository, run, temp, tree, uptake, write};

/// Runs `import FORMAT FILE CONTENT` with further words.
fn import(format: &str, file: &Path, content: &Path, more: &[&str]) -> Run {
    run(Command::new(env!("CARGO_BIN_EXE_uptake")).arg("import").arg(format).args([file, content]).args(more))
}

fn fixture(name: &str) -> std::path::PathBuf {
    repository("tests/imports").join(name)
}

/// The report as data.
fn report(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

/// The notes of one kind, as `line: message`.
fn notes(report: &Value, kind: &str) -> Vec<String> {
    let all = report["notes"].as_array().expect("a list");
    let of_kind = all.iter().filter(|note| note["kind"] == kind);
    of_kind.map(|note| format!("{}: {}", note["line"], note["message"].as_str().expect("a text"))).collect()
}

/// The front matter of a new file, by its own parser.
fn front_matter(content: &Path, file: &str) -> toml::Table {
    let text = fs::read_to_string(content.join(file)).expect("a new file");
    text.split("+++\n").nth(1).expect("front matter").parse().unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn day(value: &toml::Value) -> String {
    value.as_datetime().expect("a date").to_string()
}

/// No finding of `check` is an error, and none is about a file that is new.
fn checks(content: &Path) {
    let checked = uptake("check --format json --today 2026-12-01", &[content]);
    let json: Value = serde_json::from_str(&checked.out).expect("JSON");
    assert_eq!(json["errors"], 0, "{}", checked.out);
}

#[test]
fn moodle_courses_become_drafts() {
    let content = base_content();
    // Moments are days where the portal is.
    let portal = content.path().join("portal.toml");
    replace(&portal, "promise =", "timezone = \"Europe/Berlin\"\npromise =");
    let ran = import("moodle", &fixture("moodle.csv"), content.path(), &["--format", "json"]);
    assert_eq!(ran.code, 1, "two rows are wrong: {ran:?}");
    let report = report(&ran);
    assert_eq!(report["files"].as_array().expect("files").len(), 5, "{report:#}");
    let refused = notes(&report, "refused");
    assert_eq!(refused.len(), 2, "{refused:?}");
    assert!(refused[0].starts_with("8: The number \"FB-101\" stands in line 2, too"), "{refused:?}");
    assert!(refused[1].starts_with("9: It has no `fullname`"), "{refused:?}");
    assert_eq!(notes(&report, "left-out"), ["5: It is hidden in Moodle."]);
    let lost = notes(&report, "not-taken-over");
    assert!(lost.iter().any(|note| note.contains("a picture")), "{lost:?}");
    assert!(lost.iter().any(|note| note.starts_with("4: ") && note.contains("two days")), "{lost:?}");
    let feedback = front_matter(content.path(), "courses/giving-feedback-that-lands.md");
    assert_eq!(feedback["course_id"].as_str(), Some("FB-101"));
    assert_eq!(feedback["draft"].as_bool(), Some(true));
    assert_eq!(day(&feedback["publish_date"]), "2026-01-05");
    assert_eq!(feedback["extra"]["idnumber"].as_str(), Some("HR-0007"));
    assert_eq!(feedback["tags"].as_array().map(Vec::len), Some(2));
    let text = fs::read_to_string(content.path().join("courses/giving-feedback-that-lands.md")).expect("a file");
    assert!(
        text.contains("\nSay the hard thing **kindly**, and be heard.\n\n- Three steps\n- One [worksheet]("),
        "{text}"
    );
    let listening = front_matter(content.path(), "courses/listening-really.md");
    assert_eq!(listening["summary"].as_str(), Some("Hear what isn't said."));
    assert_eq!(day(&listening["expiry_date"]), "2027-12-31");
    checks(content.path());
}

#[test]
fn a_second_run_changes_nothing_whatever_files_are_called() {
    let content = base_content();
    import("moodle", &fixture("moodle.csv"), content.path(), &[]);
    let (from, to) = ("courses/giving-feedback-that-lands.md", "courses/renamed/index.md");
    fs::create_dir_all(content.path().join("courses/renamed")).expect("a folder");
    fs::rename(content.path().join(from), content.path().join(to)).expect("a renamed file");
    replace(&content.path().join(to), "Giving feedback that lands", "Another title");
    let before = tree(content.path());
    let again = import("moodle", &fixture("moodle.csv"), content.path(), &["--format", "json"]);
    assert_eq!(tree(content.path()), before);
    let report = report(&again);
    assert_eq!(report["files"].as_array().map(Vec::len), Some(0), "{report:#}");
    let already: Vec<_> = report["already_there"].as_array().expect("a list").iter().map(|it| &it["file"]).collect();
    assert_eq!(already.len(), 5, "{report:#}");
    assert!(already.iter().any(|file| *file == to), "{already:?}");
}

#[test]
fn a_dry_run_writes_nothing_and_says_what_it_would() {
    let content = base_content();
    let before = tree(content.path());
    let ran = import("canvas", &fixture("canvas-sis.csv"), content.path(), &["--dry-run"]);
    assert_eq!((ran.code, tree(content.path()) == before), (0, true), "{ran:?}");
    assert!(ran.out.starts_with("Would write 3 new files, as drafts.\n"), "{}", ran.out);
    assert!(ran.out.contains("courses/difficult-talks-workshop.md"), "{}", ran.out);
    assert!(ran.out.contains("\nLeft out (2)\n  line 4: Old onboarding: It is over in Canvas.\n"), "{}", ran.out);
}

#[test]
fn canvas_courses_become_drafts() {
    let content = base_content();
    let ran = import("canvas", &fixture("canvas-provisioning.csv"), content.path(), &["--format", "json"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let talks = front_matter(content.path(), "courses/difficult-talks.md");
    assert_eq!((talks["course_id"].as_str(), talks["format"].as_str()), (Some("4713"), Some("in-person")));
    assert_eq!(notes(&report(&ran), "left-out"), ["3: It is not published in Canvas."]);
    checks(content.path());
}

#[test]
fn any_table_comes_in_by_a_map_of_its_columns() {
    let map = [
        "course_id=Kurs",
        "title=Kurstitel",
        "summary=Beschreibung",
        "duration=Dauer (Min.)",
        "level=Niveau",
        "format=Art",
        "personas=Zielgruppe",
        "tags=Schlagworte",
        "publish_date=Beginn",
        "owner=Trainer",
    ];
    let words: Vec<&str> = map.iter().flat_map(|entry| ["--map", *entry]).chain(["--format", "json"]).collect();
    for file in ["any-windows-1252.csv", "any-utf-16.txt"] {
        let content = base_content();
        let ran = import("csv", &fixture(file), content.path(), &words);
        assert_eq!(ran.code, 0, "{ran:?}");
        let report = report(&ran);
        let windows = notes(&report, "assumed").iter().any(|note| note.contains("Windows-1252"));
        assert_eq!(windows, file.contains("1252"), "{report:#}");
        let talks = front_matter(content.path(), "courses/gesprache-fuhren.md");
        assert_eq!(talks["title"].as_str(), Some("Gespräche führen"));
        assert_eq!(talks["summary"].as_str(), Some("Zuhören – und dann reden."));
        assert_eq!((talks["duration"].as_str(), talks["level"].as_str()), (Some("45m"), Some("beginner")));
        assert_eq!(day(&talks["publish_date"]), "2027-01-31");
        assert_eq!(talks["owner"].as_str(), Some("=HYPERLINK(\"http://evil.example\";\"x\")"), "a text like any other");
        let lost = notes(&report, "not-taken-over");
        assert!(lost.len() == 1 && lost[0].contains("`level` can't be \"Fortgeschritten\""), "{lost:?}");
        assert_eq!(front_matter(content.path(), "courses/arger-vermeiden.md")["duration"].as_str(), Some("1h 30m"));
        checks(content.path());
    }
}

#[test]
fn what_can_not_be_meant_is_said_and_nothing_is_written() {
    let content = base_content();
    let before = tree(content.path());
    let (moodle, any) = (fixture("moodle.csv"), fixture("any-windows-1252.csv"));
    let (csv, broken) = (["csv"], content.path().join("nowhere.csv"));
    let no_folder = content.path().join("nowhere");
    for (format, file, more, said) in [
        ("canvas", &moodle, vec![], "there is no column course_id, long_name"),
        (csv[0], &any, vec![], "--map title=\"Course name\""),
        (csv[0], &any, vec!["--map", "titel=Kurs"], "Did you mean \"title\"?"),
        (csv[0], &any, vec!["--map", "title=Kurstitl"], "Did you mean \"Kurstitel\"?"),
        (csv[0], &any, vec!["--map", "title"], "an equals sign"),
        ("moodle", &moodle, vec!["--platform", "nosuch"], "no platform \"nosuch\""),
        ("moodle", &broken, vec![], "nowhere.csv can't be read"),
        ("scorm", &moodle, vec![], "the manifest can't be read"),
        ("hugo", &no_folder, vec![], "nowhere can't be read"),
        ("moodle", &moodle, vec!["--map", "title=fullname"], "--map is only for csv"),
        ("moodle", &moodle, vec!["--as", "page"], "--as is only for hugo"),
        ("nosuch", &moodle, vec![], "possible values"),
    ] {
        let ran = import(format, file, content.path(), &more);
        assert_eq!(ran.code, 2, "{format} {more:?}: {ran:?}");
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    assert_eq!(tree(content.path()), before);
    let nowhere = import("moodle", &moodle, temp().path(), &[]);
    assert!(nowhere.code == 2 && nowhere.err.contains("no portal.toml"), "{nowhere:?}");
}

#[test]
fn a_portal_that_can_not_be_read_gets_nothing_twice() {
    let content = base_content();
    import("moodle", &fixture("moodle.csv"), content.path(), &[]);
    let file = content.path().join("courses/listening-really.md");
    replace(&file, "draft = true", "draft true");
    let again = import("moodle", &fixture("moodle.csv"), content.path(), &[]);
    assert_eq!(again.code, 2, "{again:?}");
    assert!(again.err.contains("courses/listening-really.md"), "{}", again.err);
}

#[test]
fn scorm_packages_become_courses_with_their_parts() {
    let content = base_content();
    let place = temp();
    let package = place.path().join("feedback.zip");
    zip(&package, &[("imsmanifest.xml", &fs::read(fixture("scorm/imsmanifest-1.2.xml")).expect("a fixture"))]);
    let ran = import("scorm", &package, content.path(), &["--format", "json"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let course = front_matter(content.path(), "courses/giving-feedback-that-lands.md");
    let titles: Vec<_> = course["modules"].as_array().expect("modules").iter().map(|it| it["title"].as_str()).collect();
    assert_eq!(titles, [Some("Why we wait"), Some("Three steps & a pause"), Some("Try it")]);
    assert_eq!(course["summary"].as_str(), Some("Say the hard thing kindly, and be heard."));
    assert_eq!(course["duration"].as_str(), Some("45m"));
    assert_eq!(course["extra"]["imported_from"].as_str(), Some("scorm:com.example.feedback.101"));
    assert_eq!(course["extra"]["launch"].as_str(), Some("shared/launch.html?content=why"));
    let report = report(&ran);
    assert!(notes(&report, "left-out")[0].contains("hides"), "{report:#}");
    assert!(notes(&report, "not-taken-over")[0].contains("outside the package"), "{report:#}");
    checks(content.path());
    let again = import("scorm", &fixture("scorm/imsmanifest-1.2.xml"), content.path(), &[]);
    assert!(again.out.contains("Already there, and left as they are: 1."), "{}", again.out);
}

#[test]
fn a_package_on_the_web_starts_there() {
    let content = base_content();
    let at = ["--unpacked-at", "https://content.example.com/phishing"];
    let ran = import("scorm", &fixture("scorm/imsmanifest-2004.xml"), content.path(), &at);
    assert_eq!(ran.code, 0, "{ran:?}");
    let course = front_matter(content.path(), "courses/phishing-and-passwords.md");
    assert_eq!(course["start_url"].as_str(), Some("https://content.example.com/phishing/content/en/index.html"));
    assert!(!course.contains_key("modules"), "one activity is the course");
    assert!(ran.out.contains("Short version: It is another order"), "{}", ran.out);
}

#[test]
fn pages_of_other_generators_become_drafts() {
    let content = base_content();
    let ran = import("hugo", &fixture("hugo"), content.path(), &["--format", "json"]);
    assert_eq!(ran.code, 1, "a file is broken: {ran:?}");
    let hugo = report(&ran);
    let files: Vec<_> = hugo["files"].as_array().expect("files").iter().map(|it| it["file"].as_str()).collect();
    assert_eq!(files, [Some("pages/notes.md"), Some("pages/pictures/index.md")], "{hugo:#}");
    assert_eq!(notes(&hugo, "left-out").len(), 4, "two sections, a translation, a file without settings: {hugo:#}");
    let page = front_matter(content.path(), "pages/pictures/index.md");
    assert_eq!(page["title"].as_str(), Some("Pictures: before & after"));
    assert_eq!(page["summary"].as_str(), Some("How a page looks before and after."));
    assert_eq!((day(&page["publish_date"]), day(&page["updated"])), ("2026-03-01".into(), "2026-04-02".into()));
    assert_eq!(page["tags"].as_array().map(Vec::len), Some(3));
    assert_eq!(page["image_alt"].as_str(), Some("A page before and after"));
    assert_eq!(page["aliases"][0].as_str(), Some("/old/pictures/"));
    assert_eq!(page["extra"]["imported_from"].as_str(), Some("hugo:posts/pictures/index.md"));
    for picture in ["cover.png", "after.png"] {
        assert!(content.path().join("pages/pictures").join(picture).is_file(), "{picture}");
    }
    let text = fs::read_to_string(content.path().join("pages/pictures/index.md")).expect("a page");
    assert!(text.contains("{{ .Title }} stays in code") && !text.contains("figure src"), "{text}");
    let lost = notes(&hugo, "not-taken-over");
    for said in ["a shortcode (figure)", "a shortcode (notice)", "math", "params", "its end was not taken over"] {
        assert!(lost.iter().any(|note| note.contains(said)), "{said}: {lost:?}");
    }
    checks(content.path());
    // A part of the site is known again, too.
    let again = import("hugo", &fixture("hugo/content/posts/notes.md"), content.path(), &[]);
    assert!(again.out.contains("Already there, and left as they are: 1."), "{}", again.out);
}

#[test]
fn zola_and_jekyll_are_read_as_they_write() {
    let content = base_content();
    let zola = import("zola", &fixture("zola"), content.path(), &["--as", "course"]);
    assert_eq!(zola.code, 0, "{zola:?}");
    let course = front_matter(content.path(), "courses/feedback-three.md");
    assert_eq!(course["tags"].as_array().map(Vec::len), Some(2));
    assert_eq!(course["summary"].as_str(), Some("Say it, show it, ask."));
    assert!(zola.out.contains("not taken over: reading_time"), "{}", zola.out);
    let jekyll = import("jekyll", &fixture("jekyll"), content.path(), &[]);
    assert_eq!(jekyll.code, 1, "one has no title: {jekyll:?}");
    let page = front_matter(content.path(), "pages/welcome-to-learning.md");
    assert_eq!(day(&page["publish_date"]), "2026-04-05");
    assert_eq!(page["aliases"].as_array().map(Vec::len), Some(1));
    checks(content.path());
}

/// A zip with these files.
fn zip(path: &Path, files: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(fs::File::create(path).expect("a file"));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(bytes).expect("an entry's bytes");
    }
    zip.finish().expect("a zip");
}

#[test]
fn hostile_packages_are_refused() {
    let (content, place) = (base_content(), temp());
    let before = tree(content.path());
    let bomb = vec![b' '; 64 * 1024 * 1024];
    let entities = "<!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><manifest identifier=\"x\">\
                    <organizations><organization><title>&b;</title></organization></organizations></manifest>";
    let deep = format!("<manifest>{}", "<item>".repeat(300_000));
    let package = place.path().join("package.zip");
    let files: [(&str, &[u8], &str); 6] = [
        ("imsmanifest.xml", &bomb, "Is it the right file?"),
        ("imsmanifest.xml", entities.as_bytes(), "the manifest can't be read"),
        ("imsmanifest.xml", deep.as_bytes(), "too deep in each other"),
        ("imsmanifest.xml", b"<html/>", "no SCORM manifest"),
        ("../../imsmanifest.xml", b"<manifest/>", "no imsmanifest.xml in this zip"),
        ("imsmanifest.xml", b"<manifest/>", "no title"),
    ];
    for (name, bytes, said) in files {
        zip(&package, &[(name, bytes)]);
        let ran = import("scorm", &package, content.path(), &[]);
        assert!(ran.code == 2 && ran.err.contains(said), "{said}: {ran:?}");
    }
    write(&package, b"PK\x03\x04 cut off");
    assert_eq!(import("scorm", &package, content.path(), &[]).code, 2);
    assert_eq!(tree(content.path()), before);
    assert_eq!(files_below(place.path()), ["package.zip"], "nothing is unpacked");
}

#[test]
fn hostile_rows_stay_rows() {
    let (content, place) = (base_content(), temp());
    let table = place.path().join("hostile.csv");
    let huge = "x".repeat(2_000_000);
    let rows = [
        "fullname,shortname,summary,category,category".to_owned(),
        "\"+++\n[extra]\n+++\",A-1,\"<script>alert(1)</script><a href=\"\"javascript:x()\"\">go</a>\",1,".to_owned(),
        "\"Quote \"\" and \\ back\u{0}slash\",A-2,'=1+1,1,".to_owned(),
        format!("{huge},A-3,,1,"),
        format!("Huge summary,A-4,{huge},1,"),
        "../../../etc/passwd,../A-5,:::for nobody,1,".to_owned(),
        "CON,A-6,x,1,".to_owned(),
        "\u{202e}evil,A-7,<b><p>un<i>closed,1,".to_owned(),
    ];
    write(&table, rows.join("\n"));
    let ran = import("moodle", &table, content.path(), &["--format", "json"]);
    let report = report(&ran);
    assert_eq!((ran.code, report["files"].as_array().map(Vec::len)), (1, Some(5)), "{report:#}");
    assert_eq!(notes(&report, "refused").len(), 2, "{report:#}");
    assert!(files_below(content.path()).contains(&"courses/etc-passwd.md".to_owned()));
    checks(content.path());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever a table holds, nothing panics, and what is written can be read again.
    #[test]
    fn any_table_is_read_or_refused(cells in prop::collection::vec("\\PC{0,30}|[<>&{}\\[\\]+#*_:\"'\n,;=-]{0,20}", 0..24),
        bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let (content, place) = (base_content(), temp());
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["fullname", "shortname", "summary", "startdate"]).expect("a head");
        for row in cells.chunks_exact(4) {
            table.write_record(row).expect("a row");
        }
        for (name, text) in [("rows.csv", table.into_inner().expect("bytes")), ("bytes.csv", bytes)] {
            let file = place.path().join(name);
            write(&file, text);
            let ran = import("moodle", &file, content.path(), &[]);
            prop_assert!((0..=2).contains(&ran.code) && !ran.err.contains("panicked"), "{:?}", ran);
        }
        checks(content.path());
        for file in files_below(content.path()).iter().filter(|file| file.starts_with("courses/")) {
            front_matter(content.path(), file);
        }
    }
}
