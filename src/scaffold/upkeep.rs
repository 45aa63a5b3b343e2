//! Files of the program's own in a content folder, which a newer program replaces: schemas, the editor in the browser.
//!
//! Enter at [`lay`]. A ledger keeps the hash of each file as it was written. A file that still has it is ours to replace
//! or to remove; one that somebody changed stays as it is, and so does one that was there before.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path};

use serde_json::{Value, json};

use super::{ScaffoldError, require_portal};

/// Where the ledger stands in the content folder.
const LEDGER: &str = ".uptake/written.json";

/// The program's own folder in it.
const OWN: &str = ".uptake/";

/// A file to be laid down.
#[derive(Debug)]
pub struct Laid<'a> {
    /// Relative to the content folder.
    pub path: &'a str,
    pub bytes: &'a [u8],
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Written,
    Replaced,
    /// It was so already.
    Same,
    /// No longer needed.
    Removed,
    /// Somebody wrote or changed it, so it stays as it is.
    Kept,
}

/// Paths with what became of each.
pub type Outcomes = Vec<(String, Outcome)>;

/// The hashes of the files as they were written, by path.
type Ledger = BTreeMap<String, String>;

/// Lays the files down in a content folder. Of the files that an earlier run wrote below one of the folders `within`,
/// those that are no longer among them are removed.
///
/// # Errors
/// When there is no portal in the folder, or the disk refuses.
pub fn lay(folder: &Path, files: &[Laid<'_>], within: &[&str]) -> Result<Outcomes, ScaffoldError> {
    require_portal(folder)?;
    let before = read_ledger(folder);
    let mut ledger = before.clone();
    let mut outcomes = Outcomes::new();
    for file in files {
        let outcome = one(folder, file, before.get(file.path).map(String::as_str))?;
        if outcome != Outcome::Kept {
            ledger.insert(file.path.to_owned(), hash(file.bytes));
        }
        outcomes.push((file.path.to_owned(), outcome));
    }
    for (path, written) in &before {
        let ours = within.iter().any(|within| path.starts_with(within));
        if ours && !files.iter().any(|file| file.path == path) {
            ledger.remove(path);
            outcomes.extend(removed(folder, path, written)?.map(|outcome| (path.clone(), outcome)));
        }
    }
    if ledger != before {
        write(folder, LEDGER, format!("{:#}\n", json!({ "files": ledger })).as_bytes())?;
    }
    Ok(outcomes)
}

fn one(folder: &Path, file: &Laid<'_>, written: Option<&str>) -> Result<Outcome, ScaffoldError> {
    let path = folder.join(file.path);
    let outcome = match fs::read(&path) {
        Ok(there) if there == file.bytes => return Ok(Outcome::Same),
        // The program's own folder is nobody else's.
        Ok(there) if file.path.starts_with(OWN) || written == Some(hash(&there).as_str()) => Outcome::Replaced,
        Ok(_) => return Ok(Outcome::Kept),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Outcome::Written,
        Err(error) => return Err(ScaffoldError::Disk(path, error)),
    };
    write(folder, file.path, file.bytes)?;
    Ok(outcome)
}

fn removed(folder: &Path, path: &str, written: &str) -> Result<Option<Outcome>, ScaffoldError> {
    let whole = folder.join(path);
    // The ledger is a file that anybody can write to.
    let is_below = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    match fs::read(&whole) {
        Ok(there) if is_below && hash(&there) == written => {
            refuse_links(folder, path)?;
            fs::remove_file(&whole).map_err(|error| ScaffoldError::Disk(whole, error))?;
            Ok(Some(Outcome::Removed))
        }
        Ok(_) => Ok(Some(Outcome::Kept)),
        Err(_) => Ok(None),
    }
}

/// Replaces a file at once, so that a run that is stopped leaves the old or the new one.
fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), ScaffoldError> {
    refuse_links(folder, path)?;
    let whole = folder.join(path);
    let disk = |error: io::Error| ScaffoldError::Disk(whole.clone(), error);
    let parent = whole.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(disk)?;
    let draft = whole.with_file_name(".uptake-draft");
    fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &whole)).map_err(disk)
}

/// A link on the way would lead out of the content folder.
fn refuse_links(folder: &Path, path: &str) -> Result<(), ScaffoldError> {
    let mut way = folder.to_path_buf();
    for part in Path::new(path) {
        way.push(part);
        if way.is_symlink() {
            let error = io::Error::other("this is a link, and nothing is written through links");
            return Err(ScaffoldError::Disk(way, error));
        }
    }
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// A ledger that is missing or broken knows no file, so that nothing is replaced.
fn read_ledger(folder: &Path) -> Ledger {
    let text = fs::read_to_string(folder.join(LEDGER)).unwrap_or_default();
    let files = serde_json::from_str::<Value>(&text).ok().and_then(|mut value| Some(value.get_mut("files")?.take()));
    files.and_then(|files| serde_json::from_value(files).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portal() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("portal.toml"), "").unwrap();
        folder
    }

    fn laid(folder: &Path, files: &[(&str, &str)]) -> Outcomes {
        let files: Vec<_> = files.iter().map(|(path, text)| Laid { path, bytes: text.as_bytes() }).collect();
        lay(folder, &files, &["admin/"]).unwrap()
    }

    fn outcomes(pairs: &[(&str, Outcome)]) -> Outcomes {
        pairs.iter().map(|(path, outcome)| ((*path).to_owned(), *outcome)).collect()
    }

    #[test]
    fn what_nobody_changed_is_replaced_and_goes_when_it_is_no_longer_needed() {
        let folder = portal();
        let text = |path: &str| fs::read_to_string(folder.path().join(path)).ok();
        let first = laid(folder.path(), &[("admin/a.js", "1"), ("admin/b.js", "1")]);
        assert_eq!(first, outcomes(&[("admin/a.js", Outcome::Written), ("admin/b.js", Outcome::Written)]));
        let again = laid(folder.path(), &[("admin/a.js", "1"), ("admin/b.js", "1")]);
        assert_eq!(again, outcomes(&[("admin/a.js", Outcome::Same), ("admin/b.js", Outcome::Same)]));
        let newer = laid(folder.path(), &[("admin/a.js", "2")]);
        assert_eq!(newer, outcomes(&[("admin/a.js", Outcome::Replaced), ("admin/b.js", Outcome::Removed)]));
        assert_eq!((text("admin/a.js").as_deref(), text("admin/b.js")), (Some("2"), None));
    }

    #[test]
    fn what_somebody_wrote_or_changed_stays() {
        let folder = portal();
        fs::create_dir(folder.path().join("admin")).unwrap();
        fs::write(folder.path().join("admin/theirs.js"), "mine").unwrap();
        laid(folder.path(), &[("admin/theirs.js", "1"), ("admin/a.js", "1"), ("admin/b.js", "1")]);
        for name in ["a.js", "b.js"] {
            fs::write(folder.path().join("admin").join(name), "changed").unwrap();
        }
        let newer = laid(folder.path(), &[("admin/theirs.js", "2"), ("admin/a.js", "2")]);
        let kept = ["admin/theirs.js", "admin/a.js", "admin/b.js"].map(|path| (path, Outcome::Kept));
        assert_eq!(newer, outcomes(&kept));
        assert_eq!(fs::read_to_string(folder.path().join("admin/theirs.js")).unwrap(), "mine");
    }

    #[test]
    fn the_programs_own_folder_is_always_as_it_should_be() {
        let folder = portal();
        fs::create_dir(folder.path().join(".uptake")).unwrap();
        fs::write(folder.path().join(".uptake/a.json"), "old").unwrap();
        let first = laid(folder.path(), &[(".uptake/a.json", "new")]);
        assert_eq!(first, outcomes(&[(".uptake/a.json", Outcome::Replaced)]));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_or_removed_outside() {
        let (folder, outside) = (portal(), tempfile::tempdir().unwrap());
        fs::write(outside.path().join("a.js"), "1").unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("admin")).unwrap();
        let file = Laid { path: "admin/b.js", bytes: b"1" };
        assert!(lay(folder.path(), &[file], &["admin/"]).is_err());
        let ledger = json!({ "files": { "admin/a.js": hash(b"1"), "../admin/a.js": hash(b"1") } });
        fs::create_dir(folder.path().join(".uptake")).unwrap();
        fs::write(folder.path().join(LEDGER), ledger.to_string()).unwrap();
        assert!(lay(folder.path(), &[], &["admin/", "../"]).is_err());
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
    }
}
