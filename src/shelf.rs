//! [`Shelf`]: what was made of the content last time, for whoever reads the same folder again and again. Each part is used again
//! only where everything that it was made of is the same. It changes how long things take, and nothing else.

use std::collections::BTreeMap;
use std::io;
use std::mem;
use std::sync::{Arc, Mutex};

use bytes::Bytes;

use crate::brand::Tokens;
use crate::diagnostics::Diagnostic;
use crate::load::{self, Content};
use crate::model::portal::Drafts;
use crate::model::{Portal, Settings};
use crate::options::CompileOptions;
use crate::render::engine::{RenderError, Templates};
use crate::render::search::{self, KnownTexts};
use crate::site_map::{COURSES_DATA, DataFile, Linked, Published, data};
use crate::source::Source;
use crate::theme::Theme;
use crate::theming;

/// The files that a theme publishes, by name.
type ThemeFiles = BTreeMap<String, Bytes>;

#[derive(Default)]
pub struct Shelf {
    lasting: Lasting,
    pub(crate) content: Content,
    theme: Option<(Vec<Arc<Source>>, Arc<Theme>)>,
    /// Of that theme.
    templates: Option<Templates>,
    assets: Option<(AssetsKey, ThemeFiles)>,
    /// What was taken apart for the search. It is shared with whatever makes it.
    pub(crate) known: Arc<KnownTexts>,
    pub(crate) linked: Linked,
}

/// Whether the content will be read again.
#[derive(Default, PartialEq, Eq)]
enum Lasting {
    #[default]
    Once,
    Again,
}

/// What the theme's files are made from.
#[derive(PartialEq)]
struct AssetsKey {
    overrides: Vec<Arc<Source>>,
    tokens: Tokens,
    title: String,
    drafts: Drafts,
}

impl Shelf {
    /// A shelf for whoever reads the folder again and again.
    pub fn lasting() -> Self {
        Self {
            lasting: Lasting::Again,
            linked: Linked::Lasting(BTreeMap::new()),
            known: Arc::new(KnownTexts::Lasting(Mutex::default())),
            ..Self::default()
        }
    }

    /// Lets go of the records once the model is made of them: it has their texts for itself then, and nobody copies one.
    pub(crate) fn let_go(&mut self) {
        if self.lasting == Lasting::Once {
            // What is found later names places in the settings.
            let Content { portal, files, theme, .. } = mem::take(&mut self.content);
            self.content = Content { portal, files, theme, ..Content::default() };
        }
    }

    /// Reads the content.
    pub(crate) fn read(&mut self, options: &CompileOptions) -> io::Result<Vec<Diagnostic>> {
        let earlier = mem::take(&mut self.content);
        let (content, findings) = load::reload(&options.content, &options.out, earlier)?;
        self.content = content;
        Ok(findings)
    }

    pub(crate) fn theme(&mut self, overrides: &[Arc<Source>]) -> (Option<Arc<Theme>>, Vec<Diagnostic>) {
        if let Some((_, theme)) = self.theme.as_ref().filter(|(known, _)| known == overrides) {
            return (Some(Arc::clone(theme)), Vec::new());
        }
        self.templates = None;
        let (theme, findings) = theming::theme(overrides);
        let theme = theme.map(Arc::new);
        // A theme without findings is all that is to be known of its files.
        self.theme = theme.clone().filter(|_| findings.is_empty()).map(|theme| (overrides.to_vec(), theme));
        (theme, findings)
    }

    /// The templates of the theme that was last asked for.
    pub(crate) fn templates(&mut self, theme: &Theme) -> Result<Templates, RenderError> {
        if let Some(templates) = &self.templates {
            return Ok(templates.clone());
        }
        let templates = Templates::of(theme)?;
        self.templates = Some(templates.clone());
        Ok(templates)
    }

    /// The files that the theme publishes, and the data that pages name, in each language.
    pub(crate) fn published(
        &mut self,
        theme: &Theme,
        overrides: &[Arc<Source>],
        tokens: &Tokens,
        portal: &Portal,
        editions: &[Portal],
    ) -> Published {
        let Settings { title, drafts, .. } = &portal.settings;
        let key =
            AssetsKey { overrides: overrides.to_vec(), tokens: tokens.clone(), title: title.clone(), drafts: *drafts };
        let kept = self.assets.take().filter(|(known, _)| *known == key).map(|(_, assets)| assets);
        let (theme, data) = rayon::join(
            || kept.unwrap_or_else(|| theming::assets(theme, tokens, &portal.settings)),
            || [portal].into_iter().chain(editions).filter_map(courses).collect(),
        );
        self.assets = Some((key, theme.clone()));
        Published { theme, data }
    }
}

/// All courses with what they can be narrowed down by, by what pages know it by.
fn courses(portal: &Portal) -> Option<(String, DataFile)> {
    Some((data::key(COURSES_DATA, &portal.settings), search::courses(portal)?))
}
