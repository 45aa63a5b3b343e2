//! Tells a reader of HTML, tag after tag.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// Someone who is told of tag after tag.
pub trait Reader {
    fn open(&mut self, tag: &Tag);
    fn close(&mut self, name: &str);
    fn text(&mut self, text: &str);
}

struct Sink<R>(RefCell<R>);

impl<R: Reader> TokenSink for Sink<R> {
    type Handle = ();
    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                reader.open(&tag);
                if tag.self_closing {
                    reader.close(&tag.name);
                }
            }
            Token::TagToken(tag) => reader.close(&tag.name),
            Token::CharacterTokens(text) => reader.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Reads a whole text, and gives the reader back.
pub fn tell<R: Reader>(html: &str, reader: R) -> R {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Sink(RefCell::new(reader)), TokenizerOpts::default());
    // It would stop for scripts that run, and none does here.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// Where a link leads, as written.
pub fn address(tag: &Tag) -> Option<String> {
    attribute(tag, "href").map(|it| it.trim().to_owned())
}

pub fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|it| &*it.name.local == name).map(|it| &*it.value)
}
