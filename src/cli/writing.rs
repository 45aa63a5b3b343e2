//! What commands take that write into a content folder or its repository: `init`, `new`, `schema`, `cms`, `ci`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::values::{date, host, kind, repository};
use crate::model::portal::Host;

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
