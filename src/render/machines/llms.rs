//! `llms.txt`: what the portal is and where everything stands, for language models (llmstxt.org). Only what stands on
//! public pages; an internal portal has none.

use super::Machines;
use crate::model::repeat::next_date;
use crate::model::values::Scope;
use crate::model::{Copy, Course, Id, Listed, Skill};
use crate::render::straight::straight;
use crate::site_map::{Addressed, Feed, FeedForm, address};

/// So many courses of a skill are named one by one; the catalogue has the rest.
const MOST: usize = 50;

impl Machines<'_> {
    pub fn llms(&self) -> Vec<u8> {
        let settings = &self.portal.settings;
        let mut out = format!("# {}\n\n> {}\n", line(&settings.title), line(&settings.promise));
        // A portal without a summary of its own repeats its promise.
        let summary = if settings.summary == settings.promise { String::new() } else { line(&settings.summary) };
        for text in [summary, self.contact()].iter().filter(|text| !text.is_empty()) {
            out.push_str(&format!("\n{text}\n"));
        }
        self.people_and_paths(&mut out);
        self.courses(&mut out);
        self.gatherings(&mut out);
        let files = [Feed::Portal.address(FeedForm::Atom, self.portal), address::CATALOG.to_owned()];
        // The one heading that readers of this format know: what may be left out.
        section(&mut out, "Optional", &files.map(|file| self.link(&file, &file, "")));
        out.into_bytes()
    }

    /// Whom to ask, by name.
    fn contact(&self) -> String {
        let Some(contact) = &self.portal.settings.contact else { return String::new() };
        let said = [Some(&contact.name), contact.role.as_ref(), contact.email.as_ref().or(contact.url.as_ref())];
        let said: Vec<_> = said.into_iter().flatten().map(|text| line(text)).collect();
        format!("{}: {}", self.wording.text("ask_a_person"), said.join(", "))
    }

    fn people_and_paths(&self, out: &mut String) {
        let portal = self.portal;
        let personas = portal.personas.iter().map(|persona| {
            let promise = persona.promise.as_ref().or(persona.item.summary.as_ref());
            let note = said(promise, &Scope::portal(portal).persona(persona));
            self.link(&persona.item.title, &persona.address(), &note)
        });
        section(out, &self.wording.text("for_you"), &personas.collect::<Vec<_>>());
        let paths = portal.paths.iter().map(|path| {
            let note = said(path.item.summary.as_ref(), &Scope::portal(portal));
            self.link(&path.item.title, &path.address(), &note)
        });
        section(out, &self.wording.text("paths"), &paths.collect::<Vec<_>>());
    }

    /// Each course once, with the first skill that it builds.
    fn courses(&self, out: &mut String) {
        let portal = self.portal;
        let mut by_skill: Vec<Vec<&Course>> = vec![Vec::new(); portal.skills.len()];
        let mut others = Vec::new();
        for course in &portal.courses {
            let list = course.skills.first().map(|gain| &mut by_skill[gain.skill.index()]);
            list.unwrap_or(&mut others).push(course);
        }
        let word = self.wording.text("courses");
        for (id, skill) in Skill::all(portal) {
            self.courses_of(out, &format!("{word}: {}", line(&skill.name)), &by_skill[id.index()], Some(id));
        }
        self.courses_of(out, &word, &others, None);
    }

    fn courses_of(&self, out: &mut String, heading: &str, courses: &[&Course], skill: Option<Id<Skill>>) {
        let mut entries: Vec<_> = courses.iter().take(MOST).map(|course| self.course(course)).collect();
        if courses.len() > MOST {
            let all = self.wording.count("courses", courses.len());
            let name = skill.map_or(all.clone(), |id| format!("{}: {all}", self.portal[id].name));
            entries.push(self.link(&name, address::COURSES, ""));
        }
        section(out, heading, &entries);
    }

    fn course(&self, course: &Course) -> String {
        let scope = Scope::portal(self.portal).course(course);
        let summary = said(course.item.summary.as_ref().or(course.promise.as_ref()), &scope);
        let duration = course.minutes.map(|minutes| self.wording.duration(minutes));
        let note = match duration {
            Some(duration) if summary.is_empty() => duration,
            Some(duration) => format!("{summary} ({duration})"),
            None => summary,
        };
        self.link(&course.item.title, &course.address(), &note)
    }

    /// Events to come, and communities.
    fn gatherings(&self, out: &mut String) {
        let portal = self.portal;
        let scope = Scope::portal(portal);
        let mut events: Vec<_> =
            portal.events.iter().filter_map(|event| Some((next_date(event, portal.today)?, event))).collect();
        events.sort_by_key(|(date, event)| (*date, event.starts.time()));
        let events = events.into_iter().take(MOST).map(|(date, event)| {
            let note = format!("{}. {}", self.wording.weekday_date(date), said(event.item.summary.as_ref(), &scope));
            self.link(&event.item.title, &event.address(), note.trim_end_matches(". "))
        });
        section(out, &self.wording.text("events"), &events.collect::<Vec<_>>());
        let communities = portal.communities.iter().map(|community| {
            let note = said(community.topic.as_ref().or(community.item.summary.as_ref()), &scope);
            self.link(&community.item.title, &community.address(), &note)
        });
        section(out, &self.wording.text("communities"), &communities.collect::<Vec<_>>());
    }

    fn link(&self, title: &str, address: &str, note: &str) -> String {
        let link = format!("- [{}]({})", line(title), self.links.absolute(address));
        if note.is_empty() { link } else { format!("{link}: {}", line(note)) }
    }
}

fn section(out: &mut String, heading: &str, entries: &[String]) {
    if !entries.is_empty() {
        out.push_str(&format!("\n## {heading}\n\n{}\n", entries.join("\n")));
    }
}

fn said(copy: Option<&Copy>, scope: &Scope<'_>) -> String {
    copy.map(|copy| copy.resolve(scope)).unwrap_or_default()
}

/// A text on one line, so that none of it begins a heading or a list of its own, and is a link, a tag or an entity.
fn line(text: &str) -> String {
    let words = straight(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(words.len());
    if words.starts_with(['#', '-', '+', '*', '>', '=', '~', '|']) {
        out.push('\\');
    }
    for (at, c) in words.char_indices().filter(|(_, c)| !c.is_control()) {
        if matches!(c, '\\' | '[' | ']' | '<' | '`') || (c == '&' && is_entity(&words[at + 1..])) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether what follows an ampersand makes it a character's name: `lt;`, `#60;`.
fn is_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_within_its_link_and_its_line() {
        assert_eq!(line("a ](x)\n# b"), "a \\](x) # b");
    }

    #[test]
    fn words_are_no_marks() {
        assert_eq!(line("<b> & &lt; `c` \u{202e}d\u{2028}# e"), "\\<b> & \\&lt; \\`c\\` d # e");
        assert_eq!(line("# a"), "\\# a");
        assert_eq!(line("R&D; Q&A"), "R\\&D; Q&A");
    }
}
