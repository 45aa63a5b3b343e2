//! `uptake measure`: what the results of campaigns show, in the terminal and as a report beside what was published.

use std::borrow::Cow;
use std::io;

use super::interrupt::{self, Interrupt};
use super::{Exit, Failure, print, print_bytes};
use crate::Compiled;
use crate::cli::{Format, MeasureArgs};
use crate::diagnostics::{Diagnostic, human};
use crate::options::{self, CompileOptions};
use crate::output::{self, OutputError, OutputFile};
use crate::site_map::report::{Report, ReportForm};

/// Where files of results lie.
const RESULTS: &str = "results/";

pub fn run(args: &MeasureArgs) -> Result<Exit, Failure> {
    let interrupt = Interrupt::heard(|| {})?;
    let options = CompileOptions::for_measure(args)?;
    let Compiled { findings, files, .. } = crate::measured(&options)?;
    let Some(files) = files else {
        print(&human::render(&findings, options::style(&io::stdout())))?;
        print("\nNothing was written; the reports are as they were.\n")?;
        return Ok(Exit::Errors);
    };
    if args.format == Format::Json {
        print_bytes(&bytes(&files, ReportForm::Data))?;
        return Ok(Exit::Fine);
    }
    let own: Vec<Diagnostic> = findings.into_iter().filter(is_of_results).collect();
    if !own.is_empty() {
        print(&format!("{}\n", human::render(&own, options::style(&io::stdout()))))?;
    }
    if files.is_empty() {
        print(
            "There is nothing to measure yet. Export what your systems counted as CSV, sums and never people, into the \
             folder results/. The guide says which columns are read: \"Measure what a campaign changed\".\n",
        )?;
        return Ok(Exit::Fine);
    }
    print_bytes(&bytes(&files, ReportForm::DigestChat))?;
    let page = Report::Measure.path(ReportForm::Page);
    interrupt.publishing();
    let published = match output::amend(&options.out, files, &|_| interrupt.flow()) {
        Err(OutputError::Interrupted) => return Ok(interrupt::stopped()),
        published => published?,
    };
    print(&format!("\nOpen {}\n", options::shown(&published.folder.join(page))))?;
    Ok(Exit::Fine)
}

/// What belongs to results; the rest is for `uptake check`.
fn is_of_results(finding: &Diagnostic) -> bool {
    finding.place.source.path.starts_with(RESULTS)
}

/// One form of the report; nothing where there is none.
fn bytes(files: &[OutputFile], form: ReportForm) -> Cow<'_, [u8]> {
    let path = Report::Measure.path(form);
    let made = files.iter().find(|file| file.path.as_str() == path);
    made.and_then(OutputFile::bytes).unwrap_or_default()
}
