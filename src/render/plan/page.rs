//! The plan as a page: a timeline, a calendar of each month, and every sending in a list.

use jiff::ToSpan;

use super::marks::{Marks, NO_STAGE};
use super::month::Months;
use super::sending::{Sending, sendings};
use super::timeline::Timeline;
use crate::model::campaign::Stage;
use crate::model::values::Scope;
use crate::model::{Campaign, Choice, Id};
use crate::render::engine::{self, RenderError};
use crate::render::kit::Kit;
use crate::render::views::Link;
use crate::render::views::plan as views;
use crate::schedule::{Meeting, Message, Slot, meetings};
use crate::site_map::plan::PlanForm;
use crate::site_map::report::{Report, ReportForm};

/// How many days of meetings after the last message are shown: people meet when they have learned something.
const AFTERWARDS: i64 = 28;

impl Kit<'_> {
    pub(super) fn plan_page(&self, campaign: Option<Id<Campaign>>, path: &str) -> Result<Vec<u8>, RenderError> {
        let sendings = sendings(self.planned(campaign));
        let marks = Marks::of(&sendings);
        let (portal, words) = (self.inputs.portal, &self.words);
        let timeline = Timeline { portal, words, marks: &marks, sendings: &sendings }.draw();
        let months = Months { portal, words, marks: &marks, sendings: &sendings }.draw();
        let zone = portal.settings.timezone.iana_name().unwrap_or("UTC");
        let month = |month: super::month::Month| views::Month { picture: engine::html(&month.svg), name: month.name };
        let it = views::Plan {
            objective: self.objective(campaign),
            lead: words.with("plan_lead", &[("zone", zone)]),
            facts: self.plan_facts(&sendings),
            links: self.plan_links(campaign),
            legend: self.legend(&marks, &sendings),
            notes: self.plan_notes(campaign),
            timeline: engine::html(&timeline),
            months: months.into_iter().map(month).collect(),
            storyboards: campaign.map(|id| self.storyboards(id)).unwrap_or_default(),
            meetings: if campaign.is_none() { self.meetings() } else { Vec::new() },
            sendings: sendings.iter().map(|sending| self.sending(sending, &marks, campaign)).collect(),
        };
        let title = match campaign {
            Some(id) => words.with("plan_of", &[("campaign", &portal[id].item.title)]),
            None => words.text("plan"),
        };
        self.pages.page("kit/plan.html", path, &title, engine::value(&it))
    }

    fn objective(&self, campaign: Option<Id<Campaign>>) -> String {
        let portal = self.inputs.portal;
        let objective = campaign.and_then(|id| Some((id, portal[id].objective.as_ref()?)));
        objective.map(|(id, copy)| copy.resolve(&Scope::portal(portal).campaign(&portal[id]))).unwrap_or_default()
    }

    /// `9 March 2027 to 13 April 2027 · 12 messages`.
    fn plan_facts(&self, sendings: &[Sending<'_>]) -> String {
        let count = self.words.count("plan_sendings", sendings.len());
        let ends = sendings.first().zip(sendings.last());
        let Some((from, to)) = ends.map(|(a, b)| (self.words.date(a.slot.day()), self.words.date(b.slot.day()))) else {
            return count;
        };
        format!("{} · {count}", self.words.with("from_to", &[("from", &from), ("to", &to)]))
    }

    fn plan_links(&self, campaign: Option<Id<Campaign>>) -> Vec<Link> {
        let form = |form: PlanForm| {
            Link::new(format!("plan.{}", form.extension()), self.words.text(&format!("plan_{}", form.extension())))
        };
        let forms = [PlanForm::Table, PlanForm::Calendar, PlanForm::Data].map(form).into_iter();
        let root = if campaign.is_some() { "../" } else { "" };
        let report = format!("{root}../{}", Report::Attention.path(ReportForm::Page));
        let attention = Link::new(report, self.words.text("report_attention"));
        let all = campaign.map(|_| Link::new("../plan.html", self.words.text("plan_all")));
        forms.chain([attention]).chain(all).collect()
    }

    /// Campaigns by their letters; of one campaign, the stages by their colours.
    fn legend(&self, marks: &Marks, sendings: &[Sending<'_>]) -> Vec<views::Legend> {
        let portal = self.inputs.portal;
        if let [_] = marks.campaigns() {
            let stage = |(word, stage): &(&str, Stage)| views::Legend {
                mark: String::new(),
                class: (*word).to_owned(),
                text: self.words.choice("stage", *stage),
                href: String::new(),
            };
            let without = sendings.iter().any(|sending| sending.touchpoint(portal).stage.is_none());
            let other = views::Legend {
                mark: String::new(),
                class: NO_STAGE.to_owned(),
                text: self.words.text("plan_other"),
                href: String::new(),
            };
            return Stage::ALL.iter().map(stage).chain(without.then_some(other)).collect();
        }
        let campaign = |id: &Id<Campaign>| views::Legend {
            mark: marks.letter(*id),
            class: marks.colour(*id),
            text: portal[*id].item.title.clone(),
            href: format!("{}/plan.html", portal[*id].item.slug),
        };
        marks.campaigns().iter().map(campaign).collect()
    }

    fn sending(&self, sending: &Sending<'_>, marks: &Marks, campaign: Option<Id<Campaign>>) -> views::Sending {
        let portal = self.inputs.portal;
        let touchpoint = sending.touchpoint(portal);
        let mark = marks.of_sending(sending, portal);
        let root = if campaign.is_some() { "../" } else { "" };
        let stage = touchpoint.stage.map(|stage| self.words.choice("stage", stage));
        let moves = touchpoint.moves.map(|moves| self.moves(moves));
        let kind = [Some(self.words.choice("touchpoint", touchpoint.kind)), stage, moves];
        let to = sending.to.iter().map(|(persona, channels)| views::Reached {
            persona: portal[*persona].item.title.clone(),
            channels: channels.iter().map(|c| self.words.choice("channel", *c)).collect::<Vec<_>>().join(", "),
        });
        views::Sending {
            mark: mark.name,
            class: mark.class,
            iso: sending.slot.at.strftime("%Y-%m-%dT%H:%M").to_string(),
            date: self.words.weekday_date(sending.slot.day()),
            time: sending.slot.at.strftime("%H:%M").to_string(),
            waits: self.waits(sending.slot),
            title: touchpoint.item.title.clone(),
            kind: kind.into_iter().flatten().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · "),
            href: format!("{root}index.html#{}", self.id(sending.first)),
            to: to.collect(),
        }
    }

    /// The times at which people of the campaigns meet, until the last message and some days after it.
    fn meetings(&self) -> Vec<views::Meeting> {
        let last = self.inputs.messages.iter().map(Message::date).max();
        let until = last.map(|day| day.saturating_add(AFTERWARDS.days()));
        let near = |meeting: &&Meeting| until.is_none_or(|until| meeting.starts.date() <= until);
        let all = meetings::of_campaigns(self.inputs.portal, self.inputs.plan).filter(near);
        all.map(|meeting| views::Meeting {
            iso: meeting.starts.strftime("%Y-%m-%dT%H:%M").to_string(),
            date: self.words.weekday_date(meeting.starts.date()),
            time: self.words.time_span(&meeting.starts, meeting.ends.as_ref()),
            title: self.inputs.portal[meeting.event].item.title.clone(),
        })
        .collect()
    }

    /// When it was asked for and what it waits for, where it doesn't go out as asked.
    fn waits(&self, slot: Slot) -> String {
        let Some(because) = slot.because else { return String::new() };
        let why = self.words.text(&format!("plan_because_{}", because.word()));
        let asked = match slot.asked.time() == jiff::civil::Time::midnight() {
            true => self.words.weekday_date(slot.asked.date()),
            false => format!("{}, {}", self.words.weekday_date(slot.asked.date()), slot.asked.strftime("%H:%M")),
        };
        self.words.with("plan_asked", &[("date", &asked), ("why", &why)])
    }
}
