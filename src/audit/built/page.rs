//! [`Page`]: what a finished page offers, in the order in which people meet it.
//!
//! Enter at [`Page::read`]. A page is read tag by tag, without a tree: what stands in `<main>` is its content, the rest
//! is the frame around it.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use url::Url;

/// Pages stand under it while they are read; it is nobody's (RFC 2606).
const HOST: &str = "http://portal.invalid/";

#[derive(Debug, Default)]
pub struct Page {
    /// Links of the content.
    pub links: Vec<Link>,
    /// Where links of header and footer lead.
    pub frame: Vec<To>,
    /// The words of the content, with one space between them.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub to: To,
    /// Whether it is drawn as a button: `button` is one of its classes.
    pub is_button: bool,
    /// How many words of the content stand before it.
    pub words_before: usize,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum To {
    /// An address of the portal, without query and fragment.
    Page(String),
    Outside(String),
    /// Somewhere on the same page.
    Here,
}

impl Page {
    /// Reads the page at `address`; `base` is the portal's own URL.
    pub fn read(bytes: &[u8], address: &str, base: &str) -> Self {
        let stands_at = Url::parse(HOST).and_then(|root| root.join(address)).ok();
        let reader = Reader { base, stands_at, state: RefCell::default() };
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(String::from_utf8_lossy(bytes).as_ref()));
        let tokenizer = Tokenizer::new(reader, html5ever::tokenizer::TokenizerOpts::default());
        // It would stop for scripts that run, and none does here.
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        tokenizer.sink.state.into_inner().page
    }

    /// The links of the content that are drawn as buttons and lead somewhere else.
    pub fn buttons(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| link.is_button && link.to != To::Here)
    }

    /// Everywhere that the page leads to.
    pub fn leads_to(&self) -> impl Iterator<Item = &To> {
        self.links.iter().map(|link| &link.to).chain(&self.frame)
    }
}

struct Reader<'a> {
    base: &'a str,
    stands_at: Option<Url>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    page: Page,
    words: usize,
    /// How deep in `<main>`.
    main: usize,
    /// How deep in what nobody reads: pictures with their titles, styles, scripts.
    unread: usize,
    /// Whether the last letter belongs to a word that goes on.
    in_word: bool,
}

impl TokenSink for Reader<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => self.tag(&tag),
            Token::CharacterTokens(text) => {
                self.state.borrow_mut().text(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Reader<'_> {
    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        let starts = tag.kind == TagKind::StartTag;
        match (&*tag.name, starts) {
            ("script", true) => {
                state.unread += 1;
                return TokenSinkResult::RawData(RawKind::ScriptData);
            }
            ("style", true) => {
                state.unread += 1;
                return TokenSinkResult::RawData(RawKind::Rawtext);
            }
            ("main", true) => state.main += 1,
            ("main", false) => state.main = state.main.saturating_sub(1),
            ("svg", true) if !tag.self_closing => state.unread += 1,
            ("svg" | "style" | "script", false) => state.unread = state.unread.saturating_sub(1),
            ("a", true) => self.link(tag, &mut state),
            _ => {}
        }
        if !is_inline(&tag.name) {
            state.in_word = false;
        }
        TokenSinkResult::Continue
    }

    fn link(&self, tag: &Tag, state: &mut State) {
        let value = |name: &str| tag.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| &*attr.value);
        let Some(to) = value("href").and_then(|href| self.to(href)) else { return };
        if state.main == 0 {
            state.page.frame.push(to);
            return;
        }
        let is_button = value("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|c| c == "button"));
        let words_before = state.words;
        state.page.links.push(Link { to, is_button, words_before });
    }

    fn to(&self, href: &str) -> Option<To> {
        if href.starts_with('#') {
            return Some(To::Here);
        }
        let own = href.strip_prefix(self.base).map(|rest| format!("{HOST}{rest}"));
        let mut url = self.stands_at.as_ref()?.join(own.as_deref().unwrap_or(href)).ok()?;
        if !url.as_str().starts_with(HOST) {
            return matches!(url.scheme(), "http" | "https").then(|| To::Outside(url.into()));
        }
        url.set_query(None);
        url.set_fragment(None);
        Some(To::Page(decoded(&url.as_str()[HOST.len()..])))
    }
}

impl State {
    fn text(&mut self, text: &str) {
        if self.main == 0 || self.unread > 0 {
            return;
        }
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.in_word = false;
                continue;
            }
            if !self.in_word {
                self.words += 1;
                self.page.text.push(' ');
                self.in_word = true;
            }
            self.page.text.push(letter);
        }
    }
}

/// Whether a tag stands within a line, so that a word may go on behind it.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr" | "b" | "bdi" | "cite" | "code" | "em" | "i" | "mark" | "s" | "small" | "span" | "strong"
    )
}

/// An address as the site map writes it, with letters of any script.
fn decoded(path: &str) -> String {
    // What a form would take for its own signs is a letter of the path.
    let path = path.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    url::form_urlencoded::parse(path.as_bytes()).map(|(name, _)| name.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Page {
        Page::read(html.as_bytes(), "c/spring/lead/", "https://learn.example/academy/")
    }

    #[test]
    fn links_are_read_as_addresses() {
        let page = read(
            "<header><a href=../../../courses/>All</a></header><main><p>One two <a href='../../../courses/über uns/?x=1#y'>three</a> \
             <a class='button big' href=\"https://lms.example/sso?target=1&amp;b=2\">four</a><a href='#here'>five</a>\
             <a href='https://learn.example/academy/paths/'>six</a><a href='mailto:a@b.example'>seven</a></main>",
        );
        let to: Vec<_> = page.links.iter().map(|link| link.to.clone()).collect();
        let page_at = |address: &str| To::Page(address.to_owned());
        let outside = To::Outside("https://lms.example/sso?target=1&b=2".to_owned());
        assert_eq!(to, [page_at("courses/über uns/"), outside.clone(), To::Here, page_at("paths/")]);
        assert_eq!(page.frame, [page_at("courses/")]);
        let buttons: Vec<_> = page.buttons().map(|link| (link.to.clone(), link.words_before)).collect();
        assert_eq!(buttons, [(outside, 3)]);
    }

    #[test]
    fn only_words_that_people_read_count() {
        let page = read(
            "<title>No</title><script>var a = '<main>no';</script><main><h1>A <b>bo</b>ld</h1><svg><title>No</title></svg>\
             <style>p { color: red }</style><p>word\n\n  here</p></main> No",
        );
        assert_eq!(page.text, " A bold word here");
    }

    #[test]
    fn nothing_breaks_the_reader() {
        for html in [
            "",
            "<",
            "<main",
            "<main><a href>",
            "<a href='://'>",
            "</main></svg></main>",
            "\u{0}",
            "<main><a href='http://['>x",
        ] {
            read(html);
        }
    }
}
