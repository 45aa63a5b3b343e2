//! [`Prepared`]: what is known before the first page is made. From here on, a build makes everything at once, and a preview
//! what somebody looks at. Enter at [`Prepared::made`] and [`Prepared::with_inputs`].

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::audit::Audit;
use crate::audit::built::friction::Way;
use crate::audit::built::{self, Built};
use crate::brand::Tokens;
use crate::check::silence::Silence;
use crate::compiled::{self, Compiled};
use crate::diagnostics::Diagnostic;
use crate::draft::Draft;
use crate::model::Portal;
use crate::output::{Depot, OutputFile, Revisions};
use crate::render::engine::RenderError;
use crate::render::hosting::Policies;
use crate::render::machines::{self, Export};
use crate::render::search::KnownTexts;
use crate::render::workshop::Workshop;
use crate::render::{self, Edition, Inputs};
use crate::site_map::SiteMap;
use crate::site_map::report::Report;
use crate::steps::{Step, Steps};
use crate::theme::{Strings, Theme};
use crate::theming;

/// Everything that artefacts are made from, and what was found on the way.
pub struct Prepared {
    pub(crate) draft: Draft,
    pub(crate) site_map: SiteMap,
    pub(crate) tokens: Tokens,
    pub(crate) theme: Arc<Theme>,
    pub(crate) strings: Strings,
    pub(crate) workshop: Workshop,
    pub(crate) earlier: Revisions,
    pub(crate) known: Arc<KnownTexts>,
    pub(crate) steps: Steps,
    pub(crate) depot: Option<Depot>,
}

/// Why nothing can be made.
pub enum Refused {
    /// There is no portal.
    Unread(Vec<Diagnostic>),
    /// There is one, and something is wrong with it.
    Unsound(Box<Draft>),
}

impl Refused {
    /// What is wrong, without what only the audit finds.
    pub fn findings(&self) -> Vec<Diagnostic> {
        match self {
            Self::Unread(findings) => compiled::sorted(findings.clone(), &Silence::default()),
            Self::Unsound(draft) => compiled::sorted(draft.findings.clone(), &draft.silence),
        }
    }

    /// Everything that is wrong.
    pub fn judged(self) -> Compiled {
        match self {
            Self::Unread(findings) => Compiled::refused(findings, &Silence::default()),
            Self::Unsound(mut draft) => {
                let (_, found) = draft.audited();
                draft.findings.extend(found);
                Compiled::refused(draft.findings, &draft.silence)
            }
        }
    }
}

impl Prepared {
    /// Everything, and what is found on the way. With errors there are no files.
    pub fn made(self) -> Compiled {
        self.steps.begin(Step::Audit);
        let (audit, mut findings) = self.draft.audited();
        findings.extend(self.draft.findings.iter().cloned());
        let silence = &self.draft.silence;
        if silence.has_errors(&findings) {
            return Compiled::refused(findings, silence);
        }
        match self.with_inputs(&audit, |inputs| make(inputs, self.depot.as_ref(), &self.steps, &mut findings)) {
            Ok(files) => Compiled::finished(findings, silence, files, self.draft.left_out),
            Err(error) => {
                findings.push(self.failure(&error));
                Compiled::refused(findings, silence)
            }
        }
    }

    /// The courses as another system reads them; `Err` holds the findings where something is wrong.
    pub fn exported(&self, export: Export) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let (audit, found) = self.draft.audited();
        let all: Vec<_> = found.iter().chain(&self.draft.findings).cloned().collect();
        match self.draft.silence.has_errors(&all) {
            true => Err(self.judged(&found)),
            false => Ok(self.with_inputs(&audit, |inputs| machines::export(inputs, export))),
        }
    }

    /// The report of what was measured in all its forms, and what was found without judging plan and texts, which it doesn't
    /// need; without the files where something is wrong.
    pub fn measured(&self) -> Compiled {
        let mut findings = self.draft.findings.clone();
        let silence = &self.draft.silence;
        if silence.has_errors(&findings) {
            return Compiled::refused(findings, silence);
        }
        match self.with_inputs(&Audit::default(), |inputs| render::report(inputs, Report::Measure)) {
            Ok(files) => Compiled::finished(findings, silence, files, self.draft.left_out),
            Err(error) => {
                findings.push(self.failure(&error));
                Compiled::refused(findings, silence)
            }
        }
    }

    pub fn portal(&self) -> &Portal {
        &self.draft.portal
    }

    pub fn site_map(&self) -> &SiteMap {
        &self.site_map
    }

    /// Judges plan and texts.
    pub fn audited(&self) -> (Audit, Vec<Diagnostic>) {
        self.draft.audited()
    }

    /// Lends what artefacts are made from to `work`. Pages need nothing of the audit; the kit and the reports do.
    pub fn with_inputs<R>(&self, audit: &Audit, work: impl FnOnce(&Inputs<'_>) -> R) -> R {
        let Self { draft, site_map, tokens, theme, strings, workshop, earlier, known, .. } = self;
        let Draft { portal, editions, plan, measurement, .. } = draft;
        let further = editions.iter().zip(&site_map.further_links);
        let further = further.map(|(portal, links)| Edition { portal, links });
        let editions = &[Edition { portal, links: &site_map.links }].into_iter().chain(further).collect::<Vec<_>>()[..];
        let (messages, ways, policies) = (&plan.messages[..], &[][..], &Policies::default());
        work(&Inputs {
            portal,
            editions,
            plan,
            messages,
            audit,
            measurement,
            ways,
            policies,
            site_map,
            tokens,
            theme,
            strings,
            workshop,
            earlier,
            known,
        })
    }

    /// The findings so far and `later` ones that remain, by file and place.
    pub fn judged(&self, later: &[Diagnostic]) -> Vec<Diagnostic> {
        compiled::sorted(self.draft.findings.iter().chain(later).cloned().collect(), &self.draft.silence)
    }

    /// What to say of a page that could not be made.
    pub fn failure(&self, error: &RenderError) -> Diagnostic {
        theming::render_finding(error, &self.draft.overrides)
    }
}

/// The pages, what they show to be true, and then everything else, which may tell of it.
fn make(
    inputs: &Inputs<'_>,
    depot: Option<&Depot>,
    steps: &Steps,
    findings: &mut Vec<Diagnostic>,
) -> Result<Vec<OutputFile>, RenderError> {
    steps.begin(Step::Pages);
    let mut files = render::pages(inputs, depot)?;
    steps.begin(Step::Judge);
    let (ways, found) = judge(inputs, files.iter());
    findings.extend(found);
    let policies = Policies::of(inputs, files.iter());
    steps.begin(Step::Others);
    let (others, found) = render::others(&Inputs { ways: &ways, policies: &policies, ..*inputs }, depot)?;
    findings.extend(found);
    files.extend(others);
    Ok(files)
}

/// What finished pages show: the ways from messages to learning, and what is wrong with them.
pub fn judge<'f>(inputs: &Inputs<'_>, files: impl Iterator<Item = &'f OutputFile>) -> (Vec<Way>, Vec<Diagnostic>) {
    // Messages lead to the portal's default language, and what is judged is the way from them.
    let of_default = inputs.site_map.artefacts.iter().filter(|artefact| artefact.edition == 0);
    let of_default: BTreeSet<&str> = of_default.map(|artefact| artefact.path.as_str()).collect();
    let judged = files.filter(|file| of_default.contains(file.path.as_str()));
    let pages: HashMap<&str, &OutputFile> = judged.map(|file| (file.path.as_str(), file)).collect();
    let read = |path: &str| pages.get(path)?.bytes();
    built::judge(inputs.portal, inputs.plan, Built::new(inputs.portal, &read))
}
