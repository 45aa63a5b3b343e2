//! What findings of several families say in the same words.

use crate::model::{Id, Persona, Portal};

/// More names than this make a sentence that nobody reads to its end.
const NAMES: usize = 4;

/// `"New lead", "Project engineer" and "Shift supervisor"`.
pub fn personas(portal: &Portal, ids: &[Id<Persona>]) -> String {
    let titles = ids.iter().map(|id| format!("\"{}\"", portal[*id].item.title));
    all(&titles.collect::<Vec<_>>())
}

/// `a`, `a and b`, `a, b and c`; of long lists the first ones, and how many more there are.
pub fn all<T: AsRef<str>>(names: &[T]) -> String {
    let (shown, rest) = match names.len() {
        n if n > NAMES => (&names[..NAMES - 1], n - NAMES + 1),
        _ => (names, 0),
    };
    let mut shown: Vec<String> = shown.iter().map(|name| name.as_ref().to_owned()).collect();
    if rest > 0 {
        shown.push(format!("{rest} more"));
    }
    let Some(last) = shown.pop() else { return String::new() };
    if shown.is_empty() { last } else { format!("{} and {last}", shown.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn lists_read_like_sentences() {
        assert_eq!(all::<&str>(&[]), "");
        assert_eq!(all(&["a"]), "a");
        assert_eq!(all(&["a", "b"]), "a and b");
        assert_eq!(all(&["a", "b", "c", "d"]), "a, b, c and d");
        assert_eq!(all(&["a", "b", "c", "d", "e"]), "a, b, c and 2 more");
    }
}
