//! `_headers` and `_redirects`, which Netlify and Cloudflare Pages read beside the pages.
//!
//! Where several rules fit an address, Cloudflare sends what all of them say and Netlify what the last of them says. A line
//! with `!` takes a header away at Cloudflare; Netlify passes over it (`@netlify/headers-parser`).

use super::Hosting;
use super::headers::{FOR_EVER, POLICY, Part, TYPES};
use crate::diagnostics::Diagnostic;
use crate::model::portal::Host;

/// Cloudflare passes over a longer line (developers.cloudflare.com/pages/configuration/headers, read 2026-11).
const LONGEST_LINE: usize = 2_000;
/// Cloudflare takes no more that name their address in full (developers.cloudflare.com/pages/configuration/redirects).
const MOST_REDIRECTS: usize = 2_000;

impl Hosting<'_> {
    pub(super) fn header_rules(&self) -> String {
        let mut rules = self.says("What is sent with each address.");
        rules.push_str(&format!("{}*\n", self.base));
        for (name, value) in self.headers() {
            rules.push_str(&format!("  {name}: {value}\n"));
        }
        if self.fits() {
            rules.push_str(&policy_line(self.policy(Part::Pages)));
        }
        rules.push_str(
            "  # Once every address of the host is served with https, this keeps browsers from ever asking without:\n  \
             # Strict-Transport-Security: max-age=31536000\n",
        );
        if self.may_keep_assets() {
            rules.push_str(&format!("{}*\n  Cache-Control: {FOR_EVER}\n", self.at("assets/")));
        }
        for (ending, media_type) in TYPES {
            rules.push_str(&format!("{}*{ending}\n  Content-Type: {media_type}\n", self.base));
        }
        for edition in self.editions.iter().filter(|_| !self.cards.is_empty()) {
            rules.push_str(&self.other_policy(&format!("{edition}courses/:course/card/"), Part::Cards));
        }
        if self.has_editor {
            rules.push_str(&self.other_policy("admin/*", Part::Editor));
        }
        rules
    }

    /// A rule that replaces the policy of pages.
    fn other_policy(&self, address: &str, part: Part) -> String {
        format!("{}\n  ! {POLICY}\n{}", self.at(address), policy_line(self.policy(part)))
    }

    /// The pages that lead on answer where there is no rule, and where Netlify finds them before it reads the rules: only
    /// there an exclamation mark forces them, and Cloudflare wouldn't understand it.
    pub(super) fn redirect_rules(&self) -> String {
        let force = if self.has(Host::Cloudflare) { "" } else { "!" };
        let mut rules = self.says("Where old addresses and short links lead.");
        for redirect in self.redirects.iter().take(MOST_REDIRECTS) {
            rules.push_str(&format!("{} {} {}{force}\n", redirect.from, redirect.to, redirect.kind.status()));
        }
        rules
    }

    fn fits(&self) -> bool {
        !self.has(Host::Cloudflare) || policy_line(self.policy(Part::Pages)).len() <= LONGEST_LINE
    }

    /// Cloudflare would pass over the policy without a word.
    pub(super) fn long_policy(&self) -> Option<Diagnostic> {
        if self.fits() {
            return None;
        }
        let length = policy_line(self.policy(Part::Pages)).len();
        let message = format!(
            "What browsers may run takes a line of {length} characters, and Cloudflare reads {LONGEST_LINE}: the pages are sent \
             without a Content Security Policy."
        );
        Some(
            self.limit(message, "Your theme has scripts or styles in its pages. Put them into files in theme/assets/."),
        )
    }
}

fn policy_line(policy: &str) -> String {
    format!("  {POLICY}: {policy}\n")
}
