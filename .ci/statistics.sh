# shellcheck shell=bash disable=SC2154
# Asks statsmodels and mpmath again what tests/suite/statistics.rs holds the program to.

step "the statistics' table, made again by other programs than ours"
python_tool tests/statistics/requirements.txt
"$python" tests/statistics/reference.py --check || fail "tests/statistics/reference.csv is not what these programs say"
pass
