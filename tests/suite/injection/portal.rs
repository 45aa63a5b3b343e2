//! Content folders in which every field of every item holds another string of the corpus. Enter at [`items`], [`prose`] and
//! [`settings`].

use std::cell::Cell;

use uptake::load::campaign::{CampaignRecord, TouchpointRecord};
use uptake::load::community::CommunityRecord;
use uptake::load::course::CourseRecord;
use uptake::load::event::EventRecord;
use uptake::load::page::PageRecord;
use uptake::load::path::PathRecord;
use uptake::load::persona::PersonaRecord;
use uptake::load::portal::{PlatformRecord, PortalRecord};
use uptake::load::record::{FieldInfo, Record, Shape};
use uptake::load::references::Target;
use uptake::load::tables::{FactRecord, SkillRecord};
use uptake::load::voice::{ChampionRecord, TestimonialRecord};

use super::corpus::strings;
use super::fields::{Filling, sound};
use super::written::{Piece, STANDS_FOR, Using, Written};

const CHANNELS: &str = r#"["email", "slack", "teams", "sms", "calendar", "poster", "signage", "intranet"]"#;

/// The words that stand for string `n` in the plain portal.
pub fn plain(n: usize) -> String {
    format!("{STANDS_FOR}{n:04}")
}

/// Values that make more of the portal than the examples of the fields do; `#` is the item's number.
const SET: &[(&str, &str, &str)] = &[
    ("courses", "prerequisites", "[\"feedback\"]"),
    ("personas", "channels", CHANNELS),
    ("personas", "overlaps", "[\"new-lead\"]"),
    ("campaigns", "launch", "2027-01-18"),
    ("touchpoints", "channels", CHANNELS),
    ("touchpoints", "day", "0"),
    ("touchpoints", "testimonial", "\"testimonials-#\""),
    ("touchpoints", "champion", "\"champions-#\""),
];

/// Every value that a message can name, where Markdown is read.
const NAMED: &str = "Hello [[first_name|there]],\n\n{{ course.title }} and {{ campaign.title }} for {{ persona.title }} at \
    {{ portal.title }}: {{ course.summary }} {{ course.promise }} {{ course.why }} {{ persona.promise }} \
    {{ campaign.objective }} {{ campaign.cta.text }} {{ portal.promise }} {{ portal.contact.name }}\n\n\
    - {{ course.title }}\n\n> {{ course.title }}\n\n# {{ course.title }}\n\n[{{ course.title }}](/courses/feedback/)";

/// A kind of item, with as many items as it takes for every string to be in one.
struct Kind {
    folder: &'static str,
    fields: Vec<FieldInfo>,
}

fn kinds() -> Vec<Kind> {
    let of = |folder, fields| Kind { folder, fields };
    vec![
        of("personas", PersonaRecord::fields()),
        of("courses", CourseRecord::fields()),
        of("paths", PathRecord::fields()),
        of("testimonials", TestimonialRecord::fields()),
        of("champions", ChampionRecord::fields()),
        of("events", EventRecord::fields()),
        of("communities", CommunityRecord::fields()),
        of("pages", PageRecord::fields()),
        of("campaigns", CampaignRecord::fields()),
        of("touchpoints", TouchpointRecord::fields()),
    ]
}

impl Kind {
    /// `campaigns/x/index.md` and the message beside it, or a file in the kind's folder.
    fn path(&self, item: usize) -> String {
        match self.folder {
            "campaigns" => format!("campaigns/campaigns-{item}/index.md"),
            "touchpoints" => format!("campaigns/campaigns-{item}/01-hello.md"),
            folder => format!("{folder}/{folder}-{item}.md"),
        }
    }

    fn set(&self, field: &str, item: usize) -> Option<String> {
        let (_, _, value) = SET.iter().find(|(folder, name, _)| *folder == self.folder && *name == field)?;
        Some(value.replace('#', &item.to_string()))
    }
}

/// Which string stands where: each place takes the next one.
struct Turn {
    next: Cell<usize>,
    /// So many strings go into one text.
    together: usize,
    /// Which kind of text gets strings; the others get plain words.
    wanted: fn(&Shape) -> bool,
}

impl Turn {
    fn take(&self, shape: &Shape) -> [String; 2] {
        if !(self.wanted)(shape) {
            return ["Plain words".to_owned(), "Plain words".to_owned()];
        }
        let at = self.next.get();
        self.next.set(at + self.together);
        let several = || (at..at + self.together).map(|n| n % strings().len());
        let hostile: Vec<_> = several().map(|n| strings()[n].clone()).collect();
        let plain: Vec<_> = several().map(plain).collect();
        [hostile.join(" · "), plain.join(" · ")]
    }
}

/// A text that is no Markdown.
fn is_line(shape: &Shape) -> bool {
    !matches!(shape, Shape::Markdown)
}

/// The lines of fields; tables within are dotted names, so that each text has a line of its own.
fn lines(
    prefix: &str,
    fields: &[FieldInfo],
    turn: &Turn,
    named: &dyn Fn(Target) -> Option<String>,
    set: &dyn Fn(&str) -> Option<String>,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for field in fields {
        let name = format!("{prefix}{}", field.name);
        if let Some(value) = set(&name) {
            pieces.push(Piece::fixed(&format!("{name} = {value}")));
            continue;
        }
        if let Shape::Table(inner) = &field.shape {
            pieces.extend(lines(&format!("{name}."), inner, turn, named, set));
            continue;
        }
        let begun = turn.next.get();
        let [hostile, plain] = [0, 1].map(|side| {
            turn.next.set(begun);
            Filling { words: &mut |shape| turn.take(shape)[side].clone(), named }.value(field)
        });
        if let (Some(hostile), Some(plain)) = (hostile, plain) {
            let using = if hostile == plain { Using::Plain } else { Using::Hostile };
            pieces.push(Piece { hostile: format!("{name} = {hostile}"), plain: format!("{name} = {plain}"), using });
        }
    }
    pieces
}

/// Items of every kind, with each string in at least one field of each kind. Another `rotation` brings it into others.
pub fn items(rotation: usize) -> Vec<Written> {
    let body = |kind: &Kind, _: usize| {
        let text = if kind.folder == "touchpoints" { NAMED } else { "Plain words." };
        vec![Piece::fixed(text)]
    };
    let mut files = filled(rotation, is_line, &body);
    files.extend(tables(rotation));
    files
}

/// Items whose bodies and other Markdown hold the strings, in each kind of block in turn.
pub fn prose(rotation: usize) -> Vec<Written> {
    let body = |kind: &Kind, item: usize| {
        let each = strings().len().div_ceil(count(kind));
        (item * each..(item + 1) * each).map(|n| block(n % strings().len(), rotation)).collect()
    };
    filled(rotation, |shape| !is_line(shape), &body)
}

/// A string in a paragraph, a heading, a list, a quotation, a table or code.
fn block(n: usize, rotation: usize) -> Piece {
    let text = &strings()[n];
    let framed = |text: &str| match (n + rotation) % 6 {
        0 => format!("{text}\n"),
        1 => format!("# {text}\n"),
        2 => format!("- {text}\n"),
        3 => format!("> {text}\n"),
        4 => format!("| a |\n| --- |\n| {text} |\n"),
        _ => format!("Words `{text}` **{text}** [{text}](https://example.com/)\n"),
    };
    Piece { hostile: framed(text), plain: framed(&plain(n)), using: Using::Hostile }
}

/// How many items it takes for each string to be in one.
fn count(kind: &Kind) -> usize {
    let turn = Turn { next: Cell::new(0), together: 1, wanted: is_line };
    lines("", &kind.fields, &turn, &sound, &|name| kind.set(name, 0));
    strings().len().div_ceil(turn.next.get().max(1))
}

fn filled(rotation: usize, wanted: fn(&Shape) -> bool, body: &dyn Fn(&Kind, usize) -> Vec<Piece>) -> Vec<Written> {
    let kinds = kinds();
    let counts: Vec<_> = kinds.iter().map(count).collect();
    let folders = |folder: &str| kinds.iter().position(|kind| kind.folder == folder).map_or(1, |at| counts[at]);
    // As many campaigns as messages: each message stands in one of its own.
    let campaigns = folders("campaigns").max(folders("touchpoints"));
    let mut files = Vec::new();
    for (kind, count) in kinds.iter().zip(&counts) {
        let turn = Turn { next: Cell::new(rotation), together: 1, wanted };
        let count = if kind.path(0).starts_with("campaigns/") { campaigns } else { *count };
        for item in 0..count {
            let named = |target| match target {
                Target::Persona => Some(format!("personas-{}", item % folders("personas"))),
                Target::Course | Target::CourseOrPath => Some(format!("courses-{}", item % folders("courses"))),
                Target::Champion => Some(format!("champions-{}", item % folders("champions"))),
                Target::Community => Some(format!("communities-{}", item % folders("communities"))),
                other => sound(other),
            };
            let fields = lines("", &kind.fields, &turn, &named, &|name| kind.set(name, item));
            let fence = || Piece::fixed("+++");
            let pieces = [fence()].into_iter().chain(fields).chain([fence()]).chain(body(kind, item)).collect();
            files.push(Written { path: kind.path(item), pieces });
        }
    }
    files
}

/// Skills and facts, each with a table of its own.
fn tables(rotation: usize) -> Vec<Written> {
    let table = |path: &str, name: &str, known: &str, fields: Vec<FieldInfo>| {
        let turn = Turn { next: Cell::new(rotation), together: 1, wanted: is_line };
        let mut pieces = Vec::new();
        for item in 0.. {
            let id = if item == 0 { known.to_owned() } else { format!("{known}-{item}") };
            pieces.push(Piece::fixed(&format!("[{name}.{id}]")));
            pieces.extend(lines("", &fields, &turn, &sound, &|_| None));
            if turn.next.get() >= strings().len() + rotation {
                break;
            }
        }
        Written { path: path.to_owned(), pieces }
    };
    vec![
        table("skills.toml", "skills", "coaching", SkillRecord::fields()),
        table("facts.toml", "facts", "asked", FactRecord::fields()),
    ]
}

/// So many strings in one text of the settings, since a portal has one title.
const TOGETHER: usize = 4;

/// The settings of as many portals as it takes for each string to be in one.
pub fn settings(rotation: usize) -> Vec<Written> {
    let turn = Turn { next: Cell::new(rotation), together: TOGETHER, wanted: is_line };
    let set = |name: &str| match name {
        "base_url" => Some("\"https://learn.harbour.example/\"".to_owned()),
        "language" => Some("\"en\"".to_owned()),
        "platforms.lms.deep_link" => Some("\"https://lms.harbour.example/start?course={course_id}\"".to_owned()),
        _ => None,
    };
    let mut portals = Vec::new();
    while turn.next.get() < rotation + strings().len() {
        let mut fields = PortalRecord::fields();
        fields.retain(|field| field.name != "platforms");
        let mut pieces = lines("", &fields, &turn, &sound, &set);
        pieces.extend(lines("platforms.lms.", &PlatformRecord::fields(), &turn, &sound, &set));
        portals.push(Written { path: "portal.toml".to_owned(), pieces });
    }
    portals
}
