//! Files of a content folder that can be written twice: with hostile words, and with plain ones in the same places. What a
//! build refuses of the hostile ones is written plainly, and what it refuses even then is left out. Enter at [`Written`].

use std::path::Path;

use uptake::diagnostics::{Diagnostic, Severity};

use crate::support::write;

/// One file, made of pieces.
pub struct Written {
    pub path: String,
    pub pieces: Vec<Piece>,
}

/// What the plain words for a string begin with; its number follows.
pub const STANDS_FOR: &str = "Plain words n";

/// A field or a block of a body: one line or more.
pub struct Piece {
    pub hostile: String,
    pub plain: String,
    pub using: Using,
}

/// What of a piece is still taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Using {
    Hostile,
    Plain,
    Nothing,
}

/// Which of the two portals is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Hostile,
    Plain,
}

impl Piece {
    pub fn fixed(text: &str) -> Self {
        Self { hostile: text.to_owned(), plain: text.to_owned(), using: Using::Plain }
    }

    /// As many lines on either side and however much of it is used, so that places stay true.
    fn text(&self, side: Side) -> String {
        let text = match (self.using, side) {
            (Using::Hostile, Side::Hostile) => self.hostile.clone(),
            (Using::Hostile, Side::Plain) => self.plain.clone(),
            (Using::Nothing, _) => String::new(),
            // Nobody looks for the string any more.
            (Using::Plain, _) => self.plain.replace(STANDS_FOR, "Plain words "),
        };
        let lines = text.split('\n').count();
        let most = [&self.hostile, &self.plain].map(|text| text.split('\n').count()).into_iter().max().unwrap_or(1);
        format!("{text}{}\n", "\n".repeat(most - lines))
    }

    fn give_up(&mut self) {
        self.using = match self.using {
            Using::Hostile => Using::Plain,
            Using::Plain | Using::Nothing => Using::Nothing,
        };
    }
}

impl Written {
    /// Lays the file into a content folder.
    pub fn lay(&self, folder: &Path, side: Side) {
        let text: String = self.pieces.iter().map(|piece| piece.text(side)).collect();
        write(&folder.join(&self.path), text);
    }

    /// Does without the pieces that a finding is about.
    fn do_without(&mut self, finding: &Diagnostic) {
        let (first, last) = (finding.place.start().line, finding.place.end().line);
        let mut line = 1;
        for piece in &mut self.pieces {
            let after = line + piece.text(Side::Plain).matches('\n').count();
            if line <= last && first < after && piece.using != Using::Nothing {
                piece.give_up();
            }
            line = after;
        }
    }

    fn left(&self) -> usize {
        let weight = |piece: &Piece| match piece.using {
            Using::Hostile => 2,
            Using::Plain => 1,
            Using::Nothing => 0,
        };
        self.pieces.iter().map(weight).sum()
    }
}

/// Does without everything that an error is about.
pub fn do_without(files: &mut [Written], findings: &[Diagnostic]) {
    let before: usize = files.iter().map(Written::left).sum();
    let mut errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    // What is said of a whole file follows from something in it, where there is such a thing.
    let is_placed = |finding: &&Diagnostic| finding.place.span.start > 0;
    if errors.iter().any(is_placed) {
        errors.retain(is_placed);
    }
    for finding in &errors {
        let place = &finding.place.source.path;
        let Some(file) = files.iter_mut().find(|file| file.path == **place) else {
            panic!("{place}: {:?}: {}", finding.code, finding.message)
        };
        file.do_without(finding);
    }
    let after: usize = files.iter().map(Written::left).sum();
    assert!(after < before, "nothing to do without: {errors:#?}");
}
