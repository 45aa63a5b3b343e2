//! [`Utm`]: where a visit came from, as its address tells.
//!
//! Enter at [`Utm::of_message`]. Only links that lead out of a message carry it, never those within the portal.

use url::{Url, form_urlencoded};

use crate::model::{Channel, Choice, Portal};
use crate::schedule::Message;

/// The parameters of a link (support.google.com/analytics/answer/10917952). All values are lower-case slugs, because
/// reports count `Email` and `email` apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utm {
    pub source: String,
    pub medium: String,
    pub campaign: String,
    pub content: String,
}

impl Utm {
    /// The parameters with their values made slugs; `None` where the portal wants no attribution.
    pub fn new(portal: &Portal, [source, medium, campaign, content]: [&str; 4]) -> Option<Self> {
        portal.settings.utm.then(|| Self {
            source: slug(source),
            medium: slug(medium),
            campaign: slug(campaign),
            content: slug(content),
        })
    }

    /// Channel, medium, campaign, and which touchpoint for which persona and variant.
    pub fn of_message(message: &Message, portal: &Portal) -> Option<Self> {
        let touchpoint = &message.touchpoint(portal).item.slug;
        let persona = &portal[message.persona].item.slug;
        let content = content(touchpoint, persona, message.variant.as_deref());
        let campaign = &portal[message.campaign].item.slug;
        Self::new(portal, [message.channel.word(), medium(message.channel), campaign, &content])
    }

    /// The URL with what it lacks of the parameters; those that an author wrote stay as they are.
    pub fn on(&self, url: &mut Url) {
        let present: Vec<String> = url.query_pairs().map(|(name, _)| name.into_owned()).collect();
        for (name, value) in self.named().iter().filter(|(name, _)| !present.iter().any(|known| known == name)) {
            url.query_pairs_mut().append_pair(name, value);
        }
    }

    /// The URL with what it lacks of the parameters, if it is one that people visit in a browser.
    pub fn carried(&self, address: &str) -> String {
        match Url::parse(address) {
            Ok(mut url) if matches!(url.scheme(), "http" | "https") => {
                self.on(&mut url);
                url.into()
            }
            _ => address.to_owned(),
        }
    }

    fn named(&self) -> [(&'static str, &str); 4] {
        [
            ("utm_source", &self.source),
            ("utm_medium", &self.medium),
            ("utm_campaign", &self.campaign),
            ("utm_content", &self.content),
        ]
    }

    /// `utm_source=poster&utm_medium=print&…`, encoded.
    pub fn query(&self) -> String {
        let mut query = String::with_capacity(160);
        for (name, value) in self.named() {
            query.push_str(if query.is_empty() { "" } else { "&" });
            query.push_str(name);
            query.push('=');
            query.extend(form_urlencoded::byte_serialize(value.as_bytes()));
        }
        query
    }
}

/// The `utm_content` of a message, not yet a slug: which touchpoint, for which persona and variant.
pub fn content(touchpoint: &str, persona: &str, variant: Option<&str>) -> String {
    let arm = variant.map(|variant| format!("-{variant}")).unwrap_or_default();
    format!("{touchpoint}-{persona}{arm}")
}

/// What reports group channels by.
fn medium(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::Slack | Channel::Teams => "chat",
        Channel::Sms => "sms",
        Channel::Calendar => "calendar",
        Channel::Poster => "print",
        Channel::Signage => "screen",
        Channel::Intranet => "intranet",
    }
}

/// The form of every value: lower-case letters and digits of any script, joined by single hyphens.
pub fn slug(text: &str) -> String {
    let is_plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
    if text.bytes().all(is_plain) && !text.starts_with('-') && !text.ends_with('-') && !text.contains("--") {
        return text.to_owned();
    }
    let lower = text.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn values_are_slugs_whatever_an_author_writes() {
        assert_eq!(slug("Say it KINDLY & more"), "say-it-kindly-more");
        assert_eq!(slug("01-teaser-new-lead-b"), "01-teaser-new-lead-b");
        assert_eq!(slug("?utm_source=x&b"), "utm_source-x-b");
        assert_eq!(slug("تغذية راجعة"), "تغذية-راجعة");
    }
}
