//! Two functions for CloudFront and the upload to S3. Their text is in `hosting-template/output/s3/`.

use std::collections::BTreeMap;

use serde_json::to_string;

use super::Hosting;
use super::headers::{ASK_AGAIN, FOR_EVER, Part, TYPES};
use crate::render::views::hosting::Lead;

/// docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html, read 2026-11.
const LARGEST_FUNCTION: usize = 10_000;

const REQUEST: &str = include_str!("../../../hosting-template/output/s3/request.js");
const RESPONSE: &str = include_str!("../../../hosting-template/output/s3/response.js");
const UPLOAD: &str = include_str!("../../../hosting-template/output/s3/upload.sh");

impl Hosting<'_> {
    /// Leads as many addresses on as the function has room for; the others lead on by their pages.
    pub(super) fn cloudfront_request(&self) -> String {
        let mut room = LARGEST_FUNCTION - REQUEST.len() - self.settings.base_url.as_str().len();
        let mut leads = String::new();
        for redirect in &self.redirects {
            let lead = Lead(&redirect.from, redirect.kind.status(), &redirect.to);
            let line = format!("\n    {},", to_string(&lead).unwrap_or_default());
            let Some(rest) = room.checked_sub(line.len()) else { break };
            room = rest;
            leads.push_str(&line);
        }
        self.filled(REQUEST, &[("leads", &format!("[{leads}\n]"))])
    }

    pub(super) fn cloudfront_response(&self) -> String {
        let headers = self.headers().into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value));
        let always: BTreeMap<String, String> = headers.collect();
        let always = always.iter().map(|(name, value)| format!("\n    {}: {},", json(name), json(value)));
        let mut policies = Vec::new();
        if self.has_editor {
            policies.push((format!("^{}", pattern(&self.at("admin/"))), Part::Editor));
        }
        policies.push((self.cards_pattern(), Part::Cards));
        policies.push(("^".to_owned(), Part::Pages));
        let policies = policies.into_iter().map(|(fits, part)| {
            let fits = fits.replace('/', "\\/");
            format!("\n    [/{fits}/, {}],", json(self.policy(part)))
        });
        let always = format!("{{{}\n}}", always.collect::<String>());
        self.filled(RESPONSE, &[("always", &always), ("policies", &policies.collect::<String>())])
    }

    pub(super) fn s3_upload(&self) -> String {
        let types = TYPES.map(|(ending, media_type)| {
            format!(
                "aws s3 cp \"$site\" \"$to\" --no-progress --recursive --exclude '*' --include '*{ending}' \\\n    \
                 --content-type '{media_type}' --cache-control '{ASK_AGAIN}'\n"
            )
        });
        let assets = if self.may_keep_assets() { FOR_EVER } else { ASK_AGAIN };
        let missing = self.at("404.html");
        let values = [
            ("base", self.base),
            ("missing", &missing),
            ("assets", assets),
            ("pages", ASK_AGAIN),
            ("types", &types.concat()),
        ];
        self.filled(UPLOAD, &values)
    }

    /// A text with what stands for `{{names}}` in it.
    fn filled(&self, text: &str, values: &[(&str, &str)]) -> String {
        let address = ("address", self.settings.base_url.as_str());
        let fill = |text: String, (name, value): &(&str, &str)| text.replace(&format!("{{{{{name}}}}}"), value);
        values.iter().chain([&address]).fold(text.to_owned(), fill)
    }

    /// A regular expression for the cards of courses in all languages.
    pub(super) fn cards_pattern(&self) -> String {
        let languages: Vec<String> = self.editions.iter().filter(|it| !it.is_empty()).map(|it| pattern(it)).collect();
        let languages = if languages.is_empty() { String::new() } else { format!("({})?", languages.join("|")) };
        format!("^{}{languages}courses/[^/]+/card/(index[.]html)?$", pattern(self.base))
    }
}

/// A text as a regular expression that only it fits, in JavaScript and in nginx.
pub fn pattern(text: &str) -> String {
    text.chars().map(|c| if ".+*?()[]{}|^$\\".contains(c) { format!("[{c}]") } else { c.to_string() }).collect()
}

fn json(text: &str) -> String {
    to_string(text).unwrap_or_default()
}
