//! Authors' pictures: what is in a file, and the pictures that are published instead of it.
//!
//! Enter at [`examine`], which reads a header, and [`develop`], which makes what an [`Original`] is published as: in
//! several widths, upright, in sRGB, and with nothing of what a camera wrote about the place and the person. An SVG is
//! written anew from what may be in one ([`svg`]). All are pure functions of bytes; who has the bytes and who wants the
//! pictures are other rooms' business.

mod develop;
mod encode;
mod examine;
mod kind;
mod original;
mod problem;
mod sizes;
pub mod svg;
mod traces;
mod whole;

pub use develop::develop;
pub use examine::{Examined, LARGEST_FILE, MOST_PIXELS, examine};
pub use kind::{Kind, is_picture};
pub use original::{Original, Print};
pub use problem::Problem;
pub use sizes::{Crop, Encoding, Rendition};
pub use traces::Traces;

#[cfg(test)]
pub mod fixture;
#[cfg(test)]
mod tests;
