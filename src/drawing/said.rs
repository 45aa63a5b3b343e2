//! What a sheet says about itself: to those who can't see it, and how large it is.

use resvg::usvg::roxmltree::Document;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub title: String,
    pub description: String,
    /// BCP 47.
    pub language: String,
    /// With their units: `210mm`.
    pub width: String,
    pub height: String,
}

impl Said {
    pub fn of(sheet: &str) -> Self {
        let Ok(document) = Document::parse(sheet) else { return Self::default() };
        let root = document.root_element();
        let text = |name: &str| {
            let element = root.children().find(|child| child.has_tag_name(("http://www.w3.org/2000/svg", name)));
            element.and_then(|element| element.text()).unwrap_or_default().trim().to_owned()
        };
        let attribute = |name: &str| root.attribute(name).unwrap_or_default().to_owned();
        Self {
            title: text("title"),
            description: text("desc"),
            language: attribute("lang"),
            width: attribute("width"),
            height: attribute("height"),
        }
    }
}
