//! Pictures are drawn when the output doesn't hold them yet, and never again.

use std::sync::Arc;

use uptake::drawing::{Chosen, Drawing, Fonts, Format};

use super::*;

fn drawing(sheet: &str) -> Content {
    Content::Drawing(Drawing::new(sheet, Format::Png, &Arc::new(Fonts::new(&[], Chosen::default()))))
}

fn square(colour: &str) -> Content {
    drawing(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><path fill=\"{colour}\" d=\"M0 0h8v8H0z\"/></svg>"
    ))
}

fn publish_pictures(room: &Room, pictures: &[(&str, Content)]) -> Result<Published, OutputError> {
    let files = pictures.iter().map(|(path, content)| file(path, content.clone())).collect();
    publish(&room.out(), files, Preference::Swap, &go_on)
}

/// Puts other bytes in the place of a picture, and into the manifest: whoever draws it again is found out.
fn forge(room: &Room, path: &str) {
    let (picture, manifest) = (room.out().join(path), room.out().join("manifest.json"));
    let picture_bytes = fs::read(&picture).unwrap();
    let (true_hash, forged) = (blake3::hash(&picture_bytes).to_hex().to_string(), vec![b'x'; picture_bytes.len()]);
    fs::write(&picture, &forged).unwrap();
    let text = fs::read_to_string(&manifest).unwrap();
    assert!(text.contains(&true_hash));
    fs::write(&manifest, text.replace(&true_hash, blake3::hash(&forged).to_hex().as_str())).unwrap();
}

#[test]
fn a_second_build_draws_nothing_and_a_change_only_what_it_touches() {
    let room = Room::new();
    let pictures = [("a.png", square("#f00")), ("b.png", square("#0f0"))];
    assert_eq!(names(&publish_pictures(&room, &pictures).unwrap().added), ["a.png", "b.png"]);
    forge(&room, "a.png");
    forge(&room, "b.png");
    let second = publish_pictures(&room, &pictures).unwrap();
    assert_eq!(second.unchanged, 2);
    assert!(fs::read(room.out().join("a.png")).unwrap().starts_with(b"xxx"));
    let third = publish_pictures(&room, &[("a.png", square("#f00")), ("b.png", square("#00f"))]).unwrap();
    assert_eq!(names(&third.changed), ["b.png"]);
    assert!(fs::read(room.out().join("a.png")).unwrap().starts_with(b"xxx"));
    assert!(fs::read(room.out().join("b.png")).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn an_edited_picture_is_drawn_again() {
    let room = Room::new();
    let picture = [("a.png", square("#f00"))];
    publish_pictures(&room, &picture).unwrap();
    let path = room.out().join("a.png");
    let true_bytes = fs::read(&path).unwrap();
    fs::write(&path, "scribbled over").unwrap();
    assert_eq!(names(&publish_pictures(&room, &picture).unwrap().changed), ["a.png"]);
    assert_eq!(fs::read(&path).unwrap(), true_bytes);
    fs::remove_file(&path).unwrap();
    publish_pictures(&room, &picture).unwrap();
    assert_eq!(fs::read(&path).unwrap(), true_bytes);
    assert!(matches!(publish_pictures(&room, &picture).unwrap().how, Placement::Untouched));
}

#[test]
fn a_sheet_that_cannot_be_drawn_leaves_the_output_as_it_was() {
    let room = Room::new();
    publish_pictures(&room, &[("a.png", square("#f00"))]).unwrap();
    let picture = room.out().join("a.png");
    let before = (fs::read(&picture).unwrap(), room.manifest());
    let refused = publish_pictures(&room, &[("a.png", drawing("<svg")), ("b.png", square("#0f0"))]);
    assert!(matches!(refused, Err(OutputError::Drawing(_))));
    assert_eq!((fs::read(&picture).unwrap(), room.manifest()), before);
    assert!(room.beside().iter().all(|name| name.ends_with("lock")), "{:?}", room.beside());
}
