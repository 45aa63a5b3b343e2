//! Any portal.toml: settings or findings, colours that can be read, style sheets, and a portal that goes through every step.

#![no_main]

use libfuzzer_sys::fuzz_target;
use uptake::brand::{Tokens, css};
use uptake::load::read_settings;
use uptake_fuzz::Ground;
use uptake_fuzz::told::told;

fuzz_target!(|text: &str| {
    let (entry, findings) = read_settings("portal.toml", text);
    told(&findings);
    Ground::with(|ground| {
        let kept = ground.content.portal.replace(entry);
        let (portal, findings) = ground.judged();
        told(&findings);
        let settings = portal.expect("settings, whatever is in them").settings;
        let tokens = Tokens::of(&settings.brand);
        let rules = css::custom_properties(&tokens);
        assert!(!rules.contains('<'), "a style sheet of {rules}");
        ground.theme().assets(&tokens, &settings);
        ground.content.portal = kept;
    });
});
