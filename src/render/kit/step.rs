//! A step of a campaign in the words of the interface: what the list, the preview and the review say of a message.

use super::{Kit, voice};
use crate::model::Channel;
use crate::model::portal::EspFlavour;
use crate::render::channels::delivery::Delivery;
use crate::render::channels::limits::Measure;
use crate::render::message::Letter;
use crate::render::views::kit as views;
use crate::schedule::Message;
use crate::site_map::{KitFile, kit};

impl Kit<'_> {
    /// Subject and preheader are shown as a reader without a name gets them: no merge tag stands in them.
    pub(super) fn step(&self, message: &Message) -> views::Step {
        let portal = self.inputs.portal;
        let letter = Letter::of(message, portal);
        let delivery = Delivery::of(&letter, &self.context, EspFlavour::None);
        let sender = letter.sender.as_ref();
        let clock = format!(", {}", message.slot.at.strftime("%H:%M"));
        views::Step {
            id: self.id(message),
            campaign: letter.campaign.item.title.clone(),
            title: letter.touchpoint.item.title.clone(),
            kind: self.words.choice("touchpoint", letter.touchpoint.kind),
            iso: message.date().to_string(),
            date: self.words.weekday_date(message.date()) + &clock,
            persona: letter.persona.item.title.clone(),
            variant: self.variant(message),
            sender: sender.map(|sender| sender.name.to_owned()).unwrap_or_default(),
            role: sender.and_then(|sender| sender.role).unwrap_or_default().to_owned(),
            subject: delivery.line_shown(&letter.subject),
            preheader: delivery.line_shown(&letter.preheader),
        }
    }

    /// The way to the message's folder from the kit's.
    pub(in crate::render) fn id(&self, message: &Message) -> String {
        let folder = kit::folder(message, self.inputs.portal);
        folder.strip_prefix("kit/").unwrap_or(&folder).to_owned()
    }

    fn variant(&self, message: &Message) -> String {
        let named = |name: &String| self.words.with("kit_variant", &[("name", name)]);
        message.variant.as_ref().map(named).unwrap_or_default()
    }

    /// Who speaks in a message and why, if anybody does.
    pub(super) fn voice(&self, message: &Message) -> String {
        let sentence = |chosen| voice::sentence(chosen, self.inputs.portal, &self.words);
        message.voice.as_ref().filter(|_| has_room(message.channel)).map(sentence).unwrap_or_default()
    }

    /// A channel's name as it stands on its own.
    pub(super) fn channel(&self, channel: Channel) -> String {
        capitalised(&self.words.choice("channel", channel))
    }

    pub(super) fn file(&self, file: KitFile) -> String {
        self.words.text(&format!("kit_file_{}", file.kind()))
    }

    pub(super) fn measure(&self, measure: &Measure) -> views::MeasureView {
        let limit = measure.limit;
        let (most, number) = (measure.most(), |n| self.words.number(n));
        let values = [("figure", number(measure.figure)), ("most", number(most)), ("unit", limit.unit.to_owned())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let state = state(measure);
        views::MeasureView {
            what: limit.what,
            words: self.words.with("kit_measure", &values),
            why: measure.broken().map(|bar| format!("{} {}", bar.why, number(bar.most))).unwrap_or_default(),
            state,
            verdict: self.words.text(&format!("kit_{state}")),
            percent: (measure.figure * 100 / most.max(1)).min(100),
        }
    }
}

/// Whether a channel's messages let somebody speak.
fn has_room(channel: Channel) -> bool {
    match channel {
        Channel::Email | Channel::Slack | Channel::Teams | Channel::Calendar | Channel::Intranet => true,
        Channel::Sms | Channel::Poster | Channel::Signage => false,
    }
}

/// The hardest bar is the limit; a milder one that is broken, or nine tenths of the limit, is close to it.
fn state(measure: &Measure) -> &'static str {
    let most = measure.most();
    match measure.figure {
        figure if figure > most => "over",
        figure if measure.broken().is_some() || figure > most - most / 10 => "close",
        _ => "fine",
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
