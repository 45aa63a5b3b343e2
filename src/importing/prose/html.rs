//! HTML → [`Prose`]: an allow-list takes out what is not trusted and closes every tag, then the writer follows them.

use std::collections::BTreeSet;

use ammonia::Builder;
use html5ever::tokenizer::Tag;

use super::Prose;
use super::tags::{Reader, address, tell};
use super::writer::Writer;
use crate::importing::found::one_line;
use crate::load::values::parse_address;

/// The tags that mean something here; the words in all others stay, without them.
const KEPT: &str = "a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i li ol p pre s strong table tbody td tfoot \
                    th thead tr ul";

/// What can't be kept, with its name in a report.
const LEFT_OUT: [(&str, &str); 14] = [
    ("audio", "a sound"),
    ("button", "a button"),
    ("canvas", "a drawing"),
    ("embed", "an embedded object"),
    ("form", "a form"),
    ("iframe", "an embedded page"),
    ("img", "a picture"),
    ("input", "a field of a form"),
    ("math", "a formula"),
    ("object", "an embedded object"),
    ("script", "a script"),
    ("style", "a style sheet"),
    ("svg", "a drawing"),
    ("video", "a video"),
];

pub fn read(html: &str) -> Prose {
    let left_out = tell(html, LeftOut::default());
    let clean = Builder::default()
        .tags(KEPT.split(' ').collect())
        .url_schemes(["https", "http", "mailto", "tel"].into_iter().collect())
        .link_rel(None)
        .clean(html)
        .to_string();
    let mut writer = tell(&clean, Writer::default());
    writer.end_block();
    let Writer { blocks, plain, first, .. } = writer;
    Prose { markdown: blocks.finish(), plain: one_line(&plain), first, left_out }
}

/// The names of what won't be there.
type LeftOut = BTreeSet<String>;

impl Reader for LeftOut {
    fn open(&mut self, tag: &Tag) {
        let named = LEFT_OUT.iter().find(|(name, _)| *name == &*tag.name);
        self.extend(named.map(|(_, said)| (*said).to_owned()));
        if tag.attrs.iter().any(|attribute| attribute.name.local.starts_with("on")) {
            self.insert("a script".to_owned());
        }
        if &*tag.name == "a" && address(tag).is_some_and(|url| parse_address(&url).is_none()) {
            self.insert("a link that works only where it comes from".to_owned());
        }
    }
    fn close(&mut self, _name: &str) {}
    fn text(&mut self, _text: &str) {}
}
