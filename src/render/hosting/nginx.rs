//! The portal's part of an nginx server, to be included in a `server` block.
//!
//! A location that adds one header itself sends no others, so each part names all of them.

use percent_encoding::percent_decode_str;

use super::Hosting;
use super::cloudfront::pattern;
use super::headers::{ASK_AGAIN, FOR_EVER, POLICY, Part, TYPES};
use super::redirects::Leads;

/// The rest of what is worth compressing; pages always are.
const COMPRESSED: &str = "text/css text/javascript application/javascript application/json application/feed+json \
    application/xml application/atom+xml text/xml text/calendar text/plain image/svg+xml";

impl Hosting<'_> {
    pub(super) fn nginx_locations(&self) -> String {
        let base = decoded(self.base);
        let missing = quoted(&decoded(&self.at("404.html")));
        let folder = base.trim_matches('/');
        let stands = if folder.is_empty() { "/srv/portal".to_owned() } else { format!("/srv/portal/{folder}") };
        let mut text = self.says("The portal's part of an nginx server.");
        text.push_str(&format!(
            "#\n# Copy dist/site to {stands} and this file to /etc/nginx/portal.conf, and write into a server block:\n#\n\
             #     root /srv/portal;\n#     include /etc/nginx/portal.conf;\n#\n\
             # Once every address of the host is served with https, this line in each location keeps browsers from ever asking\n\
             # without: add_header Strict-Transport-Security \"max-age=31536000\" always;\n\n"
        ));
        if !folder.is_empty() {
            let bare = quoted(base.trim_end_matches('/'));
            text.push_str(&format!(
                "location = {bare} {{\n    absolute_redirect off;\n    return 301 {}$is_args$args;\n}}\n\n",
                self.base
            ));
        }
        text.push_str(&format!("location {} {{\n    index index.html;\n    absolute_redirect off;\n", quoted(&base)));
        text.push_str(&format!("    error_page 404 {missing};\n    error_page 403 =404 {missing};\n"));
        text.push_str(&format!("    charset utf-8;\n    charset_types {COMPRESSED};\n"));
        text.push_str(&format!("    gzip on;\n    gzip_vary on;\n    gzip_types {COMPRESSED};\n\n"));
        text.push_str(&self.sent(Part::Pages, ASK_AGAIN, "    "));
        text.push_str(&self.nginx_parts(&base));
        text.push_str(&self.nginx_leads());
        text.push_str("}\n");
        text
    }

    /// What is sent with something else than pages are. Of several regular expressions, nginx takes the first that fits.
    fn nginx_parts(&self, base: &str) -> String {
        let at = pattern(base);
        let mut text = String::new();
        let mut part = |comment: &str, location: String, sent: String| {
            text.push_str(&format!("\n    # {comment}\n    location {location} {{\n{sent}    }}\n"));
        };
        if self.has_editor {
            let sent = self.sent(Part::Editor, ASK_AGAIN, "        ");
            part("The editor in the browser.", format!("^~ {}", quoted(&format!("{base}admin/"))), sent);
        }
        let hashed = quoted(&format!("^{at}assets/[^/]+[.][0-9a-f]{{10}}[.][^/.]+$"));
        let sent = self.sent(Part::Pages, FOR_EVER, "        ");
        part("Files whose names change with what is in them: browsers may keep them.", format!("~ {hashed}"), sent);
        let sent = self.sent(Part::Cards, ASK_AGAIN, "        ");
        part(
            "Cards of courses, which other sites show in a frame.",
            format!("~ {}", quoted(&self.cards_pattern())),
            sent,
        );
        for (ending, media_type) in TYPES {
            let location = quoted(&format!("^{at}.*{}$", pattern(ending)));
            let media_type = media_type.split(';').next().unwrap_or_default();
            let sent = format!("        types {{ }}\n        default_type {media_type};\n");
            part(&format!("Files that end in {ending}."), format!("~ {location}"), sent);
        }
        text
    }

    /// Where addresses lead. A visitor's own parameters go along where there are no others.
    fn nginx_leads(&self) -> String {
        let mut text = String::new();
        let mut last = None;
        for redirect in &self.redirects {
            if last.replace(redirect.kind) != Some(redirect.kind) {
                let comment = match redirect.kind {
                    Leads::ForGood => "Old addresses.",
                    Leads::ForNow => "Short links.",
                };
                text.push_str(&format!("\n    # {comment}\n"));
            }
            // nginx reads a dollar as the beginning of a variable, and can't be told otherwise.
            let to = redirect.to.replace('$', "%24");
            let own = if to.contains(['?', '#']) { "" } else { "$is_args$args" };
            let (from, status) = (quoted(&decoded(&redirect.from)), redirect.kind.status());
            text.push_str(&format!("    location = {from} {{ return {status} {}; }}\n", quoted(&format!("{to}{own}"))));
        }
        text
    }

    fn sent(&self, part: Part, keep: &str, indent: &str) -> String {
        let policy = (POLICY, self.policy(part).to_owned());
        let headers = [("Cache-Control", keep.to_owned()), policy].into_iter().chain(self.headers());
        headers.map(|(name, value)| format!("{indent}add_header {name} {} always;\n", quoted(&value))).collect()
    }
}

/// A path as nginx compares it.
fn decoded(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

/// A text as one word of the configuration.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
