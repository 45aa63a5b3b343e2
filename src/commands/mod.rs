//! One file per subcommand. Enter at [`run`].

mod build;
mod check;
mod ci;
mod cms;
mod completions;
mod explain;
mod export;
mod import;
mod init;
mod interrupt;
mod man;
mod measure;
mod new;
mod plan;
mod schema;
mod serve;
mod timings;
mod upcoming;
mod withdraw;

use std::io::{self, Write};
use std::process::ExitCode;

use crate::cli::Command;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Fine,
    /// The content has errors.
    Errors,
    /// The program could not work: bad arguments, disk, permissions.
    Failed,
    /// Somebody ended it, and everything is as it was.
    Interrupted,
}

impl Exit {
    fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Errors => 1,
            Self::Failed => 2,
            // What shells give to a program that Ctrl-C ended.
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// Runs a command; what keeps it from working is said on standard error.
pub fn run(command: Command) -> Exit {
    let result = match command {
        Command::Build(args) => build::run(&args),
        Command::Serve(args) => serve::run(*args),
        Command::Check(args) => check::run(&args),
        Command::Plan(args) => plan::run(&args),
        Command::Upcoming(args) => upcoming::run(&args),
        Command::Measure(args) => measure::run(&args),
        Command::Init(args) => init::run(&args),
        Command::New(args) => new::run(&args),
        Command::Cms(args) => cms::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Ci(args) => ci::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Withdraw(args) => withdraw::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    result.unwrap_or_else(|failure| {
        // Nobody is left to tell when standard error is closed.
        let _ = writeln!(io::stderr(), "uptake could not do this: {failure}");
        Exit::Failed
    })
}

/// Why a command could not work, in words.
pub type Failure = Box<dyn std::error::Error>;

/// Prints to standard output. A reader that went away (`uptake check | head`) is no failure.
fn print(text: &str) -> io::Result<()> {
    print_bytes(text.as_bytes())
}

/// The same for a file that goes to standard output.
fn print_bytes(bytes: &[u8]) -> io::Result<()> {
    match io::stdout().write_all(bytes) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

fn number(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}
