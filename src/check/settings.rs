//! `portal.toml` → [`Settings`], with everything that wasn't said filled in.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;

use super::item::unknown_code;
use super::version;
use crate::brand::{BadPair, COLOURS, forced_pairs};
use crate::diagnostics::nearest::{nearest, surely};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::load::dates::{Day, parse_time};
use crate::load::portal::{BrandRecord, PolicyRecord, PortalRecord};
use crate::load::results::columns::{Column, plain};
use crate::load::values::{Spanned, Word, parse_address};
use crate::load::{Content, Entry};
use crate::model::campaign::TouchpointKind;
use crate::model::item::Origin;
use crate::model::portal::Drafts;
use crate::model::portal::{
    AnalyticsProvider, AnalyticsSettings, Colour, Contact, EspFlavour, Platform, Policy, Settings, Voice, Window,
};
use crate::source::Place;

/// Settings of a portal; `base_url` is the one given on the command line, if any.
pub fn settings(entry: &Entry<PortalRecord>, base_url: Option<&url::Url>, findings: &mut Diagnostics) -> Settings {
    let record = &entry.record;
    version::judge(record.requires.as_ref(), findings);
    version::judge_contract(record.contract.as_ref(), findings);
    let language = record.language.as_ref().map_or("en", |language| &language.value).to_owned();
    for tag in record.languages.iter().chain(&record.language) {
        judge_language(tag, findings);
    }
    let others = record.languages.iter().map(|tag| tag.value.clone()).filter(|tag| *tag != language);
    let title = record.title.clone().unwrap_or_default();
    let promise = record.promise.clone().unwrap_or_default();
    Settings {
        base_url: base_url.cloned().unwrap_or_else(|| own_base_url(record, findings)),
        languages: [language.clone()].into_iter().chain(others).collect(),
        language,
        summary: record.summary.clone().unwrap_or_else(|| promise.clone()),
        promise,
        title,
        timezone: timezone(record.timezone.as_ref(), findings),
        contact: record.contact.as_ref().map(|contact| Contact {
            name: contact.name.clone().unwrap_or_default(),
            role: contact.role.clone(),
            email: contact.email.as_ref().filter(|email| is_email(email, findings)).map(|email| email.value.clone()),
            url: contact.url.as_ref().map(|url| url.0.clone()),
        }),
        contribute_url: record.contribute_url.as_ref().map(|url| url.0.clone()),
        internal: record.internal.unwrap_or(false),
        hosts: record.hosts.iter().map(|host| host.0).collect::<BTreeSet<_>>().into_iter().collect(),
        drafts: Drafts::Hidden,
        brand: brand(record.brand.as_ref(), findings),
        policy: policy(record.policy.as_ref(), findings),
        platforms: platforms(record, findings),
        utm: record.utm.as_ref().and_then(|utm| utm.enabled).unwrap_or(true),
        esp: record.esp.as_ref().and_then(|esp| esp.flavour).map_or(EspFlavour::None, |flavour| flavour.0),
        word: record.esp.as_ref().and_then(|esp| esp.word).unwrap_or(true),
        analytics: analytics(record),
        raw_html: record.markdown.as_ref().and_then(|m| m.raw_html).map(|html| html.0).unwrap_or_default(),
        severities: severities(record, entry, findings),
        words: super::words::words(record.words.as_ref()),
        results_columns: results_columns(record, findings),
        origin: Origin {
            source: entry.source.clone(),
            fields: entry.fields.clone(),
            allow: Vec::new(),
            untranslated: BTreeSet::new(),
            original: None,
        },
    }
}

/// The portal's own texts in another language.
pub fn translate(content: &Content, language: &str, settings: &mut Settings) {
    language.clone_into(&mut settings.language);
    let words = content.portal.as_ref().and_then(|entry| entry.record.translations.get(language));
    if words.is_none_or(|words| words.promise.is_none()) {
        settings.origin.untranslated.insert("promise");
    }
    let Some(words) = words.cloned() else { return };
    let is_promise = settings.summary == settings.promise;
    let take = |own: &mut String, words: Option<String>| words.map_or((), |words| *own = words);
    take(&mut settings.title, words.title);
    take(&mut settings.promise, words.promise);
    // A portal without a summary says its promise twice, in every language.
    let summary = words.summary.or_else(|| is_promise.then(|| settings.promise.clone()));
    take(&mut settings.summary, summary);
    if let Some(contact) = &mut settings.contact {
        contact.role = words.contact_role.or(contact.role.take());
    }
}

fn judge_language(tag: &Spanned<String>, findings: &mut Diagnostics) {
    let parts: Vec<&str> = tag.value.split('-').collect();
    let first = parts.first().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest = parts.iter().skip(1).all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !(first && rest) {
        let message = format!("\"{}\" is not a language.", tag.value);
        let help = "Languages have short names: en, de, fr, ar, pt-BR.";
        findings.push(Diagnostic::new(Code::BadValue, tag.place.clone(), message).help(help));
    }
}

fn own_base_url(record: &PortalRecord, findings: &mut Diagnostics) -> url::Url {
    if let Some(authored) = &record.base_url {
        match parse_base_url(&authored.value.0) {
            Ok(url) => return url,
            Err(reason) => findings.push(
                Diagnostic::new(
                    Code::BadUrl,
                    authored.place.clone(),
                    format!("This can't be the portal's address: {reason}."),
                )
                .help("Write it like this: base_url = \"https://learn.example.com/academy/\""),
            ),
        }
    }
    // Only reached with an error, so nothing is published under it.
    url::Url::parse("https://portal.invalid/").unwrap_or_else(|_| unreachable!("a constant address parses"))
}

/// A web address that a portal can be published under; always ends in a slash.
///
/// # Errors
/// In words, why it can't.
pub fn parse_base_url(text: &str) -> Result<url::Url, &'static str> {
    let mut url = url::Url::parse(text).map_err(|_| "it is not a web address")?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err("it should begin with https:// and a host");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("it holds a ? or a #");
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

fn timezone(name: Option<&Spanned<String>>, findings: &mut Diagnostics) -> TimeZone {
    let Some(name) = name else { return TimeZone::UTC };
    TimeZone::get(&name.value).unwrap_or_else(|_| {
        let zones: Vec<String> = jiff::tz::db().available().map(|zone| zone.to_string()).collect();
        let near = nearest(&name.value, zones.iter().map(String::as_str));
        let help = match near {
            Some(near) => format!("Did you mean \"{near}\"?"),
            None => "Zones are named by a large city: \"Europe/Berlin\", \"America/New_York\", \"UTC\".".to_owned(),
        };
        let message = format!("There is no time zone called \"{}\".", name.value);
        let meant = surely(&name.value, zones.iter().map(String::as_str));
        let finding = Diagnostic::new(Code::BadValue, name.place.clone(), message).help(help);
        findings.push(finding.meant(&name.value, meant));
        TimeZone::UTC
    })
}

fn is_email(email: &Spanned<String>, findings: &mut Diagnostics) -> bool {
    let valid = super::contact::is_email(&email.value);
    if !valid {
        let message = format!("\"{}\" is not an e-mail address.", email.value);
        findings.push(
            Diagnostic::new(Code::BadValue, email.place.clone(), message)
                .help("Write it like this: email = \"learning@example.com\""),
        );
    }
    valid
}

fn brand(record: Option<&BrandRecord>, findings: &mut Diagnostics) -> crate::model::portal::Brand {
    let Some(record) = record else { return crate::model::portal::Brand::default() };
    let colours = record.colours().into_iter().map(|(name, colour)| (name.to_owned(), colour.value)).collect();
    let voice = record.voice.as_ref();
    let brand = crate::model::portal::Brand {
        colours,
        logo: None,
        logo_dark: None,
        heading_font: record.heading_font.clone(),
        body_font: record.body_font.clone(),
        radius: record.radius.map(|radius| radius.0).unwrap_or_default(),
        look: record.look.map(|look| look.0).unwrap_or_default(),
        share_pictures: record.share_pictures.map(|it| it.0).unwrap_or_default(),
        voice: Voice {
            obligation_words: voice.map(|v| v.obligation_words.clone()).unwrap_or_default(),
            banned: voice.map(|v| v.banned.clone()).unwrap_or_default(),
        },
    };
    findings.extend(forced_pairs(&brand).iter().filter_map(|pair| low_contrast(pair, record)));
    brand
}

/// A colour that can't be used as the author gave it, at its value.
fn low_contrast(pair: &BadPair, record: &BrandRecord) -> Option<Diagnostic> {
    let (_, authored) = record.colours().into_iter().find(|(name, _)| *name == pair.change)?;
    // Cut, not rounded: 4.497 to 1 would otherwise read as if it were enough.
    let ratio = (pair.ratio * 100.0).floor() / 100.0;
    let ground = match COLOURS.iter().any(|(name, _)| *name == pair.ground) {
        true => format!("`{}` ({})", pair.ground, hex(pair.ground_colour)),
        // Derived from the brand's colour; no author has ever heard its name.
        false => format!("the tint {}", hex(pair.ground_colour)),
    };
    let message = format!(
        "`{}` ({}) on {ground} has a contrast of {ratio} to 1, and {} to 1 is needed to be read.",
        pair.text,
        hex(pair.text_colour),
        pair.needed
    );
    let proposed = hex(pair.proposed);
    let help = format!(
        "{proposed} is shown instead. Write {} = \"{proposed}\", or another colour that can be read.",
        pair.change
    );
    Some(Diagnostic::new(Code::LowContrast, authored.place.clone(), message).help(help))
}

fn hex(colour: Colour) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue)
}

fn policy(record: Option<&PolicyRecord>, findings: &mut Diagnostics) -> Policy {
    let list = |days: &[Word<Day>]| -> Vec<Weekday> { days.iter().map(|day| day.0.into()).collect() };
    Policy {
        messages_per_week: record.and_then(|p| p.messages_per_week).unwrap_or(2),
        window: record.and_then(|p| p.window).map_or(Window::Rolling, |window| window.0),
        // One per cent of a 40-hour week.
        minutes_per_week: record.and_then(|p| p.minutes_per_week).unwrap_or(24),
        quiet_hours: record.and_then(|p| p.quiet_hours.as_ref()).and_then(|hours| quiet_hours(hours, findings)),
        quiet_days: record.map(|p| list(&p.quiet_days)).unwrap_or_default(),
        holidays: record.map(|p| p.holidays.clone()).unwrap_or_default(),
        exempt: record.map_or_else(|| vec![TouchpointKind::Safety], |p| p.exempt.iter().map(|kind| kind.0).collect()),
        friction_budget: record.and_then(|p| p.friction_budget).unwrap_or(6),
        small_cell: record.and_then(|p| p.small_cell).unwrap_or(10),
    }
}

fn quiet_hours(hours: &Spanned<String>, findings: &mut Diagnostics) -> Option<(Time, Time)> {
    let (from, to) = hours.value.split_once(['-', '–']).unwrap_or((&hours.value, ""));
    let parsed = parse_time(from.trim()).zip(parse_time(to.trim()));
    if parsed.is_none() {
        let message = format!("\"{}\" is not a span of hours.", hours.value);
        let help = "Write it like this: quiet_hours = \"18:00-08:00\"";
        findings.push(Diagnostic::new(Code::BadDate, hours.place.clone(), message).help(help));
    }
    parsed
}

fn platforms(record: &PortalRecord, findings: &mut Diagnostics) -> BTreeMap<String, Platform> {
    let platform = |(id, platform): (&String, &crate::load::portal::PlatformRecord)| {
        let deep_link = platform.deep_link.as_ref().filter(|link| {
            let valid = parse_address(&link.value.replace("{course_id}", "1")).is_some();
            if !valid {
                let message = format!("\"{}\" is not a web address.", link.value);
                let help = "It begins with https:// and holds {course_id} where the course's number belongs.";
                findings.push(Diagnostic::new(Code::BadUrl, link.place.clone(), message).help(help));
            }
            valid
        });
        let made = Platform {
            id: id.clone(),
            name: platform.name.clone().unwrap_or_else(|| id.clone()),
            deep_link: deep_link.map(|link| link.value.clone()),
            steps: platform.steps.iter().map(|step| step.0).collect(),
        };
        (id.clone(), made)
    };
    record.platforms.iter().map(platform).collect()
}

fn analytics(record: &PortalRecord) -> AnalyticsSettings {
    let analytics = record.analytics.as_ref();
    AnalyticsSettings {
        provider: analytics.and_then(|a| a.provider).map_or(AnalyticsProvider::None, |provider| provider.0),
        url: analytics.and_then(|a| a.url.as_ref()).map(|url| url.0.clone()),
        site: analytics.and_then(|a| a.site.clone()),
    }
}

fn severities(
    record: &PortalRecord,
    entry: &Entry<PortalRecord>,
    findings: &mut Diagnostics,
) -> BTreeMap<Code, Option<Severity>> {
    let mut severities = BTreeMap::new();
    for (word, level) in &record.check {
        let Some(code) = Code::parse(word) else {
            let place = entry.key_place("check", word).unwrap_or_else(|| key_before(&level.place, word));
            findings.push(unknown_code(&Spanned { value: word.clone(), place }));
            continue;
        };
        match severity(&level.value) {
            Some(severity) if severity < Some(Severity::Error) && !can_be_lowered(code) => findings.push(
                Diagnostic::new(
                    Code::BadValue,
                    level.place.clone(),
                    format!("`{word}` is always an error: what it speaks of can't be published as it stands."),
                )
                .help("Remove this line, and correct what the rule finds."),
            ),
            Some(severity) => {
                severities.insert(code, severity);
            }
            None => findings.push(
                Diagnostic::new(Code::BadValue, level.place.clone(), format!("\"{}\" is no severity.", level.value))
                    .help("Choose error, warning, note or off."),
            ),
        }
    }
    severities
}

/// Errors about form stay errors: a misspelt `draft` must never publish a page because someone was in a hurry.
fn can_be_lowered(code: Code) -> bool {
    code.severity() < Severity::Error || code == Code::EmailTooLarge || code.judges_wording()
}

#[expect(clippy::option_option, reason = "no such word, or the word for none")]
fn severity(word: &str) -> Option<Option<Severity>> {
    match word {
        "error" => Some(Some(Severity::Error)),
        "warning" => Some(Some(Severity::Warning)),
        "note" => Some(Some(Severity::Note)),
        "off" => Some(None),
        _ => None,
    }
}

/// What the columns of results are called, by our names.
fn results_columns(record: &PortalRecord, findings: &mut Diagnostics) -> BTreeMap<String, String> {
    let Some(results) = &record.results else { return BTreeMap::new() };
    for (ours, theirs) in &results.columns {
        if Column::of(&plain(ours)).is_none() {
            let message = format!("`{ours}` is no column of results that can be counted.");
            let help = match nearest(ours, Column::words()) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => {
                    "Write our name of the column on the left, and what your files call it on the right.".to_owned()
                }
            };
            findings.push(Diagnostic::new(Code::BadValue, key_before(&theirs.place, ours), message).help(help));
        }
    }
    results.columns.iter().map(|(ours, theirs)| (ours.clone(), theirs.value.clone())).collect()
}

/// The key that stands on the same line before a value.
fn key_before(value: &Place, key: &str) -> Place {
    let line_start = value.source.text[..value.span.start].rfind('\n').map_or(0, |i| i + 1);
    match value.source.text[line_start..value.span.start].find(key) {
        Some(at) => Place::new(&value.source, line_start + at..line_start + at + key.len()),
        None => value.clone(),
    }
}
