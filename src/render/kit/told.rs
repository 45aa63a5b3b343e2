//! What a file of a message says, as plain words for paper: texts as they are, cards, entries and fragments without
//! the marks that only programs read. Enter at [`told`].

use serde_json::Value;

use crate::site_map::KitFile;

/// The words of a file; `None` where it is drawn, or says what another file of the channel says better.
pub fn told(file: KitFile, text: &str) -> Option<String> {
    match file {
        KitFile::EmailText | KitFile::SlackText | KitFile::Sms => Some(text.trim_end().to_owned()),
        KitFile::TeamsCard => Some(card(text)),
        KitFile::Calendar => Some(entry(text)),
        KitFile::Intranet => Some(fragment(text)),
        KitFile::EmailHtml
        | KitFile::EmailPaste
        | KitFile::EmailDraft
        | KitFile::Listmonk
        | KitFile::SlackCard
        | KitFile::PosterSvg
        | KitFile::PosterPdf
        | KitFile::Signage
        | KitFile::Share => None,
    }
}

/// Where a text leads, each address once.
pub fn links(text: &str) -> Vec<String> {
    let (mut links, mut rest) = (Vec::new(), text);
    while let Some(at) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (link, after) = rest[at..].split_at(link_end(&rest[at..]));
        if !links.iter().any(|known| known == link) {
            links.push(link.to_owned());
        }
        rest = after;
    }
    links
}

/// A link ends before white space, and before what ends a sentence or closes a bracket that opened outside of it.
fn link_end(text: &str) -> usize {
    let run = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|')).unwrap_or(text.len());
    let link = text[..run].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let is_closed = !link.ends_with(')') || link.contains('(');
    if is_closed { link.len() } else { link.len() - 1 }
}

/// An Adaptive Card's texts, facts and buttons, in their order.
fn card(json: &str) -> String {
    let mut lines = Vec::new();
    if let Ok(card) = serde_json::from_str::<Value>(json) {
        let content = &card["attachments"][0]["content"];
        [&content["body"], &content["actions"]].iter().for_each(|part| element(part, &mut lines));
    }
    lines.join("\n\n")
}

fn element(value: &Value, lines: &mut Vec<String>) {
    let word = |key: &str| value[key].as_str();
    match value {
        Value::Array(list) => list.iter().for_each(|value| element(value, lines)),
        Value::Object(fields) => {
            let pair = word("title").zip(word("value").or(word("url")));
            lines.extend(pair.map(|(title, value)| format!("{title}: {value}")));
            lines.extend(word("text").or(word("altText")).map(str::to_owned));
            fields.values().filter(|field| field.is_array()).for_each(|field| element(field, lines));
        }
        _ => {}
    }
}

/// A calendar entry's times, title, place and description: unfolded and unescaped (RFC 5545, 3.1 and 3.3.11).
fn entry(ics: &str) -> String {
    let whole = ics.replace("\r\n ", "").replace("\r\n\t", "");
    let event = whole.split("BEGIN:VEVENT").nth(1).and_then(|rest| rest.split("BEGIN:VALARM").next());
    let named = |line: &str| {
        let (name, value) = line.split_once(':')?;
        let name = name.split(';').next().unwrap_or(name);
        let is_time = ["DTSTART", "DTEND", "RRULE"].contains(&name);
        let is_text = ["SUMMARY", "LOCATION", "DESCRIPTION"].contains(&name);
        if is_time { Some(format!("{name} {value}")) } else { is_text.then(|| unescaped(value)) }
    };
    event.unwrap_or_default().lines().filter_map(named).collect::<Vec<_>>().join("\n")
}

fn unescaped(value: &str) -> String {
    let (mut out, mut letters) = (String::with_capacity(value.len()), value.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                other => out.extend(other),
            },
            letter => out.push(letter),
        }
    }
    out
}

/// Our own HTML as words: a line for each block, an address behind its words.
fn fragment(html: &str) -> String {
    let (mut out, mut address, mut rest) = (String::new(), None, html);
    while let Some((words, tagged)) = rest.split_once('<') {
        out.push_str(words);
        let (tag, after) = tagged.split_once('>').unwrap_or((tagged, ""));
        match tag.split([' ', '/']).next().unwrap_or_default() {
            "a" => address = tag.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next()),
            "" if tag == "/a" => out.extend(address.take().map(|address| format!(" ({address})"))),
            "br" => out.push('\n'),
            "" if ["/td", "/th"].contains(&tag) => out.push_str("  "),
            "" if ["/p", "/li", "/h1", "/h2", "/h3", "/h4", "/tr", "/div", "/pre"].contains(&tag) => out.push('\n'),
            _ => {}
        }
        rest = after;
    }
    out.push_str(rest);
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    let text = lines.collect::<Vec<_>>().join("\n");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_is_listed_once_and_whole() {
        let text = "See https://a.example/x?b=c, or (https://a.example/y).\nAgain: https://a.example/x?b=c\n";
        assert_eq!(links(text), ["https://a.example/x?b=c", "https://a.example/y"]);
        assert_eq!(links("https://a.example/x_(y) z <https://b.example/|name>").len(), 2);
        assert_eq!(links("https://a.example/x_(y) z"), ["https://a.example/x_(y)"]);
        assert!(links("no link").is_empty());
    }

    #[test]
    fn a_card_is_told_in_its_order() {
        let json = r#"{"attachments": [{"content": {"body": [
            {"type": "TextBlock", "text": "Hello"},
            {"type": "FactSet", "facts": [{"title": "When", "value": "Today"}]},
            {"type": "Container", "items": [{"type": "TextBlock", "text": "Within"}]},
            {"type": "ActionSet", "actions": [{"type": "Action.OpenUrl", "title": "Start", "url": "https://a.example/"}]}
        ]}}]}"#;
        let told = told(KitFile::TeamsCard, json);
        assert_eq!(told.as_deref(), Some("Hello\n\nWhen: Today\n\nWithin\n\nStart: https://a.example/"));
    }

    #[test]
    fn an_entry_is_unfolded_and_its_alarm_left_out() {
        let ics = "BEGIN:VEVENT\r\nDTSTART;TZID=Europe/Berlin:20270119T091500\r\nSUMMARY:Feedback\\, four sh\r\n ort \
                   lessons\r\nDESCRIPTION:One\\nTwo\\\\n\r\nBEGIN:VALARM\r\nDESCRIPTION:Bell\r\n";
        assert_eq!(entry(ics), "DTSTART 20270119T091500\nFeedback, four short lessons\nOne\nTwo\\n");
    }

    #[test]
    fn a_fragment_keeps_its_words_and_addresses() {
        let html = "<section style=\"x\"><h2>A &amp; B</h2>\n<p>One<br>two <a href=\"https://a.example/?b=1&amp;c=2\">there</a>.</p></section>";
        assert_eq!(fragment(html), "A & B\nOne\ntwo there (https://a.example/?b=1&c=2).");
    }
}
