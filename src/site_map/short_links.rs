//! Short links: `go/<code>/` for text messages, posters and screens, where nobody can click a long one.
//!
//! Enter at [`address`]. A code is worked out from what the link leads to and from its attribution, and from nothing
//! else: a printed poster keeps working whatever is added, removed or put in another order.

use super::address::SHORT_LINKS;
use super::attribution::Utm;
use super::destination::Destination;
use crate::model::Channel;

/// Crockford's base 32 (crockford.com/base32.html): without i, l, o and u nothing is misread from a wall.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// 40 bits: among ten thousand links the chance of any two alike is 1 in 22,000, and the site map would report it.
const LENGTH: usize = 8;

/// Whether people get from this channel to the portal by a short link.
pub fn has_short_link(channel: Channel) -> bool {
    match channel {
        Channel::Sms | Channel::Poster | Channel::Signage => true,
        Channel::Email | Channel::Slack | Channel::Teams | Channel::Calendar | Channel::Intranet => false,
    }
}

/// What the short link leads to: `c/spring/lead/?utm_source=poster&…`, relative to the portal's root, or a URL.
pub fn target(destination: &Destination, utm: Option<&Utm>) -> String {
    match (destination, utm) {
        (Destination::Page(address), Some(utm)) => match address.split_once('#') {
            Some((page, heading)) => format!("{page}?{}#{heading}", utm.query()),
            None => format!("{address}?{}", utm.query()),
        },
        (Destination::Outside(url), Some(utm)) => utm.carried(url),
        (Destination::Page(to) | Destination::Outside(to), None) => to.clone(),
    }
}

/// The address of the short link to `destination`: `go/3k7m2x9p/`.
pub fn address(destination: &Destination, utm: Option<&Utm>) -> String {
    format!("{SHORT_LINKS}{}/", code(&target(destination, utm)))
}

fn code(target: &str) -> String {
    let hash = blake3::hash(target.as_bytes());
    hash.as_bytes().iter().take(LENGTH).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn utm(content: &str) -> Utm {
        let [source, medium, campaign] = ["poster", "print", "spring"].map(str::to_owned);
        Utm { source, medium, campaign, content: content.to_owned() }
    }

    fn page(address: &str) -> Destination {
        Destination::Page(address.to_owned())
    }

    /// These are printed on walls. If this fails, every poster that hangs somewhere leads nowhere.
    #[test]
    fn a_code_never_changes() {
        assert_eq!(address(&page("c/spring/lead/"), Some(&utm("01-teaser-lead"))), "go/m0wfjnpa/");
        assert_eq!(address(&page("c/spring/lead/"), None), "go/3vx6j434/");
    }

    #[test]
    fn ten_thousand_links_have_ten_thousand_codes() {
        let codes: BTreeSet<String> =
            (0..10_000).map(|n| address(&page("c/spring/"), Some(&utm(&n.to_string())))).collect();
        assert_eq!(codes.len(), 10_000);
    }

    #[test]
    fn a_code_says_what_it_carries_on() {
        let carried = target(&page("c/spring/lead/"), Some(&utm("01-teaser-lead")));
        assert_eq!(
            carried,
            "c/spring/lead/?utm_source=poster&utm_medium=print&utm_campaign=spring&utm_content=01-teaser-lead"
        );
    }

    #[test]
    fn parameters_stand_before_a_heading_and_on_urls() {
        let utm = utm("x");
        assert!(target(&page("courses/feedback/#try-it"), Some(&utm)).ends_with("utm_content=x#try-it"));
        let outside = Destination::Outside("https://a.example/?q=1#top".to_owned());
        assert_eq!(target(&outside, None), "https://a.example/?q=1#top");
        assert!(target(&outside, Some(&utm)).starts_with("https://a.example/?q=1&utm_source=poster&"));
        assert!(target(&outside, Some(&utm)).ends_with("#top"));
    }
}
