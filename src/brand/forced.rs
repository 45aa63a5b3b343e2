//! Where an author's own colours can't be read on each other.
//!
//! Enter at [`forced_pairs`]; the check step makes `low-contrast` findings of it. The portal stays readable all
//! the same, because `derive` replaces the offending colour; but then it isn't the colour the author asked for.

use super::authored::Wishes;
use super::contrast::{TEXT, ratio};
use super::derive;
use super::pairs::PAIRS;
use crate::model::portal::{Brand, Colour};

/// Two colours that are too alike, and what to write instead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BadPair {
    /// The text and the ground, as `[brand]` names them.
    pub text: &'static str,
    pub ground: &'static str,
    pub text_colour: Colour,
    pub ground_colour: Colour,
    pub ratio: f64,
    pub needed: f64,
    /// The authored colour to change, and the nearest value for it that passes.
    pub change: &'static str,
    pub proposed: Colour,
}

/// Every authored colour that can't be used as it is: at most one finding each, with its worst ground.
pub fn forced_pairs(brand: &Brand) -> Vec<BadPair> {
    [Wishes::light(brand), Wishes::dark(brand)].iter().flat_map(of_scheme).collect()
}

fn of_scheme(wishes: &Wishes<'_>) -> Vec<BadPair> {
    let scheme = derive::scheme(wishes);
    let mut found = Vec::new();
    for (token, proposed) in scheme.named() {
        let (Some(name), Some(authored)) = (wishes.name(token), wishes.exact(token)) else { continue };
        let worst = PAIRS
            .iter()
            .filter(|pair| pair.text == token)
            .filter_map(|pair| Some((pair, scheme.get(pair.ground)?)))
            .map(|(pair, ground)| (pair, ground, ratio(authored, ground)))
            .filter(|(pair, _, ratio)| *ratio < pair.needed)
            .min_by(|a, b| a.2.total_cmp(&b.2));
        if let Some((pair, ground_colour, ratio)) = worst {
            let ground = wishes.name(pair.ground).unwrap_or(pair.ground);
            found.push(BadPair {
                text: name,
                ground,
                text_colour: authored,
                ground_colour,
                ratio,
                needed: pair.needed,
                change: name,
                proposed,
            });
        }
    }
    found.extend(unusable_surface(wishes, &scheme));
    found
}

/// A card on which the text of the paper can't be read: one of two authored grounds has to go.
fn unusable_surface(wishes: &Wishes<'_>, scheme: &super::Scheme) -> Option<BadPair> {
    let (ground, authored) = (wishes.name("surface")?, wishes.exact("surface")?);
    let ratio = ratio(scheme.ink, authored);
    (authored != scheme.surface).then_some(BadPair {
        text: wishes.name("ink")?,
        ground,
        text_colour: scheme.ink,
        ground_colour: authored,
        ratio,
        needed: TEXT,
        change: ground,
        proposed: scheme.surface,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(colours: &[(&str, &str)]) -> Vec<BadPair> {
        let colours = colours.iter().map(|(name, hex)| ((*name).to_owned(), Colour::parse(hex).unwrap())).collect();
        forced_pairs(&Brand { colours, ..Brand::default() })
    }

    #[test]
    fn derived_colours_adapt_so_a_pale_primary_is_no_mistake() {
        assert_eq!(found(&[("primary", "#fff3b0")]), []);
        assert_eq!(found(&[("primary", "#0b5fff"), ("ink", "#111111"), ("paper", "#ffffff")]), []);
    }

    #[test]
    fn a_grey_that_is_a_hair_too_light_is_found_with_its_measure() {
        let found = found(&[("primary", "#0b5fff"), ("paper", "#ffffff"), ("ink", "#777777")]);
        let [pair] = found[..] else { panic!("{found:?}") };
        assert_eq!((pair.text, pair.change), ("ink", "ink"));
        assert!(pair.ratio < 4.478, "{}", pair.ratio);
        assert!(ratio(pair.proposed, pair.ground_colour) >= 4.5);
    }

    #[test]
    fn text_that_was_forced_onto_the_accent_is_found() {
        let found = found(&[("primary", "#0b5fff"), ("accent", "#ffcc00"), ("on_accent", "#ffffff")]);
        let [pair] = found[..] else { panic!("{found:?}") };
        assert_eq!((pair.text, pair.ground), ("on_accent", "accent"));
        assert!(ratio(pair.proposed, pair.ground_colour) >= 4.5);
    }

    /// 4.478:1 is not 4.5:1, however one rounds.
    #[test]
    fn a_near_miss_is_a_miss() {
        assert_eq!(found(&[("primary", "#0b5fff"), ("accent", "#777777"), ("on_accent", "#ffffff")]).len(), 1);
        assert_eq!(found(&[("primary", "#0b5fff"), ("accent", "#767676"), ("on_accent", "#ffffff")]).len(), 0);
    }

    #[test]
    fn two_grounds_that_exclude_each_other_are_found() {
        let found = found(&[("primary", "#0b5fff"), ("paper", "#ffffff"), ("surface", "#101010")]);
        let [pair] = found[..] else { panic!("{found:?}") };
        assert_eq!((pair.change, pair.text), ("surface", "ink"));
    }

    #[test]
    fn a_dark_colour_is_called_by_its_dark_name() {
        let found = found(&[("primary", "#0b5fff"), ("dark_ink", "#333333")]);
        let [pair] = found[..] else { panic!("{found:?}") };
        assert_eq!(pair.text, "dark_ink");
    }
}
