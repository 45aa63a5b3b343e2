//! The manager's brief: a campaign on one printed page, for people who lead a team.
//!
//! Enter at [`brief`]. It invites; it gives nobody a reason to check on people.

use super::desk::{Desk, resolved};
use super::paste::Writer;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Campaign, Course, Id};
use crate::render::views::handout::{Asked, Brief, Line, Outward, Paste, Slot};
use crate::site_map::handout::HandoutLink;

/// How many characters one A4 page holds with the theme's margins: as it is, printed more closely, and more closely
/// still (8 points, below which paper can't be read at arm's length). Measured in a browser with briefs of many
/// lengths, less a tenth for other fonts.
const ROOMY: usize = 2_000;
const DENSE: usize = 2_800;
const MOST: usize = 4_000;

/// The minutes of the agenda's parts: ten, which is what a team meeting has to spare.
const AGENDA: [u32; 4] = [2, 3, 3, 2];

pub fn brief(id: Id<Campaign>, desk: &Desk<'_>) -> Brief {
    let campaign = &desk.portal[id];
    let course = campaign.main_course(desk.portal).map(|id| &desk.portal[id]);
    let words = |key: &str| desk.wording.text(key);
    let to = HandoutLink::of_brief(campaign, desk.portal);
    let mut brief = Brief {
        title: campaign.item.title.clone(),
        summary: resolved(campaign.item.summary.as_ref(), &desk.scope(campaign)).unwrap_or_default(),
        density: "",
        facts: facts(campaign, course, desk),
        agenda: agenda(campaign, course, desk),
        dates: desk.dates(id, &campaign.everyone()),
        questions: ["brief_ask_1", "brief_ask_2", "brief_ask_3"].map(words).to_vec(),
        avoid: ["list", "must", "compare"].map(|what| avoided(desk, &format!("brief_avoid_{what}"))).to_vec(),
        short: desk.printed(&to.short()),
        link: desk.link(&to.destination, to.utm, desk.call(campaign)),
        contact: desk.contact(),
        paste: Paste::default(),
    };
    brief.density = match length(&brief) {
        most if most <= ROOMY => "",
        most if most <= DENSE => "dense",
        _ => "denser",
    };
    brief.paste = paste(&brief, desk);
    brief
}

/// Reports a brief that is printed on more than one page.
pub fn judge(id: Id<Campaign>, desk: &Desk<'_>) -> Option<Diagnostic> {
    let length = length(&brief(id, desk));
    let item = &desk.portal[id].item;
    let message =
        format!("The manager's brief for \"{}\" has {length} characters; one printed page holds {MOST}.", item.title);
    let help = "Shorten the objective, or what the course promises and asks people to try; or plan fewer messages.";
    (length > MOST).then(|| Diagnostic::new(Code::BriefTooLong, item.origin.name_place(), message).help(help))
}

/// What to leave, and what to do instead.
pub fn avoided(desk: &Desk<'_>, key: &str) -> Line {
    Line { label: desk.wording.text(key), text: desk.wording.text(&format!("{key}_instead")) }
}

fn facts(campaign: &Campaign, course: Option<&Course>, desk: &Desk<'_>) -> Vec<Line> {
    let scope = desk.scope(campaign);
    let readers: Vec<_> = campaign.everyone().iter().map(|id| desk.portal[*id].item.title.clone()).collect();
    let of_course = |field: fn(&Course) -> Option<&crate::model::Copy>| resolved(course.and_then(field), &scope);
    let lines = [
        ("brief_objective", resolved(campaign.objective.as_ref(), &scope)),
        ("brief_promise", of_course(|course| course.promise.as_ref())),
        ("brief_why", of_course(|course| course.why.as_ref())),
        ("brief_for", Some(readers.join(", ")).filter(|readers| !readers.is_empty())),
        ("brief_time", time(campaign, course, desk)),
    ];
    let line = |(key, text): (&str, Option<String>)| Some(Line { label: desk.wording.text(key), text: text? });
    lines.into_iter().filter_map(line).collect()
}

/// `4 min for a first lesson, 17 min in all`.
fn time(campaign: &Campaign, course: Option<&Course>, desk: &Desk<'_>) -> Option<String> {
    let first = campaign.cta.minutes.map(|minutes| desk.wording.duration(minutes));
    let all = course.and_then(|course| course.minutes).map(|minutes| desk.wording.duration(minutes));
    match (first, all) {
        (Some(first), Some(all)) => Some(desk.wording.with("effort_first", &[("first", &first), ("all", &all)])),
        (first, all) => first.or(all),
    }
}

fn agenda(campaign: &Campaign, course: Option<&Course>, desk: &Desk<'_>) -> Vec<Slot> {
    let scope = desk.scope(campaign);
    let words = |key: &str| desk.wording.text(key);
    let authored = |copy: Option<&crate::model::Copy>, key: &str| resolved(copy, &scope).unwrap_or_else(|| words(key));
    let parts = [
        ("agenda_why", words("agenda_why_text")),
        ("agenda_try", authored(course.and_then(|c| c.apply_tomorrow.as_ref()), "agenda_try_text")),
        ("agenda_pair", authored(course.and_then(|c| c.teach_back.as_ref()), "agenda_pair_text")),
        ("agenda_agree", words("agenda_agree_text")),
    ];
    let slot = |(minutes, (key, text)): (u32, (&str, String))| Slot { minutes, title: words(key), text };
    AGENDA.into_iter().zip(parts).map(slot).collect()
}

/// About how many characters are printed; a row of a list takes a line, however short it is.
fn length(brief: &Brief) -> usize {
    const LINE: usize = 60;
    let long = |texts: &[&str]| texts.iter().flat_map(|text| text.chars()).map(width).sum::<usize>().max(LINE);
    let facts = brief.facts.iter().map(|line| long(&[&line.label, &line.text]));
    let agenda = brief.agenda.iter().map(|slot| long(&[&slot.title, &slot.text]));
    let dates = brief.dates.iter().map(|date| long(&[&date.date, &date.what, &date.how]));
    let avoid = brief.avoid.iter().map(|line| long(&[&line.label, &line.text]));
    let questions = brief.questions.iter().map(|question| long(&[question]));
    let head = long(&[&brief.title, &brief.summary]);
    head + facts.chain(agenda).chain(dates).chain(avoid).chain(questions).sum::<usize>()
}

/// Characters of Chinese, Japanese and Korean are twice as wide (Unicode Standard Annex 11, roughly).
fn width(c: char) -> usize {
    if matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ff60}')
    {
        2
    } else {
        1
    }
}

/// The brief as a mail to other managers.
fn paste(brief: &Brief, desk: &Desk<'_>) -> Paste {
    let mut writer = Writer::default();
    let words = |key: &str| desk.wording.text(key);
    writer.heading(&brief.title);
    if !brief.summary.is_empty() {
        writer.paragraph(&brief.summary);
    }
    let labelled = |line: &Line| format!("{}: {}", line.label, line.text);
    writer.list(&brief.facts.iter().map(labelled).collect::<Vec<_>>());
    writer.heading(&words("brief_agenda"));
    let slot = |slot: &Slot| format!("{}, {}: {}", desk.wording.duration(slot.minutes), slot.title, slot.text);
    writer.list(&brief.agenda.iter().map(slot).collect::<Vec<_>>());
    if !brief.dates.is_empty() {
        writer.heading(&words("brief_dates"));
        let dates = brief.dates.iter().map(|date| format!("{}: {} ({})", date.date, date.what, date.how));
        writer.list(&dates.collect::<Vec<_>>());
    }
    writer.heading(&words("brief_ask"));
    writer.list(&brief.questions);
    writer.heading(&words("brief_avoid"));
    let instead = |line: &Line| format!("{} {}", line.label, line.text);
    writer.list(&brief.avoid.iter().map(instead).collect::<Vec<_>>());
    let Outward { href, text } = &brief.link;
    writer.link(text, href);
    if let Some(Asked { name, email, .. }) = &brief.contact {
        let who = [name.as_str(), email].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        writer.paragraph(&desk.wording.with("brief_contact", &[("who", &who)]));
    }
    writer.finish()
}
