//! [`Context`]: what every rule can see while records become the model, and where its findings go.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::names::Register;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::load::folder::Files;
use crate::load::lookup::{find_file, missing_file};
use crate::load::pictures::{self, Wanted};
use crate::load::references::Reference;
use crate::model::portal::{Drafts, Platform};
use crate::model::{Champion, Community, Course, Fact, Id, LearningPath, Persona, Skill, Testimonial};
use crate::source::Place;

pub struct Context<'a> {
    pub today: Date,
    pub drafts: Drafts,
    pub files: &'a Files,
    pub platforms: &'a BTreeMap<String, Platform>,
    pub timezone: &'a jiff::tz::TimeZone,
    pub language: &'a str,
    pub names: &'a Names,
    pub findings: Diagnostics,
}

/// Every register.
#[derive(Debug)]
pub struct Names {
    pub skills: Register<Skill>,
    pub facts: Register<Fact>,
    pub personas: Register<Persona>,
    pub courses: Register<Course>,
    pub paths: Register<LearningPath>,
    pub testimonials: Register<Testimonial>,
    pub champions: Register<Champion>,
    pub communities: Register<Community>,
}

/// The register of a kind, for references that are resolved by type.
pub trait Registered: Sized {
    fn register(names: &Names) -> &Register<Self>;
}

macro_rules! registered {
    ($($field:ident: $kind:ty),+ $(,)?) => { $(impl Registered for $kind {
        fn register(names: &Names) -> &Register<Self> {
            &names.$field
        }
    })+ };
}

registered! {
    skills: Skill, facts: Fact, personas: Persona, courses: Course, paths: LearningPath,
    testimonials: Testimonial, champions: Champion, communities: Community,
}

impl<'a> Context<'a> {
    /// Makes one of each, on several threads; what is found stays in their order.
    pub fn each<T: Send, R: Send>(
        &mut self,
        all: impl IntoIterator<Item = T>,
        make: impl Fn(T, &mut Context<'a>) -> R + Sync,
    ) -> Vec<R> {
        let Self { today, drafts, files, platforms, timezone, language, names, .. } = *self;
        let all: Vec<T> = all.into_iter().collect();
        let made = all.into_par_iter().map(|one| {
            let findings = Diagnostics::default();
            let mut own = Context { today, drafts, files, platforms, timezone, language, names, findings };
            (make(one, &mut own), own.findings)
        });
        let (made, found): (Vec<R>, Vec<Diagnostics>) = made.unzip();
        found.into_iter().for_each(|found| self.findings.append(found));
        made
    }
}

impl Context<'_> {
    pub fn report(&mut self, code: Code, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.findings.push(Diagnostic::new(code, place, message).help(help));
    }

    pub fn id<T: Registered>(&mut self, reference: &Reference<T>) -> Option<Id<T>> {
        T::register(self.names).resolve(reference, &mut self.findings)
    }

    pub fn ids<T: Registered>(&mut self, references: &[Reference<T>]) -> Vec<Id<T>> {
        T::register(self.names).resolve_all(references, &mut self.findings)
    }

    /// The content file that an author means by `path`, written in a file of `folder`.
    pub fn file(&mut self, folder: &str, path: &str, place: &Place) -> Option<String> {
        let found = find_file(self.files, folder, path);
        if found.is_none() {
            self.findings.push(missing_file(self.files, folder, path, place));
        }
        found
    }

    /// The same for a picture, which has to be one.
    pub fn picture(&mut self, folder: &str, path: &str, place: &Place, wanted: Wanted) -> Option<String> {
        let file = self.file(folder, path, place)?;
        let disk = self.files.get(&file)?;
        self.findings.extend(pictures::judged(path, disk, wanted, place));
        Some(file)
    }
}
