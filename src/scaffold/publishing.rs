//! What lets a host publish a portal by itself: workflows and settings of hosts, from `hosting-template/ci/`.
//!
//! Enter at [`files`], then [`write`]. Every host has a folder there, laid out like a repository; what several workflows
//! say alike stands in `parts/`.

use std::path::{Path, PathBuf};

use rust_embed::Embed;

use super::{ScaffoldError, create};
use crate::load;
use crate::model::Choice;
use crate::model::portal::Host;

#[derive(Embed)]
#[folder = "hosting-template/ci/"]
struct Templates;

/// A file for the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// From the root of the repository: `.github/workflows/portal.yml`.
    pub path: String,
    pub text: String,
}

/// What a host needs; `folder` leads from the root of the repository to the content folder, and is empty where they are one.
pub fn files(host: Host, folder: &str) -> Vec<File> {
    let own = format!("{}/", host.word());
    let names = Templates::iter().filter_map(|name| Some((name.strip_prefix(&own)?.to_owned(), text(&name)?)));
    let mut files: Vec<_> = names.map(|(path, text)| File { path, text: filled(&text, folder) }).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Writes all files or, where one of them is there already, none.
///
/// # Errors
/// When there is such a file, or one can't be written.
pub fn write(repository: &Path, files: &[File]) -> Result<Vec<PathBuf>, ScaffoldError> {
    let paths: Vec<PathBuf> = files.iter().map(|file| repository.join(&file.path)).collect();
    let there: Vec<PathBuf> = paths.iter().filter(|path| path.symlink_metadata().is_ok()).cloned().collect();
    if !there.is_empty() {
        return Err(ScaffoldError::Published(there));
    }
    for (path, file) in paths.iter().zip(files) {
        create(path, file.text.as_bytes())?;
    }
    Ok(paths)
}

/// Whether portal.toml names a host; `None` where there is no portal.toml that can be read.
pub fn is_named(content: &Path, host: Host) -> Option<bool> {
    let (content, _) = load::load(content, &content.join("dist")).ok()?;
    Some(content.portal?.record.hosts.iter().any(|named| named.0 == host))
}

/// The line of portal.toml that names a host.
pub fn line(host: Host) -> String {
    format!("hosts = [\"{}\"]", host.word())
}

fn text(name: &str) -> Option<String> {
    Some(String::from_utf8_lossy(&Templates::get(name)?.data).into_owned())
}

/// A template with what stands for `{{names}}` in it.
fn filled(template: &str, folder: &str) -> String {
    let mut filled = template.to_owned();
    for part in ["when", "review"] {
        let text = text(&format!("parts/{part}.yml")).unwrap_or_default();
        filled = filled.replace(&format!("{{{{{part}}}}}"), text.trim_end());
    }
    let folder = folder.trim_end_matches('/');
    let folder = if folder.is_empty() { ".".to_owned() } else { quoted(folder) };
    filled.replace("{{version}}", env!("CARGO_PKG_VERSION")).replace("{{folder}}", &folder)
}

/// A path as one word of a shell.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    match path.chars().all(is_plain) && !path.starts_with('-') {
        true => path.to_owned(),
        false => format!("'./{}'", path.replace('\'', "'\\''")),
    }
}
