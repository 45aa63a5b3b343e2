//! What to change in the content folder, so that somebody is named nowhere.
//!
//! Enter at [`edits`]. The person's own files go; what refers to them is taken out; everything else that names them is
//! shown as it would read without them, for somebody to say it better.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::Look;
use super::letters::{Letters, Name};
use super::lines::{Statement, statements};
use super::who::Person;
use crate::load::Content;
use crate::load::lookup::find_file;
use crate::source::Source;

/// What stands where a name was, until somebody finds a better word.
const SOMEBODY: &str = "a colleague";

/// The settings whose values are slugs of people.
const NAMES_PEOPLE: &[&str] = &["testimonial", "champion", "champions", "host"];

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// Relative to the content folder.
    pub file: String,
    /// The first line and the last, from 1; both 0 where it is about the file.
    pub lines: (usize, usize),
    pub action: Action,
    /// How the lines read now.
    pub now: String,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    DeleteFile,
    /// To a name without theirs.
    RenameFile,
    DeleteLines,
    /// With these, or better ones.
    ReplaceLines(String),
}

/// The changes, and the lines that somebody has to judge.
pub fn edits(person: &Person, name: &Name, content: &Content, texts: &[Arc<Source>]) -> (Vec<Edit>, Vec<Look>) {
    let mut edits = of_files(person, name, content);
    let gone: BTreeSet<String> =
        edits.iter().filter(|edit| edit.action == Action::DeleteFile).map(|edit| edit.file.clone()).collect();
    let mut look = Vec::new();
    for source in texts.iter().filter(|source| !gone.contains(&*source.path)) {
        let own = of_text(source, person, name);
        look.extend(maybe(source, person, &own));
        edits.extend(own);
    }
    edits.sort();
    (edits, look)
}

/// Their own files, with what lies in their folders, pictures of them, and files whose names carry theirs.
fn of_files(person: &Person, name: &Name, content: &Content) -> Vec<Edit> {
    let photos: BTreeSet<String> =
        person.photos.iter().filter_map(|(folder, photo)| find_file(&content.files, folder, photo)).collect();
    let folders: Vec<&str> =
        person.files.iter().filter_map(|file| file.rsplit_once("/index.")).map(|(f, _)| f).collect();
    let is_own = |file: &String| {
        let in_folder =
            folders.iter().any(|folder| file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')));
        person.files.contains(file) || photos.contains(file) || in_folder
    };
    let of_file = |file: &String| {
        let is_named = || !Letters::of(file).find(name).is_empty();
        let action = match is_own(file) {
            true => Action::DeleteFile,
            false if !is_named() => return None,
            false if file.ends_with(".md") || file.ends_with(".toml") => Action::RenameFile,
            false => Action::DeleteFile,
        };
        Some(Edit { file: file.clone(), lines: (0, 0), action, now: String::new() })
    };
    content.files.keys().filter_map(of_file).collect()
}

fn of_text(source: &Source, person: &Person, name: &Name) -> Vec<Edit> {
    let text = source.text.as_str();
    let settings = statements(&source.path, text);
    let mut found: Vec<Range<usize>> = Letters::of(text).find(name);
    found.extend(Letters::without_tags(text).find(name));
    found.extend(references(text, person, &settings));
    let found = found.into_iter().map(|range| {
        let statement = settings.iter().find(|statement| statement.span.contains(&range.start));
        let lines = statement.map_or_else(|| whole_lines(text, &range), |statement| statement.span.clone());
        Found { lines, statement, ranges: vec![range] }
    });
    together(found.collect()).iter().map(|found| edit(source, found)).collect()
}

/// Lines that change together, and what was found in them.
struct Found<'a> {
    /// Bytes of the text, whole lines.
    lines: Range<usize>,
    statement: Option<&'a Statement>,
    ranges: Vec<Range<usize>>,
}

/// One change for each stretch of lines: a name that is broken over a line end joins its two lines.
fn together(mut found: Vec<Found<'_>>) -> Vec<Found<'_>> {
    found.sort_by_key(|found| (found.lines.start, found.lines.end));
    let mut joined: Vec<Found<'_>> = Vec::new();
    for next in found {
        match joined.last_mut().filter(|last| next.lines.start < last.lines.end) {
            Some(last) => {
                last.lines.end = last.lines.end.max(next.lines.end);
                last.ranges.extend(next.ranges);
            }
            None => joined.push(next),
        }
    }
    joined
}

fn edit(source: &Source, found: &Found<'_>) -> Edit {
    let Found { lines: Range { start, end }, statement, ranges } = found;
    let now = &source.text[*start..*end];
    let first = source.text[..*start].matches('\n').count() + 1;
    let last = first + now.trim_end_matches('\n').matches('\n').count();
    let action = match statement {
        Some(statement) if statement.is_dropped() => Action::DeleteLines,
        Some(_) => {
            Action::ReplaceLines(without_elements(now, ranges, *start).unwrap_or_else(|| without(now, ranges, *start)))
        }
        None => Action::ReplaceLines(without(now, ranges, *start)),
    };
    Edit { file: source.path.to_string(), lines: (first, last), action, now: now.trim_end().to_owned() }
}

/// Where settings name the person's slugs, and links lead to their pages.
fn references(text: &str, person: &Person, settings: &[Statement]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for slug in &person.slugs {
        for statement in settings.iter().filter(|statement| NAMES_PEOPLE.contains(&statement.key.as_str())) {
            let quoted = [format!("\"{slug}\""), format!("'{slug}'")];
            let value = &text[statement.span.clone()];
            let at = quoted.iter().flat_map(|quoted| value.match_indices(quoted.as_str()));
            found.extend(at.map(|(at, quoted)| statement.span.start + at..statement.span.start + at + quoted.len()));
        }
        for folder in ["champions/", "testimonials/"] {
            let address = format!("{folder}{slug}");
            let ends = |at: usize| !text[at + address.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
            let at = text.match_indices(&address).map(|(at, _)| at).filter(|at| ends(*at));
            found.extend(at.map(|at| at..at + address.len()));
        }
    }
    found
}

fn whole_lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at + 1);
    start..end
}

/// A list without the elements in which something was found; `None` for what isn't a list of texts.
fn without_elements(now: &str, ranges: &[Range<usize>], start: usize) -> Option<String> {
    let (key, value) = now.split_once('=')?;
    let inner = value.trim().strip_prefix('[')?.strip_suffix(']')?;
    let offset = now.find(inner)?;
    if inner.contains(['{', '[', '\\']) {
        return None;
    }
    let mut at = offset;
    let mut kept = Vec::new();
    for element in inner.split(',') {
        let span = start + at..start + at + element.len();
        at += element.len() + 1;
        let is_hit = ranges.iter().any(|range| range.start < span.end && span.start < range.end);
        kept.extend((!is_hit && !element.trim().is_empty()).then(|| element.trim()));
    }
    Some(format!("{key}= [{}]", kept.join(", ")))
}

/// Lines without a name; links to the person become plain words.
fn without(now: &str, ranges: &[Range<usize>], start: usize) -> String {
    let mut cuts: Vec<(Range<usize>, String)> = Vec::new();
    for range in ranges {
        let own = range.start.saturating_sub(start)..(range.end - start).min(now.len());
        cuts.push(link_around(now, &own).unwrap_or((own, SOMEBODY.to_owned())));
    }
    cuts.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let (mut written, mut at) = (String::new(), 0);
    for (range, instead) in cuts {
        // What lies in a link that is gone is gone with it.
        if range.start >= at {
            written.push_str(&now[at..range.start]);
            written.push_str(&instead);
            at = range.end;
        }
    }
    written.push_str(&now[at..]);
    written.trim_end().to_owned()
}

/// The Markdown link in whose address something stands, with what becomes of it.
fn link_around(now: &str, range: &Range<usize>) -> Option<(Range<usize>, String)> {
    let opening = now[..range.start].rfind("](")?;
    let closing = range.start + now[range.start..].find(')')?;
    if now[opening + 2..range.start].contains(')') {
        return None;
    }
    let bracket = now[..opening].rfind('[')?;
    let start = if now[..bracket].ends_with('!') { bracket - 1 } else { bracket };
    Some((start..closing + 1, SOMEBODY.to_owned()))
}

/// Lines that have the first or the last word of the name alone.
fn maybe(source: &Source, person: &Person, edits: &[Edit]) -> Vec<Look> {
    let words: Vec<&str> = person.name.split_whitespace().collect();
    let parts: Vec<&str> = match words[..] {
        [first, .., last] => [first, last].into_iter().filter(|word| word.chars().count() > 2).collect(),
        _ => Vec::new(),
    };
    let is_told = |line: usize| edits.iter().any(|edit| (edit.lines.0..=edit.lines.1).contains(&line));
    let names = |line: &str| line.split(|c: char| !c.is_alphanumeric()).any(|word| parts.contains(&word));
    let lines = source.text.lines().enumerate().map(|(index, line)| (index + 1, line));
    let own = lines.filter(|(number, line)| !is_told(*number) && names(line));
    own.map(|(line, text)| Look { file: source.path.to_string(), line, text: text.trim().to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person() -> (Person, Name) {
        let person = Person {
            name: "Jonas Weber".to_owned(),
            is_listed: true,
            slugs: vec!["jonas".to_owned()],
            ..Person::default()
        };
        let name = Name::new(&person.name).expect("letters");
        (person, name)
    }

    fn told(path: &str, text: &str) -> Vec<((usize, usize), Option<String>)> {
        let (person, name) = person();
        let instead = |edit: Edit| match edit.action {
            Action::ReplaceLines(instead) => (edit.lines, Some(instead)),
            _ => (edit.lines, None),
        };
        of_text(&Source::new(path, text), &person, &name).into_iter().map(instead).collect()
    }

    #[test]
    fn settings_about_them_go_and_lists_lose_them() {
        let text = "+++\ntitle = \"A\"\nchampion = \"jonas\"\nchampions = [\"mai\", \"jonas\"]\nhost = \"Jonas  Weber\"\ntestimonial = \"jonas-2\"\nsummary = \"Ask Jonas Weber.\"\n[sender]\nname = \"Jonas Weber\"\nkind = \"peer\"\n+++\n";
        assert_eq!(
            told("a.md", text),
            [
                ((3, 3), None),
                ((4, 4), Some("champions = [\"mai\"]".to_owned())),
                ((5, 5), None),
                ((7, 7), Some("summary = \"Ask a colleague.\"".to_owned())),
                ((9, 9), None),
            ]
        );
    }

    #[test]
    fn sentences_are_shown_without_them() {
        let text = "+++\n+++\nAsk **Jonas\nWeber**, he knows.\n\nSee [his story](/champions/jonas/) and [Mai](/champions/jonas-2/).\n";
        assert_eq!(
            told("a.md", text),
            [
                ((3, 4), Some("Ask **a colleague**, he knows.".to_owned())),
                ((6, 6), Some("See a colleague and [Mai](/champions/jonas-2/).".to_owned())),
            ]
        );
    }

    #[test]
    fn half_a_name_is_for_somebody_to_judge() {
        let (person, _) = person();
        let source = Source::new("a.md", "Ask Jonas.\nJonasson\nThe Weber grill\n");
        let lines: Vec<usize> = maybe(&source, &person, &[]).into_iter().map(|look| look.line).collect();
        assert_eq!(lines, [1, 3]);
    }
}
