//! Every text an author wrote, wherever it stands in the model: one list for all who judge or finish texts.

use super::campaign::{Landing, Touchpoint, TouchpointCopy};
use super::prose::Prose;
use super::values::Scope;
use super::{Campaign, Champion, Copy, Course, Item, Persona, Portal};

/// A text with what it can see.
pub enum Text<'a> {
    Copy(&'a Copy),
    Prose(&'a Prose),
}

/// Calls `visit` with every text of the portal and its scope.
pub fn each_text<'a>(portal: &'a Portal, visit: &mut dyn FnMut(Scope<'a>, Text<'a>)) {
    let scope = Scope::portal(portal);
    for course in &portal.courses {
        course_texts(course, scope.course(course), visit);
    }
    for persona in &portal.personas {
        persona_texts(persona, scope.persona(persona), visit);
    }
    for path in &portal.paths {
        item_texts(&path.item, scope, visit);
        path.milestones.iter().for_each(|milestone| visit(scope, Text::Copy(&milestone.recognition)));
    }
    for testimonial in &portal.testimonials {
        item_texts(&testimonial.item, scope, visit);
    }
    for champion in &portal.champions {
        item_texts(&champion.item, scope, visit);
        champion.recognition.iter().for_each(|copy| visit(scope, Text::Copy(copy)));
        champion_posts(champion, scope, visit);
    }
    for event in &portal.events {
        item_texts(&event.item, scope, visit);
        event.accessibility.iter().for_each(|copy| visit(scope, Text::Copy(copy)));
    }
    for community in &portal.communities {
        item_texts(&community.item, scope, visit);
        community.topic.iter().for_each(|copy| visit(scope, Text::Copy(copy)));
    }
    for page in &portal.pages {
        item_texts(&page.item, scope, visit);
    }
    for campaign in &portal.campaigns {
        campaign_texts(campaign, scope.campaign(campaign), visit);
    }
}

fn item_texts<'a>(item: &'a Item, scope: Scope<'a>, visit: &mut dyn FnMut(Scope<'a>, Text<'a>)) {
    item.summary.iter().for_each(|copy| visit(scope, Text::Copy(copy)));
    visit(scope, Text::Prose(&item.body));
}

/// A champion's posts speak of each campaign that concerns them; of no campaign where there is none.
fn champion_posts<'a>(champion: &'a Champion, scope: Scope<'a>, visit: &mut dyn FnMut(Scope<'a>, Text<'a>)) {
    let campaigns = scope.portal.campaigns.iter().filter(|campaign| champion.concerns(campaign, scope.portal));
    let mut scopes: Vec<_> = campaigns.map(|campaign| scope.campaign(campaign)).collect();
    if scopes.is_empty() {
        scopes.push(scope);
    }
    for scope in scopes {
        champion.posts.iter().for_each(|post| visit(scope, Text::Copy(&post.text)));
    }
}

fn course_texts<'a>(course: &'a Course, scope: Scope<'a>, visit: &mut dyn FnMut(Scope<'a>, Text<'a>)) {
    item_texts(&course.item, scope, visit);
    let single = [&course.promise, &course.why, &course.apply_tomorrow, &course.teach_back];
    let badge = course.badge.iter().filter_map(|badge| badge.criteria.as_ref());
    let modules = course.modules.iter().filter_map(|module| module.summary.as_ref());
    let quiz = course.quiz.iter().flat_map(|q| [&q.question].into_iter().chain(&q.options).chain(&q.why));
    let copies = single.into_iter().flatten().chain(&course.career_outcomes).chain(badge).chain(modules).chain(quiz);
    copies.for_each(|copy| visit(scope, Text::Copy(copy)));
}

fn persona_texts<'a>(persona: &'a Persona, scope: Scope<'a>, visit: &mut dyn FnMut(Scope<'a>, Text<'a>)) {
    item_texts(&persona.item, scope, visit);
    let objections = persona.objections.iter().flat_map(|o| [&o.question, &o.answer]);
    let lists = persona.goals.iter().chain(&persona.competing_for_attention);
    let copies = [&persona.who].into_iter().chain(&persona.promise).chain(lists).chain(objections);
    copies.for_each(|copy| visit(scope, Text::Copy(copy)));
}

fn campaign_texts<'a>(campaign: &'a Campaign, scope: Scope<'a>, visit: &mut dyn FnMut(Scope<'a>, Text<'a>)) {
    item_texts(&campaign.item, scope, visit);
    let copies = [&campaign.objective, &campaign.cta.text].into_iter().flatten();
    copies.for_each(|copy| visit(scope, Text::Copy(copy)));
    for &persona in &campaign.personas {
        landing_texts(&campaign.landing, scope.persona(&scope.portal[persona]), visit);
    }
    landing_texts(&campaign.landing, scope, visit);
    for (&persona, landing) in &campaign.landing_for {
        landing_texts(landing, scope.persona(&scope.portal[persona]), visit);
    }
    for touchpoint in &campaign.touchpoints {
        touchpoint_texts(touchpoint, scope, visit);
    }
}

fn landing_texts<'a>(landing: &'a Landing, scope: Scope<'a>, visit: &mut dyn FnMut(Scope<'a>, Text<'a>)) {
    let sections = [&landing.attention, &landing.interest, &landing.desire, &landing.action];
    sections.into_iter().flatten().for_each(|prose| visit(scope, Text::Prose(prose)));
}

fn touchpoint_texts<'a>(touchpoint: &'a Touchpoint, scope: Scope<'a>, visit: &mut dyn FnMut(Scope<'a>, Text<'a>)) {
    for &persona in &touchpoint.personas {
        let scope = scope.persona(&scope.portal[persona]);
        item_texts(&touchpoint.item, scope, visit);
        [&touchpoint.copy].into_iter().chain(touchpoint.variants.values()).for_each(|c| copy_texts(c, scope, visit));
    }
    for (&persona, copy) in &touchpoint.copy_for {
        copy_texts(copy, scope.persona(&scope.portal[persona]), visit);
    }
}

fn copy_texts<'a>(copy: &'a TouchpointCopy, scope: Scope<'a>, visit: &mut dyn FnMut(Scope<'a>, Text<'a>)) {
    let lines = [&copy.subject, &copy.preheader, &copy.sms, &copy.cta];
    lines.into_iter().flatten().for_each(|line| visit(scope, Text::Copy(line)));
    copy.body.iter().for_each(|prose| visit(scope, Text::Prose(prose)));
}

/// Every prose of the portal, to be finished.
pub fn proses_mut(portal: &mut Portal) -> Vec<&mut Prose> {
    let Portal { courses, personas, paths, testimonials, champions, events, communities, pages, campaigns, .. } =
        portal;
    let mut all: Vec<&mut Prose> = courses.iter_mut().map(|c| &mut c.item.body).collect();
    all.extend(personas.iter_mut().map(|p| &mut p.item.body));
    all.extend(paths.iter_mut().map(|p| &mut p.item.body));
    all.extend(testimonials.iter_mut().map(|t| &mut t.item.body));
    all.extend(champions.iter_mut().map(|c| &mut c.item.body));
    all.extend(events.iter_mut().map(|e| &mut e.item.body));
    all.extend(communities.iter_mut().map(|c| &mut c.item.body));
    all.extend(pages.iter_mut().map(|p| &mut p.item.body));
    for campaign in campaigns {
        all.push(&mut campaign.item.body);
        let landings = [&mut campaign.landing].into_iter().chain(campaign.landing_for.values_mut());
        for landing in landings {
            let sections = [&mut landing.attention, &mut landing.interest, &mut landing.desire, &mut landing.action];
            all.extend(sections.into_iter().flatten());
        }
        for touchpoint in &mut campaign.touchpoints {
            all.push(&mut touchpoint.item.body);
            let own = touchpoint.copy_for.values_mut().chain(touchpoint.variants.values_mut());
            all.extend(own.chain([&mut touchpoint.copy]).filter_map(|copy| copy.body.as_mut()));
        }
    }
    all
}
