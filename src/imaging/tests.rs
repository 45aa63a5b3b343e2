//! Pictures are made in code and looked at again as others would.

use super::*;

fn shown(bytes: &[u8]) -> image::RgbaImage {
    image::load_from_memory(bytes).unwrap().into_rgba8()
}

fn all(examined: &Examined) -> Vec<Rendition> {
    [Rendition::wide(examined), Rendition::portraits(examined), vec![Rendition::whole(examined)]].concat()
}

#[test]
fn every_rendition_has_the_size_and_kind_it_says() {
    let pictures = [
        fixture::jpeg(1500, 1000),
        fixture::jpeg(90, 400),
        fixture::png(&fixture::see_through(700, 300)),
        fixture::gif(1),
        fixture::webp(1000, 20),
    ];
    for bytes in pictures {
        let examined = examine(&bytes).unwrap();
        let renditions = all(&examined);
        for (rendition, made) in renditions.iter().zip(develop(&bytes, &renditions).unwrap()) {
            assert_eq!(
                Kind::of(&made).unwrap().name().to_lowercase().replace("jpeg", "jpg"),
                rendition.encoding.ending()
            );
            assert_eq!(shown(&made).dimensions(), (rendition.width, rendition.height), "{rendition:?}");
            assert!(rendition.width <= examined.width && rendition.height <= examined.height);
        }
    }
}

#[test]
fn widths_are_never_wider_than_the_original_nor_nearly_the_same() {
    let widths = |width: u32| {
        let examined = examine(&fixture::jpeg(width, 100)).unwrap();
        Rendition::wide(&examined).into_iter().map(|r| r.width).collect::<Vec<_>>()
    };
    assert_eq!(widths(2000), [320, 640, 960, 1280, 960]);
    assert_eq!(widths(700), [320, 640, 700]);
    assert_eq!(widths(800), [320, 640, 800, 800]);
    assert_eq!(widths(40), [40, 40]);
}

/// A phone that was held upright: the sensor's left is the picture's top.
#[test]
fn a_picture_is_turned_upright_and_nothing_of_the_camera_is_left() {
    let bytes = fixture::jpeg_with(900, 600, Some(fixture::exif()));
    let examined = examine(&bytes).unwrap();
    assert_eq!((examined.width, examined.height), (600, 900));
    assert_eq!(examined.traces, Traces { place: true, serial: true });
    let renditions = all(&examined);
    for made in develop(&bytes, &renditions).unwrap() {
        let again = examine(&made).unwrap();
        assert_eq!(again.traces, Traces::default());
        for trace in [&b"Exif"[..], b"SN7", b"EXIF", b"http://ns.adobe", b"ICC"] {
            assert!(!made.windows(trace.len()).any(|part| part == trace), "{:?}", String::from_utf8_lossy(trace));
        }
        let picture = shown(&made);
        let (top, bottom) =
            (picture.get_pixel(picture.width() / 2, 2), picture.get_pixel(picture.width() / 2, picture.height() - 3));
        assert!(top[0] > 90 && top[2] < 60, "{top:?}");
        assert!(bottom[2] > 90 || again.width == again.height, "{bottom:?}");
    }
}

#[test]
fn what_can_be_seen_through_still_can() {
    let bytes = fixture::png(&fixture::see_through(400, 400));
    let renditions = Rendition::wide(&examine(&bytes).unwrap());
    assert_eq!(renditions.last().map(|r| r.encoding), Some(Encoding::Png));
    for made in develop(&bytes, &renditions).unwrap() {
        let picture = shown(&made);
        assert_eq!((picture.get_pixel(2, 2)[3], picture.get_pixel(picture.width() - 3, 40)[3]), (0, 255));
    }
}

/// Half-copied files are found without decoding them, at whatever byte they end.
#[test]
fn a_picture_without_its_end_is_found() {
    let webp = fixture::webp(30, 30);
    for bytes in [fixture::jpeg(60, 40), fixture::png(&fixture::see_through(30, 30)), fixture::gif(2), webp] {
        assert!(examine(&bytes).is_ok());
        for length in 0..bytes.len() - 1 {
            assert!(examine(&bytes[..length]).is_err(), "{:?} of {} bytes", Kind::of(&bytes), length);
        }
    }
}

#[test]
fn a_picture_that_moves_is_known() {
    assert!(!examine(&fixture::gif(1)).unwrap().moves);
    assert!(examine(&fixture::gif(3)).unwrap().moves);
}

#[test]
fn what_is_no_picture_is_told_in_words_that_help() {
    let mut huge = fixture::png(&fixture::see_through(4, 4));
    // Width and height in its head; the check sum behind them doesn't fit any more, which is a finding as well.
    huge[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let said = |bytes: &[u8]| examine(bytes).unwrap_err().to_string();
    assert_eq!(said(b""), "there is nothing in it");
    assert_eq!(said(b"\0\0\0\x18ftypheic\0\0\0\0"), "it is a HEIC file, which browsers don't show everywhere");
    assert_eq!(said(b"BM123456"), "it is a BMP file, which browsers don't show everywhere");
    assert_eq!(said(b"hello"), "it is no picture of a sort that we know");
    assert!(said(&fixture::jpeg(60, 40)[..300]).ends_with("whose end is missing"));
    assert!(examine(&huge).is_err());
}

#[test]
fn a_bomb_is_refused_by_its_head() {
    let mut gif = fixture::gif(1);
    gif[6..10].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(examine(&gif), Err(Problem::TooManyPixels { width: 65_535, height: 65_535 }));
    // One pixel more than this in each direction is read as none at all.
    let webp = |side: u32| {
        let size = (side - 1) | (side - 1) << 14;
        [b"RIFF\x1c\0\0\0WEBPVP8L\x10\0\0\0\x2f", &size.to_le_bytes()[..], &[0; 11]].concat()
    };
    assert_eq!(examine(&webp(16_383)), Err(Problem::TooManyPixels { width: 16_383, height: 16_383 }));
    assert!(matches!(examine(&webp(16_384)), Err(Problem::Damaged(Kind::Webp, _))));
}

/// Whatever bytes come behind a signature, the answer is a value.
#[test]
fn damaged_pictures_never_panic() {
    for bytes in
        [fixture::jpeg(64, 48), fixture::png(&fixture::see_through(30, 30)), fixture::gif(2), fixture::webp(30, 30)]
    {
        for at in (0..bytes.len()).step_by(7) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x55;
            if let Ok(examined) = examine(&damaged) {
                let _ = develop(&damaged, &Rendition::wide(&examined));
            }
        }
    }
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let bytes = fixture::jpeg(700, 500);
    let renditions = all(&examine(&bytes).unwrap());
    assert_eq!(develop(&bytes, &renditions), develop(&bytes, &renditions));
}

/// What has changed in how pictures are made has to make them anew.
#[test]
fn the_key_names_what_makes_pictures() {
    let lock = include_str!("../../Cargo.lock");
    for maker in original::DEVELOPED_BY.split(", ").filter(|maker| !maker.starts_with("uptake")) {
        let (name, version) = maker.split_once(' ').unwrap();
        assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")), "{maker}");
    }
}
