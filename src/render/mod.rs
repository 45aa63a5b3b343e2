//! Render: an artefact of the site map → bytes.
//!
//! `message` is what a message says, whatever the channel; `channels` writes it for each of them.

pub mod channels;
pub mod escape;
pub mod message;
