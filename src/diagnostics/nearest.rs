//! The nearest known name to a misspelt one.

/// The known name that `name` was probably meant to be: within a third of its length in edits (at least one;
/// swapped letters count as one), or equal but for case and the kind of dash.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(name, known, (name.chars().count() / 3).max(1)).into_iter().min().map(|(_, candidate)| candidate)
}

/// The known name that `name` was meant to be beyond doubt, so that a program may write it instead: nearer than for a
/// question, nearer than any other, and with the same digits, because `week-2` is no slip for `week-1`.
pub fn surely<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let all = near(name, known, (name.chars().count() / 5).max(1));
    let (distance, meant) = all.iter().copied().min()?;
    let rivals = all.iter().filter(|(other, candidate)| *other == distance && *candidate != meant).count();
    (rivals == 0 && digits(name) == digits(meant) && name != meant).then_some(meant)
}

/// No name that people give has more bytes; what is longer is no slip of the pen, and comparing it would take for ever.
const LONGEST: usize = 200;

/// The known names within so many edits.
fn near<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, allowed: usize) -> Vec<(usize, &'a str)> {
    if name.len() > LONGEST {
        return Vec::new();
    }
    let plain = plain(name);
    known
        .into_iter()
        // As many edits as the lengths differ are needed at least.
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= allowed * 4)
        .map(|candidate| (strsim::damerau_levenshtein(&plain, &self::plain(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .collect()
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

    #[test]
    fn what_is_written_without_asking_has_no_rival() {
        assert_eq!(surely("darft", ["draft", "date"]), Some("draft"));
        assert_eq!(surely("leed", ["lead", "feed"]), None, "two are as near");
        assert_eq!(surely("week-2", ["week-1"]), None, "a number is no slip");
        assert_eq!(nearest("sumary-text", ["summary-tax"]), Some("summary-tax"), "a question may be bolder …");
        assert_eq!(surely("sumary-text", ["summary-tax"]), None, "… than a change");
    }
}
