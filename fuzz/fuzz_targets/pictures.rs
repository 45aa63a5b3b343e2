//! Any bytes as a photograph or screenshot: looked at or refused, and what is published of it has the size that was planned.

#![no_main]

use libfuzzer_sys::fuzz_target;
use uptake::imaging::{Kind, Rendition, develop, examine};

/// More would only measure how fast decoders are; the suite decodes the largest.
const MOST_PIXELS: u64 = 1_000_000;

fuzz_target!(|bytes: &[u8]| {
    let Ok(original) = examine(bytes) else { return };
    assert!(original.width > 0 && original.height > 0, "{original:?}");
    if original.kind == Kind::Svg || u64::from(original.width) * u64::from(original.height) > MOST_PIXELS {
        return;
    }
    let mut wanted = Rendition::wide(&original);
    wanted.extend(Rendition::portraits(&original));
    wanted.extend(Rendition::logo(&original));
    let Ok(prints) = develop(bytes, &wanted) else { return };
    for (print, wanted) in prints.iter().zip(&wanted) {
        let published = examine(print).expect("what is published can be shown");
        assert_eq!((published.width, published.height), (wanted.width, wanted.height));
    }
});
