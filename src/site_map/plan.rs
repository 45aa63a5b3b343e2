//! The files of the send plan: of each campaign and of all of them together.

use crate::model::{Campaign, Id, Portal};

/// A form of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanForm {
    /// A calendar to be read and printed.
    Page,
    /// A row for each message.
    Table,
    /// For calendar programs.
    Calendar,
    /// For machines; `uptake plan --diff` compares two of them.
    Data,
}

impl PlanForm {
    pub const ALL: [Self; 4] = [Self::Page, Self::Table, Self::Calendar, Self::Data];

    pub fn extension(self) -> &'static str {
        match self {
            Self::Page => "html",
            Self::Table => "csv",
            Self::Calendar => "ics",
            Self::Data => "json",
        }
    }

    /// What the manifest calls it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Page => "plan",
            Self::Table => "plan-table",
            Self::Calendar => "plan-calendar",
            Self::Data => "plan-data",
        }
    }
}

/// `kit/plan.html`, or `kit/<campaign>/plan.html`.
pub fn path(campaign: Option<Id<Campaign>>, form: PlanForm, portal: &Portal) -> String {
    match campaign {
        Some(id) => format!("kit/{}/plan.{}", portal[id].item.slug, form.extension()),
        None => format!("kit/plan.{}", form.extension()),
    }
}
