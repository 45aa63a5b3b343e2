//! `--external` against a server of the test's own: what it is asked, and what is made of its answers.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;

use tempfile::TempDir;

use crate::support::{Run, TODAY, base_content, run, temp};

/// What the server was asked: the request line, and who asks.
type Asked = Arc<Mutex<Vec<(String, String)>>>;

/// A site on this machine that answers until the test ends.
fn site() -> (String, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("its address"));
    let asked = Asked::default();
    let heard = Arc::clone(&asked);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let heard = Arc::clone(&heard);
            thread::spawn(move || answer(stream, &heard));
        }
    });
    (address, asked)
}

fn answer(mut stream: TcpStream, heard: &Asked) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let request = lines.next()?.ok()?;
    let headers: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let agent = headers.iter().find_map(|line| line.to_lowercase().strip_prefix("user-agent: ").map(str::to_owned));
    heard.lock().expect("the list").push((request.clone(), agent.unwrap_or_default()));
    let (method, path) = request.split_once(' ')?;
    let (status, more, body) = match path.split([' ', '?']).next()? {
        "/robots.txt" => ("200 OK", "", "User-agent: *\nDisallow: /private\n"),
        "/fine" => ("200 OK", "", "words"),
        "/no-head" if method == "HEAD" => ("405 Method Not Allowed", "", ""),
        "/no-head" => ("200 OK", "", "words"),
        "/moved" => ("301 Moved Permanently", "Location: /fine\r\n", ""),
        "/members" => ("403 Forbidden", "", ""),
        _ => ("404 Not Found", "", "gone"),
    };
    let body = if method == "HEAD" { "" } else { body };
    let length = body.len();
    write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{more}Connection: close\r\n\r\n{body}").ok()
}

/// A portal whose only links outside lead to `site`.
fn portal(site: &str) -> TempDir {
    let folder = base_content();
    for file in crate::support::files_below(folder.path())
        .iter()
        .filter(|file| file.ends_with(".md") || file.ends_with(".toml"))
    {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(
            &path,
            text.replace("https://", &format!("{site}/fine?"))
                .replace(&format!("base_url = \"{site}/fine?"), "base_url = \"https://"),
        )
        .unwrap();
    }
    let page = folder.path().join("pages/about.md");
    let paths = ["fine#part", "no-head", "moved", "members", "private", "gone"];
    let links: String = paths.iter().map(|path| format!("- [words]({site}/{path})\n")).collect();
    fs::write(&page, fs::read_to_string(&page).unwrap() + "\n" + &links).unwrap();
    folder
}

fn check(folder: &Path, cache: &Path, words: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_uptake"));
    for proxy in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command.env_remove(proxy);
    }
    run(command.args(["check", "--today", TODAY]).args(words).current_dir(folder).env("XDG_CACHE_HOME", cache))
}

#[cfg(feature = "external")]
#[test]
fn sites_are_asked_politely_and_seldom_and_fail_nothing() {
    let ((site, asked), cache) = (site(), temp());
    let folder = portal(&site);
    let before = crate::support::tree(folder.path());
    let ended = check(folder.path(), cache.path(), &["--external"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let (findings, links) = ended.out.split_once("\nLinks to other sites: ").expect("a section of its own");
    assert!(!findings.contains(&site), "{findings}");
    assert!(links.contains(" 2 that can't be known, 1 broken.\n"), "{links}");
    assert!(links.contains(&format!("broken: {site}/gone\n    404: there is no such page")), "{links}");
    assert!(links.contains("linked from pages/about.md:") && links.contains("robots.txt"), "{links}");
    let first: Vec<(String, String)> = std::mem::take(&mut asked.lock().unwrap());
    let paths: Vec<&str> = first.iter().map(|(line, _)| line.trim_end_matches(" HTTP/1.1")).collect();
    for expected in ["GET /robots.txt", "HEAD /fine", "HEAD /no-head", "GET /no-head", "HEAD /gone", "GET /gone"] {
        assert_eq!(
            paths.iter().filter(|path| **path == expected).count(),
            if expected == "HEAD /fine" { 2 } else { 1 },
            "{expected}: {paths:?}"
        );
    }
    assert!(!paths.iter().any(|path| path.contains("private") || path.contains('#')), "{paths:?}");
    assert!(first.iter().all(|(_, agent)| agent.starts_with("uptake/")), "{first:?}");
    assert!(crate::support::tree(folder.path()) == before, "nothing is written to the content");
    assert!(cache.path().join("uptake/links.json").is_file());

    let again = check(folder.path(), cache.path(), &["--external=strict", "--format", "json"]);
    assert_eq!(again.code, 1, "{again:?}");
    let report: serde_json::Value = serde_json::from_str(&again.out).unwrap();
    let broken: Vec<_> =
        report["external"].as_array().unwrap().iter().filter(|link| link["state"] == "broken").collect();
    assert_eq!((broken.len(), report["errors"].as_u64()), (1, Some(0)), "{report}");
    let second = asked.lock().unwrap();
    assert!(second.iter().all(|(line, _)| line.contains("/gone") || line.contains("/robots.txt")), "{second:?}");
}

#[test]
fn nobody_is_asked_without_the_flag() {
    let ((site, asked), cache) = (site(), temp());
    let ended = check(portal(&site).path(), cache.path(), &[]);
    assert_eq!((ended.code, asked.lock().unwrap().len()), (0, 0), "{ended:?}");
}
