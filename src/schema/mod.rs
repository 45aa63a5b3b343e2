//! Descriptions of what authors write, for their editors: made of the records that read it, so that they can't drift.
//!
//! Enter at [`files`]. Pure functions of the records; `scaffold` writes what they give.

pub mod json_schema;
pub mod pages_cms;
mod vscode;
mod yaml;

use serde_json::Value;

use crate::load::kinds::{self, KindPlace};

/// A file for editors, by its path in the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditorFile {
    pub path: String,
    pub text: String,
    /// What to tell somebody who has such a file already.
    pub advice: Option<&'static str>,
}

/// The folder of the schemas.
pub const FOLDER: &str = ".uptake/schema/";

/// Everything that `uptake schema` writes. `from_repository` leads from the repository to the content folder: `portal/`.
pub fn files(from_repository: &str) -> Vec<EditorFile> {
    let own = kinds::ALL.iter().map(|kind| EditorFile {
        path: format!("{FOLDER}{}.json", kind.name),
        text: pretty(&json_schema::of(kind)),
        advice: None,
    });
    let of_others = [
        EditorFile {
            path: ".vscode/settings.json".to_owned(),
            text: pretty(&vscode::settings()),
            advice: Some("So that snippets are offered in Markdown, add the part \"[markdown]\" to it."),
        },
        EditorFile {
            path: ".vscode/extensions.json".to_owned(),
            text: pretty(&vscode::extensions()),
            advice: Some("Add \"tamasfe.even-better-toml\" to its recommendations: it reads the schemas."),
        },
        EditorFile {
            path: ".vscode/uptake.code-snippets".to_owned(),
            text: pretty(&vscode::snippets()),
            advice: Some("To get ours, give yours another name and run this command again."),
        },
        EditorFile {
            path: ".pages.yml".to_owned(),
            text: pages_cms::configuration(from_repository),
            advice: Some("To see ours, give yours another name for a moment and run this command again."),
        },
    ];
    own.chain(of_others).collect()
}

/// The schema of one kind, as text; `None` where there is no such kind.
pub fn one(kind: &str) -> Option<String> {
    kinds::kind(kind).map(|kind| pretty(&json_schema::of(kind)))
}

/// The names of the kinds.
pub fn names() -> Vec<&'static str> {
    kinds::ALL.iter().map(|kind| kind.name).collect()
}

/// Whether items of a kind can stand in folders of their own.
fn is_item(place: KindPlace) -> bool {
    !matches!(place, KindPlace::File(_))
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
