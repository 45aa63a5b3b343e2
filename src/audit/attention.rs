//! The attention budget: each conflict of the plan at the line of the touchpoint that yields, with everything that
//! stands in the window and what to write instead.
//!
//! Enter at [`findings`]. What was sent can't be unsent, so a conflict that is past stands in the report alone.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::campaign::When;
use crate::model::portal::Window;
use crate::model::{Channel, Choice, Portal, Touchpoint};
use crate::schedule::attention::{Advice, Attention, Conflict, Load, Member, WayOut, Yields};
use crate::schedule::{line, said};

pub fn findings(attention: &Attention, portal: &Portal) -> Vec<Diagnostic> {
    let open = attention.conflicts.iter().filter_map(|conflict| Some((conflict, conflict.way_out.as_ref()?)));
    open.map(|(conflict, way_out)| finding(conflict, way_out, portal)).collect()
}

fn finding(conflict: &Conflict, way_out: &WayOut, portal: &Portal) -> Diagnostic {
    let touchpoint = &portal[way_out.campaign].touchpoints[way_out.touchpoint];
    let place = touchpoint.item.origin.place(field(touchpoint, &way_out.advice));
    let others =
        conflict.members.iter().filter(|m| (m.campaign, m.touchpoint) != (way_out.campaign, way_out.touchpoint));
    let finding = Diagnostic::new(Code::AttentionBudget, place, sentence(conflict, portal)).help(help(way_out, portal));
    others.fold(finding, |finding, member| related(finding, member, portal))
}

/// The field to change.
fn field(touchpoint: &Touchpoint, advice: &Advice) -> &'static str {
    match (advice, touchpoint.when) {
        (Advice::Keep(_, None), _) => "channels",
        (Advice::Shorten(_), _) if touchpoint.item.origin.fields.contains_key("minutes") => "minutes",
        (_, When::Day(_)) => "day",
        (_, When::On(_)) => "date",
    }
}

/// Who would get how much, when, and how much is allowed.
fn sentence(conflict: &Conflict, portal: &Portal) -> String {
    let policy = &portal.settings.policy;
    let who = conflict.audience.named(portal);
    let Load { messages, minutes } = conflict.load;
    let when = window(conflict);
    match messages > policy.messages_per_week.into() {
        true => format!(
            "{who} would get {} {when}, and the policy allows {}.",
            counted(messages, "message"),
            policy.messages_per_week
        ),
        false => format!(
            "{who} would be asked for {} {when}, and the policy allows {}.",
            counted(minutes, "minute"),
            policy.minutes_per_week
        ),
    }
}

/// `in 7 days (9 to 15 March 2027)`.
pub fn window(conflict: &Conflict) -> String {
    let Conflict { from, to, .. } = conflict;
    let end = to.strftime("%-d %B %Y");
    let days = match (from.year() == to.year(), from.month() == to.month()) {
        _ if from == to => return format!("on one day ({end})"),
        (true, true) => format!("{} to {end}", from.day()),
        (true, false) => format!("{} to {end}", from.strftime("%-d %B")),
        (false, _) => format!("{} to {end}", from.strftime("%-d %B %Y")),
    };
    match conflict.window {
        Window::Rolling => format!("in 7 days ({days})"),
        Window::Iso => format!("in the week of {days}"),
    }
}

fn related(finding: Diagnostic, member: &Member, portal: &Portal) -> Diagnostic {
    let campaign = &portal[member.campaign];
    let touchpoint = &campaign.touchpoints[member.touchpoint];
    let (when, at) = (member.slot.at.date(), member.slot.at.strftime("%H:%M"));
    let what = format!(
        "\"{}\" of \"{}\" (priority {}) comes on {} at {at}: {}",
        touchpoint.item.title,
        campaign.item.title,
        campaign.priority,
        said(when),
        counted(member.load.messages, "message")
    );
    let place = touchpoint.item.origin.place(field(touchpoint, &Advice::LeaveOut));
    finding.related(place, what)
}

/// Why this one yields, and what to write.
fn help(way_out: &WayOut, portal: &Portal) -> String {
    let campaign = &portal[way_out.campaign];
    let why = match way_out.because {
        Yields::Priority => format!("This campaign yields, because its priority ({}) is lowest. ", campaign.priority),
        Yields::Launch => "This campaign yields, because it is launched last. ".to_owned(),
        Yields::Name => "This campaign yields, because its name comes last among equal priorities. ".to_owned(),
        Yields::Later => "Of a campaign's messages the later one yields. ".to_owned(),
        Yields::Only => String::new(),
    };
    why + &advice(way_out, portal)
}

fn advice(way_out: &WayOut, portal: &Portal) -> String {
    let lines = lines(way_out, portal);
    match &way_out.advice {
        Advice::Move(day) => {
            format!("Write {lines} here: {} is the nearest day with room for everybody it goes to.", said(*day))
        }
        Advice::Shorten(_) => {
            format!("No other day near has room. Ask for less here, and write {lines} when it takes no longer.")
        }
        Advice::Keep(..) => format!("No day near has room for all of these channels. Write {lines} here."),
        Advice::LeaveOut => format!("No day near has room, in whatever channel. Leave it out: write {lines} here."),
    }
}

/// The lines to write, each as `code`.
pub fn lines(way_out: &WayOut, portal: &Portal) -> String {
    let campaign = &portal[way_out.campaign];
    let touchpoint = &campaign.touchpoints[way_out.touchpoint];
    let moved = |day| line(campaign, touchpoint, day).map(|line| format!("`{line}`")).unwrap_or_default();
    match &way_out.advice {
        Advice::Move(day) => moved(*day),
        Advice::Shorten(minutes) => format!("`minutes = {minutes}`"),
        Advice::Keep(channels, None) => format!("`{}`", list(channels)),
        Advice::Keep(channels, Some(day)) => format!("`{}` and {}", list(channels), moved(*day)),
        Advice::LeaveOut => "`draft = true`".to_owned(),
    }
}

/// `channels = ["email", "teams"]`.
fn list(channels: &[Channel]) -> String {
    let words: Vec<String> = channels.iter().map(|channel| format!("\"{}\"", channel.word())).collect();
    format!("channels = [{}]", words.join(", "))
}

fn counted(number: u64, word: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {word}{ending}")
}
