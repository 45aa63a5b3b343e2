//! The reports that the learning team reads: each as a page and as data. One file per report.
//!
//! Enter at [`Kit::report`]; [`Kit::reports`] is the page that lists them.

mod attention;

use super::engine::{self, RenderError};
use super::kit::Kit;
use super::views::Link;
use super::views::report as views;
use crate::site_map::report::{INDEX, Report, ReportForm};

impl Kit<'_> {
    pub fn report(&self, report: Report, form: ReportForm) -> Result<Vec<u8>, RenderError> {
        let title = self.report_title(report);
        match (report, form) {
            (Report::Attention, ReportForm::Page) => {
                self.pages.page("reports/attention.html", &report.path(form), &title, self.attention_page())
            }
            (Report::Attention, ReportForm::Data) => Ok(self.attention_data()),
            (_, ReportForm::Page) => {
                let it = views::List { lead: String::new(), figures: Vec::new(), reports: Vec::new() };
                self.pages.page("reports/index.html", &report.path(form), &title, engine::value(&it))
            }
            (_, ReportForm::Data) => Ok(b"{}\n".to_vec()),
        }
    }

    pub fn reports(&self) -> Result<Vec<u8>, RenderError> {
        let link = |report: &Report| Link::new(format!("{}.html", report.name()), self.report_title(*report));
        let (lead, reports) = (self.words.text("reports_lead"), Report::ALL.iter().map(link).collect());
        let it = views::List { lead, figures: Vec::new(), reports };
        self.pages.page("reports/index.html", INDEX, &self.words.text("reports"), engine::value(&it))
    }

    fn report_title(&self, report: Report) -> String {
        self.words.text(&format!("report_{}", report.name()))
    }
}
