//! Where the editor finds the items of each kind, and where it puts new ones. Enter at [`all`].

use serde_json::{Value, json};

use super::fields::Forms;
use crate::load::kinds::{self, Kind, KindPlace};
use crate::load::record::Shape;

/// A collection for each kind of items. `from_repository` leads from the repository to the content folder: `portal/`.
pub fn all(forms: &Forms<'_>, from_repository: &str) -> Vec<Value> {
    kinds::ALL.iter().filter_map(|kind| collection(kind, forms, from_repository)).collect()
}

fn collection(kind: &Kind, forms: &Forms<'_>, from_repository: &str) -> Option<Value> {
    let folder = kind.place.folder()?;
    let mut collection = json!({
        "name": kind.name,
        "label": kind.label.1,
        "label_singular": kind.label.0,
        "description": kind.doc,
        "folder": format!("{from_repository}{folder}"),
        "icon": icon(kind),
        "create": true,
        "format": "toml-frontmatter",
        "extension": "md",
        // Pictures lie beside the text.
        "media_folder": "",
        "public_folder": "",
        "sortable_fields": ["title", "updated"],
        "fields": forms.of(kind),
    });
    if forms.known.languages.len() > 1 {
        collection["i18n"] = true.into();
    }
    match kind.place {
        KindPlace::File(_) => return None,
        // `courses/NAME.md` and `courses/NAME/index.md` are both found; new ones get a folder for their pictures.
        KindPlace::Items(folder) => {
            stand_in_folders(&mut collection);
            collection["preview_path"] = format!("{}/{{{{slug}}}}/", address(kind).unwrap_or(folder)).into();
        }
        KindPlace::Campaigns => {
            stand_in_folders(&mut collection);
            // The messages beside a brief have no objective, which the editor takes for the word `null`.
            collection["filter"] = json!({ "field": "objective", "pattern": "^(?!null$)" });
            collection["preview_path"] = "c/{{slug}}/".into();
        }
        KindPlace::Touchpoints => {
            collection["description"] = "Choose a campaign on the left to see its messages.".into();
            collection["nested"] = json!({ "depth": 2, "subfolders": false });
            collection["meta"] = json!({ "path": {} });
            let words = (kind.fields)().into_iter().find_map(|field| match (field.name, field.shape) {
                ("kind", Shape::OneOf(words)) => Some(words),
                _ => None,
            });
            collection["filter"] = json!({ "field": "kind", "value": words.unwrap_or_default() });
        }
    }
    Some(collection)
}

/// Items may stand in folders of their own or beside each other. Other items name them by the same slug in either case.
fn stand_in_folders(collection: &mut Value) {
    collection["nested"] = json!({ "depth": 2, "subfolders": true });
    collection["meta"] = json!({ "path": { "index_file": "index" } });
}

/// The folder of the portal in which a kind's pages stand, where it isn't the content's.
fn address(kind: &Kind) -> Option<&'static str> {
    match kind.name {
        "persona" => Some("for"),
        _ => None,
    }
}

/// A picture of the Material Symbols, which the editor brings along.
fn icon(kind: &Kind) -> &'static str {
    match kind.name {
        "course" => "school",
        "path" => "route",
        "persona" => "group",
        "testimonial" => "format_quote",
        "champion" => "star",
        "event" => "event",
        "community" => "forum",
        "campaign" => "campaign",
        "touchpoint" => "mail",
        _ => "article",
    }
}
