//! The form of each field in the editor, made of what the reader knows about it. Enter at [`Forms::field`].
//!
//! What the editor has no form for is left out: it keeps what it doesn't know as it stands in the file.

use serde_json::{Map, Value, json};

use super::known::{Choice, Known};
use crate::load::kinds::{self, Kind};
use crate::load::record::{FieldInfo, Shape};
use crate::load::references::Target;
use crate::schema::json_schema::{DURATION, TIME, URL};

/// Fields that editors are better off without: here addresses are made of file names, and free fields have no form.
const LEFT_OUT: &[&str] = &["slug", "extra"];

/// Makes the forms for one portal.
pub struct Forms<'a> {
    pub known: &'a Known,
}

impl Forms<'_> {
    /// The fields of a kind, the text last.
    pub fn of(&self, kind: &Kind) -> Vec<Value> {
        let fields = kind.ordered().into_iter().filter(|field| !LEFT_OUT.contains(&field.name));
        let mut forms: Vec<Value> = fields.filter_map(|field| self.top(kind, &field)).collect();
        let mut body = markdown("body", "Text", "The text of the page or message, in Markdown.");
        body.insert("required".into(), false.into());
        self.translate(&mut body);
        forms.push(body.into());
        forms
    }

    /// A field of the file itself; translations say words for themselves.
    fn top(&self, kind: &Kind, field: &FieldInfo) -> Option<Value> {
        let mut form = self.field(field)?;
        if let Some(form) = form.as_object_mut().filter(|_| kind.is_words(field.name)) {
            self.translate(form);
        }
        Some(form)
    }

    /// Shows a field in every language.
    fn translate(&self, form: &mut Map<String, Value>) {
        if self.known.languages.len() > 1 {
            form.insert("i18n".into(), true.into());
            for inner in form.get_mut("fields").and_then(Value::as_array_mut).into_iter().flatten() {
                inner.as_object_mut().into_iter().for_each(|inner| self.translate(inner));
            }
            if let Some(inner) = form.get_mut("field").and_then(Value::as_object_mut) {
                self.translate(inner);
            }
        }
    }

    fn field(&self, field: &FieldInfo) -> Option<Value> {
        let mut form = self.form(field, &field.shape)?;
        form.insert("name".into(), field.name.into());
        form.insert("label".into(), field.label().into());
        form.insert("hint".into(), hint(field).into());
        // What a translation leaves out, its original says.
        let required = match self.known.languages.first() {
            Some(own) if field.needed && self.known.languages.len() > 1 => json!([own]),
            _ => field.needed.into(),
        };
        form.insert("required".into(), required);
        Some(form.into())
    }

    fn form(&self, field: &FieldInfo, shape: &Shape) -> Option<Map<String, Value>> {
        let matching = |pattern: &str, words: &str| json!({ "widget": "string", "pattern": [pattern, words] });
        Some(object(match shape {
            // What has a long example is long itself.
            Shape::Text if field.example.len() > 45 => json!({ "widget": "text" }),
            Shape::Text => json!({ "widget": "string" }),
            Shape::Copy => json!({ "widget": "text" }),
            Shape::Markdown => return Some(markdown(field.name, &field.label(), "")),
            Shape::Whole => json!({ "widget": "number", "value_type": "int" }),
            Shape::Count => json!({ "widget": "number", "value_type": "int", "min": 0 }),
            Shape::Number => json!({ "widget": "number", "value_type": "float" }),
            Shape::Truth => json!({ "widget": "boolean" }),
            Shape::Date => json!({ "widget": "datetime", "type": "date" }),
            Shape::DateTime => json!({ "widget": "datetime", "type": "datetime-local" }),
            Shape::Time => matching(TIME, "Hours and minutes, such as 07:30"),
            Shape::Duration => matching(DURATION, "A number and a unit, such as 45m, 1h 30m or 90d"),
            Shape::Url => matching(URL, "An address that begins with https://, mailto: or tel:"),
            Shape::Colour => json!({ "widget": "color" }),
            Shape::Picture => json!({ "widget": "image", "choose_url": false }),
            Shape::OneOf(words) => json!({ "widget": "select", "options": words }),
            Shape::Reference(target) => self.reference(*target),
            Shape::List(inner) => return self.list(field, inner),
            Shape::Table(fields) => {
                json!({ "widget": "object", "collapsed": "auto", "fields": self.inner(fields)? })
            }
            // A form for words would lose a table, and the other way round.
            Shape::Either(forms) if !forms.iter().all(is_plain) => return None,
            Shape::Either(forms) => return self.form(field, forms.first()?),
            Shape::Names(_) | Shape::Free => return None,
        }))
    }

    /// The parts of a table; none where one that is needed has no form, because then nobody could fill it in.
    fn inner(&self, fields: &[FieldInfo]) -> Option<Vec<Value>> {
        let made = fields.iter().map(|field| (field.needed, self.field(field)));
        made.filter_map(|(needed, form)| match form {
            Some(form) => Some(Some(form)),
            None => needed.then_some(None),
        })
        .collect()
    }

    /// Names of other things are chosen from what there is.
    fn reference(&self, target: Target) -> Value {
        let select = |choices: &[Choice]| {
            let options: Vec<_> = choices.iter().map(|it| json!({ "label": it.label, "value": it.value })).collect();
            // A choice among nothing is no form that people could fill in.
            if options.is_empty() {
                json!({ "widget": "string" })
            } else {
                json!({ "widget": "select", "options": options })
            }
        };
        let relation = |kind: &Kind| {
            json!({
                "widget": "relation",
                "collection": kind.name,
                "value_field": "{{slug}}",
                "display_fields": ["title"],
                "search_fields": ["title"],
            })
        };
        match target {
            Target::Course => relation(&kinds::COURSE),
            Target::Path => relation(&kinds::PATH),
            Target::Persona => relation(&kinds::PERSONA),
            Target::Testimonial => relation(&kinds::TESTIMONIAL),
            Target::Champion => relation(&kinds::CHAMPION),
            Target::Community => relation(&kinds::COMMUNITY),
            Target::CourseOrPath => select(&self.known.courses_and_paths),
            Target::Skill => select(&self.known.skills),
            Target::Fact => select(&self.known.facts),
            Target::Platform => select(&self.known.platforms),
        }
    }

    fn list(&self, field: &FieldInfo, inner: &Shape) -> Option<Map<String, Value>> {
        let inner = match inner {
            // A table says everything that a name says. A text beside it is left to those who know the file.
            Shape::Either(forms) => match &forms[..] {
                [full @ Shape::Table(_), Shape::Reference(_)] => full,
                _ => return None,
            },
            inner => inner,
        };
        match inner {
            Shape::OneOf(_) | Shape::Reference(_) => {
                let mut form = self.form(field, inner)?;
                if form.get("widget").is_some_and(|widget| widget != "string") {
                    form.insert("multiple".into(), true.into());
                    return Some(form);
                }
                Some(list_of(form))
            }
            Shape::Table(fields) => {
                let first = fields.iter().find(|field| field.needed).or(fields.first())?;
                Some(object(json!({
                    "widget": "list",
                    "collapsed": "auto",
                    "summary": format!("{{{{fields.{}}}}}", first.name),
                    "fields": self.inner(fields)?,
                })))
            }
            inner => Some(list_of(self.form(field, inner)?)),
        }
    }
}

/// Markdown as it stands: the editor's other mode knows neither passages for one persona nor notes and anchors.
fn markdown(name: &str, label: &str, hint: &str) -> Map<String, Value> {
    object(json!({
        "widget": "markdown", "name": name, "label": label, "hint": hint, "modes": ["raw"], "use_emoji_autocomplete": false,
    }))
}

/// A list in which each entry has one form.
fn list_of(mut form: Map<String, Value>) -> Map<String, Value> {
    form.insert("name".into(), "entry".into());
    form.insert("label".into(), "Entry".into());
    object(json!({ "widget": "list", "field": form }))
}

/// A form without parts.
fn is_plain(shape: &Shape) -> bool {
    !matches!(shape, Shape::Table(_) | Shape::List(_) | Shape::Names(_))
}

/// What the field is for, without the marks of code, and what a short one looks like.
fn hint(field: &FieldInfo) -> String {
    let lines: Vec<_> = field.doc.lines().map(str::trim).collect();
    let doc = lines.join(" ").replace('`', "");
    let example = field.example.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    match (&field.shape, example) {
        (Shape::Text | Shape::Time | Shape::Duration | Shape::Url, Some(text)) if text.len() <= 45 => {
            format!("{doc} For example: {text}")
        }
        _ => doc,
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(entries) => entries,
        _ => Map::new(),
    }
}
