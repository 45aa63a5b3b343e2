//! Names for files: plain on every disk and host, and free.

use super::found::{Found, Origin};
use super::known::Known;
use crate::scaffold::slug;

/// Longer ones are hard to read in an address.
const LONGEST: usize = 60;
/// What a file can't be called: by us, or by Windows.
const TAKEN: &[&str] = &["index", "con", "prn", "aux", "nul"];

/// A free name, which is taken by this.
pub fn free(found: &Found, known: &mut Known) -> String {
    let id = match &found.origin {
        Origin::Number { id, .. } => plain(id).map(shortened),
        _ => None,
    };
    let name = found.name.as_deref().and_then(plain).or_else(|| plain(&found.title)).map(shortened);
    let name = name.or_else(|| id.clone()).unwrap_or_else(|| unspeakable(found));
    let is_device = (name.starts_with("com") || name.starts_with("lpt")) && name.len() == 4;
    let name = if TAKEN.contains(&name.as_str()) || is_device { format!("{name}-1") } else { name };
    let with_id = id.filter(|id| *id != name).map(|id| format!("{name}-{id}"));
    let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
    let mut candidates = [name.clone()].into_iter().chain(with_id).chain(numbered);
    candidates.find(|name| known.take(found.kind, name)).unwrap_or(name)
}

/// `None` where a text has no letter or digit that addresses have.
fn plain(text: &str) -> Option<String> {
    slug::of_title(text).ok()
}

/// Cut between words.
fn shortened(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let cut = name[..=LONGEST].rfind('-').unwrap_or(LONGEST);
    name[..cut].trim_end_matches('-').to_owned()
}

/// A name for what is written in letters that addresses don't have; the same every time.
fn unspeakable(found: &Found) -> String {
    let hash = blake3::hash(format!("{:?}", found.origin).as_bytes()).to_hex();
    format!("{}-{}", found.kind.folder().trim_end_matches('s'), &hash[..8])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::importing::found::{At, Kind};

    fn free(title: &str, id: &str, known: &mut Known) -> String {
        let origin = Origin::Number { platform: None, id: id.to_owned() };
        super::free(&Found::new(Kind::Course, At::default(), title, origin), known)
    }

    #[test]
    fn names_are_plain_short_and_free() {
        let mut known = Known::default();
        assert_eq!(free("Über Größe", "A 1", &mut known), "uber-grosse");
        assert_eq!(free("UBER grosse", "A 1", &mut known), "uber-grosse-a-1");
        assert_eq!(free("Uber grosse", "日本", &mut known), "uber-grosse-2");
        assert_eq!(free("日本語", "JP 7", &mut known), "jp-7");
        assert!(free("日本語", "日本", &mut known).starts_with("course-"));
        assert_eq!(free("Index", "x", &mut known), "index-1");
        assert_eq!(free("COM1", "x", &mut known), "com1-1");
        let long = free(&"long words ".repeat(20), "x", &mut known);
        assert!(long.len() <= LONGEST && long.ends_with("long"), "{long}");
    }
}
