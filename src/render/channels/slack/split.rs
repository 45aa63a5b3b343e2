//! Long text in pieces, so that a section of a card holds each: between lines, else between sentences, else between
//! words, and never inside a mark.

/// `text` in pieces of at most `most` characters, none of them lost. What can't be broken stays whole, and then the
/// piece is too long.
pub fn pieces(text: &str, most: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while rest.chars().count() > most {
        let Some(at) = border(rest, most) else { break };
        let (piece, behind) = rest.split_at(at);
        pieces.push(piece.trim_end().to_owned());
        rest = behind.trim_start();
    }
    if !rest.is_empty() {
        pieces.push(rest.to_owned());
    }
    pieces
}

/// The best place to break within the first `most` characters: the last line end, sentence end or space outside
/// every mark; where there is none, the first one behind them. A line end in the first half would leave a stump, so
/// a sentence is preferred then.
fn border(text: &str, most: usize) -> Option<usize> {
    let mut marks = Marks::default();
    let (mut line, mut sentence, mut space) = (None, None, None);
    let mut before = ' ';
    let mut chars = text.char_indices().enumerate().peekable();
    while let Some((count, (at, c))) = chars.next() {
        let found = line.is_some() || sentence.is_some() || space.is_some();
        if count > most && found {
            break;
        }
        if marks.is_outside() && at > 0 {
            match c {
                '\n' => line = Some((count, at)),
                ' ' if matches!(before, '.' | '!' | '?' | '…' | '。' | '؟') => sentence = Some(at),
                ' ' => space = Some(at),
                _ => {}
            }
        }
        marks.read(c, before, chars.peek().map_or(' ', |(_, (_, c))| *c));
        before = c;
    }
    let far = line.filter(|(count, _)| count * 2 >= most).map(|(_, at)| at);
    far.or(sentence).or(line.map(|(_, at)| at)).or(space)
}

/// The marks that are open. Authored characters that could be marks have been replaced, so that counting is exact.
#[derive(Default)]
struct Marks {
    open: Vec<char>,
}

impl Marks {
    fn is_outside(&self) -> bool {
        self.open.is_empty()
    }

    /// Nothing is a mark within a link or code but its end.
    fn read(&mut self, c: char, before: char, after: char) {
        match c {
            '<' => self.open.push('<'),
            '>' => self.open.retain(|mark| *mark != '<'),
            _ if self.open.contains(&'<') => {}
            '`' => self.turn('`'),
            _ if self.open.contains(&'`') => {}
            '*' | '~' | '_' if hugs(before, after) => self.turn(c),
            _ => {}
        }
    }

    fn turn(&mut self, mark: char) {
        if self.open.contains(&mark) {
            self.open.retain(|open| *open != mark);
        } else {
            self.open.push(mark);
        }
    }
}

/// A mark hugs its words from outside: `2 * 3` and `snake_case` have none.
fn hugs(before: char, after: char) -> bool {
    let alone = before.is_whitespace() && after.is_whitespace();
    let within = before.is_alphanumeric() && after.is_alphanumeric();
    !alone && !within
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_is_one_piece() {
        assert_eq!(pieces(" short \n", 10), ["short"]);
        assert_eq!(pieces("  ", 10), [""; 0]);
    }

    #[test]
    fn lines_come_before_sentences_and_sentences_before_words() {
        assert_eq!(pieces("one two\nthree four", 12), ["one two", "three four"]);
        assert_eq!(pieces("One. Two three four", 14), ["One.", "Two three four"]);
        assert_eq!(pieces("one two three four", 9), ["one two", "three", "four"]);
    }

    #[test]
    fn nothing_is_lost_and_no_mark_is_torn() {
        let text = "Ask *one good question* today. Then <https://a.example/|read on. And on>, 2 * 3 times. ".repeat(20);
        let found = pieces(&text, 120);
        assert_eq!(found.join(" "), text.trim());
        for piece in &found {
            assert!(piece.chars().count() <= 120, "{piece}");
            assert_eq!(piece.matches('<').count(), piece.matches('>').count(), "{piece}");
            assert_eq!(piece.replace("2 * 3", "").matches('*').count() % 2, 0, "{piece}");
        }
    }

    #[test]
    fn what_cant_be_broken_stays_whole() {
        let word = "x".repeat(30);
        assert_eq!(pieces(&format!("*{word} {word}* end"), 20)[0], format!("*{word} {word}*"));
    }
}
