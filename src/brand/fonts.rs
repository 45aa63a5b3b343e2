//! Font stacks: the author's family first, then fonts that the reader's system has. Nothing is fetched.
//!
//! Enter at [`stacks`]. A family name is untrusted: it ends up in CSS and in `style` attributes.

use crate::model::portal::Look;

/// The stacks of pages and of e-mails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stacks {
    pub heading: String,
    pub body: String,
    pub mail_heading: String,
    pub mail_body: String,
}

const SANS: &str = "-apple-system,'Segoe UI',Roboto,'Noto Sans',Inter,'Helvetica Neue',Arial,sans-serif";
const SERIF: &str = "'Iowan Old Style',Charter,Georgia,Cambria,'Times New Roman',serif";
/// Every e-mail text repeats its stack, so these are short and begin with what Windows has: Word shows Times
/// where it lacks the first family.
const MAIL_SANS: &str = "'Segoe UI',Helvetica,Arial,sans-serif";
const MAIL_SERIF: &str = "Georgia,'Times New Roman',serif";

/// Families whose fallback should have serifs too; matched as the beginning of the name.
const SERIF_FAMILIES: &[&str] = &[
    "baskerville",
    "cambria",
    "charter",
    "cormorant",
    "crimson",
    "eb garamond",
    "fraunces",
    "garamond",
    "georgia",
    "ibm plex serif",
    "libre baskerville",
    "libre caslon",
    "literata",
    "lora",
    "merriweather",
    "newsreader",
    "noto serif",
    "playfair",
    "pt serif",
    "roboto serif",
    "roboto slab",
    "serif",
    "source serif",
    "spectral",
    "times",
    "zilla slab",
];

/// Names that CSS gives to whatever the system prefers; as a quoted family they would mean nothing.
const GENERIC: &[&str] =
    &["sans-serif", "serif", "system-ui", "monospace", "ui-sans-serif", "ui-serif", "inherit", "initial"];

/// Headings take the body's font where only that is given, but for a look whose headings have serifs. A font for
/// headings alone stays with headings.
pub fn stacks(heading: Option<&str>, body: Option<&str>, look: Look) -> Stacks {
    let (heading, body) = (heading.map(family), body.map(family));
    let heading = heading.filter(|name| !name.is_empty());
    let body = body.filter(|name| !name.is_empty());
    let (heading, body) = (heading.as_deref(), body.as_deref());
    let heading = heading.or(match look {
        Look::Calm | Look::Bold => body,
        Look::Editorial => Some("serif"),
    });
    Stacks {
        heading: stack(heading, SANS, SERIF),
        body: stack(body, SANS, SERIF),
        mail_heading: stack(heading, MAIL_SANS, MAIL_SERIF),
        mail_body: stack(body, MAIL_SANS, MAIL_SERIF),
    }
}

/// The name with nothing in it that could end a string, a declaration or an attribute.
fn family(name: &str) -> String {
    let kept: String = name.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn stack(family: Option<&str>, sans: &str, serif: &str) -> String {
    let Some(family) = family else { return sans.to_owned() };
    let lower = family.to_lowercase();
    let fallback = if SERIF_FAMILIES.iter().any(|known| lower.starts_with(known)) { serif } else { sans };
    if GENERIC.contains(&lower.as_str()) { fallback.to_owned() } else { format!("'{family}',{fallback}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authors_family_stands_first_and_quoted() {
        let stacks = stacks(Some("Source Serif 4"), Some("Inter"), Look::Calm);
        assert!(stacks.heading.starts_with("'Source Serif 4','Iowan"), "{}", stacks.heading);
        assert_eq!(stacks.mail_body, "'Inter','Segoe UI',Helvetica,Arial,sans-serif");
    }

    #[test]
    fn a_hostile_name_cannot_leave_its_quotes() {
        let stacks = stacks(Some("x';}</style><script>"), Some("\"onload=\\"), Look::Bold);
        assert!(stacks.heading.starts_with("'xstylescript',"), "{}", stacks.heading);
        assert!(stacks.body.starts_with("'onload',"), "{}", stacks.body);
    }

    #[test]
    fn no_name_and_generic_names_mean_the_systems_font() {
        assert_eq!(stacks(None, Some(" ;; "), Look::Calm).body, SANS);
        assert_eq!(stacks(Some("serif"), None, Look::Calm).heading, SERIF);
    }

    #[test]
    fn an_editorial_portal_has_headings_with_serifs_unless_the_author_chose_others() {
        let stacks = |heading| stacks(heading, Some("Inter"), Look::Editorial);
        assert_eq!((stacks(None).heading.as_str(), stacks(None).mail_heading.as_str()), (SERIF, MAIL_SERIF));
        assert!(stacks(None).body.starts_with("'Inter',") && stacks(Some("Inter")).heading.starts_with("'Inter',"));
    }
}
