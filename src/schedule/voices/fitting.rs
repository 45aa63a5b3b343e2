//! Who could speak in a touchpoint instead of somebody who is heard too often.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::Voice;
use super::candidate::{champions, taught, testimonials};
use super::cast::{level, scopes, wanted_kind};
use super::score::Wanted;
use crate::model::{Campaign, Id, Persona, Portal, Touchpoint};

/// Everybody who fits a message and may appear in one of its channels, by the score that chooses voices, best first.
pub fn fitting(
    portal: &Portal,
    campaign: &Campaign,
    touchpoint: &Touchpoint,
    persona: Id<Persona>,
    day: Date,
) -> Vec<Voice> {
    let courses = campaign.all_courses(portal);
    let wanted = Wanted {
        persona,
        courses: &courses,
        skills: &taught(portal, &courses),
        level: level(campaign, &portal[persona], portal),
        kind: wanted_kind(touchpoint.kind),
        day,
    };
    let scopes = scopes(&portal[persona], touchpoint);
    let (testimonials, champions) = (testimonials(portal), champions(portal));
    let able = |candidate: &&super::candidate::Candidate<'_>| {
        wanted.fits(candidate) && scopes.iter().any(|scope| candidate.may_appear(*scope, day))
    };
    let mut fitting: Vec<_> = testimonials.iter().chain(&champions).filter(able).collect();
    fitting.sort_by_cached_key(|candidate| (Reverse(wanted.score(candidate, None).points()), candidate.slug));
    fitting.into_iter().map(|candidate| candidate.voice).collect()
}
