//! A testimonial that somebody else will finish: what to fill in, and what to agree to.
//!
//! It says nothing about consent by itself: without `given` nobody sees it, and `uptake check` says why.

use crate::model::Course;
use crate::render::wording::Wording;

/// A content file, with the course filled in.
pub fn testimonial(course: Option<&Course>, wording: &Wording) -> String {
    let comment = |key: &str| wording.text(key).split_whitespace().collect::<Vec<_>>().join(" ");
    let field = |name: &str, key: &str| format!("{name} = {}", quoted(&comment(key)));
    let courses = course.map(|course| quoted(&course.item.slug)).unwrap_or_default();
    [
        "+++".to_owned(),
        format!("# {}", comment("story_fill_in")),
        field("title", "story_title"),
        field("quote", "story_quote"),
        field("person", "story_person"),
        field("role", "story_role"),
        format!("courses = [{courses}]"),
        String::new(),
        format!("# {}", comment("story_consent")),
        "[consent]".to_owned(),
        format!("# {}", comment("story_given")),
        "# given = 2026-01-31".to_owned(),
        format!("# {}", comment("story_scope")),
        "scope = [\"portal\"]".to_owned(),
        "+++".to_owned(),
        String::new(),
    ]
    .join("\n")
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn every_text_is_one_string() {
        let hostile = "a\"\\\n+++\u{7f}\u{85}ä";
        let table: toml::Table = toml::from_str(&format!("x = {}", quoted(hostile))).unwrap();
        assert_eq!(table["x"].as_str(), Some(hostile));
    }
}
