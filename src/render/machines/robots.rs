//! `robots.txt` (RFC 9309). Crawlers ask for it at the root of a host only: a portal below a folder has to give its
//! lines to whoever keeps that file.

use super::Machines;
use crate::site_map::address;

/// What can't say itself that it doesn't want to be indexed, as pages do.
const WITHOUT_HEAD: [&str; 5] = ["json", "csv", "xml", "ics", "txt"];

impl Machines<'_> {
    /// Everyone may read everything. An intranet's pages say `noindex` themselves, which a crawler only learns by
    /// reading them, so they aren't disallowed here. Its other files can't say so, and no sitemap is offered.
    pub fn robots(&self) -> Vec<u8> {
        let rules = if self.portal.settings.internal {
            WITHOUT_HEAD.map(|ending| format!("Disallow: {}*.{ending}$\n", self.links.base_path())).concat()
        } else {
            format!("Disallow:\n\nSitemap: {}\n", self.links.file(address::SITEMAP))
        };
        format!("User-agent: *\n{rules}").into_bytes()
    }
}
