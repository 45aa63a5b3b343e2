//! What to say about a picture: whether it can be shown where somebody named it, and what it tells by accident.
//!
//! Enter at [`judged`] for pictures that are named, and at [`copied`] for those that are published as they are.

use super::folder::{DiskFile, Files, about_file};
use crate::diagnostics::{Code, Diagnostic};
use crate::imaging::{Examined, Traces};
use crate::source::Place;

/// Where a picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// On cards, and across the head of a page.
    Cover,
    /// In the circle beside a name.
    Portrait,
    /// Wherever its author puts it.
    Anywhere,
}

/// The width of a cover on a page, in CSS pixels.
const COVER: u32 = 640;

/// The side of the largest portrait, in CSS pixels.
const PORTRAIT: u32 = 144;

/// What is wrong with a picture for the place it is shown in; `at` is where it is named.
pub fn judged(name: &str, file: &DiskFile, wanted: Wanted, at: &Place) -> Vec<Diagnostic> {
    let found = |code, message: String, help: &str| Diagnostic::new(code, at.clone(), message).help(help);
    match file.picture.as_deref() {
        None => {
            let message = format!("\"{name}\" is no picture, by its name.");
            vec![found(Code::BrokenPicture, message, "Name a JPEG, PNG, WebP, GIF or SVG.")]
        }
        Some(Err(problem)) => {
            vec![found(Code::BrokenPicture, format!("\"{name}\" can't be shown: {problem}."), problem.help())]
        }
        Some(Ok(picture)) => [small(picture, wanted), unsafe_svg(picture), moving(picture)]
            .into_iter()
            .flatten()
            .map(|(code, message, help)| found(code, message, help))
            .collect(),
    }
}

type Said = (Code, String, &'static str);

fn small(picture: &Examined, wanted: Wanted) -> Option<Said> {
    let Examined { width, height, kind, .. } = picture;
    if *kind == crate::imaging::Kind::Svg {
        return None;
    }
    let message = match wanted {
        Wanted::Cover if *width < COVER => {
            format!("This picture is {width} pixels wide and is shown up to {COVER} wide, so it will look blurred.")
        }
        Wanted::Portrait if *width.min(height) < PORTRAIT => format!(
            "This portrait has {width} × {height} pixels and is shown up to {PORTRAIT} wide, so it will look blurred."
        ),
        _ => return None,
    };
    Some((Code::SmallPicture, message, "Take the original from the camera, before any program made it smaller."))
}

fn unsafe_svg(picture: &Examined) -> Option<Said> {
    let removed: Vec<String> = picture.removed.iter().map(|r| format!("{} (line {})", r.what, r.line)).collect();
    let message = format!("Pages show this drawing without what acts or loads in it: {}.", removed.join(", "));
    let help = "Export it again as a plain SVG, with pictures and fonts embedded. If you didn't draw it, ask who did.";
    (!removed.is_empty()).then_some((Code::UnsafeSvg, message, help))
}

/// Something that moves for more than five seconds has to have a way to stop it (WCAG 2.2, 2.2.2).
fn moving(picture: &Examined) -> Option<Said> {
    let message = "This picture moves; pages show its first picture, since nobody could stop the others.";
    let help = "Show what happens in a few pictures one after the other, or link to a video.";
    picture.moves.then(|| (Code::ToldDifferently, message.to_owned(), help))
}

/// What pictures in `static/` tell that nobody meant to: these files are published as they are.
pub fn copied(files: &Files) -> Vec<Diagnostic> {
    let copied = files.iter().filter(|(path, _)| path.starts_with("static/"));
    copied.filter_map(|(path, file)| traced(path, file.picture.as_ref()?.as_ref().as_ref().ok()?.traces)).collect()
}

fn traced(path: &str, traces: Traces) -> Option<Diagnostic> {
    let told = match traces {
        Traces { place: true, serial: true } => "where it was taken and the serial number of the camera",
        Traces { place: true, .. } => "where it was taken",
        Traces { serial: true, .. } => "the serial number of the camera",
        Traces { .. } => return None,
    };
    let message = format!("This photograph tells {told}, and files in static/ are published as they are.");
    let help = "Put it beside the item that shows it, and nothing of this is published. Or remove the details with a picture program.";
    Some(about_file(Code::PhotoMetadata, path, message).help(help))
}
