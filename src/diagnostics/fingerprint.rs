//! A name for each finding by which systems know it again: the same while the author's words stay, wherever they move.

use std::collections::BTreeMap;

use super::Diagnostic;

/// One for each of the findings. Neither line nor column counts, so that a line added above changes nothing; what is
/// marked and the file do, and of findings that are alike in all of it, which of them it is. The sentence doesn't count:
/// it may tell of other lines, of today, or be worded better by the next version.
pub fn fingerprints(findings: &[Diagnostic]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    findings
        .iter()
        .map(|finding| {
            let words = finding.place.text();
            let subject = format!("{}\0{}\0{words}", finding.code.word(), finding.place.source.path);
            let times = seen.entry(subject.clone()).or_default();
            *times += 1;
            blake3::hash(format!("{subject}\0{times}").as_bytes()).to_hex()[..32].to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use crate::source::{Place, Source};

    fn findings(text: &str) -> Vec<Diagnostic> {
        let source = Source::new("a.md", text);
        let places = text.match_indices("bad").map(|(at, _)| Place::new(&source, at..at + 3));
        places.map(|place| Diagnostic::new(Code::BadValue, place, "It is bad.")).collect()
    }

    #[test]
    fn a_finding_that_moves_is_the_same() {
        assert_eq!(fingerprints(&findings("bad\n")), fingerprints(&findings("one\ntwo\n  bad\n")));
    }

    #[test]
    fn no_two_findings_share_one() {
        let two = fingerprints(&findings("bad bad"));
        assert_ne!(two[0], two[1]);
    }
}
