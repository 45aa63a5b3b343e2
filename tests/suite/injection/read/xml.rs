//! Feeds, sitemaps and drawings, read by a parser of XML.

use roxmltree::{Document, Node};

use super::Read;

pub fn read(text: &str, read: &mut Read) {
    match Document::parse(text) {
        Ok(document) => document.descendants().filter(Node::is_element).for_each(|node| element(node, read)),
        Err(error) => read.wrong(format!("no XML: {error}")),
    }
}

/// Words of drawings are broken into as many lines as they need: how often an element comes says nothing.
pub fn drawing(text: &str, read: &mut Read) {
    self::read(text, read);
    for line in &read.form {
        let name = line.split(' ').next().unwrap_or_default();
        if ["script", "foreignObject", "handler", "iframe"].contains(&name) {
            read.wrong.push(line.clone());
        }
    }
    read.form.sort_unstable();
    read.form.dedup();
}

fn element(node: Node<'_, '_>, read: &mut Read) {
    let mut names: Vec<_> = node.attributes().map(|attribute| attribute.name()).collect();
    names.sort_unstable();
    let name = node.tag_name().name();
    read.form(format!("{name} [{}]", names.join(" ")));
    for attribute in node.attributes() {
        if attribute.name().starts_with("on") {
            read.wrong(format!("{name} {}", attribute.name()));
        }
        if attribute.name() == "href" {
            read.link("href", attribute.value());
        }
        read.say(attribute.value());
    }
    let text: String = node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
    if ["loc", "id", "uri"].contains(&name) {
        read.link(name, &text);
    }
    read.say(&text);
}
