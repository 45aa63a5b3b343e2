//! Every text that people read, each once, with what it is for and when it reaches them.
//!
//! Enter at [`all`]. Other lists of texts repeat a text for each persona it is resolved for; wording is judged as
//! it was written.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::campaign::{Landing, TouchpointCopy};
use crate::model::manuscript::Leaf;
use crate::model::prose::Prose;
use crate::model::{Campaign, Champion, Copy, Course, Event, Id, Item, Listed, Persona, Portal, Touchpoint};
use crate::schedule::Plan;
use crate::source::Place;

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Sent to people.
    Message,
    /// Shown to people to win them: landing pages, summaries, promises.
    Promotion,
    /// How to say no.
    Refusal,
    /// What is taught or told when people have already come: bodies of courses and pages.
    Teaching,
    /// Whom we mean: the description of a persona.
    Target,
    /// Somebody's own words, which we don't edit.
    Voice,
    /// Notes of the team.
    Internal,
}

impl Role {
    /// Whether it asks people for something.
    pub fn asks(self) -> bool {
        matches!(self, Self::Message | Self::Promotion | Self::Refusal)
    }
}

/// A text and where it belongs.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub role: Role,
    pub item: &'a Item,
    pub text: Text<'a>,
    pub campaign: Option<&'a Campaign>,
    pub touchpoint: Option<&'a Touchpoint>,
    pub event: Option<&'a Event>,
    /// The days on which it reaches people, first to last; never empty.
    pub days: &'a [Date],
}

#[derive(Clone, Copy)]
pub enum Text<'a> {
    Copy(&'a Copy),
    Prose(&'a Prose),
    /// A value without placeholders, such as a title.
    Plain(&'a Place),
}

impl<'a> Told<'a> {
    pub fn leaves(&self) -> Cow<'a, [Leaf]> {
        match self.text {
            Text::Copy(copy) => Cow::Owned(vec![Leaf::line(copy)]),
            Text::Prose(prose) => Cow::Borrowed(&prose.leaves),
            Text::Plain(place) => Cow::Owned(vec![Leaf::value(place, [].into_iter())]),
        }
    }

    fn role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    fn copies(self, copies: impl IntoIterator<Item = &'a Copy>, visit: Visit<'_, 'a>) {
        copies.into_iter().for_each(|copy| visit(Self { text: Text::Copy(copy), ..self }));
    }

    fn prose(self, prose: &'a Prose, visit: Visit<'_, 'a>) {
        if !prose.leaves.is_empty() {
            visit(Self { text: Text::Prose(prose), ..self });
        }
    }
}

type Visit<'v, 'a> = &'v mut dyn FnMut(Told<'a>);

/// The days on which each touchpoint goes out.
pub struct Days {
    today: [Date; 1],
    of: BTreeMap<(Id<Campaign>, usize), Vec<Date>>,
}

impl Days {
    pub fn of(portal: &Portal, plan: &Plan) -> Self {
        let mut of: BTreeMap<_, BTreeSet<Date>> = BTreeMap::new();
        for message in &plan.messages {
            of.entry((message.campaign, message.touchpoint)).or_default().insert(message.date());
        }
        for (id, campaign) in Campaign::all(portal) {
            for (index, touchpoint) in campaign.touchpoints.iter().enumerate() {
                let days = of.entry((id, index)).or_default();
                if days.is_empty() {
                    days.insert(campaign.date(touchpoint));
                }
            }
        }
        Self {
            today: [portal.today],
            of: of.into_iter().map(|(key, days)| (key, days.into_iter().collect())).collect(),
        }
    }

    fn touchpoint(&self, campaign: Id<Campaign>, index: usize) -> &[Date] {
        self.of.get(&(campaign, index)).map_or(&self.today, Vec::as_slice)
    }
}

/// Every text, for judges that read side by side.
pub fn all<'a>(portal: &'a Portal, days: &'a Days) -> Vec<Told<'a>> {
    let mut all = Vec::new();
    each_text(portal, days, &mut |told| all.push(told));
    all
}

/// Calls `visit` with every text.
fn each_text<'a>(portal: &'a Portal, days: &'a Days, visit: Visit<'_, 'a>) {
    let of = |item: &'a Item| Told {
        role: Role::Promotion,
        item,
        text: Text::Prose(&item.body),
        campaign: None,
        touchpoint: None,
        event: None,
        days: &days.today,
    };
    portal.courses.iter().for_each(|course| course_texts(course, of(&course.item), visit));
    portal.personas.iter().for_each(|persona| persona_texts(persona, of(&persona.item), visit));
    for path in &portal.paths {
        item_texts(of(&path.item), visit);
        of(&path.item).copies(path.milestones.iter().map(|it| &it.recognition), visit);
    }
    for testimonial in &portal.testimonials {
        of(&testimonial.item).role(Role::Voice).prose(&testimonial.item.body, visit);
    }
    portal.champions.iter().for_each(|champion| champion_texts(champion, of(&champion.item), visit));
    for event in &portal.events {
        let told = Told { event: Some(event), ..of(&event.item) };
        item_texts(told, visit);
        told.copies(&event.accessibility, visit);
    }
    for community in &portal.communities {
        item_texts(of(&community.item), visit);
        of(&community.item).copies(&community.topic, visit);
    }
    portal.pages.iter().for_each(|page| teaching_texts(of(&page.item), visit));
    for (id, campaign) in Campaign::all(portal) {
        let told = Told { campaign: Some(campaign), ..of(&campaign.item) };
        campaign_texts(campaign, told, visit);
        for (index, touchpoint) in campaign.touchpoints.iter().enumerate() {
            let days = days.touchpoint(id, index);
            let told = Told { role: Role::Message, item: &touchpoint.item, touchpoint: Some(touchpoint), days, ..told };
            touchpoint_texts(touchpoint, told, visit);
        }
    }
}

fn item_texts<'a>(told: Told<'a>, visit: Visit<'_, 'a>) {
    told.copies(&told.item.summary, visit);
    told.prose(&told.item.body, visit);
}

/// Items whose body is read by those who have come already.
fn teaching_texts<'a>(told: Told<'a>, visit: Visit<'_, 'a>) {
    told.copies(&told.item.summary, visit);
    told.role(Role::Teaching).prose(&told.item.body, visit);
}

fn course_texts<'a>(course: &'a Course, told: Told<'a>, visit: Visit<'_, 'a>) {
    teaching_texts(told, visit);
    told.copies([&course.promise, &course.why].into_iter().flatten().chain(&course.career_outcomes), visit);
    let modules = course.modules.iter().filter_map(|module| module.summary.as_ref());
    let tasks = [&course.apply_tomorrow, &course.teach_back].into_iter().flatten();
    told.role(Role::Teaching).copies(modules.chain(tasks), visit);
}

fn persona_texts<'a>(persona: &'a Persona, told: Told<'a>, visit: Visit<'_, 'a>) {
    item_texts(told, visit);
    let answers = persona.objections.iter().map(|objection| &objection.answer);
    told.copies(persona.promise.iter().chain(answers), visit);
    told.role(Role::Target).copies([&persona.who].into_iter().chain(&persona.goals), visit);
}

fn champion_texts<'a>(champion: &'a Champion, told: Told<'a>, visit: Visit<'_, 'a>) {
    told.copies(champion.item.summary.iter().chain(&champion.recognition), visit);
    told.copies(champion.posts.iter().map(|post| &post.text), visit);
    told.role(Role::Voice).prose(&champion.item.body, visit);
}

fn campaign_texts<'a>(campaign: &'a Campaign, told: Told<'a>, visit: Visit<'_, 'a>) {
    told.copies(campaign.item.summary.iter().chain(&campaign.cta.text), visit);
    told.role(Role::Internal).prose(&campaign.item.body, visit);
    for landing in [&campaign.landing].into_iter().chain(campaign.landing_for.values()) {
        let Landing { attention, interest, desire, action } = landing;
        let sections = [attention, interest, desire, action].into_iter().flatten();
        sections.for_each(|prose| told.prose(prose, visit));
    }
}

fn touchpoint_texts<'a>(touchpoint: &'a Touchpoint, told: Told<'a>, visit: Visit<'_, 'a>) {
    told.prose(&touchpoint.item.body, visit);
    for copy in touchpoint.copies() {
        let TouchpointCopy { subject, preheader, sms, cta, cta_to: _, body } = copy;
        told.copies([subject, preheader, sms, cta].into_iter().flatten(), visit);
        body.iter().for_each(|prose| told.prose(prose, visit));
    }
    if let Some(place) = touchpoint.nudge.as_ref().and_then(|nudge| nudge.opt_out_at.as_ref()) {
        visit(Told { text: Text::Plain(place), ..told.role(Role::Refusal) });
    }
}
