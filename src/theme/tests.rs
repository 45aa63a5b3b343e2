//! Overriding: what works, and what is said where it doesn't.

use std::collections::{BTreeMap, BTreeSet};

use super::{Theme, plurals};

fn load(path: &str, text: &str) -> Result<Theme, Vec<super::ThemeProblem>> {
    Theme::load(&BTreeMap::from([(path.to_owned(), text.to_owned())]))
}

#[test]
fn the_built_in_theme_loads() {
    let theme = Theme::load(&BTreeMap::new()).expect("the built-in theme is sound");
    assert!(theme.templates.contains_key("pages/course.html"));
    assert_eq!(theme.strings("de-AT").text("courses"), "Kurse");
    assert_eq!(theme.strings("it").text("courses"), "Courses");
}

/// The word that a key is a plural form of.
fn counted(key: &str) -> Option<&str> {
    plurals::FORMS.iter().find_map(|form| key.strip_suffix(form)?.strip_suffix('_'))
}

/// A word for a count is in each language once for each form that the language has.
#[test]
fn every_language_has_exactly_the_words_of_english() {
    let theme = Theme::load(&BTreeMap::new()).unwrap();
    let english = theme.strings["en"].as_map();
    let is_counted = |word: &&str| english.contains_key(&format!("{word}_one"));
    let mut faults = String::new();
    for (language, strings) in &theme.strings {
        // French and Spanish have a form for millions, which nobody reaches here.
        let forms = plurals::forms(language).into_iter().filter(|form| *form != "many" || language == "ar");
        let forms: Vec<&str> = forms.collect();
        let in_all_forms = |key: &String| match counted(key).filter(is_counted) {
            Some(word) => forms.iter().map(|form| format!("{word}_{form}")).collect(),
            None => vec![key.clone()],
        };
        let wanted: BTreeSet<String> = english.keys().flat_map(in_all_forms).collect();
        let found: BTreeSet<String> = strings.keys().map(str::to_owned).collect();
        for (what, keys) in [("lacks", &wanted - &found), ("has to spare", &found - &wanted)] {
            if !keys.is_empty() {
                let keys = keys.into_iter().collect::<Vec<_>>().join(", ");
                faults += &format!("\nstrings/{language}.toml {what}: {keys}");
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn translations_keep_the_names_in_braces() {
    let theme = Theme::load(&BTreeMap::new()).unwrap();
    let names = |text: &str| {
        let parts = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        parts.map(|(name, _)| name.to_owned()).collect::<BTreeSet<_>>()
    };
    let english = theme.strings["en"].as_map();
    for (language, strings) in &theme.strings {
        for (key, text) in strings.as_map() {
            let original = english.get(key).or_else(|| english.get(&format!("{}_other", counted(key)?)));
            let (mut wanted, found) = (names(original.expect("a word of English")), names(text));
            // "One course" and "two courses" may say so without a figure.
            if counted(key).is_some() && !found.contains("n") {
                wanted.remove("n");
            }
            let is_article = key.ends_with("_zero") && found.is_subset(&wanted);
            assert!(found == wanted || is_article, "{language}: {key} has {found:?}, not {wanted:?}");
        }
    }
}

#[test]
fn one_file_is_replaced_by_its_path() {
    let theme = load("partials/footer.html", "<footer>mine</footer>").unwrap();
    assert_eq!(theme.templates["partials/footer.html"], "<footer>mine</footer>");
}

#[test]
fn one_word_of_the_interface_is_replaced_by_its_key() {
    let theme = load("strings/fr.toml", "courses = \"Leçons\"").unwrap();
    let french = theme.strings("fr");
    assert_eq!(french.text("courses"), "Leçons");
    let whole = load("strings/eo.toml", "").unwrap();
    assert_eq!(french.text("skip"), whole.strings("fr").text("skip"), "the others stay French");
}

#[test]
fn a_portal_can_bring_a_style_sheet_of_its_own() {
    let theme = load("assets/css/90-custom.css", "@layer custom { h1 { color: red } }").unwrap();
    assert!(theme.sources["assets/css/90-custom.css"].contains("red"));
    assert!(load("assets/css/20-bsae.css", "").is_err(), "a mistyped name is no addition");
}

#[test]
fn a_file_that_replaces_nothing_names_its_nearest_neighbour() {
    let problems = load("pages/cuorse.html", "").unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].help.contains("pages/course.html"), "{}", problems[0].help);
}

#[test]
fn a_broken_template_is_shown_where_it_breaks() {
    let problems = load("partials/footer.html", "<footer>\n{% if %}x{% endif %}</footer>").unwrap_err();
    assert_eq!(problems[0].file, "partials/footer.html");
    assert_eq!(problems[0].at.map(|at| at.0), Some(2), "{problems:?}");
}

#[test]
fn a_theme_for_another_contract_is_refused() {
    let problems = load("theme.toml", "name = \"Old\"\nversion = \"0\"\ncontract = 0\n").unwrap_err();
    assert!(problems[0].message.contains("contract 0"), "{}", problems[0].message);
}

#[test]
fn all_problems_are_found_at_once() {
    let overrides = BTreeMap::from([
        ("partials/footer.html".to_owned(), "{% nonsense %}".to_owned()),
        ("strings/en.toml".to_owned(), "a = [".to_owned()),
        ("nothing.txt".to_owned(), String::new()),
    ]);
    assert_eq!(Theme::load(&overrides).unwrap_err().len(), 3);
}

/// A look is values for tokens: a style sheet that asked which look it is would be a fork.
#[test]
fn no_style_sheet_knows_a_look() {
    let css = super::files::built_in().into_iter().filter(|(path, _)| path.starts_with("assets/css/"));
    for (path, css) in css {
        assert!(!css.contains("data-look") && !css.contains("look-"), "{path}");
    }
}
