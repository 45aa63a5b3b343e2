//! What the readers of each format make of a file: its form, and what it says. Enter at [`read`].
//!
//! The form is a list of lines that holds everything but words: elements with their attributes' names, names of JSON, headers,
//! properties, and where links lead. Two portals that differ in words only have files of the same form, so whatever a
//! string turns into that is more than text shows there.

mod calendar;
mod chat;
mod data;
mod html;
mod mail;
mod plain;
mod script;
mod table;
mod xml;

/// What was read of a file.
#[derive(Debug, Default)]
pub struct Read {
    pub form: Vec<String>,
    /// All its words, decoded.
    pub said: String,
    /// What no file may hold, whatever its words.
    pub wrong: Vec<String>,
}

impl Read {
    fn say(&mut self, text: &str) {
        self.said.push_str(text);
        self.said.push('\n');
    }

    fn form(&mut self, line: impl Into<String>) {
        self.form.push(line.into());
    }

    fn wrong(&mut self, what: impl Into<String>) {
        self.wrong.push(what.into());
    }

    /// Where a link leads: without its query, in which words may stand.
    fn link(&mut self, kind: &str, address: &str) {
        let end = address.find(['?', '#']).unwrap_or(address.len());
        self.form.push(format!("{kind} {}", &address[..end]));
    }
}

/// Reads a file by its name, with a parser of its format.
pub fn read(path: &str, bytes: &[u8]) -> Read {
    let mut read = Read::default();
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            read.wrong(format!("no UTF-8: {error}"));
            return read;
        }
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => html::read(path, text, &mut read),
        "svg" => xml::drawing(text, &mut read),
        "xml" => xml::read(text, &mut read),
        "json" if name == "slack.json" => chat::slack(text, &mut read),
        "json" if name == "teams.json" => chat::teams(text, &mut read),
        "json" | "webmanifest" => data::read(text, &mut read),
        "csv" => table::read(text, &mut read),
        "ics" => calendar::read(text, &mut read),
        "eml" => mail::read(path, text, &mut read),
        "js" => script::read(text, &mut read),
        "css" => script::style(text, &mut read),
        "md" => plain::markdown(text, &mut read),
        "txt" if name == "llms.txt" => plain::markdown(text, &mut read),
        "txt" if name == "robots.txt" => plain::lines(text, &mut read),
        "txt" => plain::read(text, &mut read),
        // What hosts read line by line.
        _ => plain::lines(text, &mut read),
    }
    read
}
