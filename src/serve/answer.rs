//! Answers: nothing is kept by browsers, and nothing is readable for other sites. No CORS header is ever sent.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;

use super::media_type;

/// What every answer says.
const ALWAYS: [(HeaderName, &str); 3] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

pub fn html(text: &str) -> Response {
    answer(StatusCode::OK, media_type::of(".html"), Bytes::from(text.to_owned()))
}

pub fn missing(html: &str) -> Response {
    answer(StatusCode::NOT_FOUND, media_type::of(".html"), Bytes::from(html.to_owned()))
}

pub fn json(text: String) -> Response {
    answer(StatusCode::OK, media_type::of(".json"), Bytes::from(text))
}

pub fn text(name: &str, text: &'static str) -> Response {
    answer(StatusCode::OK, media_type::of(name), Bytes::from_static(text.as_bytes()))
}

pub fn file(path: &str, bytes: Bytes) -> Response {
    answer(StatusCode::OK, media_type::of(path), bytes)
}

pub fn sentence(status: StatusCode, text: &'static str) -> Response {
    answer(status, media_type::of(".txt"), Bytes::from_static(text.as_bytes()))
}

/// A file that could not be made.
pub fn broken(why: &str) -> Response {
    answer(StatusCode::INTERNAL_SERVER_ERROR, media_type::of(".txt"), Bytes::from(format!("{why}\n")))
}

/// Leads on to another path of ours. It begins with one slash: two would name a host.
pub fn moved(path: &str) -> Response {
    let mut response = answer(StatusCode::TEMPORARY_REDIRECT, media_type::of(".txt"), Bytes::new());
    let path = format!("/{}", path.trim_start_matches('/'));
    if let Ok(value) = HeaderValue::from_str(&path) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}

fn answer(status: StatusCode, media_type: &'static str, bytes: Bytes) -> Response {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.extend(ALWAYS.map(|(name, value)| (name, HeaderValue::from_static(value))));
    response
}
