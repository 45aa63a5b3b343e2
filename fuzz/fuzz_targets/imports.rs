//! Any file of another system: new files or a sentence why not, and what would be written is read without a finding.
//!
//! The first line is the format. The readers take a path, so this target alone writes to the disk.

#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use uptake::cli::ImportFormat;
use uptake::importing::human::Written;
use uptake::importing::{ImportOptions, human, import, json};

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a disk");
    fs::create_dir(folder.path().join("portal")).expect("a disk");
    let portal = "title = \"T\"\npromise = \"P\"\nbase_url = \"https://a.example/\"\n[platforms.lms]\nname = \"LMS\"\n";
    fs::write(folder.path().join("portal/portal.toml"), portal).expect("a disk");
    folder
});

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (format, name) = match &bytes[..at] {
        b"canvas" => (ImportFormat::Canvas, "table.csv"),
        b"csv" => (ImportFormat::Csv, "table.csv"),
        b"scorm" => (ImportFormat::Scorm, "package"),
        b"hugo" => (ImportFormat::Hugo, "post.md"),
        b"zola" => (ImportFormat::Zola, "post.md"),
        b"jekyll" => (ImportFormat::Jekyll, "2026-04-05-post.md"),
        _ => (ImportFormat::Moodle, "table.csv"),
    };
    let folder = FOLDER.path();
    let from = folder.join(name);
    fs::write(&from, bytes.get(at + 1..).unwrap_or_default()).expect("a disk");
    let column = |field: &str, name: &str| (field.to_owned(), name.to_owned());
    let map = match format {
        ImportFormat::Csv => vec![column("title", "title"), column("summary", "summary")],
        _ => Vec::new(),
    };
    let content = folder.join("portal");
    let options = ImportOptions {
        format,
        from,
        content,
        out: PathBuf::from("/nowhere"),
        map,
        platform: None,
        unpacked_at: None,
        kind: None,
    };
    match import(&options) {
        Ok(import) => {
            for file in &import.files {
                let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.');
                assert!(file.path.split('/').all(is_plain) && file.path.ends_with(".md"), "{}", file.path);
            }
            human::render(&import, Written::No);
            json::render(&import, Written::No);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
