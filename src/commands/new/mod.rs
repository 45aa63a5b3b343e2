//! `uptake new`: a new item with every field explained, or a whole campaign.

mod ask;
mod brief;

use super::{Exit, Failure, number, print};
use crate::cli::{CampaignArgs, ItemArgs, NewArgs, NewItem, TouchpointArgs};
use crate::options;
use crate::scaffold::item::{self, Kind};
use crate::scaffold::sequence;

pub fn run(args: &NewArgs) -> Result<Exit, Failure> {
    match &args.item {
        NewItem::Course(args) => plain(Kind::Course, args),
        NewItem::Persona(args) => plain(Kind::Persona, args),
        NewItem::Testimonial(args) => plain(Kind::Testimonial, args),
        NewItem::Champion(args) => plain(Kind::Champion, args),
        NewItem::Path(args) => plain(Kind::Path, args),
        NewItem::Event(args) => plain(Kind::Event, args),
        NewItem::Community(args) => plain(Kind::Community, args),
        NewItem::Page(args) => plain(Kind::Page, args),
        NewItem::Campaign(args) => campaign(args),
        NewItem::Touchpoint(args) => touchpoint(args),
    }
}

fn plain(kind: Kind, args: &ItemArgs) -> Result<Exit, Failure> {
    let path = item::write(&options::absolute(&args.dir)?, kind, &args.title)?;
    begun(&options::shown(&path))
}

fn touchpoint(args: &TouchpointArgs) -> Result<Exit, Failure> {
    let folder = options::absolute(&args.item.dir)?;
    let path = item::write_touchpoint(&folder, &args.item.title, args.campaign.as_deref())?;
    begun(&options::shown(&path))
}

fn begun(path: &str) -> Result<Exit, Failure> {
    print(&format!("Wrote {path}. It is a draft: remove the line `draft = true` when it is ready.\n"))?;
    Ok(Exit::Fine)
}

fn campaign(args: &CampaignArgs) -> Result<Exit, Failure> {
    let folder = options::absolute(&args.item.dir)?;
    let brief = brief::of(args, &folder)?;
    let (own, messages) = sequence::write(&folder, &brief)?;
    let portal = match options::shown(&folder) {
        here if here.is_empty() => here,
        portal => format!("{portal} "),
    };
    let (own, messages) = (options::shown(&own), number(messages, "message", "messages"));
    print(&format!(
        "Wrote {own}: the brief with its landing page, and {messages} in the order in which they go out.\n\
         All of them are drafts. Where it says [write: …], your words belong.\n\n    \
         uptake serve {portal}--drafts    shows them as they are so far\n    \
         uptake plan {portal}--drafts     shows when each of them goes out\n\n\
         When a text is ready, remove its line `draft = true`.\n"
    ))?;
    Ok(Exit::Fine)
}
