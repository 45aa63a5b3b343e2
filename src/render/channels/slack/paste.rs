//! The message as text for Slack's composer: it reads well as it stands, and its marks become format where a person
//! asks Slack to apply them.

use super::mrkdwn::Composer;
use crate::render::channels::chat::said::Said;
use crate::render::channels::chat::{Dialect, Part, flat};

pub fn text(said: &Said) -> String {
    let title = Composer.strong(&Composer.letters(&said.title));
    let voice = said.voice.as_ref().map(|v| quote(&format!("{}\n– {}", v.words, Composer.letters(&v.who))));
    let minutes =
        said.call.minutes.as_ref().map(|minutes| format!(" ({})", minutes.to_lowercase())).unwrap_or_default();
    let call = format!("{}{minutes}: {}", Composer.letters(&said.call.words), said.call.url);
    let preferences = format!("{}: {}", said.preferences.words, said.preferences.url);
    let end = format!("{} {preferences}", Composer.letters(&said.why));
    let picture = said.picture.as_ref().map(|picture| Composer.link(&picture.alt, &picture.url));
    let before = [title].into_iter().chain(picture);
    let parts = said.parts.iter().map(part);
    let behind = voice.into_iter().chain([call]).chain(said.sender.iter().map(|s| Composer.letters(s))).chain([end]);
    let all: Vec<String> = before.chain(parts).chain(behind).filter(|text| !text.trim().is_empty()).collect();
    all.join("\n\n") + "\n"
}

fn part(part: &Part) -> String {
    match part {
        Part::Quote(words) => quote(words),
        Part::Heading(_)
        | Part::Text(_)
        | Part::List(_)
        | Part::Code(_)
        | Part::Table(_)
        | Part::Picture(_)
        | Part::Rule => flat::text(std::slice::from_ref(part), &Composer),
    }
}

fn quote(words: &str) -> String {
    words.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}
