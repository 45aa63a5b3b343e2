//! The draft: an `.eml` file that a mail program opens for somebody to address and send.
//!
//! Enter at [`eml`]. Libraries add a date, a Message-ID and a random boundary; a draft has none of the first two, and
//! the same content has to give the same bytes, so this is a small writer of RFC 5322 and 2045 to 2047.

use super::Form;

/// Longest line of quoted-printable (RFC 2045, 6.7) and of a header with encoded words (RFC 2047, 2).
const LINE: usize = 76;
/// Longest encoded word with its frame (RFC 2047, 2).
const WORD: usize = 75;
const OPEN: &str = "=?utf-8?Q?";
const CLOSE: &str = "?=";

/// Whole, with CRLF. `X-Unsent` makes Outlook open it for writing; no From, To, Date or Message-ID, which are those
/// of whoever sends it. The plain text comes first, because programs show the last form that they understand.
pub fn eml(form: &Form) -> String {
    let boundary = boundary(form);
    let part = |kind: &str, text: &str| {
        format!(
            "--{boundary}\r\nContent-Type: {kind}; charset=utf-8\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
            quoted_printable(text)
        )
    };
    format!(
        "X-Unsent: 1\r\nSubject: {}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/alternative; boundary=\"{boundary}\"\r\n\r\n{}{}--{boundary}--\r\n",
        header("Subject", &form.subject),
        part("text/plain", &form.text),
        part("text/html", &form.html)
    )
}

/// Always the same for the same message, and never a line of it: quoted-printable holds no `=_` (RFC 2045, 6.7).
/// The plain text tells messages apart well enough.
fn boundary(form: &Form) -> String {
    format!("=_{}", &blake3::hash(form.text.as_bytes()).to_hex()[..24])
}

/// The value of a header: as it is where that fits a line, else in encoded words, one a line.
fn header(name: &str, value: &str) -> String {
    let room = LINE - name.len() - ": ".len();
    let printable = value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if printable && value.len() <= room && !value.contains("=?") {
        return value.to_owned();
    }
    let frame = OPEN.len() + CLOSE.len();
    let mut lines = Vec::new();
    let (mut word, mut room) = (String::new(), room - frame);
    // A character is never divided between two words (RFC 2047, 5).
    for letter in value.chars().map(encoded_letter) {
        if word.len() + letter.len() > room {
            lines.push(std::mem::take(&mut word));
            room = WORD - frame;
        }
        word.push_str(&letter);
    }
    lines.push(word);
    let framed: Vec<_> = lines.into_iter().map(|word| format!("{OPEN}{word}{CLOSE}")).collect();
    framed.join("\r\n ")
}

fn encoded_letter(c: char) -> String {
    match c {
        ' ' => "_".to_owned(),
        c if c.is_ascii_alphanumeric() => c.to_string(),
        c => {
            let mut out = String::new();
            encode(&mut out, c);
            out
        }
    }
}

/// Appends `=C3=A9`.
fn encode(out: &mut String, c: char) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        out.push('=');
        out.extend([byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)])));
    }
}

/// Lines of at most 76 characters; a `=` at the end says that the next one goes on.
fn quoted_printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            out.push_str("\r\n");
        }
        quoted_line(&mut out, line);
    }
    out
}

fn quoted_line(out: &mut String, line: &str) {
    // Room for the `=` that breaks the line.
    const ROOM: usize = LINE - 1;
    let mut used = 0;
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let plain = plain(rest);
        let width = if plain > 0 { 1 } else { 3 * c.len_utf8() };
        if used + width > ROOM {
            out.push_str("=\r\n");
            used = 0;
        }
        let taken = match plain {
            0 => {
                encode(out, c);
                used += width;
                c.len_utf8()
            }
            plain => {
                let taken = plain.min(ROOM - used);
                out.push_str(&rest[..taken]);
                used += taken;
                taken
            }
        };
        rest = &rest[taken..];
    }
}

/// How many bytes at the beginning stay as they are, as far as a line goes. A blank at the end may get lost on the
/// way, so it doesn't.
fn plain(rest: &str) -> usize {
    let stays = |byte: &u8| *byte != b'=' && (byte.is_ascii_graphic() || matches!(byte, b' ' | b'\t'));
    let run = rest.bytes().take(LINE).take_while(stays).count();
    if run == rest.len() && rest.ends_with([' ', '\t']) { run - 1 } else { run }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(subject: &str, text: &str) -> Form {
        let text = text.to_owned();
        Form { subject: subject.to_owned(), preheader: String::new(), html: format!("<p>{text}</p>\n"), text }
    }

    #[test]
    fn a_draft_has_two_parts_and_nothing_of_its_sender() {
        let eml = eml(&form("Hello", "One = two\nthree \n"));
        let boundary = eml.split("boundary=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(eml.starts_with("X-Unsent: 1\r\nSubject: Hello\r\nMIME-Version: 1.0\r\n"), "{eml}");
        assert_eq!(eml.matches(&format!("--{boundary}")).count(), 3);
        let parts: Vec<&str> = eml.split(&format!("--{boundary}")).collect();
        assert!(parts[1].contains("text/plain") && parts[1].ends_with("\r\n\r\nOne =3D two\r\nthree=20\r\n"), "{eml}");
        assert!(parts[2].contains("text/html") && parts[3] == "--\r\n");
        for header in ["From:", "To:", "Date:", "Message-ID:"] {
            assert!(!eml.contains(header), "{header}");
        }
        assert_eq!(eml.replace("\r\n", "").matches(['\r', '\n']).count(), 0);
    }

    #[test]
    fn a_long_subject_is_folded_between_characters() {
        let written = header("Subject", &"Ärger 🎉 ".repeat(20));
        let lines: Vec<&str> = written.split("\r\n ").collect();
        assert!(lines.len() > 4 && "Subject: ".len() + lines[0].len() <= LINE, "{written}");
        for line in lines {
            let word = line.strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE)).unwrap();
            assert!(line.len() <= WORD && !word.contains([' ', '?']), "{line}");
            let bytes: Vec<u8> = decoded(word);
            assert!(String::from_utf8(bytes).is_ok(), "{line}");
        }
    }

    fn decoded(word: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut rest = word;
        while let Some(c) = rest.chars().next() {
            let (byte, length) = match c {
                '=' => (u8::from_str_radix(&rest[1..3], 16).unwrap(), 3),
                '_' => (b' ', 1),
                c => (u8::try_from(c).unwrap(), 1),
            };
            bytes.push(byte);
            rest = &rest[length..];
        }
        bytes
    }

    #[test]
    fn what_looks_like_an_encoded_word_or_a_header_is_encoded() {
        assert_eq!(header("Subject", "=?utf-8?Q?x?="), "=?utf-8?Q?=3D=3Futf=2D8=3FQ=3Fx=3F=3D?=");
        assert!(!header("Subject", "a\r\nBcc: x@y").contains("\r\nBcc"));
        assert_eq!(header("Subject", &"x".repeat(67)).len(), 67);
    }

    #[test]
    fn no_line_is_longer_than_76() {
        for text in ["x".repeat(77), "é".repeat(40), format!("{} ", "x".repeat(75)), "=".repeat(76), "x".repeat(76)] {
            let lines = quoted_printable(&text);
            assert!(lines.split("\r\n").all(|line| line.len() <= LINE), "{lines}");
            assert_eq!(decoded(&lines.replace("=\r\n", "")), text.as_bytes(), "{text}");
        }
        assert_eq!(quoted_printable(&"x".repeat(75)), "x".repeat(75));
    }
}
