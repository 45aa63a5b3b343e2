//! [`Loaded`]: what finished pages load and run, as a Content Security Policy names it (w3.org/TR/CSP3).
//!
//! Enter at [`Loaded::read`]. The portal's own theme runs nothing that stands in a page, but a portal's theme may. Data for
//! machines (JSON-LD) is no script, so browsers don't ask for it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use sha2::{Digest, Sha256};
use url::Url;

/// The kinds of things that a policy tells apart, in the order in which it names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Script,
    Style,
    Image,
    Font,
    Connect,
    Media,
    Frame,
    Object,
    Manifest,
    Form,
}

impl Kind {
    /// The directive.
    pub fn word(self) -> &'static str {
        match self {
            Self::Script => "script-src",
            Self::Style => "style-src",
            Self::Image => "img-src",
            Self::Font => "font-src",
            Self::Connect => "connect-src",
            Self::Media => "media-src",
            Self::Frame => "frame-src",
            Self::Object => "object-src",
            Self::Manifest => "manifest-src",
            Self::Form => "form-action",
        }
    }
}

/// From where pages load things of each kind, or the hashes of what stands in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded(BTreeMap<Kind, BTreeSet<String>>);

impl Loaded {
    /// What is loaded from the portal itself, whether or not a page names it: scripts load scripts, and styles load fonts.
    pub fn from_self(kinds: &[Kind]) -> Self {
        let own = |kind: &Kind| (*kind, BTreeSet::from(["'self'".to_owned()]));
        Self(kinds.iter().map(own).collect())
    }

    /// Adds what a page loads and runs; `base` is the portal's own address.
    pub fn read(&mut self, page: &[u8], base: &Url) {
        let reader = Reader { base, state: RefCell::new(State { loaded: std::mem::take(self), inline: None }) };
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(String::from_utf8_lossy(page).as_ref()));
        let tokenizer = Tokenizer::new(reader, TokenizerOpts::default());
        // It would stop for scripts that run, and none does here.
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        *self = tokenizer.sink.state.into_inner().loaded;
    }

    pub fn merge(mut self, other: Self) -> Self {
        for (kind, sources) in other.0 {
            self.0.entry(kind).or_default().extend(sources);
        }
        self
    }

    pub fn add(&mut self, kind: Kind, source: String) {
        self.0.entry(kind).or_default().insert(source);
    }

    /// Each kind with its sources.
    pub fn all(&self) -> impl Iterator<Item = (Kind, &BTreeSet<String>)> {
        self.0.iter().map(|(kind, sources)| (*kind, sources))
    }

    /// An address that is loaded.
    fn address(&mut self, kind: Kind, address: &str, base: &Url) {
        let Ok(url) = base.join(address.trim()) else { return };
        let source = match url.scheme() {
            "http" | "https" if url.origin() == base.origin() => "'self'".to_owned(),
            "http" | "https" => url.origin().ascii_serialization(),
            "data" | "blob" => format!("{}:", url.scheme()),
            _ => return,
        };
        self.add(kind, source);
    }

    /// A script or style that stands in a page.
    fn inline(&mut self, kind: Kind, text: &str) {
        self.add(kind, format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes()))));
    }

    /// The same in an attribute.
    fn attribute(&mut self, kind: Kind, text: &str) {
        self.add(kind, "'unsafe-hashes'".to_owned());
        self.inline(kind, text);
    }
}

struct Reader<'a> {
    base: &'a Url,
    state: RefCell<State>,
}

struct State {
    loaded: Loaded,
    /// The script or style that is being read.
    inline: Option<(Kind, String)>,
}

impl TokenSink for Reader<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return state.starts(&tag, self.base),
            Token::TagToken(_) => state.ends(),
            Token::CharacterTokens(text) => {
                if let Some((_, inline)) = &mut state.inline {
                    inline.push_str(&text);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn starts(&mut self, tag: &Tag, base: &Url) -> TokenSinkResult<()> {
        for attribute in &tag.attrs {
            match &*attribute.name.local {
                "style" => self.loaded.attribute(Kind::Style, &attribute.value),
                name if name.starts_with("on") => self.loaded.attribute(Kind::Script, &attribute.value),
                _ => {}
            }
        }
        let value = |name: &str| tag.attrs.iter().find(|it| &*it.name.local == name).map(|it| it.value.to_string());
        for (kind, attribute) in addresses(&tag.name, value("rel").as_deref()) {
            for address in value(attribute).iter().flat_map(|value| each_address(attribute, value)) {
                self.loaded.address(*kind, address, base);
            }
        }
        match &*tag.name {
            "script" => {
                let runs = value("src").is_none() && runs(value("type").as_deref());
                self.inline = runs.then(|| (Kind::Script, String::new()));
                TokenSinkResult::RawData(RawKind::ScriptData)
            }
            "style" => {
                self.inline = Some((Kind::Style, String::new()));
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    fn ends(&mut self) {
        if let Some((kind, text)) = self.inline.take() {
            self.loaded.inline(kind, &text);
        }
    }
}

/// Whether a script of this type runs; anything else holds data (html.spec.whatwg.org, "prepare the script element").
fn runs(of_type: Option<&str>) -> bool {
    let of_type = of_type.unwrap_or_default().trim().to_ascii_lowercase();
    let is_script = ["javascript", "ecmascript", "jscript", "livescript"].iter().any(|word| of_type.contains(word));
    of_type.is_empty() || is_script || ["module", "importmap", "speculationrules"].contains(&of_type.as_str())
}

/// The attributes of an element that name what is loaded.
fn addresses(element: &str, rel: Option<&str>) -> &'static [(Kind, &'static str)] {
    let is = |word: &str| rel.is_some_and(|rel| rel.split_whitespace().any(|it| it.eq_ignore_ascii_case(word)));
    match element {
        "script" => &[(Kind::Script, "src")],
        "img" | "image" | "input" | "use" => {
            &[(Kind::Image, "src"), (Kind::Image, "srcset"), (Kind::Image, "href"), (Kind::Image, "xlink:href")]
        }
        "source" => &[(Kind::Media, "src"), (Kind::Image, "srcset")],
        "video" | "audio" | "track" => &[(Kind::Media, "src"), (Kind::Image, "poster")],
        "iframe" | "frame" => &[(Kind::Frame, "src")],
        "embed" => &[(Kind::Object, "src")],
        "object" => &[(Kind::Object, "data")],
        "form" => &[(Kind::Form, "action")],
        "button" => &[(Kind::Form, "formaction")],
        "link" if is("stylesheet") => &[(Kind::Style, "href")],
        "link" if is("icon") || is("apple-touch-icon") => &[(Kind::Image, "href")],
        "link" if is("manifest") => &[(Kind::Manifest, "href")],
        "link" if is("modulepreload") => &[(Kind::Script, "href")],
        _ => &[],
    }
}

/// A list of pictures has an address before each width.
fn each_address<'v>(attribute: &str, value: &'v str) -> Vec<&'v str> {
    match attribute {
        "srcset" => value.split(',').filter_map(|picture| picture.split_whitespace().next()).collect(),
        _ => vec![value],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(page: &str) -> Vec<String> {
        let mut loaded = Loaded::default();
        loaded.read(page.as_bytes(), &Url::parse("https://learn.example.com/academy/").unwrap());
        loaded
            .all()
            .map(|(kind, sources)| format!("{} {}", kind.word(), sources.iter().cloned().collect::<Vec<_>>().join(" ")))
            .collect()
    }

    /// The first is the one that the specification gives as an example; `.ci/hosting.mjs` has a browser run such a page.
    #[test]
    fn what_runs_in_a_page_is_named_by_its_hash() {
        assert_eq!(
            loaded("<script>alert('Hello, world.');</script>"),
            ["script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"]
        );
        assert_eq!(loaded("<style></style>"), ["style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"]);
        assert_eq!(
            loaded("<p style=\"\" onclick=\"\">"),
            [
                "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'unsafe-hashes'",
                "style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'unsafe-hashes'"
            ]
        );
    }

    #[test]
    fn data_is_no_script() {
        assert!(loaded("<script type=\"application/ld+json\">{\"@type\": \"</p><img src=x>\"}</script>").is_empty());
        assert!(loaded("<script type=application/json>1</script>").is_empty());
        assert_eq!(loaded("<script type=\"module\"></script><script type=' text/JavaScript '></script>").len(), 1);
    }

    #[test]
    fn addresses_are_named_by_their_host() {
        assert_eq!(
            loaded(
                "<script src='../a.js'></script><img srcset='a.webp 1x, https://pictures.example/b.webp 2x' src=data:,x>\
                 <video src=//films.example:8443/a.mp4 poster=/p.png></video><iframe src=https://f.example/x></iframe>\
                 <link rel='shortcut icon' href=i.svg><a href=https://nobody.example>x</a><form action=find/></form>\
                 <textarea><img src=https://not.example></textarea>"
            ),
            [
                "script-src 'self'",
                "img-src 'self' data: https://pictures.example",
                "media-src https://films.example:8443",
                "frame-src https://f.example",
                "form-action 'self'"
            ]
        );
    }

    #[test]
    fn nonsense_is_read_to_its_end() {
        for page in ["", "<script", "<style>", "<script>//", "<img src=https://[>", "<p style>", "\u{0}<\u{0}"] {
            loaded(page);
        }
    }
}
