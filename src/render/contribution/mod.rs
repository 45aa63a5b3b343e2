//! The invitation to tell one's own story: a form or a letter with a testimonial begun.
//!
//! Enter at [`Invitation::of`]. `host` knows how git hosts take the text of a new file in an address, `template` writes
//! the testimonial. Where a portal has no such form, people write to its contact.

mod host;
pub mod template;

use super::wording::Wording;
use crate::model::{Course, Portal};
pub use host::Filled;

/// Where a story goes.
pub struct Invitation {
    pub href: String,
    pub filled: Filled,
    /// The testimonial, for those who have to copy it.
    pub template: String,
}

impl Invitation {
    /// About a course, or about anything; `None` where nobody takes stories.
    pub fn of(portal: &Portal, course: Option<&Course>, wording: &Wording) -> Option<Self> {
        let template = template::testimonial(course, wording);
        let name =
            course.map_or_else(|| "my-story.md".to_owned(), |course| format!("{}-my-story.md", course.item.slug));
        if let Some(form) = &portal.settings.contribute_url {
            let (href, filled) = host::prefilled(form, &name, &template);
            return Some(Self { href, filled, template });
        }
        let email = portal.settings.contact.as_ref()?.email.as_ref()?;
        let subject = match course {
            Some(course) => wording.with("contribute_subject", &[("course", &course.item.title)]),
            None => wording.text("contribute"),
        };
        Some(Self { href: letter(email, &subject, &template), filled: Filled::Letter, template })
    }
}

/// A `mailto:` address (RFC 6068) with a subject and a text; `to` may be empty.
pub fn letter(to: &str, subject: &str, text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\n', "\r\n");
    // A comma would be read as another recipient, a question mark as the end of the address.
    let to: String = to.chars().filter(|c| !c.is_whitespace() && !"?&#%,;".contains(*c)).collect();
    format!("mailto:{to}?subject={}&body={}", encoded(subject), encoded(&lines))
}

/// Percent-encoded: a plus sign means itself in `mailto:`, and a space in forms.
fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_a_letter_or_adds_a_recipient() {
        let href = letter("a@b.example,c@d.example?cc=e", "Q & A + \"x\"", "one\ntwo&bcc=x");
        assert_eq!(
            href,
            "mailto:a@b.examplec@d.examplecc=e?subject=Q%20%26%20A%20%2B%20%22x%22&body=one%0D%0Atwo%26bcc%3Dx"
        );
    }
}
