//! `uptake new`: a new item with every field explained.

use super::{Exit, Failure, print};
use crate::cli::NewArgs;
use crate::options;
use crate::scaffold::item;

pub fn run(args: &NewArgs) -> Result<Exit, Failure> {
    let folder = options::absolute(&args.dir)?;
    let path = item::write(&folder, args.kind, &args.title, args.campaign.as_deref())?;
    print(&format!(
        "Wrote {}. It is a draft: remove the line `draft = true` when it is ready.\n",
        options::shown(&path)
    ))?;
    Ok(Exit::Fine)
}
