//! [`Reader`]: reads one file's TOML value by value and collects what is wrong, never only the first thing.
//!
//! A field's value comes in through [`FromField`] and [`FromValue`]; `record!` (in `record.rs`) writes the calls.
//! Errors that an author makes here: unknown names, wrong types, missing fields, keys that slid into a table.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::record::Record;
use crate::diagnostics::nearest::{nearest, surely};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Place, Source};

/// A file with more findings is another file than its author thinks, and to look for the name nearest to each takes long.
const MOST_ADVISED: usize = 500;

pub type Value<'a> = &'a TomlSpanned<DeValue<'a>>;

/// A type that can be read from one TOML value. `None` means that the reason has been reported.
pub trait FromValue: Sized {
    fn shape() -> super::record::Shape;
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self>;
}

/// A type that a field of a record can have: something optional, a list, or a table of names.
pub trait FromField: Sized {
    fn shape() -> super::record::Shape;
    fn from_field(value: Option<Value<'_>>, reader: &mut Reader) -> Self;
}

pub struct Reader {
    pub source: Arc<Source>,
    /// Where the TOML begins in the source, in bytes.
    offset: usize,
    /// The field being read, for the example in a finding's help.
    field: Option<Field>,
    /// Whether the outermost table knows a name.
    root_knows: fn(&str) -> bool,
    pub findings: Vec<Diagnostic>,
}

/// A field by its name, with a value as it is written.
#[derive(Debug, Clone, Copy)]
struct Field {
    name: &'static str,
    example: &'static str,
}

impl Reader {
    pub fn new(source: Arc<Source>, offset: usize) -> Self {
        Self { source, offset, field: None, root_knows: |_| false, findings: Vec::new() }
    }

    /// The place of a span of the TOML.
    pub fn place(&self, span: Range<usize>) -> Place {
        Place::new(&self.source, span.start + self.offset..span.end + self.offset)
    }

    /// Reads the outermost table of a file as `R`.
    pub fn root<R: Record>(&mut self, table: &DeTable<'_>) -> R {
        self.root_knows = R::knows;
        let record = R::take(table, self);
        let file = Place::file(&self.source);
        self.judge_names::<R>(table, &file, &|_| false);
        record
    }

    /// Reads a table within the file as `R`; fields that are missing are reported at `span`.
    pub fn table<R: Record>(&mut self, table: &DeTable<'_>, span: Range<usize>) -> R {
        let outer = self.field.take();
        let record = R::take(table, self);
        self.field = outer;
        let place = self.place(span);
        let root_knows = self.root_knows;
        self.judge_names::<R>(table, &place, &root_knows);
        record
    }

    /// Reads the field `name` of `table`; `example` is a value as it is written.
    pub fn field<T: FromField>(&mut self, table: &DeTable<'_>, name: &'static str, example: &'static str) -> T {
        self.field = Some(Field { name, example });
        let value = table.get(name).filter(|value| !is_absent(value.get_ref()));
        let result = T::from_field(value, self);
        self.field = None;
        result
    }

    /// Reports that `value` is not what its field holds.
    pub fn wrong_type(&mut self, value: Value<'_>, expected: &str) {
        let name = self.field.map_or("This value".to_owned(), |f| format!("`{}`", f.name));
        let message = format!("{name} should be {expected}, but this is {}.", describe(value.get_ref()));
        self.report(Code::WrongType, value.span(), message);
    }

    /// Reports a finding at a span of the TOML; the help shows how the field is written.
    pub fn report(&mut self, code: Code, span: Range<usize>, message: impl Into<String>) {
        let help = self.field.map_or(String::new(), |f| format!("Write it like this: {} = {}", f.name, f.example));
        self.report_with(code, span, message, help);
    }

    pub fn report_with(&mut self, code: Code, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let place = self.place(span);
        self.findings.push(Diagnostic::new(code, place, message).help(help));
    }

    /// The name of the field being read.
    pub fn field_name(&self) -> &'static str {
        self.field.map_or("this value", |f| f.name)
    }

    /// Reports the keys that no field has and the needed fields that no key has.
    fn judge_names<R: Record>(&mut self, table: &DeTable<'_>, missing_at: &Place, elsewhere: &dyn Fn(&str) -> bool) {
        let (mut meant, mut settled) = (Vec::new(), Vec::new());
        let names = LazyCell::new(|| R::fields().iter().map(|f| f.name).collect::<Vec<&'static str>>());
        for key in table.keys().filter(|key| !R::knows(key.get_ref().as_ref())) {
            let name: &str = key.get_ref().as_ref();
            if elsewhere(name) {
                let message = format!(
                    "`{name}` is a field of the whole file, but it stands below a line in [brackets], which makes it a part of that table."
                );
                let help = "Move this line up, above the first line that begins with `[`.";
                self.report_with(Code::MisplacedField, key.span(), message, help);
                continue;
            }
            let is_advised = self.findings.len() < MOST_ADVISED;
            let near = nearest(name, names.iter().copied().filter(|_| is_advised));
            meant.extend(near);
            let help = match near {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("Remove it or choose another name. These are known here: {}.", names.join(", ")),
            };
            // The field may be there already, and given twice it would be a greater mistake.
            let free = names.iter().copied().filter(|known| !table.contains_key(*known));
            let surely = near.and_then(|near| surely(name, free).filter(|surely| near == *surely));
            let surely = surely.filter(|surely| !settled.contains(surely));
            settled.extend(surely);
            let message = format!("There is no field called `{name}` here.");
            let finding = Diagnostic::new(Code::UnknownField, self.place(key.span()), message).help(help);
            self.findings.push(finding.meant(name, surely));
        }
        let given = |name: &str| table.get(name).is_some_and(|value| !is_absent(value.get_ref()));
        // A misspelt field is one mistake, not two.
        for name in R::needed().into_iter().filter(|name| !given(name) && !meant.contains(name)) {
            self.report_missing::<R>(name, missing_at);
        }
    }

    fn report_missing<R: Record>(&mut self, name: &str, place: &Place) {
        let fields = R::fields();
        let Some(field) = fields.iter().find(|f| f.name == name) else { return };
        let message = format!("`{name}` is missing. {}", first_sentence(field.doc));
        let help = format!("Add a line like this: {}", field.written());
        self.findings.push(Diagnostic::new(Code::MissingField, place.clone(), message).help(help));
    }
}

/// `""` and `[]` mean "not given": content managers write them for every field that was left empty.
pub fn is_absent(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::String(text) => text.trim().is_empty(),
        DeValue::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// A value in words, for "but this is …".
fn describe(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("the text \"{}\"", shortened(text)),
        DeValue::Integer(number) => format!("the number {number}"),
        DeValue::Float(number) => format!("the number {number}"),
        DeValue::Boolean(truth) => format!("`{truth}`"),
        DeValue::Datetime(moment) => match (moment.date, moment.time) {
            (Some(_), None) => format!("the date {moment}"),
            (None, _) => format!("the time {moment}"),
            (Some(_), Some(_)) => format!("the date and time {moment}"),
        },
        DeValue::Array(items) => format!("a list of {}", items.len()),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn first_sentence(doc: &str) -> &str {
    doc.split_inclusive(". ").next().unwrap_or(doc).trim()
}
