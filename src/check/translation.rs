//! The portal in its other languages: what is translated takes the place of the original, everything else stays.
//!
//! Enter at [`editions`]. An edition is a whole [`Portal`] with the same items in the same order, so that every id means
//! the same in all of them, and whatever makes pages of one makes pages of each. A translated item goes through the
//! same rules as its original; of what they find, only what stands in the translation's own file is new.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::Arc;

use super::context::Context;
use super::live::{Today, status};
use super::names::Status;
use super::{campaign, course, event, page, path, persona, settings, tables, voice};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::load::campaign::CampaignRecord;
use crate::load::community::CommunityRecord;
use crate::load::course::CourseRecord;
use crate::load::event::EventRecord;
use crate::load::page::PageRecord;
use crate::load::path::PathRecord;
use crate::load::persona::PersonaRecord;
use crate::load::translation::{OWN, Translated};
use crate::load::voice::{ChampionRecord, TestimonialRecord};
use crate::load::{AnyEntry, Content, Entry};
use crate::model::{
    Campaign, Champion, Community, Course, Event, Item, LearningPath, Page, Persona, Portal, Testimonial,
};
use crate::source::{Place, Source};

/// Fields that a translation may say in its own way, and that mostly are the same in every language: names, numbers,
/// and what readers never see.
const SHARED: [&str; 6] = ["language", "course_id", "start_url", "person", "objective", "metric"];

/// The portal in each of its languages but the default one.
pub fn editions(content: &Content, portal: &Portal, today: Today, context: &mut Context<'_>) -> Vec<Portal> {
    judge_orphans(content, portal.settings.default_language(), &mut context.findings);
    let languages: Vec<String> = portal.settings.languages.iter().skip(1).cloned().collect();
    languages.iter().map(|language| edition(language, content, portal, today, context)).collect()
}

fn edition(language: &str, content: &Content, portal: &Portal, today: Today, context: &mut Context<'_>) -> Portal {
    let mut portal = portal.clone();
    settings::translate(content, language, &mut portal.settings);
    tables::translate(content, language, &mut portal);
    let own = Context { findings: Diagnostics::default(), ..*context };
    let mut translator = Translator { language, content, today, portal, context: own };
    translator.kind::<Persona>();
    translator.kind::<Course>();
    translator.kind::<LearningPath>();
    translator.kind::<Testimonial>();
    translator.kind::<Champion>();
    translator.kind::<Event>();
    translator.kind::<Community>();
    translator.kind::<Page>();
    translator.kind::<Campaign>();
    translator.touchpoints();
    let Translator { mut portal, context: mut own, .. } = translator;
    super::resolve_passages(&mut portal, &mut own);
    super::texts::judge(&portal, &mut own.findings);
    let is_new = |finding: &Diagnostic| finding.place.source.is_translation_into(language);
    context.findings.extend(own.findings.into_sorted().into_iter().filter(is_new));
    portal
}

/// A kind of items that can be translated.
trait Kind: Sized {
    type Record: Translated;

    fn entries(content: &Content) -> &[Arc<Entry<Self::Record>>];
    fn list(portal: &mut Portal) -> &mut [Self];
    fn item(&mut self) -> &mut Item;
    fn make(entry: &Entry<Self::Record>, context: &mut Context<'_>) -> Option<Self>;

    /// Takes over what doesn't stand in the item's own file.
    fn succeed(&mut self, _original: Self) {}
}

macro_rules! kinds {
    ($($kind:ty: $record:ty, $list:ident, $make:expr $(, $field:ident)?;)+) => { $(
        impl Kind for $kind {
            type Record = $record;

            fn entries(content: &Content) -> &[Arc<Entry<$record>>] {
                &content.$list
            }

            fn list(portal: &mut Portal) -> &mut [Self] {
                &mut portal.$list
            }

            fn item(&mut self) -> &mut Item {
                &mut self.item
            }

            fn make(entry: &Entry<$record>, context: &mut Context<'_>) -> Option<Self> {
                $make(entry, context).into()
            }

            $(fn succeed(&mut self, original: Self) {
                self.$field = original.$field;
            })?
        }
    )+ };
}

kinds! {
    Persona: PersonaRecord, personas, persona::persona;
    Course: CourseRecord, courses, course::course;
    LearningPath: PathRecord, paths, path::path;
    Testimonial: TestimonialRecord, testimonials, voice::testimonial;
    Champion: ChampionRecord, champions, voice::champion;
    Event: EventRecord, events, event::event;
    Community: CommunityRecord, communities, event::community;
    Page: PageRecord, pages, page;
    Campaign: CampaignRecord, campaigns, campaign::campaign, touchpoints;
}

/// A portal on its way into another language.
struct Translator<'a> {
    language: &'a str,
    content: &'a Content,
    today: Today,
    portal: Portal,
    context: Context<'a>,
}

impl Translator<'_> {
    /// Puts the live translations of a kind in the places of their originals.
    fn kind<K: Kind>(&mut self) {
        let entries = K::entries(self.content);
        let translations: BTreeMap<&str, &Entry<K::Record>> = self.live(entries).collect();
        if translations.is_empty() {
            return;
        }
        let places = K::list(&mut self.portal).iter_mut().enumerate();
        let places: BTreeMap<Arc<str>, usize> =
            places.map(|(index, it)| (it.item().origin.source.path.clone(), index)).collect();
        for original in entries {
            let Some(&index) = places.get(&original.source.path) else { continue };
            let Some(translation) = translations.get(original.name.as_str()) else { continue };
            judge(original, translation, &mut self.context.findings);
            let Some(mut made) = K::make(&original.translated(translation), &mut self.context) else { continue };
            made.item().origin.original = Some(original.source.path.clone());
            made.item().origin.untranslated = left_out(original, translation);
            let place = &mut K::list(&mut self.portal)[index];
            let replaced = mem::replace(place, made);
            place.succeed(replaced);
        }
    }

    /// The live translations among entries, by the names of their originals.
    fn live<'e, R: Translated + 'e>(
        &self,
        entries: impl IntoIterator<Item = &'e Arc<Entry<R>>>,
    ) -> impl Iterator<Item = (&'e str, &'e Entry<R>)> {
        let (language, today) = (self.language, self.today);
        let own = entries
            .into_iter()
            .map(Arc::as_ref)
            .filter(move |entry: &&Entry<R>| entry.translation.as_deref() == Some(language));
        own.filter(move |entry| status(entry, today) == Status::Live).map(|entry| (entry.name.as_str(), entry))
    }

    /// Touchpoints belong to their campaigns, and two campaigns may have one of the same name.
    fn touchpoints(&mut self) {
        let content = self.content;
        if self.live(content.touchpoints.iter().map(|(_, entry)| entry)).next().is_none() {
            return;
        }
        for index in 0..self.portal.campaigns.len() {
            let campaign = self.portal.campaigns[index].clone();
            for (at, touchpoint) in campaign.touchpoints.iter().enumerate() {
                let file = &touchpoint.item.origin.source.path;
                let original = content.touchpoints.iter().find(|(_, entry)| entry.source.path == *file);
                let Some((folder, original)) = original else { continue };
                let of_campaign = content.touchpoints.iter().filter(|(other, _)| other == folder);
                let mut of_language = self.live(of_campaign.map(|(_, entry)| entry));
                let Some((_, translation)) = of_language.find(|(name, _)| *name == original.name) else { continue };
                drop(of_language);
                judge(original, translation, &mut self.context.findings);
                let merged = original.translated(translation);
                let Some(mut made) = campaign::touchpoint(&merged, &campaign, &mut self.context) else { continue };
                made.item.origin.original = Some(file.clone());
                made.item.origin.untranslated = left_out(original, translation);
                self.portal.campaigns[index].touchpoints[at] = made;
            }
        }
    }
}

/// The fields with words, and `body`, that an original has and its translation hasn't.
fn left_out<R: Translated>(original: &Entry<R>, translation: &Entry<R>) -> BTreeSet<&'static str> {
    let is_said = |entry: &Entry<R>, field: &str| {
        entry.fields.get(field).is_some_and(|span| is_given(&entry.source.text[span.clone()]))
    };
    let fields = ["summary"].iter().chain(R::WORDS).copied().filter(|field| !SHARED.contains(field));
    let fields = fields.filter(|field| is_said(original, field) && !is_said(translation, field));
    let body = !original.body.blocks.is_empty() && translation.body.blocks.is_empty();
    fields.chain(body.then_some("body")).collect()
}

/// Reports what a translation says otherwise than its original, though it is no words, and whether it is behind it.
fn judge<R: Translated>(original: &Entry<R>, translation: &Entry<R>, findings: &mut Diagnostics) {
    let place = |entry: &Entry<R>, field: &str| Some(Place::new(&entry.source, entry.fields.get(field)?.clone()));
    let words = |field: &str| OWN.contains(&field) || R::WORDS.contains(&field);
    for field in translation.fields.keys().filter(|field| !words(field)) {
        let Some(here) = place(translation, field).filter(|here| is_given(here.text())) else { continue };
        let there = place(original, field);
        if there.as_ref().is_some_and(|there| bare(there.text()) == bare(here.text())) {
            continue;
        }
        let message =
            format!("`{field}` is not said as in the original, and the original's is what every language shows.");
        let help = "Remove it here. If it has changed, correct the original.";
        let finding = Diagnostic::new(Code::TranslationDiffers, here, message).help(help);
        findings.push(match there {
            Some(there) => finding.related(there, "the original says this"),
            None => finding,
        });
    }
    let lists = original.record.lists().into_iter().zip(translation.record.lists());
    for ((field, wanted), (_, found)) in lists.filter(|((_, wanted), (_, found))| wanted != found && *found > 0) {
        let message = format!("`{field}` has not as many entries as in the original: {found} here, {wanted} there.");
        let help = "Translate all of them, in the same order.";
        let here = place(translation, field).unwrap_or_else(|| Place::file(&translation.source));
        findings.push(Diagnostic::new(Code::TranslationDiffers, here, message).help(help));
    }
    judge_age(original, translation, findings);
}

/// Reports a translation that wasn't changed when its original was.
fn judge_age<R: Translated>(original: &Entry<R>, translation: &Entry<R>, findings: &mut Diagnostics) {
    let (Some(changed), Some(updated)) = (original.record.item().updated, translation.record.item().updated) else {
        return;
    };
    if changed > updated {
        let message = format!("This translation is from {updated}, and its original was changed on {changed}.");
        let help = "Compare the two, and write the day on which they say the same again as `updated`.";
        let span = translation.fields.get("updated").cloned().unwrap_or_default();
        let here = Place::new(&translation.source, span);
        findings.push(Diagnostic::new(Code::StaleTranslation, here, message).help(help));
    }
}

/// `""` and `[]` mean "not given".
fn is_given(value: &str) -> bool {
    !matches!(bare(value).as_str(), "\"\"" | "''" | "[]")
}

/// A value without the spaces that TOML allows in it.
fn bare(value: &str) -> String {
    value.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Reports translations of what doesn't exist.
fn judge_orphans(content: &Content, language: &str, findings: &mut Diagnostics) {
    let is_translated = |entry: &AnyEntry<'_>| entry.translation.is_some_and(|tag| tag != language);
    let mut orphans: BTreeMap<String, Vec<Arc<Source>>> = BTreeMap::new();
    content.each_item(&mut |entry| {
        if is_translated(&entry) {
            orphans.entry(name(&entry).to_owned()).or_default().push(Arc::clone(entry.source));
        }
    });
    if orphans.is_empty() {
        return;
    }
    content.each_item(&mut |entry| {
        if !is_translated(&entry) {
            orphans.remove(name(&entry));
        }
    });
    for (name, source) in orphans.iter().flat_map(|(name, all)| all.iter().map(move |source| (name, source))) {
        let message = format!("This is a translation, and there is no {name}.md that it could be one of.");
        let help = format!("Write the original, or rename this file to {name}.md if it is one.");
        findings.push(Diagnostic::new(Code::OrphanTranslation, Place::file(source), message).help(help));
    }
}

/// The path that original and translations have in common: `courses/feedback`.
fn name<'a>(entry: &AnyEntry<'a>) -> &'a str {
    let path = &*entry.source.path;
    let path = path.strip_suffix(".md").unwrap_or(path);
    let bare = entry.translation.and_then(|tag| path.strip_suffix(tag.as_str())?.strip_suffix('.'));
    let path = bare.unwrap_or(path);
    path.strip_suffix("/index").unwrap_or(path)
}
