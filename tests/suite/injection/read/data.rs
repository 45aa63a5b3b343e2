//! JSON: names and kinds of values are form, texts are words.

use serde_json::Value;

use super::Read;

pub fn read(text: &str, read: &mut Read) {
    match serde_json::from_str(text) {
        Ok(value) => self::value(&value, "", read),
        Err(error) => read.wrong(format!("no JSON: {error}")),
    }
}

pub fn value(value: &Value, at: &str, read: &mut Read) {
    match value {
        Value::Object(fields) => {
            read.form(format!("{at} {{}}"));
            fields.iter().for_each(|(name, value)| self::value(value, &format!("{at}.{name}"), read));
        }
        Value::Array(list) => {
            read.form(format!("{at} []"));
            list.iter().for_each(|value| self::value(value, &format!("{at}[]"), read));
        }
        Value::String(text) => {
            // What some program fetches or opens.
            if at.ends_with("url") || at.ends_with("Url") || at.ends_with("id") || at.ends_with("href") {
                read.link(at, text);
            } else if at == ".html" {
                // What a page embeds that asks oEmbed: a frame with ours in it.
                super::html::form(text, read);
            } else if at.ends_with("_html") || at.ends_with(".body") {
                super::html::read("a text of JSON", text, read);
            } else if !at.ends_with(".notes[]") {
                // What a channel can't show is a note.
                read.form(format!("{at} text"));
            }
            read.say(text);
        }
        _ => read.form(format!("{at} value")),
    }
}
