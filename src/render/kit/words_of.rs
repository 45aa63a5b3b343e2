//! A plain text with its links set apart, so that it reads well on paper: each is a number in brackets, and a list
//! says where it leads.

#[derive(Debug, PartialEq, Eq)]
pub struct Worded {
    pub text: String,
    /// In the order of their numbers, each once.
    pub links: Vec<String>,
}

pub fn worded(text: &str) -> Worded {
    let (mut out, mut links, mut rest) = (String::with_capacity(text.len()), Vec::new(), text.trim_end());
    while let Some(at) = next_link(rest) {
        let (before, from) = rest.split_at(at);
        let (link, after) = from.split_at(link_end(from));
        out.push_str(before);
        out.push_str(&format!("[{}]", number(link, &mut links)));
        rest = after;
    }
    out.push_str(rest);
    Worded { text: out, links }
}

fn number(link: &str, links: &mut Vec<String>) -> usize {
    let known = links.iter().position(|known| known == link);
    known.unwrap_or_else(|| {
        links.push(link.to_owned());
        links.len() - 1
    }) + 1
}

fn next_link(text: &str) -> Option<usize> {
    ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()
}

/// A link ends before white space, and before what ends a sentence or closes a bracket that opened outside of it.
fn link_end(text: &str) -> usize {
    let run = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|')).unwrap_or(text.len());
    let link = text[..run].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let is_closed = !link.ends_with(')') || link.contains('(');
    if is_closed { link.len() } else { link.len() - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_numbers_and_each_is_listed_once() {
        let text = "See https://a.example/x?b=c, or (https://a.example/y).\nAgain: https://a.example/x?b=c\n";
        let worded = worded(text);
        assert_eq!(worded.text, "See [1], or ([2]).\nAgain: [1]");
        assert_eq!(worded.links, ["https://a.example/x?b=c", "https://a.example/y"]);
    }

    #[test]
    fn brackets_of_a_link_and_a_bare_scheme_survive() {
        assert_eq!(worded("https://a.example/x_(y) z").links, ["https://a.example/x_(y)"]);
        assert_eq!(worded("<https://a.example/|name>").text, "<[1]|name>");
        assert_eq!(worded("no link").text, "no link");
    }
}
