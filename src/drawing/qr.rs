//! A QR code as one path. Enter at [`code`] for a part of a sheet, at [`picture`] for a picture of its own.

use fast_qr::{ECL, Module, QRBuilder};

use super::attributes::Area;
use super::xml::{escaped, number};

/// Empty modules around a code: scanners need four (ISO/IEC 18004, 5.3.8).
const QUIET: usize = 4;

/// The code of `text` in a square that includes its quiet zone; `None` where the text is too long for any code.
///
/// A quarter of the code may be lost (level Q), so that a fold or a fingerprint on a poster doesn't matter.
pub fn code(text: &str, area: Area, ink: &str, ground: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::Q).build().ok()?;
    let width = code.size;
    let path: String = (0..width).map(|y| modules(&code[y], y + QUIET)).collect();
    let scale = area.width.min(area.height) / f64::from(u32::try_from(width + 2 * QUIET).ok()?);
    let all = width + 2 * QUIET;
    Some(format!(
        "<g transform=\"translate({} {}) scale({scale:.6})\"><path fill=\"{}\" d=\"M0 0h{all}v{all}h-{all}z\"/>\
         <path fill=\"{}\" shape-rendering=\"crispEdges\" d=\"{path}\"/></g>",
        number(area.x),
        number(area.y),
        escaped(ground),
        escaped(ink),
    ))
}

/// The code of `text` as an SVG of its own, black on white as printers and scanners like it; `None` where the text is
/// too long for any code.
pub fn picture(text: &str) -> Option<String> {
    let area = Area { x: 0.0, y: 0.0, width: 100.0, height: 100.0 };
    let code = code(text, area, "#000", "#fff")?;
    Some(format!("<svg viewBox=\"0 0 100 100\" aria-hidden=\"true\">{code}</svg>"))
}

/// The dark modules of a row, neighbours in one piece so that no hairline shows between them.
fn modules(row: &[Module], y: usize) -> String {
    let mut path = String::new();
    let mut x = 0;
    for run in row.chunk_by(|a, b| a.value() == b.value()) {
        if run.first().is_some_and(|module| module.value()) {
            path += &format!("M{} {y}h{}v1h-{}z", x + QUIET, run.len(), run.len());
        }
        x += run.len();
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quiet_zone_is_part_of_the_square() {
        let area = Area { x: 10.0, y: 20.0, width: 33.0, height: 33.0 };
        let svg = code("HTTPS://A.EXAMPLE/GO/X", area, "#000", "#fff").unwrap();
        // Version 2 has 25 modules; with the quiet zone 33, so one is a unit.
        assert!(svg.starts_with("<g transform=\"translate(10 20) scale(1.000000)\">"), "{svg}");
        assert!(svg.contains("M4 4h7v1h-7z"), "{svg}");
    }

    #[test]
    fn what_no_code_can_hold_is_refused() {
        let area = Area { x: 0.0, y: 0.0, width: 1.0, height: 1.0 };
        assert_eq!(code(&"x".repeat(3000), area, "#000", "#fff"), None);
    }
}
