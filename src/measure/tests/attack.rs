//! An attacker who has the report, knows which rows there are and which of them are withheld, and subtracts.
//!
//! Every funnel of a report says of which rows it is made, so each is an equation over the rows. Whatever can be reckoned back
//! exactly is found by elimination, and whatever can be narrowed down by reckoning with the least and the most that
//! each row can hold.

use super::*;

/// A sum over rows.
type Equation = (Vec<i128>, i128);

/// Everything that the report says about how many people got messages.
fn equations(measured: &Measured, rows: usize) -> Vec<Equation> {
    let funnels = measured.funnel.iter();
    let funnels = funnels.chain(measured.by_persona.iter().map(|part| &part.funnel));
    let funnels = funnels.chain(measured.by_channel.iter().map(|part| &part.funnel));
    let funnels = funnels.chain(measured.by_touchpoint.iter().map(|part| &part.funnel));
    let said = funnels.filter_map(|funnel| Some((&funnel.rows, funnel.counts.get(Step::Sent)?)));
    let arms = measured.experiments.iter().flat_map(|trial| &trial.arms).map(|arm| (&arm.rows, arm.share.all()));
    let moves = measured.moves.iter().filter_map(|moved| moved.people.as_ref());
    let moves = moves.chain(measured.strongest.iter().map(|strongest| &strongest.people));
    let moves = moves.map(|people| (&people.rows, people.share.all()));
    said.chain(arms).chain(moves).map(|(made_of, sum)| (indicator(made_of, rows), i128::from(sum))).collect()
}

fn indicator(made_of: &Rows, rows: usize) -> Vec<i128> {
    let mut row = vec![0; rows];
    for (_, lines) in made_of.iter() {
        (lines.from..=lines.to).for_each(|line| row[line as usize - 2] = 1);
    }
    row
}

/// The equations in echelon form, without fractions: whatever is alone in one of them is known.
fn eliminated(mut equations: Vec<Equation>, rows: usize) -> Vec<Equation> {
    let mut done = 0;
    for column in 0..rows {
        let Some(pivot) = (done..equations.len()).find(|at| equations[*at].0[column] != 0) else { continue };
        equations.swap(done, pivot);
        let (lead, sum) = equations[done].clone();
        for (at, (other, other_sum)) in equations.iter_mut().enumerate() {
            if at == done || other[column] == 0 {
                continue;
            }
            let (by, own) = (lead[column], other[column]);
            for (value, lead) in other.iter_mut().zip(&lead) {
                *value = *value * by - lead * own;
            }
            *other_sum = *other_sum * by - sum * own;
            let divisor = other.iter().copied().chain([*other_sum]).fold(0, gcd).max(1);
            other.iter_mut().for_each(|value| *value /= divisor);
            *other_sum /= divisor;
        }
        done += 1;
    }
    equations.truncate(done);
    equations
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

/// The least and the most that each row can hold, by what equations say and by what is known of withheld rows.
fn narrowed(equations: &[Equation], mut bounds: Vec<[i128; 2]>) -> Vec<[i128; 2]> {
    for _ in 0..bounds.len() {
        for (row, sum) in equations {
            for at in (0..row.len()).filter(|at| row[*at] != 0) {
                let (mut low, mut high) = (*sum, *sum);
                for (other, factor) in row.iter().enumerate().filter(|(other, factor)| *other != at && **factor != 0) {
                    let ends = bounds[other].map(|end| factor * end);
                    low -= ends[0].max(ends[1]);
                    high -= ends[0].min(ends[1]);
                }
                let ends = [low, high].map(|end| end / row[at]);
                bounds[at] = [bounds[at][0].max(ends[0].min(ends[1])), bounds[at][1].min(ends[0].max(ends[1]))];
            }
        }
    }
    bounds
}

fn withheld_lines(rows: &Rows) -> Vec<usize> {
    rows.iter().flat_map(|(_, lines)| lines.from..=lines.to).map(|line| line as usize - 2).collect()
}

/// The small rows whose people the attacker knows better than before.
fn found_out(measured: &Measured, rows: usize, limit: i128) -> Vec<usize> {
    const MANY: i128 = 1 << 40;
    let small = withheld_lines(&measured.withheld.small);
    let mut bounds = vec![[0, MANY]; rows];
    small.iter().for_each(|row| bounds[*row] = [1, limit - 1]);
    withheld_lines(&measured.withheld.beside).into_iter().for_each(|row| bounds[row] = [limit, MANY]);
    let said = equations(measured, rows);
    let reduced = eliminated(said.clone(), rows);
    let bounds = narrowed(&[said, reduced].concat(), bounds);
    small.into_iter().filter(|row| bounds[*row] != [1, limit - 1]).collect()
}

/// Messages by touchpoint, persona, channel and version, each in a line of its own.
fn messages(cells: &[(usize, usize, usize, u8, u64)]) -> Vec<MessageCount> {
    let channels = [Channel::Email, Channel::Slack, Channel::Sms];
    let mut seen = BTreeSet::new();
    let known = cells
        .iter()
        .filter(|(touchpoint, persona, channel, arm, _)| seen.insert((*touchpoint, *persona, *channel, *arm)));
    let all = known.enumerate().map(|(at, (touchpoint, persona, channel, arm, sent))| {
        let mut count = count(["", "a", "b"][*arm as usize], [*sent, sent / 3, sent / 5]);
        count.about.touchpoint = Some(*touchpoint);
        count.about.persona = Some(Id::new(*persona));
        count.about.channel = Some(channels[*channel]);
        let line = u32::try_from(at).unwrap() + 2;
        count.rows = Rows::new(0, [Lines { from: line, to: line }]);
        count
    });
    all.collect()
}

fn measured(messages: &[MessageCount]) -> Measured {
    let mut portal = portal();
    let persona = portal.personas[0].clone();
    portal.personas = vec![persona; 3];
    let mut touchpoint = portal.campaigns[0].touchpoints[0].clone();
    touchpoint.variants = BTreeMap::from([("b".to_owned(), TouchpointCopy::default())]);
    portal.campaigns[0].touchpoints = vec![touchpoint; 3];
    measure(&portal, &Results { messages: messages.to_vec(), ..Results::default() }).campaigns.remove(0)
}

#[test]
fn the_attacker_would_find_a_row_that_is_hidden_alone() {
    let messages = messages(&[(0, 0, 0, 0, 300), (0, 1, 0, 0, 200), (0, 2, 0, 0, 6)]);
    let mut naive = measured(&messages);
    let shown: Vec<_> = messages[..2].iter().map(|count| machines::judged(count).0).collect();
    naive.by_persona = parts(&shown, |message| message.about.persona);
    naive.withheld = Withheld { small: messages[2].rows.clone(), beside: Rows::default() };
    assert_eq!(found_out(&naive, 3, 10), [2], "total less the others");
    assert!(found_out(&measured(&messages), 3, 10).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn nobody_can_subtract_their_way_to_a_small_row(
        cells in prop::collection::vec((0_usize..3, 0_usize..3, 0_usize..3, 0_u8..3, prop_oneof![1_u64..15, 5_u64..400]), 1..14),
    ) {
        let messages = messages(&cells);
        let measured = measured(&messages);
        prop_assert_eq!(found_out(&measured, messages.len(), 10), Vec::<usize>::new(), "{:?}", measured);
    }
}
