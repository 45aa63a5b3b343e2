//! An editor in the browser for the content folder: Sveltia CMS with a configuration made of the records.
//!
//! Enter at [`files`]. It needs no server: whoever opens `/admin/` of the portal works in the repository directly, or in a
//! folder on their own machine.

mod collections;
mod fields;
mod known;
pub mod program;

use std::io;
use std::path::Path;

use serde_json::{Value, json};

use crate::cms::fields::Forms;
use crate::cms::known::Known;
use crate::load::{self, Content};

/// Where the editor stands in the content folder, so that a build publishes it at `/admin/`.
pub const FOLDER: &str = "static/admin/";

/// The file of [`FOLDER`] that people may change.
pub const CONFIGURATION: &str = "static/admin/config.json";

/// What keeps the repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    GitHub,
    GitLab,
}

impl Backend {
    fn name(self) -> &'static str {
        match self {
            Self::GitHub => "github",
            Self::GitLab => "gitlab",
        }
    }

    /// What the editor has to reach, and nothing else.
    fn hosts(self) -> &'static str {
        match self {
            Self::GitHub => "https://api.github.com https://*.githubusercontent.com",
            Self::GitLab => "https://gitlab.com",
        }
    }
}

/// Where the content is kept.
#[derive(Debug, Clone)]
pub struct Repository {
    pub backend: Backend,
    /// `owner/name`.
    pub name: String,
    pub branch: String,
    /// From the top of the repository to the content folder: `portal/`.
    pub content: String,
}

/// Every file of the editor for the portal in `folder`, by its path there.
///
/// # Errors
/// When the folder can't be read, or the archive in this program is damaged.
pub fn files(folder: &Path, repository: &Repository) -> io::Result<Vec<(String, Vec<u8>)>> {
    // What is wrong with the content is for `check` to say.
    let (content, _) = load::load(folder, &folder.join("dist"))?;
    let configuration = format!("{:#}\n", configuration(&content, repository));
    let own = [
        ("index.html", page(repository.backend)),
        ("start.js", include_str!("start.js").to_owned()),
        ("config.json", configuration),
    ];
    let own = own.into_iter().map(|(name, text)| (format!("{FOLDER}{name}"), text.into_bytes()));
    let program = program::files()?.into_iter().map(|(name, bytes)| (format!("{FOLDER}editor/{name}"), bytes));
    Ok(own.chain(program).collect())
}

/// The page, with a policy that lets the editor reach itself and the repository only.
fn page(backend: Backend) -> String {
    let hosts = backend.hosts();
    let policy = [
        "default-src 'none'",
        // Pictures are made smaller by programs in WebAssembly.
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline' blob:",
        "font-src 'self'",
        &format!("img-src 'self' blob: data: {hosts}"),
        "media-src 'self' blob:",
        &format!("connect-src 'self' blob: data: {hosts}"),
        "worker-src 'self' blob:",
        "frame-src 'self' blob:",
        "base-uri 'self'",
        "form-action 'none'",
    ];
    include_str!("index.html").replace("POLICY", &policy.join("; "))
}

/// The editor's configuration.
fn configuration(content: &Content, repository: &Repository) -> Value {
    let known = Known::of(content);
    let forms = Forms { known: &known };
    let mut configuration = json!({
        "backend": {
            "name": repository.backend.name(),
            "repo": repository.name,
            "branch": repository.branch,
        },
        "app_title": known.title,
        "media_folder": format!("{}static/media", repository.content),
        "public_folder": "/media",
        "slug": { "encoding": "ascii", "clean_accents": true },
        "output": { "omit_empty_optional_fields": true },
        "collections": collections::all(&forms, &repository.content),
    });
    if let Some(base_url) = &known.base_url {
        configuration["site_url"] = base_url.as_str().into();
    }
    if known.languages.len() > 1 {
        configuration["i18n"] = json!({
            "structure": "multiple_files",
            "locales": known.languages,
            "default_locale": known.languages[0],
            // `feedback.md` and `feedback.fr.md`; a translation begins when somebody asks for it.
            "omit_default_locale_from_file_path": true,
            "omit_default_locale_from_preview_path": true,
            "initial_locales": "default",
        });
    }
    configuration
}
