//! The manifest's promises: each artefact is there with its bytes, and nobody is on a page whose sources don't say so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::support::{base_content, build, example, files_below, manifest, replace, repository, temp, tree};

#[test]
fn the_manifest_lists_every_file_with_its_bytes() {
    let listed = manifest(example());
    let mut paths: Vec<_> = listed.iter().map(|file| file.path.clone()).collect();
    for file in &listed {
        let bytes = fs::read(example().join(&file.path)).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        assert_eq!(bytes.len() as u64, file.bytes, "{}", file.path);
        assert_eq!(blake3::hash(&bytes).to_hex().as_str(), file.hash, "{}", file.path);
        assert!(!file.sources.is_empty(), "{} is made from something", file.path);
        for source in &file.sources {
            assert!(repository("example-content").join(source).is_file(), "{}: {source}", file.path);
        }
    }
    paths.push("manifest.json".to_owned());
    paths.sort();
    assert_eq!(paths, files_below(example()));
}

/// The people who speak in the example, each with the content files that are about them.
fn people() -> BTreeMap<String, BTreeSet<String>> {
    let mut people: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for folder in ["testimonials", "champions"] {
        for file in files_below(&repository("example-content").join(folder)) {
            let file = format!("{folder}/{file}");
            let text = fs::read_to_string(repository("example-content").join(&file)).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("person = \""));
            if let Some(name) = line.and_then(|rest| rest.split('"').next()) {
                people.entry(name.to_owned()).or_default().insert(file);
            }
        }
    }
    assert!(people.len() > 1, "the example has voices");
    people
}

/// Whether an artefact shows people words.
fn is_text(path: &str) -> bool {
    [".html", ".txt", ".json", ".xml", ".ics", ".svg"].iter().any(|ending| path.ends_with(ending))
}

/// Whoever is shown has their own file among the sources, or is named by an author in one of them, as senders of
/// messages are.
#[test]
fn nobody_is_on_a_page_whose_sources_do_not_name_them() {
    let people = people();
    let content = tree(&repository("example-content"));
    let mentions = |source: &String, name: &str| String::from_utf8_lossy(&content[source]).contains(name);
    let mut shown = BTreeSet::new();
    for file in manifest(example()).iter().filter(|file| is_text(&file.path)) {
        let text = fs::read_to_string(example().join(&file.path)).expect("a text");
        for (name, about) in people.iter().filter(|(name, _)| text.contains(name.as_str())) {
            let named = file.sources.iter().any(|source| about.contains(source) || mentions(source, name));
            assert!(named, "{name} is in {}, which is made from {:?}", file.path, file.sources);
            shown.insert(name);
        }
    }
    assert!(shown.len() > 1, "voices are shown: {shown:?}");
}

/// Whoever agreed to messages only has no page of the portal and no line in an index, and the other way round.
#[test]
fn voices_are_heard_only_where_they_agreed() {
    for (scope, forbidden) in [("email", "site/"), ("portal", "kit/")] {
        let (content, out) = (base_content(), temp());
        for file in ["testimonials/amina.md", "champions/jonas.md"] {
            let only = format!("scope = [\"{scope}\"]");
            replace(&content.path().join(file), "scope = [\"portal\", \"email\", \"chat\"]", &only);
        }
        let built = build(content.path(), out.path());
        assert_eq!(built.code, 0, "{built:?}");
        for (file, bytes) in tree(out.path()).iter().filter(|(file, _)| file.starts_with(forbidden)) {
            let text = String::from_utf8_lossy(bytes);
            for trace in ["Amina", "Jonas", "jonas", "I began with what I saw", "He asks before he tells"] {
                assert!(!text.contains(trace), "consent for {scope} only, but {file} holds {trace:?}");
            }
        }
    }
}

/// Their consent has run out. Nothing of them may be in any byte of the output.
#[test]
fn whose_consent_has_run_out_is_nowhere() {
    let file = "testimonials/isolation-on-a-wet-roof.md";
    let text = fs::read_to_string(repository("example-content").join(file)).expect("the testimonial");
    let field = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(&format!("{name} = \""))).expect("the field");
        line.trim_end_matches('"').to_owned()
    };
    let (person, quote) = (field("person"), field("quote"));
    let family = person.split(' ').next_back().expect("a family name").to_owned();
    let beginning: String = quote.chars().take(30).collect();
    for artefact in files_below(example()) {
        let bytes = fs::read(example().join(&artefact)).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        for trace in [&person, &family, &beginning, &"isolation-on-a-wet-roof".to_owned()] {
            assert!(!text.contains(trace.as_str()), "{artefact} holds {trace:?}");
        }
    }
}
