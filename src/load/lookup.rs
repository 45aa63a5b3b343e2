//! Finds the file that an author means by a path.
//!
//! Enter at [`find_file`]; [`missing_file`] is what to say where there is none.

use super::folder::Files;
use crate::diagnostics::nearest::nearest;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Place;

/// Resolves a path as authors write it: beside the item, from the content folder's root, or in `static/`.
pub fn find_file(files: &Files, folder: &str, path: &str) -> Option<String> {
    let path = percent_decoded(path);
    let candidates = match path.strip_prefix('/') {
        Some(rest) => vec![format!("static/{rest}"), rest.to_owned()],
        None => vec![format!("{folder}{path}"), path.clone(), format!("static/{path}")],
    };
    candidates.iter().filter_map(|candidate| normalised(candidate)).find(|candidate| files.contains_key(candidate))
}

/// A path without `.` and `..`; `None` where it leads out of the content folder.
pub fn normalised(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Editors write a space in a file name as `%20`.
fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

pub fn missing_file(files: &Files, folder: &str, path: &str, place: &Place) -> Diagnostic {
    if path.contains("://") {
        let message = format!("\"{path}\" lies on another site, and pages fetch nothing from elsewhere.");
        let help = "Copy the file beside this text, and name it here.";
        return Diagnostic::new(Code::MissingAsset, place.clone(), message).help(help);
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let near_files = files.keys().filter(|file| file.starts_with(folder) || file.starts_with("static/"));
    let near = nearest(name, near_files.map(|file| file.rsplit('/').next().unwrap_or(file)));
    let help = match near {
        Some(near) => format!("Did you mean \"{near}\"?"),
        None => "Put the file beside this text or into static/, and mind capital letters.".to_owned(),
    };
    Diagnostic::new(Code::MissingAsset, place.clone(), format!("There is no file \"{path}\".")).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_never_lead_out_of_the_folder() {
        assert_eq!(normalised("courses/a/../b.png").as_deref(), Some("courses/b.png"));
        assert_eq!(normalised("courses/../../etc/passwd"), None);
        assert_eq!(percent_decoded("my%20cover%2.svg%"), "my cover%2.svg%");
    }
}
