//! The same words for everybody: messages that go to many kinds of people and speak to none of them.

use crate::audit::words;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::{Campaign, Touchpoint, TouchpointKind};
use crate::model::copy::{Copy, Segment, ValueName};
use crate::model::prose::{Block, Inline, Prose};
use crate::model::walk::{Node, each_node};
use crate::model::{Id, Persona, Portal};

/// From so many personas on, one wording hardly fits them all.
const MANY: usize = 3;

pub fn judge<'a>(portal: &'a Portal, campaign: &'a Campaign) -> impl Iterator<Item = Diagnostic> + 'a {
    let written = campaign.touchpoints.iter().filter(|touchpoint| touchpoint.recall.is_none());
    written.filter_map(|touchpoint| sprayed(portal, touchpoint))
}

fn sprayed(portal: &Portal, touchpoint: &Touchpoint) -> Option<Diagnostic> {
    let is_met = |id: &&Id<Persona>| portal[**id].channels.iter().any(|channel| touchpoint.channels.contains(channel));
    let met: Vec<_> = touchpoint.personas.iter().filter(is_met).copied().collect();
    let goes_to_all = met.len() >= 2 && met.len() == portal.personas.len();
    // What concerns everybody's safety is said to everybody in the same words, and so is a question of a course.
    let is_for_all = touchpoint.kind == TouchpointKind::Safety || touchpoint.recall.is_some();
    if (met.len() < MANY && !goes_to_all) || is_for_all || speaks_to_somebody(touchpoint) {
        return None;
    }
    let slug = &portal[met[0]].item.slug;
    let message = format!("{} get this in exactly the same words.", words::personas(portal, &met));
    let help = format!(
        "Say to one of them what it means for their day: a subject under [for.{slug}], or a passage between :::for {slug} and :::. Or send it to fewer people."
    );
    let origin = &touchpoint.item.origin;
    let place = if origin.fields.contains_key("personas") { origin.place("personas") } else { origin.name_place() };
    Some(Diagnostic::new(Code::SprayAndPray, place, message).help(help))
}

/// Whether some of its words are for one persona only, or name the persona.
fn speaks_to_somebody(touchpoint: &Touchpoint) -> bool {
    let is_reader = |persona: &Id<Persona>| touchpoint.personas.contains(persona);
    touchpoint.copy_for.keys().any(is_reader)
        || touchpoint.copies().any(|copy| {
            [&copy.subject, &copy.preheader, &copy.sms, &copy.cta].into_iter().flatten().any(names_persona)
                || copy.body.as_ref().is_some_and(turns_to_persona)
        })
        || turns_to_persona(&touchpoint.item.body)
}

fn names_persona(copy: &Copy) -> bool {
    copy.segments.iter().any(|segment| matches!(segment, Segment::Value(value) if is_of_persona(&value.name)))
}

fn turns_to_persona(prose: &Prose) -> bool {
    let mut turns = false;
    each_node(prose, &mut |node| {
        turns |= match node {
            Node::Block(Block::For { .. }) => true,
            Node::Inline(Inline::Value(value)) => is_of_persona(&value.name),
            _ => false,
        }
    });
    turns
}

fn is_of_persona(name: &ValueName) -> bool {
    matches!(name, ValueName::Path(path) if path.starts_with("persona."))
}
