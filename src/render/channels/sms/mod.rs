//! Text messages: one line, a short link, and how to stop; counted as phones count.
//!
//! Enter at [`write`]. `plain` writes the characters that phones have, `gsm` counts them.

mod gsm;
mod plain;

use super::delivery::Delivery;
use super::limits::{Measure, SMS};
use super::{Context, Note, Written};
use crate::model::portal::EspFlavour;
use crate::render::message::Letter;
use crate::site_map::KitFile;
use gsm::{Encoding, count, is_gsm};

pub use plain::plain;

/// How many parts a text is sent in.
pub fn parts(text: &str) -> usize {
    count(text).parts
}

pub fn write(letter: &Letter<'_>, context: &Context<'_>) -> Written {
    let text = text(letter, context);
    let place = match letter.sms {
        Some(line) => line.place.clone(),
        None => letter.touchpoint.item.origin.place("title"),
    };
    let mut written = Written::default();
    written.measures.push(Measure::at(&SMS, count(&text).parts, &place));
    written.notes.extend(costly(&text).map(|text| Note { text, place }));
    written.text(KitFile::Sms, format!("{text}\n"));
    written
}

/// What is sent, on one line.
pub fn text(letter: &Letter<'_>, context: &Context<'_>) -> String {
    let delivery = Delivery::of(letter, context, EspFlavour::None);
    let words = match letter.sms {
        Some(line) => delivery.line_shown(&line.segments),
        None => delivery.line_shown(&letter.subject),
    };
    // In each language with the word STOP, which operators' filters know (CTIA, Messaging Principles, 5.1.3).
    let stop = plain(context.strings.text("message_stop"));
    format!("{} {} {stop}", plain(&words), context.short_link(letter)).trim_start().to_owned()
}

/// Characters that halve a message, where without them it would need fewer parts.
fn costly(text: &str) -> Option<String> {
    let counted = count(text);
    let without: String = text.chars().filter(|c| is_gsm(*c)).collect();
    if counted.encoding == Encoding::Gsm7 || count(&without).parts >= counted.parts {
        return None;
    }
    let mut odd: Vec<char> = Vec::new();
    text.chars().filter(|c| !is_gsm(*c)).for_each(|c| {
        if !odd.contains(&c) {
            odd.push(c);
        }
    });
    let shown: Vec<String> = odd.iter().take(5).map(|c| format!("\"{c}\"")).collect();
    let more = if odd.len() > shown.len() { " and others" } else { "" };
    Some(format!(
        "With {}{more}, each part of the text message holds 67 characters instead of 153 (UCS-2): it needs {} parts.",
        shown.join(", "),
        counted.parts
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Content;
    use crate::render::channels::fixture::{Fixture, copy};

    fn written(fixture: &Fixture) -> (String, Written) {
        let message = fixture.message();
        let letter = Letter::of(&message, &fixture.portal);
        let written = write(&letter, &fixture.context());
        let Some(Content::Bytes(bytes)) = written.file(KitFile::Sms) else { panic!("a text message") };
        (String::from_utf8(bytes.to_vec()).unwrap(), written)
    }

    fn with_line(line: &str) -> Fixture {
        let mut fixture = Fixture::new();
        fixture.portal.campaigns[0].touchpoints[0].copy.sms = Some(copy(line));
        fixture
    }

    #[test]
    fn a_message_is_a_line_a_short_link_and_the_way_to_stop() {
        let (text, written) = written(&Fixture::new());
        let (words, rest) = text.split_once(" https://learn.example.com/academy/go/").unwrap();
        assert_eq!(words, "Ask it on Tuesday. It takes ten minutes and no courage at all.");
        assert!(rest.ends_with("/ Reply STOP to opt out\n"), "{text}");
        assert_eq!((written.measures[0].figure, written.notes.len()), (1, 0));
    }

    #[test]
    fn its_own_line_comes_before_the_preheader() {
        let (text, _) = written(&with_line("Four lessons – “short” ones…"));
        assert!(text.starts_with("Four lessons - \"short\" ones... https://"), "{text}");
    }

    #[test]
    fn a_line_of_three_parts_is_measured() {
        let (_, written) = written(&with_line(&"word ".repeat(60)));
        assert_eq!(written.measures[0].figure, 3);
        assert!(written.measures[0].broken().is_some());
    }

    #[test]
    fn a_character_that_costs_a_part_is_named() {
        let (_, cheap) = written(&with_line("Новый курс"));
        assert!(cheap.notes.is_empty() || cheap.measures[0].figure > 1);
        let (_, costly) = written(&with_line("A party 🎉 for everybody who finished the course in January"));
        assert_eq!(costly.measures[0].figure, 2);
        assert!(costly.notes[0].text.starts_with("With \"🎉\", each part"), "{:?}", costly.notes);
    }

    #[test]
    fn hostile_copy_is_one_line() {
        let (text, _) = written(&with_line("a\r\nb\u{2028}c\u{202e} *|UNSUB|* <!channel> \"'&"));
        assert!(text.starts_with("a b c *|UNSUB|* <!channel> \"'& https://"), "{text}");
        assert_eq!(text.matches('\n').count(), 1);
    }
}
