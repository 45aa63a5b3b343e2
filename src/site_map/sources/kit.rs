//! What messages, handouts and reports are made from.

use std::collections::BTreeSet;

use super::{Files, Sources};
use crate::model::event::Host;
use crate::model::results::ResultsFile;
use crate::model::{Campaign, Id, Listed};
use crate::schedule::Message;
use crate::schedule::voices::Voice;
use crate::site_map::handout::Handout;
use crate::source::SourceFiles;

impl Sources<'_> {
    /// The files of a message.
    pub fn of_message(&self, message: &Message) -> SourceFiles {
        let portal = self.portal;
        let campaign = &portal[message.campaign];
        let mut files = self.files();
        files.item(&campaign.item);
        files.item(&message.touchpoint(portal).item);
        files.item(&portal[message.persona].item);
        files.items(campaign.main_course(portal).iter().map(|id| &portal[*id].item));
        match message.voice.as_ref().map(|chosen| chosen.voice) {
            Some(Voice::Testimonial(id)) => files.item(&portal[id].item),
            Some(Voice::Champion(id)) => files.item(&portal[id].item),
            None => {}
        }
        files.sorted()
    }

    /// The files of a page that shows several messages.
    pub fn of_messages(&self, messages: &[Message]) -> SourceFiles {
        let lists: Vec<SourceFiles> = messages.iter().map(|message| self.of_message(message)).collect();
        let files: BTreeSet<_> = lists.iter().flat_map(|list| list.iter().cloned()).collect();
        files.into_iter().collect()
    }

    /// The files of the page that shows all messages and links to each champion's kit.
    pub fn of_gallery(&self, messages: &[Message]) -> SourceFiles {
        let mut files = self.files();
        files.items(self.portal.champions.iter().map(|champion| &champion.item));
        let files: BTreeSet<_> = files.sorted().iter().chain(&*self.of_messages(messages)).cloned().collect();
        files.into_iter().collect()
    }

    /// Every file of the content that is live: reports look at the portal as a whole.
    pub fn of_everything(&self) -> SourceFiles {
        let mut files = self.files();
        files.items(self.portal.items());
        files.items(self.portal.campaigns.iter().flat_map(|c| &c.touchpoints).map(|t| &t.item));
        files.sorted()
    }

    /// The files of what is said about campaigns that were counted: the counts, and everything that has a name there.
    pub fn of_measurement(&self, results: &[ResultsFile]) -> SourceFiles {
        let portal = self.portal;
        let mut files = self.files();
        results.iter().for_each(|file| files.add(&file.path));
        files.items(portal.campaigns.iter().map(|c| &c.item));
        files.items(portal.campaigns.iter().flat_map(|c| &c.touchpoints).map(|t| &t.item));
        files.items(portal.personas.iter().map(|p| &p.item));
        files.items(portal.courses.iter().map(|c| &c.item));
        files.sorted()
    }

    /// The files of a page for people who bring a campaign to others.
    pub fn of_handout(&self, handout: Handout) -> SourceFiles {
        let portal = self.portal;
        let mut files = self.files();
        match handout {
            Handout::Cards(id) => {
                files.item(&portal[id].item);
                files.items(portal[id].reminded_courses().iter().map(|course| &portal[*course].item));
            }
            Handout::ManagersBrief(id) => self.campaign(id, &mut files),
            Handout::ChampionKit(id) | Handout::ChampionPosts(id) => {
                let champion = &portal[id];
                files.item(&champion.item);
                let concerning = Campaign::all(portal).filter(|(_, campaign)| champion.concerns(campaign, portal));
                concerning.for_each(|(id, _)| self.campaign(id, &mut files));
                files.items(champion.courses.iter().map(|course| &portal[*course].item));
                files.items(portal.events.iter().filter(|e| e.host == Some(Host::Champion(id))).map(|e| &e.item));
            }
            Handout::ChampionPicture(id, campaign) => {
                let campaign = &portal[campaign];
                files.item(&portal[id].item);
                files.item(&campaign.item);
                files.items(campaign.main_course(portal).iter().map(|course| &portal[*course].item));
            }
        }
        files.sorted()
    }

    /// What a campaign says, about what and to whom.
    fn campaign<'s>(&'s self, id: Id<Campaign>, files: &mut Files<'s>) {
        let portal = self.portal;
        let campaign = &portal[id];
        files.item(&campaign.item);
        files.items(campaign.touchpoints.iter().map(|touchpoint| &touchpoint.item));
        files.items(campaign.all_courses(portal).iter().map(|course| &portal[*course].item));
        files.items(campaign.path.iter().map(|path| &portal[*path].item));
        files.items(campaign.everyone().iter().map(|persona| &portal[*persona].item));
    }
}
