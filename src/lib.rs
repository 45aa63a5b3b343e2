//! `uptake` compiles a content folder of courses, personas, testimonials, champion stories and campaigns into a
//! static learning portal, targeted landing pages and a campaign kit.
//!
//! Data flows one way; each step is a room and takes and gives a value:
//!
//! 1. [`load`]: the folder on disk → records as authored, every value with its place;
//! 2. [`check`]: records → the [`model`] of what is live, and every problem found, as [`diagnostics`];
//! 3. [`schedule`]: campaigns → the plan: dated messages per persona and channel, and the attention that they take;
//! 4. [`audit`]: whether plan and texts respect the people they are for;
//! 5. [`site_map`]: model and plan → every artefact that will exist: path, kind, sources;
//! 6. [`render`]: artefacts → bytes, with the [`theme`] and the [`brand`]'s tokens;
//! 7. [`output`]: bytes → the published folder, at once.
//!
//! [`plan`] is steps 1 to 4, [`compile`] is steps 1 to 6: it writes nothing but what a depot is given, prints nothing, and reads
//! neither the clock nor the environment.
//! [`options`] resolves those at the border, [`cli`] and [`commands`] are the program around it. [`drawing`] makes the
//! pictures that [`render`] lays out and [`output`] lacks, [`finder`] ranks courses by a visitor's answers, [`statistics`] says
//! what a comparison can show, and [`measure`] what the results of campaigns say. [`mending`] carries out fixes and [`external`] asks other sites, where `check` is told to.

pub mod contracts;
pub mod inside;
pub mod source;
pub mod steps;
pub mod trouble;
pub mod xml;

pub mod diagnostics;
pub mod model;

pub mod compass;

pub mod drawing;
pub mod imaging;

pub mod load;

pub mod check;

pub mod schedule;

pub mod finder;

pub mod statistics;

pub mod measure;

pub mod audit;

pub mod site_map;

pub mod brand;
pub mod theme;

pub mod render;

pub mod output;

pub mod cli;
pub mod cms;
pub mod commands;
pub mod external;
pub mod importing;
pub mod mending;
pub mod options;
pub mod scaffold;
pub mod schema;
pub mod serve;
pub mod withdraw;
mod withdrawing;

mod version;

mod compiled;
mod draft;
mod prepared;
mod shelf;
mod theming;

pub use compiled::{Compiled, Tally};
pub use prepared::{Prepared, Refused};
pub use shelf::Shelf;
pub use withdrawing::{Withdrawing, withdrawal};

use std::io;
use std::mem;
use std::sync::Arc;

use audit::Audit;
use check::silence::Silence;
use check::upcoming::Coming;
use diagnostics::Diagnostic;
use draft::Draft;
use model::Portal;
use options::CompileOptions;
use render::machines::Export;
use render::workshop::Workshop;
use schedule::Plan;
use steps::Step;

/// What is known of a portal before anything is made of it.
pub struct Planned {
    pub portal: Portal,
    /// The portal in its other languages.
    pub editions: Vec<Portal>,
    pub plan: Plan,
    pub audit: Audit,
    pub findings: Vec<Diagnostic>,
    pub silence: Silence,
}

impl Planned {
    /// The findings that remain, by file and place.
    pub fn judged(&self) -> Vec<Diagnostic> {
        compiled::sorted(self.findings.clone(), &self.silence)
    }
}

/// Content → the plan of who gets what and when, and what is wrong with it; `Err` holds the findings where there is no
/// portal.
///
/// # Errors
/// When the content folder can't be read at all.
pub fn plan(options: &CompileOptions) -> io::Result<Result<Planned, Vec<Diagnostic>>> {
    Ok(draft(options, &mut Shelf::default())?.map(|mut draft| {
        let (audit, found) = draft.audited();
        draft.findings.extend(found);
        let Draft { portal, editions, plan, findings, silence, .. } = draft;
        Planned { portal, editions, plan, audit, findings, silence }
    }))
}

/// The first three steps: content → the plan, as yet unjudged.
fn draft(options: &CompileOptions, shelf: &mut Shelf) -> io::Result<Result<Draft, Vec<Diagnostic>>> {
    options.steps.begin(Step::Load);
    let mut findings = shelf.read(options)?;
    options.steps.begin(Step::Check);
    let checked = check::check(&shelf.content, &options.check);
    let overrides = shelf.content.theme.clone();
    findings.extend(checked.findings.into_sorted());
    let (Some(mut portal), mut editions) = (checked.portal, checked.editions) else { return Ok(Err(findings)) };
    options.steps.begin(Step::Schedule);
    let silence = Silence::new(checked.allowed, portal.settings.severities.clone(), options.strictness);
    let (theme, found) = shelf.theme(&overrides);
    findings.extend(found);
    if let Some(theme) = &theme {
        for edition in [&mut portal].into_iter().chain(&mut editions) {
            let strings = theme.strings(&edition.settings.language);
            schedule::reminders::add(edition, &|key, names| strings.with(key, names));
        }
    }
    let (plan, found) = schedule::plan(&portal);
    findings.extend(found);
    // After the reminders, which have results as well.
    let (results, found) = check::results::matched(&checked.tables, &portal);
    findings.extend(found);
    // A file may have a million rows; what is summed up needs its text no more.
    drop(checked.tables);
    shelf.content.results.clear();
    shelf.let_go();
    let measurement = measure::measure(&portal, &results);
    let is_whole = findings.iter().all(|finding| finding.code.leaves_no_gap() || !silence.is_error(finding));
    let words = theming::words(theme.as_deref(), &portal.settings);
    let left_out = checked.left_out;
    Ok(Ok(Draft {
        portal,
        editions,
        plan,
        measurement,
        findings,
        silence,
        overrides,
        theme,
        words,
        left_out,
        is_whole,
    }))
}

/// Content → everything that is known before the first page is made; `Err` where nothing can be made of it. What the
/// audit finds is not in it yet: pages don't wait for it.
///
/// # Errors
/// When the content folder can't be read at all.
pub fn prepare(options: &CompileOptions, shelf: &mut Shelf) -> io::Result<Result<Prepared, Refused>> {
    let mut draft = match draft(options, shelf)? {
        Ok(draft) => draft,
        Err(findings) => return Ok(Err(Refused::Unread(findings))),
    };
    let Some(theme) = draft.theme.take() else { return Ok(Err(Refused::Unsound(Box::new(draft)))) };
    options.steps.begin(Step::SiteMap);
    let Draft { portal, editions, plan, measurement, findings, .. } = &mut draft;
    findings.extend(theming::unspoken(&theme, &portal.settings));
    let tokens = brand::Tokens::of(&portal.settings.brand);
    // The shelf is lent to what is made beside.
    let content = mem::take(&mut shelf.content);
    let mut linked = mem::take(&mut shelf.linked);
    let (messages, results, files) = (&plan.messages, &measurement.files, &content.files);
    let published =
        |portal: &Portal, editions: &[Portal]| shelf.published(&theme, &content.theme, &tokens, portal, editions);
    let (site_map, found) = site_map::SiteMap::of(portal, editions, messages, results, files, &mut linked, published);
    findings.extend(found);
    (shelf.content, shelf.linked) = (content, linked);
    let content = &shelf.content;
    let (materials, found) = theming::materials(content, &portal.settings.brand);
    findings.extend(found);
    let workshop = shelf.templates(&theme).map(|templates| {
        Workshop::new(templates, &theme, [&*portal].into_iter().chain(&*editions), &tokens, &materials)
    });
    let workshop = match workshop {
        Ok(workshop) if !draft.silence.has_errors(&draft.findings) => workshop,
        Ok(_) => return Ok(Err(Refused::Unsound(Box::new(draft)))),
        Err(error) => {
            draft.findings.push(theming::render_finding(&error, &draft.overrides));
            return Ok(Err(Refused::Unsound(Box::new(draft))));
        }
    };
    let strings = theme.strings(&draft.portal.settings.language);
    let (earlier, steps, depot) = (options.earlier.clone(), options.steps.clone(), options.depot.clone());
    let known = Arc::clone(&shelf.known);
    Ok(Ok(Prepared { draft, site_map, tokens, theme, strings, workshop, earlier, known, steps, depot }))
}

/// What changes by itself after the day that `options` name; `Err` holds the findings where there is no portal.
///
/// # Errors
/// When the content folder can't be read at all.
pub fn upcoming(options: &CompileOptions) -> io::Result<Result<Coming, Vec<Diagnostic>>> {
    let (content, mut findings) = load::load(&options.content, &options.out)?;
    let checked = check::check(&content, &options.check);
    findings.extend(checked.findings.into_sorted());
    let Some(portal) = checked.portal else { return Ok(Err(findings)) };
    Ok(Ok(check::upcoming::upcoming(&content, &portal)))
}

/// Content → its courses as another system reads them; `Err` holds the findings where something is wrong with them.
///
/// # Errors
/// When the content folder can't be read at all.
pub fn export(options: &CompileOptions, export: Export) -> io::Result<Result<Vec<u8>, Vec<Diagnostic>>> {
    Ok(match prepare(options, &mut Shelf::default())? {
        Ok(prepared) => prepared.exported(export),
        Err(refused) => Err(refused.judged().findings),
    })
}

/// Content → the report of what its results say, and what is wrong with it. With errors there are no files.
///
/// # Errors
/// When the content folder can't be read at all.
pub fn measured(options: &CompileOptions) -> io::Result<Compiled> {
    Ok(match prepare(options, &mut Shelf::default())? {
        Ok(prepared) => prepared.measured(),
        Err(refused) => refused.judged(),
    })
}

/// Content → everything that will be published, and what is wrong with it. With errors there are no files.
///
/// # Errors
/// When the content folder can't be read at all.
pub fn compile(options: &CompileOptions) -> io::Result<Compiled> {
    Ok(match prepare(options, &mut Shelf::default())? {
        Ok(prepared) => prepared.made(),
        Err(refused) => refused.judged(),
    })
}
