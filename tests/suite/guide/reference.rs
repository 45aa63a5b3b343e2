//! The reference: pages made from the records, the table of rules and the command line. `SNAPSHOTS=overwrite cargo test`
//! writes them anew; without it, a page that says something else than the program is a failure.

use std::fmt::Write;
use std::fs;

use clap::{Arg, Command, CommandFactory};
use uptake::cli::Cli;
use uptake::diagnostics::{Code, Severity};
use uptake::load::item::ItemRecord;
use uptake::load::kinds::{self, Kind, KindPlace};
use uptake::load::record::{FieldInfo, Record, Shape};

use crate::support::repository;

#[test]
fn the_reference_says_what_the_program_says() {
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite");
    let mut wrong = Vec::new();
    for (name, text) in pages() {
        let path = repository("docs/pages").join(format!("reference-{name}.md"));
        if overwrite {
            fs::write(&path, &text).expect("a page of the guide");
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "SNAPSHOTS=overwrite cargo test writes these pages anew: {wrong:?}");
}

fn pages() -> Vec<(String, String)> {
    let tables = [&kinds::SKILLS, &kinds::FACTS];
    let own = kinds::ALL.iter().filter(|kind| !tables.iter().any(|table| table.name == kind.name));
    let mut pages: Vec<_> = own.map(|kind| (kind.name.to_owned(), kind_page(kind))).collect();
    pages.push(("skills-and-facts".to_owned(), tables_page(&tables)));
    pages.push(("item".to_owned(), item_page()));
    pages.push(("rules".to_owned(), rules_page()));
    pages.push(("commands".to_owned(), commands_page()));
    pages
}

/// The settings of a page. What stands in a reference is looked up, not read.
fn page(title: &str, summary: &str, weight: usize, body: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nsummary = \"{summary}\"\nweight = {weight}\n\
         tags = [\"reference\"]\nallow = [\"wall-of-text\", \"hard-to-read\", \"uncited-number\", \"false-urgency\"]\n\
         allow_reason = \"Made from the program, to be looked up\"\n+++\n\n{body}"
    )
}

fn kind_page(kind: &Kind) -> String {
    let (one, several) = kind.label;
    let mut body = format!("{} {}\n\n", kind.doc, place(kind));
    if matches!(kind.place, KindPlace::File(_)) {
        fields(&mut body, &(kind.fields)());
        return page(&format!("Fields of {one}"), &format!("Every setting of {one}, with an example."), 61, &body);
    }
    let _ = writeln!(
        body,
        "What every item can have besides stands in [fields of every item](/reference-item/). `uptake new {}` writes a file \
         with all of them.\n",
        kind.name
    );
    let own: Vec<_> = kind.ordered().into_iter().filter(|field| !ItemRecord::knows(field.name)).collect();
    fields(&mut body, &own);
    let one = one.to_lowercase();
    page(&format!("Fields: {one}"), &format!("Every field of {}, with an example.", several.to_lowercase()), 60, &body)
}

fn place(kind: &Kind) -> String {
    match kind.place {
        KindPlace::File(file) => format!("It is the file `{file}` of the content folder."),
        KindPlace::Items(folder) => format!(
            "One file each: `{folder}/NAME.md`, or `{folder}/NAME/index.md` with its pictures beside it. NAME becomes the last \
             part of the address."
        ),
        KindPlace::Campaigns => "One folder each, with its brief in `campaigns/NAME/index.md`.".to_owned(),
        KindPlace::Touchpoints => {
            "One file each beside the campaign's `index.md`, such as `campaigns/NAME/01-teaser.md`. The text below the settings \
             is the message."
                .to_owned()
        }
    }
}

fn item_page() -> String {
    let mut body =
        "Every course, persona, testimonial, champion, path, event, community, page, campaign and touchpoint can \
                    have these fields, between the two lines `+++` at the top of its file.\n\n"
            .to_owned();
    fields(&mut body, &ItemRecord::fields());
    page("Fields of every item", "Title, summary, dates and the other fields that every item can have.", 59, &body)
}

fn tables_page(tables: &[&Kind]) -> String {
    let mut body = String::new();
    for kind in tables {
        let KindPlace::File(file) = kind.place else { continue };
        let _ = writeln!(body, "## {file}\n\n{}\n", kind.doc);
        fields(&mut body, &(kind.fields)());
    }
    page("Fields: skills and facts", "Every field of skills.toml and facts.toml, with an example.", 62, &body)
}

/// A heading for each field, so that links can lead to it.
fn fields(body: &mut String, fields: &[FieldInfo]) {
    for field in fields {
        let needed = if field.needed { " **Needed.**" } else { "" };
        let doc = field.doc.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(body, "### `{}`\n\n{doc}{needed} {}\n", field.name, sentence(&shape(&field.shape)));
        let _ = writeln!(body, "Example: `{}`\n", field.written());
        if let Some(parts) = parts(&field.shape) {
            parts.iter().for_each(|part| {
                let needed = if part.needed { ", needed" } else { "" };
                let doc = part.doc.split_whitespace().collect::<Vec<_>>().join(" ");
                let _ = writeln!(body, "- `{}`{needed}: {doc} {}", part.name, sentence(&shape(&part.shape)));
            });
            body.push('\n');
        }
    }
}

/// The fields of the table that a value is or holds.
fn parts(shape: &Shape) -> Option<&Vec<FieldInfo>> {
    match shape {
        Shape::Table(fields) => Some(fields),
        Shape::List(inner) | Shape::Names(inner) => parts(inner),
        Shape::Either(shapes) => shapes.iter().find_map(parts),
        _ => None,
    }
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

/// What a value looks like, in words that can follow "a list of".
fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Copy => "text, in which [placeholders](/placeholders/) work".to_owned(),
        Shape::Markdown => "text in Markdown".to_owned(),
        Shape::Whole => "a whole number, negative ones included".to_owned(),
        Shape::Count => "a whole number".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Truth => "`true` or `false`".to_owned(),
        Shape::Date => "a date, such as `2027-01-31`".to_owned(),
        Shape::Time => "a time of day, such as `\"09:00\"`".to_owned(),
        Shape::DateTime => "a day with a time, such as `2027-01-31T09:00:00`".to_owned(),
        Shape::Duration => "a length of time, such as `\"45m\"` or `\"90d\"`".to_owned(),
        Shape::Colour => "a colour, such as `\"#0b5fff\"`".to_owned(),
        Shape::Url => "a web address".to_owned(),
        Shape::Picture => "a picture beside the file or in `static/`".to_owned(),
        Shape::Reference(target) => format!("the name of a {}", target.label().to_lowercase()),
        Shape::OneOf(words) => format!("one of {}", quoted(words)),
        Shape::List(inner) => match &**inner {
            Shape::OneOf(words) => format!("a list of {}", quoted(words)),
            inner => format!("a list: {}", self::shape(inner)),
        },
        Shape::Names(inner) => format!("a table with names of your own; behind each, {}", self::shape(inner)),
        Shape::Table(_) => "a table".to_owned(),
        Shape::Either(shapes) => shapes.iter().map(self::shape).collect::<Vec<_>>().join(", or "),
        Shape::Free => "anything".to_owned(),
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", ")
}

fn rules_page() -> String {
    let mut body = "Each rule has a name. `uptake explain NAME` says why it exists, how to satisfy it and how to silence it; \
                    [Silence a rule](/courses/silence-a-rule/) shows the ways to do so.\n\n\
                    An error keeps the portal from being built. A warning doesn't, unless you build with `--strict`. A note \
                    only tells.\n\n| Rule | Usually | What is wrong |\n| --- | --- | --- |\n"
        .to_owned();
    let mut codes = Code::ALL.to_vec();
    codes.sort_by_key(|code| code.word());
    for code in codes {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let _ = writeln!(body, "| `{}` | {severity} | {} |", code.word(), code.meaning());
    }
    page("Rules", "Every rule that `uptake check` knows, with its usual severity.", 64, &body)
}

fn commands_page() -> String {
    let mut program = Cli::command();
    program.build();
    let mut body = "`uptake COMMAND --help` shows the same in the terminal, and `uptake man COMMAND` as a page of the manual.\n\n\
                    Exit code 0: fine. 1: the content has errors. 2: the program could not work, because of an argument, the \
                    disk or a permission. 130: Ctrl-C ended a build or `measure`, and \
                    everything is as it was.\n\n"
        .to_owned();
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        describe(&mut body, command, &format!("uptake {}", command.get_name()), 2);
    }
    page("Commands", "Every command of uptake with its arguments and flags.", 63, &body)
}

fn describe(body: &mut String, command: &Command, name: &str, level: usize) {
    let about = command.get_long_about().or(command.get_about()).map(ToString::to_string).unwrap_or_default();
    let about = sentence(about.trim_end_matches('.'));
    let _ = writeln!(body, "{} `{name}`\n\n{about}\n", "#".repeat(level));
    let shown = command.get_arguments().filter(|arg| !matches!(arg.get_id().as_str(), "help" | "version"));
    let mut lines = String::new();
    for arg in shown.filter(|arg| !arg.is_hide_set()) {
        let _ = writeln!(lines, "- {}: {}", written(arg), told(arg));
    }
    if !lines.is_empty() {
        let _ = writeln!(body, "{lines}");
    }
    for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
        describe(body, inner, &format!("{name} {}", inner.get_name()), level + 1);
    }
}

/// The argument as it is typed.
fn written(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default().iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let takes = arg.get_action().takes_values();
    match arg.get_long() {
        None => format!("`{names}`"),
        Some(long) if takes && arg.get_num_args().is_some_and(|it| it.min_values() == 0) => {
            format!("`--{long}[={names}]`")
        }
        Some(long) if takes => format!("`--{long} {names}`"),
        Some(long) => format!("`--{long}`"),
    }
}

fn told(arg: &Arg) -> String {
    let help = arg.get_long_help().or(arg.get_help()).map(ToString::to_string).unwrap_or_default();
    let mut told = sentence(help.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.'));
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|it| !it.is_hide_set())
        .map(|it| format!("`{}`", it.get_name()))
        .collect();
    if !values.is_empty() && arg.get_action().takes_values() {
        let _ = write!(told, " One of {}.", values.join(", "));
    }
    let usual: Vec<String> = arg.get_default_values().iter().map(|it| format!("`{}`", it.to_string_lossy())).collect();
    if !usual.is_empty() {
        let _ = write!(told, " Without it: {}.", usual.join(" "));
    }
    told
}
