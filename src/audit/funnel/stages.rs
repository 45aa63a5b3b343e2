//! AIDA: attention, interest, desire and action, each with a message and a section of the landing page, in this order.
//!
//! The order is E. St. Elmo Lewis's, as told by Strong, "The Psychology of Selling and Advertising" (1925).

use std::collections::BTreeMap;

use super::storyboard::{Panel, Storyboard};
use crate::audit::{places, words};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::{Campaign, Landing, Stage};
use crate::model::{Choice, Id, Persona, Portal};
use crate::source::Place;

/// Stages that a persona gets no message for; one finding for all personas that lack the same.
pub fn gaps(portal: &Portal, campaign: &Campaign, storyboards: &[Storyboard]) -> Vec<Diagnostic> {
    let mut lacking: BTreeMap<Vec<Stage>, Vec<Id<Persona>>> = BTreeMap::new();
    for storyboard in storyboards.iter().filter(|storyboard| storyboard.is_own(portal)) {
        lacking.entry(storyboard.missing_stages()).or_default().push(storyboard.persona);
    }
    let lacking = lacking.into_iter().filter(|(stages, _)| !stages.is_empty());
    lacking
        .map(|(stages, personas)| {
            let verb = if personas.len() == 1 { "gets" } else { "get" };
            let who = words::personas(portal, &personas);
            let message = format!("{who} {verb} no message of this campaign for {}.", named(&stages));
            let help = format!(
                "Write a touchpoint with stage = \"{}\" that says {}, or give the stage to the one that does so already.",
                stages[0].word(),
                purpose(stages[0])
            );
            Diagnostic::new(Code::AidaGap, campaign.item.origin.name_place(), message).help(help)
        })
        .collect()
}

/// Sections that a landing page lacks, as each persona reads it.
pub fn landing_gaps(portal: &Portal) -> Vec<Diagnostic> {
    let open = portal.campaigns.iter().filter(|campaign| campaign.is_open(portal.today));
    open.filter_map(|campaign| landing_gap(portal, campaign)).collect()
}

fn landing_gap(portal: &Portal, campaign: &Campaign) -> Option<Diagnostic> {
    let missing = |stage: &Stage| section(&campaign.landing, *stage).is_none();
    let stages: Vec<Stage> = Stage::ALL.iter().map(|(_, stage)| *stage).filter(missing).collect();
    let first = stages.first()?;
    let has_own = |persona: &&Id<Persona>| {
        let own = campaign.landing_for.get(persona);
        own.is_some_and(|own| stages.iter().all(|stage| section(own, *stage).is_some()))
    };
    let whole: Vec<_> = campaign.personas.iter().filter(has_own).copied().collect();
    let but = match whole.is_empty() {
        true => String::new(),
        false => format!(" Only the one for {} has.", words::personas(portal, &whole)),
    };
    let message = format!("The landing page has no words for {}.{but}", named(&stages));
    let help = format!("Write a line below [landing]: {} = \"…\", which says {}.", first.word(), purpose(*first));
    Some(Diagnostic::new(Code::AidaGap, landing_place(campaign), message).help(help))
}

/// The section of a landing page.
pub fn section(landing: &Landing, stage: Stage) -> Option<&crate::model::prose::Prose> {
    match stage {
        Stage::Attention => landing.attention.as_ref(),
        Stage::Interest => landing.interest.as_ref(),
        Stage::Desire => landing.desire.as_ref(),
        Stage::Action => landing.action.as_ref(),
    }
}

/// A section that stands under `[landing]`, or what names the campaign.
fn landing_place(campaign: &Campaign) -> Place {
    let origin = &campaign.item.origin;
    let mut sections = Stage::ALL.iter().map(|(word, _)| *word);
    let line = sections.find_map(|word| places::in_table(&origin.source, "landing", word));
    line.unwrap_or_else(|| origin.name_place())
}

/// Messages that go back to an earlier stage; one finding for each touchpoint.
pub fn order(portal: &Portal, campaign: &Campaign, storyboards: &[Storyboard]) -> Vec<Diagnostic> {
    let mut back: BTreeMap<usize, (Panel, Panel, Vec<Id<Persona>>)> = BTreeMap::new();
    for storyboard in storyboards {
        let mut farthest: Option<&Panel> = None;
        for panel in storyboard.panels.iter().filter(|panel| panel.stage.is_some()) {
            match farthest {
                Some(before) if panel.stage < before.stage && panel.at > before.at => {
                    let found = back.entry(panel.touchpoint);
                    let (.., who) = found.or_insert_with(|| (panel.clone(), before.clone(), Vec::new()));
                    who.push(storyboard.persona);
                }
                Some(before) if panel.stage <= before.stage => {}
                _ => farthest = Some(panel),
            }
        }
    }
    back.into_values().filter_map(|(panel, before, who)| step_back(portal, campaign, &panel, &before, &who)).collect()
}

fn step_back(
    portal: &Portal,
    campaign: &Campaign,
    panel: &Panel,
    before: &Panel,
    who: &[Id<Persona>],
) -> Option<Diagnostic> {
    let (stage, farther) = (panel.stage?.word(), before.stage?.word());
    let (here, there) = (&campaign.touchpoints[panel.touchpoint], &campaign.touchpoints[before.touchpoint]);
    let verb = if who.len() == 1 { "has" } else { "have" };
    let message = format!(
        "This goes back to {stage} on {}, when {} {verb} come to {farther} on {}.",
        panel.at.date(),
        words::personas(portal, who),
        before.at.date()
    );
    let help = format!(
        "Send it before {}, or write the stage that it has at that point: stage = \"{farther}\".",
        before.at.date()
    );
    let finding = Diagnostic::new(Code::AidaOrder, here.item.origin.place("stage"), message).help(help);
    Some(finding.related(there.item.origin.place("stage"), format!("{farther} begins here")))
}

fn named(stages: &[Stage]) -> String {
    words::all(&stages.iter().map(|stage| stage.word()).collect::<Vec<_>>())
}

/// What a stage is for, as the end of a sentence.
fn purpose(stage: Stage) -> &'static str {
    match stage {
        Stage::Attention => "what they know from their own day",
        Stage::Interest => "what it is and how it works",
        Stage::Desire => "what it changes for people like them",
        Stage::Action => "the first small step",
    }
}
