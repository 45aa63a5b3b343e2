//! The names of columns: ours, and what the exports of mail systems, web analytics and learning platforms call the same.
//!
//! Enter at [`Column::of`]. A name of an export stands here only if it can mean nothing else; everything else is for
//! `[results.columns]` in portal.toml.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::table::{About, Counted, Kind};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    About(About),
    Counted(Counted),
    Date,
    /// The level of a skill.
    Level,
    /// Days since somebody finished a course.
    Days,
    /// The value of `utm_medium`, which the channel says already.
    Medium,
}

use Column::{About as A, Counted as C};

/// Our word for each column, and the names that exports give it: the first that a file has is the one that counts.
/// Mailchimp, HubSpot and SendGrid tell people from totals by "unique"; Plausible and Matomo call them visitors.
const NAMES: &[(Column, &str, &[&str])] = &[
    (Column::Date, "date", &["day", "send_date", "sent_date", "date_sent", "sent_on"]),
    (A(About::Campaign), "campaign", &["utm_campaign", "campaign_name", "session_campaign"]),
    (A(About::Touchpoint), "touchpoint", &["touchpoint_name"]),
    (A(About::Persona), "persona", &["persona_name"]),
    (A(About::Channel), "channel", &["utm_source", "campaign_source", "session_source"]),
    (A(About::Variant), "variant", &["variation"]),
    (A(About::Content), "utm_content", &["campaign_content"]),
    (A(About::Group), "group", &["group_name", "holdout_group"]),
    (A(About::Course), "course", &["course_name", "course_short_name"]),
    (A(About::Skill), "skill", &["skill_name"]),
    (
        C(Counted::Sent),
        "sent",
        &[
            "successful_deliveries",
            "delivered",
            "deliveries",
            "emails_delivered",
            "emails_sent",
            "number_sent",
            "total_recipients",
            "recipients",
        ],
    ),
    (
        C(Counted::Clicked),
        "clicked",
        &[
            "unique_clicks",
            "clicks_unique",
            "uniqueclicks",
            "unique_link_clicks",
            "people_who_clicked",
            "unique_visitors",
            "nb_uniq_visitors",
            "visitors",
        ],
    ),
    (C(Counted::Started), "started", &["people_started", "course_starts"]),
    (C(Counted::Completed), "completed", &["people_completed", "completions", "course_completions"]),
    (C(Counted::Applied), "applied", &["people_applied"]),
    (C(Counted::Shared), "shared", &["people_shared"]),
    (C(Counted::MachineClicks), "machine_clicks", &["bot_clicks", "suspected_bot_clicks", "non_human_clicks"]),
    (C(Counted::People), "people", &["number_of_people", "headcount"]),
    (C(Counted::Achieved), "achieved", &["people_achieved", "number_achieved"]),
    (C(Counted::Answered), "answered", &["questions_answered"]),
    (C(Counted::Right), "right", &["answered_right", "correct_answers", "right_answers"]),
    (Column::Level, "level", &["skill_level"]),
    (Column::Days, "days", &["days_since", "days_since_completion"]),
    (Column::Medium, "utm_medium", &["campaign_medium", "session_medium"]),
];

impl Column {
    /// The column of a name that is written like in [`plain`], and how far down its list of names it stands: 0 is ours.
    pub fn of(plain: &str) -> Option<(Self, usize)> {
        NAMES.iter().find_map(|(column, ours, exports)| {
            let theirs = exports.iter().position(|name| *name == plain).map(|at| at + 1);
            let rank = if *ours == plain { Some(0) } else { theirs };
            rank.map(|rank| (*column, rank))
        })
    }

    pub fn word(self) -> &'static str {
        NAMES.iter().find(|(column, ..)| *column == self).map_or("", |(_, ours, _)| ours)
    }

    /// Our words for all columns.
    pub fn words() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(_, ours, _)| *ours)
    }

    /// Whether a file of some kind can say something with it.
    pub fn belongs_to(self, kind: Kind) -> bool {
        self == Self::Medium || kind.needs().contains(&self) || kind.knows().contains(&self)
    }
}

const CAMPAIGN: Column = A(About::Campaign);
/// Counted in two kinds of files, so that they tell little by themselves.
const PEOPLE: Column = C(Counted::People);

/// The counts of a message.
pub const STEPS: [Column; 6] = [
    C(Counted::Sent),
    C(Counted::Clicked),
    C(Counted::Started),
    C(Counted::Completed),
    C(Counted::Applied),
    C(Counted::Shared),
];

impl Kind {
    const ALL: [Self; 4] = [Self::Levels, Self::Answers, Self::Outcomes, Self::Messages];

    /// The kind of a file with these columns; `Err` has the one that it seems to be.
    pub fn of(columns: &[Column]) -> Result<Self, Self> {
        let has = |column: &Column| columns.contains(column);
        let telling = |kind: &Self| match kind {
            Self::Messages => columns.iter().any(|column| STEPS.contains(column)),
            _ => kind.marks().iter().all(has),
        };
        let near =
            |kind: &Self| kind.marks().iter().any(|mark| has(mark) && (*mark != PEOPLE || *kind == Self::Outcomes));
        let seems = || Self::ALL.into_iter().find(near).unwrap_or(Self::Messages);
        Self::ALL.into_iter().find(telling).ok_or_else(seems)
    }

    /// What together only such a file has.
    fn marks(self) -> &'static [Column] {
        match self {
            Self::Messages => &[],
            Self::Outcomes => &[C(Counted::Achieved), PEOPLE],
            Self::Answers => &[C(Counted::Answered), C(Counted::Right)],
            Self::Levels => &[A(About::Skill), Column::Level, PEOPLE],
        }
    }

    /// The columns without which nothing can be counted, apart from one of the steps of a message.
    pub fn needs(self) -> &'static [Column] {
        match self {
            Self::Messages => &[CAMPAIGN],
            Self::Outcomes => &[Column::Date, CAMPAIGN, PEOPLE, C(Counted::Achieved)],
            Self::Answers => &[A(About::Course), Column::Days, C(Counted::Answered), C(Counted::Right)],
            Self::Levels => &[Column::Date, A(About::Persona), A(About::Skill), Column::Level, PEOPLE],
        }
    }

    /// Further columns.
    fn knows(self) -> &'static [Column] {
        match self {
            Self::Messages => &[
                STEPS[0],
                STEPS[1],
                STEPS[2],
                STEPS[3],
                STEPS[4],
                STEPS[5],
                C(Counted::MachineClicks),
                A(About::Touchpoint),
                A(About::Persona),
                A(About::Channel),
                A(About::Variant),
                A(About::Content),
                Column::Date,
            ],
            Self::Outcomes => &[A(About::Persona), A(About::Group)],
            Self::Answers => &[A(About::Persona), Column::Date],
            Self::Levels => &[],
        }
    }

    /// What a file of this kind tells of.
    pub fn topic(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Outcomes => "outcomes",
            Self::Answers => "answers",
            Self::Levels => "levels of skills",
        }
    }
}

/// A name without what people write in different ways: case, accents, and what stands between its words.
pub fn plain(name: &str) -> String {
    let folded = folded(name).replace('%', " percent ");
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

/// In lower case and without accents.
pub fn folded(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_name_is_known_however_it_is_written() {
        let of = |name: &str| Column::of(&plain(name));
        for name in ["machine_clicks", "Machine clicks", "MACHINE-CLICKS", "  machine  clicks "] {
            assert_eq!(of(name), Some((C(Counted::MachineClicks), 0)), "{name}");
        }
        assert_eq!(of("Bot clicks"), Some((C(Counted::MachineClicks), 1)));
        assert_eq!(of("Clicks (unique)"), Some((C(Counted::Clicked), 2)));
        assert_eq!(of("Campaign name"), Some((A(About::Campaign), 2)));
        assert_eq!(of("Total recipients").map(|(column, _)| column), Some(C(Counted::Sent)));
        for unclear in ["Clicks", "Total clicks", "Clicked %", "% sent", "Name", ""] {
            assert_eq!(of(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn no_name_means_two_columns_and_all_are_plain() {
        let mut seen = BTreeSet::new();
        for (_, ours, exports) in NAMES {
            for name in [*ours].iter().chain(*exports) {
                assert!(seen.insert(*name), "{name} stands twice");
                assert_eq!(plain(name), *name);
            }
        }
    }

    #[test]
    fn the_kind_of_a_file_is_told_by_its_columns() {
        let of =
            |names: &str| Kind::of(&names.split(' ').filter_map(|name| Some(Column::of(name)?.0)).collect::<Vec<_>>());
        assert_eq!(of("campaign clicked"), Ok(Kind::Messages));
        assert_eq!(of("date campaign people achieved"), Ok(Kind::Outcomes));
        assert_eq!(of("course days answered right"), Ok(Kind::Answers));
        assert_eq!(of("date persona skill level people"), Ok(Kind::Levels));
        assert_eq!(of("campaign people"), Err(Kind::Outcomes));
        assert_eq!(of("skill people"), Err(Kind::Levels));
        assert_eq!(of("campaign achieved"), Err(Kind::Outcomes));
        assert_eq!(of("campaign sent people"), Ok(Kind::Messages));
        assert_eq!(of("campaign"), Err(Kind::Messages));
        assert_eq!(of("right"), Err(Kind::Answers));
    }
}
