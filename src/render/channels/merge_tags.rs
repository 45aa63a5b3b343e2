//! Merge tags: `[[first_name|there]]` in the words of each mail system, and the links and lines they ask for.
//!
//! Enter at [`merge_tag`]. The names that an author may use stand in the model, so that check refuses others.

use std::borrow::Cow;

use crate::model::copy::MergeTag;
use crate::model::portal::EspFlavour;

/// What each mail system calls the names of [`MERGE_TAGS`](crate::model::copy::MERGE_TAGS). All but `company` are
/// standard fields everywhere (mailchimp.com/help/all-the-merge-tags-cheat-sheet, HubSpot's default contact
/// properties, listmonk.app/docs/templating); a company is one in HubSpot and an attribute that lists set up elsewhere.
const FIELDS: [(&str, Field); 4] = [
    ("first_name", Field { mailchimp: "FNAME", hubspot: "firstname", listmonk: ".Subscriber.FirstName" }),
    ("last_name", Field { mailchimp: "LNAME", hubspot: "lastname", listmonk: ".Subscriber.LastName" }),
    ("email", Field { mailchimp: "EMAIL", hubspot: "email", listmonk: ".Subscriber.Email" }),
    ("company", Field { mailchimp: "COMPANY", hubspot: "company", listmonk: ".Subscriber.Attribs.company" }),
];

struct Field {
    mailchimp: &'static str,
    hubspot: &'static str,
    listmonk: &'static str,
}

/// The tag in the system's dialect, or its fallback where there is no such system or name.
/// `place` escapes the fallback for where it lands.
pub fn merge_tag(flavour: EspFlavour, tag: &MergeTag, place: impl Fn(&str) -> String) -> String {
    let fallback = place(&neutral(flavour, &tag.fallback));
    let Some((_, field)) = FIELDS.iter().find(|(name, _)| *name == tag.name) else { return fallback };
    match flavour {
        EspFlavour::Outlook | EspFlavour::None => fallback,
        EspFlavour::Mailchimp => mailchimp(field.mailchimp, &fallback),
        EspFlavour::Hubspot => {
            format!("{{{{ personalization_token('contact.{}', '{}') }}}}", field.hubspot, hubl(&fallback))
        }
        EspFlavour::Listmonk => listmonk(field.listmonk, &fallback),
    }
}

fn mailchimp(field: &str, fallback: &str) -> String {
    if fallback.is_empty() {
        format!("*|{field}|*")
    } else {
        format!("*|IF:{field}|**|{field}|**|ELSE:|*{fallback}*|END:IF|*")
    }
}

fn listmonk(field: &str, fallback: &str) -> String {
    format!("{{{{ with {field} }}}}{{{{ . }}}}{{{{ else }}}}{fallback}{{{{ end }}}}")
}

/// A fallback inside a HubL string, which nothing in it may end.
fn hubl(fallback: &str) -> String {
    fallback.chars().map(|c| if c == '\'' { '’' } else { c }).filter(|c| !matches!(c, '\\' | '\n' | '\r')).collect()
}

/// Author text in which the system finds no tag.
///
/// Whoever writes `*|UNSUB|*` or `{{ unsubscribe_link }}` in a sentence means these letters, not the link of the
/// reader who gets the mail, and a stray `{{` stops a whole send. A word joiner (U+2060: no width, no break) between
/// the two characters that open or close a tag looks the same and is none. Entities would not do: editors of mail
/// systems decode them. Text is often written in pieces, so a piece may neither begin nor end with half a tag.
pub fn neutral(flavour: EspFlavour, text: &str) -> Cow<'_, str> {
    const MAILCHIMP: &[char] = &['*', '|'];
    const BRACES: &[char] = &['{', '}', '%', '#'];
    match flavour {
        EspFlavour::Mailchimp if text.contains(MAILCHIMP) => {
            let is_pair = |a, b| matches!((a, b), ('*', '|') | ('|', '*'));
            Cow::Owned(split_pairs(text, is_pair, MAILCHIMP))
        }
        // `{{` opens an expression, `{%` a statement, `{#` a comment.
        EspFlavour::Hubspot | EspFlavour::Listmonk if text.contains(BRACES) => {
            let is_pair = |a, b| a == '{' && matches!(b, '{' | '%' | '#') || a == '}' && b == '}';
            Cow::Owned(split_pairs(text, is_pair, BRACES))
        }
        _ => Cow::Borrowed(text),
    }
}

fn split_pairs(text: &str, is_pair: impl Fn(char, char) -> bool, halves: &[char]) -> String {
    const WORD_JOINER: char = '\u{2060}';
    let mut out = String::with_capacity(text.len());
    if text.starts_with(halves) {
        out.push(WORD_JOINER);
    }
    let mut before = None;
    for c in text.chars() {
        if before.is_some_and(|b| is_pair(b, c)) {
            out.push(WORD_JOINER);
        }
        out.push(c);
        before = Some(c);
    }
    if text.ends_with(halves) {
        out.push(WORD_JOINER);
    }
    out
}

/// Where a reader says what they want to get; `None` where that is a page of the portal.
pub fn preference_link(flavour: EspFlavour) -> Option<&'static str> {
    match flavour {
        EspFlavour::Mailchimp => Some("*|UNSUB|*"),
        EspFlavour::Hubspot => Some("{{ unsubscribe_link_all }}"),
        EspFlavour::Listmonk => Some("{{ UnsubscribeURL }}"),
        EspFlavour::Outlook | EspFlavour::None => None,
    }
}

/// The sender's postal address, which Mailchimp and HubSpot refuse to send without. Mailchimp has a form of it
/// for each part of the mail.
pub fn postal_address(flavour: EspFlavour) -> Option<PostalAddress> {
    const HUBSPOT: &str = "{{ site_settings.company_name }}, {{ site_settings.company_street_address_1 }}, \
                           {{ site_settings.company_city }} {{ site_settings.company_state }}";
    match flavour {
        EspFlavour::Mailchimp => Some(PostalAddress { html: "*|HTML:LIST_ADDRESS_HTML|*", text: "*|LIST:ADDRESS|*" }),
        EspFlavour::Hubspot => Some(PostalAddress { html: HUBSPOT, text: HUBSPOT }),
        EspFlavour::Listmonk | EspFlavour::Outlook | EspFlavour::None => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostalAddress {
    pub html: &'static str,
    pub text: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::copy::MERGE_TAGS;
    use crate::render::channels::fixture::place;
    use crate::render::escape;

    fn written(flavour: EspFlavour, name: &str, fallback: &str) -> String {
        let tag = MergeTag { name: name.to_owned(), fallback: fallback.to_owned(), place: place() };
        merge_tag(flavour, &tag, escape::to_text)
    }

    #[test]
    fn every_name_has_a_field_and_no_field_is_hidden() {
        assert_eq!(FIELDS.map(|(name, _)| name), MERGE_TAGS);
    }

    #[test]
    fn each_system_gets_its_dialect() {
        let first = |flavour| written(flavour, "first_name", "there");
        assert_eq!(first(EspFlavour::Mailchimp), "*|IF:FNAME|**|FNAME|**|ELSE:|*there*|END:IF|*");
        assert_eq!(first(EspFlavour::Hubspot), "{{ personalization_token('contact.firstname', 'there') }}");
        assert_eq!(first(EspFlavour::Listmonk), "{{ with .Subscriber.FirstName }}{{ . }}{{ else }}there{{ end }}");
        assert_eq!(first(EspFlavour::Outlook), "there");
        assert_eq!(first(EspFlavour::None), "there");
        assert_eq!(written(EspFlavour::Mailchimp, "first_name", ""), "*|FNAME|*");
        assert_eq!(written(EspFlavour::Mailchimp, "salary", "there"), "there");
    }

    #[test]
    fn a_hostile_fallback_stays_a_fallback() {
        let mailchimp = written(EspFlavour::Mailchimp, "first_name", "*|END:IF|**|UNSUB|*<b>");
        assert_eq!(mailchimp.matches("*|").count(), 4, "{mailchimp}");
        assert!(mailchimp.contains("&lt;b&gt;"), "{mailchimp}");
        let hubspot = written(EspFlavour::Hubspot, "first_name", "x') }}{{ evil('");
        assert_eq!(hubspot.matches("{{").count(), 1, "{hubspot}");
        assert_eq!(hubspot.matches('\'').count(), 4, "{hubspot}");
    }

    #[test]
    fn authored_tags_are_letters_even_in_pieces() {
        assert!(!neutral(EspFlavour::Mailchimp, "*|UNSUB|*").contains("*|"));
        assert!(!neutral(EspFlavour::Listmonk, "{{{ UnsubscribeURL }}").contains("{{"));
        assert!(!neutral(EspFlavour::Hubspot, "{% raw %}{# c #}").contains("{%"));
        let pieces = ["*", "|UNSUB|", "*"].map(|piece| neutral(EspFlavour::Mailchimp, piece)).concat();
        assert!(!pieces.contains("*|") && !pieces.contains("|*"), "{pieces}");
        assert_eq!(neutral(EspFlavour::Outlook, "*|UNSUB|*"), "*|UNSUB|*");
    }
}
