//! What stays as it is when only a few files of an output are made anew. Enter at [`kept`].

use std::collections::BTreeSet;

use super::existing::Existing;
use super::manifest::Made;
use super::plan::{Planned, State};
use super::target::Target;
use super::{Content, OutputError, OutputFile};
use crate::site_map::OutPath;

/// Every file of the last publication that isn't among `files`, as it is.
///
/// # Errors
/// When the last build was stopped half way, so that nobody knows what is there.
pub fn kept(target: &Target, existing: &Existing, files: &[OutputFile]) -> Result<Vec<Planned>, OutputError> {
    if existing.manifest.as_ref().is_some_and(|manifest| manifest.is_unfinished) {
        return Err(OutputError::Unfinished);
    }
    let new: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let old = existing.made().filter(|made| !new.contains(made.path.as_str()));
    Ok(old.filter_map(|made| planned(target, made)).collect())
}

/// `None` for what can't be a path, which has been reported where the manifest was read.
fn planned(target: &Target, made: &Made) -> Option<Planned> {
    let Made { path, kind, sources, bytes, hash, drawn_from, revision } = made.clone();
    let path = OutPath::new(&path).ok()?;
    // It is linked, and read only where somebody removes it meanwhile, which then is said.
    let content = Content::File(path.below(&target.dir));
    let file = OutputFile { path, kind, sources, content, revision };
    Some(Planned { file, state: State::Unchanged, hash, bytes, drawn_from })
}
