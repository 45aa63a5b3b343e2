//! `uptake man`: pages of the manual in roff, for packages and for `uptake man check | man -l -`.

use clap::{Command, CommandFactory};

use super::{Exit, Failure, print};
use crate::cli::{Cli, ManArgs};
use crate::diagnostics::nearest::nearest;

pub fn run(args: &ManArgs) -> Result<Exit, Failure> {
    let mut command = Cli::command();
    command.build();
    let page = find(&command, &args.command)?;
    let mut roff = Vec::new();
    clap_mangen::Man::new(page.clone()).render(&mut roff)?;
    print(&String::from_utf8_lossy(&roff))?;
    Ok(Exit::Fine)
}

/// The command that `path` leads to: `new campaign`.
fn find<'a>(program: &'a Command, path: &[String]) -> Result<&'a Command, Failure> {
    path.iter().try_fold(program, |command, name| {
        let names = || command.get_subcommands().map(Command::get_name);
        command.find_subcommand(name).ok_or_else(|| {
            let near = nearest(name, names()).map(|near| format!(" Did you mean \"{near}\"?")).unwrap_or_default();
            let all: Vec<&str> = names().collect();
            format!("there is no command called \"{name}\".{near} These exist: {}.", all.join(", ")).into()
        })
    })
}
