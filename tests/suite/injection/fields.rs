//! Values for every field that a record declares, with given words wherever people write some. Enter at
//! [`Filling::value`]; a field that is new is filled from its first day.

use uptake::load::record::{FieldInfo, Shape};
use uptake::load::references::Target;

/// Text fields with a form of their own keep their example, or are left out where they name a file, a day on which the item
/// isn't shown, or something that the rest of the portal would have to match.
const OF_A_FORM: &[&str] = &["repeat", "slug", "tests", "moves", "until"];
const LEFT_OUT: &[&str] = &[
    "aliases",
    "allow",
    "allow_reason",
    "image",
    "photo",
    "transcript",
    "draft",
    "publish_date",
    "expiry_date",
    "review_by",
    "date",
    "champion",
    "testimonial",
    "slug",
    "path",
    "booked",
    "extra",
    "experiment",
];

/// Whether a field gets no words: it is left out, or has a form.
pub fn is_particular(name: &str) -> bool {
    LEFT_OUT.contains(&name) || OF_A_FORM.contains(&name)
}

/// What values are made of.
pub struct Filling<'a> {
    /// The next words, for a text of this shape.
    pub words: &'a mut dyn FnMut(&Shape) -> String,
    /// The name of something that exists.
    pub named: &'a dyn Fn(Target) -> Option<String>,
}

impl Filling<'_> {
    /// A value of a field's shape with as many words in it as fit.
    pub fn value(&mut self, field: &FieldInfo) -> Option<String> {
        self.shaped(field, &field.shape)
    }

    fn shaped(&mut self, field: &FieldInfo, shape: &Shape) -> Option<String> {
        if LEFT_OUT.contains(&field.name) {
            return None;
        }
        if field.name == "quiz" {
            let [question, option, why] = std::array::from_fn(|_| self.quoted(&Shape::Copy));
            return Some(format!(
                "[{{ question = {question}, options = [{option}, \"No\"], answer = 1, why = {why} }}]"
            ));
        }
        if OF_A_FORM.contains(&field.name) {
            return Some(field.example.to_owned());
        }
        Some(match shape {
            Shape::Text | Shape::Copy | Shape::Markdown => self.quoted(shape),
            Shape::Reference(target) => format!("{:?}", (self.named)(*target)?),
            Shape::Either(forms) => self.shaped(field, forms.last()?)?,
            Shape::List(inner) => format!("[{}]", self.shaped(field, inner)?),
            Shape::OneOf(words) => format!("\"{}\"", words.first()?),
            Shape::Table(fields) => self.table(fields),
            Shape::Names(inner) => match &**inner {
                Shape::Table(fields) if field.name == "for" => {
                    format!("{{ {} = {} }}", (self.named)(Target::Persona)?, self.table(fields))
                }
                Shape::Table(fields) => format!("{{ b = {} }}", self.table(fields)),
                _ => return None,
            },
            _ => field.example.to_owned(),
        })
    }

    fn table(&mut self, fields: &[FieldInfo]) -> String {
        let pairs: Vec<_> =
            fields.iter().filter_map(|field| Some(format!("{} = {}", field.name, self.value(field)?))).collect();
        format!("{{ {} }}", pairs.join(", "))
    }

    fn quoted(&mut self, shape: &Shape) -> String {
        quoted(&(self.words)(shape))
    }
}

/// A text of TOML: one of JSON, but TOML has no bare DEL.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// Names that exist in the sound portal that all cases begin with.
pub fn sound(target: Target) -> Option<String> {
    let name = match target {
        Target::Persona => "new-lead",
        Target::Course | Target::CourseOrPath => "feedback",
        Target::Skill => "coaching",
        Target::Champion => "jonas",
        Target::Community => "coaches",
        Target::Fact => "asked",
        Target::Platform => "lms",
        Target::Path | Target::Testimonial => return None,
    };
    Some(name.to_owned())
}
