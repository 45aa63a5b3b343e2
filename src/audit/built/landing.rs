//! Landing pages as they were built: the promise and the way in on the first screen, one thing to do, all four sections.

use std::collections::{BTreeMap, BTreeSet};

use super::Built;
use super::page::{Page, To};
use crate::audit::funnel::section;
use crate::audit::{places, words};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::Stage;
use crate::model::prose::{Inline, Prose};
use crate::model::walk::{Node, each_node};
use crate::model::{Campaign, Choice, Id, Persona, Portal};
use crate::site_map::{Addressed, address};
use crate::source::Place;

/// As many words fill the first screen of a phone (390 × 844 CSS pixels, headline and button included).
const FIRST_SCREEN: usize = 100;
/// Shorter pieces of a text stand on many pages by chance.
const TELLING: usize = 12;

/// A landing page: whose it is, and what was built.
struct Landing<'a> {
    reader: Option<Id<Persona>>,
    page: &'a Page,
}

pub fn judge(portal: &Portal, built: &Built<'_>) -> Vec<Diagnostic> {
    let open = portal.campaigns.iter().filter(|campaign| campaign.is_open(portal.today));
    open.flat_map(|campaign| {
        let pages = pages(campaign, portal, built);
        let found =
            [several(campaign, &pages, portal), buried(campaign, &pages, portal), absent(campaign, &pages, portal)];
        found.into_iter().flatten().collect::<Vec<_>>()
    })
    .collect()
}

fn pages<'a>(campaign: &Campaign, portal: &Portal, built: &'a Built<'_>) -> Vec<Landing<'a>> {
    let own = |persona: &Id<Persona>| (Some(*persona), address::landing(campaign, &portal[*persona]));
    let all = [(None, campaign.address())].into_iter().chain(campaign.personas.iter().map(own));
    all.filter_map(|(reader, address)| Some(Landing { reader, page: built.page(&address)? })).collect()
}

/// Buttons that lead to different places.
fn several(campaign: &Campaign, pages: &[Landing<'_>], portal: &Portal) -> Option<Diagnostic> {
    let of = |landing: &Landing<'_>| landing.page.buttons().map(|link| link.to.clone()).collect::<BTreeSet<_>>();
    let split: Vec<_> = pages.iter().filter(|landing| of(landing).len() > 1).collect();
    let targets: Vec<_> = of(split.first()?).iter().map(shown).collect();
    let message =
        format!("The buttons on {} lead to {} places: {}.", named(&split, portal), targets.len(), words::all(&targets));
    let help =
        "A landing page asks for one thing. Let all buttons lead to the same start, and make the others plain links.";
    Some(Diagnostic::new(Code::SeveralActions, campaign.item.origin.name_place(), message).help(help))
}

/// Pages whose way in stands below the first screen, or that have none.
fn buried(campaign: &Campaign, pages: &[Landing<'_>], portal: &Portal) -> Option<Diagnostic> {
    let without: Vec<_> = pages.iter().filter(|landing| landing.page.buttons().next().is_none()).collect();
    if !without.is_empty() {
        let verb = if without.len() == 1 { "has" } else { "have" };
        let message = format!("There is nothing to do: {} {verb} no button.", named(&without, portal));
        let help = "Give the campaign's course a start, or put the button back into theme/pages/landing.html.";
        return Some(Diagnostic::new(Code::BuriedAction, campaign.item.origin.name_place(), message).help(help));
    }
    let before = |landing: &&Landing<'_>| landing.page.buttons().map(|link| link.words_before).min().unwrap_or(0);
    let low: Vec<_> = pages.iter().filter(|landing| before(landing) > FIRST_SCREEN).collect();
    let worst = low.iter().max_by_key(|landing| before(landing))?;
    let words = attention(campaign, worst.reader).map_or(0, count);
    let message = format!(
        "On {}, {} words stand before the button, and {FIRST_SCREEN} fill the first screen of a phone.",
        named(&low, portal),
        before(worst)
    );
    let (place, help) = match words * 2 > before(worst) {
        true => (
            attention_place(campaign, worst.reader, portal),
            format!(
                "{words} of them are the words for attention: keep the first two sentences, and tell the rest under interest."
            ),
        ),
        false => (
            campaign.item.origin.name_place(),
            "Most of them come from your version of theme/pages/landing.html: let the button follow the first words."
                .to_owned(),
        ),
    };
    Some(Diagnostic::new(Code::BuriedAction, place, message).help(help))
}

/// Sections that were written and aren't on the page.
fn absent(campaign: &Campaign, pages: &[Landing<'_>], portal: &Portal) -> Option<Diagnostic> {
    let mut lost: BTreeMap<Stage, Vec<&Landing<'_>>> = BTreeMap::new();
    for landing in pages {
        for (_, stage) in Stage::ALL {
            let words = told(campaign, landing.reader, *stage).and_then(telling);
            if words.is_some_and(|words| !landing.page.text.contains(&words)) {
                lost.entry(*stage).or_default().push(landing);
            }
        }
    }
    let (stage, of) = lost.first_key_value()?;
    let stages: Vec<_> = lost.keys().map(|stage| stage.word()).collect();
    let message = format!("The words for {} don't stand on {}.", words::all(&stages), named(of, portal));
    let help = format!("Put the block `{}` back into your version of theme/pages/landing.html.", stage.word());
    Some(Diagnostic::new(Code::AidaGap, campaign.item.origin.name_place(), message).help(help))
}

/// A section as a page's reader is told it.
fn told(campaign: &Campaign, reader: Option<Id<Persona>>, stage: Stage) -> Option<&Prose> {
    let own = reader.and_then(|persona| campaign.landing_for.get(&persona)).and_then(|own| section(own, stage));
    own.or_else(|| section(&campaign.landing, stage))
}

fn attention(campaign: &Campaign, reader: Option<Id<Persona>>) -> Option<&Prose> {
    told(campaign, reader, Stage::Attention)
}

/// The line that the words for attention begin at.
fn attention_place(campaign: &Campaign, reader: Option<Id<Persona>>, portal: &Portal) -> Place {
    let source = &campaign.item.origin.source;
    let own = reader.and_then(|persona| {
        let table = format!("for.{}.landing", portal[persona].item.slug);
        places::in_table(source, &table, "attention")
    });
    let line = own.or_else(|| places::in_table(source, "landing", "attention"));
    line.unwrap_or_else(|| campaign.item.origin.name_place())
}

/// The longest piece of a text that no markup or placeholder interrupts, with single spaces.
fn telling(prose: &Prose) -> Option<String> {
    let longest = texts(prose).into_iter().max_by_key(|text| text.len())?;
    let words = longest.split_whitespace().collect::<Vec<_>>().join(" ");
    (words.len() >= TELLING).then_some(words)
}

fn count(prose: &Prose) -> usize {
    texts(prose).iter().map(|text| text.split_whitespace().count()).sum()
}

fn texts(prose: &Prose) -> Vec<&str> {
    let mut texts = Vec::new();
    each_node(prose, &mut |node| {
        if let Node::Inline(Inline::Text(text)) = node {
            texts.push(text.as_str());
        }
    });
    texts
}

/// `the landing page for everybody`, `the landing pages for "New lead" and everybody`.
fn named(pages: &[&Landing<'_>], portal: &Portal) -> String {
    let mut readers: Vec<_> =
        pages.iter().filter_map(|landing| landing.reader).map(|id| format!("\"{}\"", portal[id].item.title)).collect();
    if pages.iter().any(|landing| landing.reader.is_none()) {
        readers.push(if readers.is_empty() { "everybody" } else { "everybody else" }.to_owned());
    }
    let noun = if pages.len() == 1 { "the landing page" } else { "the landing pages" };
    format!("{noun} for {}", words::all(&readers))
}

fn shown(to: &To) -> String {
    match to {
        To::Page(address) => format!("/{address}"),
        To::Outside(url) => url.split('?').next().unwrap_or_default().to_owned(),
        To::Here => String::new(),
    }
}
