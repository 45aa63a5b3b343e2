//! Slack's mrkdwn: how its marks are written, and how none is read where nobody wrote one.
//!
//! Slack knows three escapes, `&amp;` `&lt;` `&gt;`, and none for `*` `_` `~` and the backtick
//! (docs.slack.dev/messaging/formatting-message-text; slackhq/slack-api-docs#34). What else is in use: zero-width
//! characters, which some clients take for the edge of a word and then do format; a date token with an invalid format,
//! which costs 26 characters each; and look-alikes, which are never marks. We write the look-alikes. Full-width
//! forms would not do, since Slack reads them as marks. Code keeps its characters, because nothing is a mark there.

use super::super::chat::Dialect;

/// For blocks: links are `<url|words>`.
pub struct Mrkdwn;

/// For Slack's composer: nothing is escaped and an address stands behind its words.
pub struct Composer;

const WORD_JOINER: char = '\u{2060}';

impl Dialect for Mrkdwn {
    fn letters(&self, text: &str) -> String {
        escaped(&without_marks(text))
    }

    fn strong(&self, words: &str) -> String {
        format!("*{words}*")
    }

    fn emphasis(&self, words: &str) -> String {
        format!("_{words}_")
    }

    fn struck(&self, words: &str) -> String {
        format!("~{words}~")
    }

    fn code(&self, text: &str) -> String {
        format!("`{}`", escaped(&one_line(&text.replace('`', "ˋ"))))
    }

    fn code_block(&self, text: &str) -> String {
        format!("```\n{}\n```", escaped(&text.replace("```", "ˋˋˋ")))
    }

    /// The address holds no `|` and no `>`, which `Outbound` encodes; in the words a bar could end the address.
    fn link(&self, text: &str, url: &str) -> String {
        let words = self.letters(&one_line(&text.replace('|', "∣")));
        format!("<{}|{words}>", url.replace('&', "&amp;").replace('|', "%7C").replace('<', "%3C").replace('>', "%3E"))
    }

    /// An escaped `>` at the beginning of a line is still a quote.
    fn line(&self, words: &str) -> String {
        guarded(words, "&gt;")
    }

    fn line_end(&self) -> &'static str {
        "\n"
    }
}

impl Dialect for Composer {
    fn letters(&self, text: &str) -> String {
        without_marks(text)
    }

    fn strong(&self, words: &str) -> String {
        Mrkdwn.strong(words)
    }

    fn emphasis(&self, words: &str) -> String {
        Mrkdwn.emphasis(words)
    }

    fn struck(&self, words: &str) -> String {
        Mrkdwn.struck(words)
    }

    fn code(&self, text: &str) -> String {
        format!("`{}`", one_line(&text.replace('`', "ˋ")))
    }

    fn code_block(&self, text: &str) -> String {
        format!("```\n{}\n```", text.replace("```", "ˋˋˋ"))
    }

    fn link(&self, text: &str, url: &str) -> String {
        let bare = url.trim_start_matches("mailto:").trim_start_matches("tel:");
        if text == bare || text == url { bare.to_owned() } else { format!("{} ({bare})", self.letters(text)) }
    }

    fn line(&self, words: &str) -> String {
        guarded(words, ">")
    }

    fn line_end(&self) -> &'static str {
        "\n"
    }
}

/// The three characters that Slack's API reads as its own.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Look-alikes for characters that could open or close a mark; a channel is never called by a text. Characters that
/// turn the direction of everything after them go, since nothing in a chat ends their reach.
fn without_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = rest.next() {
        let after = rest.peek().map(|(_, c)| *c);
        match c {
            '*' | '＊' if !stands_alone(before, after) => out.push('∗'),
            '~' | '～' if !stands_alone(before, after) => out.push('∼'),
            '_' | '＿' if !(is_word(before) && is_word(after)) => out.push('ˍ'),
            '`' => out.push('ˋ'),
            '@' if calls_everyone(&text[at + 1..]) => out.extend(['@', WORD_JOINER]),
            '\u{202a}'..='\u{202e}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        before = Some(c);
    }
    out
}

/// `2 * 3`: a mark hugs its words.
fn stands_alone(before: Option<char>, after: Option<char>) -> bool {
    let is_space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    is_space(before) && is_space(after)
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

fn calls_everyone(rest: &str) -> bool {
    ["channel", "here", "everyone"]
        .iter()
        .any(|name| rest.get(..name.len()).is_some_and(|w| w.eq_ignore_ascii_case(name)))
}

fn guarded(words: &str, mark: &str) -> String {
    let lines = words.split('\n').map(|line| match line.trim_start().starts_with(mark) {
        true => format!("{WORD_JOINER}{}", line.trim_start()),
        false => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authored_marks_are_letters() {
        assert_eq!(Mrkdwn.letters("*bold* _em_ ~old~ `code`"), "∗bold∗ ˍemˍ ∼old∼ ˋcodeˋ");
        assert_eq!(Mrkdwn.letters("2 * 3, snake_case_name, 5 ~ 6"), "2 * 3, snake_case_name, 5 ~ 6");
        assert_eq!(Mrkdwn.letters("~$58k to ~$60k ＊x＊"), "∼$58k to ∼$60k ∗x∗");
    }

    #[test]
    fn nobody_is_called_and_no_token_begins() {
        assert_eq!(Mrkdwn.letters("<!channel> <@U123> & <https://a.example|x>").matches(['<', '>']).count(), 0);
        assert_eq!(Mrkdwn.letters("<!here> &amp;"), "&lt;!here&gt; &amp;amp;");
        assert!(!Composer.letters("@channel and @HERE").contains("@channel"));
        assert!(!Composer.letters("@channel and @HERE").contains("@HERE"));
        assert_eq!(Composer.letters("mail me@herefordshire.example").matches('\u{2060}').count(), 1);
    }

    #[test]
    fn words_of_links_cant_leave_them() {
        let link = Mrkdwn.link("a|b> <!channel> *c*", "https://a.example/?x=1&y=|>");
        assert_eq!(link, "<https://a.example/?x=1&amp;y=%7C%3E|a∣b&gt; &lt;!channel&gt; ∗c∗>");
    }

    #[test]
    fn no_line_begins_a_quote() {
        assert_eq!(Mrkdwn.line(&Mrkdwn.letters("> so\nfine")), "\u{2060}&gt; so fine");
        assert_eq!(Mrkdwn.line("fine\n&gt; so"), "fine\n\u{2060}&gt; so");
    }

    #[test]
    fn code_keeps_its_characters() {
        assert_eq!(Mrkdwn.code("a*b_c <d>"), "`a*b_c &lt;d&gt;`");
        assert_eq!(Mrkdwn.code("a`b"), "`aˋb`");
        assert_eq!(Mrkdwn.code_block("x ``` y").matches("```").count(), 2);
    }
}
