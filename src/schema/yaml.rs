//! JSON values as YAML in block style, for people to read. Every string stands in double quotes, as JSON writes it, which
//! YAML reads in the same way.

use std::fmt::Write;

use serde_json::Value;

pub fn document(value: &Value) -> String {
    let mut text = String::new();
    block(value, 0, &mut text);
    text
}

/// A value below its key or dash; each of its lines ends with a line break.
fn block(value: &Value, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            // What something is called comes first, and its long lists last.
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_by_key(|(key, value)| (*key != "name", *key != "label", is_nested(value)));
            for (at, (key, value)) in entries.into_iter().enumerate() {
                // The first key of an entry of a list stands behind its dash.
                let indent = if at == 0 && text.ends_with("- ") { "" } else { &indent };
                if is_nested(value) {
                    let _ = writeln!(text, "{indent}{key}:");
                    block(value, depth + 1, text);
                } else {
                    let _ = writeln!(text, "{indent}{key}: {value}");
                }
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                let _ = write!(text, "{indent}- ");
                block(item, depth + 1, text);
            }
        }
        plain => {
            let _ = writeln!(text, "{plain}");
        }
    }
}

fn is_nested(value: &Value) -> bool {
    match value {
        Value::Object(entries) => !entries.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_tables_and_texts_with_marks() {
        let value = serde_json::json!({ "content": [{ "fields": [{ "name": "a: b", "list": true }], "name": "x" }, "#"], "e": [] });
        let expected =
            "e: []\ncontent:\n  - name: \"x\"\n    fields:\n      - name: \"a: b\"\n        list: true\n  - \"#\"\n";
        assert_eq!(document(&value), expected);
    }
}
