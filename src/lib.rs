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
//! [`plan`] is steps 1 to 4, [`compile`] is steps 1 to 6: it writes nothing, prints nothing, and reads neither the clock nor the environment.
//! [`options`] resolves those at the border, [`cli`] and [`commands`] are the program around it. [`drawing`] makes the
//! pictures that [`render`] lays out and [`output`] lacks, [`finder`] ranks courses by a visitor's answers, [`statistics`] says
//! what a comparison can show. [`mending`] carries out fixes and [`external`] asks other sites, where `check` is told to.

pub mod source;

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

pub mod audit;

pub mod site_map;

pub mod brand;
pub mod theme;

pub mod render;

pub mod output;

pub mod cli;
pub mod commands;
pub mod external;
pub mod mending;
pub mod options;
pub mod scaffold;
pub mod withdraw;
mod withdrawing;

mod compiled;
mod theming;

pub use compiled::{Compiled, Tally};
pub use withdrawing::{Withdrawing, withdrawal};

use std::collections::BTreeSet;
use std::io;

use audit::Audit;
use audit::built::{self, Built};
use check::LeftOut;
use check::silence::Silence;
use check::upcoming::Coming;
use diagnostics::Diagnostic;
use load::Content;
use model::Portal;
use options::CompileOptions;
use output::OutputFile;
use render::engine::RenderError;
use render::workshop::Workshop;
use render::{Edition, Inputs};
use schedule::Plan;
use theme::Theme;

/// What is known of a portal before anything is made of it.
pub struct Planned {
    pub portal: Portal,
    /// The portal in its other languages.
    pub editions: Vec<Portal>,
    pub plan: Plan,
    pub audit: Audit,
    pub findings: Vec<Diagnostic>,
    pub silence: Silence,
    content: Content,
    theme: Option<Theme>,
    left_out: LeftOut,
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
    let (content, mut findings) = load::load(&options.content, &options.out)?;
    let checked = check::check(&content, &options.check);
    findings.extend(checked.findings.into_sorted());
    let (Some(mut portal), mut editions) = (checked.portal, checked.editions) else { return Ok(Err(findings)) };
    let silence = Silence::new(checked.allowed, portal.settings.severities.clone(), options.strictness);
    let (theme, found) = theming::theme(&content);
    findings.extend(found);
    if let Some(theme) = &theme {
        for edition in [&mut portal].into_iter().chain(&mut editions) {
            let strings = theme.strings(&edition.settings.language);
            schedule::reminders::add(edition, &|key, names| strings.with(key, names));
        }
    }
    let (plan, found) = schedule::plan(&portal);
    findings.extend(found);
    let words = theming::words(theme.as_ref(), &portal.settings);
    let (audit, found) = audit::audit(&portal, &editions, &plan, &words);
    let is_whole = findings.iter().all(|finding| finding.code.leaves_no_gap() || !silence.is_error(finding));
    findings.extend(found.into_iter().filter(|finding| is_whole || !finding.code.is_about_absence()));
    Ok(Ok(Planned { portal, editions, plan, audit, findings, silence, content, theme, left_out: checked.left_out }))
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

/// Content → everything that will be published, and what is wrong with it. With errors there are no files.
///
/// # Errors
/// When the content folder can't be read at all.
pub fn compile(options: &CompileOptions) -> io::Result<Compiled> {
    let planned = match plan(options)? {
        Ok(planned) => planned,
        Err(findings) => return Ok(Compiled::refused(findings, &Silence::default())),
    };
    let Planned { mut portal, mut editions, plan, audit, mut findings, silence, content, theme, left_out } = planned;
    let Some(theme) = theme else { return Ok(Compiled::refused(findings, &silence)) };
    findings.extend(theming::unspoken(&theme, &portal.settings));
    let tokens = brand::Tokens::of(&portal.settings.brand);
    let (assets, data) = rayon::join(
        || theming::assets(&theme, &tokens, &portal.settings),
        || theming::data([&portal].into_iter().chain(&editions), &theme),
    );
    let (site_map, found) =
        site_map::SiteMap::of(&mut portal, &mut editions, &plan.messages, &content.files, &assets, &data);
    findings.extend(found);
    let (materials, found) = theming::materials(&content, &portal.settings.brand);
    findings.extend(found);
    if silence.has_errors(&findings) {
        return Ok(Compiled::refused(findings, &silence));
    }
    let workshop = Workshop::new(&theme, [&portal].into_iter().chain(&editions), &tokens, &materials);
    let made = workshop.and_then(|workshop| {
        let (strings, earlier) = (&theme.strings(&portal.settings.language), &options.earlier);
        let (portal, plan, audit, site_map, tokens) = (&portal, &plan, &audit, &site_map, &tokens);
        let (messages, ways, theme, workshop) = (&plan.messages[..], &[][..], &theme, &workshop);
        let further = editions.iter().zip(&site_map.further_links).map(|(portal, links)| Edition { portal, links });
        let editions = &[Edition { portal, links: &site_map.links }].into_iter().chain(further).collect::<Vec<_>>()[..];
        make(
            &Inputs {
                portal,
                editions,
                plan,
                messages,
                audit,
                ways,
                site_map,
                tokens,
                theme,
                strings,
                workshop,
                earlier,
            },
            &mut findings,
        )
    });
    match made {
        Ok(files) => Ok(Compiled::finished(findings, &silence, files, left_out)),
        Err(error) => {
            findings.push(theming::render_finding(&error, &content));
            Ok(Compiled::refused(findings, &silence))
        }
    }
}

/// The pages, what they show to be true, and then everything else, which may tell of it.
fn make(inputs: &Inputs<'_>, findings: &mut Vec<Diagnostic>) -> Result<Vec<OutputFile>, RenderError> {
    let mut files = render::pages(inputs)?;
    // Messages lead to the portal's default language, and what is judged is the way from them.
    let of_default = inputs.site_map.artefacts.iter().filter(|artefact| artefact.edition == 0);
    let of_default: BTreeSet<&str> = of_default.map(|artefact| artefact.path.as_str()).collect();
    let judged = files.iter().filter(|file| of_default.contains(file.path.as_str()));
    let pages = judged.filter_map(|file| Some((file.path.as_str(), file.bytes()?)));
    let (ways, found) = built::judge(inputs.portal, inputs.plan, Built::new(inputs.portal, pages));
    findings.extend(found);
    let (others, found) = render::others(&Inputs { ways: &ways, ..*inputs })?;
    findings.extend(found);
    files.extend(others);
    Ok(files)
}
