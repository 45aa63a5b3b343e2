//! Any bytes as an SVG: written anew without what acts or loads, the same a second time, and drawn on a poster as a logo.

#![no_main]

use std::sync::{Arc, LazyLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;
use roxmltree::{Document, Node};
use uptake::drawing::{Drawing, Fonts, Format, hindrance};
use uptake::imaging::svg::clean;

static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(Arc::default);

fuzz_target!(|bytes: &[u8]| {
    let Ok(once) = clean(bytes) else { return };
    let twice = clean(once.text.as_bytes()).unwrap_or_else(|problem| panic!("{problem}: {}", once.text));
    assert_eq!((&twice.text, twice.size, twice.removed.len()), (&once.text, once.size, 0));
    assert_eq!(acting(&once.text), None, "{}", once.text);
    // Posters show the name instead, and say so.
    if hindrance(&once.text).is_some() {
        return;
    }
    let data = STANDARD.encode(&once.text);
    let sheet = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"60\" viewBox=\"0 0 120 60\">\
         <image width=\"120\" height=\"60\" href=\"data:image/svg+xml;base64,{data}\"/></svg>"
    );
    Drawing::new(sheet, Format::Png, &FONTS).draw().expect("a sheet");
});

/// What of a drawing would act or load: as elements and attributes, because a title may hold any word.
fn acting(drawing: &str) -> Option<String> {
    let document = Document::parse(drawing).expect("a drawing that was written is well-formed");
    let elements = document.descendants().filter(Node::is_element);
    elements
        .flat_map(|element| {
            let name = element.tag_name().name();
            let acts = ["script", "foreignObject"].contains(&name).then(|| name.to_owned());
            let imports = element.text().filter(|text| name == "style" && text.contains("@import")).map(str::to_owned);
            let attributes = element.attributes().filter(|it| {
                let value = it.value().to_lowercase();
                it.name().to_lowercase().starts_with("on") || (it.name() == "href" && value.contains("javascript:"))
            });
            acts.into_iter().chain(imports).chain(attributes.map(|it| it.name().to_owned())).collect::<Vec<_>>()
        })
        .next()
}
