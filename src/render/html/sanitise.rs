//! An allow-list for HTML that authors typed, applied once to a whole text, and only where it holds any.

use ammonia::Builder;

/// The allow-list: what we write ourselves, and harmless inline markup.
pub struct Sanitiser(Builder<'static>);

impl Default for Sanitiser {
    fn default() -> Self {
        let mut builder = Builder::default();
        builder
            .add_tags(["section", "figure", "figcaption"])
            .rm_tags(["map", "area"])
            .add_generic_attributes(["class", "id", "role", "tabindex", "aria-label", "lang", "dir", "title"])
            .add_tag_attributes("img", ["loading", "decoding"])
            .add_tag_attributes("ol", ["start"])
            .url_schemes(["https", "http", "mailto", "tel"].into_iter().collect())
            .link_rel(None);
        Self(builder)
    }
}

impl Sanitiser {
    pub fn clean(&self, html: &str) -> String {
        self.0.clean(html).to_string()
    }
}
