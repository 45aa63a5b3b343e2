//! A new campaign: its brief, and a whole drip sequence in AIDA order with a prompt for every text.
//!
//! Enter at [`write`]. A prompt is `[write: …]`; a text that still holds one is never published (`unwritten-copy`).

mod steps;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::form::{Form, list, quoted};
use super::{ScaffoldError, create, require_portal, slug};
use crate::load::campaign::{CampaignRecord, TouchpointRecord};
use crate::load::record::Record;
use crate::model::persona::Channel;
use crate::model::{Choice, campaign::SenderKind};
use steps::{Reach, STEPS, Step};

/// What has to be known of a campaign before its messages can be laid out.
#[derive(Debug, Clone)]
pub struct Brief {
    pub title: String,
    /// What should be different afterwards.
    pub goal: String,
    /// Slugs, at least one of each.
    pub courses: Vec<String>,
    pub personas: Vec<String>,
    pub launch: Date,
    /// How long the first step of the first course takes, where it says so.
    pub first_minutes: Option<u32>,
    /// What each persona is reached by, best first.
    pub channels: Vec<Vec<Channel>>,
}

/// Writes the campaign below the content folder and gives back its folder and the number of its messages.
///
/// # Errors
/// When there is such a campaign, when there is no portal to belong to, or the disk refuses.
pub fn write(folder: &Path, brief: &Brief) -> Result<(PathBuf, usize), ScaffoldError> {
    require_portal(folder)?;
    let own = folder.join("campaigns").join(slug::of_title(&brief.title)?);
    if own.exists() {
        return Err(ScaffoldError::Exists(own));
    }
    create(&own.join("index.md"), brief.index().as_bytes())?;
    for (number, step) in (1..).zip(&STEPS) {
        let file = format!("{number:02}-{}.md", step.kind.word());
        create(&own.join(file), brief.message(step).as_bytes())?;
    }
    Ok((own, STEPS.len()))
}

impl Brief {
    fn index(&self) -> String {
        let minutes = self.first_minutes.map(|minutes| format!(", minutes = {minutes}")).unwrap_or_default();
        Form::draft(CampaignRecord::fields(), &self.title)
            .with("objective", quoted(&self.goal))
            .with("courses", list(&self.courses))
            .with("personas", list(&self.personas))
            .with("launch", self.launch.to_string())
            .with("cta", format!("{{ text = \"Start the first part\"{minutes} }}"))
            .tables(include_str!("texts/landing.toml"))
            .body("Notes for the team: why this campaign, why now, and what you will not do. Readers don't see them.")
            .written()
    }

    fn message(&self, step: &Step) -> String {
        let form = Form::draft(TouchpointRecord::fields(), step.title)
            .with("kind", quoted(step.kind.word()))
            .with("stage", quoted(step.stage.word()))
            .with("moves", quoted(step.moves))
            .with("day", step.day.to_string())
            .with("channels", list(&self.channels_of(step.reach)))
            .with("subject", quoted(step.subject))
            .with("preheader", quoted(step.preheader));
        // The learning team is the portal's contact, who sends what nobody else sends.
        let sender = (step.sender != SenderKind::LearningTeam).then(|| sender(step.sender));
        let form = form
            .with_some("cta", step.cta.map(str::to_owned))
            .with_some("sender", sender)
            .with_some("nudge", step.nudge.map(str::to_owned));
        form.body(step.body.trim_end()).written()
    }

    /// The channel in which each persona is reached best; of the walls and screens those that it passes.
    fn channels_of(&self, reach: Reach) -> Vec<&'static str> {
        let on_walls = |channel: &Channel| matches!(channel, Channel::Poster | Channel::Signage | Channel::Intranet);
        let mut channels = Vec::new();
        for ranked in &self.channels {
            let best = ranked.iter().find(|channel| !on_walls(channel)).or(ranked.first());
            let walls = ranked.iter().filter(|channel| reach == Reach::Walls && on_walls(channel));
            for channel in best.into_iter().chain(walls).map(|channel| channel.word()) {
                if !channels.contains(&channel) {
                    channels.push(channel);
                }
            }
        }
        channels
    }
}

fn sender(kind: SenderKind) -> String {
    format!("{{ name = \"[write: their name]\", role = \"[write: what they do]\", kind = {} }}", quoted(kind.word()))
}
