//! CSS in a picture: only what needs nothing from outside. Enter at [`is_safe`].

/// Whether a style sheet, a `style` attribute or any other value loads nothing and runs nothing. What is written in a way that
/// could be read in two is taken for the worse.
pub fn is_safe(css: &str) -> bool {
    let css = css.to_ascii_lowercase();
    let forbidden = ["@import", "expression(", "javascript:", "-moz-binding", "behavior:", "image-set(", "src(", "\\"];
    !forbidden.iter().any(|word| css.contains(word)) && css.split("url(").skip(1).all(stays_inside)
}

/// Whether what follows `url(` names a part of the same file.
fn stays_inside(rest: &str) -> bool {
    rest.trim_start().trim_start_matches(['"', '\'']).starts_with('#')
}
