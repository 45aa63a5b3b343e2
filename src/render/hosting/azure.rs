//! `staticwebapp.config.json` for Azure Static Web Apps.
//!
//! Azure takes the first rule that fits, stars only at the end of an address, and no file of more than 20 kB.

use std::collections::BTreeMap;

use super::Hosting;
use super::headers::{FOR_EVER, POLICY, Part, TYPES};
use crate::diagnostics::Diagnostic;
use crate::model::portal::Host;
use crate::render::engine;
use crate::render::views::hosting::{AzureConfig, AzurePage, AzureRoute};

/// learn.microsoft.com/azure/static-web-apps/quotas, read 2026-11.
const LARGEST: usize = 20_000;

impl Hosting<'_> {
    pub(super) fn azure_config(&self) -> Vec<u8> {
        let (mut config, cards) = self.without_redirects();
        config.routes.splice(0..0, cards.into_iter().map(|card| self.card_route(card)));
        // What has no place any more leads on by its page.
        let mut room = LARGEST.saturating_sub(engine::json(&config).len());
        for redirect in &self.redirects {
            let route = AzureRoute {
                route: redirect.from.clone(),
                redirect: Some(redirect.to.clone()),
                status_code: Some(redirect.kind.status()),
                headers: None,
            };
            room = room.saturating_sub(size(&route));
            if room == 0 {
                break;
            }
            config.routes.push(route);
        }
        engine::json(&config)
    }

    /// Everything that is always told, and the cards that there is room for.
    fn without_redirects(&self) -> (AzureConfig, Vec<&str>) {
        let mut global: BTreeMap<&'static str, String> = self.headers().into_iter().collect();
        global.insert(POLICY, self.policy(Part::Pages).to_owned());
        let keep = (self.at("assets/*"), ("Cache-Control", FOR_EVER));
        let edit = (self.at("admin/*"), (POLICY, self.policy(Part::Editor)));
        let routes = [self.may_keep_assets().then_some(keep), self.has_editor.then_some(edit)];
        let routes = routes.into_iter().flatten().map(|(route, header)| sends(route, header)).collect();
        let missing = AzurePage { rewrite: self.at("404.html") };
        // Azure knows types by the last dot only, so feeds are sent as what they are written in.
        let types = TYPES.into_iter().filter(|(ending, _)| ending.starts_with('.'));
        let config = AzureConfig {
            trailing_slash: "always",
            routes,
            response_overrides: [("404", missing)].into(),
            global_headers: global,
            mime_types: types
                .map(|(ending, media_type)| (ending, media_type.split(';').next().unwrap_or_default()))
                .collect(),
        };
        let mut room = LARGEST.saturating_sub(engine::json(&config).len());
        let fits = |card: &&String| {
            room = room.saturating_sub(size(&self.card_route(card)));
            room > 0
        };
        let cards = self.cards.iter().take_while(fits).map(String::as_str).collect();
        (config, cards)
    }

    fn card_route(&self, card: &str) -> AzureRoute {
        sends(card.to_owned(), (POLICY, self.policy(Part::Cards)))
    }

    pub(super) fn cards_left_out(&self) -> Option<Diagnostic> {
        if !self.has(Host::Azure) {
            return None;
        }
        let left_out = self.cards.len() - self.without_redirects().1.len();
        let message = format!(
            "Azure reads 20 kB of rules, which is too little for all cards of courses: {left_out} of them can't be shown in \
             other sites' frames."
        );
        (left_out > 0).then(|| self.limit(message, "Another host can show all of them, if other sites need them."))
    }
}

fn sends(route: String, (name, value): (&'static str, &str)) -> AzureRoute {
    AzureRoute { route, redirect: None, status_code: None, headers: Some([(name, value.to_owned())].into()) }
}

/// In the list, with its comma and four more spaces before each of its lines.
fn size(route: &AzureRoute) -> usize {
    let bytes = engine::json(route);
    let lines = bytes.split(|byte| *byte == b'\n').count();
    bytes.len() + 4 * lines + 1
}
