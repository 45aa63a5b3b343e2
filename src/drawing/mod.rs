//! The drawing room: a sheet, which is an SVG that says what to write in which box, becomes a picture.
//!
//! Enter at [`Sheet::lay_out`]. It gives each text the largest size at which it fits its box (`fit`, with the breaks of
//! `breaks` and the widths of `shape`), and draws QR codes (`qr`). A text is never cut and never runs out
//! of its box; the sheet says of each how full its box is, and what no font can write. A [`Drawing`] of a finished sheet is drawn only when somebody
//! needs its bytes; its key tells beforehand whether they can have changed.
//!
//! Only the fonts in the program and in the content folder are ever used ([`Fonts`]), so that a picture is the same
//! on every machine.

mod attributes;
mod breaks;
mod drawn;
mod fit;
mod fonts;
mod ground;
mod hindrance;
mod indexed;
mod outlined;
mod parted;
mod pdf;
mod qr;
mod said;
mod shape;
mod shapes;
mod sheet;
mod xml;

#[cfg(test)]
mod tests;

pub use drawn::{Drawing, DrawingError, Format};
pub use fonts::{Chosen, Faces, Fonts};
pub use ground::{Ground, Grounds};
pub use hindrance::{Hindrance, hindrance};
pub use qr::picture as qr_code;
pub use sheet::{Sheet, SheetError};
