//! Render: an artefact of the site map → bytes.
//!
//! `portal` makes the pages of the portal from `views`, through the theme's templates and `engine`; `html` writes
//! authored texts, `artwork` draws what has no picture. `message` is what a message says, whatever the channel;
//! `channels` writes it for each of them. `machines` writes what programs read.

pub mod artwork;
pub mod channels;
pub mod engine;
pub mod escape;
pub mod html;
pub mod machines;
pub mod message;
pub mod portal;
pub mod views;
