//! What the flags, the environment, the clock and the working directory come to: resolved once, at the border.
//!
//! The only reader of those four. Everything behind it gets values.

#![expect(clippy::disallowed_methods, reason = "flags, environment, clock and working directory are read here, once")]

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::check::silence::Strictness;
use crate::check::{CheckOptions, Day, Drafts};
use crate::cli::{BuildArgs, CheckArgs, ContentArgs, PlanArgs};
use crate::diagnostics::human::Style;
use crate::output::Revisions;

/// How content is read and judged.
#[derive(Debug, Clone)]
pub struct CompileOptions {
    /// The content folder, absolute.
    pub content: PathBuf,
    /// The output folder, absolute; never read as content.
    pub out: PathBuf,
    pub check: CheckOptions,
    pub strictness: Strictness,
    /// Which editions people have of what was published before; none in a fresh folder.
    pub earlier: Revisions,
}

impl CompileOptions {
    /// # Errors
    /// When there is no working directory.
    pub fn for_build(args: &BuildArgs) -> io::Result<Self> {
        Self::new(&args.content, &args.out)
    }

    /// # Errors
    /// When there is no working directory.
    pub fn for_check(args: &CheckArgs) -> io::Result<Self> {
        Self::new(&args.content, Path::new("dist"))
    }

    /// # Errors
    /// When there is no working directory.
    pub fn for_plan(args: &PlanArgs) -> io::Result<Self> {
        Self::new(&args.content, Path::new("dist"))
    }

    fn new(args: &ContentArgs, out: &Path) -> io::Result<Self> {
        Ok(Self {
            content: absolute(&args.dir)?,
            out: absolute(out)?,
            check: CheckOptions {
                day: args.today.map_or_else(|| Day::Now(Timestamp::now()), Day::Fixed),
                drafts: if args.drafts { Drafts::Shown } else { Drafts::Hidden },
                base_url: args.base_url.clone(),
            },
            strictness: if args.strict { Strictness::Strict } else { Strictness::Usual },
            earlier: Revisions::default(),
        })
    }
}

/// Colours for a person at a terminal who hasn't asked for none (<https://no-color.org>).
pub fn style(stream: &impl IsTerminal) -> Style {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if stream.is_terminal() && !unwanted { Style::Coloured } else { Style::Plain }
}

/// A folder from the command line.
///
/// # Errors
/// When there is no working directory.
pub fn absolute(path: &Path) -> io::Result<PathBuf> {
    std::path::absolute(path)
}

/// A path as short as a reader can follow it from the working directory.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let short = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    short.unwrap_or_else(|| path.to_path_buf()).display().to_string()
}
