//! The integration tests, in one binary: what `uptake` promises to those who use it.
//!
//! | module | the promise |
//! | --- | --- |
//! | `cases` | every rule fires where it should, in words that help, and nowhere else |
//! | `output` | files are published at once, and what is not ours is left alone |

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests lay out folders, run the program and fail by panicking"
)]

mod cases;
mod output;
mod support;
