//! The gallery: every message on a list, by campaign and date, with what it can be narrowed by.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Kit;
use crate::model::{Campaign, Champion, Choice, Listed};
use crate::render::engine;
use crate::render::escape;
use crate::render::views::Link;
use crate::render::views::course;
use crate::render::views::kit as views;
use crate::schedule::Message;
use crate::site_map::address;
use crate::site_map::kit::{self, Step};

/// With more campaigns than this the list begins with their names alone.
const OPEN_CAMPAIGNS: usize = 4;

impl Kit<'_> {
    pub(super) fn gallery(&self) -> views::Gallery {
        let mut by_campaign: Vec<_> =
            self.steps.chunk_by(|a, b| self.first(a).campaign == self.first(b).campaign).collect();
        by_campaign.sort_by_key(|steps| steps.iter().map(|step| self.first(step).date()).min());
        let is_open = by_campaign.len() <= OPEN_CAMPAIGNS;
        views::Gallery {
            filters: self.filters(),
            campaigns: by_campaign.iter().map(|steps| self.campaign_group(steps, is_open)).collect(),
            champions: self.champions(),
            base: self.inputs.site_map.links.absolute(address::FRONT),
            words: engine::html(&escape::json_in_script(&self.script_words())),
        }
    }

    fn campaign_group(&self, steps: &[Step], is_open: bool) -> views::CampaignGroup {
        let campaign = &self.inputs.portal[self.first(&steps[0]).campaign];
        // Each persona waits for its own moment, so that a touchpoint's messages may go out on several days.
        let day = |step: &Step| (self.first(step).date(), self.first(step).touchpoint);
        let mut steps = steps.to_vec();
        steps.sort_by_key(day);
        let days = steps.chunk_by(|a, b| day(a) == day(b));
        views::CampaignGroup {
            slug: campaign.item.slug.clone(),
            title: campaign.item.title.clone(),
            facts: self.campaign_facts(&steps),
            is_open,
            links: self.campaign_links(campaign),
            days: days.map(|steps| self.day(steps)).collect(),
        }
    }

    /// `9 March 2027 to 13 April 2027 · 12 messages`, and who gets none of them.
    pub(super) fn campaign_facts(&self, steps: &[Step]) -> String {
        let recipients = steps.first().map(|step| self.recipients(self.first(step).campaign)).unwrap_or_default();
        let parts = [self.campaign_dates(steps), recipients];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn campaign_dates(&self, steps: &[Step]) -> String {
        let dates: BTreeSet<Date> = steps.iter().map(|step| self.first(step).date()).collect();
        let count = self.words.count("kit_count", steps.len());
        let ends = dates.first().zip(dates.last()).map(|(from, to)| (self.words.date(*from), self.words.date(*to)));
        match ends {
            Some((from, to)) if from == to => format!("{from} · {count}"),
            Some((from, to)) => format!("{} · {count}", self.words.with("from_to", &[("from", &from), ("to", &to)])),
            None => count,
        }
    }

    fn campaign_links(&self, campaign: &Campaign) -> Vec<Link> {
        let plan = format!("kit/{}/plan.html", campaign.item.slug);
        let pages = [
            (plan, "plan"),
            (kit::review(campaign), "kit_review"),
            (kit::managers_brief(campaign), "kit_brief"),
            (kit::cards(campaign), "kit_cards"),
        ];
        pages.iter().filter_map(|(path, word)| Some(Link::new(self.to(path)?, self.words.text(word)))).collect()
    }

    fn champions(&self) -> Vec<Link> {
        let link = |champion: &Champion| Some(Link::new(self.to(&kit::champion(champion))?, champion.person.clone()));
        Champion::all(self.inputs.portal).filter_map(|(_, champion)| link(champion)).collect()
    }

    /// The way from the gallery to another page of the kit, if that is made.
    fn to(&self, path: &str) -> Option<String> {
        let is_made = self.paths.contains(path);
        path.strip_prefix("kit/").filter(|_| is_made).map(str::to_owned)
    }

    fn day(&self, steps: &[Step]) -> views::Day {
        let first = self.first(&steps[0]);
        let touchpoint = first.touchpoint(self.inputs.portal);
        views::Day {
            iso: first.date().to_string(),
            week: week_key(first.date()),
            month: month_key(first.date()),
            date: self.words.weekday_date(first.date()),
            title: touchpoint.item.title.clone(),
            kind: self.words.choice("touchpoint", touchpoint.kind),
            rows: steps.iter().map(|step| self.row(step)).collect(),
        }
    }

    fn row(&self, step: &Step) -> views::Row {
        let (portal, first) = (self.inputs.portal, self.first(step));
        let messages = step.messages(self.inputs.messages);
        let id = self.id(first);
        let main = |(index, message): (usize, &Message)| {
            let file = self.written.get(index)?.files.first()?.0;
            Some(Link::new(format!("{id}/{}", file.name()), self.channel(message.channel)))
        };
        let keys: Vec<_> = messages.iter().map(|message| message.channel.word()).collect();
        let names: Vec<_> = messages.iter().map(|message| self.channel(message.channel)).collect();
        views::Row {
            step: self.step(first),
            persona_key: portal[first.persona].item.slug.clone(),
            channel_keys: keys.join(" "),
            channels: names.join(", "),
            review: self.on_review(first),
            files: step.numbered(self.inputs.messages).filter_map(main).collect(),
        }
    }

    fn on_review(&self, message: &Message) -> String {
        let page = kit::review(&self.inputs.portal[message.campaign]);
        format!("{}#{}", page.strip_prefix("kit/").unwrap_or(&page), self.anchor(message))
    }

    fn filters(&self) -> Vec<views::Filter> {
        let portal = self.inputs.portal;
        let messages = || self.inputs.messages.iter();
        let campaigns = messages().map(|m| (m.campaign, &portal[m.campaign].item)).collect::<BTreeMap<_, _>>();
        let personas = messages().map(|m| (m.persona, &portal[m.persona].item)).collect::<BTreeMap<_, _>>();
        let channels: BTreeSet<_> = messages().map(|m| m.channel).collect();
        let item = |item: &&crate::model::Item| option(&item.slug, item.title.clone());
        vec![
            self.filter("campaign", vec![group(String::new(), campaigns.values().map(item).collect())]),
            self.filter("when", self.times()),
            self.filter("persona", vec![group(String::new(), personas.values().map(item).collect())]),
            self.filter(
                "channel",
                vec![group(String::new(), channels.iter().map(|c| option(c.word(), self.channel(*c))).collect())],
            ),
        ]
    }

    fn times(&self) -> Vec<views::ChoiceGroup> {
        let days: BTreeSet<Date> = self.inputs.messages.iter().map(Message::date).collect();
        let month = |day: &Date| (month_key(*day), self.words.month_of_year(*day));
        let week = |day: &Date| {
            let monday = day.iso_week_date().first_of_week().map_or(*day, jiff::civil::ISOWeekDate::date);
            let number = day.iso_week_date().week().to_string();
            let values = [("week", number.as_str()), ("date", &self.words.date(monday))];
            (week_key(*day), self.words.with("kit_week", &values))
        };
        let choices = |all: BTreeMap<String, String>| all.into_iter().map(|(key, text)| option(&key, text)).collect();
        vec![
            group(self.words.text("kit_months"), choices(days.iter().map(month).collect())),
            group(self.words.text("kit_weeks"), choices(days.iter().map(week).collect())),
        ]
    }

    fn filter(&self, key: &'static str, groups: Vec<views::ChoiceGroup>) -> views::Filter {
        views::Filter { key, name: self.words.text(&format!("kit_filter_{key}")), groups }
    }

    /// The words of the kit for its script, without their common beginning.
    fn script_words(&self) -> String {
        let all = self.words.strings().as_map();
        let own: BTreeMap<_, _> =
            all.iter().filter_map(|(key, text)| Some((key.strip_prefix("kit_")?, text))).collect();
        // Strings can't fail to be written.
        serde_json::to_string(&own).unwrap_or_default()
    }
}

fn option(key: &str, text: String) -> course::Choice {
    course::Choice { key: key.to_owned(), text, note: String::new() }
}

fn group(name: String, choices: Vec<course::Choice>) -> views::ChoiceGroup {
    views::ChoiceGroup { name, choices }
}

/// `2027-W11` (ISO 8601).
fn week_key(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{}-W{:02}", week.year(), week.week())
}

/// `2027-03`.
fn month_key(day: Date) -> String {
    format!("{}-{:02}", day.year(), day.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_days_of_a_year_may_belong_to_the_last_week_before_it() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(week_key(day("2027-01-01")), "2026-W53");
        assert_eq!(week_key(day("2027-03-16")), "2027-W11");
        assert_eq!(month_key(day("2027-03-16")), "2027-03");
    }
}
