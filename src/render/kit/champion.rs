//! The champion's kit: what somebody needs to pass a campaign on in their own words.
//!
//! Enter at [`kit`] for the page and at [`posts_text`] for the posts alone.

use super::brief::avoided;
use super::desk::{Desk, resolved};
use super::{picture, points, posts};
use crate::model::event::{Event, Host};
use crate::model::repeat;
use crate::model::values::Scope;
use crate::model::{Campaign, Champion, Id};
use crate::render::views::handout::{ChampionKit, Dated, ForCampaign, Line, Post, SharePicture};
use crate::site_map::handout;

pub fn kit(id: Id<Champion>, desk: &Desk<'_>) -> ChampionKit {
    let champion = &desk.portal[id];
    let concerning = champion.campaigns(desk.portal);
    ChampionKit {
        person: champion.person.clone(),
        recognition: resolved(champion.recognition.as_ref(), &Scope::portal(desk.portal)).unwrap_or_default(),
        campaigns: concerning.iter().map(|id| for_campaign(champion, *id, desk)).collect(),
        anytime: posts::anytime(champion, &concerning, desk),
        events: events(id, desk),
        avoid: avoid(desk),
        contact: desk.contact(),
    }
}

/// The posts as plain text, each below its campaign and channel.
pub fn posts_text(id: Id<Champion>, desk: &Desk<'_>) -> String {
    let kit = kit(id, desk);
    let anytime = (desk.wording.text("champion_anytime"), kit.anytime);
    let campaigns = kit.campaigns.into_iter().map(|campaign| (campaign.title, campaign.posts));
    let mut text = String::new();
    for (title, posts) in campaigns.chain([anytime]).filter(|(_, posts)| !posts.is_empty()) {
        text.push_str(&format!("{title}\n{}\n\n", "=".repeat(title.chars().count())));
        for Post { channel, paste, .. } in posts {
            text.push_str(&format!("[{channel}]\n\n{}\n\n\n", paste.text));
        }
    }
    text
}

fn for_campaign(champion: &Champion, id: Id<Campaign>, desk: &Desk<'_>) -> ForCampaign {
    let campaign = &desk.portal[id];
    let readers = champion.readers(campaign);
    ForCampaign {
        slug: campaign.item.slug.clone(),
        title: campaign.item.title.clone(),
        summary: resolved(campaign.item.summary.as_ref(), &desk.scope(campaign)).unwrap_or_default(),
        term: term(campaign, desk),
        picture: shared(champion, campaign, desk),
        posts: posts::of_campaign(champion, id, desk),
        points: points::points(campaign, desk),
        fact: points::fact(campaign, &readers, desk),
        objections: points::objections(campaign, &readers, desk),
        dates: desk.dates(id, &readers),
    }
}

fn shared(champion: &Champion, campaign: &Campaign, desk: &Desk<'_>) -> SharePicture {
    let [title, promise, person] = picture::words(champion, campaign, desk.portal);
    let values = [("title", title.as_str()), ("promise", promise.as_str()), ("person", person.as_str())];
    let key = if promise.is_empty() { "champion_picture_alt_short" } else { "champion_picture_alt" };
    SharePicture {
        file: handout::picture(campaign),
        save_as: format!("{}_{}", champion.item.slug, handout::picture(campaign)),
        alt: desk.wording.with(key, &values),
    }
}

/// `From 19 January 2027 until 5 March 2027`.
fn term(campaign: &Campaign, desk: &Desk<'_>) -> String {
    let from = desk.wording.date(campaign.launch);
    match campaign.closes.map(|closes| desk.wording.date(closes)) {
        Some(to) => desk.wording.with("champion_from_until", &[("from", &from), ("to", &to)]),
        None => desk.wording.with("champion_from", &[("from", &from)]),
    }
}

/// What the champion hosts from today on, soonest first.
fn events(id: Id<Champion>, desk: &Desk<'_>) -> Vec<Dated> {
    let today = desk.portal.today;
    let hosted = desk.portal.events.iter().filter(|event| event.host == Some(Host::Champion(id)));
    let mut next: Vec<_> = hosted
        .filter_map(|event| Some((repeat::next_date(event, today).filter(|day| *day >= today)?, event)))
        .collect();
    next.sort_by_key(|(day, event)| (*day, &event.item.slug));
    next.into_iter().map(|(day, event)| desk.dated(day, &event.item.title, place(event, desk))).collect()
}

fn place(event: &Event, desk: &Desk<'_>) -> String {
    let time = desk.wording.time_span(&event.starts, event.ends.as_ref());
    let place = event.place.clone().unwrap_or_else(|| desk.wording.text("online"));
    format!("{time}, {place}")
}

/// The brand's words first, then what no honest recommendation does.
fn avoid(desk: &Desk<'_>) -> Vec<Line> {
    let voice = &desk.portal.settings.brand.voice;
    let words = [("champion_avoid_orders", &voice.obligation_words), ("champion_avoid_banned", &voice.banned)];
    let brand = words.into_iter().filter(|(_, words)| !words.is_empty()).map(|(key, words)| {
        let quoted: Vec<_> = words.iter().map(|word| desk.wording.with("champion_quoted", &[("word", word)])).collect();
        let Line { text, .. } = avoided(desk, key);
        Line { label: desk.wording.with(key, &[("words", &quoted.join(", "))]), text }
    });
    let honest = ["deadline", "norm", "pressure", "promise", "names"];
    brand.chain(honest.map(|what| avoided(desk, &format!("champion_avoid_{what}")))).collect()
}
