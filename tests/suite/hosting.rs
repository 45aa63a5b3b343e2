//! Hosts are told what to send with each page, and what lets them publish is right and never overwrites.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use clap::Parser;
use scraper::{Html, Selector};
use serde_json::Value;
use uptake::cli::Cli;
use uptake::model::Choice;
use uptake::model::portal::Host;
use uptake::scaffold::publishing;

use crate::support::{
    Run, TODAY, base_content, build, example_content, files_below, manifest, replace, run, temp, uptake, write,
};

const ALL: &str = r#"hosts = ["github", "gitlab", "netlify", "cloudflare", "azure", "s3", "nginx"]"#;

/// What stands in the output beside what every portal has.
const HOST_FILES: [&str; 8] = [
    "hosting/nginx/portal.conf",
    "hosting/s3/request.js",
    "hosting/s3/response.js",
    "hosting/s3/upload.sh",
    "site/.nojekyll",
    "site/_headers",
    "site/_redirects",
    "site/staticwebapp.config.json",
];

/// Names hosts in a portal's settings.
fn name(content: &Path, line: &str) {
    replace(&content.join("portal.toml"), "\nbase_url = ", &format!("\n{line}\nbase_url = "));
}

fn read(out: &Path, file: &str) -> String {
    fs::read_to_string(out.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

#[test]
fn hosts_add_their_files_and_change_no_other() {
    let (content, place) = (base_content(), temp());
    let [without, with] = ["without", "with"].map(|name| place.path().join(name));
    assert_eq!(build(content.path(), &without).code, 0);
    name(content.path(), ALL);
    let built = build(content.path(), &with);
    assert_eq!(built.code, 0, "{built:?}");
    let [before, after] = [&without, &with].map(|out| files_below(out).into_iter().collect::<BTreeSet<_>>());
    assert_eq!(after.difference(&before).map(String::as_str).collect::<Vec<_>>(), HOST_FILES);
    for file in before.iter().filter(|file| *file != "manifest.json") {
        assert!(fs::read(without.join(file)).unwrap() == fs::read(with.join(file)).unwrap(), "{file} changed");
    }
}

#[test]
fn each_host_gets_what_it_reads_and_nothing_else() {
    for (hosts, files) in [
        ("github", &["site/.nojekyll"][..]),
        ("gitlab", &[]),
        ("netlify", &["site/_headers", "site/_redirects"]),
        ("cloudflare", &["site/_headers", "site/_redirects"]),
        ("azure", &["site/staticwebapp.config.json"]),
        ("s3", &["hosting/s3/request.js", "hosting/s3/response.js", "hosting/s3/upload.sh"]),
        ("nginx", &["hosting/nginx/portal.conf"]),
    ] {
        let (content, out) = (base_content(), temp());
        name(content.path(), &format!("hosts = [\"{hosts}\"]"));
        assert_eq!(build(content.path(), &out.path().join("dist")).code, 0);
        let made = files_below(&out.path().join("dist"));
        let made: Vec<&str> = made.iter().map(String::as_str).filter(|file| HOST_FILES.contains(file)).collect();
        assert_eq!(made, files, "{hosts}");
    }
}

/// A file of the author's keeps its place: whoever writes `_headers` means it.
#[test]
fn an_authors_own_rules_are_not_replaced() {
    let (content, out) = (base_content(), temp());
    name(content.path(), "hosts = [\"netlify\"]");
    write(&content.path().join("static/_headers"), "/*\n  X-Own: yes\n");
    let built = build(content.path(), &out.path().join("dist"));
    assert_eq!(built.code, 1, "{built:?}");
    assert!(built.out.contains("duplicate-path") && built.out.contains("_headers"), "{}", built.out);
}

/// Nothing of the theme runs in a page, so its policy names no hash; a script that a portal's theme adds is named.
#[test]
fn the_policy_allows_what_runs_in_the_pages() {
    let (content, place) = (base_content(), temp());
    name(content.path(), "hosts = [\"netlify\"]");
    let policy = |out: &str| {
        let out = place.path().join(out);
        let built = build(content.path(), &out);
        assert_eq!(built.code, 0, "{built:?}");
        let rules = read(&out, "site/_headers");
        let line = rules.lines().find(|line| line.contains("Content-Security-Policy")).expect("a policy");
        line.trim().to_owned()
    };
    assert_eq!(
        policy("strict"),
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    );
    let footer = "<footer><script>alert('Hello, world.');</script><img src=\"https://pictures.example/a.png\" alt=\"\"></footer>";
    write(&content.path().join("theme/partials/footer.html"), footer);
    let policy = policy("own");
    assert!(policy.contains("script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; "), "{policy}");
    assert!(policy.contains("img-src 'self' https://pictures.example; "), "{policy}");
}

#[test]
fn whoever_counts_visits_may_do_so() {
    let (content, out) = (base_content(), temp());
    name(content.path(), "hosts = [\"nginx\"]");
    let counted = "\n[analytics]\nprovider = \"plausible\"\nurl = \"https://stats.example.com/js/script.js\"\n";
    let settings = content.path().join("portal.toml");
    write(&settings, fs::read_to_string(&settings).unwrap() + counted);
    assert_eq!(build(content.path(), out.path()).code, 0);
    let text = read(out.path(), "hosting/nginx/portal.conf");
    assert!(text.contains("script-src 'self' https://stats.example.com; "), "{text}");
    assert!(text.contains("connect-src 'self' https://stats.example.com; "), "{text}");
}

/// The addresses that a page asks for or leads to.
fn addresses(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut found = Vec::new();
    for element in page.select(&Selector::parse("*").unwrap()) {
        for (name, value) in element.value().attrs() {
            match name {
                "srcset" => {
                    found.extend(value.split(',').filter_map(|it| it.split_whitespace().next()).map(str::to_owned));
                }
                "content" => found.extend(value.split_once("url=").map(|(_, url)| url.to_owned())),
                _ => found.push(value.to_owned()),
            }
        }
    }
    found
}

/// Every text in a JSON document.
fn texts(json: &Value, found: &mut Vec<String>) {
    match json {
        Value::String(text) => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|it| texts(it, found)),
        Value::Object(map) => map.values().for_each(|it| texts(it, found)),
        _ => {}
    }
}

#[test]
fn below_a_folder_nothing_leads_outside_it() {
    let (content, out) = (example_content(), temp());
    name(content.path(), ALL);
    let words = format!("build --today {TODAY} --base-url https://host.example/some/path/ --out");
    let built = uptake(&words, &[out.path(), content.path()]);
    assert_eq!(built.code, 0, "{built:?}");
    let mut seen = 0;
    for file in files_below(out.path()).iter().filter(|file| file.starts_with("site/") || file.starts_with("hosting/"))
    {
        let bytes = fs::read(out.path().join(file)).unwrap();
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let mut found = match file.rsplit('.').next() {
            Some("html") => addresses(&text),
            _ => Vec::new(),
        };
        if file.ends_with(".json") && !file.ends_with("schema.json") {
            texts(&serde_json::from_str(&text).expect("JSON"), &mut found);
        }
        found.extend(
            text.split("url(")
                .skip(1)
                .map(|rest| rest.split(')').next().unwrap_or("").trim_matches(['"', '\'']).to_owned()),
        );
        if file.ends_with("_headers") || file.ends_with("_redirects") {
            found.extend(
                text.lines()
                    .filter(|line| !line.starts_with([' ', '#']))
                    .flat_map(str::split_whitespace)
                    .map(str::to_owned),
            );
        }
        for address in found.iter().filter(|it| it.starts_with('/') && !it.starts_with("//") && !it.contains(' ')) {
            assert!(address.starts_with("/some/path/"), "{file} leads to {address}");
            seen += 1;
        }
        for (at, _) in text.match_indices("//host.example") {
            let rest = &text[at + "//host.example".len()..];
            assert!(
                rest.starts_with("/some/path") || rest.starts_with("&#x2F;some"),
                "{file}: {}",
                &rest[..rest.len().min(60)]
            );
        }
    }
    assert!(seen > 100, "only {seen} addresses were looked at");
}

/// Words of a champion's name stand in the addresses of their short links.
#[test]
fn whoever_is_named_in_a_rule_is_among_its_sources() {
    let (content, out) = (example_content(), temp());
    name(content.path(), "hosts = [\"netlify\"]");
    assert_eq!(build(content.path(), out.path()).code, 0);
    let rules = read(out.path(), "site/_redirects");
    assert!(rules.contains("champion-amara-diallo"), "{rules}");
    let listed =
        manifest(out.path()).into_iter().find(|it| it.path == "site/_redirects").expect("it is in the manifest");
    assert!(listed.sources.iter().any(|source| source.starts_with("champions/amara-diallo")), "{:?}", listed.sources);
}

/// The commands of `uptake` in a text, each as the words that a shell would give it.
fn commands(text: &str) -> Vec<Vec<String>> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let begins =
        |line: &str| ["build", "check", "plan", "upcoming"].iter().find_map(|it| line.find(&format!("uptake {it} ")));
    lines.filter_map(|line| Some(words(&line[begins(line)?..]))).collect()
}

/// The words of a command, up to where it ends; what the machine fills in is an address.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    let mut letters = line.chars().chain([' ']);
    while let Some(c) = letters.next() {
        match (c, quote) {
            ('\\', None) => word.extend(letters.next()),
            ('\'' | '"', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            (')' | '>' | '|' | '&', None) => {
                words.push(word);
                break;
            }
            (' ', None) => words.push(std::mem::take(&mut word)),
            (c, _) => word.push(c),
        }
    }
    let filled = |word: String| match word.starts_with('$') && word.ends_with('/') {
        true => "https://learn.example.com/".to_owned(),
        false => word,
    };
    words
        .into_iter()
        .filter(|word| !word.is_empty())
        .map(|word| filled(word).replace("$NUMBER.$PROJECT", "1.portal"))
        .collect()
}

#[test]
fn every_command_in_the_templates_is_one() {
    for (word, host) in Host::ALL {
        for (folder, wanted) in [("", "."), ("my portal's/", "./my portal's")] {
            let files = publishing::files(*host, folder);
            assert!(!files.is_empty(), "{word}");
            let all: Vec<_> = files.iter().flat_map(|file| commands(&file.text)).collect();
            assert!(all.len() >= 4, "{word}: {all:?}");
            for command in all {
                let parsed = Cli::try_parse_from(&command);
                assert!(parsed.is_ok(), "{word}: {command:?}: {}", parsed.unwrap_err());
                assert!(command.iter().any(|it| it == wanted), "{word}: {command:?}");
            }
            for file in files {
                let rest = file.text.replace("${{", "");
                assert!(!rest.contains("{{"), "{word}: {} has something left open", file.path);
                assert!(file.text.contains(concat!("uptake==", env!("CARGO_PKG_VERSION"))), "{word}: {}", file.path);
            }
        }
    }
}

/// `uptake ci` in a folder.
fn ci(words: &str, folder: &Path) -> Run {
    run(Command::new(env!("CARGO_BIN_EXE_uptake")).arg("ci").args(words.split_whitespace()).current_dir(folder))
}

#[test]
fn what_a_host_needs_is_written_at_the_root_of_the_repository_and_never_twice() {
    let repository = temp();
    fs::create_dir(repository.path().join(".git")).unwrap();
    let portal = repository.path().join("learning/portal");
    assert_eq!(uptake("init", &[&portal]).code, 0);
    let before = files_below(repository.path());
    let shown = ci("netlify --print", &portal);
    assert!(shown.code == 0 && shown.out.contains("[build]") && shown.out.contains("# netlify.toml"), "{shown:?}");
    assert_eq!(files_below(repository.path()), before, "--print wrote something");

    let written = ci("netlify", &portal);
    assert_eq!(written.code, 0, "{written:?}");
    assert!(written.out.contains("hosts = [\"netlify\"]"), "{}", written.out);
    let settings = fs::read_to_string(repository.path().join("netlify.toml")).expect("it is at the root");
    assert!(settings.contains("uptake build learning/portal "), "{settings}");
    let workflow = repository.path().join(".github/workflows/portal.yml");
    assert!(workflow.is_file());

    // The other file would be new, and is not written either.
    fs::remove_file(&workflow).unwrap();
    let again = ci("netlify", &portal);
    assert_eq!(again.code, 2, "{again:?}");
    assert!(again.err.contains("netlify.toml exists already") && again.err.contains("--print"), "{}", again.err);
    assert!(!workflow.exists());
}

#[test]
fn a_portal_begun_for_a_host_names_it_and_builds() {
    for (word, host) in Host::ALL {
        let place = temp();
        let begun = uptake(&format!("init --host {word}"), &[place.path()]);
        assert_eq!(begun.code, 0, "{begun:?}");
        assert!(read(place.path(), "portal.toml").contains(&format!("\nhosts = [\"{word}\"]")), "{word}");
        assert_eq!(publishing::is_named(place.path(), *host), Some(true), "{word}");
        if *host == Host::Netlify {
            // Its settings stand beside portal.toml, where nothing else may be unknown.
            let built = uptake("build --strict --today 2027-03-01 --out", &[&place.path().join("dist"), place.path()]);
            assert_eq!(built.code, 0, "{word}: {built:?}");
        }
    }
}

#[test]
fn without_a_portal_nothing_is_written() {
    let place = temp();
    let refused = ci("github", place.path());
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("no portal.toml"), "{}", refused.err);
    assert_eq!(files_below(place.path()), Vec::<String>::new());
}
