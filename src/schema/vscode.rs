//! What VS Code needs: settings, an extension that reads schemas, and a snippet for each kind of item.
//!
//! Tools for TOML don't look into the `+++` lines of Markdown, so snippets are what helps there.

use serde_json::{Value, json};

use super::is_item;
use crate::load::kinds::{self, Kind};
use crate::load::record::{FieldInfo, Shape};

pub fn settings() -> Value {
    json!({
        "[markdown]": {
            "editor.quickSuggestions": { "comments": "off", "other": "on", "strings": "off" },
            "editor.snippetSuggestions": "top",
            "editor.wordWrap": "on",
        },
        "evenBetterToml.schema.enabled": true,
        "files.eol": "\n",
        "files.insertFinalNewline": true,
    })
}

pub fn extensions() -> Value {
    json!({ "recommendations": ["tamasfe.even-better-toml"] })
}

/// A snippet for each kind: type its name in an empty Markdown file.
pub fn snippets() -> Value {
    let items = kinds::ALL.iter().filter(|kind| is_item(kind.place));
    let one = |kind: &&Kind| {
        let snippet = json!({
            "prefix": kind.name,
            "scope": "markdown",
            "description": format!("{} Press Tab to go from one field to the next.", kind.doc),
            "body": lines(kind),
        });
        (kind.label.0.to_owned(), snippet)
    };
    items.map(one).collect::<serde_json::Map<_, _>>().into()
}

/// The front matter with a stop at each value, and then the text.
fn lines(kind: &Kind) -> Vec<String> {
    let mut lines = vec!["+++".to_owned()];
    let fields = kind.ordered().into_iter();
    let begun = |field: &FieldInfo| {
        field.needed || matches!(field.name, "draft" | "summary") || kind.usual.contains(&field.name)
    };
    for (at, field) in fields.filter(begun).enumerate() {
        let value = if field.name == "draft" { "true".to_owned() } else { stop(at + 1, &field) };
        lines.push(format!("{} = {value}", field.name));
    }
    lines.extend(["+++".to_owned(), String::new()]);
    lines.extend(kind.begins.lines().map(escaped));
    lines.push("$0".to_owned());
    lines
}

/// A place to stop at: a choice where the words are known, else the example between its quotes or brackets.
fn stop(number: usize, field: &FieldInfo) -> String {
    if let Shape::OneOf(words) = &field.shape {
        return format!("\"${{{number}|{}|}}\"", words.join(","));
    }
    let inner = |open: &str, close: &str| field.example.strip_prefix(open)?.strip_suffix(close);
    match inner("\"", "\"") {
        Some(text) => format!("\"${{{number}:{}}}\"", escaped(text)),
        None => format!("${{{number}:{}}}", escaped(field.example)),
    }
}

/// Text in which nothing is taken for a stop.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_stops_at_every_value_that_is_needed() {
        let snippet = &snippets()["Course"]["body"];
        assert_eq!(snippet[1], "title = \"${1:Giving feedback that lands}\"");
        assert_eq!(snippet[2], "draft = true");
        assert_eq!(snippet[4], "format = \"${4|self-paced,live,blended,in-person|}\"");
    }

    #[test]
    fn marks_of_snippets_in_examples_are_only_text() {
        assert_eq!(escaped(r"a$b}c\d"), r"a\$b\}c\\d");
    }
}
