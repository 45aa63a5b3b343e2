//! `uptake cms`: an editor in the browser for this portal.

use std::path::Path;

use super::schema::told;
use super::{Exit, Failure, print};
use crate::cli::{CmsArgs, CmsBackend};
use crate::cms::{self, Backend, CONFIGURATION, FOLDER, Repository};
use crate::options;
use crate::scaffold::upkeep::{self, Laid, Outcome, Outcomes};

pub fn run(args: &CmsArgs) -> Result<Exit, Failure> {
    let folder = options::absolute(&args.dir)?;
    let repository = Repository {
        backend: match args.backend {
            CmsBackend::Github => Backend::GitHub,
            CmsBackend::Gitlab => Backend::GitLab,
        },
        name: args.repo.clone(),
        branch: args.branch.clone(),
        content: options::within_repository(&folder).unwrap_or_default(),
    };
    let files = cms::files(&folder, &repository)?;
    let outcomes = lay(&folder, &files)?;
    print(&format!("{}{}", told(&outcomes), next(&outcomes, &repository)))?;
    Ok(Exit::Fine)
}

/// Lays the editor down. A configuration that somebody changed stays, and ours is put beside it.
fn lay(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<Outcomes, Failure> {
    let all: Vec<_> = files.iter().map(|(path, bytes)| Laid { path, bytes }).collect();
    let mut outcomes = upkeep::lay(folder, &all, &[FOLDER])?;
    let is_kept = outcomes.iter().any(|(path, outcome)| path == CONFIGURATION && *outcome == Outcome::Kept);
    if let Some((_, bytes)) = files.iter().find(|(path, _)| is_kept && path == CONFIGURATION) {
        outcomes.extend(upkeep::lay(folder, &[Laid { path: NEW_CONFIGURATION, bytes }], &[])?);
    }
    Ok(outcomes)
}

/// Where our configuration is put beside one that somebody changed; `.uptake/` is not published.
const NEW_CONFIGURATION: &str = ".uptake/cms-config.json";

fn next(outcomes: &Outcomes, repository: &Repository) -> String {
    let mut text = String::new();
    for (path, _) in outcomes.iter().filter(|(_, outcome)| *outcome == Outcome::Kept) {
        text.push_str(&match path.as_str() {
            CONFIGURATION => format!(
                "{path} was changed by hand and stays as it is. This program's is in {NEW_CONFIGURATION}: take over what you need.\n"
            ),
            _ => format!("{path} was changed by hand and stays as it is. Delete it and run this again to get ours.\n"),
        });
    }
    let kept_by = match repository.backend {
        Backend::GitHub => "GitHub",
        Backend::GitLab => "GitLab",
    };
    text.push_str(&format!(
        "\nThe editor is part of the portal now: build and publish it, and open /admin/ there.\n\
         People sign in with an access token of their own account at {kept_by}, and write to {} ({}).\n\
         To try it on your machine: run `uptake serve`, add admin/ to the address in Chrome or Edge,\n\
         choose \"Work with Local Repository\" and the folder that holds .git.\n\
         Run this again after you added a language, skill, fact, platform, course or path.\n",
        repository.name, repository.branch
    ));
    text
}
