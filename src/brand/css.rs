//! The tokens as CSS custom properties, for the portal's stylesheet.
//!
//! Enter at [`custom_properties`]. Names are those of the fields, in kebab-case: `--primary-soft`.

use std::fmt::Write;

use super::colour::hex;
use super::{Scheme, Tokens};

/// Light by default, dark where the reader's system asks for it, and either where `data-scheme` on the root says so.
pub fn custom_properties(tokens: &Tokens) -> String {
    let (light, dark) = (colours(&tokens.light), colours(&tokens.dark));
    let shapes = shapes(tokens);
    format!(
        ":root{{color-scheme:light dark;{light}{shapes}}}\n\
         @media (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{dark}}}}}\n\
         :root[data-scheme=light]{{color-scheme:light}}\n\
         :root[data-scheme=dark]{{color-scheme:dark;{dark}}}\n"
    )
}

fn colours(scheme: &Scheme) -> String {
    let mut css = String::new();
    for (name, colour) in scheme.named() {
        // Writing into a String can't fail.
        let _ = write!(css, "--{}:{};", name.replace('_', "-"), hex(colour));
    }
    css
}

fn shapes(tokens: &Tokens) -> String {
    let Tokens { radius, heading_font, body_font, .. } = tokens;
    let card = u16::from(*radius) * 2;
    format!("--radius:{radius}px;--radius-card:{card}px;--font-heading:{heading_font};--font-body:{body_font}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::portal::Brand;

    #[test]
    fn every_field_has_its_property_in_both_schemes() {
        let tokens = Tokens::of(&Brand::default());
        let css = custom_properties(&tokens);
        for (name, colour) in tokens.light.named().into_iter().chain(tokens.dark.named()) {
            let property = format!("--{}:{};", name.replace('_', "-"), hex(colour));
            assert!(css.contains(&property), "{property}");
        }
        assert!(css.contains("--radius:6px;--radius-card:12px;--font-heading:-apple-system"), "{css}");
        assert_eq!(css.matches("--paper:").count(), 3);
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }
}
