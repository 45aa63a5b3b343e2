//! What is published of authors' pictures, in a portal as a whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use scraper::{Html, Selector};
use uptake::imaging::{Traces, examine};

use crate::support::{base_content, build, files_below, manifest, phone_photo, temp, write};

const COURSE: &str = "+++\ntitle = \"Giving feedback\"\nformat = \"self-paced\"\npersonas = [\"new-lead\"]\nskills = [\"coaching\"]\n\
    platform = \"lms\"\ncourse_id = \"F-1\"\nimage = \"cover.jpg\"\nimage_alt = \"Two at a bench\"\n+++\n\n\
    ![The bench](bench.png) and ![a plan](plan.svg), or [the photograph](cover.jpg).\n\n## Try it {#try-it}\n\nThank somebody.\n";

const VOICE: &str = "+++\ntitle = \"A calmer talk\"\nquote = \"We were done in five minutes.\"\nperson = \"Amina Diallo\"\n\
    photo = \"amina.jpg\"\nphoto_alt = \"Amina at her desk\"\npersonas = [\"new-lead\"]\ncourses = [\"feedback\"]\n\
    consent = { given = 2026-05-01, until = 2028-05-01, scope = [\"portal\", \"email\", \"chat\"] }\n+++\n";

const PLAN: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 200\" onload=\"evil()\"><path d=\"M0 0h9\"/></svg>";

/// The output of a portal with a picture of each sort.
fn built(out: &Path) {
    let content = base_content();
    let root = content.path();
    fs::remove_file(root.join("courses/feedback.md")).unwrap();
    write(&root.join("courses/feedback/index.md"), COURSE);
    write(&root.join("courses/feedback/cover.jpg"), phone_photo(900, 1400));
    write(&root.join("courses/feedback/plan.svg"), PLAN);
    image::RgbaImage::new(500, 300).save(root.join("courses/feedback/bench.png")).unwrap();
    write(&root.join("testimonials/amina.md"), VOICE);
    write(&root.join("testimonials/amina.jpg"), phone_photo(600, 400));
    let run = build(root, out);
    assert_eq!(run.code, 0, "{}", run.err);
}

fn page(out: &Path, address: &str) -> Html {
    Html::parse_document(&fs::read_to_string(out.join(format!("site/{address}index.html"))).unwrap())
}

fn attributes(page: &Html, css: &str, name: &str) -> Vec<String> {
    page.select(&Selector::parse(css).unwrap()).filter_map(|e| e.attr(name)).map(str::to_owned).collect()
}

#[test]
fn nothing_that_is_published_tells_where_a_picture_was_taken() {
    let out = temp();
    built(out.path());
    let pictures: Vec<_> =
        files_below(out.path()).into_iter().filter(|file| file.ends_with("jpg") || file.ends_with("webp")).collect();
    assert!(pictures.len() >= 9, "{pictures:?}");
    for file in pictures {
        let bytes = fs::read(out.path().join(&file)).unwrap();
        assert_eq!(examine(&bytes).unwrap().traces, Traces::default(), "{file}");
        assert!(!bytes.windows(4).any(|part| part == b"Exif"), "{file}");
    }
}

/// A frame of the right form is kept free, and every address is of the width that it says.
#[test]
fn pages_offer_each_picture_in_the_widths_that_exist() {
    let out = temp();
    built(out.path());
    let course = page(out.path(), "courses/feedback/");
    let size = |src: &str| {
        let bytes = fs::read(out.path().join("site").join(src.trim_start_matches("../"))).unwrap();
        examine(&bytes).map(|picture| (picture.width, picture.height)).unwrap()
    };
    let sources = attributes(&course, "picture > source[type='image/webp'][sizes]", "srcset");
    assert!(sources.len() >= 3, "{sources:?}");
    for part in sources.iter().flat_map(|set| set.split(", ")) {
        let (src, width) = part.split_once(' ').unwrap();
        assert_eq!(format!("{}w", size(src).0), width);
    }
    let images = attributes(&course, "main img[width][height]", "src");
    assert_eq!(images.len(), attributes(&course, "main img", "src").len());
    for (css, width) in [
        (".cover img[fetchpriority='high']", 960),
        ("p picture > img[loading='lazy']", 500),
        ("img[alt='a plan']", 640),
    ] {
        let src = &attributes(&course, css, "src")[0];
        assert_eq!((size(src).0, attributes(&course, css, "width")), (width, vec![width.to_string()]), "{css}");
    }
    // It lay on its side: 900 × 1400 is 1400 wide once it stands.
    assert_eq!(attributes(&course, ".cover img[fetchpriority='high']", "height"), ["617"]);
    let portrait = &attributes(&course, ".avatar img[alt='Amina at her desk']", "src")[0];
    assert_eq!(size(portrait), (288, 288));
    let drawing = fs::read_to_string(
        out.path().join("site").join(attributes(&course, "img[alt='a plan']", "src")[0].trim_start_matches("../")),
    );
    assert!(!drawing.unwrap().contains("evil"));
}

/// Whose picture it is can be found when somebody asks for it to be taken down.
#[test]
fn the_manifest_names_the_original_of_every_picture() {
    let out = temp();
    built(out.path());
    let made = manifest(out.path());
    let of = |original: &str| made.iter().filter(|file| file.kind == "picture" && file.sources == [original]).count();
    assert_eq!((of("testimonials/amina.jpg"), of("courses/feedback/plan.svg")), (4, 1));
    let pages: BTreeSet<_> = made
        .iter()
        .filter(|file| file.path.ends_with("index.html") && file.kind != "redirect")
        .map(|f| &f.path)
        .collect();
    assert!(made.iter().filter(|file| file.kind == "social-card").count() > pages.len() / 3);
}
