//! Figures that hold today, but not any more when the message goes out.

use crate::audit::texts::{Role, Text, Told};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::copy::{Placeholder, Segment, ValueName};
use crate::model::prose::Inline;
use crate::model::walk::{Node, each_node};
use crate::model::{Fact, Portal};

/// What was out of date on the build's day already is said at the fact itself.
pub fn judge(portal: &Portal, told: &Told<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if told.role != Role::Message {
        return findings;
    }
    each_fact(told, &mut |placeholder, id| {
        let fact = portal.facts.iter().find(|fact| fact.id == id);
        findings.extend(fact.and_then(|fact| expired(portal, told, placeholder, fact)));
    });
    findings
}

fn each_fact<'a>(told: &Told<'a>, visit: &mut dyn FnMut(&'a Placeholder, &'a str)) {
    let mut value = |placeholder: &'a Placeholder| {
        if let ValueName::Fact(id) = &placeholder.name {
            visit(placeholder, id);
        }
    };
    match told.text {
        Text::Plain(_) => {}
        Text::Copy(copy) => copy.segments.iter().for_each(|segment| {
            if let Segment::Value(placeholder) = segment {
                value(placeholder);
            }
        }),
        Text::Prose(prose) => each_node(prose, &mut |node| {
            if let Node::Inline(Inline::Value(placeholder)) = node {
                value(placeholder);
            }
        }),
    }
}

fn expired(portal: &Portal, told: &Told<'_>, placeholder: &Placeholder, fact: &Fact) -> Option<Diagnostic> {
    let expires = fact.expires.filter(|expires| *expires >= portal.today)?;
    let day = told.days.iter().find(|day| **day > expires)?;
    let message = format!("This figure holds until {expires}, and the message goes out on {day}.");
    let help = "Look it up again and correct `value`, `as_of` and `expires` in facts.toml, or leave the figure out.";
    let finding = Diagnostic::new(Code::FactExpired, placeholder.place.clone(), message).help(help);
    Some(finding.related(fact.place.clone(), "the figure"))
}
