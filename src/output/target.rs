//! [`Target`]: the real place of the output, and the names of what stands beside it during a build.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use super::{OutputError, disk};

/// The folder to publish to.
#[derive(Debug)]
pub struct Target {
    /// Absolute, without symbolic links. It may not exist yet.
    pub dir: PathBuf,
    /// The folder that it stands in.
    pub parent: PathBuf,
    name: OsString,
}

impl Target {
    /// Follows symbolic links to the real folder and makes the folders above it. The folder itself is not made:
    /// it appears when it is complete.
    pub fn resolve(out: &Path) -> Result<Self, OutputError> {
        let not_a_folder = || OutputError::NotAFolder { path: out.to_owned() };
        let dir = match disk::look(out).map_err(OutputError::io("look at", out))? {
            Some(_) => fs::canonicalize(out).map_err(OutputError::io("follow", out))?,
            None => {
                let parent = out.parent().filter(|parent| *parent != "").unwrap_or(Path::new("."));
                fs::create_dir_all(parent).map_err(OutputError::io("create the folder", parent))?;
                let parent = fs::canonicalize(parent).map_err(OutputError::io("find the folder", parent))?;
                parent.join(out.file_name().ok_or_else(not_a_folder)?)
            }
        };
        let parent = dir.parent().ok_or_else(not_a_folder)?.to_owned();
        let name = dir.file_name().ok_or_else(not_a_folder)?.to_owned();
        if disk::look(&dir).map_err(OutputError::io("look at", &dir))?.is_some_and(|meta| !meta.is_dir()) {
            return Err(not_a_folder());
        }
        Ok(Self { dir, parent, name })
    }

    /// How the names of stages begin: `.dist.uptake-`. Hidden, so that nobody publishes one by mistake.
    pub fn stage_prefix(&self) -> OsString {
        let mut prefix = OsString::from(".");
        prefix.push(&self.name);
        prefix.push(".uptake-");
        prefix
    }

    pub fn lock_beside(&self) -> PathBuf {
        let mut name = self.stage_prefix();
        name.push("lock");
        self.parent.join(name)
    }

    pub fn lock_inside(&self) -> PathBuf {
        self.dir.join(INNER_LOCK)
    }

    /// Whether this is the name of a stage of ours: the prefix and what `tempfile` adds to it.
    pub fn is_stage_name(&self, name: &OsStr) -> bool {
        name.as_encoded_bytes()
            .strip_prefix(self.stage_prefix().as_encoded_bytes())
            .is_some_and(|rest| rest.len() == STAGE_LETTERS && rest.iter().all(u8::is_ascii_alphanumeric))
    }
}

/// The length of the random end of a stage's name.
pub const STAGE_LETTERS: usize = 8;
pub const INNER_LOCK: &str = ".uptake-lock";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_we_make_are_taken_for_stages() {
        let target = Target { dir: "/a/dist".into(), parent: "/a".into(), name: "dist".into() };
        assert!(target.is_stage_name(OsStr::new(".dist.uptake-aB3dE6gH")));
        for name in ["dist", ".dist.uptake-lock", ".dist.uptake-my notes", ".other.uptake-aB3dE6gH"] {
            assert!(!target.is_stage_name(OsStr::new(name)), "{name}");
        }
    }
}
