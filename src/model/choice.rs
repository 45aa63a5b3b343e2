//! Closed vocabularies: the words an author may write in a field, each with its Rust name.

/// A closed set of words.
pub trait Choice: Sized + Copy + 'static {
    /// Every word with its meaning, in the order in which they are offered.
    const ALL: &'static [(&'static str, Self)];

    /// The value of an authored word.
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
    }

    /// The word as an author writes it.
    fn word(self) -> &'static str;
}

/// Declares an enum and its words in one place.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }
        impl $crate::model::choice::Choice for $name {
            const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
pub(crate) use choices;
