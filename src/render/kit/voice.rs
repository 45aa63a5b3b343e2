//! Why a voice speaks in a message, in one sentence: `Ana Cruz, the best match: peer +1, same persona +4, …`.

use crate::model::Portal;
use crate::model::voice::VoiceKind;
use crate::render::wording::Wording;
use crate::schedule::voices::{Chosen, Lately, Part, Reason, Why};

pub fn sentence(chosen: &Chosen, portal: &Portal, words: &Wording) -> String {
    let person = chosen.voice.person(portal);
    match &chosen.why {
        Why::Named => words.with("voice_named", &[("person", person)]),
        Why::Best(score) => {
            let reasons: Vec<_> = score.parts.iter().map(|part| part_words(*part, words)).collect();
            words.with("voice_best", &[("person", person), ("reasons", &reasons.join(", "))])
        }
    }
}

/// `same persona +4`; what counts nothing has no number.
fn part_words(part: Part, words: &Wording) -> String {
    let reason = reason(part.reason, words);
    match part.points {
        0 => reason,
        // A hyphen would stick to the digit and read as a range.
        points if points < 0 => format!("{reason} \u{2212}{}", points.unsigned_abs()),
        points => format!("{reason} +{points}"),
    }
}

fn reason(reason: Reason, words: &Wording) -> String {
    match reason {
        Reason::Kind(VoiceKind::Peer) => words.text("voice_peer"),
        Reason::Kind(VoiceKind::Leader) => words.text("voice_leader"),
        Reason::SamePersona => words.text("voice_persona"),
        Reason::SameCourse => words.text("voice_course"),
        Reason::SameSkill => words.text("voice_skill"),
        Reason::Level(level) => words.with("voice_level", &[("level", &words.choice("level", level))]),
        Reason::Age { months } => words.count("voice_months", usize::try_from(months).unwrap_or(0)),
        Reason::Heard(lately) => heard(lately, words),
    }
}

fn heard(lately: Lately, words: &Wording) -> String {
    let days = usize::try_from(lately.days_ago.unsigned_abs()).unwrap_or(usize::MAX);
    let when = match lately.days_ago {
        0 => words.text("voice_heard_same"),
        ..0 => words.count("voice_heard_in", days),
        _ => words.count("voice_heard_ago", days),
    };
    match usize::try_from(lately.times) {
        Ok(times) if times > 1 => format!("{when} ({})", words.count("voice_times", times)),
        _ => when,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::Id;
    use crate::model::course::Level;
    use crate::render::channels::fixture;
    use crate::schedule::voices::{Score, Voice};
    use crate::theme::Theme;

    fn said(why: Why) -> String {
        let theme = Theme::load(&BTreeMap::new()).unwrap();
        let chosen = Chosen { voice: Voice::Testimonial(Id::new(0)), why };
        sentence(&chosen, &fixture::portal(), &Wording::new(theme.strings("en")))
    }

    #[test]
    fn each_part_is_named_with_its_points() {
        let part = |reason, points| Part { reason, points };
        let lately = |times, days_ago| Reason::Heard(Lately { times, days_ago });
        let parts = vec![
            part(Reason::Kind(VoiceKind::Peer), 1),
            part(Reason::SamePersona, 4),
            part(Reason::Level(Level::Intermediate), 0),
            part(Reason::Age { months: 3 }, 1),
            part(lately(2, 9), -5),
            part(lately(1, -1), -3),
        ];
        assert_eq!(
            said(Why::Best(Score { parts })),
            "Tomás Oliveira, the best match: peer +1, same persona +4, level: Intermediate, 3 months old +1, \
             heard 9 days ago (2 times in eight weeks) −5, heard again in 1 day −3"
        );
        assert_eq!(said(Why::Named), "Tomás Oliveira, named by the author");
    }
}
