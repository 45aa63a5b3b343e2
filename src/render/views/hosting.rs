//! What hosts read as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

/// `staticwebapp.config.json` (learn.microsoft.com/azure/static-web-apps/configuration).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AzureConfig {
    /// Whether addresses of pages end in a slash.
    pub trailing_slash: &'static str,
    pub routes: Vec<AzureRoute>,
    /// What is shown instead, by status.
    pub response_overrides: BTreeMap<&'static str, AzurePage>,
    pub global_headers: BTreeMap<&'static str, String>,
    pub mime_types: BTreeMap<&'static str, &'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AzureRoute {
    pub route: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_code: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headers: Option<BTreeMap<&'static str, String>>,
}

#[derive(Debug, Serialize)]
pub struct AzurePage {
    pub rewrite: String,
}

/// Where an address leads, for a function that runs at CloudFront.
#[derive(Debug, Serialize)]
pub struct Lead<'a>(pub &'a str, pub u16, pub &'a str);
