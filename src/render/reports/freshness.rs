//! The freshness report: what should be read again, signed, owned or retired, the most urgent first.

use super::views::{self, BAD, GOOD, Tone, WARN};
use crate::audit::freshness::{Concern, Entry};
use crate::render::kit::Kit;

impl Kit<'_> {
    pub(super) fn freshness(&self) -> views::Freshness {
        let parts = Concern::ALL.into_iter().map(|concern| self.concern(concern));
        let concerns: Vec<_> = parts.filter(|part| !part.entries.is_empty()).collect();
        let lead = if concerns.is_empty() { "freshness_none" } else { "freshness_lead" };
        views::Freshness { lead: self.words.text(lead), figures: self.freshness_figures(), concerns }
    }

    pub(super) fn freshness_headline(&self) -> String {
        let freshness = &self.inputs.audit.freshness;
        let count = |concern| freshness.of_concern(concern).len();
        let now = [Concern::Stale, Concern::FactExpired, Concern::UnreviewedAi, Concern::Dark].map(count);
        let soon = [Concern::DueSoon, Concern::DueLater, Concern::FactExpiring].map(count);
        if freshness.entries.is_empty() {
            return self.words.text("freshness_none");
        }
        let sums = [now.iter().sum::<usize>(), soon.iter().sum()].map(|n| n.to_string());
        self.words.with("freshness_headline", &[("now", &sums[0]), ("soon", &sums[1])])
    }

    fn freshness_figures(&self) -> Vec<views::Figure> {
        let freshness = &self.inputs.audit.freshness;
        let figure = |concern: Concern, bad: Tone| {
            let count = freshness.of_concern(concern).len();
            self.figure(count, &format!("concern_{}", concern.word()), if count == 0 { GOOD } else { bad })
        };
        vec![
            self.figure(freshness.items, "freshness_items", ""),
            figure(Concern::Stale, BAD),
            figure(Concern::FactExpired, BAD),
            figure(Concern::UnreviewedAi, BAD),
            figure(Concern::Dark, WARN),
            figure(Concern::DueSoon, WARN),
        ]
    }

    fn concern(&self, concern: Concern) -> views::ConcernPart {
        let word = concern.word();
        let entries = self.inputs.audit.freshness.of_concern(concern);
        views::ConcernPart {
            id: word,
            title: self.words.text(&format!("concern_{word}")),
            what: self.words.text(&format!("concern_{word}_what")),
            tone: tone(concern),
            entries: entries.iter().map(|entry| self.entry(entry)).collect(),
        }
    }

    fn entry(&self, entry: &Entry) -> views::EntryRow {
        views::EntryRow {
            title: entry.title.clone(),
            file: entry.file.clone(),
            date: entry.date.map(|date| self.words.date(date)).unwrap_or_default(),
            iso: entry.date.map(|date| date.to_string()).unwrap_or_default(),
            owner: entry.owner.clone(),
        }
    }

    pub(super) fn freshness_data(&self) -> views::FreshnessData<'_> {
        let freshness = &self.inputs.audit.freshness;
        views::FreshnessData { items: freshness.items, entries: freshness.entries.iter().map(entry_data).collect() }
    }
}

fn entry_data(entry: &Entry) -> views::EntryData<'_> {
    views::EntryData {
        concern: entry.concern.word(),
        date: entry.date.map(|date| date.to_string()),
        file: &entry.file,
        title: &entry.title,
        owner: &entry.owner,
    }
}

fn tone(concern: Concern) -> Tone {
    match concern {
        Concern::Stale | Concern::FactExpired | Concern::UnreviewedAi => BAD,
        Concern::Dark | Concern::DueSoon | Concern::FactExpiring => WARN,
        Concern::DueLater | Concern::NoReview | Concern::NoOwner => "",
    }
}
