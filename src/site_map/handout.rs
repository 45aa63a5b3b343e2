//! The kit's pages for people who bring a campaign to others: their paths, and what the manifest calls them.
//!
//! Enter at [`all`].

use super::attribution::Utm;
use super::{Addressed, Destination, address, kit, short_links};
use crate::model::voice::Scope;
use crate::model::{Campaign, Champion, Channel, Choice, Id, Listed, Portal};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handout {
    /// One page for people who lead a team.
    ManagersBrief(Id<Campaign>),
    /// The questions of its spaced reminders, to print and cut.
    Cards(Id<Campaign>),
    /// A champion's posts, dates and talking points.
    ChampionKit(Id<Champion>),
    /// The same posts as plain text.
    ChampionPosts(Id<Champion>),
    /// What a champion can post beside the link to a campaign.
    ChampionPicture(Id<Champion>, Id<Campaign>),
}

/// A brief for each campaign, cards for those that remind people, a kit for each champion who agreed to appear in messages: posts carry their name.
pub fn all(portal: &Portal) -> Vec<Handout> {
    let briefs = Campaign::all(portal).map(|(id, _)| Handout::ManagersBrief(id));
    let posting = |champion: &Champion| champion.consent.scope.iter().any(|scope| *scope != Scope::Portal);
    let champions = Champion::all(portal).filter(|(_, champion)| posting(champion));
    let kits = champions.flat_map(|(id, champion)| {
        let pictures =
            champion.campaigns(portal).into_iter().map(move |campaign| Handout::ChampionPicture(id, campaign));
        [Handout::ChampionKit(id), Handout::ChampionPosts(id)].into_iter().chain(pictures)
    });
    let reminding = Campaign::all(portal).filter(|(_, campaign)| !campaign.reminded_courses().is_empty());
    let cards = reminding.map(|(id, _)| Handout::Cards(id));
    briefs.chain(cards).chain(kits).collect()
}

impl Handout {
    /// Relative to the output.
    pub fn path(self, portal: &Portal) -> String {
        match self {
            Self::ManagersBrief(id) => kit::managers_brief(&portal[id]),
            Self::Cards(id) => kit::cards(&portal[id]),
            Self::ChampionKit(id) => kit::champion(&portal[id]),
            Self::ChampionPosts(id) => format!("kit/champions/{}/posts.txt", portal[id].item.slug),
            Self::ChampionPicture(id, campaign) => {
                format!("kit/champions/{}/{}", portal[id].item.slug, picture(&portal[campaign]))
            }
        }
    }

    /// What the manifest calls it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::ManagersBrief(_) => "managers-brief",
            Self::Cards(_) => "cards",
            Self::ChampionKit(_) => "champion-kit",
            Self::ChampionPosts(_) => "champion-posts",
            Self::ChampionPicture(..) => "champion-picture",
        }
    }
}

/// The name of a campaign's picture in a champion's folder.
pub fn picture(campaign: &Campaign) -> String {
    format!("{}.png", campaign.item.slug)
}

/// Where a handout leads: a page, its attribution, and a short link for paper and text messages.
pub struct HandoutLink {
    pub destination: Destination,
    pub utm: Option<Utm>,
}

impl HandoutLink {
    pub fn of_brief(campaign: &Campaign, portal: &Portal) -> Self {
        let utm = Utm::new(portal, ["manager", "brief", &campaign.item.slug, "managers-brief"]);
        Self { destination: Destination::Page(campaign.address()), utm }
    }

    /// A champion's post leads to the landing page for their readers, or to the campaign's where these are several
    /// kinds of people.
    pub fn of_post(champion: &Champion, campaign: &Campaign, channel: Channel, portal: &Portal) -> Self {
        let page = match champion.readers(campaign)[..] {
            [reader] if campaign.personas.contains(&reader) => address::landing(campaign, &portal[reader]),
            _ => campaign.address(),
        };
        let content = format!("champion-{}", champion.item.slug);
        let utm = Utm::new(portal, [channel.word(), "champion", &campaign.item.slug, &content]);
        Self { destination: Destination::Page(page), utm }
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

/// The short links of a handout: for those who read a brief on paper, and for a champion's text messages.
pub fn short_links(handout: Handout, portal: &Portal) -> Vec<HandoutLink> {
    match handout {
        Handout::ManagersBrief(id) => vec![HandoutLink::of_brief(&portal[id], portal)],
        Handout::ChampionKit(id) => {
            let champion = &portal[id];
            let has_text =
                |campaign: &Campaign| campaign.touchpoints.iter().any(|t| t.channels.contains(&Channel::Sms));
            let writes = champion.posts.iter().any(|post| post.channel == Channel::Sms);
            let texted = portal.campaigns.iter().filter(|campaign| writes || has_text(campaign));
            let concerning = texted.filter(|campaign| champion.concerns(campaign, portal));
            concerning.map(|campaign| HandoutLink::of_post(champion, campaign, Channel::Sms, portal)).collect()
        }
        Handout::Cards(_) | Handout::ChampionPosts(_) | Handout::ChampionPicture(..) => Vec::new(),
    }
}
