//! The command line: types only. What each command does stands in `commands/`.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::{Date, ISOWeekDate, Weekday};
use url::Url;

use crate::model::Choice;
use crate::model::portal::Host;

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

/// A calendar week, by its Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week(pub Date);

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
pub struct InitArgs {
    /// The folder to make; it must not exist yet, or be empty.
    pub dir: PathBuf,
    /// Who will publish it: writes what `uptake ci` writes, too, and names the host in portal.toml.
    #[arg(long, value_name = "HOST", value_parser = host())]
    pub host: Option<Host>,
}

/// Files are written into the repository that the content folder is in, and never over one that is there.
#[derive(Debug, Args)]
pub struct CiArgs {
    /// Who publishes the portal.
    #[arg(value_parser = host())]
    pub host: Host,
    /// The folder that holds portal.toml.
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// Write nothing, and show the files instead.
    #[arg(long)]
    pub print: bool,
}

#[derive(Debug, Args)]
pub struct NewArgs {
    #[command(subcommand)]
    pub item: NewItem,
}

/// What to begin.
#[derive(Debug, Subcommand)]
pub enum NewItem {
    /// Something that people can learn.
    Course(ItemArgs),
    /// People who share what they want and how their day goes.
    Persona(ItemArgs),
    /// What somebody says about a course.
    Testimonial(ItemArgs),
    /// Somebody who helps others to learn, and their story.
    Champion(ItemArgs),
    /// Courses in an order.
    Path(ItemArgs),
    /// A workshop, a circle, a talk or an office hour.
    Event(ItemArgs),
    /// A place where people go on talking.
    Community(ItemArgs),
    /// A page of the portal.
    Page(ItemArgs),
    /// A campaign with its landing page and six messages from first notice to thanks, each with prompts for its texts.
    /// What no flag says is asked for.
    Campaign(CampaignArgs),
    /// A message of a campaign.
    Touchpoint(TouchpointArgs),
}

#[derive(Debug, Args)]
pub struct ItemArgs {
    /// Its title.
    pub title: String,
    /// The folder that holds portal.toml.
    #[arg(long, default_value = ".", value_name = "FOLDER")]
    pub dir: PathBuf,
}

#[derive(Debug, Args)]
pub struct CampaignArgs {
    #[command(flatten)]
    pub item: ItemArgs,
    /// What should be different afterwards.
    #[arg(long, value_name = "SENTENCE")]
    pub goal: Option<String>,
    /// The course that it leads to; several with commas between them, the most important first.
    #[arg(long = "course", value_name = "SLUG", value_delimiter = ',')]
    pub courses: Vec<String>,
    /// Whom it is for; several with commas between them.
    #[arg(long = "persona", value_name = "SLUG", value_delimiter = ',')]
    pub personas: Vec<String>,
    /// The day on which it is announced. The first message goes out a week before, the last one five weeks after.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub launch: Option<Date>,
}

#[derive(Debug, Args)]
pub struct TouchpointArgs {
    #[command(flatten)]
    pub item: ItemArgs,
    /// The campaign it belongs to.
    #[arg(long, value_name = "SLUG")]
    pub campaign: Option<String>,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The folder that holds portal.toml.
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// Print the JSON Schema of one kind, and write nothing.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub print: Option<&'static str>,
}

#[derive(Debug, Args)]
pub struct CmsArgs {
    /// The folder that holds portal.toml.
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// The repository that keeps the content, such as acme/academy.
    #[arg(long, value_name = "OWNER/NAME", value_parser = repository)]
    pub repo: String,
    /// Who keeps the repository.
    #[arg(long, value_enum, default_value_t = CmsBackend::Github)]
    pub backend: CmsBackend,
    /// The branch that editors write to.
    #[arg(long, default_value = "main", value_name = "BRANCH")]
    pub branch: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CmsBackend {
    Github,
    Gitlab,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// What reads it.
    #[arg(value_enum)]
    pub format: ExportFormat,
    #[command(flatten)]
    pub content: ContentArgs,
}

/// How courses are handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// The table that the portal publishes as catalog.csv.
    Csv,
    /// Moodle's "Upload courses": a row for each course, in Moodle's first category.
    Moodle,
    /// Viva Learning: an object for each course and language, as Microsoft Graph's learningContent.
    Viva,
}

/// Exit code 0: everything that was meant to is in; 1: some of it could not be brought in; 2: this could not be worked out.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// What it is.
    #[arg(value_enum, value_name = "FORMAT")]
    pub from: ImportFormat,
    /// The file to bring in.
    pub file: PathBuf,
    /// The folder that holds portal.toml.
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// For csv: which column a field is read from, such as title="Course name"; once for each field. A column that is
    /// called like a field needs none.
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = mapping)]
    pub map: Vec<(String, String)>,
    /// The platform that the courses live on, as named in portal.toml.
    #[arg(long, value_name = "NAME")]
    pub platform: Option<String>,
    /// For scorm: the folder on the web in which the package lies unpacked.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub unpacked_at: Option<Url>,
    /// For hugo, zola and jekyll: what the files become; pages, unless you say so.
    #[arg(long = "as", value_enum, value_name = "KIND")]
    pub kind: Option<ImportKind>,
    /// Say what would be written, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// How to show the report.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// What can be brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// Moodle's table of courses, with fullname and shortname.
    Moodle,
    /// Canvas's table of courses, with course_id and long_name.
    Canvas,
    /// Any other table of courses; --map says what its columns are.
    Csv,
    /// A SCORM package (1.2 or 2004): a zip, its folder, or its imsmanifest.xml.
    Scorm,
    /// Markdown of a Hugo site: a file or a folder.
    Hugo,
    /// Markdown of a Zola site: a file or a folder.
    Zola,
    /// Markdown of a Jekyll site: a file or a folder.
    Jekyll,
}

/// What Markdown of another generator becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportKind {
    Page,
    Course,
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

fn base_url(text: &str) -> Result<Url, String> {
    crate::check::settings::parse_base_url(text).map_err(str::to_owned)
}

fn kind(text: &str) -> Result<&'static str, String> {
    let names = crate::schema::names();
    let known = names.iter().copied().find(|name| *name == text);
    known.ok_or_else(|| format!("it is one of {}", names.join(", ")))
}

fn repository(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split('/').collect();
    let plain = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    let is_name = parts.len() >= 2 && parts.iter().all(plain);
    is_name.then(|| text.to_owned()).ok_or_else(|| "write it as OWNER/NAME, such as acme/academy".to_owned())
}

/// Hosts are called as in portal.toml.
fn host() -> impl TypedValueParser<Value = Host> {
    let words = PossibleValuesParser::new(Host::ALL.iter().map(|(word, _)| *word));
    words.try_map(|word| Host::parse(&word).ok_or("there is no such host"))
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a date is year-month-day, such as 2027-01-31".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds
        .filter(|it| *it >= Duration::from_millis(50))
        .ok_or_else(|| "a number of seconds, such as 2 or 0.5".to_owned())
}

fn mapping(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').map(|(field, column)| (field.trim().to_owned(), column.trim().to_owned()));
    pair.filter(|(field, column)| !field.is_empty() && !column.is_empty())
        .ok_or_else(|| "a field, an equals sign and the name of a column, such as title=\"Course name\"".to_owned())
}

fn week(text: &str) -> Result<Week, String> {
    let named = || {
        let (year, week) = text.split_once("-W").or_else(|| text.split_once("-w"))?;
        ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()
    };
    let day = || text.parse::<Date>().ok()?.iso_week_date().first_of_week().ok();
    let monday = named().or_else(day).map(ISOWeekDate::date);
    monday.map(Week).ok_or_else(|| "a week is written 2027-W11, or as a day in it, 2027-03-16".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_has_a_number_or_a_day() {
        let monday = Ok(Week(jiff::civil::date(2027, 3, 15)));
        for text in ["2027-W11", "2027-w11", "2027-03-15", "2027-03-21"] {
            assert_eq!(week(text), monday);
        }
        assert_eq!(week("2026-W53"), Ok(Week(jiff::civil::date(2026, 12, 28))));
        for text in ["", "W11", "2027-W54", "2027-W00", "next", "2027-13-01", "99999-W01"] {
            assert!(week(text).is_err(), "{text}");
        }
    }
}
