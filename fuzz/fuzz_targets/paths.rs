//! Any name of a file, address, alias, link or picture: an accepted path stays where it belongs, and what was written in an
//! item leads to no artefact outside the output.

#![no_main]

use std::path::{Component, Path};

use libfuzzer_sys::fuzz_target;
use uptake::load::values::{PicturePath, Spanned};
use uptake::site_map::OutPath;
use uptake::site_map::attribution;
use uptake::source::{Place, Source};
use uptake_fuzz::told::told;
use uptake_fuzz::{Ground, own};

fuzz_target!(|text: &str| {
    if let Ok(path) = OutPath::new(text) {
        let root = Path::new("/some/root");
        let joined = path.below(root);
        let inner = joined.strip_prefix(root).expect("below its root");
        assert!(inner.components().all(|part| matches!(part, Component::Normal(_))), "{joined:?}");
        assert!(path.folders().all(|folder| OutPath::new(folder).is_ok()), "{path}");
        assert!(!path.folded().is_empty());
    }
    assert!(attribution::slug(text).chars().all(|c| c.is_alphanumeric() || "-_.".contains(c)), "{text:?}");
    let source = Source::new("courses/a.md", text);
    let at = |value: String| Spanned { value, place: Place::new(&source, 0..text.len()) };
    Ground::with(|ground| {
        let course = own(&mut ground.content.courses[0]);
        course.name = text.lines().next().unwrap_or_default().to_owned();
        let item = &mut course.record.item;
        item.slug = Some(at(text.to_owned()));
        item.aliases = text.lines().map(|line| at(line.to_owned())).collect();
        item.image = Some(Spanned { value: PicturePath(text.to_owned()), place: at(String::new()).place });
        told(&ground.judged().1);
    });
});
