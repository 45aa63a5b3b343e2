//! How git hosts take a new file in an address, recognised by the form of the path: people host these at home, so that
//! names of hosts say nothing.

use url::Url;

use super::encoded;

/// How much of a new file the address fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// Its name and its text.
    All,
    /// Its name; the text has to be copied.
    Name,
    /// Nothing that we know of.
    Nothing,
    /// It is a letter, with the text in it.
    Letter,
}

/// The form's address with a file begun.
pub fn prefilled(form: &str, name: &str, text: &str) -> (String, Filled) {
    let Ok(url) = Url::parse(form) else { return (form.to_owned(), Filled::Nothing) };
    let parts: Vec<&str> = url.path_segments().into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let (query, filled) = match parts[..] {
        // GitLab takes a name; its editor ignores a text (gitlab-org/gitlab 594214).
        [.., "-", "new", _] | [.., "-", "new", _, _] | [_, _, "-", "new", ..] => {
            (format!("file_name={}", encoded(name)), Filled::Name)
        }
        // GitHub; Gitea and Forgejo do the same (go-gitea/gitea 16556).
        [_, _, "new" | "_new", _, ..] => (format!("filename={}&value={}", encoded(name), encoded(text)), Filled::All),
        _ => return (form.to_owned(), Filled::Nothing),
    };
    (with_query(url, &query), filled)
}

/// A folder ends in a slash: GitHub takes the last part of the path for a file otherwise (isaacs/github 1527).
fn with_query(mut url: Url, query: &str) -> String {
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    let before = url.query().filter(|before| !before.is_empty()).map(|before| format!("{before}&")).unwrap_or_default();
    url.set_query(Some(&format!("{before}{query}")));
    url.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_known_by_the_form_of_their_addresses() {
        let text = "a = \"b\" & c\n";
        for (form, expected, filled) in [
            (
                "https://git.example.com/o/r/new/main/testimonials",
                "https://git.example.com/o/r/new/main/testimonials/?filename=x.md&value=a%20%3D%20%22b%22%20%26%20c%0A",
                Filled::All,
            ),
            (
                "https://code.example.org/o/r/_new/main/testimonials/",
                "https://code.example.org/o/r/_new/main/testimonials/?filename=x.md&value=a%20%3D%20%22b%22%20%26%20c%0A",
                Filled::All,
            ),
            (
                "https://gitlab.example.com/group/deep/r/-/new/main/testimonials?ref=1",
                "https://gitlab.example.com/group/deep/r/-/new/main/testimonials/?ref=1&file_name=x.md",
                Filled::Name,
            ),
            ("https://forms.example.com/story", "https://forms.example.com/story", Filled::Nothing),
            ("https://x.example/news/new", "https://x.example/news/new", Filled::Nothing),
            ("not an address", "not an address", Filled::Nothing),
        ] {
            assert_eq!(prefilled(form, "x.md", text), (expected.to_owned(), filled));
        }
    }
}
