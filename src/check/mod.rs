//! Step 2, check: records as authored → the model of what is live, and every problem found on the way.
//!
//! Enter at [`check`]. One rule family per file. First `names` learns what exists, then each kind's records become
//! its part of the model, last come the rules that need the whole portal.

mod campaign;
mod context;
mod course;
mod event;
mod item;
mod message;
mod names;
mod path;
mod persona;
pub mod settings;
pub mod silence;
mod tables;
mod texts;
mod voice;

use std::collections::BTreeMap;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use context::{Context, Names};
use names::{Register, Status};
use silence::Allowed;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::load::{Content, Entry, HasItem};
use crate::model::{Campaign, Event, Id, Page, Portal, Settings};

/// What the border decided about this build.
#[derive(Debug, Clone)]
pub struct CheckOptions {
    /// The build's date in the portal's time zone.
    pub today: Date,
    pub drafts: Drafts,
    /// Replaces the portal's own `base_url`.
    pub base_url: Option<url::Url>,
}

/// What becomes of drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drafts {
    #[default]
    Hidden,
    /// Published as if they were finished.
    Shown,
}

/// The result of a check. The portal is whole even where something was wrong, so that later steps can go on
/// finding; whether it may be published is for the findings to say.
pub struct Checked {
    /// `None` where there is no portal.toml that could be read.
    pub portal: Option<Portal>,
    pub findings: Diagnostics,
    /// What each file silences.
    pub allowed: Allowed,
}

/// Judges the content and builds the model.
pub fn check(content: &Content, options: &CheckOptions) -> Checked {
    let mut findings = Diagnostics::default();
    let allowed = allowed(content);
    let Some(entry) = &content.portal else { return Checked { portal: None, findings, allowed } };
    let mut settings = settings::settings(entry, options.base_url.as_ref(), &mut findings);
    let sorted = Sorted::of(content, &settings.language, options);
    let names = sorted.names(content, &mut findings);
    judge_translations(content, &settings, &mut findings);
    let (platforms, timezone, language) =
        (settings.platforms.clone(), settings.timezone.clone(), settings.language.clone());
    let mut context = Context {
        today: options.today,
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
    let mut findings = context.findings;
    texts::judge(&portal, &mut findings);
    Checked { portal: Some(portal), findings, allowed }
}

fn logos(entry: &Entry<crate::load::portal::PortalRecord>, settings: &mut Settings, context: &mut Context<'_>) {
    let Some(brand) = &entry.record.brand else { return };
    let mut file = |path: Option<&crate::load::values::Spanned<String>>| {
        path.and_then(|path| context.file("", &path.value, &path.place))
    };
    settings.brand.logo = file(brand.logo.as_ref());
    settings.brand.logo_dark = file(brand.logo_dark.as_ref());
}

/// The live entries of each kind, in the order in which they will be listed.
struct Sorted<'a> {
    personas: Live<'a, crate::load::persona::PersonaRecord>,
    courses: Live<'a, crate::load::course::CourseRecord>,
    paths: Live<'a, crate::load::path::PathRecord>,
    testimonials: Live<'a, crate::load::voice::TestimonialRecord>,
    champions: Live<'a, crate::load::voice::ChampionRecord>,
    events: Live<'a, crate::load::event::EventRecord>,
    communities: Live<'a, crate::load::community::CommunityRecord>,
    pages: Live<'a, crate::load::page::PageRecord>,
    campaigns: Live<'a, crate::load::campaign::CampaignRecord>,
    options: &'a CheckOptions,
}

/// Every entry of a kind in the default language with its status, live ones by their order in lists.
struct Live<'a, R> {
    all: Vec<(&'a Entry<R>, Status)>,
}

impl<'a, R: HasItem> Live<'a, R> {
    fn of(entries: &'a [Entry<R>], language: &str, status: impl Fn(&'a Entry<R>) -> Status) -> Self {
        let own = entries.iter().filter(|entry| entry.translation.as_deref().is_none_or(|tag| tag == language));
        let mut all: Vec<_> = own.map(|entry| (entry, status(entry))).collect();
        all.sort_by_cached_key(|(entry, _)| {
            let record = entry.record.item();
            let title = item::title(record, entry).to_lowercase();
            (record.weight.is_none(), record.weight, title, item::slug(record, entry).to_owned())
        });
        Self { all }
    }

    fn live(&self) -> impl Iterator<Item = &'a Entry<R>> + '_ {
        self.all.iter().filter(|(_, status)| *status == Status::Live).map(|(entry, _)| *entry)
    }

    /// Registers every entry; `made` says whether a live one has an id, counted as they come.
    fn register<T>(&self, kind: &'static str, findings: &mut Diagnostics) -> Register<T> {
        let mut register = Register::new(kind);
        let mut folded: BTreeMap<String, crate::source::Place> = BTreeMap::new();
        let mut next = 0;
        for (entry, status) in &self.all {
            let record = entry.record.item();
            let slug = item::slug(record, entry);
            let place = item::place(record, entry);
            judge_slug(slug, &place, findings);
            let key: String = slug.nfc().flat_map(char::to_lowercase).collect();
            if let Some(first) = folded.get(&key) {
                let message = format!("Two items of this kind have the slug \"{slug}\".");
                findings.push(
                    Diagnostic::new(Code::DuplicateSlug, place.clone(), message)
                        .help("Give one of them another `slug`, or another file name.")
                        .related(first.clone(), "the other one"),
                );
            }
            folded.entry(key).or_insert_with(|| place.clone());
            let id = (*status == Status::Live).then(|| Id::new(next));
            next += usize::from(id.is_some());
            register.add(slug, *status, id, place);
        }
        register
    }
}

/// A slug is one part of an address: letters, digits, hyphens, underscores and dots.
fn judge_slug(slug: &str, place: &crate::source::Place, findings: &mut Diagnostics) {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
    let problem = match crate::site_map::OutPath::new(slug) {
        Err(problem) => Some(problem.to_string()),
        Ok(_) if slug.contains('/') => Some("it holds a slash".to_owned()),
        Ok(_) => slug.chars().find(|c| !plain(*c)).map(|c| format!("it holds the character {c:?}")),
    };
    if let Some(problem) = problem {
        let message = format!("\"{slug}\" can't be a part of an address: {problem}.");
        let help = "Use letters, digits and hyphens, such as giving-feedback.";
        findings.push(Diagnostic::new(Code::UnsafePath, place.clone(), message).help(help));
    }
}

/// Whether an item is published on the build's date.
fn status<R: HasItem>(entry: &Entry<R>, options: &CheckOptions) -> Status {
    let record = entry.record.item();
    if record.draft.unwrap_or(false) && options.drafts == Drafts::Hidden {
        return Status::Draft;
    }
    match (record.publish_date, record.expiry_date) {
        (_, Some(expiry)) if expiry <= options.today => Status::Expired(expiry),
        (Some(publish), _) if publish > options.today && options.drafts == Drafts::Hidden => Status::Scheduled(publish),
        _ => Status::Live,
    }
}

/// As [`status`], for people: without consent they are not live.
fn voice_status<R: HasItem>(entry: &Entry<R>, consent: Status, options: &CheckOptions) -> Status {
    match status(entry, options) {
        Status::Live => consent,
        other => other,
    }
}

impl<'a> Sorted<'a> {
    fn of(content: &'a Content, language: &str, options: &'a CheckOptions) -> Self {
        let today = options.today;
        Self {
            personas: Live::of(&content.personas, language, |e| status(e, options)),
            courses: Live::of(&content.courses, language, |e| status(e, options)),
            paths: Live::of(&content.paths, language, |e| status(e, options)),
            testimonials: Live::of(&content.testimonials, language, |e| {
                voice_status(e, voice::status(e.record.consent.as_ref(), today), options)
            }),
            champions: Live::of(&content.champions, language, |e| {
                voice_status(e, voice::status(e.record.consent.as_ref(), today), options)
            }),
            events: Live::of(&content.events, language, |e| match e.record.starts {
                Some(_) => status(e, options),
                // Reported as missing or wrong; without a beginning it can't stand in a calendar.
                None => Status::Draft,
            }),
            communities: Live::of(&content.communities, language, |e| status(e, options)),
            pages: Live::of(&content.pages, language, |e| status(e, options)),
            campaigns: Live::of(&content.campaigns, language, |e| status(e, options)),
            options,
        }
    }

    fn names(&self, content: &Content, findings: &mut Diagnostics) -> Names {
        let mut skills = Register::new("skill");
        let tables = content.skills.iter().flat_map(|entry| &entry.record.skills).enumerate();
        for (index, (id, record)) in tables {
            skills.add(id, Status::Live, Some(Id::new(index)), record.place.clone());
        }
        let mut facts = Register::new("fact");
        let tables = content.facts.iter().flat_map(|entry| &entry.record.facts).enumerate();
        for (index, (id, record)) in tables {
            facts.add(id, Status::Live, Some(Id::new(index)), record.place.clone());
        }
        // Nothing refers to these; registering them finds the slugs that stand twice.
        let _: Register<Campaign> = self.campaigns.register("campaign", findings);
        let _: Register<Event> = self.events.register("event", findings);
        let _: Register<Page> = self.pages.register("page", findings);
        Names {
            skills,
            facts,
            personas: self.personas.register("persona", findings),
            courses: self.courses.register("course", findings),
            paths: self.paths.register("path", findings),
            testimonials: self.testimonials.register("testimonial", findings),
            champions: self.champions.register("champion", findings),
            communities: self.communities.register("community", findings),
        }
    }

    fn portal(&self, content: &Content, settings: Settings, context: &mut Context<'_>) -> Portal {
        let skills = content.skills.iter().flat_map(|entry| &entry.record.skills);
        let facts = content.facts.iter().flat_map(|entry| &entry.record.facts);
        for (entry, _) in &self.testimonials.all {
            voice::judge_consent(entry.record.person.as_ref(), entry.record.consent.as_ref(), entry, context);
        }
        for (entry, _) in &self.champions.all {
            voice::judge_consent(entry.record.person.as_ref(), entry.record.consent.as_ref(), entry, context);
        }
        Portal {
            settings,
            today: self.options.today,
            skills: skills.map(|(id, record)| tables::skill(id, record)).collect(),
            facts: facts.map(|(id, record)| tables::fact(id, record, context)).collect(),
            personas: self.personas.live().map(|entry| persona::persona(entry, context)).collect(),
            courses: self.courses.live().map(|entry| course::course(entry, context)).collect(),
            paths: self.paths.live().map(|entry| path::path(entry, context)).collect(),
            testimonials: self.testimonials.live().filter_map(|entry| voice::testimonial(entry, context)).collect(),
            champions: self.champions.live().filter_map(|entry| voice::champion(entry, context)).collect(),
            events: self.events.live().filter_map(|entry| event::event(entry, context)).collect(),
            communities: self.communities.live().map(|entry| event::community(entry, context)).collect(),
            pages: self.pages.live().map(|entry| page(entry, context)).collect(),
            campaigns: Vec::new(),
        }
    }
}

fn page(entry: &Entry<crate::load::page::PageRecord>, context: &mut Context<'_>) -> Page {
    Page { item: item::item(&entry.record.item, entry, context) }
}

/// Campaigns with their touchpoints, in the order of their files.
fn campaigns(sorted: &Sorted<'_>, content: &Content, portal: &mut Portal, context: &mut Context<'_>) {
    for entry in sorted.campaigns.live() {
        let Some(mut campaign) = campaign::campaign(entry, context) else { continue };
        let language = context.language;
        let own = content.touchpoints.iter().filter(|(folder, touchpoint)| {
            let untranslated = touchpoint.translation.as_deref().is_none_or(|tag| tag == language);
            *folder == entry.name && untranslated && status(touchpoint, sorted.options) == Status::Live
        });
        for (_, touchpoint) in own {
            campaign.touchpoints.extend(campaign::touchpoint(touchpoint, &campaign, context));
        }
        campaign.touchpoints.sort_by(|a, b| a.item.slug.cmp(&b.item.slug));
        for touchpoint in &campaign.touchpoints {
            message::judge_reach(portal, touchpoint, context);
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
    use crate::load::values::{Reference, Slug};
    use crate::model::prose::Block;
    use crate::model::walk::{NodeMut, each_node_mut};
    crate::model::texts::each_prose_mut(portal, &mut |prose| {
        each_node_mut(prose, &mut |node| {
            if let NodeMut::Block(Block::For { persona, .. }) = node {
                let reference = Reference { value: Slug(persona.slug.clone()), place: persona.place.clone() };
                persona.id = context.id(&reference);
            }
        });
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
}

/// What each file silences.
fn allowed(content: &Content) -> Allowed {
    let mut allowed = Allowed::new();
    content.each_item(&mut |entry| {
        if !entry.item.allow.is_empty() {
            let codes = entry.item.allow.iter().map(|code| code.value.clone()).collect();
            allowed.insert(entry.source.path.clone(), codes);
        }
    });
    allowed
}
