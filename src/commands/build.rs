//! `uptake build`: the whole output.

use std::io::{self, IsTerminal};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::interrupt::{self, Interrupt};
use super::timings::Timings;
use super::{Exit, Failure, number, print};
use crate::check::LeftOut;
use crate::cli::BuildArgs;
use crate::diagnostics::{Severity, count, human};
use crate::options::{self, CompileOptions};
use crate::output::{self, Depot, OutputError, Placement, Preference, Published, Revisions};
use crate::steps::{Step, Steps};
use crate::{Compiled, Tally, compile};

pub fn run(args: &BuildArgs) -> Result<Exit, Failure> {
    let mut options = CompileOptions::for_build(args)?;
    let depot = Depot::beside(&options.out);
    options.depot = Some(depot.clone());
    let interrupt = Interrupt::heard({
        let depot = depot.clone();
        move || depot.clear()
    })?;
    options.earlier = Revisions::read(&options.out);
    let progress = progress();
    let timings = args.timings.then(|| Arc::new(Mutex::new(Timings::default())));
    options.steps = listening(progress.clone(), timings.clone());
    let Compiled { findings, files, tally } = compile(&options)?;
    let Some(files) = files else {
        depot.clear();
        progress.finish_and_clear();
        print(&human::render(&findings, options::style(&io::stdout())))?;
        print("\nNothing was written; the output is as it was.\n")?;
        return Ok(Exit::Errors);
    };
    options.steps.begin(Step::Publish);
    // Each is compared, and then put into the new version.
    progress.set_length(2 * files.len() as u64);
    let preference = if args.in_place { Preference::FileByFile } else { Preference::Swap };
    interrupt.publishing();
    let published = output::publish(&depot, files, preference, &|_| {
        progress.inc(1);
        interrupt.flow()
    });
    options.steps.begin(Step::Done);
    progress.finish_and_clear();
    let published = match published {
        Err(OutputError::Interrupted) => return Ok(interrupt::stopped()),
        published => published?,
    };
    if !findings.is_empty() {
        print(&human::render(&findings, options::style(&io::stdout())))?;
        print("\n")?;
    }
    print(&summary(&published, &tally, count(&findings, Severity::Warning)))?;
    if let Some(timings) = timings {
        print(&format!("\n{}", timings.lock().unwrap_or_else(PoisonError::into_inner).table()))?;
    }
    Ok(Exit::Fine)
}

/// The bar says which step is under way; where somebody asked, the clocks are read when one begins.
fn listening(progress: ProgressBar, timings: Option<Arc<Mutex<Timings>>>) -> Steps {
    Steps::heard_by(move |step| {
        progress.set_message(step.words());
        if let Some(timings) = &timings {
            timings.lock().unwrap_or_else(PoisonError::into_inner).begin(step);
        }
    })
}

/// A bar for a person at a terminal; silent elsewhere, so that logs stay readable.
fn progress() -> ProgressBar {
    let target = if io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(None, target);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

/// What was made, what changed, what was removed, what needs attention.
fn summary(published: &Published, tally: &Tally, warnings: usize) -> String {
    let mut lines = vec![format!(
        "Made {} and {}: {}, {}.",
        number(tally.pages, "page", "pages"),
        number(tally.messages, "message", "messages"),
        number(published.made, "file", "files"),
        size(published.bytes)
    )];
    lines.push(format!(
        "Since the last build: {} new, {} changed, {} removed, {} as they were.",
        published.added.len(),
        published.changed.len(),
        published.removed.len(),
        published.unchanged
    ));
    if !published.removed.is_empty() {
        let removed: Vec<String> = published.removed.iter().map(ToString::to_string).collect();
        lines.push(format!("Removed: {}.", shortened(&removed)));
    }
    lines.extend(left_out(&tally.left_out));
    if let Placement::FileByFile { why } = &published.how {
        lines.push(format!("The files were replaced one by one, because {why}."));
    }
    if !published.kept_foreign.is_empty() {
        lines.push(format!("Left alone, because uptake didn't make them: {}.", shortened(&published.kept_foreign)));
    }
    for folder in &published.left_aside {
        lines.push(format!("Please look at {}: it holds files that changed during the build.", folder.display()));
    }
    if warnings > 0 {
        lines.push(format!(
            "{warnings} {} your attention, see above.",
            if warnings == 1 { "warning needs" } else { "warnings need" }
        ));
    }
    let page = |folder: &str| options::shown(&published.folder.join(folder).join("index.html"));
    lines.push(format!("Open {}", page("site")));
    if tally.messages > 0 {
        lines.push(format!("and, for the messages, {}", page("kit")));
    }
    lines.join("\n") + "\n"
}

/// What is not published today, so that nobody wonders where it is.
fn left_out(left_out: &LeftOut) -> Option<String> {
    let reasons = [
        (left_out.drafts, "draft", "drafts"),
        (left_out.scheduled, "not yet due", "not yet due"),
        (left_out.expired, "expired", "expired"),
        (left_out.without_consent, "without consent", "without consent"),
    ];
    let given = reasons.into_iter().filter(|(count, ..)| *count > 0);
    let words: Vec<String> = given.map(|(count, one, several)| number(count, one, several)).collect();
    (!words.is_empty()).then(|| format!("Left out: {}.", words.join(", ")))
}

fn shortened(names: &[String]) -> String {
    const MOST: usize = 5;
    match names.len() {
        n if n <= MOST => names.join(", "),
        n => format!("{} and {} more", names[..MOST].join(", "), n - MOST),
    }
}

/// Bytes in the unit that a person would choose.
fn size(bytes: u64) -> String {
    const KILO: u64 = 1_000;
    const MEGA: u64 = 1_000_000;
    match bytes {
        b if b >= MEGA => format!("{}.{} MB", b / MEGA, b % MEGA / (MEGA / 10)),
        b if b >= KILO => format!("{} kB", b / KILO),
        b => format!("{b} bytes"),
    }
}
