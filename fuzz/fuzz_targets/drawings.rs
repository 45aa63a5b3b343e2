//! Any bytes as an SVG: written anew without what acts or loads, the same a second time, and drawn on a poster as a logo.

#![no_main]

use std::sync::{Arc, LazyLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;
use uptake::drawing::{Drawing, Fonts, Format};
use uptake::imaging::svg::clean;

static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(Arc::default);

fuzz_target!(|bytes: &[u8]| {
    let Ok(once) = clean(bytes) else { return };
    let twice = clean(once.text.as_bytes()).unwrap_or_else(|problem| panic!("{problem}: {}", once.text));
    assert_eq!((&twice.text, twice.size, twice.removed.len()), (&once.text, once.size, 0));
    let lower = once.text.to_lowercase();
    for word in ["<script", "<foreignobject", "javascript:", "@import", " onload", "<!entity"] {
        assert!(!lower.contains(word), "{word}: {}", once.text);
    }
    let data = STANDARD.encode(&once.text);
    let sheet = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"60\" viewBox=\"0 0 120 60\">\
         <image width=\"120\" height=\"60\" href=\"data:image/svg+xml;base64,{data}\"/></svg>"
    );
    Drawing::new(sheet, Format::Png, &FONTS).draw().expect("a sheet");
});
