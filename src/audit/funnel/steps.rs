//! The learning funnel: one step at a time, from unaware to advocate.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::DateTime;

use super::storyboard::{Panel, Storyboard};
use crate::audit::words;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::{Campaign, Funnel, Move, Touchpoint};
use crate::model::{Choice, Course, Id, Persona, Portal};

/// How far a touchpoint's move goes: 1 is the next step, 0 or less is none or back.
fn stride(moves: Move) -> i8 {
    moves.to as i8 - moves.from as i8
}

/// Touchpoints that skip a step, or lead back.
pub fn jumps(campaign: &Campaign) -> impl Iterator<Item = Diagnostic> {
    campaign.touchpoints.iter().filter_map(|touchpoint| jump(touchpoint, touchpoint.moves?))
}

fn jump(touchpoint: &Touchpoint, moves: Move) -> Option<Diagnostic> {
    let (from, to) = (moves.from.word(), moves.to.word());
    let message = match stride(moves) {
        1 => return None,
        2.. => {
            let between = |step: &Funnel| *step > moves.from && *step < moves.to;
            let skipped = Funnel::ALL.iter().map(|(_, step)| *step).filter(between).map(Funnel::word);
            let skipped = words::all(&skipped.collect::<Vec<_>>());
            format!("This moves people from {from} to {to} and skips {skipped}.")
        }
        0 => format!("This moves people nowhere: they are {from} before and after."),
        _ => format!("This moves people back, from {from} to {to}."),
    };
    let help = match next(moves.from) {
        Some(next) => format!("Ask for one step at a time: moves = \"{from}->{}\".", next.word()),
        None => "Nothing comes after an advocate. Leave `moves` out.".to_owned(),
    };
    Some(Diagnostic::new(Code::FunnelJump, touchpoint.item.origin.place("moves"), message).help(help))
}

fn next(step: Funnel) -> Option<Funnel> {
    Funnel::ALL.iter().map(|(_, next)| *next).find(|next| *next > step)
}

/// By step: when it is first reached.
type Times = [Option<DateTime>; Funnel::ALL.len()];

/// When each persona is first brought to each step, course by course: a campaign may go on where another one on the
/// same course has ended.
pub struct Reached(HashMap<(Id<Persona>, Id<Course>), Times>);

impl Reached {
    pub fn of(portal: &Portal, storyboards: &[Storyboard]) -> Self {
        let mut reached = HashMap::new();
        for of_campaign in storyboards.chunk_by(|a, b| a.campaign == b.campaign) {
            let courses = portal[of_campaign[0].campaign].all_courses(portal);
            for storyboard in of_campaign {
                for course in &courses {
                    let times = reached.entry((storyboard.persona, *course)).or_insert([None; Funnel::ALL.len()]);
                    storyboard.panels.iter().for_each(|panel| note(times, panel));
                }
            }
        }
        Self(reached)
    }

    /// The farthest step that a persona has been brought to before a moment, in one of the courses.
    fn before(&self, persona: Id<Persona>, courses: &[Id<Course>], moment: DateTime) -> Funnel {
        let times = courses.iter().filter_map(|course| self.0.get(&(persona, *course)));
        let farthest =
            |times: &Times| times.iter().rposition(|time| time.is_some_and(|time| time < moment)).unwrap_or(0);
        Funnel::ALL[times.map(farthest).max().unwrap_or(0)].1
    }
}

fn note(times: &mut Times, panel: &Panel) {
    if let Some(moves) = panel.moves {
        let time = &mut times[moves.to as usize];
        *time = Some(time.map_or(panel.at, |known| known.min(panel.at)));
    }
}

/// Touchpoints that begin at a step to which nobody has brought their readers.
pub fn unmet(portal: &Portal, campaign: &Campaign, storyboards: &[Storyboard], reached: &Reached) -> Vec<Diagnostic> {
    let courses = campaign.all_courses(portal);
    let mut unmet: BTreeMap<(usize, Funnel), Vec<Id<Persona>>> = BTreeMap::new();
    for storyboard in storyboards.iter().filter(|storyboard| storyboard.is_own(portal)) {
        for panel in &storyboard.panels {
            let Some(moves) = panel.moves.filter(|moves| stride(*moves) == 1) else { continue };
            let step = reached.before(storyboard.persona, &courses, panel.at);
            if moves.from > step {
                unmet.entry((panel.touchpoint, step)).or_default().push(storyboard.persona);
            }
        }
    }
    let finding = |((touchpoint, step), who): ((usize, Funnel), Vec<Id<Persona>>)| {
        let touchpoint = &campaign.touchpoints[touchpoint];
        let from = touchpoint.moves?.from.word();
        let verb = if who.len() == 1 { "hasn't" } else { "haven't" };
        let who = words::personas(portal, &who);
        let (step, to) = (step.word(), next(step)?.word());
        let message = format!("{who} {verb} come to \"{from}\" by then: no earlier message brings them there.");
        let help = format!(
            "They have come to \"{step}\". Write moves = \"{step}->{to}\" here, or send something before it that brings them to \"{from}\"."
        );
        Some(Diagnostic::new(Code::FunnelJump, touchpoint.item.origin.place("moves"), message).help(help))
    };
    unmet.into_iter().filter_map(finding).collect()
}

/// Personas whom nothing invites to pass it on.
pub fn no_advocates(
    portal: &Portal,
    campaign: &Campaign,
    storyboards: &[Storyboard],
    reached: &Reached,
) -> Option<Diagnostic> {
    let courses = campaign.all_courses(portal);
    let ends_early = |storyboard: &&Storyboard| {
        storyboard.is_own(portal)
            && reached.before(storyboard.persona, &courses, DateTime::MAX) < Funnel::Advocate
            && storyboard.missing_steps().contains(&Funnel::Advocate)
    };
    let who: Vec<_> = storyboards.iter().filter(ends_early).map(|storyboard| storyboard.persona).collect();
    if who.is_empty() {
        return None;
    }
    let message =
        format!("Nothing invites {} to pass it on: no message leads to advocate.", words::personas(portal, &who));
    let help = "Write a last touchpoint that thanks them and asks for one small thing, such as telling a colleague: moves = \"finisher->advocate\".";
    Some(Diagnostic::new(Code::NoAdvocate, campaign.item.origin.name_place(), message).help(help))
}
