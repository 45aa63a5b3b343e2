//! [`Writer`]: writes an SVG's tree out again, without what may not be in it.

use roxmltree::{Attribute, Document, Node};

use super::allowed::{self, Verdict};
use super::{NAMESPACE, Removed, XLINK, embedded, style};

/// More than these tell an author nothing new, and each costs a look through the file.
const MOST_TOLD: usize = 10;

pub struct Writer<'d> {
    document: &'d Document<'d>,
    out: String,
    removed: Vec<Removed>,
}

impl<'d> Writer<'d> {
    pub fn new(document: &'d Document<'d>) -> Self {
        Self { document, out: String::with_capacity(document.input_text().len()), removed: Vec::new() }
    }

    pub fn finish(self) -> (String, Vec<Removed>) {
        (self.out, self.removed)
    }

    /// The root stands in the namespace of SVG, so everything below it does.
    pub fn root(&mut self, root: Node<'d, 'd>) {
        self.kept(root, &[" xmlns=\"", NAMESPACE, "\""]);
    }

    fn node(&mut self, node: Node<'d, 'd>) {
        if node.is_text() {
            escape(&mut self.out, node.text().unwrap_or_default());
        } else if node.is_element() && matches!(node.tag_name().namespace(), Some(NAMESPACE) | None) {
            self.element(node);
        } else if node.is_element() && is_page(node) {
            self.remove(node, format!("<{}>", node.tag_name().name()));
        }
    }

    fn element(&mut self, node: Node<'d, 'd>) {
        let name = node.tag_name().name();
        match allowed::element(name) {
            Verdict::Keep if name == "style" => self.style(node),
            Verdict::Keep => self.kept(node, &[]),
            Verdict::Unwrap => node.children().for_each(|child| self.node(child)),
            Verdict::Drop => {}
            Verdict::Remove => self.remove(node, format!("<{name}>")),
        }
    }

    fn kept(&mut self, node: Node<'d, 'd>, declared: &[&str]) {
        let name = node.tag_name().name();
        self.out.extend(["<", name]);
        self.out.extend(declared.iter().copied());
        for attribute in node.attributes() {
            self.attribute(node, &attribute);
        }
        self.out.push('>');
        let begun = self.out.len();
        node.children().for_each(|child| self.node(child));
        // What only held what was left out is as empty as what held nothing.
        if self.out.len() == begun {
            self.out.pop();
            self.out.push_str("/>");
        } else {
            self.out.extend(["</", name, ">"]);
        }
    }

    fn attribute(&mut self, node: Node<'d, 'd>, attribute: &Attribute<'d, 'd>) {
        let (name, value) = (attribute.name(), attribute.value());
        // A picture in it that nobody could show would be taken apart by whoever draws the drawing.
        let is_shown = |to: &str| !to.starts_with("data:") || embedded::pixels(to).is_some();
        let is_kept = match (attribute.namespace(), name) {
            (Some(roxmltree::NS_XML_URI), "space" | "lang") => return self.write("xml:", name, value),
            (Some(XLINK) | None, "href") => {
                allowed::href(node.tag_name().name(), value.trim()) && is_shown(value.trim())
            }
            (Some(_), _) => return,
            (None, "style") => style::is_safe(value),
            (None, _) if allowed::attribute(name) => style::is_safe(value),
            (None, _) if !allowed::is_dangerous(name) => return,
            (None, _) => false,
        };
        if is_kept {
            self.write("", name, value);
        } else {
            self.remove(node, format!("`{name}` of <{}>", node.tag_name().name()));
        }
    }

    fn style(&mut self, node: Node<'d, 'd>) {
        let css: String = node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
        // Whoever writes this into a page of HTML must not find the end of the sheet in it.
        if style::is_safe(&css) && !css.contains('<') {
            self.out.push_str("<style>");
            escape(&mut self.out, &css);
            self.out.push_str("</style>");
        } else {
            self.remove(node, "a <style> that loads something".to_owned());
        }
    }

    fn write(&mut self, prefix: &str, name: &str, value: &str) {
        self.out.extend([" ", prefix, name, "=\""]);
        escape(&mut self.out, value);
        self.out.push('"');
    }

    fn remove(&mut self, node: Node<'d, 'd>, what: String) {
        if self.removed.len() == MOST_TOLD {
            return;
        }
        let line = self.document.text_pos_at(node.range().start).row;
        self.removed.push(Removed { what, line });
    }
}

/// Whether an element of another language is one that browsers act on; notes of drawing programs are not.
fn is_page(node: Node<'_, '_>) -> bool {
    node.tag_name().namespace().is_some_and(|space| space.contains("www.w3.org/1999/xhtml"))
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
