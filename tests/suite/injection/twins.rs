//! One portal with hostile words and the same with plain ones, and where they differ in more than words. Enter at
//! [`Twins::of`].

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::Path;

use rayon::prelude::*;
use tempfile::TempDir;
use uptake::output::{Content, OutputFile};
use uptake::{Compiled, compile};

use super::corpus::strings;
use super::portal::plain;
use super::read::{Read, read};
use super::written::{Side, Using, Written, do_without};
use crate::support::{base_content, options, overlay};

/// Files that show some of several: which groups are held out is drawn by a hash of their names, and what fits into a list or
/// an index depends on the words.
const CHOSEN: &[&str] = &["preview.js", "plan.html", "managers-brief.html", "site/assets/", "site/paths/"];

pub struct Twins {
    hostile: BTreeMap<String, Read>,
    plain: BTreeMap<String, Read>,
}

impl Twins {
    /// Builds both, without the pieces that are refused. The hostile one is kept as `name`, where that is asked for.
    pub fn of(name: &str, mut files: Vec<Written>) -> Self {
        let [hostile, plain] = loop {
            let hostile = files_of(&mut files, Side::Hostile);
            let before = used(&files);
            let plain = files_of(&mut files, Side::Plain);
            if used(&files) == before {
                break [hostile, plain];
            }
        };
        let (held, all) = used(&files);
        assert!(held * 3 > all * 2, "only {held} of {all} pieces are not refused");
        keep(name, &files);
        Self { hostile, plain }
    }

    /// Where the hostile files are of another form than the plain ones, or don't say what they should.
    pub fn differences(&self) -> Vec<String> {
        let mut found = wrong(&self.hostile);
        let (hostile, plain) = (by_class(&self.hostile), by_class(&self.plain));
        for (class, hostile) in &hostile {
            let Some(plain) = plain.get(class) else {
                found.push(format!("{class} is new"));
                continue;
            };
            found.extend(hostile.form.difference(&plain.form).map(|line| format!("{class}: {line}")));
            // Lists that show the first few of all show others, since words have an order.
            let is_chosen = CHOSEN.iter().any(|name| class.contains(name));
            if !is_chosen && (class.contains('#') || class.contains("catalog.")) {
                found.extend(unsaid(hostile, plain).map(|text| format!("{class}: doesn't say {text:?}")));
            }
        }
        found
    }
}

/// What all files of one sort come to, such as all pages of courses: which of several items a page shows beside its own
/// depends on their words.
#[derive(Default)]
struct Class {
    form: BTreeSet<String>,
    said: String,
}

/// Files whose names differ in numbers only.
fn by_class(files: &BTreeMap<String, Read>) -> BTreeMap<String, Class> {
    let mut classes = BTreeMap::<String, Class>::new();
    for (path, read) in files {
        let class = classes.entry(without_numbers(path)).or_default();
        class.form.extend(read.form.iter().map(|line| without_numbers(line)));
        class.said.push_str(&read.said);
    }
    classes
}

/// Without numbers, and without the hashes in which words have a part.
fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let has_digit = word.contains(|c: char| c.is_ascii_digit());
        let is_hash = word.len() >= 6 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        match has_digit || is_hash {
            true => out.extend(["#", &part[word.len()..]]),
            false => out.push_str(part),
        }
    }
    out
}

/// The strings for which the plain files have words, and which the hostile ones don't say.
fn unsaid(hostile: &Class, plain: &Class) -> impl Iterator<Item = &'static String> {
    let said = letters(&hostile.said);
    let strings = strings().iter().enumerate().filter(|(n, _)| plain.said.contains(&self::plain(*n)));
    strings.map(|(_, text)| text).filter(move |text| !said.contains(&letters(shown(text))))
}

/// What the files of a hostile portal hold that no file may.
pub fn acting(name: &str, mut files: Vec<Written>) -> Vec<String> {
    let found = wrong(&files_of(&mut files, Side::Hostile));
    keep(name, &files);
    found
}

/// Leaves a hostile content folder for other programs to look at.
fn keep(name: &str, files: &[Written]) {
    if let Some(folder) = env::var_os("INJECTION_OUT") {
        overlay(laid(files, Side::Hostile).path(), &Path::new(&folder).join(name));
    }
}

fn wrong(files: &BTreeMap<String, Read>) -> Vec<String> {
    let all = files.iter();
    all.flat_map(|(path, read)| read.wrong.iter().map(move |what| format!("{path}: {what}"))).collect()
}

/// How many pieces still are hostile, of how many that were.
fn used(files: &[Written]) -> (usize, usize) {
    let pieces = || files.iter().flat_map(|file| &file.pieces).filter(|piece| piece.hostile != piece.plain);
    (pieces().filter(|piece| piece.using == Using::Hostile).count(), pieces().count())
}

/// Builds one side until nothing of it is refused.
fn files_of(files: &mut [Written], side: Side) -> BTreeMap<String, Read> {
    loop {
        let content = laid(files, side);
        let compiled = compiled(content.path());
        match compiled.files {
            Some(files) => return files.par_iter().filter_map(read_file).collect(),
            None => do_without(files, &compiled.findings),
        }
    }
}

fn laid(files: &[Written], side: Side) -> TempDir {
    let content = base_content();
    files.iter().for_each(|file| file.lay(content.path(), side));
    content
}

fn compiled(content: &Path) -> Compiled {
    compile(&options(content)).expect("a readable folder")
}

/// What a file holds, unless it is pixels.
fn read_file(file: &OutputFile) -> Option<(String, Read)> {
    let path = file.path.as_str();
    if [".png", ".pdf", ".webp", ".jpg", ".woff2"].iter().any(|ending| path.ends_with(ending)) {
        return None;
    }
    let bytes = match &file.content {
        Content::Bytes(_) | Content::Kept(_) | Content::Drawing(_) => file.content.made().expect("a file"),
        Content::Authored(_) | Content::File(_) | Content::Print(_) => return None,
    };
    Some((path.to_owned(), read(path, &bytes)))
}

/// What people see of a string: of a tag that no mail system fills in, what stands in for it.
fn shown(text: &str) -> &str {
    text.strip_prefix("[[first_name|").map_or(text, |rest| rest.trim_end_matches(']'))
}

/// Letters and digits alone: chats put marks between them, or signs that only look like their marks, and paper breaks lines.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() && *c != 'ˍ').flat_map(char::to_lowercase).collect()
}
