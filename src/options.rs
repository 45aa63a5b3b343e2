//! What the flags, the environment, the clock and the working directory come to: resolved once, at the border.
//!
//! The only reader of those four. Everything behind it gets values.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use url::Url;

use crate::check::silence::Strictness;
use crate::check::{Day, Drafts};
use crate::cli::{BuildArgs, CheckArgs, ContentArgs};
use crate::diagnostics::human::Style;

/// How content is read and judged.
#[derive(Debug, Clone)]
pub struct CompileOptions {
    /// The content folder, absolute.
    pub content: PathBuf,
    /// The output folder, absolute; never read as content.
    pub out: PathBuf,
    pub day: Day,
    pub drafts: Drafts,
    pub base_url: Option<Url>,
    pub strictness: Strictness,
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

    fn new(args: &ContentArgs, out: &Path) -> io::Result<Self> {
        Ok(Self {
            content: std::path::absolute(&args.dir)?,
            out: std::path::absolute(out)?,
            day: args.today.map_or_else(|| Day::Now(Timestamp::now()), Day::Fixed),
            drafts: if args.drafts { Drafts::Shown } else { Drafts::Hidden },
            base_url: args.base_url.clone(),
            strictness: if args.strict { Strictness::Strict } else { Strictness::Usual },
        })
    }
}

/// Colours for a person at a terminal who hasn't asked for none (<https://no-color.org>).
pub fn style(stream: &impl IsTerminal) -> Style {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if stream.is_terminal() && !unwanted { Style::Coloured } else { Style::Plain }
}

/// A base URL from the command line.
///
/// # Errors
/// In words, why it can't be one.
pub fn base_url(text: &str) -> Result<Url, String> {
    crate::check::settings::parse_base_url(text).map_err(str::to_owned)
}

/// A date from the command line.
///
/// # Errors
/// In words, how a date is written.
pub fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a date is year-month-day, such as 2027-01-31".to_owned())
}
