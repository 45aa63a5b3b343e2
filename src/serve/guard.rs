//! Who may ask. A page on another site can make a browser send requests here, by a name that it has led to this machine, or
//! straight to the loopback address; what it gets must tell it nothing.
//!
//! Enter at [`refusal`].

use std::net::IpAddr;

use axum::http::{HeaderMap, Method, StatusCode, header};

/// Why a request is not answered, as a status and a sentence; `host` is the address that we listen at.
pub fn refusal(method: &Method, headers: &HeaderMap, host: IpAddr) -> Option<(StatusCode, &'static str)> {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Some((StatusCode::METHOD_NOT_ALLOWED, "Nothing can be changed here; edit the files.\n"));
    }
    let named = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    if !named.is_some_and(|named| is_ours(named, host)) {
        return Some((StatusCode::MISDIRECTED_REQUEST, "This is a preview on one machine, and it has another name.\n"));
    }
    let origin = headers.get(header::ORIGIN).map(|value| value.to_str().unwrap_or_default());
    let is_foreign = |origin: &str| !origin.strip_prefix("http://").is_some_and(|named| is_ours(named, host));
    origin.is_some_and(is_foreign).then_some((StatusCode::FORBIDDEN, "Another site asked for this.\n"))
}

/// Whether a `Host` means us. A name can be led anywhere by whoever owns it, an address can't: where we listen at other
/// addresses than the loopback, any address will do, but no name except `localhost`.
fn is_ours(named: &str, host: IpAddr) -> bool {
    let name = match named.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => named,
    };
    if name.eq_ignore_ascii_case("localhost") {
        return true;
    }
    let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback() || !host.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOPBACK: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);
    const ALL: IpAddr = IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED);

    #[test]
    fn only_our_own_names_are_answered() {
        for named in ["127.0.0.1:8080", "127.0.0.1", "localhost:1", "LOCALHOST", "[::1]:8080"] {
            assert!(is_ours(named, LOOPBACK), "{named}");
        }
        for named in
            ["", "example.com", "localhost.example.com", "127.0.0.1.example.com", "192.168.0.7:8080", "x@127.0.0.1"]
        {
            assert!(!is_ours(named, LOOPBACK), "{named}");
        }
        assert!(is_ours("192.168.0.7:8080", ALL));
        assert!(!is_ours("evil.example:8080", ALL));
    }
}
