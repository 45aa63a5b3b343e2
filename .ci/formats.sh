# shellcheck shell=bash disable=SC2154
# Every form of the report of `check`, read by those who take it, for a portal in which much is wrong.

step "the reports of check, read by other programs than ours"
needs_node
needs git git
formats=$work/reports
mkdir -p "$formats/repository"
git -C "$formats/repository" init --quiet
cp -R tests/cases/_base "$formats/repository/portal"
# All cases of mistakes in single values and files in one portal; of two that change the same file, the last one stays.
for case in bad-date bad-url bad-value broken-link dangling-reference duplicate-slug misplaced-field missing-field unknown-field wrong-type; do
    for own in tests/cases/"$case" tests/cases/"$case"--*; do
        [[ ! -d $own ]] || cp -R "$own"/. "$formats/repository/portal"
    done
done
rm -f "$formats/repository/portal/expected.txt" "$formats/repository/portal/remove.txt"
# Names and words with everything that a format could take for its own.
printf '+++\ntitle = "100%% <b>, [x](y): | ::error::"\n"za,b:c%%" = 1\nformat = "self-pacd"\n+++\nTest ä 中.\n' >"$formats/repository/portal/courses/a, b- 100% ü.md"
program=$root/target/release/uptake
for format in json github gitlab rdjsonl sarif; do
    # Exit code 1: there are errors, as there should be.
    status=0
    (cd "$formats/repository" && GITHUB_STEP_SUMMARY='' "$program" check portal --today 2026-12-01 --format "$format") >"$formats/report.$format" || status=$?
    ((status == 1)) || fail "check --format $format ended with $status"
done
echo portal/ >"$formats/base.txt"
tool_of .ci/formats
bars node formats/check.mjs "$formats"
