//! The tokens as CSS custom properties, for the portal's stylesheet.
//!
//! Enter at [`custom_properties`]. Names are those of the fields, in kebab-case: `--primary-soft`.

use std::fmt::Write;

use super::colour::hex;
use super::looks::{GROUPS, Step};
use super::{Scheme, Tokens};
use crate::model::Choice;
use crate::model::portal::Look;

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

/// Every look for a part of a page, `data-look` saying which: the style guide shows them side by side.
pub fn looks_side_by_side() -> String {
    let scope = |(word, value): &(&str, Look)| format!("[data-look={word}]{{{}}}\n", look(*value));
    Look::ALL.iter().map(scope).collect()
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
    let Tokens { radius, heading_font, body_font, look, .. } = tokens;
    let look = self::look(*look);
    format!("--radius:{radius}px;--font-heading:{heading_font};--font-body:{body_font};{look}")
}

/// Everything that a look decides.
fn look(look: Look) -> String {
    let mut css = String::new();
    for step in Step::of(look) {
        let _ = write!(css, "--{}:{};", step.name(), step.css());
    }
    for token in GROUPS.iter().flat_map(|group| group.tokens) {
        let _ = write!(css, "--{}:{};", token.name, token.value(look));
    }
    css
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
        assert!(css.contains("--radius:6px;--font-heading:-apple-system"), "{css}");
        assert_eq!(css.matches("--paper:").count(), 3);
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }
    #[test]
    fn a_look_changes_values_and_never_names() {
        let names = |look| {
            let css = custom_properties(&Tokens::of(&Brand { look, ..Brand::default() }));
            let mut names: Vec<_> = css.split([';', '{']).filter_map(|part| part.split_once(':')).collect();
            names.retain(|(name, _)| name.starts_with("--"));
            names.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).unzip::<_, _, Vec<_>, Vec<_>>()
        };
        let [calm, bold, editorial] = [Look::Calm, Look::Bold, Look::Editorial].map(names);
        assert!(calm.0 == bold.0 && bold.0 == editorial.0);
        assert!(calm.1 != bold.1 && bold.1 != editorial.1 && editorial.1 != calm.1);
    }
}
