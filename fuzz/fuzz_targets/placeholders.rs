//! Any line of copy, with `{{ … }}` and `[[ … | … ]]` in it: its parts in order, with nothing lost, and every channel in the
//! dialect of every mail system.

#![no_main]

use libfuzzer_sys::fuzz_target;
use uptake::load::campaign::{ButtonRecord, TouchpointCta};
use uptake::load::copy::{Authored, segments, tokens};
use uptake::model::Copy;
use uptake::model::choice::Choice;
use uptake::model::copy::Segment;
use uptake::model::portal::EspFlavour;
use uptake::model::values::Scope;
use uptake::render::channels::merge_tags::{merge_tag, neutral};
use uptake::source::{Place, Source};
use uptake_fuzz::told::told;
use uptake_fuzz::{Ground, own};

fuzz_target!(|text: &str| {
    let source = Source::new("campaigns/kindly/a.md", text);
    let place = Place::new(&source, 0..text.len());
    let parts = segments(&Authored::verbatim(text, place.clone()));
    let tokens = tokens(text);
    assert!(tokens.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start), "one after the other");
    let plain: usize = parts.iter().map(|part| if let Segment::Text(text) = part { text.len() } else { 0 }).sum();
    assert_eq!(plain + tokens.iter().map(|token| token.range.len()).sum::<usize>(), text.len(), "nothing is lost");
    for (_, flavour) in EspFlavour::ALL {
        neutral(*flavour, text);
        for part in &parts {
            if let Segment::Merge(tag) = part {
                merge_tag(*flavour, tag, str::to_owned);
            }
        }
    }
    Ground::with(|ground| {
        let copy = || Some(Copy { segments: parts.clone(), place: place.clone() });
        let message = &mut own(&mut ground.content.touchpoints[0].1).record;
        (message.subject, message.preheader, message.sms) = (copy(), copy(), copy());
        message.cta = Some(TouchpointCta(ButtonRecord { text: copy(), minutes: None, to: None }));
        own(&mut ground.content.courses[0]).record.item.summary = copy();
        let (portal, findings) = ground.judged();
        told(&findings);
        let portal = portal.expect("the settings of the base");
        Copy { segments: parts, place }.resolve(&Scope::portal(&portal).course(&portal.courses[0]));
    });
});
