//! `uptake schema`: what editors need to help.

use std::path::Path;

use super::{Exit, Failure, number, print};
use crate::cli::SchemaArgs;
use crate::options;
use crate::scaffold::ScaffoldError;
use crate::scaffold::upkeep::{self, Laid, Outcome};
use crate::schema::{self, EditorFile};

pub fn run(args: &SchemaArgs) -> Result<Exit, Failure> {
    if let Some(text) = args.print.and_then(schema::one) {
        print(&text)?;
        return Ok(Exit::Fine);
    }
    let folder = options::absolute(&args.dir)?;
    let files = files(&folder);
    let outcomes = lay(&folder, &files)?;
    let mut text = told(&outcomes);
    for (file, (_, outcome)) in files.iter().zip(&outcomes) {
        if let (Outcome::Kept, Some(advice)) = (outcome, file.advice) {
            text.push_str(&format!("{} is yours and stays as it is. {advice}\n", file.path));
        }
    }
    print(&text)?;
    Ok(Exit::Fine)
}

/// The files for the editors of a content folder.
fn files(folder: &Path) -> Vec<EditorFile> {
    schema::files(&options::within_repository(folder).unwrap_or_default())
}

fn lay(folder: &Path, files: &[EditorFile]) -> Result<upkeep::Outcomes, ScaffoldError> {
    let laid: Vec<_> = files.iter().map(|file| Laid { path: &file.path, bytes: file.text.as_bytes() }).collect();
    upkeep::lay(folder, &laid, &[schema::FOLDER, ".vscode/", ".pages.yml"])
}

/// Writes them for a portal that was just begun.
pub fn begin(folder: &Path) -> Result<(), Failure> {
    lay(folder, &files(folder))?;
    Ok(())
}

/// What changed, a line for each file, and how many are as they were.
pub fn told(outcomes: &upkeep::Outcomes) -> String {
    let mut text = String::new();
    for (path, outcome) in outcomes {
        let said = match outcome {
            Outcome::Written => "Wrote",
            Outcome::Replaced => "Replaced",
            Outcome::Removed => "Removed",
            Outcome::Same | Outcome::Kept => continue,
        };
        text.push_str(&format!("{said} {path}\n"));
    }
    let same = outcomes.iter().filter(|(_, outcome)| *outcome == Outcome::Same).count();
    if same > 0 {
        text.push_str(&format!(
            "{} as this program writes {}.\n",
            number(same, "file was already", "files were already"),
            if same == 1 { "it" } else { "them" }
        ));
    }
    text
}
