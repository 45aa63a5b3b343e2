//! Skills and facts.

use super::context::Context;
use crate::diagnostics::Code;
use crate::load::tables::{FactRecord, Figure, SkillRecord};
use crate::load::values::Spanned;
use crate::model::{Fact, Skill};

pub fn skill(id: &str, record: &Spanned<SkillRecord>) -> Skill {
    let record = &record.value;
    Skill {
        id: id.to_owned(),
        name: record.name.clone().unwrap_or_else(|| id.to_owned()),
        description: record.description.clone(),
        levels: record.levels.clone(),
        human: record.human.unwrap_or(false),
        same_as: record.same_as.as_ref().map(|url| url.0.clone()),
    }
}

pub fn fact(id: &str, record: &Spanned<FactRecord>, context: &mut Context<'_>) -> Fact {
    let place = record.place.clone();
    let record = &record.value;
    judge_parts(record, context);
    if let Some(expires) = record.expires.as_ref().filter(|expires| expires.value < context.today) {
        let message = format!("This figure held until {}.", expires.value);
        let help = "Look it up again and correct `value`, `as_of` and `expires`, or stop citing it.";
        context.report(Code::FactExpired, expires.place.clone(), message, help);
    }
    let value = match record.value.as_ref().map(|value| &value.value) {
        Some(Figure::Number { written, .. } | Figure::Words(written)) => written.clone(),
        None => String::new(),
    };
    Fact {
        id: id.to_owned(),
        claim: record.claim.clone().unwrap_or_default(),
        value,
        unit: record.unit.clone(),
        source: record.source.clone(),
        url: record.url.as_ref().map(|url| url.0.clone()),
        as_of: record.as_of,
        expires: record.expires.as_ref().map(|expires| expires.value),
        parts: record.parts.iter().map(|(name, part)| (name.clone(), part.value)).collect(),
        place,
    }
}

/// The parts of a figure add up to it, but for what rounding a binary fraction loses.
fn judge_parts(record: &FactRecord, context: &mut Context<'_>) {
    let Some(value) = &record.value else { return };
    let Figure::Number { value: total, .. } = value.value else { return };
    let sum: f64 = record.parts.values().map(|part| part.value).sum();
    let tolerance = 1e-9 * total.abs().max(1.0);
    if !record.parts.is_empty() && (sum - total).abs() > tolerance {
        let message = format!("The parts of this figure add up to {sum}, not to {total}.");
        context.report(Code::FactParts, value.place.clone(), message, "Correct the figure or one of its parts.");
    }
}
