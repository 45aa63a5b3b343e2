//! What `uptake --version` says: enter at [`text`].

use std::sync::LazyLock;

use crate::contracts::{CONTENT, TEMPLATES};

/// What `uptake --version` says. Releases set `UPTAKE_COMMIT` while they are built.
pub fn text() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let build = option_env!("UPTAKE_COMMIT").map_or("a build of your own".to_owned(), |it| format!("commit {it}"));
        let optional = [("external", cfg!(feature = "external")), ("minify", cfg!(feature = "minify"))];
        let with: Vec<&str> = optional.into_iter().filter(|(_, on)| *on).map(|(name, _)| name).collect();
        let with = if with.is_empty() { "no optional features".to_owned() } else { with.join(", ") };
        format!(
            "{}\nbuild: {build}, {} {}, with {with}\n\
             content contract: {CONTENT} (what portal.toml and the files beside it mean)\n\
             template contract: {TEMPLATES} (what the templates of a theme can show)",
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            std::env::consts::ARCH,
        )
    });
    &VERSION
}
