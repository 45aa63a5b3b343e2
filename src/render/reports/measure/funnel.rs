//! The funnel: how many came to each step, what each figure is good for, and where most were lost.

use super::chart;
use super::{DidItWork, title};
use crate::measure::Measured;
use crate::measure::funnel::{Funnel, Leak, Passage};
use crate::measure::machines::{Flag, Why};
use crate::measure::metric::{Typed, What, Worth};
use crate::model::Choice;
use crate::model::results::{About, Step};
use crate::render::engine;
use crate::render::views::measure::{Cell, Part, Row, Section, Text};
use crate::render::views::report::WARN;

impl DidItWork<'_> {
    pub(super) fn funnel(&self, id: &str, campaign: &Measured) -> Option<Section> {
        let flags = campaign.machines.iter().map(|flag| Part::Text(self.flag(flag)));
        let Some(funnel) = &campaign.funnel else {
            let parts = [self.note("measure_no_funnel")].into_iter().chain(flags).collect();
            return self.section(id, "funnel", parts);
        };
        let head = ["measure_step", "measure_count", "measure_of_before", "measure_good_for", "measure_lines"];
        let rows = self.funnel_rows(funnel, &campaign.metrics);
        let mut parts = self.leaks(funnel);
        if let Some(table) = self.table(format!("{id}funnel-table"), "measure_funnel_caption", &head, rows) {
            let bars = self.bars(funnel);
            let svg = chart::bars(&format!("{id}funnel-chart"), &self.words.text("measure_funnel_chart"), &bars);
            parts.push(Part::Chart { svg: engine::html(&svg), table });
        }
        parts.extend(flags);
        self.section(id, "funnel", parts)
    }

    fn funnel_rows(&self, funnel: &Funnel, metrics: &[Typed]) -> Vec<Row> {
        let mut rows = Vec::new();
        for (step, count) in counted(funnel) {
            let passage = to(funnel, step);
            let good_for = metrics.iter().find(|typed| typed.what == What::Step(step));
            let cells = vec![
                Cell::new(self.count(count)),
                passage.map(|passage| self.passage(passage)).unwrap_or_default(),
                Cell::new(good_for.map(|typed| self.worth(*typed)).unwrap_or_default()),
                self.lines_cell(passage.map_or(&funnel.rows, |passage| &passage.rows)),
            ];
            rows.push(Row::new(self.step(step), cells));
        }
        rows
    }

    pub(super) fn passage(&self, passage: &Passage) -> Cell {
        match passage.share {
            Some(share) if share.all() == 0 => Cell::default(),
            Some(share) => self.share_cell(share),
            None => Cell::new(self.words.text("measure_another_way")),
        }
    }

    /// `Outcome, level 3`.
    pub(super) fn worth(&self, typed: Typed) -> String {
        let worth = self.words.text(match typed.worth {
            Worth::Vanity => "measure_worth_vanity",
            Worth::Leading => "measure_worth_leading",
            Worth::Outcome => "measure_worth_outcome",
            Worth::Untold => "measure_worth_untold",
        });
        match typed.level {
            Some(level) => {
                let level = self.words.with("measure_level", &[("n", &level.to_string())]);
                self.words.with("measure_worth", &[("worth", &worth), ("level", &level)])
            }
            None => worth,
        }
    }

    /// `Kind of figure: outcome, level 3.`
    pub(super) fn kind_of(&self, typed: Typed) -> String {
        self.words.with("measure_kind", &[("worth", &self.worth(typed))])
    }

    fn leaks(&self, funnel: &Funnel) -> Vec<Part> {
        let first = self.leak(funnel, &funnel.leak, "measure_leak");
        let later =
            (funnel.later_leak != funnel.leak).then(|| self.leak(funnel, &funnel.later_leak, "measure_later_leak"));
        [first, later.flatten()].into_iter().flatten().map(Part::Text).collect()
    }

    fn leak(&self, funnel: &Funnel, leak: &Leak, key: &str) -> Option<Text> {
        match leak {
            Leak::At(at) => {
                let passage = funnel.passages.get(*at)?;
                let share = passage.share.map(|share| self.share(share)).unwrap_or_default();
                let ends = [passage.from, passage.to].map(|step| self.quoted(&self.step(step)));
                let said = self.words.with(key, &[("from", &ends[0]), ("to", &ends[1]), ("share", &share)]);
                Some(Text::new(said).tone(WARN).from_lines(self.lines(&passage.rows)))
            }
            Leak::Alike(all) => {
                let passages = all.iter().filter_map(|at| funnel.passages.get(*at));
                let steps: Vec<_> = passages.map(|passage| self.quoted(&self.step(passage.to))).collect();
                Some(Text::new(self.words.with(&format!("{key}_alike"), &[("steps", &self.words.list(&steps))])))
            }
            Leak::TooFew => Some(Text::new(self.words.text(&format!("{key}_few")))),
        }
    }

    /// The sentence on a passage for the digest; `None` where nobody can say.
    pub(super) fn leak_said(&self, funnel: &Funnel) -> Option<String> {
        matches!(funnel.leak, Leak::At(_))
            .then(|| self.leak(funnel, &funnel.leak, "measure_leak"))?
            .map(|text| text.text)
    }

    fn bars(&self, funnel: &Funnel) -> Vec<chart::Bar> {
        let mut bars = Vec::new();
        for (step, count) in counted(funnel) {
            let passage = to(funnel, step);
            let share = passage.and_then(|passage| passage.share);
            // Only where all who came before are meant does the range lie around the bar's own end.
            let before = passage.and_then(|passage| funnel.counts.get(passage.from));
            let before =
                before.filter(|before| share.is_some_and(|share| (share.all(), share.hits()) == (*before, count)));
            let shown =
                share.filter(|share| !self.range_of(*share).is_empty()).and_then(crate::statistics::Share::wilson);
            let text = match share {
                Some(share) => self.share(share),
                None => self.count(count),
            };
            bars.push(chart::Bar { name: self.step(step), text, count, range: shown.zip(before) });
        }
        bars
    }

    fn flag(&self, flag: &Flag) -> Text {
        let what = self.about(&flag.about);
        let said = match flag.why {
            Why::Told { clicks } => {
                self.words.with("measure_machines_told", &[("what", &what), ("n", &self.count(clicks))])
            }
            Why::Unlikely { clicked, sent, started } => {
                let [clicked, sent, started] = [clicked, sent, started].map(|n| self.count(n));
                let values = [("what", what.as_str()), ("clicked", &clicked), ("sent", &sent), ("started", &started)];
                self.words.with("measure_machines_unlikely", &values)
            }
        };
        Text::note(said).from_lines(self.lines(&flag.rows))
    }

    /// The message that a row is about, as far as it tells: `Teaser (e-mail, New managers)`.
    fn about(&self, about: &About) -> String {
        let campaign = &self.portal[about.campaign];
        let touchpoint = about.touchpoint.map_or(campaign.item.title.as_str(), |at| title(campaign, at));
        let channel = about.channel.map(|channel| self.words.choice("channel", channel));
        let persona = about.persona.map(|id| self.portal[id].item.title.clone());
        let known: Vec<_> = [channel, persona].into_iter().flatten().collect();
        if known.is_empty() {
            self.quoted(touchpoint)
        } else {
            format!("{} ({})", self.quoted(touchpoint), known.join(", "))
        }
    }
}

/// The steps that somebody counted.
pub(super) fn counted(funnel: &Funnel) -> impl Iterator<Item = (Step, u64)> {
    Step::ALL.iter().filter_map(|(_, step)| Some((*step, funnel.counts.get(*step)?)))
}

/// The passage that ends in a step.
pub(super) fn to(funnel: &Funnel, step: Step) -> Option<&Passage> {
    funnel.passages.iter().find(|passage| passage.to == step)
}
