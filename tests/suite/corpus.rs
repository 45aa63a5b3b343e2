//! The rules of wording against sentences as learning teams write them: what has to be caught, and what has to be left
//! alone. Each sentence is judged by the whole program, as the body of a message.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use clap::Parser;
use uptake::cli::{Cli, Command};
use uptake::options::CompileOptions;

use crate::support::{TODAY, overlay, repository, temp, write};

/// The rules that are judged by words alone, and so can be wrong about a sentence.
const RULES: &[&str] = &[
    "false-urgency",
    "false-scarcity",
    "confirm-shaming",
    "negative-norm",
    "obligation-tone",
    "protected-trait",
    "driving-commute",
    "uncited-number",
];

fn lines(file: &str) -> Vec<String> {
    let text = fs::read_to_string(repository("tests/corpus").join(file)).expect("a file of the corpus");
    text.lines().map(str::to_owned).collect()
}

/// The codes that each sentence fires, as paragraphs of one message.
fn codes(sentences: &[String], language: &str) -> Vec<Vec<String>> {
    let folder = temp();
    overlay(&repository("tests/cases/_base"), folder.path());
    let portal = fs::read_to_string(folder.path().join("portal.toml")).expect("the portal of _base");
    write(&folder.path().join("portal.toml"), format!("language = \"{language}\"\n{portal}"));
    let touchpoint = folder.path().join("campaigns/kindly/01-hello.md");
    let front = fs::read_to_string(&touchpoint).expect("the touchpoint of _base");
    let front = front.rsplit_once("+++\n").expect("front matter").0.to_owned() + "+++\n";
    let first = front.lines().count() + 1;
    let mut text = front;
    sentences.iter().for_each(|sentence| write!(text, "{sentence}\n\n").expect("a text"));
    write(&touchpoint, text);
    let words = ["uptake", "check", &folder.path().to_string_lossy(), "--today", TODAY].map(str::to_owned);
    let Command::Check(args) = Cli::parse_from(words).command else { panic!("the words of a check") };
    let options = CompileOptions::for_check(&args).expect("a working directory");
    let planned = uptake::plan(&options).expect("a folder").unwrap_or_else(|found| panic!("{found:?}"));
    let mut by_line: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let judged = planned.findings.iter().filter(|finding| RULES.contains(&finding.code.word()));
    for finding in judged.filter(|finding| finding.place.source.path.ends_with("01-hello.md")) {
        by_line.entry(finding.place.start().line).or_default().push(finding.code.word().to_owned());
    }
    (0..sentences.len()).map(|index| by_line.remove(&(first + 2 * index)).unwrap_or_default()).collect()
}

/// What of the manipulative sentences isn't caught by the rule that they name.
fn missed(language: &str) -> (usize, Vec<String>) {
    let lines = lines(&format!("manipulative.{language}.txt"));
    let pairs: Vec<_> = lines.iter().map(|line| line.split_once(": ").expect("a rule and a sentence")).collect();
    let sentences: Vec<_> = pairs.iter().map(|(_, sentence)| (*sentence).to_owned()).collect();
    let found = codes(&sentences, language);
    let missed = pairs.iter().zip(found).filter(|((rule, _), codes)| !codes.iter().any(|code| code == rule));
    (pairs.len(), missed.map(|((rule, sentence), codes)| format!("{rule}: {sentence} {codes:?}")).collect())
}

/// The fine sentences that some rule touches.
fn false_alarms(language: &str) -> (usize, Vec<String>) {
    let sentences = lines(&format!("fine.{language}.txt"));
    let found = codes(&sentences, language);
    let alarms = sentences.iter().zip(found).filter(|(_, codes)| !codes.is_empty());
    (sentences.len(), alarms.map(|(sentence, codes)| format!("{sentence} {codes:?}")).collect())
}

#[test]
fn manipulative_sentences_are_caught() {
    let (english, mut missed_ones) = missed("en");
    let (german, also) = missed("de");
    missed_ones.extend(also);
    assert!(english + german >= 120, "{english} + {german} sentences");
    assert!(
        missed_ones.len() <= 2,
        "{} of {} missed:\n{}",
        missed_ones.len(),
        english + german,
        missed_ones.join("\n")
    );
}

#[test]
fn fine_sentences_are_left_alone() {
    let (english, mut alarms) = false_alarms("en");
    let (german, also) = false_alarms("de");
    alarms.extend(also);
    assert!(english + german >= 260, "{english} + {german} sentences");
    assert!(alarms.len() <= 1, "{} of {} touched:\n{}", alarms.len(), english + german, alarms.join("\n"));
}

/// Sentences that the lists were not written for.
#[test]
fn sentences_that_came_later_are_judged_alike() {
    let lines = lines("later.en.txt");
    let pairs: Vec<_> = lines.iter().map(|line| line.split_once(": ").expect("a rule and a sentence")).collect();
    let found = codes(&pairs.iter().map(|(_, sentence)| (*sentence).to_owned()).collect::<Vec<_>>(), "en");
    let judged = pairs.iter().zip(&found);
    let (fine, manipulative): (Vec<_>, Vec<_>) = judged.partition(|((rule, _), _)| *rule == "fine");
    let alarms: Vec<_> = fine.iter().filter(|(_, codes)| !codes.is_empty()).collect();
    let missed: Vec<_> =
        manipulative.iter().filter(|((rule, _), codes)| !codes.iter().any(|code| code == rule)).collect();
    assert!(alarms.len() <= 1, "{} of {} touched: {alarms:#?}", alarms.len(), fine.len());
    assert!(missed.len() <= 6, "{} of {} missed: {missed:#?}", missed.len(), manipulative.len());
}
