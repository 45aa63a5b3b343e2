//! The starter: a small portal that builds, as the beginning of one's own.

use std::fs;
use std::io;
use std::path::Path;

use rust_embed::Embed;

use super::{ScaffoldError, create, publishing};
use crate::model::portal::Host;

#[derive(Embed)]
#[folder = "starter-content/"]
struct Starter;

/// The line of the starter's portal.toml that names a host once there is one.
const NO_HOST: &str = "# hosts = [\"github\"]";

/// Writes the starter into a folder that is empty or doesn't exist, and says how many files it has. Whoever publishes the
/// portal is named in its portal.toml.
///
/// # Errors
/// When the folder holds something, or can't be written.
pub fn write(folder: &Path, host: Option<Host>) -> Result<usize, ScaffoldError> {
    refuse_used(folder)?;
    let mut written = 0;
    for name in Starter::iter() {
        if let Some(file) = Starter::get(&name) {
            let named = host.filter(|_| name == "portal.toml").map(|host| named(&file.data, host));
            create(&folder.join(name.as_ref()), named.as_deref().unwrap_or(&file.data))?;
            written += 1;
        }
    }
    Ok(written)
}

/// The settings with a host.
fn named(settings: &[u8], host: Host) -> Vec<u8> {
    // The comment behind it stays in its column.
    let line = format!("{:<width$}", publishing::line(host), width = NO_HOST.len());
    String::from_utf8_lossy(settings).replacen(NO_HOST, &line, 1).into_bytes()
}

fn refuse_used(folder: &Path) -> Result<(), ScaffoldError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            Some(_) => Err(ScaffoldError::NotEmpty(folder.to_path_buf())),
            None => Ok(()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(ScaffoldError::Disk(folder.to_path_buf(), error)),
    }
}
