//! The integration tests, in one binary: what `uptake` promises to those who use it.
//!
//! | module | the promise |
//! | --- | --- |
//! | `cases` | every rule fires where it should, in words that help, and nowhere else |
//! | `output` | files are published at once, and what is not ours is left alone |

mod cases;
mod output;
mod support;
