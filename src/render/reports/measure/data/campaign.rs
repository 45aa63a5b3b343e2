//! One campaign as numbers.

use super::values::{estimate, proportion, rows, share, wave, withheld};
use crate::measure::awareness::{Against, Awareness, Bounds};
use crate::measure::effect::{self, Effect, Unknown};
use crate::measure::experiment::{Arm, Trial, Verdict};
use crate::measure::funnel::{Funnel, Leak, Passage};
use crate::measure::machines::{Flag, Why};
use crate::measure::metric::{Progress, Typed, What, Worth};
use crate::measure::moves::{Moved, Strongest};
use crate::measure::roi::{Refused, Roi};
use crate::measure::{Measured, Part, Proportion};
use crate::model::results::{Counts, Step};
use crate::model::{Campaign, Choice, Id, Persona, Portal};
use crate::render::reports::measure::experiments::is_conclusive;
use crate::render::reports::measure::{DidItWork, verdict};
use crate::render::views::measure_data as views;
use crate::statistics::Change;

impl<'a> DidItWork<'a> {
    pub(super) fn campaign_data(&self, it: &'a Measured) -> views::Campaign<'a> {
        let portal: &'a Portal = self.portal;
        let campaign = &portal[it.campaign];
        let roi = it.roi.as_ref();
        views::Campaign {
            campaign: &campaign.item.slug,
            title: &campaign.item.title,
            verdict: verdict::of(it).word(),
            is_running: it.is_running,
            funnel: it.funnel.as_ref().map(funnel),
            by_persona: it.by_persona.iter().map(|of| part(of, |id| &portal[*id].item.slug)).collect(),
            by_channel: it.by_channel.iter().map(|of| part(of, |channel| channel.word())).collect(),
            by_touchpoint: it.by_touchpoint.iter().map(|of| part(of, |at| slug(campaign, *at))).collect(),
            awareness: it.awareness.iter().map(|awareness| self.awareness_data(awareness)).collect(),
            moves: it.moves.iter().map(|moved| move_data(campaign, moved)).collect(),
            strongest: it.strongest.iter().map(|strongest| strongest_data(campaign, strongest)).collect(),
            experiments: it.experiments.iter().map(|trial| experiment(campaign, trial)).collect(),
            metrics: it.metrics.iter().copied().map(metric).collect(),
            metric: it.metric.as_ref().map(|progress| self.progress(progress)),
            effect: it.effect.as_ref().ok().map(effect_data),
            effect_unknown: it.effect.as_ref().err().map(|unknown| unknown_word(*unknown)),
            roi: roi.and_then(|roi| roi.as_ref().ok()).map(roi_data),
            roi_refused: roi.and_then(|roi| roi.as_ref().err()).map(|refused| refused_word(*refused)),
            machine_clicks: it.machines.iter().map(|flag| machine_clicks(campaign, flag)).collect(),
            withheld: withheld(&it.withheld),
        }
    }

    fn awareness_data(&self, it: &Awareness) -> views::Awareness<'a> {
        let bounds = |Bounds { low, high }| views::Bounds { low, high };
        views::Awareness {
            persona: &self.portal[it.persona].item.slug,
            people: it.people,
            sent: bounds(it.sent),
            acted: bounds(it.acted),
            target: it.verdict.map(against),
            made_of: rows(&it.rows),
        }
    }

    fn progress(&self, it: &Progress) -> views::Progress<'a> {
        let of_persona = |(persona, people): &(Id<Persona>, Proportion)| views::OfPersona {
            persona: &self.portal[*persona].item.slug,
            people: proportion(people),
        };
        views::Progress {
            baseline: it.baseline,
            target: it.target,
            against_target: it.verdict.map(against),
            waves: it.waves.iter().map(|it| wave(it.date, &it.people)).collect(),
            last_wave_by_persona: it.by_persona.iter().map(of_persona).collect(),
            change: it.change.map(estimate),
        }
    }
}

fn slug(campaign: &Campaign, touchpoint: usize) -> &str {
    campaign.touchpoints.get(touchpoint).map_or("", |touchpoint| &touchpoint.item.slug)
}

fn counts(it: &Counts) -> views::Counts {
    views::Counts {
        sent: it.get(Step::Sent),
        clicked: it.get(Step::Clicked),
        started: it.get(Step::Started),
        completed: it.get(Step::Completed),
        applied: it.get(Step::Applied),
        shared: it.get(Step::Shared),
    }
}

fn funnel(it: &Funnel) -> views::Funnel {
    let passage = |passage: &Passage| views::Passage {
        from: passage.from.word(),
        to: passage.to.word(),
        people: passage.share.map(share),
        made_of: rows(&passage.rows),
    };
    views::Funnel {
        counts: counts(&it.counts),
        passages: it.passages.iter().map(passage).collect(),
        leak: leak(&it.leak),
        later_leak: leak(&it.later_leak),
        made_of: rows(&it.rows),
    }
}

fn leak(leak: &Leak) -> views::Leak {
    match leak {
        Leak::At(at) => views::Leak { at: vec![*at], is_certain: true },
        Leak::Alike(all) => views::Leak { at: all.clone(), is_certain: false },
        Leak::TooFew => views::Leak { at: Vec::new(), is_certain: false },
    }
}

fn part<'a, K>(part: &Part<K>, name: impl Fn(&K) -> &'a str) -> views::Part<'a> {
    views::Part { of: part.key.as_ref().map(name), funnel: funnel(&part.funnel) }
}

fn move_data<'a>(campaign: &'a Campaign, it: &Moved) -> views::Move<'a> {
    views::Move {
        touchpoint: slug(campaign, it.touchpoint),
        from: it.meant.from.word(),
        to: it.meant.to.word(),
        step: it.step.word(),
        people: it.people.as_ref().map(proportion),
    }
}

fn strongest_data<'a>(campaign: &'a Campaign, it: &Strongest) -> views::Strongest<'a> {
    views::Strongest {
        step: it.step.word(),
        touchpoint: it.touchpoint.map(|at| slug(campaign, at)),
        people: proportion(&it.people),
    }
}

fn experiment<'a>(campaign: &'a Campaign, it: &'a Trial) -> views::Experiment<'a> {
    let (verdict, winner) = match it.verdict {
        Verdict::Winner(at) => ("winner", it.arms.get(at).map(|arm| arm.name.as_str())),
        Verdict::Inconclusive => ("inconclusive", None),
        Verdict::StoppedEarly => ("stopped-early", None),
        Verdict::NotPlanned => ("not-planned", None),
    };
    let arm = |arm: &'a Arm| {
        let made_of = rows(&arm.rows);
        views::Arm { version: &arm.name, people: views::Proportion { share: share(arm.share), made_of } }
    };
    let others = it.arms.iter().skip(1).zip(&it.against).filter(|_| is_conclusive(it));
    let versus = others.map(|(arm, versus)| views::Versus {
        version: &arm.name,
        z: versus.test.map(|test| test.z),
        p: versus.test.map(|test| test.p),
        difference: versus.difference.map(estimate),
        chance_that_it_is_better: versus.chance,
    });
    views::Experiment {
        touchpoint: slug(campaign, it.touchpoint),
        tests: &it.tests,
        step: it.step.word(),
        verdict,
        winner,
        planned: it.planned,
        arms: it.arms.iter().map(arm).collect(),
        against_first: versus.collect(),
    }
}

fn metric(it: Typed) -> views::Metric {
    let what = match it.what {
        What::Step(step) => step.word(),
        What::Metric(Some(measures)) => measures.word(),
        What::Metric(None) => "metric",
        What::Answers => "answers",
    };
    let worth = match it.worth {
        Worth::Vanity => "vanity",
        Worth::Leading => "leading",
        Worth::Outcome => "outcome",
        Worth::Untold => "untold",
    };
    views::Metric { what, worth, level: it.level }
}

fn against(against: Against) -> &'static str {
    match against {
        Against::Reached => "reached",
        Against::NotReached => "not-reached",
        Against::CannotTell => "cannot-tell",
    }
}

fn effect_data(it: &Effect) -> views::Effect {
    let change = |side: usize, change: Change| views::Change {
        groups: it.groups[side],
        before: share(change.before),
        after: share(change.after),
        before_date: it.waves[0].to_string(),
        after_date: it.waves[1].to_string(),
    };
    views::Effect {
        verdict: match it.verdict {
            effect::Verdict::Better => "better",
            effect::Verdict::Worse => "worse",
            effect::Verdict::CannotTell => "cannot-tell",
        },
        estimate: estimate(it.estimate),
        treated: change(0, it.treated),
        held_out: change(1, it.control),
        is_staggered: it.is_staggered,
        made_of: rows(&it.rows),
    }
}

fn unknown_word(unknown: Unknown) -> &'static str {
    match unknown {
        Unknown::NobodyHeldOut => "nobody-held-out",
        Unknown::NotCounted => "not-counted",
        Unknown::NothingBefore => "nothing-before",
        Unknown::NothingAfter => "nothing-after",
        Unknown::OneSideOnly => "one-side-only",
        Unknown::AllAlike => "all-alike",
    }
}

fn refused_word(refused: Refused) -> &'static str {
    match refused {
        Refused::NoEffect(_) => "no-effect-known",
        Refused::NoLearners => "no-learners-counted",
        Refused::NoCost => "no-cost",
    }
}

fn roi_data(it: &Roi) -> views::Roi<'_> {
    let value = &it.value;
    let [benefit_low, benefit_base, benefit_high] = it.benefit;
    views::Roi {
        low: it.low,
        base: it.is_told.then_some(it.base),
        high: it.high,
        currency: &value.currency,
        benefit_low,
        benefit_base: it.is_told.then_some(benefit_base),
        benefit_high,
        cost_paid: it.cost[0],
        cost_of_time: it.cost[1],
        people: it.people,
        learners: it.learners,
        minutes: it.minutes,
        hourly: value.hourly,
        per_person_low: value.per_person.low,
        per_person_base: value.per_person.base,
        per_person_high: value.per_person.high,
        confidence: value.confidence,
        source: value.source.as_deref(),
    }
}

fn machine_clicks<'a>(campaign: &'a Campaign, it: &Flag) -> views::MachineClicks<'a> {
    let (why, clicks) = match it.why {
        Why::Told { clicks } => ("told", clicks),
        Why::Unlikely { clicked, .. } => ("unlikely", clicked),
    };
    views::MachineClicks {
        touchpoint: it.about.touchpoint.map(|at| slug(campaign, at)),
        why,
        clicks,
        made_of: rows(&it.rows),
    }
}
