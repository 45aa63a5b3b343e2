//! Initials, where there is no room for a portrait.

/// One or two letters: of the first and of the last part of the name.
pub fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|part| part.chars().find(|c| c.is_alphabetic()));
    let first = letters.next();
    first.into_iter().chain(letters.next_back()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_all_sorts_of_names() {
        assert_eq!(initials("Priya Raman"), "PR");
        assert_eq!(initials("ana de la Cruz"), "AC");
        assert_eq!(initials("Cher"), "C");
        assert_eq!(initials("محمد علي"), "مع");
        assert_eq!(initials("  (x) \"Y\" "), "XY");
        assert_eq!(initials("42"), "");
    }
}
