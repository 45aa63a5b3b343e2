//! Calendars (RFC 5545): properties with their parameters' names are form, texts are words.

use super::Read;

pub fn read(text: &str, read: &mut Read) {
    let lines = text.replace("\r\n ", "").replace("\r\n\t", "");
    for line in lines.split_terminator("\r\n") {
        // Readers that take other characters for ends of lines would find properties in them.
        if line.contains(|c: char| (c.is_control() && c != '\t') || matches!(c, '\u{2028}' | '\u{2029}')) {
            read.wrong(format!("a line in a line: {line:?}"));
        }
        let (head, value) = split(line);
        let name = head.split(';').next().unwrap_or_default();
        match name {
            "BEGIN" | "END" => read.form(line),
            "URL" | "ATTACH" | "ORGANIZER" | "ATTENDEE" => {
                read.form(parameters(head));
                read.link(name, value);
            }
            _ => read.form(parameters(head)),
        }
        read.say(&unescaped(value));
        read.say(head);
    }
}

/// At the first colon that is in no quotes.
fn split(line: &str) -> (&str, &str) {
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ':' if !quoted => return (&line[..at], &line[at + 1..]),
            _ => {}
        }
    }
    (line, "")
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(c) = letters.next() {
        match (c, c == '\\') {
            (_, true) => out.extend(letters.next().map(|c| if c == 'n' { '\n' } else { c })),
            (c, false) => out.push(c),
        }
    }
    out
}

fn parameters(head: &str) -> String {
    let mut quoted = false;
    let open = |c: char| {
        quoted ^= c == '"';
        c == ';' && !quoted
    };
    let names: Vec<_> = head.split(open).map(|part| part.split('=').next().unwrap_or(part)).collect();
    names.join(";")
}
