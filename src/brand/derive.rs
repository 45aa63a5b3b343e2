//! Chooses the colours of a scheme so that every pair of `pairs::PAIRS` holds, whatever the author gave.
//!
//! Enter at [`scheme`]. Grounds come first; each text colour then walks from the lightness that would look best
//! towards black or white until the measured contrast of the final 8-bit colours is enough. Every ground is made
//! such that black (or, on a dark ground, white) passes on it, so the walk always arrives.

use super::Scheme;
use super::authored::{Mode, Wishes};
use super::colour::{BLACK, Lch, WHITE};
use super::contrast::{LARGE, TEXT, luminance, ratio};
use crate::model::portal::Colour;

/// One step of a walk; finer steps change no 8-bit result that an eye could tell.
const STEP: f32 = 0.005;

/// Less chroma than this is a grey, and its hue is noise.
const GREY: f32 = 0.015;

/// Towards which end text walks on a ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Light ground, dark text.
    Light,
    /// Dark ground, light text.
    Dark,
}

impl Side {
    /// Of black and white the one that is easier to read on `ground`; it has at least 4.58:1 (√(1.05 · 0.05)).
    fn of(ground: Colour) -> Self {
        if ratio(BLACK, ground) >= ratio(WHITE, ground) { Self::Light } else { Self::Dark }
    }

    fn extreme(self) -> Colour {
        match self {
            Self::Light => BLACK,
            Self::Dark => WHITE,
        }
    }

    /// Of a value for light grounds and one for dark grounds, the one for this side.
    fn pick<T>(self, light: T, dark: T) -> T {
        match self {
            Self::Light => light,
            Self::Dark => dark,
        }
    }
}

/// The grounds of a scheme on which text stands.
#[derive(Debug, Clone, Copy)]
struct Grounds {
    side: Side,
    paper: Colour,
    surface: Colour,
    surface_soft: Colour,
    primary_soft: Colour,
    accent_soft: Colour,
}

impl Grounds {
    fn all(&self) -> [Colour; 5] {
        [self.paper, self.surface, self.surface_soft, self.primary_soft, self.accent_soft]
    }

    fn plain(&self) -> [Colour; 3] {
        [self.paper, self.surface, self.surface_soft]
    }
}

pub fn scheme(wishes: &Wishes<'_>) -> Scheme {
    let brand = Lch::of(wishes.primary());
    let accent_hue = wishes.hint("accent").map_or_else(|| harmony(brand), Lch::of);
    let grounds = grounds(wishes, brand, accent_hue);
    let side = grounds.side;
    let tint = tint(brand);

    let ink = text(wish(wishes, "ink", tint(side.pick(0.24, 0.93), side.pick(0.03, 0.01))), &grounds.all(), TEXT, side);
    let ink_soft = text(tint(side.pick(0.46, 0.77), 0.025), &grounds.all(), TEXT, side);
    let primary = primary_ground(wishes, brand, &grounds);
    let on_primary = on(primary, wishes.exact("on_primary"), tint(0.2, 0.03));
    // A grey link on a dark ground would look switched off.
    let bright = if brand.c < GREY { 0.86 } else { 0.72 };
    let link_start = brand.lightness(side.pick(brand.l.min(0.55), brand.l.max(bright))).muted(side.pick(0.37, 0.14));
    let link = text(wish(wishes, "link", link_start), &grounds.all(), TEXT, side);
    let accent = wishes.exact("accent").unwrap_or_else(|| accent_hue.lightness(0.74).colour());
    let meaning = |token: &str, hue: f32| {
        let usual = Lch { l: side.pick(0.5, 0.78), c: side.pick(0.15, 0.12), h: hue };
        let start = wishes.hint(token).map_or(usual, |colour| meant(Lch::of(colour), wishes.mode, side));
        text(start, &grounds.plain(), TEXT, side)
    };
    Scheme {
        paper: grounds.paper,
        surface: grounds.surface,
        surface_soft: grounds.surface_soft,
        ink,
        ink_soft,
        line: tint(step(Lch::of(grounds.paper).l, side.pick(-0.085, 0.13)), 0.016).colour(),
        line_strong: text(tint(side.pick(0.66, 0.58), 0.03), &grounds.plain(), LARGE, side),
        primary,
        on_primary,
        primary_strong: pressed(primary, on_primary),
        primary_soft: grounds.primary_soft,
        link,
        accent,
        on_accent: on(accent, wishes.exact("on_accent"), accent_hue.lightness(0.24).muted(0.05)),
        accent_soft: grounds.accent_soft,
        accent_text: text(
            accent_hue.lightness(side.pick(0.55, 0.8)).muted(side.pick(0.37, 0.12)),
            &grounds.all(),
            TEXT,
            side,
        ),
        success: meaning("success", 150.0),
        warning: meaning("warning", 70.0),
        danger: meaning("danger", 26.0),
        focus: focus(link, ink, primary, &grounds, brand),
    }
}

/// Paper a breath of the brand's hue, cards a step above it, wells a step below, tints a little stronger.
fn grounds(wishes: &Wishes<'_>, brand: Lch, accent: Lch) -> Grounds {
    let tint = tint(brand);
    let paper = wishes.exact("paper").unwrap_or_else(|| match wishes.mode {
        Mode::Light => tint(0.985, 0.004).colour(),
        Mode::Dark => tint(0.195, 0.011).colour(),
    });
    let side = Side::of(paper);
    let l = Lch::of(paper).l;
    let near = |by: f32, lch: Lch| ground(lch.lightness(step(l, by)), side);
    let derived = near(side.pick(0.02, 0.04), tint(0.0, side.pick(0.0, 0.013)));
    // A card on which the paper's text can't be read is no card; `forced_pairs` says so.
    let surface = wishes.exact("surface").filter(|s| ratio(side.extreme(), *s) >= TEXT).unwrap_or(derived);
    Grounds {
        side,
        paper,
        surface,
        surface_soft: near(side.pick(-0.022, 0.075), tint(0.0, side.pick(0.01, 0.02))),
        primary_soft: near(side.pick(-0.045, 0.115), tint(0.0, side.pick(0.032, 0.05))),
        accent_soft: near(side.pick(-0.04, 0.115), accent.muted(side.pick(0.032, 0.045))),
    }
}

/// The lightness a step away from the paper's, turning back where the scale ends.
fn step(l: f32, by: f32) -> f32 {
    if (0.0..=1.0).contains(&(l + by)) { l + by } else { (l + by).clamp(0.0, 1.0) }
}

/// A ground on which the side's extreme passes: too dark a light ground is lightened, and the reverse.
fn ground(wanted: Lch, side: Side) -> Colour {
    let away = side.pick(STEP, -STEP);
    let mut lch = wanted;
    loop {
        let colour = lch.colour();
        if ratio(side.extreme(), colour) >= TEXT || lch.l <= 0.0 || lch.l >= 1.0 {
            return colour;
        }
        lch = lch.lightness(lch.l + away);
    }
}

/// Neutrals in the brand's hue: chroma up to `c`, less where the brand itself is greyish.
fn tint(brand: Lch) -> impl Fn(f32, f32) -> Lch {
    let strength = if brand.c < GREY { 0.0 } else { (brand.c / 0.1).min(1.0) };
    move |l, c| Lch { l, c: c * strength, h: brand.h }
}

/// The authored text colour as a start, or the usual one.
fn wish(wishes: &Wishes<'_>, token: &str, usual: Lch) -> Lch {
    wishes.exact(token).map_or(usual, Lch::of)
}

/// A meaning's authored colour, brought to the lightness that the other scheme needs.
fn meant(authored: Lch, mode: Mode, side: Side) -> Lch {
    match mode {
        Mode::Light => authored,
        Mode::Dark => authored.lightness(side.pick(authored.l.min(0.5), authored.l.max(0.78))).muted(0.12),
    }
}

/// The first colour from `start` towards the side's extreme that is readable on all `grounds`.
fn text(start: Lch, grounds: &[Colour], needed: f64, side: Side) -> Colour {
    let passes = |colour: Colour| grounds.iter().all(|ground| ratio(colour, *ground) >= needed);
    let towards = side.pick(-STEP, STEP);
    let mut lch = start;
    loop {
        let colour = lch.colour();
        if passes(colour) || colour == side.extreme() {
            return colour;
        }
        lch = lch.lightness(lch.l + towards);
    }
}

/// Text on one ground: the wish if it can be read, else white if it can, else the darkest tint that can.
fn on(ground: Colour, wish: Option<Colour>, dark: Lch) -> Colour {
    let readable = |colour: &Colour| ratio(*colour, ground) >= TEXT;
    wish.filter(readable).or(Some(WHITE).filter(readable)).unwrap_or_else(|| text(dark, &[ground], TEXT, Side::Light))
}

/// Exactly the authored colour in light. In dark it is calmed, and lifted until a button stands out from its ground.
fn primary_ground(wishes: &Wishes<'_>, brand: Lch, grounds: &Grounds) -> Colour {
    if let Some(authored) = wishes.exact("primary") {
        return authored;
    }
    match wishes.mode {
        Mode::Light => brand.colour(),
        Mode::Dark => {
            text(brand.lightness(brand.l.min(0.86)).muted(0.2), &[grounds.paper, grounds.surface], LARGE, grounds.side)
        }
    }
}

/// The hovered ground: darker if its text allows, else lighter, else the same.
fn pressed(ground: Colour, on: Colour) -> Colour {
    let lch = Lch::of(ground);
    // Near black a step down is not seen.
    let steps = if lch.l < 0.15 { [0.2, 0.1, 0.05, -0.05] } else { [-0.075, 0.09, -0.04, 0.04] };
    steps
        .into_iter()
        .map(|by| lch.lightness(lch.l + by).colour())
        .find(|colour| *colour != ground && ratio(on, *colour) >= TEXT)
        .unwrap_or(ground)
}

/// The accent of a brand that names none: warm beside a cool brand, cool beside a warm one, about 150° away
/// (a split complement: lively, but not the vibration of exact opposites).
fn harmony(brand: Lch) -> Lch {
    const WARM: [f32; 2] = [45.0, 75.0];
    const COOL: [f32; 2] = [195.0, 275.0];
    let cool_brand = brand.c < GREY || (115.0..330.0).contains(&brand.h);
    let candidates = if cool_brand { WARM } else { COOL };
    let miss = |hue: f32| {
        let apart = (hue - brand.h).abs();
        (apart.min(360.0 - apart) - 150.0).abs()
    };
    let hue = if miss(candidates[0]) <= miss(candidates[1]) { candidates[0] } else { candidates[1] };
    Lch { l: 0.74, c: if cool_brand { 0.15 } else { 0.11 }, h: hue }
}

/// A ring that is seen on paper, on cards and, where a colour can do all three, on the primary.
fn focus(link: Colour, ink: Colour, primary: Colour, grounds: &Grounds, brand: Lch) -> Colour {
    let seen = |colour: &Colour| [grounds.paper, grounds.surface, primary].iter().all(|g| ratio(*colour, *g) >= LARGE);
    let scan = (0..=100_u8).map(|i| brand.lightness(f32::from(i) / 100.0).colour());
    let brightest_first = |a: &Colour, b: &Colour| luminance(*a).total_cmp(&luminance(*b));
    [link, ink].into_iter().find(seen).or_else(|| scan.filter(seen).max_by(brightest_first)).unwrap_or(link)
}
