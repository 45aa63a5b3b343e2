//! Text that is safe and pleasant to show in a terminal: no control characters, lines of a bearable width.
//!
//! Authors' words can hold anything. What could move the cursor, turn the direction of the line or hide is
//! replaced by something visible, always one character for one, so that columns stay true.

/// How many columns a tab takes; annotate-snippets, which draws the sources, uses the same number.
const TAB: usize = 4;

/// `text` with everything harmful replaced; tabs stay.
pub fn clean(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// `text` cleaned, on one line.
pub fn clean_line(text: &str) -> String {
    text.split_whitespace().map(clean).collect::<Vec<_>>().join(" ")
}

fn visible(c: char) -> char {
    match c {
        '\t' => '\t',
        // The "control pictures" of Unicode stand in the same order as the controls.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        c if is_invisible(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// Controls that some terminals obey, marks that turn the direction of a line, and characters that hide.
/// The joiners U+200C and U+200D are part of ordinary Persian words and emoji, so they stay.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}'
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// How many columns `text` takes at most. Everything that is two columns wide lies above U+1100.
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// As [`width`], of one character.
pub fn char_width(c: char) -> usize {
    match c {
        '\t' => TAB,
        c if c < '\u{1100}' => 1,
        _ => 2,
    }
}

/// `text` cut after `columns`, with an ellipsis where something was left out.
pub fn shorten(text: &str, columns: usize) -> String {
    let cut = fitting(text, columns);
    if cut == text.len() { text.to_owned() } else { format!("{}…", &text[..cut]) }
}

/// The length in bytes of the longest beginning of `text` that takes no more than `columns`.
pub fn fitting(text: &str, columns: usize) -> usize {
    let mut taken = 0;
    let too_far = text.char_indices().find(|(_, c)| {
        taken += char_width(*c);
        taken > columns
    });
    too_far.map_or(text.len(), |(index, _)| index)
}

/// `text` with its long lines broken between words. Lines that fit stay as they are, so that a help text can
/// hold a small example; a word that is longer than a line stays whole, so that an address can be copied.
pub fn wrap(text: &str, columns: usize) -> String {
    text.lines().map(|line| wrap_line(line, columns)).collect::<Vec<_>>().join("\n")
}

fn wrap_line(line: &str, columns: usize) -> String {
    if width(line) <= columns {
        return line.to_owned();
    }
    let indent = &line[..line.len() - line.trim_start().len()];
    let mut wrapped = String::new();
    let mut taken = 0;
    for word in line.split_whitespace() {
        if taken > 0 && taken + 1 + width(word) <= columns {
            wrapped.push(' ');
            taken += 1 + width(word);
        } else {
            if taken > 0 {
                wrapped.push('\n');
            }
            wrapped.push_str(indent);
            taken = width(indent) + width(word);
        }
        wrapped.push_str(word);
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmful_characters_are_replaced_one_for_one() {
        let harmful = "a\u{1b}[31mb\u{9b}c\u{202e}d\u{200b}e\u{7f}";
        assert_eq!(clean(harmful), "a␛[31mb�c�d�e␡");
        assert_eq!(clean(harmful).chars().count(), harmful.chars().count());
    }

    #[test]
    fn words_of_the_world_stay_as_they_are() {
        let words = "zwölf · می\u{200c}خواهم · 学ぶ · 👩\u{200d}🏫";
        assert_eq!(clean(words), words);
    }

    #[test]
    fn a_sentence_is_put_on_one_line() {
        assert_eq!(clean_line("two\r\n  lines\tand a tab "), "two lines and a tab");
    }

    #[test]
    fn lines_are_broken_between_words_only() {
        assert_eq!(wrap("one two three\n\n  indented words here", 10), "one two\nthree\n\n  indented\n  words\n  here");
        assert_eq!(
            wrap("see https://example.com/a/long/address now", 12),
            "see\nhttps://example.com/a/long/address\nnow"
        );
    }

    #[test]
    fn a_long_text_is_shortened_by_columns() {
        assert_eq!(shorten("学学学", 4), "学学…");
        assert_eq!(shorten("abcd", 4), "abcd");
    }
}
