//! A portal with results made by hand, for the tests: a campaign with a clear win, one that can't be told, and one too early.

use jiff::civil::{Date, date};

use super::DidItWork;
use crate::brand::Tokens;
use crate::measure::awareness::{Against, Awareness, Bounds};
use crate::measure::comparison::{Compared, Comparison, Unfair};
use crate::measure::effect::{Effect, Unknown, Verdict};
use crate::measure::experiment::{self, Arm, Trial, Versus};
use crate::measure::funnel::{Funnel, Leak, Passage};
use crate::measure::machines::{Flag, Why};
use crate::measure::metric::{Progress, Typed, Wave, What, Worth};
use crate::measure::moves::{Moved, Strongest};
use crate::measure::retention::{Curve, Point};
use crate::measure::roi::Roi;
use crate::measure::skills::Level;
use crate::measure::{Measured, Measurement, Part, Proportion, Withheld};
use crate::model::campaign::{Estimated, Funnel as Stage, Measures, Move, Value};
use crate::model::course::Format;
use crate::model::results::{About, Counts, LeftOut, Lines, ResultsFile, Rows, Step, Why as LeftOutBecause};
use crate::model::{Campaign, Channel, Choice, Course, Id, Portal, Skill, Touchpoint};
use crate::render::channels::fixture::{self as channels, item};
use crate::render::engine::{self, Templates};
use crate::render::kit::KitPages;
use crate::render::wording::Wording;
use crate::statistics::{
    Change, Share, chance_that_b_beats_a, difference, difference_in_differences, mantel_haenszel, z_test,
};
use crate::theme::Theme;

pub struct Fixture {
    pub portal: Portal,
    pub measurement: Measurement,
    pub words: Wording,
}

impl Fixture {
    pub fn new() -> Self {
        Self::in_language("en")
    }

    pub fn in_language(language: &str) -> Self {
        let mut portal = portal();
        language.clone_into(&mut portal.settings.language);
        let theme = Theme::load(&std::collections::BTreeMap::new()).unwrap();
        Self { portal, measurement: measurement(), words: Wording::new(theme.strings(language)) }
    }

    pub fn report(&self) -> DidItWork<'_> {
        DidItWork { portal: &self.portal, measurement: &self.measurement, words: &self.words }
    }

    /// The whole page.
    pub fn html(&self) -> String {
        let theme = Theme::load(&std::collections::BTreeMap::new()).unwrap();
        let templates = Templates::of(&theme).unwrap();
        let pages = KitPages::new(&self.portal, &Tokens::of(&self.portal.settings.brand), &theme, &templates);
        let (title, it) = (self.words.text("report_measure"), engine::value(&self.report().page()));
        let page = pages.page("reports/measure.html", "reports/measure.html", &title, it).unwrap();
        String::from_utf8(page).unwrap()
    }

    /// The first campaign, which has everything.
    pub fn first(&mut self) -> &mut Measured {
        &mut self.measurement.campaigns[0]
    }
}

pub fn rows(ranges: &[(u32, u32)]) -> Rows {
    Rows::new(0, ranges.iter().map(|(from, to)| Lines { from: *from, to: *to }))
}

pub fn share(hits: u64, all: u64) -> Share {
    Share::new(hits, all).unwrap()
}

pub fn people(hits: u64, all: u64) -> Proportion {
    Proportion { share: share(hits, all), rows: rows(&[(2, 16), (19, 19)]) }
}

fn portal() -> Portal {
    let mut portal = channels::portal();
    portal.skills = vec![Skill {
        id: "feedback".to_owned(),
        name: "Giving feedback".to_owned(),
        description: None,
        levels: vec!["Knows of it".to_owned(), "Does it".to_owned(), "Teaches it".to_owned()],
        human: true,
        same_as: None,
    }];
    portal.courses = vec![course("feedback", "Feedback that lands"), course("safety", "Lift it safely")];
    let spring = &mut portal.campaigns[0];
    spring.metric = Some("Gave feedback in the last week".to_owned());
    (spring.measures, spring.baseline, spring.target) = (Some(Measures::Behaviour), Some(0.2), Some(0.3));
    for (slug, title) in [("02-story", "Tomás did it on a Tuesday"), ("03-last-chance", "Two days left")] {
        let next = Touchpoint { item: item(slug, title), ..spring.touchpoints[0].clone() };
        spring.touchpoints.push(next);
    }
    let other = |slug: &str, title: &str| Campaign { item: item(slug, title), ..spring.clone() };
    let (autumn, winter) = (other("autumn", "Lift with your legs"), other("winter", "Quiet hours"));
    portal.campaigns.extend([autumn, winter]);
    portal
}

fn course(slug: &str, title: &str) -> Course {
    Course {
        item: item(slug, title),
        promise: None,
        why: None,
        format: Format::SelfPaced,
        level: None,
        minutes: Some(30),
        language: "en".to_owned(),
        skills: Vec::new(),
        personas: Vec::new(),
        prerequisites: Vec::new(),
        platform: None,
        course_id: None,
        start_url: None,
        access: Vec::new(),
        apply_tomorrow: None,
        teach_back: None,
        career_outcomes: Vec::new(),
        community: None,
        retain_for: None,
        badge: None,
        modules: Vec::new(),
        quiz: Vec::new(),
    }
}

/// A funnel of so many at each step, from the first on.
pub fn funnel(people: &[u64]) -> Funnel {
    let steps: Vec<Step> = Step::ALL.iter().map(|(_, step)| *step).take(people.len()).collect();
    let mut counts = Counts::default();
    steps.iter().zip(people).for_each(|(step, n)| counts.set(*step, Some(*n)));
    let passage = |(steps, n): (&[Step], &[u64])| Passage {
        from: steps[0],
        to: steps[1],
        share: Share::new(n[1], n[0]),
        rows: rows(&[(2, 16), (19, 19)]),
    };
    let passages = steps.windows(2).zip(people.windows(2)).map(passage).collect();
    Funnel { counts, passages, leak: Leak::At(0), later_leak: Leak::At(1), rows: rows(&[(2, 40)]) }
}

fn part<K>(key: Option<K>, people: &[u64]) -> Part<K> {
    Part { key, funnel: funnel(people) }
}

/// An effect of so many before and after among those who got it and those who didn't.
pub fn effect(verdict: Verdict, treated: [(u64, u64); 2], control: [(u64, u64); 2]) -> Effect {
    let change =
        |[before, after]: [(u64, u64); 2]| Change { before: share(before.0, before.1), after: share(after.0, after.1) };
    let (treated, control) = (change(treated), change(control));
    Effect {
        treated,
        control,
        waves: [date(2027, 1, 4), date(2027, 3, 8)],
        groups: [9, 4],
        estimate: difference_in_differences(treated, control).unwrap(),
        verdict,
        is_staggered: true,
        rows: rows(&[(2, 27)]),
    }
}

/// Two versions with so many people each.
pub fn trial(verdict: experiment::Verdict, a: (u64, u64), b: (u64, u64), planned: Option<u64>) -> Trial {
    let (a, b) = (share(a.0, a.1), share(b.0, b.1));
    let arm = |name: &str, share| Arm { name: name.to_owned(), share, rows: rows(&[(5, 9)]) };
    Trial {
        touchpoint: 0,
        tests: "subject".to_owned(),
        step: Step::Clicked,
        arms: vec![arm("a", a), arm("b", b)],
        planned,
        against: vec![Versus { test: z_test(a, b), difference: difference(a, b), chance: chance_that_b_beats_a(a, b) }],
        verdict,
    }
}

fn measurement() -> Measurement {
    let unfair = Err(vec![Unfair::NothingInCommon, Unfair::StillRunning(Id::new(2))]);
    let compared = Compared {
        personas: vec![Id::new(0)],
        difference: mantel_haenszel(&[(share(115, 465), share(60, 300))]).unwrap(),
        sent: [465, 300],
        rows: rows(&[(2, 40)]),
    };
    let file = |path: &str, rows| ResultsFile { path: path.into(), rows };
    let unmatched = LeftOutBecause::Unmatched { column: "utm_content", value: "03-old|name".to_owned() };
    Measurement {
        day: jiff::civil::date(2027, 3, 8),
        campaigns: vec![spring(), autumn(), winter()],
        comparisons: vec![
            Comparison { one: Id::new(0), other: Id::new(1), outcome: Ok(compared) },
            Comparison { one: Id::new(0), other: Id::new(2), outcome: unfair },
        ],
        retention: vec![Curve {
            course: Id::new(0),
            points: [(7, 90, 110), (30, 70, 104), (90, 44, 88), (180, 9, 14)]
                .map(|(days, right, all)| Point { days, answers: people(right, all) })
                .into(),
            withheld: Withheld::default(),
        }],
        skills: vec![Level {
            persona: Id::new(0),
            skill: Id::new(0),
            target: Some(2),
            levels: vec![(1, people(40, 90)), (2, people(38, 90)), (3, people(12, 90))],
            waves: vec![(date(2027, 1, 4), people(31, 92)), (date(2027, 3, 8), people(50, 90))],
            typical: Some(2),
            way: None,
            withheld: Withheld::default(),
        }],
        dark: vec![Id::new(1)],
        left_out: vec![
            LeftOut { why: unmatched, rows: rows(&[(41, 44)]) },
            LeftOut { why: LeftOutBecause::Impossible, rows: rows(&[(50, 50)]) },
        ],
        files: vec![file("results/feedback-in-spring.csv", 120), file("results/outcomes.csv", 26)],
        small_cell: 10,
    }
}

/// Everything, and a clear win.
fn spring() -> Measured {
    Measured {
        campaign: Id::new(0),
        is_running: false,
        funnel: Some(funnel(&[1_240, 465, 115, 60, 12])),
        by_persona: vec![
            part(Some(Id::new(0)), &[900, 340, 90, 48, 10]),
            part(Some(Id::new(1)), &[340, 125, 25, 12, 2]),
        ],
        by_channel: vec![part(Some(Channel::Email), &[1_000, 400, 100, 55, 11]), part(None, &[240, 65, 15, 5, 1])],
        by_touchpoint: vec![part(Some(0), &[620, 240, 60, 31, 6]), part(Some(1), &[620, 225, 55, 29, 6])],
        withheld: Withheld { small: rows(&[(30, 31)]), beside: rows(&[(35, 35)]) },
        machines: vec![flag(Why::Told { clicks: 41 }), flag(Why::Unlikely { clicked: 88, sent: 120, started: 2 })],
        awareness: vec![Awareness {
            persona: Id::new(0),
            people: Some(310),
            sent: Bounds { low: 270, high: 310 },
            acted: Bounds { low: 90, high: 90 },
            verdict: Some(Against::CannotTell),
            rows: rows(&[(2, 16)]),
        }],
        moves: vec![Moved { touchpoint: 0, meant: MOVE, step: Step::Clicked, people: Some(people(240, 620)) }],
        strongest: vec![
            Strongest { step: Step::Clicked, touchpoint: None, people: people(240, 620) },
            Strongest { step: Step::Started, touchpoint: Some(1), people: people(55, 225) },
        ],
        experiments: vec![
            trial(experiment::Verdict::Winner(1), (120, 1_000), (150, 1_000), Some(683)),
            Trial { touchpoint: 2, ..trial(experiment::Verdict::StoppedEarly, (18, 200), (27, 200), Some(683)) },
        ],
        metrics: metrics(),
        metric: Some(progress()),
        effect: Ok(effect(Verdict::Better, [(40, 200), (92, 200)], [(44, 210), (52, 210)])),
        roi: Some(Ok(roi())),
    }
}

fn flag(why: Why) -> Flag {
    let about = About {
        campaign: Id::new(0),
        touchpoint: Some(0),
        persona: Some(Id::new(1)),
        channel: Some(Channel::Email),
        variant: None,
    };
    Flag { about, why, rows: rows(&[(8, 9)]) }
}

const MOVE: Move = Move { from: Stage::Unaware, to: Stage::Aware };

fn metrics() -> Vec<Typed> {
    use Worth::{Leading, Outcome, Vanity};
    vec![
        Typed { what: What::Step(Step::Sent), worth: Vanity, level: None },
        Typed { what: What::Step(Step::Clicked), worth: Vanity, level: None },
        Typed { what: What::Step(Step::Started), worth: Leading, level: None },
        Typed { what: What::Step(Step::Completed), worth: Vanity, level: Some(2) },
        Typed { what: What::Step(Step::Applied), worth: Outcome, level: Some(3) },
        Typed { what: What::Metric(Some(Measures::Behaviour)), worth: Outcome, level: Some(3) },
        Typed { what: What::Answers, worth: Leading, level: Some(2) },
    ]
}

fn progress() -> Progress {
    let wave = |date: Date, hits, all| Wave { date, people: people(hits, all) };
    Progress {
        waves: vec![
            wave(date(2027, 1, 4), 84, 410),
            wave(date(2027, 2, 1), 110, 404),
            wave(date(2027, 3, 8), 144, 410),
        ],
        by_persona: vec![(Id::new(0), people(120, 300)), (Id::new(1), people(3, 12))],
        baseline: Some(0.2),
        target: Some(0.3),
        verdict: Some(Against::Reached),
        change: difference(share(84, 410), share(144, 410)),
    }
}

pub fn roi() -> Roi {
    Roi {
        low: 12.0,
        base: 45.0,
        high: 110.0,
        is_told: true,
        benefit: [11_200.0, 14_500.0, 21_000.0],
        cost: [6_000.0, 4_000.0],
        people: 200,
        learners: 115,
        minutes: 42,
        value: Value {
            currency: "EUR".to_owned(),
            per_person: Estimated { low: 300.0, base: 500.0, high: 900.0 },
            confidence: 0.8,
            cost: 6_000.0,
            hourly: 49.5,
            minutes: Some(42),
            source: Some("Controlling, March 2027".to_owned()),
        },
    }
}

/// Nobody can tell.
fn autumn() -> Measured {
    Measured {
        campaign: Id::new(1),
        is_running: false,
        funnel: Some(Funnel { leak: Leak::Alike(vec![0, 1]), later_leak: Leak::TooFew, ..funnel(&[300, 12, 3]) }),
        by_persona: Vec::new(),
        by_channel: Vec::new(),
        by_touchpoint: Vec::new(),
        withheld: Withheld::default(),
        machines: Vec::new(),
        awareness: Vec::new(),
        moves: Vec::new(),
        strongest: Vec::new(),
        experiments: vec![trial(experiment::Verdict::NotPlanned, (3, 12), (4, 11), None)],
        metrics: metrics(),
        metric: None,
        effect: Err(Unknown::NobodyHeldOut),
        roi: Some(Err(crate::measure::roi::Refused::NoEffect(Unknown::NobodyHeldOut))),
    }
}

/// It has only begun.
fn winter() -> Measured {
    Measured {
        campaign: Id::new(2),
        is_running: true,
        funnel: None,
        effect: Err(Unknown::NothingAfter),
        roi: None,
        experiments: Vec::new(),
        ..autumn()
    }
}
