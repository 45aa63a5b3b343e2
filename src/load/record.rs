//! `record!`: declares what an author can write in one place.
//!
//! From one declaration come the Rust struct, its reader, the list of known names, the comments of `uptake new`
//! and the reference in the guide, so that none of them can drift from the others.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::reader::Reader;
use super::references::Target;

/// What is known about a field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldInfo {
    pub name: &'static str,
    /// What it is for, in words for authors.
    pub doc: &'static str,
    /// A value as it is written in TOML.
    pub example: &'static str,
    pub needed: bool,
    pub shape: Shape,
}

impl FieldInfo {
    /// The field as a line of TOML.
    pub fn written(&self) -> String {
        format!("{} = {}", self.name, self.example)
    }
}

/// Parts of names that are no words of their own.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("url", "URL"),
    ("id", "ID"),
    ("sms", "SMS"),
    ("utm", "UTM"),
    ("esp", "Mail system"),
    ("cta", "Button"),
    ("alt", "description"),
    ("mde", "Smallest difference"),
];

impl FieldInfo {
    /// The name as people read it: `start_url` is "Start URL".
    pub fn label(&self) -> String {
        // The id of something else is that thing to people.
        if let ("id", Some(target)) = (self.name, self.shape.target()) {
            return target.label().to_owned();
        }
        let long = |part: &'static str| {
            let known = ABBREVIATIONS.iter().find(|(short, _)| *short == part);
            known.map_or(part, |(_, long)| *long)
        };
        let words: Vec<&str> = self.name.split(['_', '-']).map(long).collect();
        let text = words.join(" ");
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

/// The form of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Text,
    /// Text in which `{{ … }}` and `[[ … ]]` work.
    Copy,
    Markdown,
    /// A whole number, negative ones included.
    Whole,
    /// A whole number from 0.
    Count,
    Number,
    Truth,
    Date,
    Time,
    DateTime,
    Duration,
    Colour,
    Url,
    /// A picture in the item's folder or in static/.
    Picture,
    /// A slug of another item, or an id of a skill, fact or platform.
    Reference(Target),
    OneOf(Vec<&'static str>),
    List(Box<Shape>),
    /// A table with names of the author's.
    Names(Box<Shape>),
    Table(Vec<FieldInfo>),
    /// Any one of several forms; the first is the fullest.
    Either(Vec<Shape>),
    /// Anything.
    Free,
}

impl Shape {
    /// What a name, or each name of a list, stands for.
    pub fn target(&self) -> Option<Target> {
        match self {
            Self::Reference(target) => Some(*target),
            Self::List(inner) => inner.target(),
            _ => None,
        }
    }
}

/// A struct that is read from a table.
pub trait Record: Sized {
    fn fields() -> Vec<FieldInfo>;
    fn knows(name: &str) -> bool;
    /// The fields without which the item can't be published.
    fn needed() -> Vec<&'static str>;
    /// Takes the fields out of the table; unknown ones are the caller's to report.
    fn take(table: &DeTable<'_>, reader: &mut Reader) -> Self;
}

/// Fields by the name they have in TOML. `needed` marks those without which the item can't be published.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident $(with $common:ident: $common_type:ty)? {
            $(
                $(#[doc = $doc:literal])+
                $field:ident $(as $key:literal)? : $type:ty = $example:literal $($needed:ident)?;
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name {
            $(pub $common: $common_type,)?
            $($(#[doc = $doc])+ pub $field: $type,)*
        }

        impl $crate::load::record::Record for $name {
            fn fields() -> Vec<$crate::load::record::FieldInfo> {
                #[allow(unused_mut, reason = "a record may have no part to add")]
                let mut fields: Vec<$crate::load::record::FieldInfo> = Vec::new();
                $(fields.extend(<$common_type as $crate::load::record::Record>::fields());)?
                fields.extend([$(
                    $crate::load::record::FieldInfo {
                        name: $crate::load::record::key!($field $($key)?),
                        doc: concat!($($doc, "\n"),+).trim_ascii(),
                        example: $example,
                        needed: $crate::load::record::needed!($($needed)?),
                        shape: <$type as $crate::load::reader::FromField>::shape(),
                    },
                )*]);
                fields
            }

            fn knows(name: &str) -> bool {
                $(if <$common_type as $crate::load::record::Record>::knows(name) {
                    return true;
                })?
                [$($crate::load::record::key!($field $($key)?)),*].contains(&name)
            }

            fn needed() -> Vec<&'static str> {
                #[allow(unused_mut, reason = "a record may have no part to add")]
                let mut needed: Vec<&'static str> = Vec::new();
                $(needed.extend(<$common_type as $crate::load::record::Record>::needed());)?
                $(if $crate::load::record::needed!($($needed)?) {
                    needed.push($crate::load::record::key!($field $($key)?));
                })*
                needed
            }

            fn take(table: &toml::de::DeTable<'_>, reader: &mut $crate::load::reader::Reader) -> Self {
                Self {
                    $($common: <$common_type as $crate::load::record::Record>::take(table, reader),)?
                    $($field: reader.field(table, $crate::load::record::key!($field $($key)?), $example),)*
                }
            }
        }

        impl $crate::load::reader::FromValue for $name {
            fn shape() -> $crate::load::record::Shape {
                $crate::load::record::Shape::Table(<Self as $crate::load::record::Record>::fields())
            }

            fn from_value(
                value: $crate::load::reader::Value<'_>,
                reader: &mut $crate::load::reader::Reader,
            ) -> Option<Self> {
                match value.get_ref() {
                    toml::de::DeValue::Table(table) => Some(reader.table(table, value.span())),
                    _ => {
                        reader.wrong_type(value, "a table: names and values between { and }");
                        None
                    }
                }
            }
        }
    };
}

macro_rules! key {
    ($field:ident $key:literal) => {
        $key
    };
    ($field:ident) => {
        stringify!($field)
    };
}

macro_rules! needed {
    (needed) => {
        true
    };
    () => {
        false
    };
}

pub(crate) use {key, needed, record};

/// Names of the author's with their values, in order.
pub type Names<T> = BTreeMap<String, T>;
