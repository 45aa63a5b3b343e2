//! Portraits of those who gave no picture: a head and shoulders cut from paper, in the brand's colours. They say nothing
//! of anybody's age, gender or skin; a name alone decides, so that the same person looks the same everywhere.
//!
//! Enter at [`portrait`].

use super::{Dice, picture};

/// Ground, disc behind, shoulders, head, its other half.
const COLOURS: [[&str; 5]; 8] = [
    ["f1", "f6", "f3", "fs", "f2"],
    ["f6", "fs", "f5", "f1", "f2"],
    ["f3", "f2", "f5", "f6", "f1"],
    ["f2", "f5", "f3", "fs", "f6"],
    ["f5", "f6", "f3", "f1", "fs"],
    ["f1", "f5", "f2", "f6", "fs"],
    ["f6", "f3", "f2", "fs", "f1"],
    ["f2", "f1", "f5", "f6", "fs"],
];
/// Centre and radius, in a picture of 48 × 48.
const DISCS: [(u8, u8, u8); 5] = [(13, 15, 13), (35, 15, 13), (24, 24, 21), (8, 30, 15), (40, 30, 15)];
const SHOULDERS: [&str; 4] = [
    "M3 48C3 37 13 32 24 32S45 37 45 48Z",
    "M6 48V42A10 10 0 0 1 16 32H32A10 10 0 0 1 42 42V48Z",
    "M1 48L14 33H34L47 48Z",
    "M9 48C7 36 16 33 24 33S41 36 39 48Z",
];
/// A head, and its right half.
const HEADS: [(&str, &str); 4] = [
    ("M15 21a9 9 0 0 1 18 0a9 9 0 0 1-18 0z", "M24 12a9 9 0 0 1 0 18z"),
    ("M16 20a8 10 0 0 1 16 0a8 10 0 0 1-16 0z", "M24 10a8 10 0 0 1 0 20z"),
    ("M16 13h16v9a8 8 0 0 1-16 0z", "M24 13h8v9a8 8 0 0 1-8 8z"),
    ("M24 10l9 6v8l-9 7-9-7v-8z", "M24 10l9 6v8l-9 7z"),
];
const COLLARS: [&str; 3] = ["", "M18 32l6 7 6-7z", "M17 33h14l-7 4z"];

pub fn portrait(name: &str) -> String {
    let mut dice = Dice::new(name);
    let [ground, disc, body, head, half] = *dice.pick(&COLOURS);
    let (x, y, r) = *dice.pick(&DISCS);
    let (shoulders, collar) = (*dice.pick(&SHOULDERS), *dice.pick(&COLLARS));
    let (whole, right) = *dice.pick(&HEADS);
    // Light comes from the one side or from the other.
    let (lit, shaded) = if dice.roll(0, 2) == 0 { (head, half) } else { (half, head) };
    let collar = if collar.is_empty() { String::new() } else { format!("<path class=\"{disc}\" d=\"{collar}\"/>") };
    let shapes = format!(
        "<path class=\"{ground}\" d=\"M0 0h48v48H0z\"/><circle class=\"{disc}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>\
         <path class=\"{body}\" d=\"{shoulders}\"/>{collar}<path class=\"{lit}\" d=\"{whole}\"/>\
         <path class=\"{shaded}\" d=\"{right}\"/>"
    );
    picture("0 0 48 48", "art", "xMidYMid", &shapes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_name_always_has_the_same_small_portrait() {
        for name in ["Priya Raman", "محمد علي", "", "x"] {
            let svg = portrait(name);
            assert_eq!(svg, portrait(name));
            assert!(svg.len() < 650 && !svg.contains("style="), "{} bytes", svg.len());
        }
    }

    /// Among forty colleagues hardly two look alike.
    #[test]
    fn people_are_told_apart() {
        let all: BTreeSet<_> = (0..40).map(|n| portrait(&format!("Person {n}"))).collect();
        assert!(all.len() >= 38, "{}", all.len());
    }
}
