//! [`Shown`]: a picture as pages show it. The site map decides what is published of a picture; texts carry the answer.

/// What is published of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The address that every program can show, relative to the portal's root.
    pub src: String,
    /// Its size, in pixels: the frame that a page keeps free.
    pub width: u32,
    pub height: u32,
    /// The same as WebP, from narrow to wide; none of a drawing.
    pub webp: Vec<Width>,
}

/// A picture in one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Width {
    pub src: String,
    /// In pixels.
    pub width: u32,
}
