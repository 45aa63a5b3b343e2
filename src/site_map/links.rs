//! [`Links`]: the one maker of URLs.
//!
//! Within the portal links are relative, so that it works under any path of any host and straight from disk.
//! Absolute URLs are made only where a standard asks for them: canonical, Open Graph, feeds, e-mails.

use url::Url;

#[derive(Debug, Clone)]
pub struct Links {
    base: Url,
}

impl Links {
    /// `base` is the portal's public address and ends in `/`.
    pub fn new(base: Url) -> Self {
        Self { base }
    }

    /// The absolute URL of an address such as `courses/feedback/`.
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.base)
    }

    /// The path under which the portal is published: `/` or `/academy/`.
    pub fn base_path(&self) -> &str {
        self.base.path()
    }

    /// The way from the page at `address` back to the portal's root: `./`, `../`, `../../`.
    pub fn root_from(&self, address: &str) -> String {
        match address.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_goes_up_one_level_for_each_part() {
        let links = Links::new(Url::parse("https://example.com/academy/").unwrap());
        assert_eq!(links.root_from(""), "./");
        assert_eq!(links.root_from("courses/"), "../");
        assert_eq!(links.root_from("c/spring/lead/"), "../../../");
        assert_eq!(links.absolute("courses/"), "https://example.com/academy/courses/");
        assert_eq!(links.base_path(), "/academy/");
    }
}
