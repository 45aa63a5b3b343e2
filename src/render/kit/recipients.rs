//! Who gets a campaign's messages, where that isn't everybody: groups may be held out, so that the effect can be told.

use super::Kit;
use crate::model::campaign::Group;
use crate::model::{Campaign, Id};

impl Kit<'_> {
    /// `Goes to all groups but Plant 2 and Plant 5.` Empty where it goes to everybody.
    pub(in crate::render) fn recipients(&self, campaign: Id<Campaign>) -> String {
        let Some(drawn) = self.inputs.plan.holdouts.get(&campaign) else { return String::new() };
        let names = |groups: &[Group]| groups.iter().map(|group| group.id.clone()).collect::<Vec<_>>().join(", ");
        match (&drawn.held[..], &drawn.reached[..]) {
            ([], _) => String::new(),
            (held, []) => self.words.with("holdout_all", &[("groups", &names(held))]),
            (held, _) => self.words.with("holdout_but", &[("groups", &names(held))]),
        }
    }

    /// What a campaign's plan says besides its dates.
    pub(in crate::render) fn plan_notes(&self, campaign: Option<Id<Campaign>>) -> Vec<String> {
        let portal = self.inputs.portal;
        let of_plan = |id: &Id<Campaign>| campaign.is_none_or(|only| only == *id);
        let held = self.inputs.plan.holdouts.keys().copied().filter(of_plan).filter_map(|id| {
            let recipients = Some(self.recipients(id)).filter(|recipients| !recipients.is_empty())?;
            Some(format!("{}: {recipients}", portal[id].item.title))
        });
        let reminds = |message: &crate::schedule::Message| {
            of_plan(&message.campaign) && message.touchpoint(portal).recall.is_some()
        };
        let spacing = self.inputs.messages.iter().any(reminds).then(|| self.words.text("reminders_spacing"));
        held.chain(spacing).collect()
    }
}
