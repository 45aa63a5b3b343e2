//! The program as it is installed: what it says of itself, and what shells and manuals get from it.

use clap::CommandFactory;
use uptake::cli::Cli;
use uptake::contracts;

use crate::support::{TODAY, base_content, temp, uptake};

#[test]
fn the_version_names_build_and_contracts() {
    let said = uptake("--version", &[]);
    assert_eq!(said.code, 0, "{said:?}");
    for part in [
        env!("CARGO_PKG_VERSION"),
        "build: ",
        &format!("content contract: {}", contracts::CONTENT),
        &format!("template contract: {}", contracts::TEMPLATES),
    ] {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }
    assert_eq!(uptake("-V", &[]).out.trim(), format!("uptake {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn every_command_is_completed_and_has_a_page() {
    let names: Vec<String> = Cli::command().get_subcommands().map(|it| it.get_name().to_owned()).collect();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = uptake(&format!("completions {shell}"), &[]);
        assert_eq!(script.code, 0, "{shell}: {}", script.err);
        assert!(names.iter().all(|name| script.out.contains(name.as_str())), "{shell}");
    }
    for name in names {
        let page = uptake(&format!("man {name}"), &[]);
        assert!(page.code == 0 && page.out.contains(&format!(".TH uptake-{name} 1")), "{name}: {page:?}");
    }
    let page = uptake("man new campaign", &[]);
    assert!(page.out.contains("launch"), "{page:?}");
    let unknown = uptake("man buil", &[]);
    assert!(unknown.code == 2 && unknown.err.contains("Did you mean \"build\"?"), "{unknown:?}");
}

#[test]
fn timings_have_a_row_for_each_step() {
    let (content, out) = (base_content(), temp());
    let said = uptake(&format!("build --timings --today {TODAY} --out"), &[out.path(), content.path()]);
    assert_eq!(said.code, 0, "{said:?}");
    let (_, table) = said.out.split_once("\nstep ").expect("a table");
    for row in ["reading", "checking", "planning messages", "making pages", "drawing and writing", "all, most memory"] {
        assert!(table.lines().any(|line| line.starts_with(row) && line.contains(" ms")), "{row}: {table}");
    }
}
