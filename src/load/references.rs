//! [`Reference`]: a slug of another item, and of which kind that item is.
//!
//! The kind is a type of the model: `check` can only resolve a reference to what the field says that it names, and
//! schemas, editors and the guide read the same from [`Target`].

use std::marker::PhantomData;

use toml::de::DeValue;

use super::reader::{FromValue, Reader, Value};
use super::record::Shape;
use super::values::Spanned;
use crate::model::portal::Platform;
use crate::model::{Champion, Community, Course, Fact, LearningPath, Persona, Skill, Testimonial};

/// A slug of a `T`, with its place.
pub type Reference<T> = Spanned<Slug<T>>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slug<T>(pub String, PhantomData<fn() -> T>);

impl<T> Slug<T> {
    pub fn new(slug: impl Into<String>) -> Self {
        Self(slug.into(), PhantomData)
    }
}

/// A course or a path, whichever has the slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CourseOrPath;

impl Reference<CourseOrPath> {
    /// The same reference, now that it is known what it names.
    pub fn to<T>(&self) -> Reference<T> {
        Spanned { value: Slug::new(self.value.0.clone()), place: self.place.clone() }
    }
}

/// What a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Course,
    Path,
    CourseOrPath,
    Persona,
    Testimonial,
    Champion,
    Community,
    /// An entry of skills.toml.
    Skill,
    /// An entry of facts.toml.
    Fact,
    /// A table below `[platforms]` of portal.toml.
    Platform,
}

impl Target {
    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Course => "Course",
            Self::Path => "Path",
            Self::CourseOrPath => "Course or path",
            Self::Persona => "Persona",
            Self::Testimonial => "Testimonial",
            Self::Champion => "Champion",
            Self::Community => "Community",
            Self::Skill => "Skill",
            Self::Fact => "Fact",
            Self::Platform => "Platform",
        }
    }

    /// Where what can be named stands: a folder of items, or a file.
    pub fn place(self) -> &'static str {
        match self {
            Self::Course => "courses/",
            Self::Path => "paths/",
            Self::CourseOrPath => "courses/ or paths/",
            Self::Persona => "personas/",
            Self::Testimonial => "testimonials/",
            Self::Champion => "champions/",
            Self::Community => "communities/",
            Self::Skill => "skills.toml",
            Self::Fact => "facts.toml",
            Self::Platform => "portal.toml",
        }
    }
}

/// A type of the model that fields can name.
pub trait Named: Sized {
    const TARGET: Target;
}

macro_rules! named {
    ($($kind:ty: $target:ident),+ $(,)?) => { $(impl Named for $kind {
        const TARGET: Target = Target::$target;
    })+ };
}

named! {
    Course: Course, LearningPath: Path, CourseOrPath: CourseOrPath, Persona: Persona, Testimonial: Testimonial,
    Champion: Champion, Community: Community, Skill: Skill, Fact: Fact, Platform: Platform,
}

impl<T: Named> FromValue for Slug<T> {
    fn shape() -> Shape {
        Shape::Reference(T::TARGET)
    }
    fn from_value(value: Value<'_>, reader: &mut Reader) -> Option<Self> {
        let DeValue::String(text) = value.get_ref() else {
            reader.wrong_type(value, "a name in quotes");
            return None;
        };
        Some(Self::new(text.trim()))
    }
}
