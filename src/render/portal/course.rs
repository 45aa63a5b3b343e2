//! A course's page: what is in it, how it starts, what comes after.

use super::head::{About, Doc};
use super::{At, Pages, copy, languages, pictures, timeline};
use crate::model::course::{Module, SkillGain};
use crate::model::item::Provenance;
use crate::model::values::Scope;
use crate::model::{Choice, Course, Id};
use crate::render::views::course::{self as view, CoursePage};
use crate::render::views::people::Person;
use crate::render::views::{Action, Link};
use crate::render::{embed, engine};
use crate::site_map::address;

/// The fields of words that a translation may leave to the original.
const TEXTS: [&str; 7] = ["promise", "why", "modules", "body", "apply_tomorrow", "teach_back", "quiz"];

const VOICES: usize = 3;
/// How many the page holds, so that those of the visitor's own persona can come first.
const MORE_VOICES: usize = 12;
const DATES: usize = 3;

impl Pages<'_> {
    pub(super) fn course(&self, id: Id<Course>, at: &At<'_>) -> Doc {
        let course = &self.portal[id];
        let scope = self.scope().course(course);
        let text = |copy_: Option<&crate::model::Copy>| copy(copy_, &scope);
        let (voices, stories) = (&self.index.voices[id.index()], &self.index.stories[id.index()]);
        let promise = text(course.promise.as_ref().or(course.item.summary.as_ref()));
        let dates = &self.index.dates[id.index()][..DATES.min(self.index.dates[id.index()].len())];
        let it = CoursePage {
            lang: languages::marks(&course.item, self.portal, &TEXTS),
            title: course.item.title.clone(),
            kicker: self.kicker(course),
            promise: promise.clone(),
            why: text(course.why.as_ref()),
            start: self.start(id),
            effort: self.effort(course),
            access: self.access(course),
            first: course.modules.first().map(|module| module.title.clone()).unwrap_or_default(),
            pace: timeline::pace(course),
            cover: self.course_cover(id).clone(),
            modules: course.modules.iter().map(|module| self.module(module, &scope)).collect(),
            body: self.prose(&course.item.body, scope, at, 2, ""),
            quiz: self.quiz(course),
            quiz_data: (!course.quiz.is_empty()).then(|| engine::data(&self.quiz_data(id))),
            paper: address::check(course),
            gains: course.skills.iter().map(|gain| self.gain(gain)).collect(),
            personas: self.persona_links(&course.personas),
            prerequisites: self.course_links(&course.prerequisites),
            paths: self.index.paths[id.index()].iter().map(|path| self.path_link(*path)).collect(),
            outcomes: course.career_outcomes.iter().map(|outcome| outcome.resolve(&scope)).collect(),
            apply_tomorrow: text(course.apply_tomorrow.as_ref()),
            teach_back: text(course.teach_back.as_ref()),
            community: course.community.map(|id| self.community_link(id)),
            meeting: self.index.dates[id.index()].first().map(|event| self.meeting_link(*event)),
            badge: self.badge_item(id),
            contribute: self.contribute_about(course),
            keeper: course.item.owner.as_deref().map(|name| self.keeper(name)),
            provenance: self.provenance(course),
            voices_shown: VOICES,
            voices: voices.iter().take(MORE_VOICES).filter_map(|id| self.shared.voices[id.index()].clone()).collect(),
            stories: stories.iter().take(VOICES).filter_map(|id| self.shared.stories[id.index()].clone()).collect(),
            events: self.event_rows(dates, DATES),
            next: self.next_step(id),
            embed: embed::snippet(course, self.links),
        };
        let description = text(course.item.summary.as_ref().or(course.promise.as_ref()));
        let about = About {
            title: course.item.title.clone(),
            kind: "article",
            section: "courses/",
            crumbs: vec![self.home(), Link::new("courses/", self.wording.text("courses"))],
            data: vec![self.course_data(course, &promise, dates)],
            oembed: self.oembed(course),
            description,
            ..About::default()
        };
        Doc { template: "pages/course.html", it: engine::value(&it), about }
    }

    /// What isn't translated is embedded in its own language.
    fn oembed(&self, course: &Course) -> String {
        let is_spoken = self.portal.speaks(&course.item);
        if is_spoken { self.links.absolute(&address::oembed(course)) } else { String::new() }
    }

    pub(super) fn kicker(&self, course: &Course) -> String {
        let format = self.wording.choice("format", course.format);
        match course.level {
            Some(level) => self.wording.with(&format!("kicker_{}", level.word()), &[("format", &format)]),
            None => format,
        }
    }

    /// How long the first step takes, and all of it.
    pub(super) fn effort(&self, course: &Course) -> String {
        let first = course.first_minutes();
        match course.minutes {
            Some(all) if first > 0 && first < all => {
                let (first, all) = (self.wording.duration(first), self.wording.duration(all));
                self.wording.with("effort_first", &[("first", &first), ("all", &all)])
            }
            Some(all) => self.wording.duration(all),
            None => String::new(),
        }
    }

    /// What stands between the button and the first minute, said beforehand.
    fn access(&self, course: &Course) -> String {
        let platform = course.platform.as_ref().and_then(|id| self.portal.settings.platforms.get(id));
        let steps = self.wording.steps(&course.access);
        match platform {
            Some(platform) if !steps.is_empty() => {
                self.wording.with("opens_in_steps", &[("platform", &platform.name), ("steps", &steps)])
            }
            Some(platform) => self.wording.with("opens_in", &[("platform", &platform.name)]),
            None => steps,
        }
    }

    fn module(&self, module: &Module, scope: &Scope<'_>) -> view::Module {
        view::Module {
            title: module.title.clone(),
            summary: copy(module.summary.as_ref(), scope),
            duration: module.minutes.map(|minutes| self.wording.duration(minutes)).unwrap_or_default(),
            media: module.media.map(|media| self.wording.choice("media", media)).unwrap_or_default(),
            start: module.start_url.clone().unwrap_or_default(),
            transcript: module.transcript.as_deref().and_then(|transcript| self.transcript(transcript)),
        }
    }

    /// A transcript of ours stands where it is published, any other where its author says.
    fn transcript(&self, transcript: &str) -> Option<Action> {
        let words = self.wording.text("transcript");
        match self.assets.content.get(transcript) {
            Some(published) => Some(Action::inside(published, words)),
            None => transcript.contains(':').then(|| Action::outside(transcript, words)),
        }
    }

    /// The person who looks after a course; the contact of the portal can be written to.
    fn keeper(&self, name: &str) -> Person {
        let contact = self.portal.settings.contact.as_ref().filter(|contact| contact.name == name);
        contact.map_or_else(|| pictures::named(name), pictures::contact)
    }

    fn gain(&self, gain: &SkillGain) -> view::Gain {
        let skill = &self.portal[gain.skill];
        let levels = u32::try_from(skill.levels.len()).unwrap_or(0);
        let to = gain.to.unwrap_or(gain.from + 1);
        let step = |level: u32| match level {
            _ if level <= gain.from => "had",
            _ if level <= to => "won",
            _ => "open",
        };
        let values = [("from", &*gain.from.to_string()), ("to", &*to.to_string()), ("all", &*levels.to_string())];
        let can = usize::try_from(to).ok().and_then(|to| skill.levels.get(to.checked_sub(1)?));
        view::Gain {
            name: skill.name.clone(),
            steps: (1..=levels).map(step).collect(),
            label: if levels > 0 { self.wording.with("level_from_to", &values) } else { String::new() },
            can: can.cloned().unwrap_or_default(),
        }
    }

    /// Who wrote the words, where a machine had a part in it.
    fn provenance(&self, course: &Course) -> String {
        let key = match course.item.provenance {
            Some(Provenance::AiAssisted) => "provenance_ai-assisted",
            Some(Provenance::AiGenerated) => "provenance_ai-generated",
            Some(Provenance::Human) | None => return String::new(),
        };
        match &course.item.reviewed_by {
            Some(name) => self.wording.with(&format!("{key}_reviewed"), &[("name", name)]),
            None => self.wording.text(key),
        }
    }
}
