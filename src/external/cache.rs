//! What sites said, with the day, in one file of the user's cache folder: never in the content, because it is nobody's
//! work and true only for a while.

#![expect(clippy::disallowed_methods, reason = "the answers are remembered in the user's cache folder")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostics::answers::State;

/// What was fine isn't asked again for so many days; what can't be known, for one. What is broken is asked each time,
/// because somebody may be mending it.
const FINE_FOR: i32 = 7;
const UNKNOWN_FOR: i32 = 1;
/// Links that nobody has any more are forgotten.
const KEPT_FOR: i32 = 30;

/// The answers by address.
#[derive(Debug, Default)]
pub struct Cache {
    known: BTreeMap<String, Known>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    state: String,
    said: String,
    /// The day, as `2027-01-31`.
    checked: String,
}

impl Known {
    fn state(&self) -> Option<State> {
        State::ALL.into_iter().find(|state| state.word() == self.state)
    }

    fn checked(&self) -> Option<Date> {
        self.checked.parse().ok()
    }

    /// In days; a clock that went back is as good as none.
    fn age(&self, today: Date) -> Option<i32> {
        let age = today.since(self.checked()?).ok()?.get_days();
        (age >= 0).then_some(age)
    }
}

impl Cache {
    /// What is remembered in a folder; nothing where it can't be read, since it can be asked again.
    pub fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(file(folder)).unwrap_or_default();
        Self { known: serde_json::from_str(&text).unwrap_or_default() }
    }

    /// Writes it down, at once, for the next time.
    ///
    /// # Errors
    /// When the disk doesn't take it.
    pub fn write(&self, folder: &Path, today: Date) -> io::Result<()> {
        let kept: BTreeMap<_, _> =
            self.known.iter().filter(|(_, known)| known.age(today).is_some_and(|age| age <= KEPT_FOR)).collect();
        fs::create_dir_all(folder)?;
        let mut draft = tempfile::Builder::new().prefix(".links-").tempfile_in(folder)?;
        draft.write_all(serde_json::to_string_pretty(&kept)?.as_bytes())?;
        draft.persist(file(folder)).map_err(|error| error.error)?;
        Ok(())
    }

    /// The answer, if it is fresh enough.
    pub fn recall(&self, url: &str, today: Date) -> Option<State> {
        let known = self.known.get(url)?;
        let state = known.state()?;
        let days = match state {
            State::Fine => FINE_FOR,
            State::Unknown => UNKNOWN_FOR,
            State::Broken => return None,
        };
        known.age(today).filter(|age| *age < days).map(|_| state)
    }

    /// The last answer, with its day.
    pub fn find(&self, url: &str) -> Option<(State, String, Date)> {
        let known = self.known.get(url)?;
        Some((known.state()?, known.said.clone(), known.checked()?))
    }

    pub fn remember(&mut self, url: String, state: State, said: String, checked: Date) {
        self.known.insert(url, Known { state: state.word().to_owned(), said, checked: checked.to_string() });
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("links.json")
}
