//! The Block Kit card: header, sections, pictures, voice, button, and who sends it why.

use serde_json::{Value, json};

use super::mrkdwn::{Mrkdwn, escaped};
use super::split::pieces;
use super::{Figures, SECTION};
use crate::render::channels::chat::said::{Call, Quoted, Said};
use crate::render::channels::chat::{Dialect, Part, Shown, Simplifications, Simplified, flat};

/// Characters of a header (docs.slack.dev/reference/block-kit/blocks/header-block).
const HEADER: usize = 150;
/// Characters of a button's text; clients cut it near 30 (docs.slack.dev/reference/block-kit/block-elements).
const BUTTON: usize = 75;
const BUTTON_SHOWN: usize = 30;
/// Characters of the alternative text of a picture, and of any address (ibid., image block).
const ALT: usize = 2_000;
const URL: usize = 3_000;
/// Characters around a block of code: two fences and their line ends.
const FENCES: usize = 8;

pub struct Card {
    pub json: String,
    pub figures: Figures,
    pub simplified: Simplifications,
}

pub fn card(said: &Said) -> Card {
    let mut blocks = Blocks { simplified: said.simplified.clone(), ..Blocks::default() };
    blocks.title(&said.title);
    said.picture.iter().for_each(|picture| blocks.picture(picture));
    said.parts.iter().for_each(|part| blocks.part(part));
    said.voice.iter().for_each(|voice| blocks.voice(voice));
    blocks.call(&said.call);
    blocks.end(said);
    let Blocks { all, longest_section, simplified, .. } = blocks;
    let count = all.len();
    let characters = Value::Array(all.clone()).to_string().chars().count();
    let json = format!("{:#}\n", json!({ "text": fallback(said), "blocks": all }));
    Card { json, figures: Figures { blocks: count, characters, longest_section }, simplified }
}

/// What notifications show and screen readers read first.
fn fallback(said: &Said) -> String {
    let call = Mrkdwn.link(&said.call.words, &said.call.url);
    let lines = [Mrkdwn.letters(&said.subject), Mrkdwn.letters(&said.preheader), call];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A card in the making.
#[derive(Default)]
struct Blocks {
    all: Vec<Value>,
    /// Text that waits for its section, with the number of its characters.
    waiting: String,
    longest_section: usize,
    simplified: Simplifications,
}

impl Blocks {
    fn title(&mut self, title: &str) {
        match title.chars().count() {
            0..=HEADER => self.add(json!({ "type": "header", "text": plain(title) })),
            _ => {
                self.simplified.insert(Simplified::Title);
                self.text(&Mrkdwn.strong(&Mrkdwn.letters(title)));
            }
        }
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(words) => self.text(&Mrkdwn.strong(words)),
            Part::Text(words) => self.text(words),
            Part::List(entries) => self.text(&entries.iter().map(flat::entry).collect::<Vec<_>>().join("\n")),
            Part::Quote(words) => self.text(&quote(words)),
            Part::Code(code) => code_blocks(code).iter().for_each(|block| self.text(block)),
            Part::Table(table) => self.text(&flat::rows(table, &Mrkdwn).join("\n")),
            Part::Picture(picture) => self.picture(picture),
            Part::Rule => self.add(json!({ "type": "divider" })),
        }
    }

    /// Text joins the section before it while there is room: fewer blocks, and space as between paragraphs.
    fn text(&mut self, text: &str) {
        for piece in pieces(text, SECTION) {
            let together = self.waiting.chars().count() + 2 + piece.chars().count();
            if together > SECTION {
                self.flush();
            }
            if !self.waiting.is_empty() {
                self.waiting.push_str("\n\n");
            }
            self.waiting.push_str(&piece);
        }
    }

    fn picture(&mut self, picture: &Shown) {
        let fits = picture.alt.chars().count() <= ALT && picture.url.chars().count() <= URL;
        match fits {
            true => self.add(json!({ "type": "image", "image_url": picture.url, "alt_text": picture.alt })),
            false => self.text(&Mrkdwn.link(&picture.alt, &picture.url)),
        }
    }

    fn voice(&mut self, voice: &Quoted) {
        self.flush();
        self.text(&quote(&format!("{}\n– {}", voice.words, Mrkdwn.letters(&voice.who))));
    }

    fn call(&mut self, call: &Call) {
        let length = call.words.chars().count();
        let opens = call.url.starts_with("https://") && call.url.chars().count() <= URL;
        if length > BUTTON || !opens {
            self.simplified.insert(if opens { Simplified::LabelAsLink } else { Simplified::Address });
            let minutes =
                call.minutes.iter().map(|minutes| format!(" ({})", minutes.to_lowercase())).collect::<String>();
            return self.text(&format!("{}{minutes}", Mrkdwn.strong(&Mrkdwn.link(&call.words, &call.url))));
        }
        if length > BUTTON_SHOWN {
            self.simplified.insert(Simplified::Label);
        }
        let button = json!({ "type": "button", "text": plain(&call.words), "url": call.url, "style": "primary" });
        self.add(json!({ "type": "actions", "elements": [button] }));
        self.context(call.minutes.iter());
    }

    /// Who sends it and why, and the way to stop it.
    fn end(&mut self, said: &Said) {
        self.add(json!({ "type": "divider" }));
        let why = Mrkdwn.letters(&said.why);
        let preferences = Mrkdwn.link(&said.preferences.words, &said.preferences.url);
        let sender = said.sender.as_ref().map(|sender| Mrkdwn.letters(sender));
        self.context(sender.into_iter().chain([format!("{why} {preferences}")]).collect::<Vec<_>>().iter());
    }

    fn context<'t>(&mut self, texts: impl Iterator<Item = &'t String>) {
        let elements: Vec<Value> = texts.map(|text| marked(text)).collect();
        if !elements.is_empty() {
            self.add(json!({ "type": "context", "elements": elements }));
        }
    }

    fn add(&mut self, block: Value) {
        self.flush();
        self.all.push(block);
    }

    fn flush(&mut self) {
        if !self.waiting.is_empty() {
            let text = std::mem::take(&mut self.waiting);
            self.longest_section = self.longest_section.max(text.chars().count());
            self.all.push(json!({ "type": "section", "text": marked(&text) }));
        }
    }
}

/// Nothing is a mark in plain text, and no `:word:` becomes a picture.
fn plain(text: &str) -> Value {
    let text: String = text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}')).collect();
    json!({ "type": "plain_text", "text": text, "emoji": false })
}

/// `verbatim`: Slack finds no names, channels and addresses by itself.
fn marked(text: &str) -> Value {
    json!({ "type": "mrkdwn", "text": text, "verbatim": true })
}

fn quote(words: &str) -> String {
    words.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

/// Code that is longer than a section goes on in another block of code.
fn code_blocks(code: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let (mut block, mut length) = (String::new(), 0);
    for line in code.lines() {
        let more = escaped(line).chars().count() + 1;
        if length + more > SECTION - FENCES {
            blocks.push(std::mem::take(&mut block));
            length = 0;
        }
        block.push_str(line);
        block.push('\n');
        length += more;
    }
    blocks.push(block);
    blocks.iter().filter(|block| !block.trim().is_empty()).map(|block| Mrkdwn.code_block(block.trim_end())).collect()
}
