//! `.pages.yml`: the configuration of Pages CMS, an editor in the browser that signs in for its users.
//!
//! It merges what it edits into the file, so fields of which it has no form are left out here and stay as they are.

use serde_json::{Map, Value, json};

use super::{json_schema, yaml};
use crate::load::kinds::{self, Kind, KindPlace};
use crate::load::record::{FieldInfo, Shape};

pub fn configuration(from_repository: &str) -> String {
    let content: Vec<Value> = kinds::ALL.iter().filter_map(|kind| collection(kind, from_repository)).collect();
    let configuration = json!({
        "media": { "input": format!("{from_repository}static"), "output": "static" },
        "settings": { "content": { "merge": true } },
        "content": content,
    });
    format!(
        "# An editor in the browser: https://pagescms.org. It looks for this file at the top of the repository.\n{}",
        yaml::document(&configuration)
    )
}

fn collection(kind: &Kind, from_repository: &str) -> Option<Value> {
    let mut fields: Vec<Value> = kind.ordered().iter().filter_map(field).collect();
    let mut collection = json!({ "name": kind.name, "label": kind.label.1, "description": kind.doc });
    match kind.place {
        // Comments would be lost, and settings are looked after by those who know the file.
        KindPlace::File(_) => return None,
        // The brief and the messages lie in the same folders; which is which can't be said here.
        KindPlace::Touchpoints => return None,
        KindPlace::Items(folder) => {
            collection["path"] = format!("{from_repository}{folder}").into();
            collection["filename"] = "{primary}.md".into();
        }
        KindPlace::Campaigns => {
            collection["path"] = format!("{from_repository}campaigns").into();
            collection["filename"] = "{primary}/index.md".into();
        }
    }
    fields.push(json!({ "name": "body", "label": "Text", "type": "code", "options": { "language": "markdown" } }));
    collection["type"] = "collection".into();
    collection["format"] = "toml-frontmatter".into();
    collection["subfolders"] = true.into();
    collection["view"] = json!({ "primary": "title", "fields": ["title", "draft"] });
    collection["fields"] = fields.into();
    Some(collection)
}

fn field(field: &FieldInfo) -> Option<Value> {
    let mut made = form(&field.shape)?;
    made.insert("name".into(), field.name.into());
    made.insert("label".into(), field.label().into());
    made.insert("description".into(), json_schema::description(field).into());
    if field.needed {
        made.insert("required".into(), true.into());
    }
    Some(made.into())
}

/// The form of a value; none where Pages CMS has no such form.
fn form(shape: &Shape) -> Option<Map<String, Value>> {
    let form = match shape {
        Shape::Text | Shape::Reference(_) | Shape::Time | Shape::Duration | Shape::Url | Shape::Colour => {
            json!({ "type": "string" })
        }
        Shape::Copy | Shape::Markdown => json!({ "type": "text" }),
        Shape::Whole | Shape::Count | Shape::Number => json!({ "type": "number" }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Date => json!({ "type": "date" }),
        Shape::DateTime => json!({ "type": "date", "options": { "time": true } }),
        Shape::Picture => json!({ "type": "image" }),
        Shape::OneOf(words) => json!({ "type": "select", "options": { "values": words } }),
        Shape::List(inner) => {
            let mut form = form(inner)?;
            // A list of lists has no form.
            let is_list = form.insert("list".into(), true.into()).is_some();
            return (!is_list).then_some(form);
        }
        Shape::Table(fields) => {
            json!({ "type": "object", "fields": fields.iter().filter_map(field).collect::<Vec<_>>() })
        }
        Shape::Names(_) | Shape::Either(_) | Shape::Free => return None,
    };
    match form {
        Value::Object(form) => Some(form),
        _ => None,
    }
}
