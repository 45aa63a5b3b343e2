//! Words that are words in Markdown, too: marks in them are escaped, those of Markdown and our own.

/// A text within a line.
pub fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().unwrap_or(' ');
        let is_mark = match c {
            '\\' | '`' | '*' | '~' | '[' | ']' | '<' | '|' => true,
            // `{{ … }}` is a placeholder, and `{#…}` behind a heading its name.
            '{' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '&' => after.is_ascii_alphanumeric() || after == '#',
            // Two of them would become a dash.
            '-' => after == '-',
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// A line of escaped text that begins a block: what would make a heading, a list, a quote or a passage of it is escaped.
pub fn line_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        Some(b'#' | b'+' | b'-' | b'>' | b'=' | b':') if digits == 0 => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

/// An address as the target of a link; `<` and `>` can't stand in it.
pub fn address(url: &str) -> String {
    let url = url.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C").replace('{', "%7B").replace('[', "%5B");
    format!("<{}>", url.split_whitespace().collect::<Vec<_>>().join("%20"))
}

/// Code within a line, between as many backticks as it takes.
pub fn code(code: &str) -> String {
    let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
    if code.is_empty() {
        return code;
    }
    let fence = "`".repeat(longest_run(&code, '`') + 1);
    let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{code}{space}{fence}")
}

/// How many of a character stand in a row at most.
pub fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}
