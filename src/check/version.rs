//! Which versions of the program a portal is for: `requires` and `contract` in portal.toml.

use crate::contracts::{self, Misfit};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::load::values::Spanned;

/// Reports a portal that this version may not build.
pub fn judge(requires: Option<&Spanned<String>>, findings: &mut Diagnostics) {
    let Some(requires) = requires else { return };
    let this = env!("CARGO_PKG_VERSION");
    let matched = semver::VersionReq::parse(&requires.value).map(|wanted| fit(&wanted, this));
    let finding = match matched {
        Ok(Fit::Fine) => return,
        Ok(Fit::TooOld) => misfit(
            requires,
            format!("This portal asks for uptake {}, and this one, {this}, is too old.", requires.value),
            "Install a newer version: the way you installed this one brings it.",
        ),
        Ok(Fit::TooNew) => misfit(
            requires,
            format!("This portal asks for uptake {}, and this one, {this}, is newer.", requires.value),
            "Read in the CHANGELOG what has changed, try it with `uptake serve`, then widen `requires`; or install an older version.",
        ),
        Err(_) => Diagnostic::new(
            Code::BadValue,
            requires.place.clone(),
            format!("\"{}\" is no range of versions.", requires.value),
        )
        .help("Write it like this: requires = \">=0.1, <2\""),
    };
    findings.push(finding);
}

fn misfit<T>(asked: &Spanned<T>, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(Code::IncompatibleVersion, asked.place.clone(), message).help(help)
}

/// How this program stands to the versions that a portal asks for.
enum Fit {
    Fine,
    TooOld,
    TooNew,
}

fn fit(wanted: &semver::VersionReq, this: &str) -> Fit {
    let Ok(this) = semver::Version::parse(this) else { return Fit::TooOld };
    if wanted.matches(&this) {
        return Fit::Fine;
    }
    // The smallest version that a condition speaks of; an upper bound is only missed from above.
    let is_below = |bound: &semver::Comparator| {
        let least = semver::Version::new(bound.major, bound.minor.unwrap_or(0), bound.patch.unwrap_or(0));
        !matches!(bound.op, semver::Op::Less | semver::Op::LessEq) && this <= least
    };
    if wanted.comparators.iter().any(is_below) { Fit::TooOld } else { Fit::TooNew }
}

/// Reports a folder that is written for another content contract.
pub fn judge_contract(contract: Option<&Spanned<i64>>, findings: &mut Diagnostics) {
    let Some(contract) = contract else { return };
    let Err(kind) = contracts::judge(contract.value, contracts::CONTENT) else { return };
    let (asked, here) = (contract.value, contracts::CONTENT);
    let (message, help) = match kind {
        Misfit::TooNew => (
            format!("This folder is written for content contract {asked}, and this uptake knows {here}."),
            "Install a newer version: `uptake --version` says which contract it has.",
        ),
        Misfit::TooOld => (
            format!("This folder is written for content contract {asked}, and this uptake has {here}."),
            "The CHANGELOG says what a newer contract reads in another way. Adapt the folder, then change the number.",
        ),
    };
    findings.push(misfit(contract, message, help));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_out_of_range_is_told_on_which_side() {
        let fit = |wanted: &str, this: &str| match fit(&wanted.parse().unwrap(), this) {
            Fit::Fine => "fine",
            Fit::TooOld => "too old",
            Fit::TooNew => "too new",
        };
        assert_eq!(fit(">=0.1, <2", "0.1.0"), "fine");
        assert_eq!(fit(">=0.2, <2", "0.1.9"), "too old");
        assert_eq!(fit(">0.1.0", "0.1.0"), "too old");
        assert_eq!(fit("^1.2", "1.1.0"), "too old");
        assert_eq!(fit(">=0.1, <2", "2.0.0"), "too new");
        assert_eq!(fit("~0.1", "0.2.0"), "too new");
        assert_eq!(fit("=0.1.0", "0.1.1"), "too new");
    }
}
