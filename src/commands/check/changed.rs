//! `--changed-since`: which files of a content folder changed since a revision, as git knows it. The only file that starts
//! another program.

#![expect(clippy::disallowed_methods, reason = "only git knows what changed, and only who asks for it has git started")]

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::commands::number;
use crate::diagnostics::{Diagnostic, Severity, count};

/// The files that changed, relative to the content folder.
#[derive(Debug)]
pub struct Changed {
    revision: String,
    files: BTreeSet<String>,
}

/// Why git could not say what changed.
#[derive(Debug)]
pub enum GitError {
    Missing,
    /// The folder, and what git says about it: it may also be somebody else's.
    NoRepository(PathBuf, String),
    NoRevision(String),
    Failed(String),
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str(
                "--changed-since asks git what changed, and there is no program called git. Install it, or leave the flag out",
            ),
            Self::NoRepository(folder, said) => write!(
                f,
                "--changed-since asks git what changed, and git finds no repository for {}. It says: {said}",
                folder.display()
            ),
            Self::NoRevision(revision) => write!(
                f,
                "git knows no revision \"{revision}\". A copy that was cloned for a CI run often holds the last commit only: fetch the revision first, as in `git fetch origin main`, or clone with the whole history"
            ),
            Self::Failed(said) => write!(f, "git could not say what changed: {said}"),
        }
    }
}

impl std::error::Error for GitError {}

impl Changed {
    /// The files of `content` that differ from `revision`, committed or not, and those that git doesn't know yet.
    pub fn since(revision: &str, content: &Path) -> Result<Self, GitError> {
        git(content, &["rev-parse", "--is-inside-work-tree"]).map_err(|error| match error {
            GitError::Failed(said) => GitError::NoRepository(content.to_path_buf(), said),
            other => other,
        })?;
        // A revision is never taken for an option, and from here on it is a number.
        let name = format!("{revision}^{{commit}}");
        let commit = git(content, &["rev-parse", "--verify", "--quiet", "--end-of-options", &name]);
        let commit = commit.map_err(|error| match error {
            GitError::Failed(_) => GitError::NoRevision(revision.to_owned()),
            other => other,
        })?;
        let differ = ["diff", "--name-only", "-z", "--relative", "--no-ext-diff", "--no-textconv", "--no-renames"];
        let differ = git(content, &[&differ[..], &[commit.trim(), "--", "."]].concat())?;
        let unknown = git(content, &["ls-files", "-z", "--others", "--exclude-standard", "--", "."])?;
        let files = differ.split('\0').chain(unknown.split('\0')).filter(|file| !file.is_empty());
        Ok(Self { revision: revision.to_owned(), files: files.map(str::to_owned).collect() })
    }

    /// Whether a finding is in a file that changed.
    pub fn has(&self, finding: &Diagnostic) -> bool {
        self.files.contains(&*finding.place.source.path)
    }

    /// The findings in files that changed, and the others.
    pub fn split(&self, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        findings.into_iter().partition(|finding| self.has(finding))
    }

    /// What is said about the others.
    pub fn left_out(&self, elsewhere: &[Diagnostic]) -> String {
        let errors = match count(elsewhere, Severity::Error) {
            0 => String::new(),
            errors => format!(" ({})", number(errors, "error", "errors")),
        };
        format!(
            "{} changed since {}; {}{errors} in other files left out.\n",
            number(self.files.len(), "file", "files"),
            self.revision,
            number(elsewhere.len(), "finding", "findings"),
        )
    }
}

/// What git says to these words in a folder.
fn git(folder: &Path, words: &[&str]) -> Result<String, GitError> {
    // A repository's own settings may name a program to watch files; asking what changed must not start it.
    let mut command = Command::new("git");
    command.args(["-c", "core.fsmonitor=false"]).arg("-C").arg(folder).args(words).stdin(Stdio::null());
    let output = command.output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => GitError::Missing,
        _ => GitError::Failed(error.to_string()),
    })?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(GitError::Failed(String::from_utf8_lossy(&output.stderr).trim().to_owned())),
    }
}
