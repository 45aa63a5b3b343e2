//! The files of a badge.

use crate::model::Portal;

/// One file beside a badge's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadgeFile {
    /// What the badge stands for, as Open Badges 2.0 says it (BadgeClass).
    Class,
    Svg,
    /// What programs that keep badges ask for.
    Png,
}

impl BadgeFile {
    pub const ALL: [Self; 3] = [Self::Class, Self::Svg, Self::Png];

    pub fn name(self) -> &'static str {
        match self {
            Self::Class => "badge.json",
            Self::Svg => "badge.svg",
            Self::Png => "badge.png",
        }
    }
}

/// Whether badges are told to programs: an issuer has to have an e-mail address there (Open Badges 2.0, Profile).
pub fn has_issuer(portal: &Portal) -> bool {
    portal.settings.contact.as_ref().is_some_and(|contact| contact.email.is_some())
}
