//! Scripts that hand data over, and style sheets: everything outside their quotes is form.

use super::{Read, data};

/// The theme's own scripts are no text of anybody's; what hands data over is one call with JSON.
pub fn read(text: &str, read: &mut Read) {
    if let Some((event, detail)) = text.trim().split_once(",{detail:") {
        return data_of_event(event, detail.trim_end_matches(';').trim_end_matches("}))"), read);
    }
    let call = text.trim().split_once('(').and_then(|(name, rest)| {
        let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || "._ ".contains(c));
        is_name.then_some(())?;
        Some((name, rest.trim_end().trim_end_matches(';').strip_suffix(')')?))
    });
    match call {
        Some((name, json)) if serde_json::from_str::<serde_json::Value>(json).is_ok() => {
            read.form(format!("{name}(…)"));
            if json.contains(['<', '\u{2028}', '\u{2029}']) {
                read.wrong("data that end their script");
            }
            data::read(json, read);
        }
        _ => unquoted(text, read),
    }
}

/// What the search looks things up in: its names are words as well.
fn data_of_event(event: &str, detail: &str, read: &mut Read) {
    read.form(event);
    // The braces of the event were taken off with those of its data.
    let whole = [detail.to_owned(), format!("{detail}}}"), format!("{detail}}}}}")];
    match whole.iter().find_map(|text| serde_json::from_str::<serde_json::Value>(text).ok()) {
        Some(value) => {
            let mut inner = Read::default();
            data::value(&value, "", &mut inner);
            read.say(&inner.said);
        }
        None => read.wrong("no JSON"),
    }
}

pub fn style(text: &str, read: &mut Read) {
    unquoted(text, read);
}

/// The text with its quoted parts left out.
fn unquoted(text: &str, read: &mut Read) {
    let mut form = String::new();
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        form.push(c);
        if matches!(c, '"' | '\'' | '`') {
            while let Some(inner) = letters.next() {
                match inner {
                    '\\' => drop(letters.next()),
                    _ if inner == c => break,
                    _ => {}
                }
            }
        }
    }
    read.form(form);
}
