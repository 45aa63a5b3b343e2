//! The nearest known name to a misspelt one.

/// The known name that `name` was probably meant to be: within a third of its length in edits (at least one;
/// swapped letters count as one), or equal but for case and the kind of dash.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).max(1);
    let plain = plain(name);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&plain, &self::plain(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

fn plain(name: &str) -> String {
    name.to_lowercase().replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_letters_and_other_dashes_are_near() {
        assert_eq!(nearest("darft", ["draft", "date"]), Some("draft"));
        assert_eq!(nearest("Publish-Date", ["publish_date"]), Some("publish_date"));
        assert_eq!(nearest("zebra", ["draft", "date"]), None);
    }
}
