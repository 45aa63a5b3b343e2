//! Whether the groups that get no message are the share that was asked for, and enough to tell an effect.

use super::{people, percent, points};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Campaign, Portal};
use crate::schedule::holdout::Drawn;
use crate::statistics::{as_equal_arms, per_arm, smallest_effect};

pub fn judge(campaign: &Campaign, drawn: &Drawn, portal: &Portal) -> Vec<Diagnostic> {
    uneven(campaign, drawn, portal).into_iter().chain(underpowered(campaign, drawn)).collect()
}

/// Reports a draw that is not what was asked for, as long as another seed costs nothing.
fn uneven(campaign: &Campaign, drawn: &Drawn, portal: &Portal) -> Option<Diagnostic> {
    let holdout = campaign.holdout.as_ref()?;
    if holdout.groups.is_empty() || !(holdout.share > 0.0 && holdout.share < 1.0) || portal.today >= campaign.launch {
        return None;
    }
    if !drawn.held.is_empty() && !drawn.reached.is_empty() && drawn.is_even(holdout.share) {
        return None;
    }
    let held = match &drawn.held[..] {
        [] => "none".to_owned(),
        held => format!("{} ({})", held.len(), names(held)),
    };
    let message = format!(
        "The seed \"{}\" holds out {held} of {} groups, and {} were asked for, of the small groups as of the large ones.",
        holdout.seed,
        holdout.groups.len(),
        percent(holdout.share)
    );
    let help = match Drawn::even_seed(holdout) {
        Some((seed, even)) => format!("Write seed = \"{seed}\": it holds out {}.", names(&even.held)),
        None => "Name more groups, or another share: these can't be divided like that.".to_owned(),
    };
    Some(Diagnostic::new(Code::UnevenHoldout, campaign.item.origin.place("holdout"), message).help(help))
}

fn names(groups: &[crate::model::campaign::Group]) -> String {
    groups.iter().map(|group| group.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// Reports hold-outs that are too few to show the change that the campaign hopes for.
fn underpowered(campaign: &Campaign, drawn: &Drawn) -> Option<Diagnostic> {
    let (baseline, target, (held, reached)) = (campaign.baseline?, campaign.target?, drawn.people()?);
    let needed = per_arm(baseline, target).filter(|_| held > 0 && reached > 0)?;
    let each = as_equal_arms(held, reached);
    if each >= f64::from(needed) {
        return None;
    }
    let message = format!(
        "{} people are held out beside {}, which is too few to tell a change from {} to {}.",
        people(held),
        people(reached),
        percent(baseline),
        percent(target)
    );
    let finds = smallest_effect(baseline, each).map(|smallest| {
        let points = points(smallest);
        format!("At best they show a rise of {points} points, and less where people of a group are alike. ")
    });
    let help = format!(
        "{}Hold out a larger share. Or hold out nobody, and say afterwards that the effect isn't known.",
        finds.unwrap_or_default()
    );
    Some(Diagnostic::new(Code::Underpowered, campaign.item.origin.place("holdout"), message).help(help))
}
