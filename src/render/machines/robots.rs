//! `robots.txt` (RFC 9309).

use crate::model::Portal;
use crate::site_map::{Links, address};

/// Everyone may read everything. An intranet's pages say `noindex` themselves, which a crawler only learns by
/// reading them, so they aren't disallowed here; the sitemap is not offered.
pub fn robots(portal: &Portal, links: &Links) -> String {
    match portal.settings.internal {
        true => "User-agent: *\nDisallow:\n".to_owned(),
        false => format!("User-agent: *\nDisallow:\n\nSitemap: {}\n", links.absolute(address::SITEMAP)),
    }
}
