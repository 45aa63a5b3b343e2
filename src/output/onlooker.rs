//! [`Onlooker`]: who hears of each file on its way to the output, and may want to stop. Enter at [`tell`].

use std::ops::ControlFlow;

use super::OutputError;

/// How far something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A file was compared with the one on disk; a picture that was lacking is drawn.
    Compared,
    /// A file is about to be put into the new version of the output, linked or written.
    Staged,
    /// All of the new version is on disk, and nobody has seen it yet.
    Complete,
}

/// Called from several threads. Who breaks wants nothing to be published: what was made for it is removed, and the output
/// stays as it was. From the moment when it begins to be replaced, nobody is asked any more.
pub type Onlooker<'a> = &'a (dyn Fn(Moment) -> ControlFlow<()> + Sync);

/// Tells that a moment has come.
///
/// # Errors
/// When the onlooker wants to stop.
pub fn tell(onlooker: Onlooker<'_>, moment: Moment) -> Result<(), OutputError> {
    match onlooker(moment) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(OutputError::Interrupted),
    }
}
