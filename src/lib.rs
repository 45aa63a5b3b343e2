//! `uptake` compiles a content folder of courses, personas, testimonials, champion stories and campaigns into a
//! static learning portal, targeted landing pages and a campaign kit.
//!
//! Data flows one way; each step is a room and takes and gives a value:
//!
//! 1. [`load`]: the folder on disk → records as authored, every value with its place;
//! 2. [`check`]: records → the [`model`] of what is live, and every problem found, as [`diagnostics`];
//! 3. [`schedule`]: campaigns → dated messages per persona and channel;
//! 4. [`site_map`]: model and schedule → every artefact that will exist: path, kind, sources;
//! 5. [`render`]: artefacts → bytes, with the [`theme`] and the [`brand`]'s tokens;
//! 6. [`output`]: bytes → the published folder, at once.
//!
//! [`compile`] is steps 1 to 5: it writes nothing, prints nothing, and reads neither the clock nor the environment.
//! [`options`] resolves those at the border, [`cli`] and [`commands`] are the program around it. [`drawing`] makes the
//! pictures that [`render`] lays out and [`output`] lacks.

pub mod source;

pub mod diagnostics;
pub mod model;

pub mod drawing;

pub mod load;

pub mod check;

pub mod schedule;

pub mod site_map;

pub mod brand;
pub mod theme;

pub mod render;

pub mod output;

pub mod cli;
pub mod commands;
pub mod options;
pub mod scaffold;

mod compiled;
mod theming;

pub use compiled::{Compiled, Tally};

use std::io;

use check::silence::Silence;
use options::CompileOptions;

/// Content → everything that will be published, and what is wrong with it. With errors there are no files.
///
/// # Errors
/// When the content folder can't be read at all.
pub fn compile(options: &CompileOptions) -> io::Result<Compiled> {
    let (content, mut findings) = load::load(&options.content, &options.out)?;
    let checked = check::check(&content, &options.check);
    findings.extend(checked.findings.into_sorted());
    let Some(mut portal) = checked.portal else { return Ok(Compiled::refused(findings, &Silence::default())) };
    let silence = Silence::new(checked.allowed, portal.settings.severities.clone(), options.strictness);
    let messages = schedule::messages(&portal);
    findings.extend(schedule::voices::unvoiced(&portal, &messages));
    let tokens = brand::Tokens::of(&portal.settings.brand);
    let (theme, found) = theming::theme(&content);
    findings.extend(found);
    let Some(theme) = theme else { return Ok(Compiled::refused(findings, &silence)) };
    findings.extend(theming::unspoken(&theme, &portal.settings));
    let assets = theming::assets(&theme, &tokens, &portal.settings);
    let (site_map, found) = site_map::SiteMap::of(&mut portal, &messages, &content.files, &assets);
    findings.extend(found);
    let (materials, found) = theming::materials(&content, &portal.settings.brand);
    findings.extend(found);
    if silence.has_errors(&findings) {
        return Ok(Compiled::refused(findings, &silence));
    }
    let strings = &theme.strings(&portal.settings.language);
    let (portal, messages, site_map, tokens) = (&portal, &messages[..], &site_map, &tokens);
    let (theme, materials, earlier) = (&theme, &materials, &options.earlier);
    let inputs = render::Inputs { portal, messages, site_map, tokens, theme, strings, materials, earlier };
    match render::render(&inputs) {
        Ok((files, found)) => {
            findings.extend(found);
            Ok(Compiled::finished(findings, &silence, files, checked.left_out))
        }
        Err(error) => {
            findings.push(theming::render_finding(&error, &content));
            Ok(Compiled::refused(findings, &silence))
        }
    }
}
