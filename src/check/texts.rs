//! The rules for every text: placeholders that exist, merge tags that mail systems know, HTML that is safe.

use rayon::prelude::*;

use crate::diagnostics::nearest::{nearest, surely};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::Portal;
use crate::model::copy::{Copy, MERGE_TAGS, MergeTag, Placeholder, Segment, ValueName};
use crate::model::portal::RawHtml;
use crate::model::prose::{Block, Inline};
use crate::model::texts::{Text, each_text};
use crate::model::values::{NAMES, Scope};
use crate::model::walk::{Node, each_node};
use crate::source::Place;

/// Judges every text of the portal.
pub fn judge(portal: &Portal, findings: &mut Diagnostics) {
    let mut texts = Vec::new();
    each_text(portal, &mut |scope, text| texts.push((scope, text)));
    let judged = texts.par_iter().flat_map_iter(|(scope, text)| {
        let mut found = Vec::new();
        match text {
            Text::Copy(copy) => judge_copy(scope, copy, &mut found),
            Text::Prose(prose) if prose.holds().tokens => {
                each_node(prose, &mut |node| judge_node(scope, node, &mut found));
            }
            Text::Prose(_) => {}
        }
        found
    });
    findings.extend(judged.collect::<Vec<_>>());
}

fn judge_copy(scope: &Scope<'_>, copy: &Copy, found: &mut Vec<Diagnostic>) {
    for segment in &copy.segments {
        match segment {
            Segment::Value(placeholder) => found.extend(unknown_value(scope, placeholder)),
            Segment::Merge(tag) => found.extend(unknown_tag(tag)),
            Segment::Text(_) => {}
        }
    }
}

fn judge_node(scope: &Scope<'_>, node: Node<'_>, found: &mut Vec<Diagnostic>) {
    match node {
        Node::Inline(Inline::Value(placeholder)) => found.extend(unknown_value(scope, placeholder)),
        Node::Inline(Inline::Merge(tag)) => found.extend(unknown_tag(tag)),
        Node::Inline(Inline::Html { text, place }) | Node::Block(Block::Html { text, place }) => {
            found.extend(html(scope.portal.settings.raw_html, text, place));
        }
        _ => {}
    }
}

fn unknown_value(scope: &Scope<'_>, placeholder: &Placeholder) -> Option<Diagnostic> {
    if scope.value(&placeholder.name).is_some() {
        return None;
    }
    let (message, help) = match &placeholder.name {
        ValueName::Fact(id) => {
            let ids = || scope.portal.facts.iter().map(|fact| fact.id.as_str());
            let near = nearest(id, ids());
            let listed: Vec<&str> = ids().collect();
            let help = match near {
                Some(near) => format!("Did you mean fact(\"{near}\")?"),
                None => format!("Add it to facts.toml. These exist: {}.", listed.join(", ")),
            };
            (format!("There is no fact called \"{id}\"."), help)
        }
        ValueName::Path(path) => missing_path(scope, path),
    };
    let (written, meant) = match &placeholder.name {
        ValueName::Fact(id) => (id, surely(id, scope.portal.facts.iter().map(|fact| fact.id.as_str()))),
        ValueName::Path(path) => (path, surely(path, NAMES.iter().copied())),
    };
    Some(Diagnostic::new(Code::UnknownPlaceholder, placeholder.place.clone(), message).help(help).meant(written, meant))
}

fn missing_path(scope: &Scope<'_>, path: &str) -> (String, String) {
    if NAMES.contains(&path) {
        let subject = path.split('.').next().unwrap_or(path);
        let present = match subject {
            "course" => scope.course.is_some(),
            "persona" => scope.persona.is_some(),
            "campaign" => scope.campaign.is_some(),
            _ => true,
        };
        let message = if present {
            format!("`{path}` is not given, so there is nothing to show here.")
        } else {
            format!("This text belongs to no {subject}, so `{path}` means nothing here.")
        };
        return (message, "Write the words themselves, or give the value where it belongs.".to_owned());
    }
    let help = match nearest(path, NAMES.iter().copied()) {
        Some(near) => format!("Did you mean {{{{ {near} }}}}?"),
        None => format!("These exist: {}, and fact(\"id\").", NAMES.join(", ")),
    };
    (format!("There is no value called `{path}`."), help)
}

fn unknown_tag(tag: &MergeTag) -> Option<Diagnostic> {
    if MERGE_TAGS.contains(&tag.name.as_str()) {
        return None;
    }
    let help = match nearest(&tag.name, MERGE_TAGS.iter().copied()) {
        Some(near) => format!("Did you mean [[{near}|{}]]?", tag.fallback),
        None => format!("These exist: {}.", MERGE_TAGS.join(", ")),
    };
    let message = format!("Mail systems know no merge tag called \"{}\".", tag.name);
    let meant = surely(&tag.name, MERGE_TAGS.iter().copied());
    Some(Diagnostic::new(Code::UnknownMergeTag, tag.place.clone(), message).help(help).meant(&tag.name, meant))
}

/// What becomes of HTML in a text; comments vanish silently, as their authors expect.
fn html(policy: RawHtml, text: &str, place: &Place) -> Option<Diagnostic> {
    if text.trim_start().starts_with("<!--") && text.trim_end().ends_with("-->") {
        return None;
    }
    // Its opening tag has been reported.
    if text.starts_with("</") {
        return None;
    }
    let (message, help) = match policy {
        RawHtml::Escape => (
            "HTML is shown as text here, letter by letter.".to_owned(),
            "Write it in Markdown, or set [markdown] raw_html = \"sanitise\" in portal.toml.",
        ),
        RawHtml::Sanitise => {
            let removed = removed_by_sanitiser(text)?;
            (format!("{removed} is removed from this HTML, because it could harm readers."), "Write it in Markdown.")
        }
    };
    Some(Diagnostic::new(Code::UnsafeHtml, place.clone(), message).help(help))
}

/// The first tag or attribute of a fragment that the sanitiser doesn't allow.
fn removed_by_sanitiser(fragment: &str) -> Option<String> {
    let builder = ammonia::Builder::default();
    let tags = builder.clone_tags();
    let cleaned = builder.clean(fragment).to_string();
    for (name, attributes) in tags_of(fragment) {
        if !tags.contains(name.as_str()) {
            return Some(format!("<{name}>"));
        }
        if let Some(attribute) = attributes.iter().find(|attribute| !cleaned.contains(&format!("{attribute}="))) {
            return Some(format!("`{attribute}`"));
        }
    }
    None
}

/// The names of the tags in a fragment, each with the names of its attributes.
fn tags_of(fragment: &str) -> Vec<(String, Vec<String>)> {
    fragment
        .split('<')
        .skip(1)
        .filter_map(|rest| {
            let inner = rest.split('>').next().unwrap_or(rest).trim_start_matches('/');
            let mut words = inner.split_whitespace();
            let name: String = words.next()?.chars().take_while(char::is_ascii_alphanumeric).collect();
            let attributes = words.filter_map(|w| w.split_once('=')).map(|(key, _)| key.to_lowercase()).collect();
            (!name.is_empty()).then(|| (name.to_lowercase(), attributes))
        })
        .collect()
}
