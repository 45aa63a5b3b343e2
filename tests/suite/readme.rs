//! What the README tells people to type works, line by line as it stands there.
//!
//! Two things are not done: `cargo test` would start this very test again, and `cargo run` would compile the program
//! a second time, for minutes. The first is held against what `.ci/run` runs, the second runs the program that was
//! built for the tests with the same arguments, and with the output put aside.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{repository, run, temp};

/// The lines of the blocks that are to be typed.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string(repository("README.md")).expect("README.md");
    let mut commands = Vec::new();
    let mut typed = false;
    for line in readme.lines() {
        match line.strip_prefix("```") {
            Some(language) => typed = matches!(language, "sh" | "console"),
            None if typed && !line.trim().is_empty() => commands.push(line.trim_start_matches("$ ").to_owned()),
            None => {}
        }
    }
    commands
}

/// The words of a command line; quotation marks hold a word together.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(index, part)| match index % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// Types one line in `place`, and gives back what went wrong.
fn type_in(line: &str, place: &Path) {
    let words = words(line);
    let [program, rest @ ..] = &words[..] else { return };
    let mut command = Command::new(env!("CARGO_BIN_EXE_uptake"));
    match (program.as_str(), rest) {
        ("uptake", arguments) => command.args(arguments).current_dir(place),
        ("cargo", [run, .., dashes, command_word, content]) if run == "run" && dashes == "--" => command
            .args([command_word, content])
            .arg("--out")
            .arg(place.join("example"))
            .current_dir(env!("CARGO_MANIFEST_DIR")),
        ("cargo", [test]) if test == "test" => return is_what_ci_runs(line),
        _ => panic!("teach this test what `{line}` means"),
    };
    let ended = run(&mut command);
    assert_eq!(ended.code, 0, "{line}: {ended:?}");
}

/// The documented command is the one that decides whether a change lands: `.ci/run` takes it out of the README.
fn is_what_ci_runs(line: &str) {
    let scripts =
        ["run", "lib.sh"].map(|name| fs::read_to_string(repository(".ci").join(name)).expect("a script of .ci"));
    let written = scripts.iter().flat_map(|script| script.lines());
    let taken = written.filter(|typed| typed.contains("README.md") && typed.contains("grep")).count();
    assert_eq!(taken, 1, ".ci/run takes `{line}` from README.md");
}

#[test]
fn what_the_readme_says_can_be_typed() {
    let place = temp();
    let commands = commands();
    assert!(commands.iter().any(|line| line.contains("build")), "{commands:?}");
    for line in &commands {
        type_in(line, place.path());
    }
    for made in ["example/site/index.html", "dist/site/index.html", "my-portal/courses/giving-feedback.md"] {
        assert!(place.path().join(made).is_file(), "{made}");
    }
}

/// Files that the README speaks of exist, in the repository or in the example's output.
#[test]
fn what_the_readme_points_at_exists() {
    let readme = fs::read_to_string(repository("README.md")).expect("README.md");
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let is_here = |link: &str| !link.contains("://");
    for link in links.filter(|link| is_here(link)) {
        assert!(repository(link).is_file(), "README.md links to {link}");
    }
    let spoken = readme.split('`').skip(1).step_by(2);
    for path in spoken.filter_map(|code| code.strip_prefix("dist/")).filter(|path| path.contains('.')) {
        assert!(crate::support::example().join(path).is_file(), "README.md speaks of dist/{path}");
    }
}
