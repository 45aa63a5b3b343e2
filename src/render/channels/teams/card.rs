//! The Adaptive Card: title, text, voice, button, and who sends it why (adaptivecards.io/explorer).
//!
//! Version 1.5 for two of its properties: headings that screen readers announce, and cards that read from the right.
//! Its tables stay unused: phones squeeze their columns (learn.microsoft.com, "Adaptive Cards in Teams"), and facts
//! and lines read well everywhere.

use serde_json::{Value, json};

use super::markdown::{Markdown, code_lines};
use crate::render::channels::chat::said::{Call, Quoted, Said};
use crate::render::channels::chat::{Dialect, Entry, Mark, Part, Shown, Simplifications, Simplified, Table, flat};
use crate::render::channels::email::sheet::Direction;

/// The highest that Teams takes.
const VERSION: &str = "1.5";

/// The card in its envelope, and what it tells in another way.
pub fn card(said: &Said, language: &str) -> (String, Simplifications) {
    let mut elements = Elements { simplified: said.simplified.clone(), ..Elements::default() };
    elements.add(heading(&Markdown.letters(&said.title), "large"));
    said.picture.iter().for_each(|picture| elements.add(image(picture)));
    said.parts.iter().for_each(|part| elements.part(part));
    said.voice.iter().for_each(|voice| elements.add(spoken(voice)));
    elements.call(&said.call);
    elements.end(said);
    let Elements { all, simplified, .. } = elements;
    let mut content = json!({
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": VERSION,
        "lang": primary(language),
        "fallbackText": fallback(said),
        "body": all,
    });
    if Direction::of(language) == Direction::RightToLeft {
        content["rtl"] = true.into();
    }
    let attachment = json!({
        "contentType": "application/vnd.microsoft.card.adaptive",
        "contentUrl": null,
        "content": content,
    });
    (format!("{}\n", json!({ "type": "message", "attachments": [attachment] })), simplified)
}

/// Cards know languages without regions (ISO 639).
fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}

/// What a client shows that knows no cards: plain text.
fn fallback(said: &Said) -> String {
    let call = format!("{}: {}", said.call.words, said.call.url);
    [said.subject.as_str(), &said.preheader, &call]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A card's body in the making.
#[derive(Default)]
struct Elements {
    all: Vec<Value>,
    /// Whether a rule stands before the next element.
    ruled: bool,
    simplified: Simplifications,
}

impl Elements {
    fn add(&mut self, mut element: Value) {
        if std::mem::take(&mut self.ruled) {
            element["separator"] = true.into();
        }
        self.all.push(element);
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(words) => self.add(heading(words, "medium")),
            Part::Text(words) => self.add(text(words)),
            Part::List(entries) => self.add(text(&list(entries))),
            Part::Quote(words) => self.add(panel(&[text(words)])),
            Part::Code(code) => self.add(panel(&[monospaced(code)])),
            Part::Table(table) => self.add(told(table)),
            Part::Picture(picture) => self.add(image(picture)),
            Part::Rule => self.ruled = true,
        }
    }

    fn call(&mut self, call: &Call) {
        let minutes = call.minutes.as_ref();
        if call.url.starts_with("https://") {
            let action = json!({ "type": "Action.OpenUrl", "title": call.words, "url": call.url });
            self.add(json!({ "type": "ActionSet", "actions": [action], "spacing": "medium" }));
            minutes.iter().for_each(|minutes| self.add(small(&Markdown.letters(minutes))));
        } else {
            self.simplified.insert(Simplified::Address);
            let minutes = minutes.map(|minutes| format!(" ({})", minutes.to_lowercase())).unwrap_or_default();
            self.add(text(&format!("{}{minutes}", Markdown.link(&call.words, &call.url))));
        }
    }

    /// Who sends it and why, and the way to stop it.
    fn end(&mut self, said: &Said) {
        self.ruled = true;
        said.sender.iter().for_each(|sender| self.add(small(&Markdown.letters(sender))));
        let why = Markdown.letters(&said.why);
        self.add(small(&format!("{why} {}", Markdown.link(&said.preferences.words, &said.preferences.url))));
    }
}

fn text(words: &str) -> Value {
    json!({ "type": "TextBlock", "text": words, "wrap": true })
}

fn small(words: &str) -> Value {
    json!({ "type": "TextBlock", "text": words, "wrap": true, "size": "small", "isSubtle": true, "spacing": "small" })
}

fn heading(words: &str, size: &str) -> Value {
    json!({ "type": "TextBlock", "text": words, "wrap": true, "size": size, "weight": "bolder", "style": "heading" })
}

fn monospaced(code: &str) -> Value {
    json!({ "type": "TextBlock", "text": code_lines(code), "wrap": true, "fontType": "monospace" })
}

fn panel(items: &[Value]) -> Value {
    json!({ "type": "Container", "style": "emphasis", "items": items })
}

fn image(picture: &Shown) -> Value {
    json!({ "type": "Image", "url": picture.url, "altText": picture.alt, "size": "stretch" })
}

fn spoken(voice: &Quoted) -> Value {
    panel(&[text(&voice.words), small(&Markdown.letters(&voice.who))])
}

/// One list of Markdown: phones show one level, so deeper entries begin with a dash.
fn list(entries: &[Entry]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for Entry { depth, mark, text } in entries {
        let text = text.replace(Markdown.line_end(), " ");
        let line = match (depth, mark) {
            (_, Mark::More) => match lines.last_mut() {
                Some(line) => {
                    line.push_str(&format!(" {text}"));
                    continue;
                }
                None => text,
            },
            (0, Mark::Number(number)) => format!("{number}. {text}"),
            (0, Mark::Bullet) => format!("- {text}"),
            (_, Mark::Bullet) => format!("- – {text}"),
            (_, Mark::Number(number)) => format!("- {number}\\. {text}"),
            (_, Mark::Open) => format!("- ☐ {text}"),
            (_, Mark::Done) => format!("- ☑ {text}"),
        };
        lines.push(line);
    }
    lines.join("\n")
}

/// A table of two columns is a list of facts, a wider one is told line by line.
fn told(table: &Table) -> Value {
    let Table { head, rows } = table;
    if head.len() != 2 {
        return text(&flat::rows(table, &Markdown).join(Markdown.line_end()));
    }
    let head = Some(head).filter(|head| head.iter().any(|cell| !cell.is_empty()));
    let facts: Vec<Value> = head.into_iter().chain(rows).map(|row| fact(row)).collect();
    json!({ "type": "FactSet", "facts": facts })
}

fn fact(row: &[String]) -> Value {
    let cell = |i: usize| row.get(i).map_or("", String::as_str);
    json!({ "title": cell(0), "value": cell(1) })
}
