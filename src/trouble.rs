//! What it means when a system refuses something, in words for people who never programmed. Enter at [`words`].

use std::io;

/// Completes “Could not write this: …”. What isn't known here is said as the system says it.
pub fn words(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let known = match error.kind() {
        Kind::PermissionDenied => "you have no permission for that",
        Kind::NotFound => "it is not there",
        Kind::StorageFull => "the disk is full",
        Kind::QuotaExceeded => "your share of this disk is used up",
        Kind::ReadOnlyFilesystem => "this disk is read-only",
        Kind::InvalidFilename => "this disk takes no name like that, or none that long",
        Kind::FileTooLarge => "this disk takes no file that large",
        Kind::CrossesDevices => "it lies on another disk",
        Kind::ResourceBusy => "something else is using it",
        Kind::IsADirectory => "it is a folder",
        Kind::NotADirectory => "a part of its path is not a folder",
        Kind::TimedOut | Kind::StaleNetworkFileHandle | Kind::HostUnreachable => "the disk does not answer",
        Kind::Unsupported => "this disk cannot do that",
        _ => return error.to_string(),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As systems number them (Linux).
    #[cfg(target_os = "linux")]
    #[test]
    fn what_disks_do_has_plain_words() {
        let refusals = [
            (13, "no permission"),
            (2, "not there"),
            (28, "full"),
            (122, "share"),
            (30, "read-only"),
            (36, "that long"),
            (27, "that large"),
            (18, "another disk"),
            (16, "using it"),
            (116, "answer"),
        ];
        for (number, expected) in refusals {
            let said = words(&io::Error::from_raw_os_error(number));
            assert!(said.contains(expected) && !said.contains("os error"), "{number}: {said}");
        }
    }

    #[test]
    fn what_is_unknown_is_said_as_it_is() {
        assert_eq!(words(&io::Error::other("the moon is in the way")), "the moon is in the way");
    }
}
