//! What changed since an older `plan.json`: added, moved, removed, said otherwise. As Markdown, for a review comment.
//!
//! Enter at [`Old::read`] and [`diff`]. Messages are compared by their ids, which no unrelated edit changes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::Planned;
use crate::diagnostics::safe_text::clean_line;
use crate::render::plan::data::VERSION;

/// What is compared of a message.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    /// RFC 3339.
    at: String,
    subject: String,
}

type Messages = BTreeMap<String, Told>;

/// An older plan.
#[derive(Debug)]
pub struct Old {
    /// `None` where it is of all campaigns.
    campaign: Option<String>,
    messages: Messages,
}

impl Old {
    pub fn read(json: &str) -> Result<Self, String> {
        let foreign = || "this is no plan.json of uptake".to_owned();
        let data: Value = serde_json::from_str(json).map_err(|_| foreign())?;
        match data["version"].as_u64() {
            Some(version) if version > u64::from(VERSION) => {
                return Err("this plan.json is of a newer uptake".to_owned());
            }
            Some(_) => {}
            None => return Err(foreign()),
        }
        let told = |message: &Value| {
            let text = |field: &str| message[field].as_str().map(str::to_owned);
            Some((text("id")?, Told { at: text("at")?, subject: text("subject").unwrap_or_default() }))
        };
        let list = data["messages"].as_array().ok_or_else(foreign)?;
        let messages = list.iter().map(told).collect::<Option<_>>().ok_or_else(foreign)?;
        Ok(Self { campaign: data["campaign"].as_str().map(str::to_owned), messages })
    }
}

/// The changes in words.
pub fn diff(old: &Old, planned: &Planned) -> String {
    let portal = &planned.portal;
    let own = planned
        .plan
        .messages
        .iter()
        .filter(|message| old.campaign.as_ref().is_none_or(|slug| portal[message.campaign].item.slug == *slug));
    let told = |message: &crate::schedule::Message| {
        (message.id(portal), Told { at: message.goes_out(portal), subject: message.subject(portal) })
    };
    changes(&old.messages, &own.map(told).collect())
}

fn changes(old: &Messages, new: &Messages) -> String {
    let both = || new.iter().filter_map(|(id, now)| Some((id, old.get(id)?, now)));
    let gone: BTreeSet<&str> = old.keys().filter(|id| !new.contains_key(*id)).map(String::as_str).collect();
    let fresh: BTreeSet<&str> = new.keys().filter(|id| !old.contains_key(*id)).map(String::as_str).collect();
    let switched: Vec<(&str, &str)> = fresh.iter().filter_map(|id| Some((another(id, &gone, &fresh)?, *id))).collect();
    let is_switched = |id: &str| switched.iter().any(|(from, to)| *from == id || *to == id);
    let moved = both().filter(|(_, was, now)| was.at != now.at);
    let said = both().filter(|(_, was, now)| was.subject != now.subject);
    let listed = |ids: &BTreeSet<&str>, all: &Messages| -> Vec<String> {
        let own = ids.iter().filter(|id| !is_switched(id)).filter_map(|id| Some((*id, all.get(*id)?)));
        own.map(|(id, told)| format!("{}: {}, {}", code(id), time(&told.at), quoted(&told.subject))).collect()
    };
    let channels = switched.iter().map(|(from, to)| format!("{} instead of {}", code(to), code(from)));
    let subjects =
        said.map(|(id, was, now)| format!("{}: {} → {}", code(id), quoted(&was.subject), quoted(&now.subject)));
    let parts = [
        ("added", listed(&fresh, new)),
        ("moved", moved.map(|(id, was, now)| format!("{}: {} → {}", code(id), time(&was.at), time(&now.at))).collect()),
        ("removed", listed(&gone, old)),
        ("changed", channels.chain(subjects).collect()),
    ];
    written(&parts, new.len())
}

/// The only message that was sent to the same people in another channel, if this one took its place.
fn another<'i>(id: &str, gone: &BTreeSet<&'i str>, fresh: &BTreeSet<&str>) -> Option<&'i str> {
    let folder = |id: &str| id.rsplit_once('/').map_or(id.to_owned(), |(folder, _)| folder.to_owned());
    let own = folder(id);
    let mut left = gone.iter().filter(|other| folder(other) == own);
    let alone = fresh.iter().filter(|other| folder(other) == own).count() == 1;
    left.next().copied().filter(|_| alone && left.next().is_none())
}

fn written(parts: &[(&str, Vec<String>); 4], all: usize) -> String {
    let some: Vec<_> = parts.iter().filter(|(_, lines)| !lines.is_empty()).collect();
    if some.is_empty() {
        let messages = if all == 1 { "message" } else { "messages" };
        return format!("The send plan is as it was: {all} {messages}.\n");
    }
    let counts: Vec<String> = some.iter().map(|(what, lines)| format!("{} {what}", lines.len())).collect();
    let mut text = format!("### Send plan: {}\n", counts.join(", "));
    for (what, lines) in some {
        let heading = what[..1].to_uppercase() + &what[1..];
        text.push_str(&format!("\n**{heading}**\n\n"));
        lines.iter().for_each(|line| text.push_str(&format!("- {line}\n")));
    }
    text
}

/// A name that Markdown shows as it is.
fn code(id: &str) -> String {
    format!("`{}`", clean_line(id).replace('`', "'"))
}

/// A text of an author's, without what Markdown would take for marks.
fn quoted(text: &str) -> String {
    let marks = ['\\', '`', '*', '_', '[', ']', '<', '>', '|', '#', '@'];
    let escaped = clean_line(text).chars().fold(String::new(), |mut text, c| {
        text.extend(marks.contains(&c).then_some('\\').into_iter().chain([c]));
        text
    });
    format!("“{escaped}”")
}

/// `Tue 16 March 2027, 12:15`, whatever the offset.
fn time(at: &str) -> String {
    let local = at.get(..19).and_then(|local| local.parse::<jiff::civil::DateTime>().ok());
    local.map_or_else(|| quoted(at), |local| local.strftime("%a %-d %B %Y, %H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(list: &[(&str, &str, &str)]) -> Messages {
        let told = |at: &str, subject: &str| Told { at: format!("{at}:00+01:00"), subject: subject.to_owned() };
        list.iter().map(|(id, at, subject)| ((*id).to_owned(), told(at, subject))).collect()
    }

    #[test]
    fn each_change_is_told_once() {
        let old = messages(&[
            ("a/1/lead/email", "2027-03-16T12:15", "One"),
            ("a/2/lead/email", "2027-03-23T12:15", "Two"),
            ("a/3/lead/slack", "2027-03-30T12:15", "Three"),
            ("a/4/lead/email", "2027-04-06T12:15", "Four"),
        ]);
        let new = messages(&[
            ("a/1/lead/email", "2027-03-17T08:30", "One"),
            ("a/2/lead/email", "2027-03-23T12:15", "Two *stars*"),
            ("a/3/lead/teams", "2027-03-30T12:15", "Three"),
            ("a/5/lead/email", "2027-04-06T12:15", "Five"),
        ]);
        assert_eq!(
            changes(&old, &new),
            "\
### Send plan: 1 added, 1 moved, 1 removed, 2 changed

**Added**

- `a/5/lead/email`: Tue 6 April 2027, 12:15, “Five”

**Moved**

- `a/1/lead/email`: Tue 16 March 2027, 12:15 → Wed 17 March 2027, 08:30

**Removed**

- `a/4/lead/email`: Tue 6 April 2027, 12:15, “Four”

**Changed**

- `a/3/lead/teams` instead of `a/3/lead/slack`
- `a/2/lead/email`: “Two” → “Two \\*stars\\*”
"
        );
        assert_eq!(changes(&old, &old), "The send plan is as it was: 4 messages.\n");
    }

    #[test]
    fn what_is_no_plan_is_refused_in_words() {
        for json in ["", "{", "[]", "{}", r#"{"version":1}"#, r#"{"version":1,"messages":[{}]}"#, r#"{"version":"1"}"#]
        {
            assert_eq!(Old::read(json).unwrap_err(), "this is no plan.json of uptake", "{json}");
        }
        let newer = Old::read(r#"{"version":99,"messages":[]}"#).unwrap_err();
        assert_eq!(newer, "this plan.json is of a newer uptake");
        assert!(Old::read(r#"{"version":1,"messages":[]}"#).is_ok());
    }
}
