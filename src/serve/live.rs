//! What open pages are told: that something is new, and whether it is new for them.
//!
//! A page carries a fingerprint of its HTML without the names of its style sheets. When there is a new edition, it asks for the
//! one of its successor: another one means to load it, the same one with other style sheets means to exchange those.

use std::convert::Infallible;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::watch::Receiver;

use super::board::News;

/// What a browser does with a page.
const SCRIPT: &str = "/__uptake/live.js";

const LINK: &str = "<link rel=\"stylesheet\" href=\"";

/// A stream of news; the state of affairs is the first.
pub fn stream(mut news: Receiver<News>) -> Response {
    news.mark_changed();
    let events = stream::unfold(news, |mut news| async {
        news.changed().await.ok()?;
        let News { version, findings } = *news.borrow_and_update();
        let event = Event::default().event("news").data(format!("{{\"version\":{version},\"findings\":{findings}}}"));
        Some((Ok::<_, Infallible>(event), news))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// A page with the script that follows changes.
pub fn injected(html: &str) -> String {
    let tag = format!("<script src=\"{SCRIPT}\" data-seen=\"{}\" defer></script>", seen(html));
    // Behind what the page brings itself, so that its own scripts run first.
    let at = html.find("</head>").or_else(|| html.find("</body>")).unwrap_or(html.len());
    format!("{}{tag}{}", &html[..at], &html[at..])
}

/// What a page has to know about its successor, as JSON.
pub fn state(html: &str) -> String {
    let styles: Vec<&str> = pieces(html).1;
    serde_json::json!({ "seen": seen(html), "styles": styles }).to_string()
}

fn seen(html: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    pieces(html).0.into_iter().for_each(|piece| {
        hasher.update(piece.as_bytes());
    });
    hasher.finalize().to_hex()[..16].to_owned()
}

/// The text between the addresses of style sheets, and those.
fn pieces(html: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut texts, mut styles, mut rest) = (Vec::new(), Vec::new(), html);
    while let Some((before, after)) = rest.split_once(LINK) {
        let (href, after) = after.split_once('"').unwrap_or((after, ""));
        texts.push(before);
        styles.push(href);
        rest = after;
    }
    texts.push(rest);
    (texts, styles)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><link rel=\"stylesheet\" href=\"../a.1.css\"></head><p>Hello</p>";

    #[test]
    fn a_page_is_the_same_in_other_styles() {
        let restyled = PAGE.replace("a.1", "a.2");
        assert_eq!(seen(PAGE), seen(&restyled));
        assert!(state(&restyled).contains("\"../a.2.css\""));
        assert_ne!(seen(PAGE), seen(&PAGE.replace("Hello", "Bye")));
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_head() {
        let page = injected(PAGE);
        assert!(page.contains("defer></script></head>"));
        let (tag, _) = page.split_once("</head>").expect("a head");
        let tag = &tag[tag.find("<script").expect("a script")..];
        assert_eq!(page.replace(tag, ""), PAGE);
        assert!(injected("no html at all").ends_with("</script>"));
    }
}
