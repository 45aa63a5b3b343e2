//! Course covers: six families of patterns, each a little different for each course.

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
}

/// The cover of an item.
pub fn cover(slug: &str, family: Family) -> String {
    let mut dice = Dice::new(slug);
    let tone = ["art", "art", "art art-warm", "art art-deep"][usize::try_from(dice.roll(0, 4)).unwrap_or(0)];
    picture("0 0 320 180", tone, "xMidYMid", &shapes(&mut dice, family))
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
