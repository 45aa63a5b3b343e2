//! Escaping for the two places of HTML that author text lands in: between tags, and in a quoted attribute.
//!
//! Control characters are left out: HTML allows none of them, and C1 ones make mail programs guess another encoding.

/// Appends `text` as HTML text.
pub fn text(out: &mut String, text: &str) {
    replaced(out, text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        c => is_control(c).then_some(""),
    });
}

/// Appends `text` as the value of an attribute in double or single quotes.
pub fn attribute(out: &mut String, text: &str) {
    replaced(out, text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        c => is_control(c).then_some(""),
    });
}

/// Appends `text` with what stands for some characters; what lies between them is copied in one go.
fn replaced(out: &mut String, text: &str, replacement: impl Fn(char) -> Option<&'static str>) {
    let mut rest = 0;
    for (at, c) in text.char_indices() {
        if let Some(replacement) = replacement(c) {
            out.push_str(&text[rest..at]);
            out.push_str(replacement);
            rest = at + c.len_utf8();
        }
    }
    out.push_str(&text[rest..]);
}

/// `text` escaped for between tags.
pub fn to_text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    text(&mut out, value);
    out
}

/// `text` escaped for a quoted attribute.
pub fn to_attribute(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    attribute(&mut out, value);
    out
}

/// JSON that can stand in a script: nothing in it ends the element or opens a comment, and no character in it ends
/// a line of JavaScript. All of these stand within strings, where the escaped form means the same.
pub fn json_in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// C0 but tab and line ends, DEL and C1.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_open_a_tag_or_close_an_attribute() {
        assert_eq!(to_text("a < b & \"c\" > 'd'"), "a &lt; b &amp; \"c\" &gt; 'd'");
        assert_eq!(to_attribute("\" onload='x'&<>"), "&quot; onload=&#39;x&#39;&amp;&lt;&gt;");
    }

    #[test]
    fn no_json_ends_its_script() {
        let json = json_in_script("{\"a\":\"</script><!-- & \u{2028}\"}");
        assert!(!json.contains(['<', '>', '&', '\u{2028}']), "{json}");
    }

    #[test]
    fn control_characters_vanish_and_letters_stay() {
        assert_eq!(to_text("a\u{0}\u{7f}\u{85}\u{9b}b\tc\nשלום 🎉"), "ab\tc\nשלום 🎉");
    }
}
