//! What other sites said about the links to them: no findings, because they aren't the portal's and change by themselves.

use std::fmt::Write;

use jiff::civil::Date;

use super::safe_text::clean_line;
use crate::source::Place;

/// What became of one link.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    pub url: String,
    pub state: State,
    /// What the server said, or why it wasn't asked.
    pub said: String,
    /// The day on which it was asked.
    pub checked: Date,
    /// The first place that links there.
    pub place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Fine,
    /// Whether the page exists can't be known: it asks who you are, or takes no programs.
    Unknown,
    Broken,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Fine, Self::Unknown, Self::Broken];

    /// The word that machines see, and the cache.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Unknown => "unknown",
            Self::Broken => "broken",
        }
    }
}

/// The section below the findings.
pub fn human(links: &[Answered]) -> String {
    let number = |state: State| links.iter().filter(|link| link.state == state).count();
    let mut text = format!(
        "Links to other sites: {} fine, {} that can't be known, {} broken.\n",
        number(State::Fine),
        number(State::Unknown),
        number(State::Broken)
    );
    for state in [State::Broken, State::Unknown] {
        for link in links.iter().filter(|link| link.state == state) {
            let (path, start) = (clean_line(&link.place.source.path), link.place.start());
            let (url, said) = (clean_line(&link.url), clean_line(&link.said));
            let _ = writeln!(
                text,
                "  {}: {url}\n    {said} (asked on {}), linked from {path}:{}:{}",
                state.word(),
                link.checked,
                start.line,
                start.column
            );
        }
    }
    text
}
