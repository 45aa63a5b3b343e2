//! How single values are read: texts, numbers, colours, addresses, words of a closed set. Dates have a file of their own.

use toml::de::DeValue;

use super::reader::{FromField, FromValue, Reader, Value, is_absent};
use super::record::{Names, Shape};
use crate::diagnostics::nearest::{nearest, surely};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::choice::Choice;
use crate::model::portal::Colour;
use crate::source::Place;

/// A value and the very place it stands at.
#[derive(Debug, Clone, PartialEq)]
pub struct Spanned<T> {
    pub value: T,
    pub place: Place,
}

/// A picture beside the item or in static/, by its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PicturePath(pub String);

/// A web address: `https:`, `http:`, `mailto:` or `tel:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(pub String);

/// A word of a closed set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<C>(pub C);

impl<T: FromValue> FromField for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }
    fn from_field(value: Option<Value<'_>>, reader: &mut Reader) -> Self {
        value.and_then(|value| T::from_value(value, reader))
    }
}

impl<T: FromValue> FromField for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
    fn from_field(value: Option<Value<'_>>, reader: &mut Reader) -> Self {
        let Some(value) = value else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            reader.wrong_type(value, "a list, in square brackets");
            return Vec::new();
        };
        let present = items.iter().filter(|item| !is_absent(item.get_ref()));
        present.filter_map(|item| T::from_value(item, reader)).collect()
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        Some(Self::from_field(Some(value), reader))
    }
}

impl<T: FromValue> FromField for Names<T> {
    fn shape() -> Shape {
        Shape::Names(Box::new(T::shape()))
    }
    fn from_field(value: Option<Value<'_>>, reader: &mut Reader) -> Self {
        let Some(value) = value else { return Self::new() };
        let DeValue::Table(table) = value.get_ref() else {
            reader.wrong_type(value, "a table of names and values");
            return Self::new();
        };
        table
            .iter()
            .filter_map(|(key, value)| Some((key.get_ref().to_string(), T::from_value(value, reader)?)))
            .collect()
    }
}

impl<T: FromValue> FromValue for Spanned<T> {
    fn shape() -> Shape {
        T::shape()
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let place = reader.place(value.span());
        T::from_value(value, reader).map(|value| Self { value, place })
    }
}

/// Declares how one type is read: its shape, how it is called in a finding, and the conversion.
macro_rules! value {
    ($type:ty, $shape:expr, $expected:literal, $($pattern:pat => $result:expr),+ $(,)?) => {
        impl FromValue for $type {
            fn shape() -> Shape {
                $shape
            }
            fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
                match value.get_ref() {
                    $($pattern => $result,)+
                    _ => {
                        reader.wrong_type(value, $expected);
                        None
                    }
                }
            }
        }
    };
}

value!(String, Shape::Text, "a text in quotes", DeValue::String(text) => Some(text.trim().to_owned()));
value!(PicturePath, Shape::Picture, "the name of a picture's file in quotes", DeValue::String(text) => Some(PicturePath(text.trim().to_owned())));
value!(bool, Shape::Truth, "true or false, without quotes", DeValue::Boolean(truth) => Some(*truth));

impl FromValue for i64 {
    fn shape() -> Shape {
        Shape::Whole
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        if number.is_none() {
            reader.wrong_type(value, "a whole number, without quotes");
        }
        number
    }
}

impl FromValue for u32 {
    fn shape() -> Shape {
        Shape::Count
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let number = i64::from_value(value, reader)?;
        let small = u32::try_from(number).ok();
        if small.is_none() {
            let message = format!("`{}` can't be {number}: a whole number from 0 is needed.", reader.field_name());
            reader.report(Code::BadValue, value.span(), message);
        }
        small
    }
}

impl FromValue for f64 {
    fn shape() -> Shape {
        Shape::Number
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        let finite = number.filter(|n: &f64| n.is_finite());
        if finite.is_none() {
            reader.wrong_type(value, "a number, without quotes");
        }
        finite
    }
}

impl FromValue for Colour {
    fn shape() -> Shape {
        Shape::Colour
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let DeValue::String(text) = value.get_ref() else {
            reader.wrong_type(value, "a colour in quotes, such as \"#0b5fff\"");
            return None;
        };
        let colour = Colour::parse(text.trim());
        if colour.is_none() {
            let message = format!("\"{text}\" is not a colour: a # and six digits from 0 to 9 and a to f are needed.");
            reader.report(Code::BadValue, value.span(), message);
        }
        colour
    }
}

impl FromValue for WebAddress {
    fn shape() -> Shape {
        Shape::Url
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let DeValue::String(text) = value.get_ref() else {
            reader.wrong_type(value, "a web address in quotes");
            return None;
        };
        let address = parse_address(text.trim());
        if address.is_none() {
            let message = format!("\"{text}\" is not a web address: it should begin with https:// (or mailto:, tel:).");
            reader.report(Code::BadUrl, value.span(), message);
        }
        address.map(WebAddress)
    }
}

/// The normalised form of an address that is safe to link to; `javascript:` and its like are not.
pub fn parse_address(text: &str) -> Option<String> {
    const SAFE: &[&str] = &["https", "http", "mailto", "tel"];
    let url = url::Url::parse(text).ok()?;
    (SAFE.contains(&url.scheme()) && (url.has_host() || url.cannot_be_a_base())).then(|| url.to_string())
}

impl<C: Choice> FromValue for Word<C> {
    fn shape() -> Shape {
        Shape::OneOf(words::<C>())
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let words = words::<C>();
        let expected = format!("one of {}", words.join(", "));
        let DeValue::String(text) = value.get_ref() else {
            reader.wrong_type(value, &expected);
            return None;
        };
        let word = C::parse(text.trim());
        if word.is_none() {
            let message = format!("`{}` can't be \"{text}\": it is {expected}.", reader.field_name());
            let help = match nearest(text.trim(), words.iter().copied()) {
                Some(near) => format!("Did you mean \"{near}\"?"),
                None => format!("Choose {expected}."),
            };
            let finding = Diagnostic::new(Code::BadValue, reader.place(value.span()), message).help(help);
            reader.findings.push(finding.meant(text.trim(), surely(text.trim(), words)));
        }
        word.map(Word)
    }
}

fn words<C: Choice>() -> Vec<&'static str> {
    C::ALL.iter().map(|(word, _)| *word).collect()
}
