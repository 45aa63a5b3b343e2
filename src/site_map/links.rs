//! [`Links`]: the one maker of URLs.
//!
//! Within the portal links are relative, so that it works under any path of any host and straight from disk.
//! Absolute URLs are made only where a standard asks for them: canonical, Open Graph, feeds, e-mails.

use url::Url;

#[derive(Debug, Clone)]
pub struct Links {
    base: Url,
    /// Where this edition's pages stand: empty for the default language, `fr/` for French.
    prefix: String,
}

impl Links {
    /// `base` is the portal's public address and ends in `/`.
    pub fn new(base: Url) -> Self {
        Self { base, prefix: String::new() }
    }

    /// The links of an edition, whose front page is at `prefix`: `fr/`.
    pub fn edition(&self, prefix: &str) -> Self {
        Self { base: self.base.clone(), prefix: prefix.to_owned() }
    }

    /// `fr/` for the French edition, empty for the one at the portal's root.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The absolute URL of a page of this edition, such as `courses/feedback/`.
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{}{address}", self.base, self.prefix)
    }

    /// The absolute URL of a published file, which all languages share: `assets/bench.1a2b3c4d5e.jpg`.
    pub fn file(&self, address: &str) -> String {
        format!("{}{address}", self.base)
    }

    /// The path under which the portal is published: `/` or `/academy/`.
    pub fn base_path(&self) -> &str {
        self.base.path()
    }

    /// The way from the page at `address` back to its edition's front page: `./`, `../`, `../../`.
    pub fn root_from(&self, address: &str) -> String {
        up(address.matches('/').count())
    }

    /// The way from the page at `address` back to where published files are, which is the front page of the default
    /// language.
    pub fn files_from(&self, address: &str) -> String {
        up(address.matches('/').count() + self.prefix.matches('/').count())
    }
}

fn up(levels: usize) -> String {
    match levels {
        0 => "./".to_owned(),
        levels => "../".repeat(levels),
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

    #[test]
    fn an_edition_has_its_pages_for_itself_and_shares_the_files() {
        let links = Links::new(Url::parse("https://example.com/academy/").unwrap()).edition("fr/");
        assert_eq!(links.absolute("courses/"), "https://example.com/academy/fr/courses/");
        assert_eq!(links.file("assets/a.css"), "https://example.com/academy/assets/a.css");
        assert_eq!([links.root_from("courses/"), links.files_from("courses/")], ["../", "../../"]);
        assert_eq!([links.root_from(""), links.files_from("")], ["./", "../"]);
    }
}
