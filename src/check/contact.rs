//! How to reach somebody: what stands behind `mailto:` is an address and nothing else.

use super::context::Context;
use crate::diagnostics::Code;
use crate::load::values::{Spanned, parse_address};

/// An address without what would add recipients, headers or a text to a `mailto:` link (RFC 6068).
pub fn is_email(text: &str) -> bool {
    let (name, host) = text.split_once('@').unwrap_or_default();
    let unfit = |c: char| c.is_whitespace() || c.is_control() || "<>\"@,;?&#%\\:/".contains(c);
    [name, host].iter().all(|part| !part.is_empty() && !part.contains(unfit))
}

/// A champion's contact: an e-mail address, or the address of a page.
pub fn contact(contact: &Spanned<String>, context: &mut Context<'_>) -> Option<String> {
    let text = &contact.value;
    if is_email(text) {
        return Some(text.clone());
    }
    if let Some(address) = parse_address(text).filter(|address| address.starts_with("http")) {
        return Some(address);
    }
    let message = format!("\"{text}\" is no e-mail address and no web address, so nobody can be reached there.");
    let help = "Write it like this: contact = \"jonas.weber@example.com\"";
    context.report(Code::BadValue, contact.place.clone(), message, help);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_brings_nothing_along() {
        assert!(is_email("jonas.weber+learning@example.com"));
        for text in ["", "jonas", "a@b?bcc=c@d", "a@b&cc=c", "a@b,c@d", "a@b%0d%0aBcc:c", "a@b@c", "a b@c", "a@b\u{85}"]
        {
            assert!(!is_email(text), "{text:?}");
        }
    }
}
