//! `--external`: asks other sites whether the pages exist that the portal links to.

use crate::commands::Failure;
use crate::diagnostics::answers::Answered;
use crate::options::CompileOptions;

/// What the sites said. A portal that can't be understood has no links yet.
#[cfg(feature = "external")]
pub fn ask(options: &CompileOptions) -> Result<Vec<Answered>, Failure> {
    use crate::external::{self, cache::Cache, client::Client, links};
    use crate::options::{cache_folder, today};

    let Ok(planned) = crate::plan(options)? else { return Ok(Vec::new()) };
    let (today, folder) = (today(), cache_folder());
    let mut cache = folder.as_deref().map(Cache::read).unwrap_or_default();
    let wanted = links::all([&planned.portal].into_iter().chain(&planned.editions));
    let answered = external::ask(wanted, &Client::new(), &mut cache, today, external::PAUSE);
    if let Some(folder) = folder {
        // Without it the sites are asked again, which harms nobody.
        let _ = cache.write(&folder, today);
    }
    Ok(answered)
}

#[cfg(not(feature = "external"))]
pub fn ask(_: &CompileOptions) -> Result<Vec<Answered>, Failure> {
    Err("this uptake was built without the part that asks other sites; build it with the feature `external`".into())
}
