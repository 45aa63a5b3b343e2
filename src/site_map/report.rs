//! The reports that the learning team reads, each as a page and as data.

use crate::model::Settings;

/// Declares the reports: the variant and its name.
macro_rules! reports {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)+) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Report { $($(#[$doc])* $variant),+ }

        impl Report {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name of its files.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

reports! {
    /// How much of each persona's attention the plan takes, week by week.
    Attention = "attention";
    /// What each persona can learn, and what nobody offers them.
    Coverage = "coverage";
    /// What is stale, unreviewed or led to by nothing.
    Freshness = "freshness";
    /// Who agreed to appear where, and until when.
    Consent = "consent";
    /// What is translated, what isn't, and what is older than its original; where there are several languages.
    Languages = "languages";
}

/// A form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportForm {
    Page,
    Data,
}

/// The page that lists the reports.
pub const INDEX: &str = "reports/index.html";

impl Report {
    /// The reports that a portal has.
    pub fn of(settings: &Settings) -> impl Iterator<Item = Self> {
        let is_bilingual = settings.languages.len() > 1;
        Self::ALL.iter().copied().filter(move |report| is_bilingual || *report != Self::Languages)
    }

    /// `reports/consent.html`.
    pub fn path(self, form: ReportForm) -> String {
        let extension = match form {
            ReportForm::Page => "html",
            ReportForm::Data => "json",
        };
        format!("reports/{}.{extension}", self.name())
    }
}
