//! What a campaign is worth and costs: amounts that can be, and estimates in their order.

use super::context::Context;
use crate::diagnostics::Code;
use crate::load::campaign::{EstimatedRecord, ValueRecord};
use crate::load::values::Spanned;
use crate::model::campaign::{Estimated, Value};

/// No confidence takes more off an estimate than its author says.
const SURE: f64 = 1.0;

/// `None` where something is missing or can't be, which has been reported.
pub fn value(record: &ValueRecord, context: &mut Context<'_>) -> Option<Value> {
    let confidence = record.confidence.as_ref().map_or(Some(SURE), |confidence| {
        let is_share = (0.0..=1.0).contains(&confidence.value);
        if !is_share {
            let message = format!("A confidence goes from 0 to 1, and this is {}.", confidence.value);
            context.report(Code::BadValue, confidence.place.clone(), message, "Seventy per cent is 0.7.");
        }
        is_share.then_some(confidence.value)
    });
    let cost = amount(record.cost.as_ref(), context);
    let hourly = amount(record.hourly.as_ref(), context);
    let per_person = record.per_person.as_ref().and_then(|estimated| estimated_value(estimated, context));
    Some(Value {
        currency: record.currency.clone()?,
        per_person: per_person?,
        confidence: confidence?,
        cost: cost?,
        hourly: hourly?,
        minutes: record.minutes,
        source: record.source.clone(),
    })
}

/// A sum of money that somebody can have paid.
fn amount(value: Option<&Spanned<f64>>, context: &mut Context<'_>) -> Option<f64> {
    let value = value?;
    let can_be = value.value.is_finite() && value.value >= 0.0;
    if !can_be {
        let message = format!("This is a sum of money, and {} is below zero or no number.", value.value);
        context.report(Code::BadValue, value.place.clone(), message, "Write the amount alone, such as 9000.");
    }
    can_be.then_some(value.value)
}

fn estimated_value(record: &EstimatedRecord, context: &mut Context<'_>) -> Option<Estimated> {
    let [low, base, high] = [&record.low, &record.base, &record.high].map(|it| amount(it.as_ref(), context));
    let estimated = Estimated { low: low?, base: base?, high: high? };
    let is_ordered = estimated.low <= estimated.base && estimated.base <= estimated.high;
    if let (false, Some(base)) = (is_ordered, &record.base) {
        let message = format!(
            "The middle estimate is {}, which is not between {} and {}.",
            base.value, estimated.low, estimated.high
        );
        let help = "Write the lowest value that you would defend as `low`, and the highest as `high`.";
        context.report(Code::BadValue, base.place.clone(), message, help);
    }
    is_ordered.then_some(estimated)
}
