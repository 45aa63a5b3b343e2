//! [`Picture`]: a drawing in the page (inline SVG) with a title and a description for those who can't see it.
//!
//! Colours come from the page's style sheet by class, so that a picture is right in light, in dark and on paper.

use std::fmt::Write;

use crate::render::escape::{to_attribute, to_text};

/// How wide a letter is at the most, as a share of its size, in the fonts that pages use for figures and names.
const LETTER: f64 = 0.53;
/// A picture that isn't wider than the page is drawn as wide as the page.
const PAGE: f64 = 960.0;

pub struct Picture {
    body: String,
    width: f64,
}

/// Where a text begins.
#[derive(Debug, Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Picture {
    pub fn new(width: f64) -> Self {
        Self { body: String::new(), width }
    }

    /// A rectangle with its corner at `(x, y)`.
    pub fn rect(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64), radius: f64) {
        self.write(format_args!(
            r#"<rect class="{class}" x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" rx="{radius:.1}"/>"#
        ));
    }

    pub fn line(&mut self, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
        self.write(format_args!(r#"<path class="{class}" d="M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}"/>"#));
    }

    /// A line through some points.
    pub fn path(&mut self, class: &str, points: &[(f64, f64)]) {
        self.write(format_args!(r#"<path class="{class}" d=""#));
        for (at, (x, y)) in points.iter().enumerate() {
            let step = if at == 0 { 'M' } else { 'L' };
            self.write(format_args!("{step}{x:.1} {y:.1}"));
        }
        self.body.push_str(r#""/>"#);
    }

    pub fn circle(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        self.write(format_args!(r#"<circle class="{class}" cx="{x:.1}" cy="{y:.1}" r="{radius:.1}"/>"#));
    }

    /// A line of text on its base line.
    pub fn text(&mut self, class: &str, (x, y): (f64, f64), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let text = to_text(text);
        self.write(format_args!(r#"<text class="{class}" x="{x:.1}" y="{y:.1}"{anchor}>{text}</text>"#));
    }

    /// Opens a group that says more when pointed at.
    pub fn open(&mut self, title: &str) {
        let title = to_text(title);
        self.write(format_args!("<g><title>{title}</title>"));
    }

    pub fn close(&mut self) {
        self.body.push_str("</g>");
    }

    /// The whole picture. `id` is unique on its page.
    pub fn finish(self, id: &str, height: f64, title: &str, description: &str) -> String {
        let (id, title, description) = (to_attribute(id), to_text(title), to_text(description));
        let Self { body, width } = self;
        let class = if width <= PAGE { "fits" } else { "wide" };
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="{class}" role="img" aria-labelledby="{id}-t {id}-d" viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" direction="ltr"><title id="{id}-t">{title}</title><desc id="{id}-d">{description}</desc>{body}</svg>"#
        )
    }

    fn write(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing into a String can't fail.
        let _ = self.body.write_fmt(arguments);
    }
}

/// `text` cut to what fits into `width` at a font size, with an ellipsis where something was left out.
pub fn fitted(text: &str, width: f64, size: f64) -> String {
    let mut left = width / (size * LETTER);
    let mut fitting = 0;
    for (at, c) in text.char_indices() {
        left -= if c < '\u{1100}' { 1.0 } else { 1.8 };
        if left < 0.0 {
            return format!("{}…", text[..fitting].trim_end());
        }
        // Room for the ellipsis.
        if left >= 1.0 {
            fitting = at + c.len_utf8();
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_says_so() {
        assert_eq!(fitted("Short", 100.0, 10.0), "Short");
        assert_eq!(fitted("The question before the toolbox", 60.0, 10.0), "The questi…");
        assert_eq!(fitted("学学学学学学学", 60.0, 10.0), "学学学学学…");
        assert_eq!(fitted("", 0.0, 10.0), "");
    }

    #[test]
    fn what_authors_wrote_is_text() {
        let mut picture = Picture::new(10.0);
        picture.open("<script>");
        picture.text("x", (0.0, 0.0), Anchor::Start, "a < b & \"c\"");
        picture.close();
        let svg = picture.finish("p", 10.0, "<b>", "</desc>");
        assert!(!svg.contains("<script>") && !svg.contains("<b>") && svg.contains("a &lt; b &amp; \"c\""), "{svg}");
        assert_eq!(svg.matches("</desc>").count(), 1);
    }
}
