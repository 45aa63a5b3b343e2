//! serve's own page: where everything is, as whom to look at the portal, and what was found.

use super::board::Person;
use crate::render::escape;

/// Shown while nothing can be.
pub const NOTHING_YET: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
content=\"width=device-width, initial-scale=1\"><title>Not here</title></head><body><h1>Not here</h1>\
<p>There is no such page, or the portal can't be made yet. <a href=\"/__uptake/\">See what was found</a>.</p></body></html>";

const PAGE: &str = include_str!("client/console.html");

pub fn page(people: &[Person], base_path: &str) -> String {
    let attribute = |text: &str| {
        let mut out = String::new();
        escape::attribute(&mut out, text);
        out
    };
    let button = |person: &Person| {
        let Person { slug, title } = person;
        format!(
            "<button type=\"button\" data-me=\"{}\" aria-pressed=\"false\">{}</button>\n",
            attribute(slug),
            attribute(title)
        )
    };
    let people: String = people.iter().map(button).collect();
    PAGE.replace("{people}", &people).replace("{home}", &attribute(base_path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_texts() {
        let person = Person { slug: "a\"b".to_owned(), title: "<b>".to_owned() };
        let page = page(&[person], "/");
        assert!(page.contains("data-me=\"a&quot;b\""));
        assert!(page.contains("&lt;b&gt;") && !page.contains("<b>"));
    }
}
