//! The limits of hosts, and names that mean something to them.

use super::headers::Policies;
use super::redirects::{Leads, Redirect};
use super::*;
use crate::model::Portal;
use crate::render::channels::fixture;

/// A portal that is published by every host.
fn portal() -> Portal {
    let mut portal = fixture::portal();
    portal.settings.hosts =
        vec![Host::Github, Host::Gitlab, Host::Netlify, Host::Cloudflare, Host::Azure, Host::S3, Host::Nginx];
    portal
}

fn hosting<'a>(portal: &'a Portal, policies: &'a Policies) -> Hosting<'a> {
    Hosting {
        settings: &portal.settings,
        policies,
        base: "/academy/",
        redirects: Vec::new(),
        editions: vec!["", "fr/"],
        cards: Vec::new(),
        has_editor: false,
        strays: Vec::new(),
    }
}

fn redirect(from: &str, to: &str) -> Redirect {
    Redirect { from: from.to_owned(), to: to.to_owned(), kind: Leads::ForGood }
}

#[test]
fn however_much_there_is_to_say_no_host_is_told_more_than_it_reads() {
    let (portal, policies) = (portal(), Policies::default());
    let mut hosting = hosting(&portal, &policies);
    hosting.redirects =
        (0..5_000).map(|n| redirect(&format!("/academy/old-{n}/"), &format!("/academy/courses/{n}/"))).collect();
    hosting.cards = (0..500).map(|n| format!("/academy/courses/course-{n}/card/")).collect();
    let rules = String::from_utf8(hosting.file(HostFile::Redirects)).unwrap();
    assert_eq!(rules.lines().filter(|line| !line.starts_with('#')).count(), 2_000);
    let config = hosting.file(HostFile::AzureConfig);
    assert!((15_000..=20_000).contains(&config.len()), "{}", config.len());
    let request = hosting.file(HostFile::CloudFrontRequest);
    assert!((9_000..=10_240).contains(&request.len()), "{}", request.len());
    let found = hosting.findings();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.contains("can't be shown in other sites' frames"), "{found:?}");
    hosting.cards.truncate(20);
    assert!(hosting.findings().is_empty());
}

#[test]
fn names_that_mean_something_to_nginx_are_only_names() {
    let (portal, policies) = (portal(), Policies::default());
    let mut hosting = hosting(&portal, &policies);
    hosting.base = "/a%20%7Bb%7D.c/";
    hosting.redirects = vec![redirect("/a%20%7Bb%7D.c/%22%5C;%24x/", "/a%20%7Bb%7D.c/$x?y=%22")];
    let text = String::from_utf8(hosting.file(HostFile::NginxLocations)).unwrap();
    assert!(text.contains("location \"/a {b}.c/\" {\n"), "{text}");
    assert!(text.contains("location ~ \"^/a [{]b[}][.]c/assets/"), "{text}");
    assert!(text.contains(r#"location = "/a {b}.c/\"\\;$x/" { return 301 "/a%20%7Bb%7D.c/%24x?y=%22"; }"#), "{text}");
}

#[test]
fn intranets_are_not_indexed_whatever_is_asked_for() {
    let (mut portal, policies) = (portal(), Policies::default());
    portal.settings.internal = true;
    assert!(
        String::from_utf8(hosting(&portal, &policies).file(HostFile::Headers))
            .unwrap()
            .contains("X-Robots-Tag: noindex")
    );
    portal.settings.internal = false;
    assert!(!String::from_utf8(hosting(&portal, &policies).file(HostFile::Headers)).unwrap().contains("X-Robots-Tag"));
}

#[test]
fn an_editor_is_allowed_more_where_there_is_one() {
    let (portal, policies) = (portal(), Policies::default());
    let mut hosting = hosting(&portal, &policies);
    let files = [HostFile::Headers, HostFile::AzureConfig, HostFile::CloudFrontResponse, HostFile::NginxLocations];
    let tell = |hosting: &Hosting<'_>| {
        files.map(|file| String::from_utf8(hosting.file(file)).unwrap().contains("frame-ancestors 'none'"))
    };
    assert_eq!(tell(&hosting), [false; 4]);
    hosting.has_editor = true;
    assert_eq!(tell(&hosting), [true; 4]);
}
