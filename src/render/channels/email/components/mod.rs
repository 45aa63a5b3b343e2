//! The parts that designs are made of, each a function that writes itself for a whole message or a paste.
//!
//! `frame` is what stands around the words, `button` what to do, `people` who speaks. A message is a stack of rows
//! of one table, and the space between parts is the padding of their cells: the only space Word respects.

pub mod button;
pub mod frame;
pub mod people;
