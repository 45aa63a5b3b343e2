//! Messages for the tests of the chats.

use crate::model::prose::{Block, Definition, Inline, ListItem, Target};
use crate::render::channels::Context;
use crate::render::channels::fixture::{Fixture, copy, link, paragraph, picture, portal, text};
use crate::render::message::Letter;

/// Copy that wants to be marks, a call to everyone, another channel's language.
pub const EVIL: &str = "\"'><b>x</b> & &amp; <!channel> <@U024BE7LH> @here *b* _i_ ~s~ `c` **B** [a](https://evil.example) \
                        ${x} @{y} {{DATE(z)}} *|UNSUB|* <at>Everyone</at> 🎉 שלום\u{202e}";

/// A portal whose every name and line is hostile.
pub fn hostile() -> Fixture {
    let mut portal = portal();
    portal.settings.title = EVIL.to_owned();
    portal.personas[0].item.title = EVIL.to_owned();
    portal.testimonials[0].quote = EVIL.to_owned();
    portal.testimonials[0].person = EVIL.to_owned();
    let touchpoint = &mut portal.campaigns[0].touchpoints[0];
    touchpoint.copy.subject = Some(copy(&EVIL.chars().take(140).collect::<String>()));
    touchpoint.copy.preheader = Some(copy(EVIL));
    touchpoint.copy.cta = Some(copy("*<!here>* go"));
    touchpoint.item.body.blocks = [
        paragraph(EVIL),
        paragraph("> not a quote"),
        paragraph("- not a list"),
        paragraph("1. nor this"),
        paragraph("# nor a heading"),
    ]
    .into();
    Fixture::of(portal)
}

pub fn items(words: &[&str]) -> Vec<ListItem> {
    words.iter().map(|words| ListItem { done: None, blocks: vec![paragraph(words)] }).collect()
}

/// Two columns and two rows.
pub fn table() -> Block {
    let cell = |words: &str| vec![text(words)];
    Block::Table {
        alignments: Vec::new(),
        head: vec![cell("Lesson"), cell("You take")],
        rows: vec![vec![cell("One"), cell("a question")], vec![cell("Two"), cell("a sentence")]],
    }
}

/// One of each block.
pub fn everything() -> Vec<Block> {
    let nested = ListItem {
        done: None,
        blocks: vec![paragraph("outer"), Block::List { start: None, items: items(&["inner"]) }],
    };
    let task = |done, words| ListItem { done: Some(done), blocks: vec![paragraph(words)] };
    vec![
        Block::Heading { level: 2, id: "why".to_owned(), content: vec![text("Why")] },
        Block::Paragraph(vec![
            text("A "),
            Inline::Strong(vec![text("strong ")]),
            Inline::Emphasis(vec![text("word")]),
            text(" and a"),
            Inline::Strong(vec![text("b")]),
            text("c"),
        ]),
        Block::List { start: None, items: vec![nested] },
        Block::List { start: Some(3), items: items(&["three", "four"]) },
        Block::List { start: None, items: vec![task(true, "done"), task(false, "open")] },
        Block::Quote(vec![paragraph("Somebody said."), paragraph("Twice.")]),
        Block::Code { language: String::new(), text: "let x = *y;\n".to_owned() },
        table(),
        Block::Definitions(vec![Definition { term: vec![text("Term")], meanings: vec![vec![paragraph("meaning")]] }]),
        Block::Rule,
        Block::Paragraph(vec![picture("https://a.example/p.png", "A pump")]),
        Block::Paragraph(vec![picture("https://a.example/p.svg", "A drawing")]),
        Block::Paragraph(vec![link("Read on", Target::Portal("courses/x/".to_owned()))]),
    ]
}

/// What `write` makes of the first message.
pub fn written<T>(fixture: &Fixture, write: impl FnOnce(&Letter<'_>, &Context<'_>) -> T) -> T {
    let message = fixture.message();
    write(&Letter::of(&message, &fixture.portal), &fixture.context())
}
