//! A champion's posts: their own first, and a suggestion for each channel in which they wrote none.
//!
//! Enter at [`of_campaign`] and [`anytime`]. A suggestion says only what is true of everybody: which course they took,
//! what it promises, one thing to try, how long it takes.

use super::desk::{Desk, resolved};
use super::paste::Writer;
use crate::diagnostics::Diagnostic;
use crate::model::values::Scope;
use crate::model::voice::{Post as Authored, Scope as Agreed};
use crate::model::{Campaign, Champion, Channel, Choice, Course, Id};
use crate::render::channels::limits::{Measure, SMS};
use crate::render::channels::sms;
use crate::render::views::handout::{Outward, Post};
use crate::site_map::attribution::Utm;
use crate::site_map::handout::HandoutLink;
use crate::site_map::{Addressed, Destination, address};

/// Where people post; the other channels are the comms team's.
const POSTED: [Channel; 5] = [Channel::Slack, Channel::Teams, Channel::Email, Channel::Intranet, Channel::Sms];

/// Under this campaign links are counted that belong to none.
const NO_CAMPAIGN: &str = "champions";

/// The posts for a campaign, by channel.
pub fn of_campaign(champion: &Champion, id: Id<Campaign>, desk: &Desk<'_>) -> Vec<Post> {
    let campaign = &desk.portal[id];
    let scope = desk.scope(campaign);
    let used = channels(champion, id, desk);
    let own = champion.posts.iter().filter(|post| is_about(champion, post, campaign, desk));
    let written: Vec<Channel> = own.clone().map(|post| post.channel).collect();
    let missing = used.into_iter().filter(|channel| !written.contains(channel) && agreed(champion, *channel));
    let own = own.map(|post| {
        let link = link(champion, campaign, post.channel, desk);
        finished(post.channel, true, paragraphs(&post.text.resolve(&scope)), link, desk)
    });
    let suggested = missing.map(|channel| {
        let said = suggestion(champion, campaign, channel, desk);
        finished(channel, false, said, link(champion, campaign, channel, desk), desk)
    });
    own.chain(suggested).collect()
}

/// Posts that name a course which none of their campaigns is about; the link leads to that course.
pub fn anytime(champion: &Champion, concerning: &[Id<Campaign>], desk: &Desk<'_>) -> Vec<Post> {
    let scope = Scope::portal(desk.portal);
    let is_placed = |post: &&Authored| concerning.iter().any(|id| is_about(champion, post, &desk.portal[*id], desk));
    let open = champion.posts.iter().filter(|post| !is_placed(post));
    let post = |post: &Authored| {
        let text = post.text.resolve(&scope);
        let course = named(champion.courses.iter(), &text, desk).next().map(|id| &desk.portal[id]);
        let utm = Utm::new(desk.portal, [post.channel.word(), "champion", NO_CAMPAIGN, &content(champion)]);
        let link = match course {
            Some(course) => desk.link(&Destination::Page(course.address()), utm, course.item.title.clone()),
            None => desk.link(&Destination::Page(address::FRONT.to_owned()), utm, desk.portal.settings.title.clone()),
        };
        finished(post.channel, true, paragraphs(&text), link, desk)
    };
    open.map(post).collect()
}

/// The champion's own text messages that are too long, each with the link that goes with it.
pub fn judge(champion: &Champion, desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for id in champion.campaigns(desk.portal) {
        let campaign = &desk.portal[id];
        let address = link(champion, campaign, Channel::Sms, desk).href;
        for post in champion.posts.iter().filter(|post| post.channel == Channel::Sms) {
            let text = format!("{} {address}", sms::plain(&post.text.resolve(&desk.scope(campaign))));
            findings.extend(Measure::at(&SMS, sms::parts(&text), &post.text.place).finding_for(&champion.person));
        }
    }
    findings
}

/// Where the campaign reaches the champion's readers and people post.
fn channels(champion: &Champion, id: Id<Campaign>, desk: &Desk<'_>) -> Vec<Channel> {
    let readers = champion.readers(&desk.portal[id]);
    let reaching = |m: &&crate::schedule::Message| m.campaign == id && readers.contains(&m.persona);
    let used: Vec<Channel> = desk.messages.iter().filter(reaching).map(|message| message.channel).collect();
    POSTED.into_iter().filter(|channel| used.contains(channel)).collect()
}

/// Whether the person agreed to appear there at all.
fn agreed(champion: &Champion, channel: Channel) -> bool {
    champion.consent.scope.contains(&Agreed::of(channel))
}

/// Whether a post of the champion's own fits a campaign: of the courses that either of them is about, it names one of
/// the campaign's, or none at all.
fn is_about(champion: &Champion, post: &Authored, campaign: &Campaign, desk: &Desk<'_>) -> bool {
    let text = post.text.resolve(&desk.scope(campaign));
    let offered = campaign.all_courses(desk.portal);
    let is_named = named(offered.iter(), &text, desk).next().is_some();
    is_named || named(champion.courses.iter(), &text, desk).next().is_none()
}

/// Those of some courses whose title stands in a text.
fn named<'c>(
    courses: impl Iterator<Item = &'c Id<Course>>,
    text: &str,
    desk: &Desk<'_>,
) -> impl Iterator<Item = Id<Course>> {
    courses.copied().filter(move |id| text.contains(&desk.portal[*id].item.title))
}

/// The post's own link; in a text message, where every character counts, a short one.
fn link(champion: &Champion, campaign: &Campaign, channel: Channel, desk: &Desk<'_>) -> Outward {
    let to = HandoutLink::of_post(champion, campaign, channel, desk.portal);
    let words = desk.call(campaign);
    match channel {
        Channel::Sms => Outward { href: desk.links.absolute(&to.short()), text: words },
        _ => desk.link(&to.destination, to.utm, words),
    }
}

fn content(champion: &Champion) -> String {
    format!("champion-{}", champion.item.slug)
}

/// What a champion could say who wrote nothing for this channel.
fn suggestion(champion: &Champion, campaign: &Campaign, channel: Channel, desk: &Desk<'_>) -> Vec<String> {
    let scope = desk.scope(campaign);
    let main = campaign.main_course(desk.portal);
    let course = main.map(|id| &desk.portal[id]);
    let took = main.is_some_and(|id| champion.courses.contains(&id));
    let words = |key: &str| desk.wording.text(key);
    let title = course.map_or(&campaign.item.title, |course| &course.item.title);
    let opening = if took { "champion_post_took" } else { "champion_post_know" };
    let opening = desk.wording.with(opening, &[("course", title)]);
    let of_course = |field: fn(&Course) -> Option<&crate::model::Copy>, key: &str| {
        resolved(course.and_then(field), &scope).map(|text| desk.wording.with(key, &[("text", &text)]))
    };
    let promise = of_course(|course| course.promise.as_ref(), "champion_post_promise");
    let task = of_course(|course| course.apply_tomorrow.as_ref(), "champion_post_try");
    let first = campaign.cta.minutes.map(|minutes| {
        let minutes = desk.wording.count("minutes", minutes as usize);
        desk.wording.with("champion_post_first", &[("minutes", &minutes)])
    });
    let ask = words(if took { "champion_post_ask" } else { "champion_post_talk" });
    let joined = |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    match channel {
        Channel::Sms => vec![joined(vec![Some(opening), first])],
        Channel::Email => {
            let all = [Some(words("champion_post_hello")), Some(joined(vec![Some(opening), promise])), task];
            all.into_iter().flatten().chain([joined(vec![first, Some(ask)]), champion.person.clone()]).collect()
        }
        _ => {
            let all = [Some(joined(vec![Some(opening), promise])), task, Some(joined(vec![first, Some(ask)]))];
            all.into_iter().flatten().collect()
        }
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    let unix = text.replace("\r\n", "\n");
    unix.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn finished(channel: Channel, is_own: bool, paragraphs: Vec<String>, link: Outward, desk: &Desk<'_>) -> Post {
    let paragraphs = match channel {
        Channel::Sms => vec![sms::plain(&paragraphs.join(" "))],
        _ => paragraphs,
    };
    let mut writer = Writer::default();
    paragraphs.iter().for_each(|paragraph| writer.paragraph(paragraph));
    writer.link(&link.text, &link.href);
    let mut paste = writer.finish();
    // A text message shows no HTML.
    if channel == Channel::Sms {
        paste.html.clear();
    }
    let channel = desk.wording.choice("channel", channel);
    let copy_label = desk.wording.with("champion_copy_for", &[("channel", &channel)]);
    Post { channel, copy_label, is_own, paragraphs, link, paste }
}
