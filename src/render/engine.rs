//! The only place that knows the template engine.
//!
//! Enter at [`Templates::of`], once per theme, and at [`Engine::new`]. Values that many pages show are made once and
//! shared; a page adds a few of its own.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use crate::theme::{self, Theme, ThemeProblem};

/// Why a page could not be made: a template asked for something that isn't there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// The template, relative to the theme's folder.
    pub file: String,
    /// Line and column, from 1.
    pub at: Option<(usize, usize)>,
    pub message: String,
    /// The page that was being made.
    pub page: String,
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, message, page, .. } = self;
        match self.at {
            Some((line, column)) => write!(f, "{file}:{line}:{column}: {message} (page {page})"),
            None => write!(f, "{file}: {message} (page {page})"),
        }
    }
}

impl std::error::Error for RenderError {}

/// A theme's templates, read once for all engines.
#[derive(Clone)]
pub struct Templates {
    tera: Arc<Tera>,
    /// As written: asked again when something fails, because they know the line.
    written: Arc<BTreeMap<String, String>>,
}

impl Templates {
    pub fn of(theme: &Theme) -> Result<Self, RenderError> {
        Ok(Self { tera: Arc::new(tera(&theme.templates)?), written: Arc::new(theme.written.clone()) })
    }
}

pub struct Engine {
    templates: Templates,
    globals: Vec<(&'static str, Value)>,
}

impl Engine {
    /// An engine for a theme's templates, with values that every page sees.
    pub fn new(templates: &Templates, globals: Vec<(&'static str, Value)>) -> Self {
        Self { templates: templates.clone(), globals }
    }

    /// The template `name` with `values`.
    pub fn render(&self, name: &str, values: Vec<(&'static str, Value)>) -> Result<String, RenderError> {
        let mut context = Context::new();
        for (key, value) in self.globals.iter().cloned().chain(values) {
            context.insert_value(key, value);
        }
        let rendered = self.templates.tera.render(name, &context);
        rendered.map_err(|error| self.located(name, &context).unwrap_or_else(|| failure(&error, name)))
    }

    /// The same failure, with its place in the file that people edit.
    fn located(&self, name: &str, context: &Context) -> Option<RenderError> {
        let error = tera(&self.templates.written).ok()?.render(name, context).err()?;
        Some(failure(&error, name))
    }
}

fn tera(templates: &BTreeMap<String, String>) -> Result<Tera, RenderError> {
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".svg"]);
    tera.add_raw_templates(templates).map_err(|error| failure(&error, ""))?;
    Ok(tera)
}

/// A view as a value that pages share.
pub fn value<V: Serialize + ?Sized>(view: &V) -> Value {
    Value::from_serializable(view)
}

/// A view as JSON that a script of the page reads: it stands in a script element of a type that nothing runs.
pub fn data<V: Serialize>(view: &V) -> Value {
    let json = serde_json::to_string(view).unwrap_or_default();
    html(&super::escape::json_in_script(&json))
}

/// A view as JSON for other programs, by the same words.
pub fn json<V: Serialize>(view: &V) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(view).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// HTML that we made ourselves; the only text that templates don't escape.
pub fn html(text: &str) -> Value {
    Value::safe_string(text)
}

/// Overrides whose templates can't be read, each tried on its own on top of the built-in theme.
pub fn broken_overrides(
    built_in: &BTreeMap<String, String>,
    overrides: &BTreeMap<&String, &String>,
) -> Vec<ThemeProblem> {
    let sound: Vec<_> = built_in.iter().filter(|(path, _)| theme::is_template(path)).collect();
    let templates = overrides.iter().filter(|(path, _)| theme::is_template(path));
    let tried = templates.filter_map(|(path, text)| {
        let others = sound.iter().filter(|(other, _)| other != path).map(|(p, t)| (p.as_str(), t.as_str()));
        let all: Vec<_> = others.chain([(path.as_str(), text.as_str())]).collect();
        let error = Tera::new().add_raw_templates(all).err()?;
        let RenderError { at, message, .. } = failure(&error, path);
        let help = "The built-in file of the same name shows what the template is given.".to_owned();
        Some(ThemeProblem { file: (*path).clone(), at, message, help })
    });
    tried.collect()
}

fn failure(error: &tera::Error, template: &str) -> RenderError {
    let page = String::new();
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => RenderError {
            file: report.filename().to_owned(),
            at: Some((report.span().start_line, report.span().start_col + 1)),
            message: report.message().to_owned(),
            page,
        },
        other => RenderError { file: template.to_owned(), at: None, message: other.to_string(), page },
    }
}
