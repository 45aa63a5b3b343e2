//! Skills and facts.

use super::context::Context;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::load::Content;
use crate::load::record::Names;
use crate::load::tables::{FactRecord, Figure, SkillRecord};
use crate::load::values::Spanned;
use crate::model::{Fact, Portal, Settings, Skill};
use crate::source::Place;

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

/// Skills and facts in the words of another language.
pub fn translate(content: &Content, language: &str, portal: &mut Portal) {
    let skills = content.skills.iter().flat_map(|entry| entry.record.skills.values());
    for (skill, record) in portal.skills.iter_mut().zip(skills) {
        let Some(words) = record.value.translations.get(language) else { continue };
        words.name.iter().for_each(|name| skill.name.clone_from(name));
        skill.description = words.description.clone().or(skill.description.take());
        if words.levels.len() == skill.levels.len() {
            skill.levels.clone_from(&words.levels);
        }
    }
    let facts = content.facts.iter().flat_map(|entry| entry.record.facts.values());
    for (fact, record) in portal.facts.iter_mut().zip(facts) {
        let Some(words) = record.value.translations.get(language) else { continue };
        words.claim.iter().for_each(|claim| fact.claim.clone_from(claim));
        fact.unit = words.unit.clone().or(fact.unit.take());
        fact.source = words.source.clone().or(fact.source.take());
    }
}

/// Reports words in languages that the portal doesn't have, and levels that are more or fewer than the skill's.
pub fn judge_translations(content: &Content, settings: &Settings, findings: &mut Diagnostics) {
    for record in content.skills.iter().flat_map(|entry| entry.record.skills.values()) {
        judge_languages(&record.value.translations, &record.place, settings, findings);
        let wanted = record.value.levels.len();
        for (tag, words) in &record.value.translations {
            let found = words.levels.len();
            if found > 0 && found != wanted {
                let message = format!("The skill has {wanted} levels, and {found} in \"{tag}\".");
                let finding = Diagnostic::new(Code::TranslationDiffers, record.place.clone(), message);
                findings.push(finding.help("Translate all of them, in the same order."));
            }
        }
    }
    for record in content.facts.iter().flat_map(|entry| entry.record.facts.values()) {
        judge_languages(&record.value.translations, &record.place, settings, findings);
    }
}

/// Reports words in a language that the portal doesn't have.
pub fn judge_languages<T>(words: &Names<T>, place: &Place, settings: &Settings, findings: &mut Diagnostics) {
    for tag in words.keys().filter(|tag| !settings.languages.contains(tag)) {
        let message = format!("These are words in \"{tag}\", a language the portal doesn't have.");
        let listed = settings.languages.join("\", \"");
        let help = format!("Add it in portal.toml: languages = [\"{listed}\", \"{tag}\"], or correct the name.");
        findings.push(Diagnostic::new(Code::UnknownLanguage, place.clone(), message).help(help));
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
