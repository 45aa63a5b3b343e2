//! The architecture as a test: which rooms of `src/` may use which, and who alone may touch the outer world.
//!
//! The tables are the documentation; a new edge or exception is a decision to be made here, with its reason.

use std::collections::BTreeSet;
use std::fs;

use crate::support::{files_below, repository};

/// Which rooms a room may use. Data flows from top to bottom; what points up has its reason beside it.
const ROOMS: &[(&str, &[&str])] = &[
    // Numbers that others rely on.
    ("contracts", &[]),
    ("source", &[]),
    // Who hears of the steps of compiling.
    ("steps", &[]),
    ("diagnostics", &["source"]),
    ("model", &["diagnostics", "source"]),
    // Ways through courses: pure functions of the model.
    ("compass", &["model"]),
    ("brand", &["model"]),
    // Pictures from sheets: knows neither the portal nor the theme.
    ("drawing", &[]),
    // What no parser of XML should be given: pure functions of text.
    ("xml", &[]),
    // What the refusals of disks mean, in words.
    ("trouble", &[]),
    // The only way to open a file of the content folder.
    ("inside", &[]),
    // Authors' pictures: pure functions of bytes. `xml`: drawings.
    ("imaging", &["inside", "xml"]),
    // `imaging`: what is known of a picture is found where its file is read.
    ("load", &["diagnostics", "imaging", "inside", "model", "source", "trouble"]),
    // `site_map`: what can be an address is decided in one place. `brand`: colours that can't be read.
    // `contracts`: what a portal and a theme may have been written for.
    ("check", &["brand", "contracts", "diagnostics", "load", "model", "site_map", "source"]),
    // `diagnostics`: a message about somebody's voice for which nobody is found.
    ("schedule", &["diagnostics", "model"]),
    // A ranking that the page's script repeats: it knows courses, and neither pages nor words.
    ("finder", &["model"]),
    // Pure functions of numbers.
    ("statistics", &[]),
    // What results say: pure functions of the model. `schedule`: which groups were held out. `compass`: the way from the
    // level that people have.
    ("measure", &["compass", "model", "schedule", "statistics"]),
    // `source`: values that the model keeps no place of are found again in the author's lines, and findings about wording
    // underline the very words. `site_map`: finished pages are found by their addresses.
    // `measure`: what a metric is worth is the same before and after a campaign.
    ("audit", &["compass", "diagnostics", "measure", "model", "schedule", "site_map", "source", "statistics"]),
    // `compass`: a page's sources are the courses that it leads through. `imaging`: in which sizes a picture is published.
    // `load`: the list of the folder's files, and how authors name them.
    ("site_map", &["compass", "diagnostics", "imaging", "inside", "load", "model", "schedule", "source"]),
    // `render`: the theme's own pictures are drawn, and its templates tried, by those who do so for pages.
    ("theme", &["brand", "contracts", "model", "render"]),
    // `source`: the author's line that makes a message too long for its channel. `statistics`: what shares, ranges and
    // differences are, which the report of measurement says in words.
    (
        "render",
        &[
            "audit",
            "brand",
            "compass",
            "diagnostics",
            "drawing",
            "finder",
            "measure",
            "model",
            "output",
            "schedule",
            "site_map",
            "source",
            "statistics",
            "theme",
        ],
    ),
    // `OutPath` is the only way to name a file. `drawing`, `imaging`: a picture is made only where the output lacks it.
    ("output", &["drawing", "imaging", "inside", "site_map", "trouble"]),
    // `compiled`, `theming` and `lib` join the steps.
    ("compiled", &["check", "diagnostics", "output", "site_map"]),
    ("draft", &["audit", "check", "diagnostics", "measure", "model", "schedule", "source", "theme"]),
    (
        "prepared",
        &[
            "audit",
            "brand",
            "check",
            "compiled",
            "diagnostics",
            "draft",
            "model",
            "output",
            "render",
            "site_map",
            "steps",
            "theme",
            "theming",
        ],
    ),
    // `drawing`: the fonts in the content folder are opened once. `imaging`: what is drawn of a logo is what is published of it.
    ("theming", &["brand", "diagnostics", "drawing", "imaging", "load", "model", "render", "source", "theme"]),
    // What was made last time. `site_map`: data for scripts is published in files whose names it makes.
    (
        "shelf",
        &["brand", "diagnostics", "load", "model", "options", "render", "site_map", "source", "theme", "theming"],
    ),
    (
        "lib",
        &[
            "audit",
            "brand",
            "check",
            "diagnostics",
            "load",
            "measure",
            "model",
            "options",
            "output",
            "render",
            "schedule",
            "site_map",
            "steps",
            "theme",
            "theming",
            "withdrawing",
        ],
    ),
    // The program around it.
    // `output`: which editions of files people have is an input of a compilation.
    ("options", &["check", "cli", "diagnostics", "importing", "output", "steps"]),
    // The form of a base URL is the same in portal.toml and on the command line, and so are the names of hosts (`model`).
    // `schema`: which kinds it knows.
    ("cli", &["check", "model", "schema", "version"]),
    ("version", &["contracts"]),
    // The records know every field, its comment and its form.
    ("schema", &["load"]),
    // `schema`: what a date or an address looks like is said once.
    ("cms", &["load", "schema"]),
    // Which links there are, and what other sites say. `diagnostics`: the answers are shown beside the findings.
    ("external", &["diagnostics", "model", "source"]),
    // Fixes are carried out as they stand in the findings, whoever made them.
    ("mending", &["diagnostics", "source"]),
    // `load`: what the portal holds already, and whether its reader takes a new file. `scaffold`: new files are written
    // as `new` writes them, never over one that is there. `model`: free fields. `diagnostics`: what their reader says.
    // `xml`: manifests.
    ("importing", &["cli", "diagnostics", "load", "model", "scaffold", "xml"]),
    // The records know every field and its comment; the model knows the stages of a sequence, and hosts.
    ("scaffold", &["load", "model"]),
    // `load`: what a new campaign can be about. `model`, `schedule`: the plan in the terminal. `render`: the same as data.
    // `site_map`: which report is asked for.
    (
        "commands",
        &[
            "check",
            "cli",
            "cms",
            "diagnostics",
            "external",
            "importing",
            "lib",
            "load",
            "mending",
            "model",
            "options",
            "output",
            "render",
            "scaffold",
            "schedule",
            "schema",
            "serve",
            "site_map",
            "steps",
            "withdraw",
        ],
    ),
    // What a build does at once, it does as somebody looks. `options`: content is read anew each time. `audit`: pages are
    // made before anything is judged. `render`, `site_map`, `output`: each file is made by itself. `prepared`: pages are
    // judged as in a build.
    ("serve", &["audit", "diagnostics", "lib", "options", "output", "prepared", "render", "site_map"]),
    // `load`: what is to be changed are files as authored, also those that are not live.
    ("withdraw", &["diagnostics", "load", "model", "source"]),
    ("withdrawing", &["lib", "load", "options", "output", "withdraw"]),
    ("main", &[]),
];

/// Who alone may write these words, by the beginning of the file's path in `src/`.
const OWNERS: &[(&[&str], &[&str])] = &[
    // The disk: content is listed in one file and opened in one, scaffolds never overwrite, everything else is the output room's.
    // An authored file is changed in one more, where its author asks for it, and what is brought in is read in another. GitHub's summary is a file of GitHub's, and
    // what other sites said is kept in the user's cache folder.
    (
        &["std::fs", "fs::", "File::open", "walkdir::"],
        &[
            "inside.rs",
            "load/folder.rs",
            "output/",
            "scaffold/",
            "mending/write.rs",
            "commands/check/step_summary.rs",
            "external/cache.rs",
            "importing/disk.rs",
            "importing/scorm/package.rs",
            // What Linux tells a process of its own memory.
            "commands/timings.rs",
        ],
    ),
    // The environment, the clock and the working directory are resolved once, at the border.
    (&["env::var", "env::args", "env::current_dir", "env::temp_dir", "path::absolute"], &["options.rs", "commands/"]),
    // A preview waits for a quiet moment, and not for ever.
    (&["::now()"], &["options.rs", "commands/", "serve/work.rs"]),
    // For which system it was built.
    (&["env::consts"], &["options.rs", "version.rs"]),
    // Only commands speak.
    (&["println!", "print!(", "eprintln!", "eprint!(", "stdout()", "stderr()", "dbg!"], &["commands/"]),
    // Exit codes, and who holds a lock. Only git can say what changed, and only for who asks.
    (
        &["std::process"],
        &["commands/mod.rs", "commands/interrupt.rs", "commands/check/changed.rs", "main.rs", "output/lock.rs"],
    ),
    // Only serve listens, and where is read from the command line.
    (&["std::net", "TcpStream", "axum::"], &["serve/", "cli/", "commands/serve.rs"]),
    // Waiting for requests, and for whoever ends the program.
    (&["tokio::"], &["serve/", "commands/interrupt.rs"]),
    (&["notify::"], &["serve/watch.rs"]),
    // A build talks to nobody; a check does where it is asked to.
    (&["ureq::", "rustls::"], &["external/client.rs"]),
    // Each format has one reader or writer.
    // What a page offers its readers, and what it loads and runs, are read apart: only hosts want to know the latter.
    (&["html5ever"], &["audit/built/page.rs", "render/hosting/loaded.rs", "importing/prose/"]),
    (&["pulldown_cmark"], &["load/markdown/"]),
    (&["flate2", "tar::"], &["cms/program.rs"]),
    (&["toml::"], &["load/", "theme/", "importing/site/front_matter.rs"]),
    (&["serde_saphyr"], &["importing/site/front_matter.rs"]),
    (&["annotate_snippets"], &["diagnostics/human.rs"]),
    // What other systems read is described where it is written.
    (&["schemars"], &["render/views/catalog.rs"]),
    // Fonts, pictures and documents.
    (&["resvg", "krilla", "rustybuzz", "qrcode"], &["drawing/"]),
    (&["image::", "fast_image_resize", "moxcms", "png::", "webp::"], &["drawing/", "imaging/"]),
    (&["roxmltree"], &["drawing/", "imaging/", "importing/scorm/manifest.rs"]),
    // Logarithms and the like, the same on every machine.
    (&["libm::"], &["statistics/"]),
    // What other systems write.
    (&["csv::"], &["load/results/", "render/spreadsheet.rs", "importing/table.rs"]),
    (&["encoding_rs"], &["load/decode.rs"]),
    (&["zip::"], &["importing/scorm/package.rs"]),
    (&["clap::"], &["cli/", "main.rs", "commands/completions.rs", "commands/man.rs"]),
    (&["Tera::", "tera::Context"], &["render/engine.rs"]),
    // Clean HTML for pages, no tags at all for letters, what check says would be removed, and what is brought in.
    (&["icu_datetime", "icu_decimal", "icu_list"], &["render/forms.rs"]),
    (&["icu_plurals"], &["theme/plurals.rs"]),
    (&["ammonia"], &["render/html/sanitise.rs", "render/message.rs", "check/texts.rs", "importing/prose/html.rs"]),
    (
        &["Serialize"],
        &[
            "render/views/",
            "render/engine.rs",
            "output/manifest.rs",
            "output/swap.rs",
            "diagnostics/json.rs",
            "diagnostics/gitlab.rs",
            "diagnostics/overlay.rs",
            "diagnostics/rdjsonl.rs",
            "diagnostics/sarif/shape.rs",
            "external/cache.rs",
            "withdraw/json.rs",
        ],
    ),
];

/// Where the program may give up, with how often, and why that can't happen.
const CERTAIN: &[(&str, usize, &str)] = &[
    ("check/settings.rs", 1, "a constant address parses"),
    ("diagnostics/json.rs", 1, "texts and numbers are always JSON"),
    ("model/id.rs", 1, "no portal has four thousand million items of a kind"),
    ("output/manifest.rs", 1, "texts and numbers are always JSON"),
];

/// Every source file with its code: without tests, comments and the insides of the longer texts.
fn code() -> Vec<(String, String)> {
    let root = repository("src");
    let rust = files_below(&root).into_iter().filter(|file| file.ends_with(".rs"));
    let all: Vec<(String, String)> =
        rust.map(|file| (file.clone(), fs::read_to_string(root.join(&file)).expect("a source file"))).collect();
    let for_tests: Vec<String> = all.iter().flat_map(|(file, text)| test_modules(file, text)).collect();
    all.into_iter()
        .filter(|(file, _)| !for_tests.iter().any(|module| file.starts_with(module.as_str())))
        .map(|(file, text)| {
            let own = text.split("\nmod tests {").next().unwrap_or(&text).to_owned();
            let lines = own.lines().filter(|line| !line.trim_start().starts_with("//"));
            (file, lines.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

/// The files of modules that a file declares for tests only: `src/load/markdown/tests`.
fn test_modules(file: &str, text: &str) -> Vec<String> {
    let folder = match file.strip_suffix("mod.rs") {
        Some(folder) => folder.to_owned(),
        None => format!("{}/", file.trim_end_matches(".rs")),
    };
    let folder = if file == "lib.rs" { String::new() } else { folder };
    let declared = text.split("#[cfg(test)]\n").skip(1).filter_map(|rest| rest.lines().next());
    let names = declared.filter_map(|line| line.strip_suffix(';')?.rsplit(' ').next());
    names.map(|name| format!("{folder}{name}")).collect()
}

/// The room of a file: its folder, or its own name.
fn room(file: &str) -> &str {
    file.split('/').next().map_or(file, |first| first.trim_end_matches(".rs"))
}

/// The rooms that some code names, in `crate::room` or `use crate::{room, …}`; what `lib.rs` itself offers is "lib".
fn used(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (at, path) in code.match_indices("crate::") {
        // `uptake::` in main.rs and `$crate::` in macros lead to the same rooms.
        let rest = &code[at + path.len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => outermost(list),
            None => vec![rest],
        };
        for name in names {
            let word: String = name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let is_room = ROOMS.iter().any(|(room, _)| *room == word);
            rooms.insert(if is_room { word } else { "lib".to_owned() });
        }
    }
    rooms
}

/// The parts of a list in braces that stand in no further braces.
fn outermost(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0_usize, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&list[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

#[test]
fn rooms_use_only_the_rooms_they_may() {
    let mut wrong = Vec::new();
    for (file, code) in code() {
        let own = room(&file);
        let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == own) else {
            wrong.push(format!("{file}: the room `{own}` is not in the table"));
            continue;
        };
        for other in used(&code) {
            if other != own && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{file}: `{own}` may not use `{other}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What nobody uses any more leaves the table, so that the table stays true.
#[test]
fn every_edge_of_the_table_exists() {
    let code = code();
    let mut gone = Vec::new();
    for (own, allowed) in ROOMS {
        let of_room: Vec<_> = code.iter().filter(|(file, _)| room(file) == *own).collect();
        assert!(!of_room.is_empty(), "there is no room `{own}`");
        for other in allowed.iter().filter(|_| *own != "lib") {
            if !of_room.iter().any(|(_, code)| used(code).contains(*other)) {
                gone.push(format!("`{own}` doesn't use `{other}`"));
            }
        }
    }
    assert!(gone.is_empty(), "{}", gone.join("\n"));
}

#[test]
fn only_its_owners_touch_the_outer_world() {
    let mut wrong = Vec::new();
    for (file, code) in code() {
        for (words, owners) in OWNERS {
            if owners.iter().any(|owner| file.starts_with(owner)) {
                continue;
            }
            let found = words.iter().find(|word| code.lines().any(|line| names(line, word)));
            wrong.extend(found.map(|word| format!("{file}: {word} belongs to {owners:?}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a line of code has a word that isn't the end of a longer one.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_') || !word.starts_with(char::is_alphanumeric)
    })
}

/// Whoever gives up says why that can't happen: in a table that is short.
#[test]
fn nothing_gives_up_where_it_could_report() {
    let giving_up = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
    let mut wrong = Vec::new();
    for (file, code) in code() {
        let found = giving_up.iter().map(|word| code.matches(word).count()).sum::<usize>();
        let certain = CERTAIN.iter().find(|(certain, ..)| *certain == file).map_or(0, |(_, times, _)| *times);
        if found != certain {
            wrong.push(format!("{file} gives up in {found} places, and {certain} are known"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The reader of this file's own rules can fail.
#[test]
fn the_reader_of_code_sees_what_it_should() {
    let code = "use crate::{cli::Cli, compile, model::{a, b}};\nlet x = crate::load::load();";
    assert_eq!(used(code).into_iter().collect::<Vec<_>>(), ["cli", "lib", "load", "model"]);
    assert!(names("    fs::write(path)", "fs::"));
    assert!(!names("    offs::write(path)", "fs::"));
    assert_eq!(test_modules("load/markdown/mod.rs", "#[cfg(test)]\nmod tests;\n"), ["load/markdown/tests"]);
    assert_eq!(test_modules("theme.rs", "#[cfg(test)]\npub(crate) mod fixture;\n"), ["theme/fixture"]);
}
