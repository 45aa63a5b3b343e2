//! [`Writer`]: a text that people paste, as plain text and as HTML at once, so that both say the same.
//!
//! The HTML is bare on purpose: it takes on the look of the message it is pasted into.

use crate::render::escape;
use crate::render::views::handout::Paste;

#[derive(Default)]
pub struct Writer {
    text: Vec<String>,
    html: String,
}

impl Writer {
    pub fn heading(&mut self, text: &str) {
        self.text.push(text.to_owned());
        self.html.push_str(&format!("<h3>{}</h3>", escape::to_text(text)));
    }

    pub fn paragraph(&mut self, text: &str) {
        self.text.push(text.to_owned());
        self.html.push_str(&format!("<p>{}</p>", lines(text)));
    }

    /// A list, unless there is nothing in it.
    pub fn list(&mut self, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.text.push(items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"));
        let items: String = items.iter().map(|item| format!("<li>{}</li>", lines(item))).collect();
        self.html.push_str(&format!("<ul>{items}</ul>"));
    }

    pub fn link(&mut self, words: &str, url: &str) {
        self.text.push(format!("{words}: {url}"));
        let link = format!("<p><a href=\"{}\">{}</a></p>", escape::to_attribute(url), escape::to_text(words));
        self.html.push_str(&link);
    }

    pub fn finish(self) -> Paste {
        Paste { text: self.text.join("\n\n"), html: self.html }
    }
}

fn lines(text: &str) -> String {
    escape::to_text(text).replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_say_the_same_and_markup_stays_text() {
        let mut writer = Writer::default();
        writer.heading("Why <now> & \"here\"");
        writer.paragraph("One\nTwo");
        writer.list(&["a".to_owned(), "b".to_owned()]);
        writer.list(&[]);
        writer.link("Start", "https://a.example/?a=1&b=\"");
        let Paste { text, html } = writer.finish();
        assert_eq!(text, "Why <now> & \"here\"\n\nOne\nTwo\n\n- a\n- b\n\nStart: https://a.example/?a=1&b=\"");
        let expected = "<h3>Why &lt;now&gt; &amp; \"here\"</h3><p>One<br>Two</p><ul><li>a</li><li>b</li></ul>\
                        <p><a href=\"https://a.example/?a=1&amp;b=&quot;\">Start</a></p>";
        assert_eq!(html, expected);
    }
}
