//! Links that lead out of a message: absolute, and attributed with UTM parameters.
//!
//! Enter at [`Outbound::target`] for authored links and at [`Outbound::page`] for pages of the portal.

use crate::model::prose::Target;
use crate::site_map::attribution::Utm;
use crate::site_map::{Destination, Links};

#[derive(Debug, Clone)]
pub struct Outbound<'a> {
    pub links: &'a Links,
    pub utm: Option<Utm>,
}

impl Outbound<'_> {
    /// The URL of an authored link; `None` where it leads nowhere outside its own page.
    pub fn target(&self, target: &Target) -> Option<String> {
        match target {
            Target::Portal(address) => Some(self.page(address)),
            Target::File(address) => Some(safe(&self.links.absolute(address))),
            Target::External(url) => Some(self.attributed(url)),
            Target::Fragment(_) | Target::Unresolved => None,
        }
    }

    /// The URL of a picture: never attributed, since nobody clicks it.
    pub fn picture(&self, target: &Target) -> Option<String> {
        match target {
            Target::Portal(address) | Target::File(address) => Some(safe(&self.links.absolute(address))),
            Target::External(url) => Some(safe(url)),
            Target::Fragment(_) | Target::Unresolved => None,
        }
    }

    /// The attributed URL that a call to action leads to.
    pub fn destination(&self, destination: &Destination) -> String {
        match destination {
            Destination::Page(address) => self.page(address),
            Destination::Outside(url) => self.attributed(url),
        }
    }

    /// The attributed URL of a page of the portal. Nearly every link is one, and most need no parsing.
    pub fn page(&self, address: &str) -> String {
        let url = self.links.absolute(address);
        match &self.utm {
            Some(utm) if url.is_ascii() && !url.contains(['?', '#']) => safe(&[&url, "?", &utm.query()].concat()),
            _ => self.attributed(&url),
        }
    }

    /// The URL with what is missing of the UTM parameters; an authored one stays as it is.
    /// `mailto:` and `tel:` addresses carry none.
    fn attributed(&self, address: &str) -> String {
        match &self.utm {
            Some(utm) => safe(&utm.carried(address)),
            None => safe(address),
        }
    }
}

/// The URL with the characters encoded that mail systems read as the edges of their tags (`*|UNSUB|*`, `{{ x }}`)
/// and those that end a URL in plain text. All of them mean the same encoded.
fn safe(url: &str) -> String {
    if !url.contains(['|', '{', '}', '"', '<', '>', ' ']) {
        return url.to_owned();
    }
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '|' => out.push_str("%7C"),
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            ' ' => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    fn out(url: &str) -> String {
        let links = Links::new(Url::parse("https://learn.example.com/academy/").unwrap());
        let utm = Utm {
            source: "email".to_owned(),
            medium: "email".to_owned(),
            campaign: "spring".to_owned(),
            content: "01-teaser-lead".to_owned(),
        };
        Outbound { links: &links, utm: Some(utm) }.target(&Target::External(url.to_owned())).unwrap()
    }

    const ALL: &str = "utm_source=email&utm_medium=email&utm_campaign=spring&utm_content=01-teaser-lead";

    #[test]
    fn parameters_join_the_query_and_stand_before_the_fragment() {
        assert_eq!(out("https://a.example/x"), format!("https://a.example/x?{ALL}"));
        assert_eq!(out("https://a.example/x?q=%20a&b#top"), format!("https://a.example/x?q=%20a&b&{ALL}#top"));
    }

    #[test]
    fn a_page_of_the_portal_gets_what_any_address_gets() {
        let links = Links::new(Url::parse("https://learn.example.com/academy/").unwrap());
        let utm = Utm {
            source: "email".to_owned(),
            medium: "email".to_owned(),
            campaign: "frühling".to_owned(),
            content: "01-teaser-lead".to_owned(),
        };
        let outbound = Outbound { links: &links, utm: Some(utm) };
        for address in ["", "c/spring/lead/", "c/fr\u{fc}hling/", "find/?minutes=5", "courses/a/#try-it"] {
            assert_eq!(outbound.page(address), outbound.attributed(&links.absolute(address)), "{address}");
        }
    }

    #[test]
    fn nothing_is_attributed_twice() {
        assert_eq!(out(&out("https://a.example/x")), out("https://a.example/x"));
        let own = out("https://a.example/?utm_source=poster");
        assert_eq!(own.matches("utm_source").count(), 1);
        assert!(own.contains("utm_source=poster"), "{own}");
    }

    #[test]
    fn mail_and_telephone_addresses_stay_as_they_are() {
        assert_eq!(out("mailto:learning@example.com?subject=Hi"), "mailto:learning@example.com?subject=Hi");
        assert_eq!(out("tel:+49301234"), "tel:+49301234");
    }

    #[test]
    fn quotes_and_tags_of_mail_systems_are_encoded() {
        let url = out("https://a.example/*|UNSUB|*?a=\"b\"&c={{ d }}");
        assert!(!url.contains(['|', '"', '{', '}', ' ', '<']), "{url}");
    }
}
