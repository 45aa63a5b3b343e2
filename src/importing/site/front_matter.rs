//! Settings at the beginning of a file: YAML between `---`, TOML between `+++`.

use serde_json::{Map, Value};

use crate::load::json::json;

/// The settings of a file, or a sentence that says why they can't be read.
pub type Settings = Result<Map<String, Value>, String>;

/// The settings, or why they can't be read, and the text below them; `None` where there are none.
pub fn split(text: &str) -> Option<(Settings, &str)> {
    let text = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let fence = text.get(..3).filter(|fence| ["---", "+++"].contains(fence))?;
    let inner = text[3..].split_once('\n').filter(|(rest, _)| rest.trim().is_empty())?.1;
    let mut at = 0;
    let end = inner.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        (line.trim_end() == fence).then_some(start..at)
    });
    let Some(end) = end else {
        return Some((Err(format!("no second {fence} line ends them.")), ""));
    };
    let settings = &inner[..end.start];
    let read = if fence == "---" { yaml(settings) } else { toml(settings) };
    Some((read, &inner[end.end..]))
}

fn yaml(text: &str) -> Result<Map<String, Value>, String> {
    if text.trim().is_empty() {
        return Ok(Map::new());
    }
    // `title: No` is a text. What is repeated by reference is limited by the reader, so that a small file can't become a
    // huge one.
    let options = serde_saphyr::options! { strict_booleans: true };
    match serde_saphyr::from_str_with_options::<Value>(text, options) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err("they are no list of names and values.".to_owned()),
        Err(error) => Err(first_line(&error.to_string())),
    }
}

/// Dates become texts, as YAML has them.
fn toml(text: &str) -> Result<Map<String, Value>, String> {
    match text.parse::<toml::Table>() {
        Ok(table) => Ok(table.into_iter().map(|(name, value)| (name, json(value))).collect()),
        Err(error) => Err(first_line(error.message())),
    }
}

fn first_line(error: &str) -> String {
    let line = error.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    format!("{}.", line.trim_end_matches(['.', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_say_the_same() {
        let yaml = "---\ntitle: \"A: b\"\ndate: 2027-01-11\ntags: [x, y]\ndraft: true\n---\nText.\n";
        let toml = "+++\r\ntitle = 'A: b'\r\ndate = 2027-01-11\r\ntags = ['x', 'y']\r\ndraft = true\r\n+++\r\nText.\n";
        let [(first, text), (second, _)] = [yaml, toml].map(|it| split(it).unwrap());
        assert_eq!(text, "Text.\n");
        assert_eq!(first, second);
        assert_eq!(first.unwrap()["date"], "2027-01-11");
    }

    #[test]
    fn what_is_no_front_matter_is_none() {
        for text in ["", "Text", "--- a\nb", "----\n", "++"] {
            assert!(split(text).is_none(), "{text}");
        }
        for text in ["---\ntitle: x", "---\n- x\n---\n", "---\na: [\n---\n", "+++\na\n+++\n"] {
            assert!(split(text).unwrap().0.is_err(), "{text}");
        }
    }

    #[test]
    fn a_small_file_stays_small() {
        let mut bomb = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let below = vec![format!("*a{}", level - 1); 10].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{below}]\n"));
        }
        bomb.push_str("---\n");
        assert!(split(&bomb).unwrap().0.is_err());
        let deep = format!("---\na: {}\n---\n", "[".repeat(100_000));
        assert!(split(&deep).unwrap().0.is_err());
    }
}
