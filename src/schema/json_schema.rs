//! JSON Schema (2020-12) of what the reader accepts. Enter at [`of`].
//!
//! Where the reader is more generous than a schema can say (a word between blanks, `1.0` for a whole number, the length of
//! a month), the schema speaks of what people write.

use serde_json::{Map, Value, json};

use crate::load::json::of_toml_value;
use crate::load::kinds::Kind;
use crate::load::record::{FieldInfo, Shape};

/// A day, perhaps with a time behind it, which is ignored.
pub const DATE: &str = r"^\s*\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([Tt ].*)?\s*$";
/// Hours and minutes.
pub const TIME: &str = r"^\s*([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?\s*$";
/// A day with hours and minutes, and whatever says which zone is meant.
pub const DATE_TIME: &str = r"^\s*\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ]([01]\d|2[0-3]):[0-5]\d.*$";
/// A number with a unit, or several.
pub const DURATION: &str = r"^\s*\+?P?T?\d+([.,]\d+)?\s*[A-Za-zµ].*$";
pub const COLOUR: &str = r"^\s*#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\s*$";
pub const URL: &str = r"^\s*([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):\S";

/// The schema of a kind's front matter, or of the whole file where there is no Markdown below it.
pub fn of(kind: &Kind) -> Value {
    let mut schema = table(&(kind.fields)());
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".into(), kind.label.0.into());
    schema.insert("description".into(), kind.doc.into());
    schema.insert("$defs".into(), json!({ "absent": absent() }));
    Value::Object(schema)
}

/// What counts as left out, because content managers write it for what they leave empty.
fn absent() -> Value {
    json!({
        "description": "Left out.",
        "anyOf": [{ "type": "string", "pattern": r"^\s*$" }, { "type": "array", "maxItems": 0 }],
    })
}

fn or_absent(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "$ref": "#/$defs/absent" }] })
}

fn table(fields: &[FieldInfo]) -> Map<String, Value> {
    let properties: Map<_, _> = fields.iter().map(|field| (field.name.to_owned(), property(field))).collect();
    let required: Vec<_> = fields.iter().filter(|field| field.needed).map(|field| field.name).collect();
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), properties.into());
    // As `false` is, but editors underline the name itself instead of the whole table.
    schema.insert("additionalProperties".into(), json!({ "not": {} }));
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    schema
}

fn property(field: &FieldInfo) -> Value {
    let mut schema = if field.needed {
        json!({ "allOf": [shape(&field.shape)], "not": { "$ref": "#/$defs/absent" } })
    } else {
        or_absent(shape(&field.shape))
    };
    schema["title"] = field.label().into();
    schema["description"] = description(field).into();
    schema["examples"] = of_toml_value(field.example).into_iter().collect();
    schema
}

/// What a field is for and, for a name of something else, where that stands.
pub fn description(field: &FieldInfo) -> String {
    let doc: Vec<_> = field.doc.lines().map(str::trim).collect();
    let doc = doc.join(" ");
    match field.shape.target() {
        Some(target) => format!("{doc} (A name from {}.)", target.place()),
        None => doc,
    }
}

fn shape(shape: &Shape) -> Value {
    let matching = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    match shape {
        Shape::Text | Shape::Copy | Shape::Markdown | Shape::Picture | Shape::Reference(_) => {
            json!({ "type": "string" })
        }
        Shape::Whole => json!({ "type": "integer" }),
        Shape::Count => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Date => matching(DATE),
        Shape::Time => matching(TIME),
        Shape::DateTime => matching(DATE_TIME),
        Shape::Duration => matching(DURATION),
        Shape::Colour => matching(COLOUR),
        Shape::Url => matching(URL),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::List(inner) => json!({ "type": "array", "items": or_absent(self::shape(inner)) }),
        Shape::Names(inner) => json!({ "type": "object", "additionalProperties": self::shape(inner) }),
        Shape::Table(fields) => table(fields).into(),
        Shape::Either(forms) => json!({ "anyOf": forms.iter().map(self::shape).collect::<Vec<_>>() }),
        Shape::Free => json!({}),
    }
}
