//! Bytes of what is shown. Pictures are made when they are looked at, and kept, since most stay the same from edition to
//! edition: what they are made from is their key.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

use crate::output::{Content, OutputError};

/// So much is kept, in bytes: a thousand cards. Each edit of a title makes a new one.
const MOST: usize = 64 * 1024 * 1024;

#[derive(Default)]
pub struct Pictures {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    bytes: HashMap<String, Bytes>,
    size: usize,
}

impl Pictures {
    /// What a file holds. May take a while: not for the thread that answers.
    pub fn bytes(&self, content: &Content) -> Result<Bytes, OutputError> {
        let Some(key) = content.drawn_from() else { return content.made() };
        if let Some(bytes) = self.kept().bytes.get(&key) {
            return Ok(bytes.clone());
        }
        let bytes = content.made()?;
        let mut kept = self.kept();
        if kept.size + bytes.len() > MOST {
            *kept = Kept::default();
        }
        kept.size += bytes.len();
        kept.bytes.insert(key, bytes.clone());
        Ok(bytes)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
