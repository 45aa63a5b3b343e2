//! Joins what a withdrawal needs: the content folder as authored, and the output as it is.

use std::borrow::Cow;
use std::fmt;
use std::io;

use crate::compile;
use crate::load::{self, folder};
use crate::options::CompileOptions;
use crate::output::{OutputError, OutputFile, PublishedFile, published};
use crate::withdraw::{Artefact, Nobody, Withdrawal, withdraw};

/// Why a withdrawal could not be worked out.
#[derive(Debug)]
pub enum Withdrawing {
    Content(io::Error),
    Output(OutputError),
}

impl fmt::Display for Withdrawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(error) => error.fmt(f),
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Withdrawing {}

/// What has to change so that the person whom `asked` means is named nowhere, and what carries them now: in the output
/// where there is one, else in what would be built.
///
/// # Errors
/// When content or output can't be read.
pub fn withdrawal(asked: &str, options: &CompileOptions) -> Result<Result<Withdrawal, Nobody>, Withdrawing> {
    let (content, _) = load::load(&options.content, &options.out).map_err(Withdrawing::Content)?;
    let texts = folder::texts(&content.files);
    let artefacts: Vec<Artefact> = match published(&options.out).map_err(Withdrawing::Output)? {
        Some(files) => files.into_iter().map(on_disk).collect(),
        None => {
            let compiled = compile(options).map_err(Withdrawing::Content)?;
            compiled.files.unwrap_or_default().into_iter().map(in_memory).collect()
        }
    };
    Ok(withdraw(asked, &content, &texts, &artefacts))
}

fn on_disk(file: PublishedFile) -> Artefact {
    let PublishedFile { path, kind, sources, text } = file;
    Artefact { path, kind, sources, text }
}

/// Files that are copied and pictures that are not drawn yet are known by what they are made from.
fn in_memory(file: OutputFile) -> Artefact {
    let text = file.content.text().map(Cow::into_owned);
    Artefact { path: file.path.to_string(), kind: file.kind, sources: file.sources, text }
}
