//! What the targets share: one sound portal, read once, in which a file is replaced, and every step that follows.
//!
//! Enter at [`Ground::with`]. Nothing here touches the disk after the first input: what is tried is given and taken as values.

#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use uptake::brand::Tokens;
use uptake::check::{CheckOptions, Day, Drafts, check};
use uptake::diagnostics::Diagnostic;
use uptake::load::Content;
use uptake::model::Portal;
use uptake::output::Revisions;
use uptake::render::channels::{Context, write};
use uptake::render::engine::Templates;
use uptake::render::press::{Materials, Press};
use uptake::site_map::{Linked, Published, SiteMap};
use uptake::theme::{Strings, Theme};

pub mod told;

/// A portal of one or two things of each kind, and what is made of it with.
pub struct Ground {
    pub content: Content,
    theme: Theme,
    strings: Strings,
    /// Opens fonts and templates, which takes longer than everything that is tried.
    press: Press,
}

/// The day that the tests take place on.
pub fn options() -> CheckOptions {
    CheckOptions { day: Day::Fixed(jiff::civil::date(2026, 12, 1)), drafts: Drafts::Shown, base_url: None }
}

/// An entry of the content, to be changed.
pub fn own<T>(entry: &mut Arc<T>) -> &mut T {
    Arc::get_mut(entry).expect("what is made of the content keeps none of it")
}

impl Ground {
    /// Lends the ground of this thread, in which a target may replace what it is about.
    pub fn with<R>(work: impl FnOnce(&mut Self) -> R) -> R {
        thread_local! {
            static GROUND: std::cell::RefCell<Ground> = std::cell::RefCell::new(Ground::read());
        }
        GROUND.with_borrow_mut(work)
    }

    fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/_base");
        let (content, findings) = uptake::load::load(&folder, Path::new("/nowhere")).expect("the base of all cases");
        assert!(findings.is_empty(), "{findings:?}");
        let theme = Theme::load(&BTreeMap::new()).unwrap_or_else(|problems| panic!("{problems:?}"));
        let templates = Templates::of(&theme).unwrap_or_else(|error| panic!("{}", error.message));
        let settings = check(&content, &options()).portal.expect("the base of all cases").settings;
        let (strings, tokens) = (theme.strings("en"), Tokens::of(&settings.brand));
        let press = Press::new(&templates, strings.clone(), &settings, &tokens, &Materials::default());
        Self { content, theme, strings, press }
    }

    /// The model, the plan, what is judged of them, the site map, and each message in its channel. Gives what was found, and
    /// the portal with its links led to their pages.
    pub fn judged(&self) -> (Option<Portal>, Vec<Diagnostic>) {
        let checked = check(&self.content, &options());
        let mut findings = checked.findings.into_sorted();
        let (Some(mut portal), mut editions) = (checked.portal, checked.editions) else { return (None, findings) };
        let (plan, found) = uptake::schedule::plan(&portal);
        findings.extend(found);
        let words = self.theme.words(&portal.settings.language).and(&portal.settings.words);
        findings.extend(uptake::audit::audit(&portal, &editions, &plan, &words).1);
        let (none, files) = (|_: &Portal, _: &[Portal]| Published::default(), &self.content.files);
        let (messages, linked) = (&plan.messages, &mut Linked::default());
        let (site_map, found) = SiteMap::of(&mut portal, &mut editions, messages, &[], files, linked, none);
        findings.extend(found);
        let tokens = Tokens::of(&portal.settings.brand);
        let (strings, earlier) = (&self.strings, &Revisions::default());
        let SiteMap { links, assets, .. } = &site_map;
        let context = Context { portal: &portal, tokens: &tokens, links, assets, strings, earlier, press: &self.press };
        for message in &plan.messages {
            let written = write(message, &context).unwrap_or_else(|error| panic!("{}", error.message));
            findings.extend(written.findings(message, &portal));
        }
        (Some(portal), findings)
    }

    pub fn strings(&self) -> &Strings {
        &self.strings
    }

    pub fn theme(&self) -> &Theme {
        &self.theme
    }
}
