//! Any text as the body of a course and of a message: the tree, pages with and without HTML of one's own, and every channel.

#![no_main]

use libfuzzer_sys::fuzz_target;
use uptake::load::copy::Authored;
use uptake::load::markdown::parse;
use uptake::model::values::Scope;
use uptake::render::html::{Place, Raw, Sanitiser, Writer};
use uptake::source::{self, Source};
use uptake_fuzz::told::told;
use uptake_fuzz::{Ground, own};

fuzz_target!(|text: &str| {
    let source = Source::new("courses/a.md", text);
    let place = source::Place::new(&source, 0..text.len());
    let (prose, findings) = parse(&Authored::verbatim(text, place.clone()));
    told(&findings);
    for leaf in &*prose.leaves {
        assert!(leaf.text().len() <= leaf.place.text().len(), "words are as long as in the file");
    }
    Ground::with(|ground| {
        let course = own(&mut ground.content.courses[0]);
        (course.body, course.body_place) = (prose.clone(), place.clone());
        let message = own(&mut ground.content.touchpoints[0].1);
        (message.body, message.body_place) = (prose, place);
        let (portal, findings) = ground.judged();
        told(&findings);
        let portal = portal.expect("the settings of the base");
        let course = &portal.courses[0];
        for raw in [Raw::Escape, Raw::Sanitise(&Sanitiser::default())] {
            let scope = Scope::portal(&portal).course(course).persona(&portal.personas[0]);
            let (root, files, words) = ("../../", "../../", ground.strings());
            let html = Writer::html(&course.item.body, Place { scope, root, files, words, level: 2, prefix: "", raw });
            let html = html.to_lowercase();
            assert!(!html.contains("<script") && !html.contains("<iframe"), "{html}");
        }
    });
});
