//! [`Delivery`]: everything a channel needs to turn authored words into what its readers get.

use std::borrow::Cow;

use super::outbound::Outbound;
use super::{Context, merge_tags};
use crate::model::copy::{MergeTag, Placeholder, Segment};
use crate::model::portal::EspFlavour;
use crate::model::prose::{AlertKind, PersonaRef};
use crate::model::values::Scope;
use crate::model::{Id, Persona};
use crate::render::escape;
use crate::render::message::{self, Letter};
use crate::render::straight::straight;
use crate::theme::Strings;

#[derive(Clone)]
pub struct Delivery<'a> {
    pub scope: Scope<'a>,
    /// The reader.
    pub persona: Id<Persona>,
    pub outbound: Outbound<'a>,
    /// The mail system that will read it; [`EspFlavour::None`] where merge tags show their fallback.
    pub flavour: EspFlavour,
    /// What a message says by itself, in the portal's language.
    pub strings: &'a Strings,
}

impl<'a> Delivery<'a> {
    /// The delivery of a message, with merge tags in the dialect of `flavour`.
    pub fn of(letter: &Letter<'a>, context: &Context<'a>, flavour: EspFlavour) -> Self {
        let outbound = Outbound { links: context.links, utm: letter.utm.clone() };
        Self { scope: letter.scope, persona: letter.message.persona, outbound, flavour, strings: context.strings }
    }
}

impl Delivery<'_> {
    /// Author text as plain text in which no mail system finds a tag, and nothing turns what follows around.
    pub fn text(&self, text: &str) -> String {
        self.letters(text).into_owned()
    }

    /// The same, and no copy where nothing has to change.
    fn letters<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match straight(text) {
            Cow::Borrowed(text) => merge_tags::neutral(self.flavour, text),
            Cow::Owned(text) => Cow::Owned(merge_tags::neutral(self.flavour, &text).into_owned()),
        }
    }

    /// Author text as HTML.
    pub fn html(&self, text: &str) -> String {
        escape::to_text(&self.letters(text))
    }

    /// The words of raw HTML.
    pub fn raw(&self, html: &str) -> String {
        message::raw(html, &self.scope)
    }

    pub fn value(&self, placeholder: &Placeholder) -> String {
        self.scope.value(&placeholder.name).unwrap_or_default()
    }

    pub fn merge_text(&self, tag: &MergeTag) -> String {
        merge_tags::merge_tag(self.flavour, tag, |fallback| straight(fallback).into_owned())
    }

    pub fn merge_html(&self, tag: &MergeTag) -> String {
        merge_tags::merge_tag(self.flavour, tag, |fallback| escape::to_text(&straight(fallback)))
    }

    /// A line of copy as plain text, on one line.
    pub fn line_text(&self, line: &[Segment]) -> String {
        let text: String = line
            .iter()
            .map(|segment| match segment {
                Segment::Text(text) => self.text(text),
                Segment::Value(placeholder) => self.text(&self.value(placeholder)),
                Segment::Merge(tag) => self.merge_text(tag),
            })
            .collect();
        one_line(&text)
    }

    /// A line of copy as HTML.
    pub fn line_html(&self, line: &[Segment]) -> String {
        line.iter()
            .map(|segment| match segment {
                Segment::Text(text) => self.html(text),
                Segment::Value(placeholder) => self.html(&self.value(placeholder)),
                Segment::Merge(tag) => self.merge_html(tag),
            })
            .collect()
    }

    /// A line of copy without merge tags, for places that no mail system fills in: titles, labels.
    pub fn line_shown(&self, line: &[Segment]) -> String {
        let text: String = line
            .iter()
            .map(|segment| match segment {
                Segment::Text(text) => self.text(text),
                Segment::Value(placeholder) => self.text(&self.value(placeholder)),
                Segment::Merge(tag) => self.text(&tag.fallback),
            })
            .collect();
        one_line(&text)
    }

    /// What a boxed passage is called.
    pub fn alert(&self, kind: AlertKind) -> &str {
        self.strings.text(match kind {
            AlertKind::Note => "alert_note",
            AlertKind::Tip => "alert_tip",
            AlertKind::Important => "alert_important",
            AlertKind::Warning => "alert_warning",
            AlertKind::Caution => "alert_caution",
        })
    }

    /// Whether a passage that is kept for a persona is for this reader.
    pub fn shows(&self, persona: &PersonaRef) -> bool {
        persona.id == Some(self.persona)
    }
}

/// A line end in a subject would begin another header.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control()).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
