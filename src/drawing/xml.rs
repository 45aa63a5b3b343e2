//! The little XML that is written by hand: texts and numbers.

/// A text as the content of an element or of an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The text without the characters that no XML may hold (XML 1.0, production 2), however they are written.
pub fn legal(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)).collect()
}

/// A length with no more digits than an eye could tell.
pub fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([number(12.0), number(0.1236), number(-3.10)], ["12", "0.124", "-3.1"]);
    }

    #[test]
    fn what_no_xml_may_hold_is_left_out() {
        assert_eq!(legal("a\u{0}\u{b}b\u{ffff}ä\n😀"), "abä\n😀");
        assert_eq!(escaped("<a href=\"&\">"), "&lt;a href=&quot;&amp;&quot;&gt;");
    }
}
