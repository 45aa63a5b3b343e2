//! [`OutPath`]: the only type through which a file of the output can be named.

/// A checked path relative to the output folder, `/` between its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(String);

impl OutPath {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
