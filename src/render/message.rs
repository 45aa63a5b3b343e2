//! [`Letter`]: what a scheduled message says, before any channel has written it.
//!
//! Enter at [`Letter::of`]. It picks the copy (a variant's field before the persona's before the touchpoint's),
//! the voice, the sender and where the call to action leads. Placeholders and merge tags are still in the copy:
//! each channel resolves them in its own way.

use crate::model::campaign::{Sender, TouchpointCopy};
use crate::model::copy::Segment;
use crate::model::item::Image;
use crate::model::portal::{Contact, RawHtml};
use crate::model::prose::{Block, Inline, Prose};
use crate::model::values::Scope;
use crate::model::{Campaign, Copy, Persona, Portal, Touchpoint};
use crate::schedule::Message;
use crate::schedule::voices::Voice;
use crate::site_map::Destination;
use crate::site_map::attribution::Utm;

/// A sentence of a message: authored copy, or a text of the program.
pub type Line = Vec<Segment>;

#[derive(Clone)]
pub struct Letter<'a> {
    pub message: &'a Message,
    /// What the copy can name.
    pub scope: Scope<'a>,
    pub campaign: &'a Campaign,
    pub touchpoint: &'a Touchpoint,
    pub persona: &'a Persona,
    pub subject: Line,
    pub preheader: Line,
    /// What a text message says: its own line, or the preheader as authored.
    pub sms: Option<&'a Copy>,
    /// Where the body begins with a heading of the first level, that is the message's headline.
    pub headline: Option<&'a [Inline]>,
    pub body: &'a [Block],
    pub footnotes: &'a [(String, Vec<Block>)],
    pub voice: Option<Spoken<'a>>,
    pub sender: Option<Signatory<'a>>,
    pub cta: Option<Line>,
    pub minutes: Option<u32>,
    /// Where the call to action leads.
    pub destination: Destination,
    /// What its links carry, so that a visit can be told from another's; `None` where the portal wants none.
    pub utm: Option<Utm>,
}

/// What someone says for a course.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken<'a> {
    pub words: Words<'a>,
    pub person: &'a str,
    /// Role and team, as far as known.
    pub role: String,
    pub photo: Option<&'a Image>,
}

/// A quote is plain text; a champion's words are the first paragraph of their story, or what they are thanked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Words<'a> {
    Quote(&'a str),
    Story(&'a [Inline]),
    Thanks(&'a Copy),
}

/// Who a message is from.
#[derive(Debug, Clone, PartialEq)]
pub struct Signatory<'a> {
    pub name: &'a str,
    pub role: Option<&'a str>,
}

/// No preview of an inbox shows more (channels: 30 to 90 characters).
const PREHEADER: usize = 90;

impl<'a> Letter<'a> {
    pub fn of(message: &'a Message, portal: &'a Portal) -> Self {
        let campaign = &portal[message.campaign];
        let touchpoint = message.touchpoint(portal);
        let persona = &portal[message.persona];
        let scope = Scope::portal(portal).campaign(campaign).persona(persona);
        let copy = Chosen::of(touchpoint, message);
        let prose = copy.find(|copy| copy.body.as_ref()).unwrap_or(&touchpoint.item.body);
        let (headline, body) = split_headline(prose);
        let authored = |line: Option<&Copy>| line.filter(|copy| !copy.is_empty()).map(|copy| copy.segments.clone());
        let title = || vec![Segment::Text(touchpoint.item.title.clone())];
        let from_body = || vec![Segment::Text(first_words(prose, &scope))];
        Self {
            message,
            scope,
            campaign,
            touchpoint,
            persona,
            subject: authored(copy.find(|copy| copy.subject.as_ref())).unwrap_or_else(title),
            preheader: authored(copy.find(|copy| copy.preheader.as_ref())).unwrap_or_else(from_body),
            sms: copy.find(|copy| copy.sms.as_ref()).or_else(|| copy.find(|copy| copy.preheader.as_ref())),
            headline,
            body,
            footnotes: &prose.footnotes,
            voice: message.voice.as_ref().and_then(|chosen| spoken(portal, chosen.voice)),
            sender: sender(touchpoint, portal.settings.contact.as_ref()),
            cta: authored(copy.find(|copy| copy.cta.as_ref()).or(campaign.cta.text.as_ref())),
            minutes: touchpoint.minutes.or(campaign.cta.minutes),
            destination: Destination::of(message, portal),
            utm: Utm::of_message(message, portal),
        }
    }

    /// Who signs: the sender, unless their name stands under the quote already.
    pub fn signature(&self) -> Option<&Signatory<'a>> {
        let speaks = |name: &str| self.voice.as_ref().is_some_and(|voice| voice.person.trim() == name.trim());
        self.sender.as_ref().filter(|sender| !speaks(sender.name))
    }
}

/// The copies of a touchpoint, the most particular first.
struct Chosen<'a>(Vec<&'a TouchpointCopy>);

impl<'a> Chosen<'a> {
    fn of(touchpoint: &'a Touchpoint, message: &Message) -> Self {
        Self(touchpoint.copies_for(message.persona, message.variant.as_deref()).collect())
    }

    fn find<T>(&self, field: impl Fn(&'a TouchpointCopy) -> Option<&'a T>) -> Option<&'a T> {
        self.0.iter().find_map(|copy| field(copy))
    }
}

fn split_headline(prose: &Prose) -> (Option<&[Inline]>, &[Block]) {
    match prose.blocks.split_first() {
        Some((Block::Heading { level: 1, content, .. }, rest)) => (Some(content), rest),
        _ => (None, &prose.blocks),
    }
}

fn first_words(prose: &Prose, scope: &Scope<'_>) -> String {
    let text = prose.blocks.iter().find_map(|block| match block {
        Block::Paragraph(content) => Some(plain(content, scope)),
        _ => None,
    });
    shortened(&text.unwrap_or_default(), PREHEADER)
}

/// Inline text without any mark-up; merge tags show their fallback.
pub fn plain(content: &[Inline], scope: &Scope<'_>) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => plain(inner, scope),
            Inline::Link(link) => plain(&link.content, scope),
            Inline::Image(picture) => picture.alt.clone(),
            Inline::SoftBreak | Inline::HardBreak => " ".to_owned(),
            Inline::Value(placeholder) => scope.value(&placeholder.name).unwrap_or_default(),
            Inline::Merge(tag) => tag.fallback.clone(),
            Inline::Html { text, .. } => raw(text, scope),
            Inline::FootnoteRef { .. } => String::new(),
        })
        .collect()
}

/// The words of raw HTML: letter by letter, or without its tags where the portal cleans HTML up. No message shows an
/// author's mark-up; comments vanish everywhere.
pub fn raw(html: &str, scope: &Scope<'_>) -> String {
    let trimmed = html.trim();
    if trimmed.starts_with("<!--") && trimmed.ends_with("-->") {
        return String::new();
    }
    match scope.portal.settings.raw_html {
        RawHtml::Escape => html.to_owned(),
        RawHtml::Sanitise => without_tags(html),
    }
}

/// What is left of HTML when every tag, script and style is gone. The cleaner writes HTML, so its four entities
/// are read back.
fn without_tags(html: &str) -> String {
    let text = ammonia::Builder::empty().clean(html).to_string();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

/// At most `most` characters, ending with a whole word.
fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = &text[..end];
    let whole = cut.rfind(' ').map_or(cut, |space| &cut[..space]);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.', ' ']))
}

fn spoken(portal: &Portal, voice: Voice) -> Option<Spoken<'_>> {
    match voice {
        Voice::Testimonial(id) => {
            let voice = &portal[id];
            let role = voice.role.clone().unwrap_or_default();
            let words = Words::Quote(&voice.quote);
            Some(Spoken { words, person: &voice.person, role, photo: voice.photo.as_ref() })
        }
        Voice::Champion(id) => {
            let champion = &portal[id];
            let story = champion.item.body.blocks.iter().find_map(|block| match block {
                Block::Paragraph(content) => Some(Words::Story(content)),
                _ => None,
            });
            let words = story.or(champion.recognition.as_ref().map(Words::Thanks))?;
            let role: Vec<_> = [&champion.role, &champion.team].into_iter().flatten().cloned().collect();
            let photo = champion.photo.as_ref();
            Some(Spoken { words, person: &champion.person, role: role.join(", "), photo })
        }
    }
}

/// The authored sender, or the human a learner can turn to.
fn sender<'a>(touchpoint: &'a Touchpoint, contact: Option<&'a Contact>) -> Option<Signatory<'a>> {
    let authored = |s: &'a Sender| Signatory { name: &s.name, role: s.role.as_deref() };
    let team = |c: &'a Contact| Signatory { name: &c.name, role: c.role.as_deref() };
    touchpoint.sender.as_ref().map(authored).or_else(|| contact.map(team))
}
