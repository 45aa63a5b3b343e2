//! All integration tests in one binary, one module for each room or promise: linking once is what keeps them fast.

mod output;
