//! Listens, and answers each request by itself: every address is looked up, so that there are no routes to get wrong.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use tokio::net::TcpListener;

use super::address::{self, Target};
use super::answer;
use super::board::{Board, Found, Sort};
use super::pictures::Pictures;
use super::{console, guard, live};

/// What answers need.
pub struct Site {
    pub board: Arc<Board>,
    pub base_path: String,
    host: IpAddr,
    pictures: Arc<Pictures>,
}

impl Site {
    pub fn new(board: Arc<Board>, base_path: String, host: IpAddr) -> Self {
        Self { board, base_path, host, pictures: Arc::default() }
    }
}

pub async fn serve(listener: TcpListener, site: Arc<Site>) -> io::Result<()> {
    axum::serve(listener, Router::new().fallback(respond).with_state(site)).await
}

async fn respond(State(site): State<Arc<Site>>, request: Request) -> Response {
    if let Some((status, why)) = guard::refusal(request.method(), request.headers(), site.host) {
        return answer::sentence(status, why);
    }
    let path = request.uri().path();
    match address::target(path, &site.base_path) {
        Target::Own(name) => own(&site, &name, request.uri().query().unwrap_or_default()).await,
        Target::File(file) => match site.board.file(&file).await {
            Some(found) => shown(&site, &file, found).await,
            None if site.board.has(&format!("{file}/index.html")) => answer::moved(&format!("{path}/")),
            None => missing(&site).await,
        },
        Target::Nothing if path == "/" => answer::moved(&site.base_path),
        Target::Nothing => missing(&site).await,
    }
}

async fn own(site: &Site, name: &str, query: &str) -> Response {
    match name {
        "" => answer::html(&console::page(&site.board.people(), &site.base_path)),
        "events" => live::stream(site.board.news()),
        "findings" => answer::json(site.board.findings().to_string()),
        "page" => match page(site, query).await {
            Some(state) => answer::json(state),
            None => answer::json("{}".to_owned()),
        },
        "live.js" => answer::text("live.js", include_str!("client/live.js")),
        "live.css" => answer::text("live.css", include_str!("client/live.css")),
        "console.js" => answer::text("console.js", include_str!("client/console.js")),
        "console.css" => answer::text("console.css", include_str!("client/console.css")),
        _ => missing(site).await,
    }
}

/// The state of the page at an address that a browser asks about.
async fn page(site: &Site, query: &str) -> Option<String> {
    let at = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "at")?.1;
    let Target::File(file) = address::target(&at, &site.base_path) else { return None };
    let found = match site.board.file(&file).await {
        Some(found) => found,
        None => site.board.file(NOT_FOUND).await?,
    };
    found.content.text().as_deref().map(live::state)
}

const NOT_FOUND: &str = "site/404.html";

async fn missing(site: &Site) -> Response {
    let html = match site.board.file(NOT_FOUND).await {
        Some(found) => found.content.text().as_deref().map(live::injected),
        None => None,
    };
    answer::missing(&html.unwrap_or_else(|| live::injected(console::NOTHING_YET)))
}

async fn shown(site: &Site, file: &str, found: Found) -> Response {
    let page = found.content.text().filter(|_| found.sort == Sort::Live);
    if let Some(html) = page {
        return answer::html(&live::injected(&html));
    }
    let pictures = Arc::clone(&site.pictures);
    // A picture may take a second to draw; others go on being answered.
    match tokio::task::spawn_blocking(move || pictures.bytes(&found.content)).await {
        Ok(Ok(bytes)) => answer::file(file, bytes),
        Ok(Err(error)) => answer::broken(&error.to_string()),
        Err(error) => answer::broken(&error.to_string()),
    }
}
