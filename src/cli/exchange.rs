//! What commands take that bring courses in and hand them on.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use url::Url;

use super::values::{base_url, mapping};
use super::{ContentArgs, Format};

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
