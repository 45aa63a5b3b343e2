//! Replaces the output file by file, each at once, where the folder as a whole cannot be exchanged. Enter at
//! [`publish`].
//!
//! All new files are first written as drafts beside the old ones, so that a full disk is found before anything
//! has changed. Then they are renamed, what pages need before the pages. A manifest that owns both versions is
//! on disk meanwhile: a build that is killed half-way is completed by the next one, and none of its files can
//! pass for foreign.
//!
//! Between the look at a folder and the write into it there is a moment in which someone with access to the
//! output could put a symbolic link there. Who has that access can change the portal anyway.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::content;
use super::onlooker::{Moment, Onlooker};
use super::plan::{Plan, Planned, State};
use super::survey::{MANIFEST_DRAFT, draft_of};
use super::target::Target;
use super::{OutputError, disk, manifest, stage};
use crate::site_map::OutPath;
use crate::site_map::out_path::MANIFEST;

pub fn publish(target: &Target, plan: &Plan, onlooker: Onlooker<'_>) -> Result<(), OutputError> {
    let dir = &target.dir;
    if disk::look(dir).map_err(OutputError::io("look at", dir))?.is_none() {
        fs::create_dir(dir).map_err(OutputError::io("create the folder", dir))?;
    }
    let mut written: Vec<&Planned> = plan.files.iter().filter(|file| file.state != State::Unchanged).collect();
    written.sort_by_key(|file| (rank(file.path()), file.path()));

    write_manifest(dir, manifest::unfinished(owned_meanwhile(plan)))?;
    plan.drafts.iter().try_for_each(|draft| remove_file(&dir.join(draft)))?;
    let removed = remove_what_blocks(dir, plan)?;
    create_folders(dir, &written)?;
    write_drafts(dir, &written, onlooker)?;
    disk::flush(dir).map_err(OutputError::io("flush", dir))?;
    written.iter().try_for_each(|file| put_in_place(dir, file))?;
    remove_rest(dir, plan, &removed)?;
    write_manifest(dir, plan.manifest.clone())
}

/// A page must not be seen before the picture and the style sheet that it asks for.
fn rank(path: &OutPath) -> u8 {
    match path.as_str() {
        path if path.split('/').any(|part| part == "assets") => 0,
        path if path.ends_with(".html") => 2,
        _ => 1,
    }
}

fn owned_meanwhile(plan: &Plan) -> Vec<String> {
    let paths: BTreeSet<&OutPath> = plan.owned.iter().chain(plan.files.iter().map(Planned::path)).collect();
    paths.into_iter().map(OutPath::to_string).collect()
}

fn write_manifest(dir: &Path, text: Vec<u8>) -> Result<(), OutputError> {
    let (draft, path) = (dir.join(MANIFEST_DRAFT), dir.join(MANIFEST));
    remove_file(&draft)?;
    let written = content::write_new(&draft, &text)
        // A damaged manifest is the one thing that the next build cannot repair.
        .and_then(|()| {
            fs::File::open(&draft).and_then(|file| file.sync_all()).map_err(OutputError::io("flush", &draft))
        })
        .and_then(|()| fs::rename(&draft, &path).map_err(OutputError::io("replace", &path)));
    if written.is_err() {
        drop(disk::remove_file(&draft));
    }
    written
}

/// Old files of ours that stand where a folder is needed, or differ from a new name only by what some file
/// systems ignore; and old folders where a file is needed.
fn remove_what_blocks<'a>(dir: &Path, plan: &'a Plan) -> Result<HashSet<&'a OutPath>, OutputError> {
    let made: HashSet<&str> = plan.files.iter().map(|file| file.path().as_str()).collect();
    let keys: HashSet<String> = plan.files.iter().map(|file| file.path().folded()).collect();
    let folders: HashSet<&str> = plan.files.iter().flat_map(|file| file.path().folders()).collect();
    let blocks = |path: &&OutPath| {
        folders.contains(path.as_str())
            || keys.contains(&path.folded())
            || path.folders().any(|folder| made.contains(folder))
    };
    let blocking: HashSet<&OutPath> = plan.removed.iter().filter(blocks).collect();
    blocking.iter().try_for_each(|path| remove_file(&path.below(dir)))?;
    remove_stale_folders(dir, plan);
    Ok(blocking)
}

/// One by one, as a symbolic link to a folder elsewhere must not pass for one of ours.
fn create_folders(dir: &Path, written: &[&Planned]) -> Result<(), OutputError> {
    let folders: BTreeSet<&str> = written.iter().flat_map(|file| file.path().folders()).collect();
    for folder in folders {
        let path = dir.join(folder);
        match disk::look(&path).map_err(OutputError::io("look at", &path))? {
            Some(meta) if meta.is_dir() => {}
            Some(_) => return Err(OutputError::Occupied { path }),
            None => fs::create_dir(&path).map_err(OutputError::io("create the folder", &path))?,
        }
    }
    Ok(())
}

fn write_drafts(dir: &Path, written: &[&Planned], onlooker: Onlooker<'_>) -> Result<(), OutputError> {
    let draft = |file: &Planned| dir.join(draft_of(file.path()));
    let result = written.par_iter().try_for_each(|file| {
        stage::write(file, &draft(file))?;
        // With the first draft the folder is no longer as it was: the shortest way out leads to the end.
        let _ = onlooker(Moment::Staged);
        Ok(())
    });
    if result.is_err() {
        // The error says more than a failed clean-up would, and the next build tries again.
        written.iter().for_each(|file| drop(disk::remove_file(&draft(file))));
    }
    result
}

fn put_in_place(dir: &Path, file: &Planned) -> Result<(), OutputError> {
    let (draft, path) = (dir.join(draft_of(file.path())), file.path().below(dir));
    let renamed = match file.state {
        State::Added => disk::rename_new(&draft, &path),
        State::Changed | State::Unchanged => fs::rename(&draft, &path),
    };
    match renamed {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(OutputError::Occupied { path }),
        result => result.map_err(OutputError::io("replace", &path)),
    }
}

fn remove_rest(dir: &Path, plan: &Plan, removed: &HashSet<&OutPath>) -> Result<(), OutputError> {
    let mut rest = plan.removed.iter().filter(|path| !removed.contains(path));
    rest.try_for_each(|path| remove_file(&path.below(dir)))?;
    remove_stale_folders(dir, plan);
    Ok(())
}

/// Those that are empty. That others stay, as something foreign is in them, is no error.
fn remove_stale_folders(dir: &Path, plan: &Plan) {
    plan.stale_folders.iter().rev().for_each(|folder| drop(fs::remove_dir(dir.join(folder))));
}

fn remove_file(path: &Path) -> Result<(), OutputError> {
    disk::remove_file(path).map_err(OutputError::io("remove", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_come_after_what_they_need() {
        let mut paths = ["site/index.html", "site/feed.xml", "site/assets/a.css", "assets.html"]
            .map(|path| OutPath::new(path).unwrap());
        paths.sort_by_key(rank);
        assert_eq!(
            paths.map(|path| path.to_string()),
            ["site/assets/a.css", "site/feed.xml", "site/index.html", "assets.html"]
        );
    }
}
