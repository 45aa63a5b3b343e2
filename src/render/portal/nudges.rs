//! How we nudge you: every message that nudges, what for, in whose interest, and how to be left alone.

use super::Pages;
use super::head::{About, Doc};
use crate::model::recall::Recall;
use crate::model::{Campaign, Touchpoint};
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::campaign::{Nudge, NudgeGroup, Nudges};
use crate::site_map::Addressed;

impl Pages<'_> {
    pub(super) fn nudges(&self) -> Doc {
        let contact = self.portal.settings.contact.as_ref();
        let it = Nudges {
            groups: self.portal.campaigns.iter().filter_map(|campaign| self.nudge_group(campaign)).collect(),
            budget: self.budget(),
            contact_email: contact.and_then(|contact| contact.email.clone()).unwrap_or_default(),
        };
        let about = About {
            title: self.wording.text("nudges"),
            description: self.wording.text("nudges_lead"),
            crumbs: vec![self.home()],
            ..About::default()
        };
        Doc { template: "pages/nudges.html", it: engine::value(&it), about }
    }

    fn nudge_group(&self, campaign: &Campaign) -> Option<NudgeGroup> {
        let nudges: Vec<_> = campaign.touchpoints.iter().filter_map(|touchpoint| self.nudge(touchpoint)).collect();
        let link = Link::new(campaign.address(), campaign.item.title.clone());
        (!nudges.is_empty()).then_some(NudgeGroup { campaign: link, nudges })
    }

    fn nudge(&self, touchpoint: &Touchpoint) -> Option<Nudge> {
        let nudge = touchpoint.nudge.as_ref()?;
        let title = match touchpoint.recall {
            None => touchpoint.item.title.clone(),
            // The reminders of a course are one nudge.
            Some(Recall { number: 1, course, .. }) => {
                self.wording.with("reminders_of", &[("course", &self.portal[course].item.title)])
            }
            Some(_) => return None,
        };
        let channels: Vec<_> =
            touchpoint.channels.iter().map(|channel| self.wording.choice("channel", *channel)).collect();
        let personas: Vec<_> = touchpoint.personas.iter().map(|id| self.portal[*id].item.title.clone()).collect();
        Some(Nudge {
            title,
            mechanism: nudge.mechanism.clone(),
            purpose: nudge.purpose.clone(),
            whose_goal: nudge.whose_goal.clone(),
            opt_out: nudge.opt_out.clone(),
            personas: personas.join(", "),
            channels: channels.join(", "),
        })
    }

    /// What we allow ourselves to take of people's attention, in sentences.
    fn budget(&self) -> Vec<String> {
        let policy = &self.portal.settings.policy;
        let mut lines = vec![
            self.wording.count("budget_messages", policy.messages_per_week as usize),
            self.wording.count("budget_minutes", policy.minutes_per_week as usize),
        ];
        if let Some((from, to)) = policy.quiet_hours {
            let clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
            lines.push(self.wording.with("budget_hours", &[("from", &clock(from)), ("to", &clock(to))]));
        }
        if !policy.quiet_days.is_empty() {
            let days: Vec<_> = policy.quiet_days.iter().map(|day| self.wording.weekday(*day)).collect();
            lines.push(self.wording.with("budget_days", &[("days", &days.join(", "))]));
        }
        lines
    }
}
