//! Files that people paste, and those that programs read line by line.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::Read;

/// Words that people paste: whatever stands in them, it is shown as it reads.
pub fn read(text: &str, read: &mut Read) {
    letters(text, read);
    read.say(text);
}

/// Nothing but line ends may turn, hide or end what is said.
fn letters(text: &str, read: &mut Read) {
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let ends = |c: &char| matches!(c, '\u{2028}' | '\u{2029}') || (c.is_control() && !"\n\t\r".contains(*c));
    if let Some(c) = text.chars().find(|c| turns(c) || ends(c)) {
        read.wrong(format!("U+{:04X}", u32::from(c)));
    }
    if text.replace("\r\n", "\n").contains('\r') {
        read.wrong("a bare carriage return");
    }
}

/// Every line is an instruction, and so a form.
pub fn lines(text: &str, read: &mut Read) {
    letters(text, read);
    text.lines().for_each(|line| read.form(line));
}

pub fn markdown(text: &str, read: &mut Read) {
    letters(text, read);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => read.link("link", &dest_url),
            Event::Start(Tag::Image { dest_url, .. }) => read.link("image", &dest_url),
            Event::Start(tag @ (Tag::Heading { .. } | Tag::Item | Tag::List(_) | Tag::CodeBlock(_))) => {
                read.form(format!("{tag:?}"));
            }
            Event::Html(html) | Event::InlineHtml(html) => read.wrong(format!("HTML: {html}")),
            Event::Text(text) | Event::Code(text) => read.said.push_str(&text),
            Event::End(_) | Event::SoftBreak | Event::HardBreak => read.said.push('\n'),
            _ => {}
        }
    }
}
