//! Render: artefact → bytes.

pub mod artwork;
pub mod engine;
pub mod html;
pub mod portal;
pub mod views;
