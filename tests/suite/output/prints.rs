//! Authors' pictures are made when the output doesn't hold them yet, all of an original at once.

use std::sync::Arc;

use uptake::imaging::{Original, Print, Rendition, examine};
use uptake::inside::Inside;

use super::*;
use crate::support::phone_photo;

/// Every picture of the original that lies in `photo.jpg`.
fn prints(room: &Room, bytes: &[u8]) -> Vec<OutputFile> {
    let disk = room.dir.path().join("photo.jpg");
    fs::write(&disk, bytes).unwrap();
    let renditions = Rendition::wide(&examine(bytes).unwrap());
    let hash = blake3::hash(bytes).to_hex().to_string();
    let original = Arc::new(Original { file: "photo.jpg".to_owned(), disk: Inside::listed(&disk), hash, renditions });
    let print = |index| Content::Print(Print { original: Arc::clone(&original), index });
    let name = |index: usize| format!("{index}.{}", original.renditions[index].encoding.ending());
    (0..original.renditions.len()).map(|index| file(&name(index), print(index))).collect()
}

fn published(room: &Room, files: Vec<OutputFile>) -> Result<Published, OutputError> {
    publish(&room.out(), files, Preference::Swap, &go_on)
}

#[test]
fn a_second_build_makes_no_picture() {
    let room = Room::new();
    let bytes = phone_photo(700, 500);
    let first = published(&room, prints(&room, &bytes)).unwrap();
    assert_eq!(names(&first.added), ["0.webp", "1.webp", "2.jpg"]);
    let files = prints(&room, &bytes);
    // Without its original a picture can't be made.
    fs::remove_file(room.dir.path().join("photo.jpg")).unwrap();
    assert!(matches!(published(&room, files).unwrap().how, Placement::Untouched));
}

#[test]
fn another_original_makes_other_pictures() {
    let room = Room::new();
    published(&room, prints(&room, &phone_photo(700, 500))).unwrap();
    let second = published(&room, prints(&room, &phone_photo(701, 500))).unwrap();
    assert_eq!(names(&second.changed), ["0.webp", "1.webp", "2.jpg"]);
}

/// What only decoding finds out leaves the output as it was, and names the file.
#[test]
fn a_picture_that_breaks_while_it_is_read_is_told() {
    let room = Room::new();
    room.publish(&[("a", "one")]).unwrap();
    let files = prints(&room, &phone_photo(700, 500));
    fs::write(room.dir.path().join("photo.jpg"), phone_photo(60, 50)).unwrap();
    assert!(matches!(published(&room, files), Err(OutputError::SourceChanged { .. })));
    assert_eq!(room.found().len(), 1);
}
