//! `imsmanifest.xml` → [`Manifest`]: the same few elements in SCORM 1.2 and 2004, whatever their namespaces are.

use std::collections::HashMap;

use roxmltree::{Document, Node, ParsingOptions};

use crate::importing::found::{At, Note, Weight, one_line};
use crate::xml;

/// More elements than any course has.
const MOST_NODES: u32 = 500_000;
/// Deeper ones are no chapters of a course.
const DEEPEST: usize = 64;

#[derive(Debug, Default, PartialEq)]
pub struct Manifest {
    pub identifier: Option<String>,
    pub title: Option<String>,
    pub description: Option<String>,
    pub language: Option<String>,
    pub minutes: Option<i64>,
    /// What learners can start, in its order.
    pub activities: Vec<Activity>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    pub title: String,
    /// A file of the package, relative to its top, or an address on the web.
    pub launch: Option<String>,
}

impl Manifest {
    /// # Errors
    /// A sentence that says why it can't be read.
    pub fn read(xml: &str, notes: &mut Vec<Note>) -> Result<Self, String> {
        if let Some((excess, line)) = xml::excess(xml, DEEPEST) {
            return Err(format!("the manifest can't be read: {excess} (line {line})."));
        }
        // Without a document type there are no entities, and nothing that could grow.
        let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES };
        let document = Document::parse_with_options(xml, options)
            .map_err(|error| format!("the manifest can't be read: {error}."))?;
        let root = document.root_element();
        if root.tag_name().name() != "manifest" {
            return Err(format!("this is no SCORM manifest: it begins with <{}>.", one_line(root.tag_name().name())));
        }
        let organization = organization(root, notes);
        let mut manifest = Self {
            identifier: root.attribute("identifier").map(one_line).filter(|id| !id.is_empty()),
            title: organization.and_then(|it| text(it, &["title"])).or_else(|| general(root, "title")),
            description: general(root, "description"),
            language: text(root, &["metadata", "lom", "general", "language"]),
            minutes: learning_time(root),
            activities: Vec::new(),
        };
        let resources = resources(root);
        organization.into_iter().for_each(|it| activities(it, &resources, &mut manifest.activities, notes));
        Ok(manifest)
    }
}

fn children<'a, 'i>(node: Node<'a, 'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

/// The words of the first element that the names lead to.
fn text(node: Node<'_, '_>, names: &[&str]) -> Option<String> {
    let Some((name, rest)) = names.split_first() else {
        let words: String = node.descendants().filter(Node::is_text).filter_map(|it| it.text()).collect();
        return Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    };
    let next = node.children().find(|child| child.tag_name().name() == *name)?;
    text(next, rest)
}

/// What the learning object metadata say; 1.2 and 2004 have other names for the text itself.
fn general(root: Node<'_, '_>, what: &str) -> Option<String> {
    ["string", "langstring"].iter().find_map(|kind| text(root, &["metadata", "lom", "general", what, kind]))
}

/// In whole minutes. 2004 writes `typicalLearningTime/duration`, 1.2 `typicallearningtime/datetime`.
fn learning_time(root: Node<'_, '_>) -> Option<i64> {
    let forms = [["typicalLearningTime", "duration"], ["typicallearningtime", "datetime"]];
    let written = forms.iter().find_map(|[time, form]| text(root, &["metadata", "lom", "educational", time, form]))?;
    let span: jiff::Span = written.parse().ok()?;
    let minutes = i64::from(span.get_hours()).checked_mul(60)?.checked_add(span.get_minutes())?;
    Some(minutes).filter(|minutes| (1..100_000).contains(minutes))
}

/// The organization that the manifest says is its default, else the first.
fn organization<'a, 'i>(root: Node<'a, 'i>, notes: &mut Vec<Note>) -> Option<Node<'a, 'i>> {
    let organizations = children(root, "organizations").next()?;
    let default = organizations.attribute("default");
    let all: Vec<_> = children(organizations, "organization").collect();
    let chosen =
        all.iter().find(|it| default.is_some() && it.attribute("identifier") == default).or(all.first()).copied();
    for other in all.iter().filter(|it| Some(**it) != chosen) {
        let title = text(*other, &["title"]).unwrap_or_default();
        notes.push(note(*other, &title, "It is another order of the same activities, and a course has one."));
    }
    chosen
}

/// The files that resources begin with, by their identifiers.
fn resources<'a>(root: Node<'a, '_>) -> HashMap<&'a str, String> {
    let base =
        |node: Node<'_, '_>| node.attribute(("http://www.w3.org/XML/1998/namespace", "base")).unwrap_or("").to_owned();
    let lists = children(root, "resources");
    let of_list = |list: Node<'a, '_>| {
        let before = base(root) + &base(list);
        children(list, "resource")
            .filter_map(|it| {
                Some((it.attribute("identifier")?, format!("{before}{}{}", base(it), it.attribute("href")?)))
            })
            .collect::<Vec<_>>()
    };
    lists.flat_map(of_list).collect()
}

fn activities(
    parent: Node<'_, '_>,
    resources: &HashMap<&str, String>,
    found: &mut Vec<Activity>,
    notes: &mut Vec<Note>,
) {
    for item in children(parent, "item") {
        let title = text(item, &["title"]).map(|title| one_line(&title)).unwrap_or_default();
        if item.attribute("isvisible") == Some("false") {
            notes.push(note(item, &title, "The manifest hides it."));
            continue;
        }
        if let Some(reference) = item.attribute("identifierref") {
            let file = resources.get(reference).map(|href| with_parameters(href, item.attribute("parameters")));
            if file.as_ref().is_some_and(|file| !is_safe(file)) {
                let said = "Its file lies outside the package, so where it starts was not taken over.";
                notes.push(Note { weight: Weight::Lost, ..note(item, &title, said) });
            }
            let title = if title.is_empty() { format!("Part {}", found.len() + 1) } else { title };
            found.push(Activity { title, launch: file.filter(|file| is_safe(file)) });
        }
        activities(item, resources, found, notes);
    }
}

fn note(node: Node<'_, '_>, title: &str, said: &str) -> Note {
    let line = node.document().text_pos_at(node.range().start).row;
    Note::new(Weight::LeftOut, &At::line(usize::try_from(line).unwrap_or(0)), title, said)
}

/// SCORM 2004, CAM 3.4.1.6: what an item adds to the address of its resource.
fn with_parameters(href: &str, parameters: Option<&str>) -> String {
    let parameters = parameters.unwrap_or_default().trim_start_matches(['?', '&']);
    match parameters {
        "" => href.to_owned(),
        fragment if fragment.starts_with('#') => format!("{href}{fragment}"),
        query if href.contains('?') => format!("{href}&{query}"),
        query => format!("{href}?{query}"),
    }
}

/// A file within the package, or a page on the web.
fn is_safe(href: &str) -> bool {
    if href.starts_with("https://") || href.starts_with("http://") {
        return true;
    }
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let climbs = path.split('/').any(|part| part == ".." || part.eq_ignore_ascii_case("%2e%2e"));
    !path.is_empty() && !climbs && !path.starts_with('/') && !path.contains(['\\', ':'])
}
