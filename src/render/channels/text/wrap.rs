//! Lines of plain text: breaking at spaces, never within a word or an address.

/// Columns a text takes; marks that combine and characters without width take none.
pub fn width(text: &str) -> usize {
    text.chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{300}'..='\u{36f}' | '\u{feff}'))
        .count()
}

/// `text` in lines of at most `columns`; its own line ends stay. A word that is longer has a line to itself.
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    text.lines().flat_map(|line| wrapped_line(line, columns)).collect()
}

fn wrapped_line(line: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut current, mut used) = (String::new(), 0);
    // Only plain spaces: a no-break space is there to keep a figure and its unit together.
    for word in line.split([' ', '\t']).filter(|word| !word.is_empty()) {
        let needed = width(word);
        if !current.is_empty() && used + 1 + needed > columns {
            lines.push(std::mem::take(&mut current));
            used = 0;
        }
        if !current.is_empty() {
            current.push(' ');
            used += 1;
        }
        current.push_str(word);
        used += needed;
    }
    if !current.is_empty() {
        lines.push(current);
    }
    lines
}

/// `first` before the first line, `rest` before the others; no line ends in a space.
pub fn indented(lines: Vec<String>, first: &str, rest: &str) -> Vec<String> {
    let mark =
        |(i, line): (usize, String)| format!("{}{line}", if i == 0 { first } else { rest }).trim_end().to_owned();
    lines.into_iter().enumerate().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_and_addresses_stay_whole() {
        let address = format!("https://a.example/{}", "x".repeat(90));
        let lines = wrapped(&format!("one two three {address} four"), 10);
        assert_eq!(lines, ["one two", "three", &address, "four"]);
    }

    #[test]
    fn a_no_break_space_keeps_figures_whole() {
        assert_eq!(wrapped("about 65\u{a0}% of us", 9), ["about", "65\u{a0}% of", "us"]);
    }

    #[test]
    fn what_has_no_width_takes_no_column() {
        assert_eq!(width("e\u{301}a\u{2060}b"), 3);
    }
}
