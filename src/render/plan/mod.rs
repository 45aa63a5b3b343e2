//! The send plan, of one campaign or of all: as a page, as a table, as a calendar and as data.
//!
//! Enter at [`Kit::plan`]. Each form has its file; `month` and `timeline` draw the page's pictures with `picture`,
//! `storyboard` tells what each persona gets, and `sending` joins messages that go out together.

mod calendar;
pub mod data;
mod marks;
mod month;
mod page;
pub(in crate::render) mod picture;
mod sending;
mod storyboard;
mod table;
mod timeline;

use super::Inputs;
use super::engine::RenderError;
use super::kit::Kit;
use crate::model::{Campaign, Id};
use crate::schedule::Message;
use crate::site_map::plan::PlanForm;

impl Kit<'_> {
    pub fn plan(&self, campaign: Option<Id<Campaign>>, form: PlanForm, path: &str) -> Result<Vec<u8>, RenderError> {
        match form {
            PlanForm::Page => self.plan_page(campaign, path),
            PlanForm::Table => Ok(self.plan_table(campaign)),
            PlanForm::Calendar => Ok(self.plan_calendar(campaign)),
            PlanForm::Data => Ok(self.plan_data(campaign)),
        }
    }

    fn plan_data(&self, campaign: Option<Id<Campaign>>) -> Vec<u8> {
        let Inputs { portal, plan, audit, .. } = self.inputs;
        data::Data { portal, plan, audit, campaign }.json(|_| true)
    }

    /// The messages of one campaign, or all. The plan holds those of a campaign together.
    fn planned(&self, campaign: Option<Id<Campaign>>) -> std::slice::Iter<'_, Message> {
        let all = self.inputs.messages;
        let Some(id) = campaign else { return all.iter() };
        let from = all.partition_point(|message| message.campaign < id);
        let to = all.partition_point(|message| message.campaign <= id);
        all[from..to].iter()
    }
}
