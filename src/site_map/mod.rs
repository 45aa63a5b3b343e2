//! The site map: every artefact that will exist, with its path, its kind and what it is made of.
//!
//! Enter at [`SiteMap::of`]. Nothing else in the program makes a path of the output or an address of the portal:
//! `out_path` is the one safe type for files, `address` names each item's page, `links` turns addresses into URLs.

pub mod address;
pub mod artefact;
pub mod assets;
pub mod links;
pub mod out_path;

pub use address::Addressed;
pub use artefact::{Artefact, ArtefactKind, EmailPart, PageKind};
pub use assets::Assets;
pub use links::Links;
pub use out_path::OutPath;
