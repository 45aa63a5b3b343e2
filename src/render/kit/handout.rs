//! Pages for people who bring a campaign to others: managers and champions.

use bytes::Bytes;

use super::desk::Desk;
use super::{Kit, brief, champion, posts};
use crate::diagnostics::Diagnostic;
use crate::model::{Campaign, Listed};
use crate::output::Content;
use crate::render::Inputs;
use crate::render::engine::{self, RenderError};
use crate::render::views::handout::Line;
use crate::site_map::Handout;

impl Kit<'_> {
    /// The handout at `path`.
    pub fn handout(&self, handout: Handout, path: &str) -> Result<Content, RenderError> {
        let desk = self.desk();
        let bytes = match handout {
            Handout::ManagersBrief(id) => {
                let mut brief = brief::brief(id, &desk);
                // For whoever sends the brief on; its readers needn't know who is held out.
                let recipients = Some(self.recipients(id)).filter(|recipients| !recipients.is_empty());
                let line = |text: String| Line { label: self.words.text("kit_to"), text };
                brief.facts.extend(recipients.map(line));
                let title = self.words.with("brief_title", &[("campaign", &brief.title)]);
                self.pages.page("kit/brief.html", path, &title, engine::value(&brief))?
            }
            Handout::Cards(id) => {
                let cards = self.cards(id);
                let title = self.words.with("cards_title", &[("campaign", &cards.campaign)]);
                self.pages.page("kit/cards.html", path, &title, engine::value(&cards))?
            }
            Handout::ChampionKit(id) => {
                let kit = champion::kit(id, &desk);
                let title = self.words.with("champion_kit_title", &[("person", &kit.person)]);
                self.pages.page("kit/champion.html", path, &title, engine::value(&kit))?
            }
            Handout::ChampionPosts(id) => champion::posts_text(id, &desk).into_bytes(),
            Handout::ChampionPicture(champion, campaign) => {
                let picture = self.pictures.get(&(champion, campaign)).map(|picture| picture.content.clone());
                return Ok(picture.unwrap_or_else(|| Content::Bytes(Bytes::new())));
            }
        };
        Ok(Content::Bytes(bytes.into()))
    }

    /// What is wrong with the handouts.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let briefs = Campaign::all(self.inputs.portal).filter_map(|(id, _)| brief::judge(id, &self.desk()));
        let pictures = self.pictures.values().flat_map(|picture| picture.findings.clone());
        let posts = self.inputs.portal.champions.iter().flat_map(|champion| posts::judge(champion, &self.desk()));
        briefs.chain(pictures).chain(posts).collect()
    }

    fn desk(&self) -> Desk<'_> {
        let Inputs { portal, messages, site_map, .. } = self.inputs;
        Desk { portal, messages, links: &site_map.links, wording: &self.words }
    }
}
