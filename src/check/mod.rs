//! Step 2, check: records as authored → the model of what is live, and every problem found on the way.
//!
//! Enter at [`check`]. One rule family per file. First `names` learns what exists, then each kind's records become
//! its part of the model, last come the rules that need the whole portal.

mod campaign;
mod contact;
mod context;
mod course;
mod event;
mod item;
mod live;
mod message;
mod names;
mod path;
mod persona;
mod prompts;
pub mod results;
pub mod settings;
pub mod silence;
mod tables;
mod texts;
mod translation;
pub mod upcoming;
mod value;
mod version;
mod voice;
mod words;

pub use crate::model::portal::Drafts;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use context::Context;
pub use live::LeftOut;
use live::{Sorted, Today, status};
use names::Status;
use silence::Allowed;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::load::pictures::Wanted;
use crate::load::results::table::Table;
use crate::load::{self, Content, Entry};
use crate::model::{Page, Portal, Settings};
use crate::source::Place;

/// What the border decided about this build.
#[derive(Debug, Clone)]
pub struct CheckOptions {
    pub day: Day,
    pub drafts: Drafts,
    /// Replaces the portal's own `base_url`.
    pub base_url: Option<url::Url>,
}

/// The build's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    Fixed(Date),
    /// The day that this moment falls on in the portal's time zone.
    Now(Timestamp),
}

impl Day {
    fn date(self, zone: &TimeZone) -> Date {
        match self {
            Self::Fixed(date) => date,
            Self::Now(now) => now.to_zoned(zone.clone()).date(),
        }
    }
}

/// The result of a check. The portal is whole even where something was wrong, so that later steps can go on
/// finding; whether it may be published is for the findings to say.
pub struct Checked {
    /// `None` where there is no portal.toml that could be read.
    pub portal: Option<Portal>,
    /// The same portal in each of its other languages, in their order.
    pub editions: Vec<Portal>,
    pub findings: Diagnostics,
    /// What each file silences.
    pub allowed: Allowed,
    pub left_out: LeftOut,
    /// What the files in `results/` say that may be read, in the order of their paths.
    pub tables: Vec<Table>,
}

/// Judges the content and builds the model.
pub fn check(content: &Content, options: &CheckOptions) -> Checked {
    let mut findings = Diagnostics::default();
    let allowed = allowed(content);
    let Some(entry) = &content.portal else {
        return Checked {
            portal: None,
            editions: Vec::new(),
            findings,
            allowed,
            left_out: LeftOut::default(),
            tables: Vec::new(),
        };
    };
    let mut settings = settings::settings(entry, options.base_url.as_ref(), &mut findings);
    settings.drafts = options.drafts;
    let today = Today { date: options.day.date(&settings.timezone), drafts: options.drafts };
    let sorted = Sorted::of(content, &settings.language, today);
    let names = sorted.names(content, &mut findings);
    judge_translations(content, &settings, &mut findings);
    judge_terms(content, &mut findings);
    let (platforms, timezone, language) =
        (settings.platforms.clone(), settings.timezone.clone(), settings.language.clone());
    let mut context = Context {
        today: today.date,
        drafts: today.drafts,
        files: &content.files,
        platforms: &platforms,
        timezone: &timezone,
        language: &language,
        names: &names,
        findings,
    };
    logos(entry, &mut settings, &mut context);
    let mut portal = sorted.portal(content, settings, &mut context);
    campaigns(&sorted, content, &mut portal, &mut context);
    course::judge_prerequisites(&portal.courses, &mut context);
    resolve_passages(&mut portal, &mut context);
    let editions = translation::editions(content, &portal, today, &mut context);
    let mut findings = context.findings;
    texts::judge(&portal, &mut findings);
    let tables = results(content, &portal.settings, &mut findings);
    Checked { portal: Some(portal), editions, findings, allowed, left_out: sorted.left_out(), tables }
}

/// Reads the files of results.
fn results(content: &Content, settings: &Settings, findings: &mut Diagnostics) -> Vec<Table> {
    let read = |source| load::results::read(source, &settings.results_columns);
    let (tables, found): (Vec<_>, Vec<_>) = content.results.iter().map(read).unzip();
    findings.extend(found.into_iter().flatten());
    tables.into_iter().flatten().collect()
}

fn logos(entry: &Entry<crate::load::portal::PortalRecord>, settings: &mut Settings, context: &mut Context<'_>) {
    let Some(brand) = &entry.record.brand else { return };
    let mut file = |path: Option<&crate::load::values::Spanned<crate::load::values::PicturePath>>| {
        path.and_then(|path| context.picture("", &path.value.0, &path.place, Wanted::Anywhere))
    };
    settings.brand.logo = file(brand.logo.as_ref());
    settings.brand.logo_dark = file(brand.logo_dark.as_ref());
}

fn page(entry: &Entry<crate::load::page::PageRecord>, context: &mut Context<'_>) -> Page {
    if entry.body.blocks.is_empty() {
        let help = "Write it below the second +++ line, or set draft = true until you have it.";
        let place = item::place(&entry.record.item, entry);
        context.report(Code::EmptyText, place, "This page has no text.", help);
    }
    Page { item: item::item(&entry.record.item, entry, context) }
}

/// Campaigns with their touchpoints, in the order of their files.
fn campaigns(sorted: &Sorted<'_>, content: &Content, portal: &mut Portal, context: &mut Context<'_>) {
    for entry in sorted.campaigns.live() {
        let Some(mut campaign) = campaign::campaign(entry, context) else { continue };
        let language = context.language;
        let own = content.touchpoints.iter().filter(|(folder, touchpoint)| {
            let untranslated = touchpoint.translation.as_deref().is_none_or(|tag| tag == language);
            *folder == entry.name && untranslated && status(touchpoint, sorted.today) == Status::Live
        });
        for (_, touchpoint) in own {
            campaign.touchpoints.extend(campaign::touchpoint(touchpoint, &campaign, context));
        }
        campaign.touchpoints.sort_by(|a, b| a.item.slug.cmp(&b.item.slug));
        for touchpoint in &campaign.touchpoints {
            message::judge_reach(portal, touchpoint, context);
            message::judge_voice(portal, &campaign, touchpoint, context);
        }
        portal.campaigns.push(campaign);
    }
    for (folder, touchpoint) in &content.touchpoints {
        if !content.campaigns.iter().any(|campaign| campaign.name == *folder) {
            let message =
                format!("The folder \"{folder}\" has no index.md, so this touchpoint belongs to no campaign.");
            let help = format!("Write the campaign's brief as campaigns/{folder}/index.md.");
            context.report(Code::DanglingReference, crate::source::Place::file(&touchpoint.source), message, help);
        }
    }
}

/// Gives the passages for one persona their personas.
fn resolve_passages(portal: &mut Portal, context: &mut Context<'_>) {
    use crate::load::references::{Reference, Slug};
    use crate::model::prose::Block;
    use crate::model::walk::{NodeMut, each_node_mut};
    let proses = crate::model::texts::proses_mut(portal).into_iter().filter(|prose| prose.holds().passages);
    context.each(proses, |prose, context| {
        each_node_mut(prose, &mut |node| {
            if let NodeMut::Block(Block::For { persona, .. }) = node {
                let reference = Reference { value: Slug::new(&persona.slug), place: persona.place.clone() };
                persona.id = context.id(&reference);
            }
        });
    });
}

/// Reports items that expire before they are published. They are never live, so no rule for live items sees them.
fn judge_terms(content: &Content, findings: &mut Diagnostics) {
    content.each_item(&mut |entry| {
        let (Some(from), Some(to)) = (entry.item.publish_date, entry.item.expiry_date) else { return };
        if to <= from {
            let message = format!("This expires on {to}, which is not after {from}, when it is published.");
            let place = entry.fields.get("expiry_date").map(|span| Place::new(entry.source, span.clone()));
            let place = place.unwrap_or_else(|| Place::file(entry.source));
            let help = "It would never be shown. Choose a later expiry_date, or an earlier publish_date.";
            findings.push(Diagnostic::new(Code::BadDate, place, message).help(help));
        }
    });
}

/// Reports translations into languages that the portal doesn't have.
fn judge_translations(content: &Content, settings: &Settings, findings: &mut Diagnostics) {
    let mut judge = |translation: Option<&String>, source: &std::sync::Arc<crate::source::Source>| {
        let Some(tag) = translation.filter(|tag| !settings.languages.contains(tag)) else { return };
        let message = format!("This is a translation into \"{tag}\", a language the portal doesn't have.");
        let help = format!(
            "Add it in portal.toml: languages = [\"{}\", \"{tag}\"], or rename the file.",
            settings.languages.join("\", \"")
        );
        let place = crate::source::Place::file(source);
        findings.push(Diagnostic::new(Code::UnknownLanguage, place, message).help(help));
    };
    content.each_item(&mut |entry| judge(entry.translation, entry.source));
    if let Some(entry) = &content.portal {
        let place = entry.fields.get("translations").map(|span| Place::new(&entry.source, span.clone()));
        let place = place.unwrap_or_else(|| Place::file(&entry.source));
        tables::judge_languages(&entry.record.translations, &place, settings, findings);
    }
    tables::judge_translations(content, settings, findings);
}

/// What each file silences.
fn allowed(content: &Content) -> Allowed {
    let mut allowed = Allowed::new();
    content.each_item(&mut |entry| {
        if !entry.item.allow.is_empty() {
            let codes = entry.item.allow.iter().map(|code| code.value.clone()).collect();
            allowed.insert(entry.source.path.to_string(), codes);
        }
    });
    allowed
}
