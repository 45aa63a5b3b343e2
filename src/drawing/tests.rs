//! The promises of the drawing room: everything fits, nothing vanishes, the same sheet gives the same bytes.

use std::sync::Arc;

use proptest::prelude::*;

use super::fit::{Fitted, Frame, fit};
use super::fonts::Cut;
use super::shape::Direction;
use super::*;

fn fonts() -> Arc<Fonts> {
    Arc::new(Fonts::new(&[], Chosen::default()))
}

fn sheet(inner: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:u=\"urn:uptake:sheet\" width=\"400\" height=\"300\" \
         viewBox=\"0 0 400 300\" lang=\"en\"><title>T</title><desc>D</desc>{inner}</svg>"
    )
}

fn text(words: &str) -> String {
    let words = xml::escaped(words);
    sheet(&format!(
        "<u:text name=\"title\" x=\"50\" y=\"50\" width=\"300\" height=\"200\" largest=\"60\" smallest=\"20\" \
         font=\"heading\">{words}</u:text>"
    ))
}

fn laid(svg: &str) -> Sheet {
    Sheet::lay_out(svg, &fonts().open()).unwrap()
}

const SENTENCES: &[&str] = &[
    "One sentence that opens a hard talk",
    "Arbeitsschutzunterweisungsverordnung und Feedbackgespräche",
    "Μία πρόταση που ανοίγει μια δύσκολη συζήτηση",
    "Одно предложение, с которого начинается трудный разговор",
    "جملة واحدة تفتح حديثًا صعبًا مع فريق Tidewell في 10 دقائق",
    "משפט אחד שפותח שיחה קשה (וגם Feedback)!",
    "एक वाक्य जो कठिन बातचीत शुरू करता है",
    "ประโยคเดียวที่เปิดบทสนทนาที่ยากลำบากกับทีมของคุณ",
];

/// What is drawn, measured by the library that draws it and not by us.
fn ink(svg: &str) -> (f64, f64, f64, f64) {
    let tree = drawn::tree(&laid(svg).svg, &fonts()).unwrap();
    let ink = tree.root().abs_bounding_box();
    (f64::from(ink.left()), f64::from(ink.top()), f64::from(ink.right()), f64::from(ink.bottom()))
}

#[test]
fn what_is_drawn_stays_in_its_box_in_every_script() {
    for words in SENTENCES {
        let (left, top, right, bottom) = ink(&text(words));
        // The box of a text begins at its ascenders, so its ink is measured only sideways; a side bearing is a hair.
        assert!(left > 49.0 && right < 351.0 && top > 20.0 && bottom < 290.0, "{words}: {left} {top} {right} {bottom}");
        assert!(right - left > 150.0, "{words} is drawn only {} wide", right - left);
    }
}

#[test]
fn arabic_begins_at_the_right_of_a_mirrored_sheet() {
    let svg = text("جملة").replace("<svg ", "<svg direction=\"rtl\" ");
    let (left, _, right, _) = ink(&svg);
    assert!(left > 200.0 && right > 340.0, "{left} {right}");
}

#[test]
fn a_text_is_as_large_as_its_box_allows_and_never_cut() {
    let faces = fonts();
    let faces = faces.open();
    let frame = frame(300.0, 200.0);
    let short = fit("Go", &frame, &faces);
    assert!((short.size - frame.largest).abs() < 0.01);
    let long = "many words ".repeat(400);
    let fitted = fit(&long, &frame, &faces);
    assert!(fitted.size < frame.smallest && fitted.height <= frame.height, "{}", fitted.size);
    let words: usize =
        fitted.lines.iter().flat_map(|line| &line.runs).map(|run| run.text.split_whitespace().count()).sum();
    assert_eq!(words, 800);
    let word = fit(&"W".repeat(500), &frame, &faces);
    assert!(word.width() <= frame.width);
    assert_eq!(word.lines.len(), 1);
}

#[test]
fn fullness_says_how_much_too_long_a_text_is() {
    assert!(laid(&text("Go")).texts[0].fullness < 0.2);
    let over = laid(&text(&"many words ".repeat(100))).texts[0].fullness;
    assert!(over > 1.0, "{over}");
}

#[test]
fn what_no_font_has_is_reported_and_never_vanishes() {
    let known = laid(&text("Grüße, Ψ, Ж, ش, ש, ह, ท — “€ 5” → ✓"));
    assert!(known.texts[0].unknown.is_empty(), "{:?}", known.texts[0].unknown);
    let emoji = laid(&text("Ship it 🚀 now 👩‍🚀"));
    assert_eq!(emoji.texts[0].unknown, ['👩', '🚀']);
    assert!(emoji.svg.contains(">Ship</text>") && emoji.svg.contains(">it now</text>"), "{}", emoji.svg);
    let kanji = laid(&text("学"));
    assert_eq!(kanji.texts[0].unknown, ['学']);
    let (left, _, right, _) = ink(&text("学"));
    assert!(right - left > 10.0, "a box stands for it");
}

#[test]
fn author_text_stays_text() {
    let laid = laid(&text("</text><script>alert(1)</script> & \"quoted\" \u{0}\u{8}"));
    assert!(!laid.svg.contains("<script"), "{}", laid.svg);
    assert_eq!(laid.texts.len(), 1);
    Drawing::new(laid.svg, Format::Svg, &fonts()).draw().unwrap();
}

#[test]
fn the_same_sheet_gives_the_same_bytes_in_every_format() {
    let all: String = SENTENCES
        .iter()
        .enumerate()
        .map(|(n, words)| {
            format!("<u:text x=\"5\" y=\"{}\" width=\"390\" height=\"30\" largest=\"12\">{words}</u:text>", n * 35)
        })
        .collect();
    let laid = laid(&sheet(&all)).svg;
    let draw = |format| Drawing::new(Arc::clone(&laid), format, &fonts()).draw().unwrap();
    for format in [Format::Svg, Format::Png, Format::Pdf] {
        assert!(draw(format) == draw(format), "{format:?} differs from draw to draw");
    }
    assert!(draw(Format::Png).starts_with(b"\x89PNG"));
    assert!(draw(Format::Pdf).starts_with(b"%PDF-"));
    let svg = String::from_utf8(draw(Format::Svg)).unwrap();
    assert!(
        svg.starts_with("<svg width=\"400\" height=\"300\" viewBox=\"0 0 400 300\" role=\"img\" lang=\"en\" xmlns=")
    );
    assert!(svg.contains("<title>T</title><desc>D</desc>") && !svg.contains("<text"), "{}", &svg[..300]);
}

#[test]
fn the_key_changes_with_all_that_the_bytes_depend_on() {
    let key = |svg: &str, format, fonts: &Arc<Fonts>| Drawing::new(svg, format, fonts).key().to_owned();
    let (svg, other) = (text("a"), Arc::new(Fonts::new(&[AUTHORED.to_vec()], Chosen::default())));
    let first = key(&svg, Format::Png, &fonts());
    assert_eq!(first, key(&svg, Format::Png, &fonts()));
    assert_ne!(first, key(&text("b"), Format::Png, &fonts()));
    assert_ne!(first, key(&svg, Format::Pdf, &fonts()));
    assert_ne!(first, key(&svg, Format::Png, &other));
}

/// Any font file will do; this one has another name than those that the program asks first.
const AUTHORED: &[u8] = include_bytes!("../../fonts/NotoSansThai-Regular.ttf");

#[test]
fn an_authored_font_comes_first_where_it_is_chosen() {
    let chosen = Chosen { heading: Some("noto sans thai"), body: None };
    let fonts = Fonts::new(&[AUTHORED.to_vec(), b"not a font".to_vec()], chosen);
    let faces = fonts.open();
    assert_eq!(faces.with('ท', Cut::Heading), Some(faces.first(Cut::Heading)));
    assert_ne!(faces.first(Cut::Heading), Fonts::new(&[], Chosen::default()).open().first(Cut::Heading));
}

#[test]
fn no_file_of_the_machine_is_ever_drawn() {
    let logo = concat!(env!("CARGO_MANIFEST_DIR"), "/example-content/static/logo.svg");
    assert!(std::path::Path::new(logo).exists());
    let image = |href: &str| sheet(&format!("<image width=\"400\" height=\"300\" href=\"{href}\"/>"));
    let draw = |svg: String| Drawing::new(svg, Format::Png, &fonts()).draw().unwrap();
    assert!(draw(image(logo)) == draw(sheet("")));
}

#[test]
fn a_broken_sheet_says_where() {
    let problem = |svg: &str| Sheet::lay_out(svg, &fonts().open()).unwrap_err();
    assert!(problem("<svg").message.contains("not XML"));
    assert!(problem(&sheet("<u:text x=\"1\">a</u:text>")).message.contains("needs `y`"));
    assert!(problem(&sheet("<u:box/>")).message.contains("there is no `u:box`"));
    let wide = problem(&sheet("\n  <u:qr x=\"a\" y=\"1\" size=\"2\"/>"));
    assert_eq!((wide.at, wide.message.as_str()), ((2, 3), "`x` is \"a\", and a number is needed"));
}

/// Who draws is part of the key, so that a newer library draws anew.
#[test]
fn the_key_knows_who_draws() {
    let lock = include_str!("../../Cargo.lock");
    for drawer in drawn::DRAWN_BY.split(", ").filter(|drawer| !drawer.starts_with("uptake")) {
        let (name, version) = drawer.split_once(' ').unwrap();
        assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")), "{drawer}");
    }
}

fn frame(width: f64, height: f64) -> Frame {
    Frame {
        width,
        height,
        smallest: 10.0,
        largest: 40.0,
        most_lines: 12,
        leading: 1.1,
        cut: Cut::Heading,
        direction: Direction::LeftToRight,
    }
}

fn fits(fitted: &Fitted, frame: &Frame) -> bool {
    fitted.width() <= frame.width && fitted.height <= frame.height
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_fits_every_box(
        words in prop::collection::vec(
            "[a-zäöüßéñ]{1,14}|[α-ωά-ώ]{1,12}|[а-я]{1,12}|[ا-ي]{1,10}|[א-ת]{1,9}|[क-ह][ा-ौ]?{1,6}|[ก-ฮ]{1,12}|[0-9]{1,5}|\\PC{1,3}",
            1..24,
        ),
        width in 60.0..400.0_f64,
        height in 30.0..300.0_f64,
    ) {
        let fonts = fonts();
        let faces = fonts.open();
        let frame = frame(width, height);
        for direction in [Direction::LeftToRight, Direction::RightToLeft] {
            let frame = Frame { direction, ..frame.clone() };
            let fitted = fit(&words.join(" "), &frame, &faces);
            prop_assert!(fits(&fitted, &frame), "{} × {} at {}", fitted.width(), fitted.height, fitted.size);
        }
    }
}

/// A card of any length and script is one picture of its ground's size, and only words differ.
#[test]
fn words_on_a_ground_are_drawn_when_they_are_asked_for() {
    let fonts = fonts();
    let ground = Ground::new(laid(&sheet("<rect width=\"400\" height=\"300\" fill=\"#0b5a63\"/>")), &fonts);
    let on = |words: &str| Drawing::on(&ground, text(words));
    let bare = image::load_from_memory(&on("").draw().unwrap()).unwrap().into_rgb8();
    assert!(bare.pixels().all(|pixel| pixel.0 == [0x0b, 0x5a, 0x63]));
    for words in SENTENCES {
        let drawing = on(words);
        let picture = image::load_from_memory(&drawing.draw().unwrap()).unwrap().into_rgb8();
        assert_eq!((picture.dimensions(), drawing.draw().unwrap().len() < 20_000), (bare.dimensions(), true));
        assert!(picture != bare, "{words}");
        assert_ne!(drawing.key(), on("").key());
    }
    assert!(Drawing::on(&ground, "<svg").draw().is_err());
}

/// The same picture, drawn in one piece and on a ground that others share.
fn both_ways(inner: &str) -> [resvg::tiny_skia::Pixmap; 2] {
    let (sheet, fonts) = (laid(&sheet(inner)), fonts());
    assert!(sheet.parted.is_some(), "{inner}");
    let whole = Drawing::new(Arc::clone(&sheet.svg), Format::Png, &fonts);
    let parted = Drawing::of(&sheet, Format::Png, &fonts, &Grounds::default());
    assert_eq!(whole.key(), parted.key());
    [whole, parted].map(|drawing| resvg::tiny_skia::Pixmap::decode_png(&drawing.draw().unwrap()).unwrap())
}

const TITLE: &str = "<u:text name=\"title\" x=\"50\" y=\"50\" width=\"300\" height=\"200\" largest=\"60\" smallest=\"20\" \
                     font=\"heading\" fill=\"#ffffff\">One sentence</u:text>";

#[test]
fn words_on_a_shared_ground_are_the_same_picture() {
    let ground = "<style>.a{fill:#0b5a63}</style><rect class=\"a\" width=\"400\" height=\"300\"/>\
                  <g clip-path=\"url(#c)\"><clipPath id=\"c\"><circle cx=\"40\" cy=\"40\" r=\"30\"/></clipPath>\
                  <rect width=\"90\" height=\"90\" fill=\"#e0a030\"/></g>";
    let after = "<rect class=\"a\" x=\"300\" y=\"60\" width=\"60\" height=\"60\"/>";
    for inner in [format!("{ground}{TITLE}{after}"), format!("{ground}<g>{TITLE}</g>"), TITLE.to_owned()] {
        let [whole, parted] = both_ways(&inner);
        assert!(whole.data() == parted.data(), "{inner}");
    }
}

#[test]
fn what_refers_to_another_part_stays_in_one_piece() {
    let inner = format!("<g id=\"x\"><rect width=\"9\" height=\"9\"/></g>{TITLE}<use href=\"#x\"/>");
    assert_eq!(laid(&sheet(&inner)).parted, None);
    assert_eq!(laid(&sheet("<rect width=\"9\" height=\"9\"/>")).parted, None);
}

#[test]
fn a_ground_is_let_go_with_its_last_drawing() {
    let (fonts, grounds) = (fonts(), Grounds::default());
    let drawing = Drawing::of(&laid(&sheet(TITLE)), Format::Png, &fonts, &grounds);
    let ground = Arc::downgrade(&grounds.of(&laid(&sheet(TITLE)).parted.unwrap().ground, &fonts));
    assert!(ground.upgrade().is_some());
    drop(drawing);
    assert!(ground.upgrade().is_none());
}
