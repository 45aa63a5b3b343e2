//! A campaign's landing page: attention, interest, desire, action, and one thing to do.

use tera::Value;

use super::head::{About, Doc};
use super::{At, Pages, copy};
use crate::model::campaign::Landing as Sections;
use crate::model::prose::{Block, Prose};
use crate::model::values::Scope;
use crate::model::voice::Scope as Consent;
use crate::model::{Campaign, Course, Id, Persona};
use crate::render::artwork::{self, Family};
use crate::render::views::campaign::Landing;
use crate::render::views::{Action, Link};
use crate::render::{engine, html};
use crate::schedule::voices;
use crate::site_map::attribution::Utm;
use crate::site_map::{Addressed, address};

const VOICES: usize = 2;

/// A section in the words for one persona, else in those for everyone.
fn told(campaign: &Campaign, reader: Option<Id<Persona>>, of: fn(&Sections) -> Option<&Prose>) -> Option<&Prose> {
    let own = reader.and_then(|persona| campaign.landing_for.get(&persona)).and_then(of);
    own.or_else(|| of(&campaign.landing))
}

/// A persona's page is described by its first words, so that no two pages of a campaign say the same.
fn description(campaign: &Campaign, reader: Option<Id<Persona>>, scope: &Scope<'_>) -> String {
    let first = match told(campaign, reader, |sections| sections.attention.as_ref()).map(|prose| &*prose.blocks) {
        Some([Block::Paragraph(content), ..]) if reader.is_some() => html::plain(content, scope),
        _ => String::new(),
    };
    if first.is_empty() { copy(campaign.item.summary.as_ref(), scope) } else { first }
}

impl Pages<'_> {
    pub(super) fn landing(&self, id: Id<Campaign>, reader: Option<Id<Persona>>, at: &At<'_>) -> Doc {
        let campaign = &self.portal[id];
        let scope = self.scope().campaign(campaign);
        let scope = reader.map_or(scope, |persona| scope.persona(&self.portal[persona]));
        let course = campaign.main_course(self.portal);
        let courses = self.campaign_courses(campaign);
        let heard = voices::ranked(self.portal, reader, &courses, Consent::Portal);
        let (lead_voice, voices) = self.voices(&heard, VOICES);
        let section = |of: fn(&Sections) -> Option<&Prose>, prefix| {
            let prose = told(campaign, reader, of);
            prose.map_or(Value::none(), |prose| self.prose(prose, scope, at, 3, prefix))
        };
        let persona = reader.map(|id| &self.portal[id]);
        let it = Landing {
            title: campaign.item.title.clone(),
            kicker: persona.map(|p| self.wording.with("for_who", &[("who", &p.item.title)])).unwrap_or_default(),
            attention: section(|s| s.attention.as_ref(), "a-"),
            interest: section(|s| s.interest.as_ref(), "i-"),
            desire: section(|s| s.desire.as_ref(), "d-"),
            action: section(|s| s.action.as_ref(), "c-"),
            cta: self.cta(campaign, course, &scope),
            closed: self.closed(campaign),
            closes: self.closes(campaign),
            lead_voice,
            voices,
            course: course.map(|id| self.course_card(id).clone()),
            personas: if reader.is_none() { self.versions(campaign) } else { Vec::new() },
            art: engine::html(&artwork::cover(&campaign.item.slug, Family::Ripples)),
        };
        let title = match persona {
            Some(persona) => self.wording.named(&campaign.item.title, &persona.item.title),
            None => campaign.item.title.clone(),
        };
        let description = description(campaign, reader, &scope);
        let about = About { title, description, ..About::default() };
        Doc { template: "pages/landing.html", it: engine::value(&it), about }
    }

    fn campaign_courses(&self, campaign: &Campaign) -> Vec<Id<Course>> {
        let of_path = campaign.path.iter().flat_map(|path| &self.portal[*path].courses);
        campaign.courses.iter().chain(of_path).copied().collect()
    }

    /// Straight to the first minute; to a page of ours only where there is no such address.
    fn cta(&self, campaign: &Campaign, course: Option<Id<Course>>, scope: &Scope<'_>) -> Option<Action> {
        let start = course.and_then(|id| self.start(id)).map(|start| self.attributed(start, campaign, scope.persona));
        let page = || course.map(|id| Action::inside(self.portal[id].address(), self.wording.text("start_course")));
        let path =
            || campaign.path.map(|id| Action::inside(self.portal[id].address(), self.wording.text("start_course")));
        let action = start.or_else(page).or_else(path)?;
        let text = campaign.cta.text.as_ref().map_or(action.text.clone(), |text| text.resolve(scope));
        let minutes = campaign.cta.minutes.or_else(|| Some(self.portal[course?].first_minutes()));
        let note =
            minutes.filter(|minutes| *minutes > 0).map(|minutes| self.wording.count("minutes", minutes as usize));
        Some(Action { text, note: note.unwrap_or_default(), ..action })
    }

    /// The address with the page's name, so that the learning team sees what led there.
    fn attributed(&self, action: Action, campaign: &Campaign, reader: Option<&Persona>) -> Action {
        let content = reader.map_or("landing".to_owned(), |persona| format!("landing-{}", persona.item.slug));
        let utm = Utm::new(self.portal, ["portal", "landing", &campaign.item.slug, &content]);
        match (utm, url::Url::parse(&action.href)) {
            (Some(utm), Ok(mut url)) if action.external && matches!(url.scheme(), "http" | "https") => {
                utm.on(&mut url);
                Action { href: url.into(), ..action }
            }
            _ => action,
        }
    }

    fn closed(&self, campaign: &Campaign) -> String {
        match campaign.closes {
            Some(date) if date < self.portal.today => {
                self.wording.with("campaign_closed", &[("date", &self.wording.date(date))])
            }
            _ => String::new(),
        }
    }

    fn closes(&self, campaign: &Campaign) -> String {
        match campaign.closes {
            Some(date) if date >= self.portal.today => {
                self.wording.with("campaign_until", &[("date", &self.wording.date(date))])
            }
            _ => String::new(),
        }
    }

    /// The same campaign in the words of each persona.
    fn versions(&self, campaign: &Campaign) -> Vec<Link> {
        let link = |id: &Id<Persona>| {
            let persona = &self.portal[*id];
            Link::new(address::landing(campaign, persona), persona.item.title.clone())
        };
        campaign.personas.iter().map(link).collect()
    }
}
