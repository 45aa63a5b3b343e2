//! The output: files in memory become files on disk. Nothing else in the program creates, replaces or deletes one.
//!
//! Enter at [`publish`]. It goes through these steps:
//! 1. the [`depot`] opens the output under a [`lock`]: [`target`] finds the real folder, [`leftovers`] clears what a killed
//!    build left beside it. Files may have been put into it while others were still being made;
//! 2. [`existing`] looks at what is there: ours by the [`manifest`], or foreign; a folder that is not ours is refused;
//! 3. [`plan`] compares each new file with the bytes on disk; the [`studio`] draws the pictures that are not there yet;
//! 4. [`stage`] builds the whole new folder beside the old one, in a [`wrapper`]: unchanged and foreign files are linked, not copied;
//! 5. [`swap`] exchanges the two in one step of the file system and [`retire`]s the old one with care.
//!
//! [`amend`] goes the same way with a few files, beside which everything else stays.
//!
//! Where folders cannot be exchanged, [`in_place`] replaces the files one by one instead.
//! Until step 5, or until the first rename of `in_place`, whatever goes wrong leaves the old output as it was.

#![expect(
    clippy::disallowed_methods,
    reason = "this room creates, replaces and removes files, so that no other needs to"
)]

mod amended;
mod content;
mod depot;
mod disk;
mod error;
mod existing;
mod fingerprint;
mod in_place;
mod leftovers;
mod lock;
mod manifest;
mod onlooker;
mod plan;
mod published;
mod retire;
mod revision;
mod stage;
mod studio;
mod survey;
mod swap;
mod target;
mod wrapper;

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

pub use content::Content;
pub use depot::Depot;
pub use error::OutputError;
pub use onlooker::{Moment, Onlooker};
pub use published::{PublishedFile, published};
pub use revision::{Followed, Revision, Revisions};

use crate::site_map::{OutPath, SourceFiles};
use crate::trouble;
use depot::Opened;
use existing::Existing;
use plan::{Plan, Planned, State};
use studio::Studio;
use target::Target;

/// The text of a file that was published earlier, wherever it was put since.
///
/// # Errors
/// When it can't be read, or isn't text.
pub fn published_text(path: &Path) -> Result<String, OutputError> {
    std::fs::read_to_string(path).map_err(OutputError::io("read", path))
}

/// One file to publish.
#[derive(Debug, Clone)]
pub struct OutputFile {
    pub path: OutPath,
    /// What it is, in kebab-case: `course`, `redirect`.
    pub kind: String,
    /// The content files it was made from, relative to the content folder.
    pub sources: SourceFiles,
    pub content: Content,
    /// For files that tell people which edition they are.
    pub revision: Option<Revision>,
}

impl OutputFile {
    /// What it holds, where that has been made already.
    pub fn bytes(&self) -> Option<Cow<'_, [u8]>> {
        match &self.content {
            Content::Bytes(bytes) => Some(Cow::Borrowed(bytes)),
            Content::Kept(kept) => std::fs::read(&kept.path).ok().map(Cow::Owned),
            Content::Authored(_) | Content::File(_) | Content::Drawing(_) | Content::Print(_) => None,
        }
    }
}

/// How the new output takes the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preference {
    /// All at once where the system can do that, else file by file.
    #[default]
    Swap,
    /// For a folder that others hold on to, such as one bound into a container: a swap would leave them with
    /// the old folder.
    FileByFile,
}

/// How the new output took the place of the old one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placement {
    /// Everything was up to date: the disk was only read.
    Untouched,
    /// All at once: nobody saw a mixture.
    Swapped,
    /// Each file at once, but one after the other.
    FileByFile { why: String },
}

/// What happened, for the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The real folder, which differs from the one asked for if that is a symbolic link.
    pub folder: PathBuf,
    pub how: Placement,
    /// The number and size of the files that make up the output.
    pub made: usize,
    pub bytes: u64,
    pub unchanged: usize,
    pub added: Vec<OutPath>,
    /// Other bytes than before, a file edited by hand included.
    pub changed: Vec<OutPath>,
    pub removed: Vec<OutPath>,
    /// What stands in the folder and is not ours; of a folder full of such files only the folder, ending in `/`.
    pub kept_foreign: Vec<String>,
    /// Folders beside the output that hold files we could neither place nor dare to delete: someone changed
    /// them on both sides while the output was being replaced. Rare; somebody has to look.
    pub left_aside: Vec<PathBuf>,
}

/// Makes the folder beside which the depot is hold exactly `files`, the manifest, and whatever in it is not ours.
pub fn publish(
    depot: &Depot,
    files: Vec<OutputFile>,
    preference: Preference,
    onlooker: Onlooker<'_>,
) -> Result<Published, OutputError> {
    exchange(depot, files, |_, _, _| Ok(Vec::new()), preference, onlooker)
}

/// Makes the folder `out` hold `files` beside everything that was published there before.
pub fn amend(out: &Path, files: Vec<OutputFile>, onlooker: Onlooker<'_>) -> Result<Published, OutputError> {
    exchange(&Depot::beside(out), files, amended::kept, Preference::Swap, onlooker)
}

/// What stays as it is beside files that are published, by what is there.
type Keep = fn(&Target, &Existing, &[OutputFile]) -> Result<Vec<Planned>, OutputError>;

fn exchange(
    depot: &Depot,
    files: Vec<OutputFile>,
    keep: Keep,
    preference: Preference,
    onlooker: Onlooker<'_>,
) -> Result<Published, OutputError> {
    let files = plan::arrange(files)?;
    // Locked until this is done.
    let mut output = depot.open()?;
    let target = &output.target;
    let existing = Existing::read(target, &files)?;
    let studio = Studio::beside(target);
    let kept = keep(target, &existing, &files)?;
    let plan = Plan::draw(target, files, kept, existing, &studio, onlooker)?;
    let how = place(&mut output, &plan, preference, onlooker)?;
    Ok(report(&output, plan, how))
}

fn place(
    output: &mut Opened,
    plan: &Plan,
    preference: Preference,
    onlooker: Onlooker<'_>,
) -> Result<Placement, OutputError> {
    if plan.is_done() {
        return Ok(Placement::Untouched);
    }
    let why = match preference {
        Preference::FileByFile => "this was asked for".to_owned(),
        Preference::Swap => match swap::publish(output.wrapper(), &output.target, plan, onlooker) {
            Ok(aside) => {
                output.left_aside.extend(aside);
                return Ok(Placement::Swapped);
            }
            Err(Hindrance::CannotSwap(why)) => why,
            Err(Hindrance::Failed(error)) => return Err(error),
        },
    };
    in_place::publish(&output.target, plan, onlooker)?;
    Ok(Placement::FileByFile { why })
}

/// Why the new output was not swapped in.
enum Hindrance {
    /// Not here; file by file it may work. In words for the summary.
    CannotSwap(String),
    /// Neither way would work.
    Failed(OutputError),
}

impl Hindrance {
    /// `error` came in the way of a swap; `why` says of what. A full disk is one for either way.
    fn of(doing: &'static str, path: &Path, error: io::Error, why: &str) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::Failed(OutputError::io(doing, path)(error))
            }
            _ => Self::CannotSwap(format!("{why}: {}", trouble::words(&error))),
        }
    }
}

impl From<OutputError> for Hindrance {
    fn from(error: OutputError) -> Self {
        Self::Failed(error)
    }
}

fn report(output: &Opened, plan: Plan, how: Placement) -> Published {
    let paths = |state: State| plan.in_state(state).map(|file| file.path().clone()).collect::<Vec<_>>();
    Published {
        folder: output.target.dir.clone(),
        how,
        made: plan.files.len(),
        bytes: plan.files.iter().map(|file| file.bytes).sum(),
        unchanged: plan.in_state(State::Unchanged).count(),
        added: paths(State::Added),
        changed: paths(State::Changed),
        removed: plan.removed.clone(),
        kept_foreign: plan.foreign.iter().map(ToString::to_string).collect(),
        left_aside: output.left_aside.clone(),
    }
}
