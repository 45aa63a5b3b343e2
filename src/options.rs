//! What the flags, the environment, the clock and the working directory come to: resolved once, at the border.
//!
//! The only reader of those four. Everything behind it gets values.

#![expect(clippy::disallowed_methods, reason = "flags, environment, clock and working directory are read here, once")]

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::check::silence::Strictness;
use crate::check::{CheckOptions, Day, Drafts};
use crate::cli::{
    BuildArgs, CheckArgs, ContentArgs, ExportArgs, ImportArgs, ImportKind, MeasureArgs, PlanArgs, ServeArgs,
    UpcomingArgs, WithdrawArgs,
};
use crate::diagnostics::human::Style;
use crate::importing::{ImportOptions, Kind};
use crate::output::{Depot, Revisions};
use crate::steps::Steps;

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
    /// Who hears of the steps of compiling.
    pub steps: Steps,
    /// Where finished files wait until they are published; in memory without one.
    pub depot: Option<Depot>,
}

impl CompileOptions {
    /// # Errors
    /// When there is no working directory.
    pub fn for_build(args: &BuildArgs) -> io::Result<Self> {
        Self::new(&args.content, &args.out)
    }

    /// # Errors
    /// When there is no working directory.
    pub fn for_serve(args: &ServeArgs) -> io::Result<Self> {
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

    /// # Errors
    /// When there is no working directory.
    pub fn for_export(args: &ExportArgs) -> io::Result<Self> {
        Self::new(&args.content, Path::new("dist"))
    }

    /// # Errors
    /// When there is no working directory.
    pub fn for_measure(args: &MeasureArgs) -> io::Result<Self> {
        Self::new(&args.content, &args.out)
    }

    /// # Errors
    /// When there is no working directory.
    pub fn for_upcoming(args: &UpcomingArgs) -> io::Result<Self> {
        Self::new(&args.content, Path::new("dist"))
    }

    /// # Errors
    /// When there is no working directory.
    pub fn for_withdraw(args: &WithdrawArgs) -> io::Result<Self> {
        Self::new(&args.content, &args.out)
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
            steps: Steps::default(),
            depot: None,
        })
    }
}

/// # Errors
/// When there is no working directory.
pub fn import(args: &ImportArgs) -> io::Result<ImportOptions> {
    Ok(ImportOptions {
        format: args.from,
        from: absolute(&args.file)?,
        content: absolute(&args.dir)?,
        out: absolute(Path::new("dist"))?,
        map: args.map.clone(),
        platform: args.platform.clone(),
        unpacked_at: args.unpacked_at.clone(),
        kind: args.kind.map(|kind| match kind {
            ImportKind::Page => Kind::Page,
            ImportKind::Course => Kind::Course,
        }),
    })
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

/// The repository that a content folder is in: the nearest folder above with `.git`.
pub fn repository(content: &Path) -> Option<&Path> {
    content.ancestors().find(|folder| folder.join(".git").exists())
}

/// What leads from the repository that a content folder is in to the folder, as a beginning of paths: `portal/`. From the
/// working directory where it is in none, and from the root of the disk where it isn't below that either.
pub fn from_repository(content: &Path) -> String {
    within_repository(content).unwrap_or_else(|| from_here(content))
}

/// The same; none where the folder is in no repository.
pub fn within_repository(content: &Path) -> Option<String> {
    leading(repository(content)?, content)
}

/// The same from the working directory.
pub fn from_here(content: &Path) -> String {
    let here = std::env::current_dir().ok();
    here.and_then(|here| leading(&here, content)).unwrap_or_else(|| slashed(content))
}

fn leading(from: &Path, to: &Path) -> Option<String> {
    // `portal/../portal` and links would hide that one is below the other.
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let below = real(to).strip_prefix(real(from)).ok()?.to_path_buf();
    Some(if below.as_os_str().is_empty() { String::new() } else { slashed(&below) })
}

/// With `/` between its parts on every system, and behind the last.
fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    format!("{}/", text.trim_end_matches('/'))
}

/// The day on which this runs, whatever day is asked for: other sites know no other.
pub fn today() -> jiff::civil::Date {
    Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Where the program may keep what can be found out again, as each system wants it; none where there is no home.
pub fn cache_folder() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let home = |rest: &str| folder("HOME").map(|home| home.join(rest));
    let own = folder("XDG_CACHE_HOME").or_else(|| match std::env::consts::OS {
        "windows" => folder("LOCALAPPDATA"),
        "macos" => home("Library/Caches"),
        _ => home(".cache"),
    });
    own.map(|folder| folder.join("uptake"))
}

/// The file to which a step on GitHub adds what the page of its run shows.
pub fn step_summary() -> Option<PathBuf> {
    std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty()).map(PathBuf::from)
}

/// A path as short as a reader can follow it from the working directory.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let short = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    short.unwrap_or_else(|| path.to_path_buf()).display().to_string()
}
