//! The send plan, of one campaign or of all: as a page, as a table, as a calendar and as data.
//!
//! Enter at [`Kit::plan`]. Each form has its file.

use super::engine::{self, RenderError};
use super::kit::Kit;
use super::views::plan as views;
use crate::model::{Campaign, Id};
use crate::schedule::Message;
use crate::site_map::plan::PlanForm;

impl Kit<'_> {
    pub fn plan(&self, campaign: Option<Id<Campaign>>, form: PlanForm, path: &str) -> Result<Vec<u8>, RenderError> {
        match form {
            PlanForm::Page => self.plan_page(campaign, path),
            PlanForm::Table | PlanForm::Calendar | PlanForm::Data => Ok(Vec::new()),
        }
    }

    fn plan_page(&self, campaign: Option<Id<Campaign>>, path: &str) -> Result<Vec<u8>, RenderError> {
        let title = self.words.text("plan");
        let title_of = |message: &Message| message.touchpoint(self.inputs.portal).item.title.clone();
        let it = views::Plan { messages: self.planned(campaign).map(title_of).collect() };
        self.pages.page("kit/plan.html", path, &title, engine::value(&it))
    }

    /// The messages of one campaign, or all.
    fn planned(&self, campaign: Option<Id<Campaign>>) -> impl Iterator<Item = &Message> {
        self.inputs.messages.iter().filter(move |message| campaign.is_none_or(|id| message.campaign == id))
    }
}
