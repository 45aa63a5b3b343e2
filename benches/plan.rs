//! How fast a large portal is planned and audited: `cargo bench --bench plan`.
//!
//! 500 campaigns × 10 touchpoints × 20 personas, made in memory of the example's. Once spread over the years, as people
//! plan, and once all in two years, where nearly every message has to yield.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark reads the example and prints what it saw"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use jiff::ToSpan;
use uptake::audit;
use uptake::check::{CheckOptions, Day, Drafts};
use uptake::model::campaign::When;
use uptake::model::{Channel, Id, Listed, Persona, Portal};
use uptake::schedule;
use uptake::schedule::attention::Attention;
use uptake::theme::Theme;

const CAMPAIGNS: usize = 500;
const TOUCHPOINTS: usize = 10;
const PERSONAS: usize = 20;

fn main() {
    // A campaign lasts ten weeks, and five go on at once for different personas.
    measure("spread over the years", &crowd(14, 4));
    measure("all of them for everybody within two years", &crowd(1, PERSONAS));
}

fn example() -> Portal {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-content");
    let (content, _) = uptake::load::load(&folder, Path::new("/nowhere")).expect("the example");
    let day = Day::Fixed(jiff::civil::date(2026, 12, 1));
    let options = CheckOptions { day, drafts: Drafts::Hidden, base_url: None };
    uptake::check::check(&content, &options).portal.expect("a sound example")
}

/// The example with campaigns that begin so many days apart, whose touchpoints name so many personas each.
fn crowd(days: i64, named: usize) -> Portal {
    let mut portal = example();
    let model = portal.campaigns.remove(0);
    portal.personas = (0..PERSONAS).map(|n| persona(&portal.personas[n % portal.personas.len()], n)).collect();
    let ids: Vec<Id<Persona>> = Persona::all(&portal).map(|(id, _)| id).collect();
    portal.personas.iter_mut().zip(ids.iter().cycle().skip(1)).for_each(|(own, next)| own.overlaps = vec![*next]);
    let campaigns = (0..CAMPAIGNS).map(|n| {
        let mut campaign = model.clone();
        campaign.item.slug = format!("campaign-{n:03}");
        campaign.launch += (days * i64::try_from(n).unwrap_or_default()).days();
        (campaign.closes, campaign.priority) = (None, 1 + u32::try_from(n % 9).unwrap_or_default());
        campaign.personas = (0..named).map(|other| ids[(n * named + other) % PERSONAS]).collect();
        let steps = (0..TOUCHPOINTS).map(|step| {
            let mut touchpoint = model.touchpoints[step % model.touchpoints.len()].clone();
            touchpoint.item.slug = format!("{step:02}-step");
            touchpoint.when = When::Day(7 * i64::try_from(step).unwrap_or_default());
            touchpoint.channels = vec![Channel::Email, Channel::Poster];
            touchpoint.personas.clone_from(&campaign.personas);
            touchpoint
        });
        campaign.touchpoints = steps.collect();
        campaign
    });
    portal.campaigns = campaigns.collect();
    portal
}

/// A copy with a name of its own.
fn persona(model: &Persona, n: usize) -> Persona {
    let mut persona = model.clone();
    persona.item.slug = format!("persona-{n:02}");
    persona.channels = vec![Channel::Email, Channel::Poster];
    persona
}

fn measure(what: &str, portal: &Portal) {
    let steps: usize = portal.campaigns.iter().flat_map(|c| &c.touchpoints).map(|t| t.personas.len()).sum();
    let theme = Theme::load(&BTreeMap::new()).expect("the built-in theme");
    let words = theme.words(&portal.settings.language);
    let start = Instant::now();
    let (plan, _) = schedule::plan(portal);
    let planned = start.elapsed();
    let attention = Attention::of(portal, &plan);
    let reckoned = start.elapsed();
    let (_, findings) = audit::audit(portal, &[], &plan, &words);
    let audited = start.elapsed();
    println!("{what}: {steps} touchpoints × personas, {} messages", plan.messages.len());
    println!("  planned in {:.2} s", planned.as_secs_f64());
    let conflicts = attention.conflicts.len();
    println!("  attention alone in {:.2} s, {conflicts} conflicts", reckoned.saturating_sub(planned).as_secs_f64());
    println!("  audited in {:.2} s, {} findings", audited.saturating_sub(reckoned).as_secs_f64(), findings.len());
}
