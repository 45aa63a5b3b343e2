//! Pages and mails, read by the parser that browsers share.

use scraper::{ElementRef, Html, Selector};

use super::{Read, data};
use crate::hostile::programs;

/// What covers and faces are drawn of: which of them, their words' hash says.
const DRAWN: &[&str] = &["circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect"];

/// Attributes that lead somewhere, or load.
const ADDRESSES: &[&str] = &["href", "src", "action", "formaction", "xlink:href", "poster", "data", "background"];

pub fn read(path: &str, text: &str, read: &mut Read) {
    read.wrong.extend(programs(path, text));
    form(text, read);
}

/// The form alone, of what has elements of other pages in it on purpose.
pub fn form(text: &str, read: &mut Read) {
    let page = Html::parse_document(text);
    let all = Selector::parse("*").expect("a selector");
    for element in page.select(&all) {
        self::element(element, read);
    }
}

fn element(element: ElementRef<'_>, read: &mut Read) {
    let name = element.value().name();
    let mut attributes: Vec<_> = element.value().attrs().collect();
    attributes.sort_unstable();
    let parent = element.parent().and_then(ElementRef::wrap).map_or("", |parent| parent.value().name());
    let names: Vec<_> = attributes.iter().map(|(name, _)| *name).collect();
    if !DRAWN.contains(&name) {
        read.form(format!("{parent} > {name} [{}]", names.join(" ")));
    }
    for (name, value) in attributes {
        match name {
            _ if ADDRESSES.contains(&name) => read.link(name, value),
            // A style has as many declarations, whatever is in them.
            "style" => read.form(format!("style with {}", value.matches(';').count())),
            _ => {}
        }
        read.say(value);
    }
    let own = || element.children().filter_map(|child| child.value().as_text()).map(|text| &**text);
    match name {
        "script" | "style" if !is_data(element) => {}
        "script" => data::read(&own().collect::<String>(), read),
        _ => own().for_each(|text| read.said.push_str(text)),
    }
    read.said.push('\n');
}

fn is_data(element: ElementRef<'_>) -> bool {
    element.attr("type").is_some_and(|kind| kind.ends_with("json"))
}
