//! The theme of a content folder, and what is wrong with its overrides as findings at their places.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;

use crate::brand::Tokens;
use crate::diagnostics::{Code, Diagnostic};
use crate::drawing::{self, Chosen, Fonts, Hindrance};
use crate::imaging::svg;
use crate::load::Content;
use crate::load::folder::{self, DiskFile};
use crate::model::Settings;
use crate::model::portal::Brand;
use crate::model::words::Words;
use crate::render::engine::RenderError;
use crate::render::press::{Logo, Materials};
use crate::source::{Place, Source};
use crate::theme::{Theme, ThemeProblem};

/// The built-in theme with the folder's overrides in `files`; `None` where they can't be used.
pub fn theme(files: &[Arc<Source>]) -> (Option<Theme>, Vec<Diagnostic>) {
    let overrides = files.iter().map(|source| (within(source).to_owned(), source.text.clone())).collect();
    match Theme::load(&overrides) {
        Ok(theme) => (Some(theme), Vec::new()),
        Err(problems) => (None, problems.iter().map(|problem| problem_finding(problem, files)).collect()),
    }
}

/// The phrases for the rules of wording: the language's and the portal's own.
pub fn words(theme: Option<&Theme>, settings: &Settings) -> Words {
    theme.map(|theme| theme.words(&settings.language)).unwrap_or_default().and(&settings.words)
}

/// What to say where the interface would speak English to readers of another language.
pub fn unspoken(theme: &Theme, settings: &Settings) -> Vec<Diagnostic> {
    let lacking = settings.languages.iter().filter(|language| theme.lacks(language));
    let finding = |language: &String| {
        let field = if settings.default_language() == language { "language" } else { "languages" };
        let message = format!(
            "The theme has no words in \"{language}\": buttons and labels of pages and messages will be in English."
        );
        let help = format!(
            "Copy the words of site-template/strings/en.toml to theme/strings/{language}.toml in your folder, and translate them."
        );
        Diagnostic::new(Code::UnspokenLanguage, settings.origin.place(field), message).help(help)
    };
    lacking.map(finding).collect()
}

/// The files that the theme publishes.
pub fn assets(theme: &Theme, tokens: &Tokens, settings: &Settings) -> BTreeMap<String, Bytes> {
    theme.assets(tokens, settings).into_iter().map(|(name, bytes)| (name, bytes.into())).collect()
}

/// What posters, screens and share pictures take from the content folder: the fonts in `static/fonts/` and the logo.
pub fn materials(content: &Content, brand: &Brand) -> (Materials, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut read = |path: &str, file: &DiskFile| match folder::read_bytes(path, file) {
        Ok(bytes) => Some(bytes),
        Err(finding) => {
            findings.push(*finding);
            None
        }
    };
    let is_font = |path: &str| path.starts_with("static/fonts/") && (path.ends_with(".ttf") || path.ends_with(".otf"));
    let fonts = content.files.iter().filter(|(path, _)| is_font(path));
    let fonts: Vec<_> = fonts.filter_map(|(path, file)| read(path, file)).collect();
    let chosen = Chosen { heading: brand.heading_font.as_deref(), body: brand.body_font.as_deref() };
    let logo = brand.logo.as_ref().and_then(|path| {
        let kind = logo_kind(path)?;
        let bytes = read(path, content.files.get(path)?)?;
        let bytes = if kind == SVG { svg::clean(&bytes).ok()?.text.into_bytes() } else { bytes };
        Some(Logo { kind, bytes })
    });
    let logo = logo.filter(|logo| {
        let hindrance = hindrance(logo);
        findings.extend(hindrance.and_then(|hindrance| undrawn(content, hindrance)));
        hindrance.is_none()
    });
    (Materials { fonts: Arc::new(Fonts::new(&fonts, chosen)), logo }, findings)
}

const SVG: &str = "image/svg+xml";

fn hindrance(logo: &Logo) -> Option<Hindrance> {
    let svg = std::str::from_utf8(&logo.bytes).ok().filter(|_| logo.kind == SVG)?;
    drawing::hindrance(svg)
}

/// What is wrong with the logo, and what to do.
fn said(hindrance: Hindrance) -> (&'static str, &'static str) {
    match hindrance {
        Hindrance::Filters => ("has filters, such as shadows", "export it without shadows and blurs"),
        Hindrance::Text => (
            "has text that each machine would write in a font of its own",
            "turn its text into outlines in your drawing program (\"convert to path\"), and export it anew",
        ),
        Hindrance::Far => ("has shapes far outside its frame", "remove what lies outside, and export it anew"),
        Hindrance::Laborious => {
            ("has more shapes or dashes than can be drawn again for each picture", "simplify it, and export it anew")
        }
    }
}

fn undrawn(content: &Content, hindrance: Hindrance) -> Option<Diagnostic> {
    let place = content.portal.as_ref()?.record.brand.as_ref()?.logo.as_ref()?.place.clone();
    let (problem, remedy) = said(hindrance);
    let message = format!("This logo {problem}, so posters and pictures show the portal's name instead.");
    let help = format!("Pages show the logo as it is. For posters too, {remedy}.");
    Some(Diagnostic::new(Code::ToldDifferently, place, message).help(help))
}

/// The kinds of picture that can be drawn into another.
fn logo_kind(path: &str) -> Option<&'static str> {
    match path.rsplit('.').next()? {
        "svg" => Some(SVG),
        "png" => Some("image/png"),
        "jpg" | "jpeg" => Some("image/jpeg"),
        "webp" => Some("image/webp"),
        _ => None,
    }
}

fn problem_finding(problem: &ThemeProblem, files: &[Arc<Source>]) -> Diagnostic {
    let place = place(&problem.file, problem.at, files);
    Diagnostic::new(Code::ThemeOverride, place, sentence(&problem.message)).help(problem.help.clone())
}

/// The theme and the template engine speak in fragments.
fn sentence(fragment: &str) -> String {
    let mut letters = fragment.trim_end_matches('.').chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// A template that asked for what isn't there.
pub fn render_finding(error: &RenderError, files: &[Arc<Source>]) -> Diagnostic {
    let message = format!("The page {} could not be made: {}.", error.page, error.message.trim_end_matches('.'));
    let help = match overriding(&error.file, files).is_some() {
        true => "Compare the file with the built-in one of the same name, or remove it.",
        false => {
            "A file of the built-in theme fails. If you replaced other files of it, remove them; else report this."
        }
    };
    Diagnostic::new(Code::ThemeOverride, place(&error.file, error.at, files), message).help(help)
}

fn place(file: &str, at: Option<(usize, usize)>, files: &[Arc<Source>]) -> Place {
    let unknown = || Source::new(format!("theme/{file}"), "");
    let source = overriding(file, files).unwrap_or_else(unknown);
    match at {
        Some((line, column)) => Place::at(&source, line, column),
        None => Place::file(&source),
    }
}

/// The content folder's own version of a theme's file.
fn overriding(file: &str, files: &[Arc<Source>]) -> Option<Arc<Source>> {
    files.iter().find(|source| within(source) == file).cloned()
}

/// A path within `theme/`.
fn within(source: &Source) -> &str {
    source.path.strip_prefix("theme/").unwrap_or(&source.path)
}
