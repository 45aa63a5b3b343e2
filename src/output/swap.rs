//! Puts a complete stage in the place of the output in one step. Enter at [`publish`].

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::onlooker::{Moment, Onlooker, tell};
use super::plan::Plan;
use super::retire::{BIN, When, empty, retire};
use super::stage::Stage;
use super::target::Target;
use super::wrapper::Wrapper;
use super::{Hindrance, OutputError, disk};

const JOURNAL: &str = "journal.json";
/// What it is called while it is being written.
const DRAFT: &str = "journal.draft";

/// Written into the wrapper just before the exchange, so that the next build knows what a killed one left there.
#[derive(Serialize, Deserialize)]
pub struct Journal {
    /// The inode of the new output. As long as `tree` has it, nothing has been exchanged.
    pub stage: u64,
    /// What stood in for foreign entries at that time: key and fingerprint.
    pub stand_ins: BTreeMap<String, String>,
}

impl Journal {
    pub fn read(wrapper: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(wrapper.join(JOURNAL)).ok()?).ok()
    }

    pub fn is_in(wrapper: &Path) -> bool {
        wrapper.join(JOURNAL).exists()
    }

    fn write(&self, wrapper: &Path) -> io::Result<()> {
        self.draft(wrapper)?;
        disk::rename_new(&wrapper.join(DRAFT), &wrapper.join(JOURNAL))
    }

    /// It gets its name when it is whole: half a journal doesn't say what was exchanged, so its folder would have to stay.
    pub fn draft(&self, wrapper: &Path) -> io::Result<()> {
        let text = serde_json::to_vec(self)?;
        let mut file = File::create_new(wrapper.join(DRAFT))?;
        file.write_all(&text)?;
        // Without it, what the exchange leaves behind would be taken for a stage that nobody needs.
        file.sync_all()
    }
}

/// Returns the folder that could not be cleared away, if there is one. `wrapper` holds what was put on disk already.
pub fn publish(
    wrapper: Option<&Wrapper>,
    target: &Target,
    plan: &Plan,
    onlooker: Onlooker<'_>,
) -> Result<Option<PathBuf>, Hindrance> {
    if disk::is_mount_point(&target.dir) {
        return Err(Hindrance::CannotSwap(format!("{} is a mount point", target.dir.display())));
    }
    let wrapper = wrapper.map_or_else(|| new_wrapper(target), |made| Ok(made.clone()))?;
    let stage = Stage::build(wrapper, target, plan, onlooker)?;
    disk::flush(&stage.tree).map_err(OutputError::io("flush", &stage.tree))?;
    tell(onlooker, Moment::Complete)?;
    if !target.dir.exists() {
        disk::rename_new(&stage.tree, &target.dir).map_err(OutputError::io("create the folder", &target.dir))?;
        return Ok(None);
    }
    let (wrapper, journal) = exchange(stage, target)?;
    let is_retired = retire(&wrapper, &target.dir, &journal.stand_ins, When::Now);
    let is_cleared = is_retired && remove_wrapper(&wrapper).is_ok();
    Ok((!is_cleared).then_some(wrapper))
}

fn new_wrapper(target: &Target) -> Result<Wrapper, Hindrance> {
    Wrapper::beside(target).map_err(|error| {
        let why = format!("no folder can be made beside it, in {}", target.parent.display());
        Hindrance::of("create a folder in", &target.parent, error, &why)
    })
}

/// Puts the stage in place. Returns the wrapper, which then holds the old output.
pub fn exchange(stage: Stage, target: &Target) -> Result<(PathBuf, Journal), Hindrance> {
    let meta = fs::symlink_metadata(&stage.tree).map_err(OutputError::io("look at", &stage.tree))?;
    let journal = Journal { stage: disk::inode(&meta), stand_ins: stage.stand_ins };
    journal.write(stage.wrapper.path()).map_err(OutputError::io("write into", stage.wrapper.path()))?;
    // From here on nothing may remove it as a whole.
    stage.wrapper.give_up();
    match disk::exchange(&stage.tree, &target.dir) {
        Ok(()) => Ok((stage.wrapper.path().to_owned(), journal)),
        Err(error) => {
            stage.wrapper.take_back();
            let why = format!("the system cannot exchange {} for another folder", target.dir.display());
            Err(Hindrance::of("exchange", &target.dir, error, &why))
        }
    }
}

/// Removes what is left of a wrapper whose tree is gone. It fails if anything unknown is in it.
pub fn remove_wrapper(wrapper: &Path) -> Result<(), OutputError> {
    let journal = wrapper.join(JOURNAL);
    empty(&wrapper.join(BIN))?;
    disk::remove_file(&journal).map_err(OutputError::io("remove", &journal))?;
    fs::remove_dir(wrapper).map_err(OutputError::io("remove the folder", wrapper))
}
