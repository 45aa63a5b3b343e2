//! The kit's pages for people who bring a campaign to others: their paths, and what the manifest calls them.
//!
//! Enter at [`all`].

use super::attribution::Utm;
use super::{Addressed, kit, short_links};
use crate::model::voice::Scope;
use crate::model::{Campaign, Champion, Id, Listed, Portal};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handout {
    /// One page for people who lead a team.
    ManagersBrief(Id<Campaign>),
    /// A champion's posts, dates and talking points.
    ChampionKit(Id<Champion>),
    /// The same posts as plain text.
    ChampionPosts(Id<Champion>),
}

/// A brief for each campaign, a kit for each champion who agreed to appear in messages: posts carry their name.
pub fn all(portal: &Portal) -> Vec<Handout> {
    let briefs = Campaign::all(portal).map(|(id, _)| Handout::ManagersBrief(id));
    let posting = |champion: &Champion| champion.consent.scope.iter().any(|scope| *scope != Scope::Portal);
    let champions = Champion::all(portal).filter(|(_, champion)| posting(champion));
    briefs.chain(champions.flat_map(|(id, _)| [Handout::ChampionKit(id), Handout::ChampionPosts(id)])).collect()
}

impl Handout {
    /// Relative to the output.
    pub fn path(self, portal: &Portal) -> String {
        match self {
            Self::ManagersBrief(id) => kit::managers_brief(&portal[id]),
            Self::ChampionKit(id) => kit::champion(&portal[id]),
            Self::ChampionPosts(id) => format!("kit/champions/{}/posts.txt", portal[id].item.slug),
        }
    }

    /// What the manifest calls it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::ManagersBrief(_) => "managers-brief",
            Self::ChampionKit(_) => "champion-kit",
            Self::ChampionPosts(_) => "champion-posts",
        }
    }
}

/// Where a manager's brief leads: the campaign's page, its attribution, and the short link for those who read on paper.
pub struct BriefLink {
    pub destination: String,
    pub utm: Option<Utm>,
}

impl BriefLink {
    pub fn of(campaign: &Campaign, portal: &Portal) -> Self {
        let utm = Utm::new(portal, ["manager", "brief", &campaign.item.slug, "managers-brief"]);
        Self { destination: campaign.address(), utm }
    }

    /// The short link's address.
    pub fn short(&self) -> String {
        short_links::address(&self.destination, self.utm.as_ref())
    }

    /// What the short link leads to.
    pub fn target(&self) -> String {
        short_links::target(&self.destination, self.utm.as_ref())
    }
}
