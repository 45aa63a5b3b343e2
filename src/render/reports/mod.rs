//! The reports that the learning team reads: each as a page and as data. One file per report; `measure/` for the one that
//! has many parts.
//!
//! Enter at [`Kit::report`]; [`Kit::reports`] is the page that lists them.

mod attention;
mod consent;
mod coverage;
mod freshness;
mod languages;
mod measure;

use measure::DidItWork;

use super::Inputs;
use super::engine::{self, RenderError};
use super::kit::Kit;
use super::views::Link;
use super::views::report as views;
use crate::site_map::report::{INDEX, Report, ReportForm};

impl Kit<'_> {
    pub fn report(&self, report: Report, form: ReportForm) -> Result<Vec<u8>, RenderError> {
        let it = match (report, form) {
            (Report::Measure, ReportForm::Page) => engine::value(&self.did_it_work().page()),
            (Report::Measure, form) => return Ok(self.did_it_work().file(form, &self.context)),
            (Report::Attention, ReportForm::Page) => self.attention_page(),
            (Report::Attention, _) => return Ok(self.attention_data()),
            (Report::Coverage, ReportForm::Page) => engine::value(&self.coverage()),
            (Report::Coverage, _) => return Ok(engine::json(&self.coverage_data())),
            (Report::Freshness, ReportForm::Page) => engine::value(&self.freshness()),
            (Report::Freshness, _) => return Ok(engine::json(&self.freshness_data())),
            (Report::Consent, ReportForm::Page) => engine::value(&self.consent()),
            (Report::Consent, _) => return Ok(engine::json(&self.consent_data())),
            (Report::Languages, ReportForm::Page) => engine::value(&self.languages()),
            (Report::Languages, _) => return Ok(engine::json(&self.languages_data())),
        };
        self.pages.page(template(report), &report.path(form), &self.report_title(report), it)
    }

    pub fn reports(&self) -> Result<Vec<u8>, RenderError> {
        let link = |report: Report| {
            Link::new(format!("{}.html", report.name()), self.report_title(report)).note(self.headline(report))
        };
        let reports = Report::of(&self.inputs.portal.settings, &self.inputs.measurement.files).map(link).collect();
        let lead = self.words.text("reports_lead");
        let it = views::List { lead, figures: Vec::new(), reports };
        self.pages.page("reports/index.html", INDEX, &self.words.text("reports"), engine::value(&it))
    }

    fn report_title(&self, report: Report) -> String {
        self.words.text(&format!("report_{}", report.name()))
    }

    /// What a report says, in one line.
    fn headline(&self, report: Report) -> String {
        match report {
            Report::Measure => self.did_it_work().headline(),
            Report::Coverage => self.coverage_headline(),
            Report::Freshness => self.freshness_headline(),
            Report::Consent => self.consent_headline(),
            Report::Attention => self.attention_headline(),
            Report::Languages => self.languages_headline(),
        }
    }

    fn did_it_work(&self) -> DidItWork<'_> {
        let Inputs { portal, measurement, .. } = self.inputs;
        DidItWork { portal, measurement, words: &self.words }
    }

    fn figure(&self, value: impl ToString, label: &str, tone: views::Tone) -> views::Figure {
        views::Figure { value: value.to_string(), label: self.words.text(label), tone }
    }
}

fn template(report: Report) -> &'static str {
    match report {
        Report::Measure => "reports/measure.html",
        Report::Coverage => "reports/coverage.html",
        Report::Freshness => "reports/freshness.html",
        Report::Consent => "reports/consent.html",
        Report::Attention => "reports/attention.html",
        Report::Languages => "reports/languages.html",
    }
}
