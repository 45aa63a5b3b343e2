//! The reports that the learning team reads, each as a page and as data; the one that others read too in further forms.

use crate::model::Settings;
use crate::model::results::ResultsFile;

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
    /// What campaigns changed, as far as anybody can tell; where there are results.
    Measure = "measure";
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
    Markdown,
    /// A few lines for an e-mail, to be pasted.
    DigestMail,
    /// The same for a chat.
    DigestChat,
}

impl ReportForm {
    /// What it is called in the manifest.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Page | Self::Data | Self::Markdown => "report",
            Self::DigestMail | Self::DigestChat => "report-digest",
        }
    }
}

/// The page that lists the reports.
pub const INDEX: &str = "reports/index.html";

impl Report {
    /// The reports that a portal has.
    pub fn of(settings: &Settings, results: &[ResultsFile]) -> impl Iterator<Item = Self> {
        let (is_bilingual, is_measured) = (settings.languages.len() > 1, !results.is_empty());
        Self::ALL.iter().copied().filter(move |report| match report {
            Self::Languages => is_bilingual,
            Self::Measure => is_measured,
            Self::Attention | Self::Coverage | Self::Freshness | Self::Consent => true,
        })
    }

    pub fn forms(self) -> &'static [ReportForm] {
        use ReportForm::{Data, DigestChat, DigestMail, Markdown, Page};
        match self {
            Self::Measure => &[Page, Data, Markdown, DigestMail, DigestChat],
            Self::Attention | Self::Coverage | Self::Freshness | Self::Consent | Self::Languages => &[Page, Data],
        }
    }

    /// `reports/consent.html`.
    pub fn path(self, form: ReportForm) -> String {
        let end = match form {
            ReportForm::Page => ".html",
            ReportForm::Data => ".json",
            ReportForm::Markdown => ".md",
            ReportForm::DigestMail => "-digest.html",
            ReportForm::DigestChat => "-digest.txt",
        };
        format!("reports/{}{end}", self.name())
    }
}
