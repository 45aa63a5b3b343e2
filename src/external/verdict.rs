//! What an answer means for a link. Only what can't be in doubt is called broken.

use super::Silence;
use crate::diagnostics::answers::State;

/// The verdict, and its reason in words.
pub fn of(answer: &Result<u16, Silence>) -> (State, String) {
    match answer {
        Ok(status @ 200..=299) => (State::Fine, format!("{status}")),
        Ok(status @ (404 | 410)) => (State::Broken, format!("{status}: there is no such page")),
        Ok(status @ (401 | 403 | 407)) => {
            (State::Unknown, format!("{status}: the site asks who you are, or takes no programs"))
        }
        Ok(status @ 429) => (State::Unknown, format!("{status}: the site has been asked too often; try again later")),
        Ok(status @ 300..=399) => (State::Unknown, format!("{status}: it leads on and on")),
        Ok(status @ 500..=599) => (State::Unknown, format!("{status}: the site has trouble of its own")),
        Ok(status) => (State::Unknown, format!("{status}: an answer that says nothing about the page")),
        Err(Silence::Nobody(why)) => (State::Broken, why.clone()),
        Err(Silence::Trouble(why)) => (State::Unknown, why.clone()),
    }
}
