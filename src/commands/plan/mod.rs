//! `uptake plan`: who gets what and when, what it takes of their attention, and what changed since an older plan.
//!
//! Enter at [`run`]. `table` is the plan in the terminal, `diff` compares it with a `plan.json`.

mod diff;
mod table;

use std::io;

use super::{Exit, Failure, print};
use crate::check::silence::Silence;
use crate::cli::{Format, PlanArgs};
use crate::diagnostics::nearest::nearest;
use crate::diagnostics::{Code, Diagnostic, Severity, count, human};
use crate::model::{Id, Listed, Persona, Portal};
use crate::options::{self, CompileOptions};
use crate::output;
use crate::render::plan::data::Data;
use crate::{Compiled, Planned};
use table::{Choice, Table};

pub fn run(args: &PlanArgs) -> Result<Exit, Failure> {
    let planned = match crate::plan(&CompileOptions::for_plan(args)?)? {
        Ok(planned) => planned,
        Err(findings) => return refused(&Compiled::refused(findings, &Silence::default()).findings),
    };
    let findings = planned.judged();
    let own: Vec<Diagnostic> = findings.iter().filter(|finding| is_of_plan(finding)).cloned().collect();
    if findings.iter().any(|finding| finding.severity == Severity::Error && !is_of_plan(finding)) {
        return refused(&findings);
    }
    match (&args.diff, args.format) {
        (Some(old), _) => {
            let old =
                diff::Old::read(&output::published_text(old)?).map_err(|why| format!("{}: {why}", old.display()))?;
            print(&diff::diff(&old, &planned))?;
        }
        (None, Format::Json) => print(&json(&planned, &choice(args, &planned.portal)?))?,
        (None, Format::Human) => {
            print(&Table { planned: &planned, choice: choice(args, &planned.portal)? }.text())?;
            if !own.is_empty() {
                print(&format!("\n{}", human::render(&own, options::style(&io::stdout()))))?;
            }
        }
    }
    Ok(if count(&own, Severity::Error) > 0 { Exit::Errors } else { Exit::Fine })
}

fn refused(findings: &[Diagnostic]) -> Result<Exit, Failure> {
    print(&human::render(findings, options::style(&io::stdout())))?;
    Ok(Exit::Errors)
}

/// What belongs to the plan; the rest is for `uptake check`.
fn is_of_plan(finding: &Diagnostic) -> bool {
    matches!(finding.code, Code::AttentionBudget | Code::QuietTime)
}

/// Whose messages are shown, and of which week.
fn choice(args: &PlanArgs, portal: &Portal) -> Result<Choice, Failure> {
    let persona = args.persona.as_deref().map(|slug| find(slug, portal)).transpose()?;
    Ok(Choice { persona, week: args.week.map(|week| week.0) })
}

fn find(slug: &str, portal: &Portal) -> Result<Id<Persona>, Failure> {
    if let Some((id, _)) = Persona::all(portal).find(|(_, persona)| persona.item.slug == slug) {
        return Ok(id);
    }
    let slugs = || portal.personas.iter().map(|persona| persona.item.slug.as_str());
    let meant = nearest(slug, slugs()).map(|near| format!(" Did you mean \"{near}\"?")).unwrap_or_default();
    let all: Vec<&str> = slugs().collect();
    Err(format!("there is no persona \"{slug}\".{meant} The personas are: {}.", all.join(", ")).into())
}

fn json(planned: &Planned, choice: &Choice) -> String {
    let Planned { portal, plan, audit, .. } = planned;
    let json = Data { portal, plan, audit, campaign: None }.json(|message| choice.keeps(message));
    String::from_utf8_lossy(&json).into_owned()
}
