//! Badges: an outline and an emblem, a little different for each course.

use std::fmt::Write as _;

use super::Dice;

/// The badge of a slug in a box of 512 × 512, without colours and name: the name has the middle, from 200 to 400.
pub fn badge(slug: &str) -> String {
    let (ground, emblem) = parts(slug);
    format!("{ground}<g transform=\"translate(0 -12)\">{emblem}</g>")
}

/// The same as a sign beside the name: its emblem fills it. It only decorates.
pub fn badge_sign(slug: &str) -> String {
    let (ground, emblem) = parts(slug);
    format!(
        "<svg class=\"badge-sign\" viewBox=\"0 0 512 512\" aria-hidden=\"true\">{ground}<g transform=\"translate(256 262) scale(2) translate(-256 -122)\">{emblem}</g></svg>"
    )
}

/// The outline on its ground, and the emblem.
fn parts(slug: &str) -> (String, String) {
    let mut dice = Dice::new(slug);
    let outline = match dice.roll(0, 5) {
        0 => "<circle cx=\"256\" cy=\"256\" r=\"248\"/>".to_owned(),
        1 => "<path d=\"M256 6 474 131V381L256 506 38 381V131Z\"/>".to_owned(),
        2 => {
            "<path d=\"M256 8C330 42 400 54 486 54 500 300 440 440 256 506 72 440 12 300 26 54 112 54 182 42 256 8Z\"/>"
                .to_owned()
        }
        3 => rosette(),
        _ => "<rect x=\"22\" y=\"22\" width=\"468\" height=\"468\" rx=\"120\"/>".to_owned(),
    };
    let ground = ["b1", "b2"][usize::try_from(dice.roll(0, 2)).unwrap_or(0)];
    let ground = format!(
        "<g class=\"b0\">{outline}</g><g class=\"{ground}\" transform=\"translate(20.5 20.5) scale(.92)\">{outline}</g>"
    );
    (ground, emblem(&mut dice))
}

/// Twelve petals around a disc.
fn rosette() -> String {
    const AROUND: [(i32, i32); 12] = [
        (256, 60),
        (354, 86),
        (426, 158),
        (452, 256),
        (426, 354),
        (354, 426),
        (256, 452),
        (158, 426),
        (86, 354),
        (60, 256),
        (86, 158),
        (158, 86),
    ];
    let petal = |(x, y): (i32, i32)| format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"56\"/>");
    AROUND.into_iter().map(petal).chain(["<circle cx=\"256\" cy=\"256\" r=\"206\"/>".to_owned()]).collect()
}

/// A sign in the upper part.
fn emblem(dice: &mut Dice) -> String {
    let mut svg = String::new();
    match dice.roll(0, 6) {
        0 => {
            svg.push_str("<circle class=\"f5\" cx=\"256\" cy=\"126\" r=\"28\"/>");
            for (x, y) in [(0, -56), (40, -40), (56, 0), (40, 40), (0, 56), (-40, 40), (-56, 0), (-40, -40)] {
                let _ = write!(svg, "<circle class=\"b3\" cx=\"{}\" cy=\"{}\" r=\"8\"/>", 256 + x, 126 + y);
            }
        }
        1 => svg.push_str(
            "<path class=\"b3\" d=\"M186 168V138H232V168ZM233 168V108H279V168Z\"/><path class=\"f5\" d=\"M280 168V78H326V168Z\"/>",
        ),
        2 => {
            for (class, radius) in [("l5", 78), ("b4", 54), ("b4", 30)] {
                let (left, right) = (256 - radius, 256 + radius);
                let _ = write!(
                    svg,
                    "<path class=\"{class}\" stroke-width=\"14\" d=\"M{left} 166A{radius} {radius} 0 0 1 {right} 166\"/>"
                );
            }
        }
        3 => svg.push_str(
            "<circle class=\"f5\" cx=\"308\" cy=\"92\" r=\"20\"/><path class=\"b3\" d=\"M170 170 232 84 268 134 288 108 342 170Z\"/>",
        ),
        4 => {
            for (class, radius) in [("b4", 62), ("b4", 38), ("l5", 14)] {
                let _ =
                    write!(svg, "<circle class=\"{class}\" stroke-width=\"12\" cx=\"256\" cy=\"122\" r=\"{radius}\"/>");
            }
        }
        _ => {
            for (class, x, y) in [("b3", 216, 122), ("f5", 256, 82), ("b3", 296, 122), ("b3", 256, 162)] {
                let _ = write!(
                    svg,
                    "<path class=\"{class}\" d=\"M{x} {}L{} {y} {x} {} {} {y}Z\"/>",
                    y - 34,
                    x + 34,
                    y + 34,
                    x - 34
                );
            }
        }
    }
    svg
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::badge;

    #[test]
    fn badges_differ_and_stay_the_same() {
        let slugs: Vec<String> = (0..40).map(|n| format!("course-{n}")).collect();
        let drawn: BTreeSet<_> = slugs.iter().map(|slug| badge(slug)).collect();
        assert!(drawn.len() > 20, "{}", drawn.len());
        assert_eq!(badge("a"), badge("a"));
    }
}
