//! [`Draft`]: a portal and its plan before anybody has judged them. Enter at [`Draft::audited`].

use std::sync::Arc;

use crate::audit::{self, Audit};
use crate::check::LeftOut;
use crate::check::silence::Silence;
use crate::diagnostics::Diagnostic;
use crate::measure::Measurement;
use crate::model::Portal;
use crate::model::words::Words;
use crate::schedule::Plan;
use crate::source::Source;
use crate::theme::Theme;

pub struct Draft {
    pub portal: Portal,
    /// The portal in its other languages.
    pub editions: Vec<Portal>,
    pub plan: Plan,
    /// What the results say.
    pub measurement: Measurement,
    pub findings: Vec<Diagnostic>,
    pub silence: Silence,
    /// The folder's own files of the theme.
    pub overrides: Vec<Arc<Source>>,
    /// `None` where the folder's own can't be used.
    pub theme: Option<Arc<Theme>>,
    /// What rules of wording look for.
    pub words: Words,
    pub left_out: LeftOut,
    /// Whether no mistake left anything out: only then is what isn't there worth a finding.
    pub is_whole: bool,
}

impl Draft {
    /// Judges plan and texts.
    pub fn audited(&self) -> (Audit, Vec<Diagnostic>) {
        let (audit, mut found) = audit::audit(&self.portal, &self.editions, &self.plan, &self.words);
        found.retain(|finding| self.is_whole || !finding.code.is_about_absence());
        (audit, found)
    }
}
