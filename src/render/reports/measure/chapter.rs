//! One campaign: its verdict, its few figures, and its sections, what matters most first.

use super::{DidItWork, verdict};
use crate::measure::Measured;
use crate::model::results::Step;
use crate::render::views::measure::Chapter;
use crate::render::views::report::{Figure, Tone};

impl DidItWork<'_> {
    pub(super) fn chapter(&self, at: usize, campaign: &Measured) -> Chapter {
        let id = format!("c{}-", at + 1);
        let sections = [
            self.effect(&id, campaign),
            self.roi(&id, campaign),
            self.metric(&id, campaign),
            self.funnel(&id, campaign),
            self.parts(&id, campaign),
            self.awareness(&id, campaign),
            self.moves(&id, campaign),
            self.experiments(&id, campaign),
        ];
        Chapter {
            title: self.portal[campaign.campaign].item.title.clone(),
            verdict: self.verdict(campaign),
            tone: verdict::of(campaign).tone(),
            figures: self.campaign_figures(campaign),
            sections: sections.into_iter().flatten().collect(),
            id,
        }
    }

    fn campaign_figures(&self, campaign: &Measured) -> Vec<Figure> {
        let figure = |value, label, tone: Tone| Figure { value, label, tone };
        let mut figures = Vec::new();
        if let Ok(effect) = &campaign.effect {
            let range = self.points_range(effect.estimate.interval);
            let label = self.words.with("measure_figure_effect", &[("range", &range)]);
            figures.push(figure(self.points(effect.estimate.value), label, verdict::of(campaign).tone()));
        }
        if let Some(Ok(roi)) = &campaign.roi {
            let range = self.roi_range(roi);
            figures.push(if roi.is_told {
                let label = self.words.with("measure_figure_roi", &[("range", &range)]);
                figure(self.roi_percent(roi.base), label, "")
            } else {
                figure(range, self.words.text("measure_figure_roi_untold"), "")
            });
        }
        if let Some(funnel) = &campaign.funnel {
            let counted = [Step::Sent, Step::Started, Step::Completed];
            let counted = counted.into_iter().filter_map(|step| Some((step, funnel.counts.get(step)?)));
            figures.extend(counted.map(|(step, n)| figure(self.count(n), self.step(step), "")));
        }
        figures
    }
}
