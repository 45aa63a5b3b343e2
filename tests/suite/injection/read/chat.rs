//! Messages of chats: JSON whose texts have marks of their own.

use pulldown_cmark::{Event, Parser, Tag};
use serde_json::Value;

use super::{Read, data};

/// Slack's mrkdwn: what stands between `<` and `>` is a link or a command (docs.slack.dev, formatting).
pub fn slack(text: &str, read: &mut Read) {
    let begun = read.said.len();
    data::read(text, read);
    let Ok(value) = serde_json::from_str::<Value>(text) else { return };
    texts(&value, &mut |text| {
        for command in text.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let target = command.split('|').next().unwrap_or_default();
            if target.starts_with("https://") { read.link("slack", target) } else { read.wrong(format!("<{command}>")) }
        }
    });
    let plain = read.said[begun..].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    read.said.truncate(begun);
    read.said.push_str(&plain);
}

/// Teams reads a part of Markdown in the texts of a card.
pub fn teams(text: &str, read: &mut Read) {
    data::read(text, read);
    let Ok(value) = serde_json::from_str::<Value>(text) else { return };
    texts(&value, &mut |text| {
        for event in Parser::new(text) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => read.link("teams link", &dest_url),
                Event::Start(Tag::Image { dest_url, .. }) => read.link("teams image", &dest_url),
                Event::Html(html) | Event::InlineHtml(html) => read.wrong(format!("HTML: {html}")),
                Event::Text(text) | Event::Code(text) => read.said.push_str(&text),
                _ => {}
            }
        }
        read.said.push('\n');
    });
}

/// Every text under the name `text`, where clients look for marks.
fn texts(value: &Value, each: &mut dyn FnMut(&str)) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| texts(value, each)),
        Value::Object(fields) if fields.get("type").is_some_and(|kind| kind == "plain_text") => {}
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if name == "text" || name == "value" => each(text),
                    _ => texts(value, each),
                }
            }
        }
        _ => {}
    }
}
