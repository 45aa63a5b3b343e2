//! Which file an address means. Only paths of the output are looked up, and those in memory: whatever somebody asks for, it
//! can't lead to a file on the disk.

/// Where serve's own pages and files stand.
pub const OWN: &str = "/__uptake/";

/// What a request is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// One of serve's own pages and files, by its name.
    Own(String),
    /// A file of the output: `site/courses/index.html`.
    File(String),
    /// Nothing that could exist.
    Nothing,
}

/// What the path of a request means; `base` is the path of the portal's address.
pub fn target(path: &str, base: &str) -> Target {
    let Some(path) = decoded(path) else { return Target::Nothing };
    if let Some(own) = path.strip_prefix(OWN) {
        return match own.split_once('/') {
            Some(("site" | "kit" | "reports", _)) => Target::File(with_index(own)),
            _ => Target::Own(own.to_owned()),
        };
    }
    match path.strip_prefix(base) {
        Some(inner) => Target::File(with_index(&format!("site/{inner}"))),
        None => Target::Nothing,
    }
}

fn with_index(path: &str) -> String {
    if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// A path with its percent signs resolved; `None` for what is no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first == b'%' {
            let [high, low, ..] = *after else { return None };
            let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            bytes.push(digit(high)? << 4 | digit(low)?);
            rest = &after[2..];
        } else {
            bytes.push(first);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> Target {
        Target::File(path.to_owned())
    }

    #[test]
    fn addresses_are_files_of_the_output() {
        assert_eq!(target("/", "/"), file("site/index.html"));
        assert_eq!(target("/courses/", "/"), file("site/courses/index.html"));
        assert_eq!(target("/feed.xml", "/"), file("site/feed.xml"));
        assert_eq!(target("/caf%C3%A9/", "/"), file("site/caf\u{e9}/index.html"));
        assert_eq!(target("/academy/find/", "/academy/"), file("site/find/index.html"));
        assert_eq!(target("/find/", "/academy/"), Target::Nothing);
        assert_eq!(target("/__uptake/", "/"), Target::Own(String::new()));
        assert_eq!(target("/__uptake/live.js", "/"), Target::Own("live.js".to_owned()));
        assert_eq!(target("/__uptake/kit/", "/academy/"), file("kit/index.html"));
        assert_eq!(target("/__uptake/reports/attention.html", "/"), file("reports/attention.html"));
    }

    /// They are looked up as they stand, and nothing of the output is called so.
    #[test]
    fn what_climbs_is_no_file() {
        assert_eq!(target("/../Cargo.toml", "/"), file("site/../Cargo.toml"));
        assert_eq!(target("/%2e%2e/%2e%2e/etc/passwd", "/"), file("site/../../etc/passwd"));
        for broken in ["/%", "/%2", "/%zz", "/%ff"] {
            assert_eq!(target(broken, "/"), Target::Nothing, "{broken}");
        }
    }
}
