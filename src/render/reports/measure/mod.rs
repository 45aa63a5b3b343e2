//! "Did it work?": what was counted after messages went out, and what can be said of it.
//!
//! Enter at [`DidItWork::page`] and [`DidItWork::file`]. Each section of the page has a file that says its part in words;
//! `verdict` is the sentence that people quote, `say` writes numbers, `lines` where they come from, `chart` draws. The page and the
//! Markdown file show the same parts; `data` has the numbers as they are, `digest` a few lines to pass on. Nothing here reckons:
//! `crate::measure` does, and what it withholds isn't known here.

mod awareness;
mod chapter;
mod chart;
mod comparisons;
mod data;
mod digest;
mod effect;
mod experiments;
mod funnel;
mod lines;
mod markdown;
mod metric;
mod missing;
mod moves;
mod parts;
mod retention;
mod roi;
mod say;
mod skills;
mod verdict;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use crate::measure::Measurement;
use crate::model::{Campaign, Portal, Touchpoint};
use crate::render::channels::Context;
use crate::render::engine;
use crate::render::views::Link;
use crate::render::views::measure::{Page, Part, Row, Section, Table, Text};
use crate::render::wording::Wording;
use crate::site_map::report::{Report, ReportForm};

/// Sections that nobody needs in the first minute.
const EVIDENCE: &[&str] = &["parts", "awareness", "moves", "retention", "skills", "dark"];

/// Everything that the report is made from.
pub struct DidItWork<'a> {
    pub portal: &'a Portal,
    pub measurement: &'a Measurement,
    pub words: &'a Wording,
}

impl DidItWork<'_> {
    pub fn page(&self) -> Page {
        let campaigns = self.measurement.campaigns.iter().enumerate();
        let further = [self.comparisons(), self.retention(), self.skills(), self.dark(), self.missing()];
        Page {
            lead: self.words.text("measure_lead"),
            figures: Vec::new(),
            reading: ["measure_reading", "measure_reading_opens"].map(|key| self.words.text(key)).into(),
            campaigns: campaigns.map(|(at, campaign)| self.chapter(at, campaign)).collect(),
            sections: further.into_iter().flatten().collect(),
            forms: self.forms(),
        }
    }

    /// Every form but the page.
    pub fn file(&self, form: ReportForm, context: &Context<'_>) -> Vec<u8> {
        match form {
            ReportForm::Page | ReportForm::Data => engine::json(&self.data()),
            ReportForm::Markdown => self.markdown().into_bytes(),
            ReportForm::DigestMail => self.digest_mail(context).into_bytes(),
            ReportForm::DigestChat => self.digest_chat().into_bytes(),
        }
    }

    /// What each campaign came to, in a line.
    pub fn headline(&self) -> String {
        let said = self.measurement.campaigns.iter().map(|campaign| {
            let title = &self.portal[campaign.campaign].item.title;
            self.words.named(title, &self.words.text(verdict::of(campaign).key()))
        });
        said.map(|text| format!("{text}.")).collect::<Vec<_>>().join(" ")
    }

    /// The same in other forms, for other readers.
    fn forms(&self) -> Vec<Link> {
        let forms = [
            (ReportForm::DigestMail, "measure_form_mail"),
            (ReportForm::DigestChat, "measure_form_chat"),
            (ReportForm::Markdown, "measure_form_markdown"),
            (ReportForm::Data, "measure_form_data"),
        ];
        let link = |(form, key): (ReportForm, &str)| {
            Link::new(Report::Measure.path(form).replacen("reports/", "", 1), self.words.text(key))
        };
        forms.map(link).into()
    }

    /// A section of a chapter, or of the page where the chapter has no name; `None` where it says nothing.
    fn section(&self, chapter: &str, name: &str, parts: Vec<Part>) -> Option<Section> {
        let title = self.words.text(&format!("measure_{name}"));
        let is_evidence = EVIDENCE.contains(&name);
        (!parts.is_empty()).then(|| Section { id: format!("{chapter}{name}"), title, is_evidence, parts })
    }

    /// A table whose head is the words under some keys; `None` where it has no rows.
    fn table(&self, id: String, caption: &str, head: &[&str], rows: Vec<Row>) -> Option<Table> {
        let head = head.iter().map(|key| self.words.text(key)).collect();
        (!rows.is_empty()).then(|| Table { id, caption: self.words.text(caption), head, rows })
    }

    fn note(&self, key: &str) -> Part {
        Part::Text(Text::note(self.words.text(key)))
    }

    /// Courses to which no campaign with results leads.
    fn dark(&self) -> Option<Section> {
        let titles = self.measurement.dark.iter().map(|id| Text::new(&self.portal[*id].item.title));
        let items: Vec<Text> = titles.collect();
        if items.is_empty() {
            return None;
        }
        self.section("", "dark", vec![self.note("measure_dark_note"), Part::List { items }])
    }
}

/// The title of a message of a campaign.
fn title(campaign: &Campaign, touchpoint: usize) -> &str {
    campaign.touchpoints.get(touchpoint).map_or("", |touchpoint: &Touchpoint| &touchpoint.item.title)
}
