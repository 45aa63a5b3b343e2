//! What posters, screens and share pictures say, and what an author hears about them.

use super::*;
use crate::model::campaign::Touchpoint;
use crate::render::channels::fixture::{Fixture, copy, portal};

fn with(change: impl Fn(&mut Touchpoint)) -> Fixture {
    let mut portal = portal();
    change(&mut portal.campaigns[0].touchpoints[0]);
    Fixture::of(portal)
}

fn poster_of(fixture: &Fixture) -> Written {
    let message = fixture.message();
    poster(&Letter::of(&message, &fixture.portal), &fixture.context()).unwrap()
}

fn svg(written: &Written) -> String {
    let Some(Content::Drawing(drawing)) = written.file(KitFile::PosterSvg) else { panic!("no poster") };
    String::from_utf8(drawing.draw().unwrap()).unwrap()
}

fn codes(written: &Written, fixture: &Fixture) -> Vec<Code> {
    written.findings(&fixture.message(), &fixture.portal).iter().map(|finding| finding.code).collect()
}

#[test]
fn a_poster_tells_a_screen_reader_what_it_shows() {
    let fixture = Fixture::new();
    let written = poster_of(&fixture);
    let svg = svg(&written);
    assert!(svg.contains("<title>One question that makes feedback easier</title>"), "{}", &svg[..600]);
    assert!(svg.contains("https://learn.example.com/academy/go/"), "the description has the link");
    assert!(!svg.contains("<text") && !svg.contains("font-family"), "nothing depends on a font");
    assert!(codes(&written, &fixture).is_empty(), "{:?}", written.measures);
}

#[test]
fn the_share_picture_is_the_same_for_every_persona() {
    let fixture = Fixture::new();
    let key = |message: &crate::schedule::Message| {
        let written = share(&Letter::of(message, &fixture.portal), &fixture.context()).unwrap();
        let Some(Content::Drawing(drawing)) = written.file(KitFile::Share) else { panic!("no picture") };
        drawing.key().to_owned()
    };
    let messages = crate::schedule::messages(&fixture.portal);
    assert!(messages.len() > 1);
    assert_eq!(messages.iter().map(key).collect::<std::collections::BTreeSet<_>>().len(), 1);
}

#[test]
fn a_text_too_long_to_be_read_is_a_finding_and_is_still_drawn_whole() {
    let title = "a very long title that goes on and on ".repeat(30);
    let fixture = with(|touchpoint| touchpoint.copy.subject = Some(copy(&title)));
    let written = poster_of(&fixture);
    assert_eq!(codes(&written, &fixture), [Code::TooLong]);
    assert!(written.measures.iter().any(|measure| measure.figure > 100));
}

#[test]
fn two_hundred_characters_fit() {
    let title = "Everything you wanted to know about feedback, told in half the time ".repeat(3);
    let fixture = with(|touchpoint| touchpoint.copy.subject = Some(copy(&title)));
    assert!(title.len() > 200);
    assert!(codes(&poster_of(&fixture), &fixture).is_empty());
    let message = fixture.message();
    let letter = Letter::of(&message, &fixture.portal);
    for write in [signage, share] {
        assert!(codes(&write(&letter, &fixture.context()).unwrap(), &fixture).is_empty());
    }
}

#[test]
fn a_character_without_a_font_is_a_finding() {
    let fixture = with(|touchpoint| touchpoint.copy.subject = Some(copy("Ship it 🚀")));
    let written = poster_of(&fixture);
    assert_eq!(codes(&written, &fixture), [Code::MissingGlyph]);
    assert!(written.problems[0].message.contains("🚀 (U+1F680)"), "{}", written.problems[0].message);
}

#[test]
fn hostile_copy_is_only_ever_text() {
    let fixture = with(|touchpoint| {
        touchpoint.copy.subject =
            Some(copy("</title><script>alert(1)</script> \"&amp; {{ it.title }} *|UNSUB|* \u{8}"));
    });
    let svg = svg(&poster_of(&fixture));
    assert!(!svg.contains("<script"));
    assert!(
        svg.contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;amp; {{ it.title }}"),
        "{}",
        &svg[..600]
    );
}
