//! What several tests need: the program, folders that vanish, and the example built once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::process::Child;
use std::process::Command;
use std::sync::LazyLock;

use image::ImageEncoder;
use image::codecs::jpeg::JpegEncoder;
use serde_json::Value;
use tempfile::TempDir;
use uptake::check::silence::Strictness;
use uptake::check::{CheckOptions, Day, Drafts};
use uptake::options::CompileOptions;
use uptake::output::Revisions;
use uptake::steps::Steps;

/// The day on which the tests take place.
pub const TODAY: &str = "2026-12-01";

/// A path in the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub fn temp() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// What the program said, and how it ended.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program with `words`, separated by spaces, and then `paths`.
pub fn uptake(words: &str, paths: &[&Path]) -> Run {
    run(Command::new(env!("CARGO_BIN_EXE_uptake")).args(words.split_whitespace()).args(paths))
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Run {
    let output = command.env_remove("NO_COLOR").output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().unwrap_or(-1);
    Run { code, out: text(output.stdout), err: text(output.stderr) }
}

/// Sends a signal, such as `INT`. The shell does it: not every machine has a program for it.
#[cfg(unix)]
pub fn signal(child: &Child, name: &str) {
    let sent = run(Command::new("sh").args(["-c", &format!("kill -s {name} {}", child.id())]));
    assert!(sent.code == 0, "{sent:?}");
}

/// A content folder compiled within this process, on the tests' day, for its own `dist`.
pub fn options(content: &Path) -> CompileOptions {
    let day = Day::Fixed(TODAY.parse().expect("a date"));
    CompileOptions {
        content: content.to_owned(),
        out: content.join("dist"),
        check: CheckOptions { day, drafts: Drafts::Hidden, base_url: None },
        strictness: Strictness::Usual,
        earlier: Revisions::default(),
        steps: Steps::default(),
        depot: None,
    }
}

/// Builds a content folder into `out`, as on the tests' day.
pub fn build(content: &Path, out: &Path) -> Run {
    uptake(&format!("build --today {TODAY} --out"), &[out, content])
}

/// The example's output, built once for all tests. It stands in Cargo's folder for tests, since nothing is cleaned
/// up at the end of a process.
pub fn example() -> &'static Path {
    static EXAMPLE: LazyLock<PathBuf> = LazyLock::new(|| {
        let checkout = blake3::hash(env!("CARGO_MANIFEST_DIR").as_bytes()).to_hex();
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("example-{}", &checkout[..8]));
        fs::remove_dir_all(&out).ok();
        let built = build(&repository("example-content"), &out);
        assert_eq!(built.code, 0, "{built:?}");
        out
    });
    &EXAMPLE
}

/// A copy of the example's content, to be changed.
pub fn example_content() -> TempDir {
    let folder = temp();
    overlay(&repository("example-content"), folder.path());
    folder
}

/// The sound portal that all cases begin with.
pub fn base_content() -> TempDir {
    let folder = temp();
    overlay(&repository("tests/cases/_base"), folder.path());
    folder
}

/// One artefact of a manifest.
#[derive(Debug)]
pub struct Listed {
    pub path: String,
    pub kind: String,
    pub bytes: u64,
    pub hash: String,
    pub sources: Vec<String>,
}

/// What an output's manifest lists.
pub fn manifest(out: &Path) -> Vec<Listed> {
    let text = fs::read_to_string(out.join("manifest.json")).expect("a manifest");
    let json: Value = serde_json::from_str(&text).expect("JSON");
    let word = |value: &Value| value.as_str().expect("a text").to_owned();
    let all: Vec<String> = json["sources"].as_array().expect("a list of all sources").iter().map(word).collect();
    let source =
        |place: &Value| all[usize::try_from(place.as_u64().expect("a place")).expect("a small number")].clone();
    let files = json["files"].as_array().expect("a list of files");
    let listed = files.iter().map(|file| Listed {
        path: word(&file["path"]),
        kind: word(&file["kind"]),
        bytes: file["bytes"].as_u64().expect("a number"),
        hash: word(&file["hash"]),
        sources: file["sources"].as_array().expect("a list of sources").iter().map(source).collect(),
    });
    listed.collect()
}

/// Every file below a folder with its bytes.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let read = |file: String| {
        let bytes = fs::read(folder.join(&file)).expect("a readable file");
        (file, bytes)
    };
    files_below(folder).into_iter().map(read).collect()
}

/// Every file below a folder, relative to it, `/` between the parts, sorted. Links are not followed.
pub fn files_below(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("a readable folder");
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).expect("a path below the folder");
            let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            files.push(parts.join("/"));
        }
    }
    files.sort();
    files
}

/// What quoted-printable says (RFC 2045, 6.7).
pub fn unquoted(text: &str) -> String {
    let joined = text.replace("=\r\n", "").replace("\r\n", "\n");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = (first == b'=').then(|| after.get(..2)).flatten().and_then(|code| std::str::from_utf8(code).ok());
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// Lays the files of one folder over another.
pub fn overlay(from: &Path, to: &Path) {
    for file in files_below(from) {
        let target = to.join(&file);
        fs::create_dir_all(target.parent().expect("a file stands in a folder")).expect("a new folder");
        fs::copy(from.join(&file), target).expect("a copied file");
    }
}

/// Writes a file and the folders it stands in.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a new folder");
    fs::write(path, bytes).expect("a written file");
}

/// Changes a text file; `old` has to be in it.
pub fn replace(path: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(path).expect("a readable file");
    assert!(text.contains(old), "{} holds {old:?}", path.display());
    fs::write(path, text.replace(old, new)).expect("a written file");
}

/// A photograph as a phone saves it: it lies on its side, says so, and says where it was taken.
pub fn phone_photo(width: u32, height: u32) -> Vec<u8> {
    // A TIFF head, a directory with orientation 6 and the offset of another one, and in that a latitude.
    let exif = b"MM\0\x2a\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0\
                 \0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\0\0\0\0\0";
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(exif.to_vec()).expect("Exif data of a JPEG");
    let light = |n: u32, all: u32| u8::try_from(n * 255 / all).expect("a byte");
    let photo = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([light(x, width), 90, light(y, height)]));
    encoder.encode_image(&photo).expect("a JPEG");
    bytes
}
