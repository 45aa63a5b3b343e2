//! Overriding: what works, and what is said where it doesn't.

use std::collections::BTreeMap;

use super::Theme;

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

#[test]
fn no_language_has_words_that_english_lacks() {
    let theme = Theme::load(&BTreeMap::new()).unwrap();
    let english: Vec<_> = theme.strings["en"].keys().collect();
    for (language, strings) in &theme.strings {
        assert!(strings.keys().all(|key| english.contains(&key)), "{language}");
    }
}

#[test]
fn one_file_is_replaced_by_its_path() {
    let theme = load("partials/footer.html", "<footer>mine</footer>").unwrap();
    assert_eq!(theme.templates["partials/footer.html"], "<footer>mine</footer>");
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
