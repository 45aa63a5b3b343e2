//! Escaping for the places of a page: text, attributes, addresses, JSON in a script.

/// Writes `text` as the text of an element.
pub fn text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
}

/// Writes `value` between the double quotes of an attribute.
pub fn attribute(out: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
}

/// JSON that can stand in a `<script>`: no character of it can end the element or open a comment.
pub fn json_in_script(json: &serde_json::Value) -> String {
    let escaped = json.to_string();
    escaped
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// Whether a link may lead to `url`. Load has checked it already; a page is where a mistake there would hurt.
pub fn is_safe_url(url: &str) -> bool {
    ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| url.starts_with(scheme))
}
