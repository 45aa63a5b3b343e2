//! Which colours meet: every text or control with every ground that it may stand on.
//!
//! [`PAIRS`] is the promise that `derive` keeps and the tests hold it to; a theme may use no other pair.

use super::contrast::{LARGE, TEXT};

/// A colour that must be seen on a ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    pub text: &'static str,
    pub ground: &'static str,
    pub needed: f64,
}

const fn text(text: &'static str, ground: &'static str) -> Pair {
    Pair { text, ground, needed: TEXT }
}

const fn large(text: &'static str, ground: &'static str) -> Pair {
    Pair { text, ground, needed: LARGE }
}

pub const PAIRS: &[Pair] = &[
    text("ink", "paper"),
    text("ink", "surface"),
    text("ink", "surface_soft"),
    text("ink", "primary_soft"),
    text("ink", "accent_soft"),
    text("ink_soft", "paper"),
    text("ink_soft", "surface"),
    text("ink_soft", "surface_soft"),
    text("ink_soft", "primary_soft"),
    text("ink_soft", "accent_soft"),
    text("link", "paper"),
    text("link", "surface"),
    text("link", "surface_soft"),
    text("link", "primary_soft"),
    text("link", "accent_soft"),
    text("accent_text", "paper"),
    text("accent_text", "surface"),
    text("accent_text", "surface_soft"),
    text("accent_text", "primary_soft"),
    text("accent_text", "accent_soft"),
    text("success", "paper"),
    text("success", "surface"),
    text("success", "surface_soft"),
    text("warning", "paper"),
    text("warning", "surface"),
    text("warning", "surface_soft"),
    text("danger", "paper"),
    text("danger", "surface"),
    text("danger", "surface_soft"),
    text("on_primary", "primary"),
    text("on_primary", "primary_strong"),
    text("on_accent", "accent"),
    large("line_strong", "paper"),
    large("line_strong", "surface"),
    large("line_strong", "surface_soft"),
    large("focus", "paper"),
    large("focus", "surface"),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::colour::Lch;
    use super::super::contrast::ratio;
    use super::super::{Scheme, Tokens};
    use super::PAIRS;
    use crate::model::portal::{Brand, Colour};

    fn brand(colours: &[(&str, &str)]) -> Brand {
        let colours = colours.iter().map(|(name, hex)| ((*name).to_owned(), Colour::parse(hex).unwrap())).collect();
        Brand { colours, ..Brand::default() }
    }

    fn broken(scheme: &Scheme) -> Vec<String> {
        PAIRS
            .iter()
            .map(|pair| (pair, ratio(scheme.get(pair.text).unwrap(), scheme.get(pair.ground).unwrap())))
            .filter(|(pair, ratio)| *ratio < pair.needed)
            .map(|(pair, ratio)| format!("{} on {}: {ratio:.3} < {}", pair.text, pair.ground, pair.needed))
            .collect()
    }

    fn all_hold(brand: &Brand) {
        let tokens = Tokens::of(brand);
        assert_eq!(broken(&tokens.light), Vec::<String>::new(), "light, {:?}", brand.colours);
        assert_eq!(broken(&tokens.dark), Vec::<String>::new(), "dark, {:?}", brand.colours);
    }

    #[test]
    fn the_hardest_primaries_hold() {
        for primary in
            ["#fff7c2", "#0000ff", "#000000", "#ffffff", "#39ff14", "#808080", "#767676", "#ff0000", "#5b2d8e"]
        {
            all_hold(&brand(&[("primary", primary)]));
        }
    }

    #[test]
    fn an_authored_ground_is_kept_exactly() {
        let tokens = Tokens::of(&brand(&[("primary", "#ffe45c"), ("accent", "#ff00ff"), ("paper", "#fffdf5")]));
        assert_eq!(tokens.light.primary, Colour::parse("#ffe45c").unwrap());
        assert_eq!(tokens.light.accent, Colour::parse("#ff00ff").unwrap());
        assert_eq!(tokens.light.paper, Colour::parse("#fffdf5").unwrap());
    }

    fn any_colour() -> impl Strategy<Value = Colour> {
        any::<[u8; 3]>().prop_map(|[red, green, blue]| Colour { red, green, blue })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn any_primary_holds(primary in any_colour()) {
            all_hold(&Brand { colours: [("primary".to_owned(), primary)].into(), ..Brand::default() });
        }

        /// Even an author who names every colour at random gets a readable portal.
        #[test]
        fn any_brand_holds(colours in proptest::collection::vec(any_colour(), 16)) {
            let names = super::super::COLOURS.iter().map(|(name, _)| (*name).to_owned());
            all_hold(&Brand { colours: names.zip(colours).collect(), ..Brand::default() });
        }

        #[test]
        fn any_colour_survives_oklch(colour in any_colour()) {
            prop_assert_eq!(Lch::of(colour).colour(), colour);
        }
    }
}
