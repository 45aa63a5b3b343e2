//! The three looks of a portal. A look is nothing but values for the same design tokens, side by side in one table, so
//! that style sheets know the tokens and never the look.
//!
//! Enter at [`GROUPS`] (the tokens by what they are about), [`Token::value`] and [`Step::of`] (the type scale).
//! Colours are not here: they come from the brand in every look, and their pairs hold whatever the look does with them.

use crate::model::portal::Look;

/// A design token: the name of its custom property without `--`, and its value in each look.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    pub name: &'static str,
    calm: &'static str,
    bold: &'static str,
    editorial: &'static str,
}

impl Token {
    pub fn value(&self, look: Look) -> &'static str {
        match look {
            Look::Calm => self.calm,
            Look::Bold => self.bold,
            Look::Editorial => self.editorial,
        }
    }
}

/// Tokens that belong together.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// A key of the interface's words begins with `style_`: `style_type`.
    pub name: &'static str,
    pub tokens: &'static [Token],
}

pub const GROUPS: &[Group] = &[
    Group { name: "type", tokens: TYPE },
    Group { name: "space", tokens: SPACE },
    Group { name: "shape", tokens: SHAPE },
    Group { name: "depth", tokens: DEPTH },
    Group { name: "art", tokens: ART },
    Group { name: "motion", tokens: MOTION },
];

const fn token(name: &'static str, calm: &'static str, bold: &'static str, editorial: &'static str) -> Token {
    Token { name, calm, bold, editorial }
}

const fn same(name: &'static str, value: &'static str) -> Token {
    token(name, value, value, value)
}

const SERIF: &str =
    "\"Iowan Old Style\",Charter,\"Bitstream Charter\",\"Sitka Text\",\"Palatino Linotype\",Palatino,Georgia,serif";

const TYPE: &[Token] = &[
    token("leading", "1.6", "1.55", "1.65"),
    token("leading-heading", "1.08", "1.02", "1.14"),
    token("heading-weight", "680", "820", "560"),
    token("heading-spacing", "-.022em", "-.03em", "-.012em"),
    token("display-weight", "720", "860", "540"),
    token("display-spacing", "-.035em", "-.045em", "-.02em"),
    token("kicker-font", "var(--font-body)", "var(--font-heading)", SERIF),
    token("kicker-weight", "600", "760", "400"),
    token("kicker-style", "normal", "normal", "italic"),
    token("kicker-case", "none", "uppercase", "none"),
    token("kicker-spacing", ".005em", ".06em", "0"),
    token("font-lead", "var(--font-body)", "var(--font-body)", SERIF),
    token("font-prose", "var(--font-body)", "var(--font-body)", SERIF),
    token("font-voice", SERIF, "var(--font-heading)", SERIF),
    token("voice-weight", "400", "600", "400"),
    token("measure", "66ch", "64ch", "62ch"),
];

const SPACE: &[Token] = &[
    same("gap-s", ".75rem"),
    same("gap", "1.25rem"),
    token(
        "gap-l",
        "clamp(1.75rem,1.3rem + 2vw,3rem)",
        "clamp(1.5rem,1.2rem + 1.6vw,2.5rem)",
        "clamp(2rem,1.4rem + 2.6vw,3.75rem)",
    ),
    token(
        "band",
        "clamp(3rem,2.2rem + 3.6vw,5.5rem)",
        "clamp(2.75rem,2rem + 3.4vw,5rem)",
        "clamp(3.25rem,2.4rem + 4.4vw,6.5rem)",
    ),
    same("edge", "clamp(1.25rem,.5rem + 3.6vw,3.5rem)"),
    token("page", "73rem", "76rem", "68rem"),
    token(
        "pad",
        "clamp(1.25rem,.8rem + 2vw,2.25rem)",
        "clamp(1.25rem,.8rem + 2vw,2.25rem)",
        "clamp(1.25rem,.8rem + 2vw,2rem)",
    ),
];

const SHAPE: &[Token] = &[
    token("radius-button", "var(--radius)", "calc(var(--radius)*5)", "calc(var(--radius)/3)"),
    token("radius-card", "calc(var(--radius)*2)", "calc(var(--radius)*3)", "calc(var(--radius)/3)"),
    token("card-line", "1px solid var(--line)", "2px solid var(--ink)", "1px solid var(--line-strong)"),
    token("row-line", "1px solid var(--line)", "2px solid var(--line-strong)", "1px solid var(--line-strong)"),
    token("head-line", "2px solid var(--ink)", "4px solid var(--ink)", "1px solid var(--ink)"),
    token("band-line", "0 solid transparent", "0 solid transparent", "1px solid var(--line-strong)"),
];

const DEPTH: &[Token] = &[
    token("card-ground", "var(--surface)", "var(--surface)", "var(--paper)"),
    token("hero-ground", "transparent", "var(--accent-soft)", "transparent"),
    token("band-ground", "var(--surface-soft)", "var(--primary-soft)", "var(--paper)"),
    token("feature-ground", "var(--primary)", "var(--primary)", "var(--primary-soft)"),
    token("feature-ink", "var(--on-primary)", "var(--on-primary)", "var(--ink)"),
    token("shadow", "0 1px 2px rgb(0 0 0/.05),0 18px 40px -30px rgb(0 0 0/.35)", "none", "none"),
    token("shadow-lift", "0 14px 34px -18px rgb(0 0 0/.4)", "6px 6px 0 var(--accent)", "0 0 0 1px var(--ink)"),
    token("shadow-button", "0 1px 2px rgb(0 0 0/.12)", "0 4px 0 color-mix(in oklab,var(--primary) 60%,#000)", "none"),
];

const ART: &[Token] = &[
    token(
        "art-plain",
        "var(--primary-soft)",
        "color-mix(in oklab,var(--primary) 26%,var(--surface))",
        "var(--surface)",
    ),
    token(
        "art-warm",
        "color-mix(in oklab,var(--accent) 14%,var(--surface))",
        "var(--accent)",
        "color-mix(in oklab,var(--accent) 9%,var(--surface))",
    ),
    token(
        "art-deep",
        "color-mix(in oklab,var(--primary) 70%,#000)",
        "color-mix(in oklab,var(--primary) 62%,#000)",
        "var(--primary-soft)",
    ),
    token(
        "art-1",
        "color-mix(in oklab,var(--primary) 22%,var(--surface))",
        "color-mix(in oklab,var(--primary) 44%,var(--surface))",
        "color-mix(in oklab,var(--primary) 9%,var(--surface))",
    ),
    token(
        "art-2",
        "color-mix(in oklab,var(--primary) 48%,var(--surface))",
        "color-mix(in oklab,var(--primary) 72%,var(--surface))",
        "color-mix(in oklab,var(--primary) 24%,var(--surface))",
    ),
    token("art-3", "var(--primary)", "var(--primary)", "color-mix(in oklab,var(--primary) 55%,var(--surface))"),
    token("art-5", "var(--accent)", "var(--accent)", "color-mix(in oklab,var(--accent) 75%,var(--surface))"),
    token(
        "art-6",
        "color-mix(in oklab,var(--accent) 28%,var(--surface))",
        "color-mix(in oklab,var(--accent) 45%,#fff)",
        "color-mix(in oklab,var(--accent) 14%,var(--surface))",
    ),
    token("art-line", "none", "none", "var(--ink)"),
    token("art-line-width", "0", "0", "1.1"),
];

const MOTION: &[Token] = &[token("quick", ".15s", ".12s", ".2s"), token("slow", ".25s", ".18s", ".35s")];

/// A step of the type scale, which grows between the widths of a small phone and of a laptop.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// From -1 (small print) through 0 (text) to 5 (the promise on the front page).
    pub step: i8,
    /// In thousandths of a rem, at [`NARROW`] and at [`WIDE`].
    least: u32,
    most: u32,
}

/// The widths of the view, in rem, between which type grows.
const NARROW: u32 = 20;
const WIDE: u32 = 80;

impl Step {
    /// The scale of a look, from the smallest step. Calm and editorial grow by about 1.2 a step on a phone, bold by
    /// more; on a laptop all of them by about 1.3.
    pub fn of(look: Look) -> [Self; 7] {
        let sizes = match look {
            Look::Calm => {
                [(875, 938), (1063, 1188), (1188, 1438), (1375, 1813), (1750, 2625), (2188, 3625), (2625, 5000)]
            }
            Look::Bold => {
                [(875, 938), (1063, 1188), (1188, 1438), (1438, 1938), (1875, 3000), (2375, 4375), (2875, 6250)]
            }
            Look::Editorial => {
                [(875, 938), (1094, 1250), (1219, 1500), (1375, 1875), (1688, 2500), (2063, 3375), (2500, 4625)]
            }
        };
        let mut step = -2;
        sizes.map(|(least, most)| {
            step += 1;
            Self { step, least, most }
        })
    }

    /// `--step-2`, and `--step--1` for the small print.
    pub fn name(self) -> String {
        format!("step-{}", self.step)
    }

    /// The size as CSS, growing with the view.
    pub fn css(self) -> String {
        let rise = self.most - self.least;
        // A share of the view's width in hundredths of a percent, and what is left at width 0.
        let slope = rise * 100 / (WIDE - NARROW);
        let base = (self.least * 10).saturating_sub(slope * NARROW / 10);
        format!(
            "clamp({}rem,{}rem + {}vw,{}rem)",
            decimal(self.least, 3),
            decimal(base, 4),
            decimal(slope, 3),
            decimal(self.most, 3)
        )
    }

    /// The size in CSS pixels on a small phone and on a laptop, rounded.
    pub fn pixels(self) -> (u32, u32) {
        let px = |thousandths: u32| (thousandths * 16 + 500) / 1000;
        (px(self.least), px(self.most))
    }
}

/// A whole number of 10^-`places` without trailing zeros: (1188, 3) is `1.188`.
fn decimal(number: u32, places: u32) -> String {
    let unit = 10_u32.pow(places);
    let width = usize::try_from(places).unwrap_or(0);
    let text = format!("{}.{:0width$}", number / unit, number % unit);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::Choice;

    #[test]
    fn no_token_is_declared_twice() {
        let names: Vec<_> = GROUPS.iter().flat_map(|group| group.tokens).map(|token| token.name).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn type_grows_from_step_to_step_in_every_look() {
        for (word, look) in Look::ALL {
            let steps = Step::of(*look);
            assert!(
                steps.windows(2).all(|pair| pair[0].least < pair[1].least && pair[0].most < pair[1].most),
                "{word}"
            );
            assert_eq!((steps[0].step, steps[6].step), (-1, 5));
        }
    }

    /// At both ends the middle term meets the bounds, so that type neither jumps nor stops growing early.
    #[test]
    fn a_step_reaches_its_bounds_at_the_widths_that_are_promised() {
        let step = Step { step: 0, least: 1000, most: 1600 };
        assert_eq!(step.css(), "clamp(1rem,0.8rem + 1vw,1.6rem)");
        assert_eq!(step.pixels(), (16, 26));
    }

    #[test]
    fn decimals_are_short() {
        assert_eq!([decimal(1188, 3), decimal(2000, 3), decimal(50, 3)], ["1.188", "2", "0.05"]);
    }
}
