//! Course covers: families of patterns. Within one, the slug decides the palette, the crop, the side and the shapes, so
//! that each course has a picture of its own and still belongs to its subject.
//!
//! Enter at [`cover`], and at [`pattern`] for pictures outside pages.

use std::fmt::Write as _;

use super::{Dice, picture};

/// What a cover is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    Hills,
    Steps,
    Arcs,
    Ripples,
    Waves,
    Tiles,
    Peaks,
    Orbits,
    Sprouts,
}

impl Family {
    pub const ALL: [Self; 9] = [
        Self::Ripples,
        Self::Hills,
        Self::Tiles,
        Self::Arcs,
        Self::Sprouts,
        Self::Waves,
        Self::Peaks,
        Self::Orbits,
        Self::Steps,
    ];

    /// The family of the `index`-th subject: neighbours differ, until there are more subjects than families.
    pub fn nth(index: usize) -> Self {
        Self::ALL[index % Self::ALL.len()]
    }
}

const TONES: [&str; 4] = ["art", "art", "art art-warm", "art art-deep"];
/// All of the picture, most of it, or a corner; each of the same shape, and down to the ground.
const CROPS: [&str; 4] = ["0 0 320 180", "24 27 272 153", "0 45 240 135", "80 45 240 135"];

/// The cover of an item.
pub fn cover(slug: &str, family: Family) -> String {
    let mut dice = Dice::new(slug);
    let (tone, crop) = (*dice.pick(&TONES), *dice.pick(&CROPS));
    let shapes = match dice.roll(0, 2) {
        0 => shapes(&mut dice, family),
        _ => format!("<g transform=\"matrix(-1 0 0 1 320 0)\">{}</g>", shapes(&mut dice, family)),
    };
    picture(crop, tone, "xMidYMid", &shapes)
}

/// A campaign's shapes in a box of 320 × 180, without colours: of those families that any part of can be shown.
pub fn pattern(slug: &str) -> String {
    let mut dice = Dice::new(slug);
    let families = [Family::Tiles, Family::Ripples, Family::Waves];
    let family = families[usize::try_from(dice.roll(0, 3)).unwrap_or(0)];
    shapes(&mut dice, family)
}

/// A family's shapes in the same box, without colours.
pub fn motif(seed: &str, family: Family) -> String {
    shapes(&mut Dice::new(seed), family)
}

fn shapes(dice: &mut Dice, family: Family) -> String {
    match family {
        Family::Hills => hills(dice),
        Family::Steps => steps(dice),
        Family::Arcs => arcs(dice),
        Family::Ripples => ripples(dice),
        Family::Waves => waves(dice),
        Family::Tiles => tiles(dice),
        Family::Peaks => peaks(dice),
        Family::Orbits => orbits(dice),
        Family::Sprouts => sprouts(dice),
    }
}

/// Three ridges under a sun.
fn hills(dice: &mut Dice) -> String {
    let (x, y, r) = (dice.roll(90, 230), dice.roll(52, 78), dice.roll(20, 30));
    let mut svg = format!("<circle class=\"f5\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>");
    for (class, top) in [("f1", 92), ("f2", 118), ("f3", 142)] {
        let (start, swing, mid) = (top + dice.roll(-16, 17), dice.roll(24, 46), dice.roll(110, 210));
        let up = if dice.roll(0, 2) == 0 { 1 } else { -1 };
        let _ = write!(
            svg,
            "<path class=\"{class}\" d=\"M0 {start}C{} {} {} {} {mid} {top}S{} {} 320 {}V180H0Z\"/>",
            mid / 3,
            start - up * swing,
            mid * 2 / 3,
            top + up * swing / 2,
            mid + (320 - mid) * 2 / 3,
            top + up * swing,
            top + dice.roll(-10, 11),
        );
    }
    svg
}

/// Columns that rise, with a sun on the last one.
fn steps(dice: &mut Dice) -> String {
    let mut svg = String::new();
    let (mut top, first) = (dice.roll(138, 150), 62);
    for (index, class) in ["f1", "f2", "f1", "f2", "f3"].iter().enumerate() {
        let x = first + i32::try_from(index).unwrap_or(0) * 40;
        let _ = write!(svg, "<path class=\"{class}\" d=\"M{x} 180V{top}a18 18 0 0 1 36 0V180Z\"/>");
        if index == 4 {
            let _ = write!(svg, "<circle class=\"f5\" cx=\"{}\" cy=\"{}\" r=\"13\"/>", x + 18, top - 38);
        }
        top -= dice.roll(12, 21);
    }
    svg
}

/// Broad arches, one within the other.
fn arcs(dice: &mut Dice) -> String {
    let (x, bright) = (dice.roll(110, 211), dice.roll(0, 4));
    let mut svg = String::new();
    for (index, class) in ["l3", "l2", "l1", "l2"].iter().enumerate() {
        let ring = i32::try_from(index).unwrap_or(0);
        let class = if ring == bright { "l5" } else { class };
        let r = 34 + ring * 31;
        let _ = write!(
            svg,
            "<path class=\"{class}\" stroke-width=\"21\" d=\"M{} 190V168a{r} {r} 0 0 1 {} 0V190\"/>",
            x - r,
            2 * r
        );
    }
    svg
}

/// Two voices that meet.
fn ripples(dice: &mut Dice) -> String {
    let (left, right) = ((dice.roll(92, 118), dice.roll(74, 110)), (dice.roll(196, 226), dice.roll(70, 108)));
    let mut svg = String::new();
    for (class, (x, y)) in [("l2", left), ("l5", right)] {
        for ring in 1..=4 {
            let _ = write!(
                svg,
                "<circle class=\"{class}\" stroke-width=\"{}\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>",
                7 - ring,
                ring * 25
            );
        }
    }
    let dot = |class, (x, y): (i32, i32)| format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"13\"/>");
    svg + &dot("f3", left) + &dot("f5", right)
}

/// Bands of a calm sea.
fn waves(dice: &mut Dice) -> String {
    let (long, bright) = (dice.roll(34, 54), dice.roll(1, 5));
    let high = long / 2;
    let mut svg = String::new();
    for (index, class) in ["l1", "l2", "l1", "l3", "l2", "l3"].iter().enumerate() {
        let line = i32::try_from(index).unwrap_or(0);
        let class = if line == bright { "l5" } else { class };
        let (x, y) = (-long * (1 + line % 2), 26 + line * 27);
        let _ = write!(svg, "<path class=\"{class}\" stroke-width=\"11\" d=\"M{x} {y}q{} {high} {long} 0", long / 2);
        for _ in 0..(320 / long + 3) {
            let _ = write!(svg, "t{long} 0");
        }
        svg.push_str("\"/>");
    }
    svg
}

/// Quarter circles, leaves and dots on a grid, as on a tiled floor.
fn tiles(dice: &mut Dice) -> String {
    const CLASSES: [&str; 5] = ["f1", "f2", "f3", "f5", "f6"];
    let mut paths = [const { String::new() }; CLASSES.len()];
    for row in 0..3 {
        for column in 0..6 {
            let (x, y) = (column * 60 - 20, row * 60);
            let colour = [0, 0, 1, 1, 2, 2, 4, 3][usize::try_from(dice.roll(0, 8)).unwrap_or(0)];
            let path = &mut paths[colour];
            let _ = match dice.roll(0, 6) {
                0 => write!(path, "M{x} {y}h60a60 60 0 0 1-60 60z"),
                1 => write!(path, "M{x} {y}a60 60 0 0 1 60 60h-60z"),
                2 => write!(path, "M{} {y}v60h-60a60 60 0 0 1 60-60z", x + 60),
                3 => write!(path, "M{x} {y}a60 60 0 0 1 60 60a60 60 0 0 1-60-60z"),
                4 => write!(path, "M{} {}a16 16 0 1 0 32 0a16 16 0 1 0-32 0z", x + 14, y + 30),
                _ => Ok(()),
            };
        }
    }
    let drawn = CLASSES.iter().zip(&paths).filter(|(_, path)| !path.is_empty());
    drawn.map(|(class, path)| format!("<path class=\"{class}\" d=\"{path}\"/>")).collect()
}

/// Mountains, each with a bright and a shaded side, before a sun.
fn peaks(dice: &mut Dice) -> String {
    let (x, y, r) = (dice.roll(50, 270), dice.roll(40, 70), dice.roll(18, 30));
    let mut svg = format!("<circle class=\"f5\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>");
    for (bright, shaded, centre, top) in [("f1", "f2", 90, 58), ("f1", "f2", 236, 74), ("f2", "f3", 160, 98)] {
        let (peak, top, half) = (centre + dice.roll(-30, 31), top + dice.roll(-14, 15), dice.roll(96, 136));
        let (left, right, foot) = (peak - half, peak + half, peak + dice.roll(-28, 29));
        let _ = write!(
            svg,
            "<path class=\"{bright}\" d=\"M{left} 180L{peak} {top}L{right} 180Z\"/>\
             <path class=\"{shaded}\" d=\"M{peak} {top}L{right} 180H{foot}Z\"/>"
        );
    }
    svg
}

/// Rings around a centre, with something on its way on each.
fn orbits(dice: &mut Dice) -> String {
    /// Eight directions, in hundredths.
    const DIRECTIONS: [(i32, i32); 8] =
        [(100, 0), (71, 71), (0, 100), (-71, 71), (-100, 0), (-71, -71), (0, -100), (71, -71)];
    let (x, y) = (dice.roll(110, 211), dice.roll(84, 112));
    let mut svg = String::new();
    for (ring, line, dot) in [(0, "l2", "f3"), (1, "l1", "f5"), (2, "l2", "f2"), (3, "l1", "f3")] {
        let r = 38 + ring * 30 + dice.roll(-5, 6);
        let (dx, dy) = *dice.pick(&DIRECTIONS);
        let _ = write!(
            svg,
            "<circle class=\"{line}\" stroke-width=\"3\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>\
             <circle class=\"{dot}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            x + dx * r / 100,
            y + dy * r / 100,
            dice.roll(7, 14)
        );
    }
    svg + &format!("<circle class=\"f5\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>", dice.roll(15, 24))
}

/// Plants that come up, one of them in bloom.
fn sprouts(dice: &mut Dice) -> String {
    let bloom = dice.roll(0, 5);
    let mut svg = String::new();
    for (plant, class) in ["f2", "f3", "f2", "f3", "f1"].iter().enumerate() {
        let plant = i32::try_from(plant).unwrap_or(0);
        let (x, top) = (44 + plant * 58 + dice.roll(-9, 10), dice.roll(48, 104));
        let mut leaves = String::new();
        for y in (top + 30..170).step_by(36) {
            let _ = write!(leaves, "M{x} {y}q6-22 30-26q-2 22-30 26zM{x} {}q-6-22-30-26q2 22 30 26z", y + 16);
        }
        let _ = write!(
            svg,
            "<path class=\"l3\" stroke-width=\"3\" d=\"M{x} 184V{top}\"/><path class=\"{class}\" d=\"{leaves}\"/>"
        );
        if plant == bloom {
            let _ = write!(svg, "<circle class=\"f5\" cx=\"{x}\" cy=\"{top}\" r=\"15\"/>");
        }
    }
    svg
}
