//! Whether the versions of a message differ in what the experiment tests, and in nothing else.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::Touchpoint;
use crate::model::campaign::TouchpointCopy;
use crate::model::copy::{Copy, Segment};
use crate::model::item::Origin;
use crate::source::Place;

/// The fields that an experiment may name.
const COMPARED: &[&str] = &["subject", "preheader", "sms", "cta", "body"];

/// A field in which a version differs from the message as it stands.
struct Change {
    field: &'static str,
    /// The author's words, where they are known.
    place: Option<Place>,
}

pub fn judge(touchpoint: &Touchpoint) -> Vec<Diagnostic> {
    let tests = touchpoint.experiment.as_ref().map(|experiment| experiment.tests.as_str());
    // A field that can't be compared has been reported by check.
    if tests.is_some_and(|tests| !COMPARED.contains(&tests)) {
        return Vec::new();
    }
    if let (Some(tests), true) = (tests, touchpoint.variants.is_empty()) {
        return vec![nothing_to_compare(tests, touchpoint)];
    }
    let judged = touchpoint.variants.iter().flat_map(|(name, variant)| {
        let changes = changes(&touchpoint.copy, variant);
        match tests {
            Some(tests) => tested(tests, name, changes, touchpoint),
            None => together(name, &changes, touchpoint).into_iter().collect(),
        }
    });
    judged.collect()
}

fn nothing_to_compare(tests: &str, touchpoint: &Touchpoint) -> Diagnostic {
    let message = format!("This experiment tests the `{tests}`, and there is no other version to compare with.");
    let help = format!("Add one below the other settings: [variants.b] and the line {tests} = \"…\".");
    Diagnostic::new(Code::Confounded, touchpoint.item.origin.place("experiment"), message).help(help)
}

/// A version beside what the experiment says it tests.
fn tested(tests: &str, name: &str, changes: Vec<Change>, touchpoint: &Touchpoint) -> Vec<Diagnostic> {
    let origin = &touchpoint.item.origin;
    let variants = origin.place("variants");
    if !changes.iter().any(|change| change.field == tests) {
        let message = format!("Version \"{name}\" has the same `{tests}`, which is what this experiment tests.");
        let help = format!("Write another `{tests}` in [variants.{name}], or name in `tests` what really differs.");
        return vec![about(origin, variants, message, help)];
    }
    let besides = changes.into_iter().filter(|change| change.field != tests);
    let finding = |Change { field, place }| {
        let message = format!(
            "Version \"{name}\" also has another `{field}`, and this experiment tests the `{tests}`: nobody could say which of them made the difference."
        );
        let help = format!("Take the `{field}` out of [variants.{name}], or test it another time.");
        about(origin, place.unwrap_or_else(|| variants.clone()), message, help)
    };
    besides.map(finding).collect()
}

/// A finding beside what the experiment says it tests.
fn about(origin: &Origin, place: Place, message: String, help: String) -> Diagnostic {
    let finding = Diagnostic::new(Code::Confounded, place, message).help(help);
    finding.related(origin.place("experiment"), "this says what is tested")
}

/// A version that differs in several things, where the author doesn't say what is tested.
fn together(name: &str, changes: &[Change], touchpoint: &Touchpoint) -> Option<Diagnostic> {
    let [all @ .., last] = changes else { return None };
    let first = all.first()?;
    let fields: Vec<&str> = all.iter().map(|change| change.field).collect();
    let message = format!(
        "Version \"{name}\" has another `{}` and `{}`: nobody could say which of them made the difference.",
        fields.join("`, `"),
        last.field
    );
    let help =
        format!("Keep one of them in [variants.{name}], and add: experiment = {{ tests = \"{}\" }}.", first.field);
    Some(Diagnostic::new(Code::Confounded, touchpoint.item.origin.place("variants"), message).help(help))
}

/// What a version changes; words that are repeated change nothing.
fn changes(own: &TouchpointCopy, variant: &TouchpointCopy) -> Vec<Change> {
    let lines = [
        ("subject", &own.subject, &variant.subject),
        ("preheader", &own.preheader, &variant.preheader),
        ("sms", &own.sms, &variant.sms),
        ("cta", &own.cta, &variant.cta),
    ];
    let lines = lines.into_iter().filter_map(|(field, own, other)| {
        let other = other.as_ref().filter(|other| own.as_ref().map(words) != Some(words(other)))?;
        Some(Change { field, place: Some(other.place.clone()) })
    });
    let body = variant.body.as_ref().map(|_| Change { field: "body", place: None });
    let leads = variant.cta_to.as_ref().filter(|to| own.cta_to.as_ref().map(|own| &own.to) != Some(&to.to));
    let leads = leads.map(|to| Change { field: "cta.to", place: Some(to.place.clone()) });
    lines.chain(body).chain(leads).collect()
}

/// A line without the places of its parts.
fn words(copy: &Copy) -> Vec<String> {
    let word = |segment: &Segment| match segment {
        Segment::Text(text) => text.clone(),
        Segment::Value(value) => format!("{:?}", value.name),
        Segment::Merge(tag) => format!("[[{}|{}]]", tag.name, tag.fallback),
    };
    copy.segments.iter().map(word).collect()
}
