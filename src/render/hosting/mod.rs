//! What hosts are told about the portal: what to send with which file, how long to keep it, and where old addresses and
//! short links lead.
//!
//! Enter at [`Hosting::new`]. `loaded` reads from finished pages what they load and run, `headers` makes the headers of it,
//! `redirects` lists what leads on. The other files each write the language of one host.

mod azure;
mod cloudfront;
mod headers;
mod loaded;
mod nginx;
mod redirects;
mod rules;
#[cfg(test)]
mod tests;

use url::Url;

use super::Inputs;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Settings;
use crate::model::portal::Host;
use crate::site_map::{Artefact, ArtefactKind, HostFile, PageKind, media};
pub use headers::Policies;
use redirects::Redirect;

/// Where a browser editor stands, if there is one: a folder of `static/`.
const EDITOR: &str = "site/admin/";

/// What the files of all hosts are made from.
pub struct Hosting<'a> {
    settings: &'a Settings,
    policies: &'a Policies,
    /// The path of the portal's address: `/` or `/academy/`.
    base: &'a str,
    redirects: Vec<Redirect>,
    /// Before `courses/…` in each language: nothing, `fr/`.
    editions: Vec<&'a str>,
    /// The paths of the cards that other sites show in a frame.
    cards: Vec<String>,
    has_editor: bool,
    /// Files beside those whose names have a hash, but without one.
    strays: Vec<&'a Artefact>,
}

impl<'a> Hosting<'a> {
    pub fn new(inputs: &Inputs<'a>) -> Self {
        let Inputs { portal, editions, site_map, policies, .. } = *inputs;
        let artefacts = if portal.settings.hosts.is_empty() { &[][..] } else { &site_map.artefacts[..] };
        let is_card =
            |artefact: &&Artefact| matches!(artefact.kind, ArtefactKind::Page { page: PageKind::Card(_), .. });
        let card =
            |artefact: &Artefact| Some(path(&editions.get(artefact.edition)?.links.absolute(artefact.address())));
        let is_stray = |artefact: &&Artefact| {
            let name = artefact.path.as_str().strip_prefix("site/assets/");
            name.is_some_and(|name| !media::is_hashed(name))
        };
        Self {
            settings: &portal.settings,
            policies,
            base: site_map.links.base_path(),
            redirects: redirects::all(artefacts, editions),
            editions: editions.iter().map(|edition| edition.links.prefix()).collect(),
            cards: artefacts.iter().filter(is_card).filter_map(card).collect(),
            has_editor: artefacts.iter().any(|artefact| artefact.path.as_str().starts_with(EDITOR)),
            strays: artefacts.iter().filter(is_stray).collect(),
        }
    }

    pub fn file(&self, file: HostFile) -> Vec<u8> {
        let text = match file {
            HostFile::NoJekyll => String::new(),
            HostFile::Headers => self.header_rules(),
            HostFile::Redirects => self.redirect_rules(),
            HostFile::AzureConfig => return self.azure_config(),
            HostFile::CloudFrontRequest => self.cloudfront_request(),
            HostFile::CloudFrontResponse => self.cloudfront_response(),
            HostFile::S3Upload => self.s3_upload(),
            HostFile::NginxLocations => self.nginx_locations(),
        };
        text.into_bytes()
    }

    /// What a host can't be told.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let stray = (!self.settings.hosts.is_empty()).then(|| self.stray()).flatten();
        [stray, self.long_policy(), self.cards_left_out()].into_iter().flatten().collect()
    }

    fn has(&self, host: Host) -> bool {
        self.settings.hosts.contains(&host)
    }

    /// A finding where the author named the hosts.
    fn limit(&self, message: String, help: &str) -> Diagnostic {
        Diagnostic::new(Code::HostLimit, self.settings.origin.place("hosts"), message).help(help)
    }

    /// Most hosts are told of a whole folder only.
    fn stray(&self) -> Option<Diagnostic> {
        let [first, ..] = &self.strays[..] else { return None };
        let file = first.path.as_str().trim_start_matches("site/");
        let message = format!(
            "Browsers can't be told to keep what is in assets/: \"{file}\" is in there, too, and its name stays the same when \
             it changes."
        );
        Some(self.limit(message, "Move it from static/assets/ to another folder of static/."))
    }

    /// Whether everything in `assets/` has a name that changes with what is in it.
    fn may_keep_assets(&self) -> bool {
        self.strays.is_empty()
    }

    /// A path of the portal as a browser asks for it: `/academy/assets/`.
    fn at(&self, address: &str) -> String {
        format!("{}{address}", self.base)
    }

    /// The first lines of each file that people may open.
    fn says(&self, what: &str) -> String {
        format!(
            "# {what}\n# For the portal at {}. Made by uptake: the next build makes it anew, so changes belong elsewhere.\n",
            self.settings.base_url
        )
    }
}

/// What follows the host in an address.
fn path(url: &str) -> String {
    Url::parse(url).map_or_else(|_| "/".to_owned(), |url| url[url::Position::BeforePath..].to_owned())
}
