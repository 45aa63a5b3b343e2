//! Proof that a withdrawal is whole: its edits are made by a script, the portal is built again, and no byte of the
//! output carries the name any more, however it is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Run, TODAY, base_content, build, example_content, files_below, temp, uptake, write};

fn withdraw(person: &str, format: &str, content: &Path, out: &Path) -> Run {
    let words = format!("withdraw --today {TODAY} --format {format} --out");
    uptake(&words, &[out, Path::new(person), content])
}

/// Makes the listed edits, from the last line of each file to the first.
fn follow(list: &Value, content: &Path) {
    let mut by_file: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for edit in list["edits"].as_array().expect("a list of edits") {
        by_file.entry(edit["file"].as_str().expect("a file")).or_default().push(edit);
    }
    for (file, mut edits) in by_file {
        let path = content.join(file);
        edits.sort_by_key(|edit| std::cmp::Reverse(edit["line"].as_u64()));
        for edit in edits {
            let number = |key: &str| usize::try_from(edit[key].as_u64().expect("a number")).expect("a line");
            match edit["action"].as_str().expect("an action") {
                "delete-file" => fs::remove_file(&path).expect("a file to delete"),
                "rename-file" => fs::rename(&path, path.with_file_name("renamed.md")).expect("a file to rename"),
                action => {
                    let text = fs::read_to_string(&path).expect("a text");
                    let mut lines: Vec<&str> = text.lines().collect();
                    let instead = edit["instead"].as_str().filter(|_| action == "replace-lines");
                    lines.splice(number("line") - 1..number("end_line"), instead.into_iter().flat_map(str::lines));
                    fs::write(&path, lines.join("\n") + "\n").expect("a text to write");
                }
            }
        }
    }
}

/// Every file of the output, its name included, that carries one of these spellings.
fn carrying(out: &Path, spellings: &[&str]) -> Vec<String> {
    let plain = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        // Folded and soft line ends, mark-up, and escapes between words all become one blank.
        let unfolded = text.replace("=\r\n", "").replace("\r\n ", "").replace("%20", " ").replace("\\n", " ");
        unfolded.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let carries = |file: &String| {
        let bytes = fs::read(out.join(file)).expect("a file of the output");
        let (name, text) = (plain(file.as_bytes()), plain(&bytes));
        spellings.iter().any(|spelling| name.contains(spelling) || text.contains(spelling))
    };
    files_below(out).into_iter().filter(carries).collect()
}

/// Withdraws somebody from a portal that was built, and returns what the list said.
fn proven(person: &str, content: &Path, out: &Path, spellings: &[&str]) -> Value {
    let before = carrying(out, spellings);
    assert!(!before.is_empty(), "{person} is named");
    let run = withdraw(person, "json", content, out);
    assert_eq!(run.code, 0, "{run:?}");
    let list: Value = serde_json::from_str(&run.out).expect("JSON");
    let listed: Vec<&str> =
        list["artefacts"].as_array().expect("artefacts").iter().filter_map(|file| file["path"].as_str()).collect();
    for file in before.iter().filter(|file| *file != "manifest.json") {
        assert!(listed.contains(&file.as_str()), "{person} is in {file}, which is not listed");
    }
    follow(&list, content);
    let again = build(content, out);
    assert_eq!(again.code, 0, "{again:?}");
    assert_eq!(carrying(out, spellings), [""; 0], "{person}");
    list
}

/// One after the other, so that each leaves a portal that is still sound.
#[test]
fn nobody_of_the_example_is_left_behind() {
    let (content, out) = (example_content(), temp());
    let first = build(content.path(), out.path());
    assert_eq!(first.code, 0, "{first:?}");
    for (person, spellings) in [
        ("jonas-lindqvist", ["jonas lindqvist", "jonas-lindqvist", "lindqvist"]),
        ("SOFIA MARCHETTI", ["sofia marchetti", "sofia-marchetti", "marchetti"]),
        ("Wierzbicki", ["tomasz wierzbicki", "tomasz-wierzbicki", "wierzbicki"]),
        ("Nadia Ferreira", ["nadia ferreira", "nadia-ferreira", "ferreira"]),
    ] {
        proven(person, content.path(), out.path(), &spellings);
    }
}

/// Somebody with accents, in every place and spelling in which a name can hide.
#[test]
fn a_name_is_found_wherever_it_hides() {
    let content = base_content();
    let file = |path: &str, text: &str| write(&content.path().join(path), text);
    file(
        "pages/thanks.md",
        "+++\ntitle = \"Thanks\"\nreviewed_by = \"zoë Grüßen\"\naliases = [\"/zoe-grussen/\", \"/old/\"]\n+++\nAsk **Zoë\nGrüßen** or ZOE\u{308} GRU\u{308}SSEN, or [her](/champions/zoe/).\n\nWrite to [Zo&euml;](mailto:zoe.grussen@example.com).\n",
    );
    file(
        "champions/zoe.md",
        "+++\ntitle = \"Asks first\"\nperson = \"Zoë Grüßen\"\npersonas = [\"new-lead\"]\nconsent = { given = 2026-05-01, until = 2028-05-01, scope = [\"portal\", \"email\", \"chat\"] }\n+++\n\nShe asks before she tells.\n",
    );
    file(
        "testimonials/a-sentence.md",
        "+++\ntitle = \"One sentence\"\nquote = \"One sentence was enough for the whole long talk.\"\nperson = \"Zoë  Grüßen\"\npersonas = [\"new-lead\"]\ncourses = [\"feedback\"]\nconsent = { given = 2026-05-01, until = 2028-05-01, scope = [\"portal\", \"email\", \"chat\"] }\n+++\n",
    );
    file("static/list.csv", "who,when\n\"Grüßen, Zoë\",today\n");
    file("static/zoe-grussen.txt", "A file of hers.\n");
    let hello = content.path().join("campaigns/kindly/01-hello.md");
    let text = fs::read_to_string(&hello).expect("a touchpoint");
    fs::write(&hello, text.replace("channels =", "champion = \"zoe\"\nchannels =")).expect("a touchpoint");
    let spellings = ["zoë grüßen", "zoe\u{308} gru\u{308}ssen", "zoë** grüßen", "grüßen", "grussen", "gru\u{308}ssen"];
    let out = temp();
    let first = build(content.path(), out.path());
    assert_eq!(first.code, 0, "{first:?}");
    let list = proven("Zoë Grüßen", content.path(), out.path(), &spellings);
    let quoted = "One sentence was enough";
    assert!(!list["edits"].to_string().contains(quoted), "what is deleted needs no words");
}

#[test]
fn without_an_output_the_portal_is_compiled_in_memory() {
    let (content, out) = (example_content(), temp());
    let nowhere = out.path().join("nowhere");
    let run = withdraw("Mai Nguyen", "human", content.path(), &nowhere);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("site/champions/mai-nguyen/index.html (champion: their name)"), "{}", run.out);
    assert!(!nowhere.exists(), "it changes nothing");
}

#[test]
fn whom_nobody_knows_is_said_with_whom_was_meant() {
    let (content, out) = (example_content(), temp());
    let said = |person: &str| {
        let run = withdraw(person, "human", content.path(), out.path());
        (run.code, run.out)
    };
    let (code, text) = said("Sofia Marcheti");
    assert_eq!((code, text.as_str()), (1, "\"Sofia Marcheti\" is named nowhere. Did you mean \"Sofia Marchetti\"?\n"));
    assert_eq!(said("...").0, 1);
    let missing = withdraw("Sofia", "human", &content.path().join("no-such-folder"), out.path());
    assert_eq!(missing.code, 2, "{missing:?}");
}

#[test]
fn a_part_of_a_name_that_two_people_have_is_asked_about() {
    let content = base_content();
    let file = |name: &str, person: &str| {
        let text = fs::read_to_string(content.path().join("champions/jonas.md")).expect("a champion");
        let text = text.replace("Jonas Weber", person);
        write(&content.path().join(format!("champions/{name}.md")), text);
    };
    file("other", "Jonas Brandt");
    let run = withdraw("Jonas", "human", content.path(), content.path());
    assert_eq!(
        (run.code, run.out.as_str()),
        (1, "\"Jonas\" can be Jonas Brandt or Jonas Weber. Write the whole name.\n")
    );
}
