//! Drafts of mails (RFC 5322, MIME): headers are form, parts are read by what they are.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Read, html};
use crate::support::unquoted;

pub fn read(path: &str, text: &str, read: &mut Read) {
    if text.replace("\r\n", "").contains(['\r', '\n']) {
        read.wrong("a line end that is none for mails");
    }
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return read.wrong("no headers") };
    let kind = headers(head, read).unwrap_or_default();
    let Some((_, boundary)) = kind.split_once("boundary=\"") else { return read.wrong("no parts") };
    let boundary = format!("--{}", boundary.split('"').next().unwrap_or_default());
    for part in body.split(&boundary).skip(1).filter(|part| !part.starts_with("--")) {
        let Some((head, body)) = part.trim_start_matches("\r\n").split_once("\r\n\r\n") else {
            read.wrong("a part without headers");
            continue;
        };
        let kind = headers(head, read).unwrap_or_default();
        if kind.starts_with("text/html") {
            html::read(path, &unquoted(body), read);
        } else if kind.starts_with("text/plain") {
            read.say(&unquoted(body));
        }
    }
}

/// The names of headers, and what kind of content they name.
fn headers(head: &str, read: &mut Read) -> Option<String> {
    let mut kind = None;
    for line in head.replace("\r\n ", " ").replace("\r\n\t", " ").split("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        read.form(format!("header {name}"));
        if line.contains(char::is_control) {
            read.wrong(format!("a line in a header: {line:?}"));
        }
        match name {
            "Content-Type" => kind = Some(value.trim().to_owned()),
            _ => read.say(&words(value)),
        }
    }
    kind
}

/// Encoded words (RFC 2047) as people see them.
fn words(value: &str) -> String {
    let mut said = String::new();
    let mut bytes = Vec::new();
    for word in value.split_whitespace() {
        match word
            .strip_prefix("=?utf-8?B?")
            .or(word.strip_prefix("=?UTF-8?B?"))
            .and_then(|word| word.strip_suffix("?="))
        {
            Some(coded) => bytes.extend(STANDARD.decode(coded).unwrap_or_default()),
            None => {
                said.push_str(word);
                said.push(' ');
            }
        }
    }
    said + &String::from_utf8_lossy(&bytes)
}
