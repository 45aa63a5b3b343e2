//! `uptake check`: every problem at once, in the form that is asked for. It writes nothing, except what `--fix` corrects.
//!
//! Enter at [`run`]. `fix` corrects, `changed` asks git which files count, `external` asks other sites.

mod changed;
mod external;
mod fix;
mod step_summary;

use std::io::{self, Write};

use super::{Exit, Failure, print};
use crate::cli::{CheckArgs, External, ReportFormat};
use crate::compile;
use crate::diagnostics::answers::{self, Answered, State};
use crate::diagnostics::json::Further;
use crate::diagnostics::{Diagnostic, Severity, count, github, gitlab, human, json, rdjsonl, sarif};
use crate::options::{self, CompileOptions};
use changed::Changed;

pub fn run(args: &CheckArgs) -> Result<Exit, Failure> {
    let options = CompileOptions::for_check(args)?;
    // Asked before anything is corrected, so that a revision that doesn't exist changes nothing.
    let changed =
        args.changed_since.as_deref().map(|revision| Changed::since(revision, &options.content)).transpose()?;
    let all = match args.fix {
        true => fix::run(&options, changed.as_ref(), |done| aside(args.format, done))?,
        false => compile(&options)?.findings,
    };
    let (findings, elsewhere) = match &changed {
        Some(changed) => changed.split(all),
        None => (all, Vec::new()),
    };
    let links = args.external.map(|_| external::ask(&options)).transpose()?;
    let found = Found { findings, elsewhere: changed.map(|changed| (changed, elsewhere)), links };
    found.show(args, &options)?;
    Ok(found.exit(args.external))
}

/// Says something that belongs to the run and not to the report: a report for machines holds nothing else.
fn aside(format: ReportFormat, text: &str) -> io::Result<()> {
    match format {
        ReportFormat::Human => print(text),
        _ => io::stderr().write_all(text.as_bytes()),
    }
}

/// All there is to say.
struct Found {
    findings: Vec<Diagnostic>,
    /// What was left out, because its files didn't change.
    elsewhere: Option<(Changed, Vec<Diagnostic>)>,
    links: Option<Vec<Answered>>,
}

impl Found {
    fn show(&self, args: &CheckArgs, options: &CompileOptions) -> Result<(), Failure> {
        let (findings, content) = (&self.findings[..], &options.content);
        let repository = || options::from_repository(content);
        let report = match args.format {
            ReportFormat::Human => human::render(findings, options::style(&io::stdout())) + &fix::offer(findings),
            ReportFormat::Json => {
                let elsewhere = self.elsewhere.as_ref().map(|(_, findings)| findings.len());
                json::render(findings, &Further { elsewhere, external: self.links.as_deref() })
            }
            ReportFormat::Github => github::render(findings, &repository()),
            ReportFormat::Gitlab => gitlab::render(findings, &repository()),
            ReportFormat::Rdjsonl => rdjsonl::render(findings, &options::from_here(content)),
            ReportFormat::Sarif => sarif::render(findings, &repository()),
        };
        print(&report)?;
        let further = self.further();
        if args.format != ReportFormat::Json && !further.is_empty() {
            aside(args.format, &further)?;
        }
        if let (ReportFormat::Github, Some(file)) = (args.format, options::step_summary()) {
            step_summary::add(&file, &github::summary(findings, &repository()))?;
        }
        Ok(())
    }

    /// What is said below the findings.
    fn further(&self) -> String {
        let left_out = self.elsewhere.as_ref().map(|(changed, findings)| changed.left_out(findings));
        let links = self.links.as_deref().map(|links| format!("\n{}", answers::human(links)));
        left_out.into_iter().chain(links).collect()
    }

    fn exit(&self, external: Option<External>) -> Exit {
        let links = self.links.iter().flatten();
        let is_broken = external == Some(External::Strict) && links.into_iter().any(|link| link.state == State::Broken);
        match count(&self.findings, Severity::Error) {
            0 if !is_broken => Exit::Fine,
            _ => Exit::Errors,
        }
    }
}
