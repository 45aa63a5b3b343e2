//! [`Compiled`]: what a compilation comes to.

use crate::check::LeftOut;
use crate::check::silence::Silence;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::output::OutputFile;
use crate::site_map::KitFile;

/// The files to publish, unless something is wrong, and every finding by file and place.
#[derive(Debug)]
pub struct Compiled {
    pub findings: Vec<Diagnostic>,
    pub files: Option<Vec<OutputFile>>,
    pub tally: Tally,
}

/// The first file of a message in each channel.
const MESSAGES: [KitFile; 8] = [
    KitFile::EmailHtml,
    KitFile::SlackCard,
    KitFile::TeamsCard,
    KitFile::Sms,
    KitFile::Calendar,
    KitFile::Intranet,
    KitFile::PosterSvg,
    KitFile::Signage,
];

/// How many of what, for the summary.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub pages: usize,
    /// Messages in all their channels.
    pub messages: usize,
    pub short_links: usize,
    pub redirects: usize,
    pub left_out: LeftOut,
}

impl Compiled {
    /// Something is wrong: no files.
    pub fn refused(findings: Vec<Diagnostic>, silence: &Silence) -> Self {
        Self { findings: sorted(findings, silence), files: None, tally: Tally::default() }
    }

    /// Everything was made; it is published unless a finding of the last step says otherwise.
    pub fn finished(findings: Vec<Diagnostic>, silence: &Silence, files: Vec<OutputFile>, left_out: LeftOut) -> Self {
        if silence.has_errors(&findings) {
            return Self::refused(findings, silence);
        }
        Self { findings: sorted(findings, silence), tally: Tally::of(&files, left_out), files: Some(files) }
    }
}

/// Those that remain, with the severity they have here.
pub fn sorted(findings: Vec<Diagnostic>, silence: &Silence) -> Vec<Diagnostic> {
    let mut all = Diagnostics::default();
    all.extend(silence.apply(findings));
    all.into_sorted()
}

impl Tally {
    fn of(files: &[OutputFile], left_out: LeftOut) -> Self {
        let of_kind = |kind: &str| files.iter().filter(|file| file.kind == kind).count();
        let html = files.iter().filter(|f| f.path.as_str().starts_with("site/") && f.path.as_str().ends_with(".html"));
        let (redirects, short_links) = (of_kind("redirect"), of_kind("short-link"));
        // A card is its course's page in small.
        let others = redirects + short_links + of_kind("social-card");
        let messages = MESSAGES.iter().map(|file| of_kind(file.kind())).sum();
        Self { pages: html.count() - others, messages, short_links, redirects, left_out }
    }
}
