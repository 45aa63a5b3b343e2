//! The command line: types only. What each command does stands in `commands/`.
//!
//! Enter at [`Cli`]. `writing` and `exchange` hold what the commands take that write content or move courses in and out, `values`
//! how the values of flags are read.

mod exchange;
mod values;
mod writing;

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use url::Url;

pub use exchange::*;
pub use values::Week;
use values::{base_url, date, seconds, week};
pub use writing::*;

/// Turns a folder of courses, personas, stories and campaigns into a learning portal and a campaign kit.
#[derive(Debug, Parser)]
#[command(name = "uptake", version, long_version = crate::version::text(), arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the portal and the campaign kit.
    Build(BuildArgs),
    /// Show portal, kit and reports in a browser, from memory, and follow every change.
    Serve(Box<ServeArgs>),
    /// Find every problem, and write nothing.
    Check(CheckArgs),
    /// Show who gets what and when, and what it takes of their attention.
    Plan(PlanArgs),
    /// Say what goes live or away by itself, and when.
    Upcoming(UpcomingArgs),
    /// Say what the results of campaigns show, and what nobody can tell.
    Measure(MeasureArgs),
    /// Begin a new portal in a folder.
    Init(InitArgs),
    /// Begin a new item, with every field explained.
    New(NewArgs),
    /// Write what editors need to help: schemas, snippets, the forms of an editor in the browser.
    Schema(SchemaArgs),
    /// Put an editor in the browser into the portal, at /admin/.
    Cms(CmsArgs),
    /// Write what lets a host publish the portal by itself, each time it changes and each day.
    Ci(CiArgs),
    /// Print the courses as another system reads them.
    Export(ExportArgs),
    /// Bring in courses and pages of another system, as drafts.
    Import(ImportArgs),
    /// List everything that names a person, and what to change so that nothing does.
    Withdraw(WithdrawArgs),
    /// Say what a rule means, why it matters, and how to satisfy it.
    Explain(ExplainArgs),
    /// Print what a shell needs to complete commands and flags with the Tab key.
    Completions(CompletionsArgs),
    /// Print a page of the manual, as `man` shows it.
    Man(ManArgs),
}

/// What every command that reads content takes.
#[derive(Debug, Args)]
pub struct ContentArgs {
    /// The folder that holds portal.toml.
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// The address it will be published under, instead of the one in portal.toml.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<Url>,
    /// Show drafts and items whose publish_date lies ahead.
    #[arg(long)]
    pub drafts: bool,
    /// Do as if today were this day; the same content then gives the same bytes.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<Date>,
    /// Take warnings for errors.
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    pub content: ContentArgs,
    /// Where to put the output.
    #[arg(long, default_value = "dist", value_name = "FOLDER")]
    pub out: PathBuf,
    /// Replace the files one by one instead of the folder at once, for a folder that is mounted or served by inode.
    #[arg(long)]
    pub in_place: bool,
    /// Show how long each step took, and what memory it held.
    #[arg(long)]
    pub timings: bool,
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub content: ContentArgs,
    /// The output that builds make: it is read for the numbers of calendars, never written.
    #[arg(long, default_value = "dist", value_name = "FOLDER")]
    pub out: PathBuf,
    /// The port to listen at, 0 for any; without it the first that is free from 8080 on.
    #[arg(long)]
    pub port: Option<u16>,
    /// The address to listen at; any but the loopback's lets others read what you write.
    #[arg(long, value_name = "IP")]
    pub host: Option<IpAddr>,
    /// Open it in the browser.
    #[arg(long)]
    pub open: bool,
    /// Look for changes every so many seconds instead of being told of them, for network folders.
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, require_equals = true, default_missing_value = "1", value_parser = seconds)]
    pub poll: Option<Duration>,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub content: ContentArgs,
    /// How to show the findings.
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    pub format: ReportFormat,
    /// Correct what can only be meant in one way, and show what is left: names with a slip of the pen, dates in another
    /// order, fields that slid into a table. Everything else in the files stays as it is.
    #[arg(long)]
    pub fix: bool,
    /// Show only findings in files that changed since a commit, branch or tag of git, saved or not; the whole portal is
    /// judged all the same.
    #[arg(long, value_name = "REVISION")]
    pub changed_since: Option<String>,
    /// Ask other sites whether the pages that are linked to exist. What they say is shown apart and fails nothing, unless
    /// you ask for --external=strict.
    #[arg(long, value_enum, value_name = "MODE", num_args = 0..=1, require_equals = true, default_missing_value = "report")]
    pub external: Option<External>,
}

/// What becomes of a link to another site that leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum External {
    /// It is reported.
    Report,
    /// It is reported, and the exit code is 1.
    Strict,
}

/// How findings are shown. Paths are relative to the content folder, or to what the format's readers begin at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// With the lines they are about.
    Human,
    /// One object for machines.
    Json,
    /// Notes in a pull request on GitHub, and the summary of the run; paths from the repository.
    Github,
    /// GitLab's Code Quality; paths from the repository.
    Gitlab,
    /// For reviewdog, with suggestions; paths from the working directory.
    Rdjsonl,
    /// SARIF 2.1.0 for code scanning; paths from the repository.
    Sarif,
}

/// Exit code 0: the person was found; 1: nobody, or more than one person, is meant; 2: this could not be worked out.
#[derive(Debug, Args)]
pub struct WithdrawArgs {
    /// Their name, or the slug of their testimonial or champion story.
    pub person: String,
    #[command(flatten)]
    pub content: ContentArgs,
    /// The output to look through; without one, what would be built.
    #[arg(long, default_value = "dist", value_name = "FOLDER")]
    pub out: PathBuf,
    /// How to show the list.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// How anything else than findings is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the lines they are about.
    Human,
    /// One object for machines.
    Json,
}

#[derive(Debug, Args)]
pub struct PlanArgs {
    #[command(flatten)]
    pub content: ContentArgs,
    /// Show one persona's messages only.
    #[arg(long, value_name = "SLUG")]
    pub persona: Option<String>,
    /// Show one week only, such as 2027-W11 or a day in it.
    #[arg(long, value_name = "WEEK", value_parser = week)]
    pub week: Option<Week>,
    /// How to show the plan.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Show what changed since an older plan.json.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["persona", "week", "format"])]
    pub diff: Option<PathBuf>,
}

/// Reads results/*.csv and writes reports/measure.html, .json and .md and a digest for e-mail and chat. Exit code 0: the report
/// was written, or there is nothing to measure yet; 1: the content has errors, or a file of results is about single people,
/// and nothing was written; 2: the program could not work.
#[derive(Debug, Args)]
pub struct MeasureArgs {
    #[command(flatten)]
    pub content: ContentArgs,
    /// The output into whose reports/ the report is put; everything else in it stays as it is.
    #[arg(long, default_value = "dist", value_name = "FOLDER")]
    pub out: PathBuf,
    /// How to show what was found; as JSON, nothing is written.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct UpcomingArgs {
    #[command(flatten)]
    pub content: ContentArgs,
    /// Print only the moment of the first change, for whatever starts the next build; nothing where nothing will change.
    #[arg(long, conflicts_with = "format")]
    pub next: bool,
    /// How to show the list.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The rule's name; without one all rules are listed.
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command that the page is about; without one, the program.
    pub command: Vec<String>,
}
