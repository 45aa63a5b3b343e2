//! The fields that every item has.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::de::DeValue;

use super::reader::{FromValue, Reader, Value};
use super::record::{Names, Shape, record};
use super::values::{PicturePath, Spanned, Word};
use crate::model::Copy;
use crate::model::item::{Extra, Provenance};

record! {
    ItemRecord {
        /// The name, as a heading and in lists.
        title: Option<Spanned<String>> = "\"Giving feedback that lands\"" needed;
        /// What it is, in one or two sentences. Used on cards, in search and in previews; 160 characters at most.
        summary: Option<Copy> = "\"Say the hard thing kindly, and be heard.\"";
        /// A draft is not published.
        draft: Option<bool> = "false";
        /// The first day on which it is published.
        publish_date: Option<Date> = "2027-01-11";
        /// The day from which it is no longer published.
        expiry_date: Option<Date> = "2027-12-31";
        /// The day of the last change that readers should know of.
        updated: Option<Date> = "2027-01-11";
        /// The last part of the address; without it the file's name is used.
        slug: Option<Spanned<String>> = "\"giving-feedback\"";
        /// Old addresses that should lead here.
        aliases: Vec<Spanned<String>> = "[\"/training/feedback/\"]";
        /// The order among its kind: smaller comes first.
        weight: Option<i64> = "10";
        /// Words to find it by.
        tags: Vec<String> = "[\"communication\"]";
        /// A picture in the same folder or in static/.
        image: Option<Spanned<PicturePath>> = "\"cover.jpg\"";
        /// What the picture shows, for those who can't see it.
        image_alt: Option<Spanned<String>> = "\"Two colleagues at a workbench\"";
        /// Who looks after it.
        owner: Option<String> = "\"Priya Raman\"";
        /// The day by which someone should read it again.
        review_by: Option<Date> = "2027-12-01";
        /// Who wrote the words.
        provenance: Option<Word<Provenance>> = "\"human\"";
        /// Who read it before it was published; needed where AI helped to write.
        reviewed_by: Option<String> = "\"Priya Raman\"";
        /// Rules to silence for this item. Say why in `allow_reason`.
        allow: Vec<Spanned<String>> = "[\"long-module\"]";
        /// Why the rules are silenced.
        allow_reason: Option<String> = "\"The video can't be cut\"";
        /// Free fields for your own templates.
        extra: Names<Extra> = "{ colour = \"blue\" }";
    }
}

impl FromValue for Extra {
    fn shape() -> Shape {
        Shape::Free
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        Some(match value.get_ref() {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Integer(_) => Self::Integer(i64::from_value(value, reader)?),
            DeValue::Float(_) => Self::Number(f64::from_value(value, reader)?),
            DeValue::Boolean(truth) => Self::Truth(*truth),
            DeValue::Datetime(date) => Self::Text(date.to_string()),
            DeValue::Array(items) => Self::List(items.iter().filter_map(|i| Self::from_value(i, reader)).collect()),
            DeValue::Table(table) => {
                let entry = |(key, value): (&toml::Spanned<toml::de::DeString<'_>>, Value<'_>)| {
                    Some((key.get_ref().to_string(), Self::from_value(value, reader)?))
                };
                Self::Table(table.iter().filter_map(entry).collect::<BTreeMap<_, _>>())
            }
        })
    }
}
