"""What other programs say of a thousand random comparisons: tests/statistics/reference.csv.

    python reference.py            writes the table anew
    python reference.py --check    makes it again and says where it differs from the one that is there

Each case is four shares (hits of all) A, B, C and D. Its answers come from statsmodels (and scipy below it) where it
knows the method, and from exact fractions or 50 digits where it doesn't. No formula here has the shape that it has in
src/statistics/: what is wrong there is not wrong here in the same way. An empty field says that there is no answer.
"""

import csv
import random
import sys
import warnings
from fractions import Fraction
from pathlib import Path

import numpy as np
from mpmath import mp, mpf
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

TABLE = Path(__file__).with_name("reference.csv")
CASES = 1_000
SEED = 7
# How far two runs may differ: libraries for logarithms and the like differ between systems in the last digits.
TOLERANCE = 1e-12

COUNTS = [f"{share}_{count}" for share in "abcd" for count in ("hits", "all")]
ANSWERS = [
    "wilson_low", "wilson_high",  # of A
    "z", "p", "newcombe_low", "newcombe_high", "chance",  # B against A
    "did", "did_error", "did_low", "did_high",  # treated A to B, control C to D
    "mh", "mh_error", "mh_low", "mh_high", "mh_p",  # B against A, D against C and C against B, as groups
]

mp.dps = 50
Z = mp.sqrt(2) * mp.erfinv(mpf("0.95"))


# The cases

def drawn(source, largest):
    """A share of up to so many people, small numbers being as likely as large ones; one in ten is 0 or all."""
    everyone = max(1, round(10 ** source.uniform(0, np.log10(largest))))
    end = source.random()
    if end < 0.1:
        return (0 if end < 0.05 else everyone, everyone)
    # Real shares are rarely in the middle.
    return (round(everyone * source.betavariate(0.6, 1.2)), everyone)


def near(source, share, largest):
    """A share of another arm that isn't far from this one, so that chances are neither 0 nor 1."""
    hits, everyone = share
    other = max(1, min(largest, round(everyone * source.uniform(0.5, 2))))
    true = (hits + 0.5) / (everyone + 1)
    spread = (true * (1 - true) / min(everyone, other)) ** 0.5
    return (min(other, max(0, round(other * source.gauss(true, 1.5 * spread)))), other)


def pair(source, largest):
    first = drawn(source, largest)
    return [first, near(source, first, largest) if source.random() < 0.7 else drawn(source, largest)]


def cases():
    source = random.Random(SEED)
    # How many cases there are with how many people at most.
    sizes = [19] * 200 + [500] * 350 + [20_000] * 300 + [1_000_000] * 112
    made = [pair(source, size) + pair(source, size) for size in sizes]
    # Everything that is at an edge, in each place.
    edges = [(0, 0), (0, 1), (1, 1), (0, 20), (20, 20), (0, 1_000_000), (1_000_000, 1_000_000)]
    made += [[edge, (3, 12), (41, 162), (18, 200)] for edge in edges]
    made += [[(18, 200), edge, (3, 12), (41, 162)] for edge in edges]
    made += [[(40, 200), (70, 200), edge, (52, 210)] for edge in edges]
    made += [[edge] * 4 for edge in edges]
    made += [[(40, 200), (70, 200), (44, 210), (52, 210)]]
    made += [[(18, 200), (27, 200), (120, 1_000), (150, 1_000)]]
    made += [[(1_200, 10_000_000), (1_300, 10_000_000), (9_998_900, 10_000_000), (9_998_800, 10_000_000)]]
    made += [[(9_997_000, 10_000_000), (9_996_950, 10_000_000), (3, 10_000_000), (2_500_000, 10_000_000)]]
    made += [[(300_000, 10_000_000), (300_600, 10_000_000), (5_000_000, 10_000_000), (5_003_000, 10_000_000)]]
    made += [[(0, 2), (2, 2), (0, 9), (9, 9)], [(2, 2), (0, 2), (9, 9), (0, 9)]]
    made += [[(1, 10**6), (9 * 10**5, 10**6), (5, 10), (6, 10)], [(9 * 10**5, 10**6), (1, 10**6), (5, 10), (6, 10)]]
    made += [[(1, 2), (500_000, 1_000_000), (250_000, 1_000_000), (1, 3)]]
    assert len(made) == CASES, len(made)
    return made


# The answers

def wilson(a):
    return proportion_confint(*a, alpha=0.05, method="wilson") if a[1] else (None, None)


def z_test(a, b):
    if not a[1] or not b[1] or a[0] + b[0] in (0, a[1] + b[1]):
        return None, None
    return proportions_ztest([b[0], a[0]], [b[1], a[1]])


def newcombe(a, b):
    if not a[1] or not b[1]:
        return None, None
    return confint_proportions_2indep(*b, *a, method="newcomb", compare="diff")


def chance(a, b):
    """P(B > A), as a finite sum: B(i + a₁, a₂ + b₂) / ((b₂ + i) B(1 + i, b₂) B(a₁, a₂)) for all i < b₁ (Miller 2015)."""
    if not a[1] or not b[1]:
        return None
    a, b = (a[0] + 1, a[1] - a[0] + 1), (b[0] + 1, b[1] - b[0] + 1)
    # The same question asked four ways; the shortest sum answers it.
    ways = [
        (b[0], lambda: summed(a, b)),
        (a[0], lambda: 1 - summed(b, a)),
        (a[1], lambda: summed(b[::-1], a[::-1])),
        (b[1], lambda: 1 - summed(a[::-1], b[::-1])),
    ]
    return min(ways, key=lambda way: way[0])[1]()


def summed(a, b):
    (a1, a2), (b1, b2) = a, b
    # For i = 0: B(a₁, a₂ + b₂) / B(a₁, a₂).
    term = mp.exp(mp.loggamma(a2 + b2) - mp.loggamma(a1 + a2 + b2) - mp.loggamma(a2) + mp.loggamma(a1 + a2))
    total = mpf(0)
    for i in range(b1):
        total += term
        term = term * ((a1 + i) * (b2 + i)) / ((a1 + a2 + b2 + i) * (i + 1))
    return total


def integrated(a, b):
    """The same by 50-digit quadrature: too slow for all cases."""
    density = posterior(b)
    below = lambda x: mp.betainc(a[0] + 1, a[1] - a[0] + 1, 0, x, regularized=True)
    return mp.quad(lambda x: density(x) * below(x), mp.linspace(0, 1, 9))


def posterior(share):
    first, second = share[0] + 1, share[1] - share[0] + 1
    whole = mp.beta(first, second)
    return lambda x: x ** (first - 1) * (1 - x) ** (second - 1) / whole


def difference_in_differences(a, b, c, d):
    """A saturated linear probability model of four cells, weighted by people, with the sandwich variance (HC0)."""
    cells = [(a, [1, 1, 0, 0]), (b, [1, 1, 1, 1]), (c, [1, 0, 0, 0]), (d, [1, 0, 1, 0])]
    if not all(share[1] for share, _ in cells):
        return None, None
    if all(share[0] in (0, share[1]) for share, _ in cells):
        return None, None
    bread, moment = mp.zeros(4), mp.zeros(4, 1)
    for (hits, everyone), row in cells:
        x = mp.matrix(row)
        bread += everyone * x * x.T
        moment += hits * x
    bread = mp.inverse(bread)
    coefficients = bread * moment
    meat = mp.zeros(4)
    for (hits, everyone), row in cells:
        x = mp.matrix(row)
        fitted = (x.T * coefficients)[0]
        # Residuals of those who did it and of those who didn't.
        meat += (hits * (1 - fitted) ** 2 + (everyone - hits) * fitted**2) * x * x.T
    variance = bread * meat * bread
    return coefficients[3], mp.sqrt(variance[3, 3])


def mantel_haenszel(*strata):
    """Difference, standard error and p; the variance as SAS writes it (PROC FREQ, common risk difference), in fractions."""
    strata = [(a, b) for a, b in strata if a[1] and b[1]]
    if not strata:
        return None, None, None
    weights = top = p = q = Fraction(0)
    for (a_hits, a_all), (b_hits, b_all) in strata:
        everyone = a_all + b_all
        weights += Fraction(a_all * b_all, everyone)
        top += Fraction(b_hits * a_all - a_hits * b_all, everyone)
        p += Fraction(b_all**2 * a_hits - a_all**2 * b_hits, everyone**2)
        p += Fraction(a_all * b_all * (a_all - b_all), 2 * everyone**2)
        q += Fraction(b_hits * (a_all - a_hits) + a_hits * (b_all - b_hits), 2 * everyone)
    difference = top / weights
    variance = (difference * p + q) / weights**2
    if variance <= 0:
        return None, None, None
    tables = np.array([[[b[0], b[1] - b[0]], [a[0], a[1] - a[0]]] for a, b in strata], dtype=float)
    test = StratifiedTable(np.moveaxis(tables, 0, 2)).test_null_odds(correction=False)
    error = mp.sqrt(mpf(variance.numerator) / variance.denominator)
    return mpf(difference.numerator) / difference.denominator, error, test.pvalue


def around(value, error, bound):
    if value is None:
        return None, None
    return max(-bound, value - Z * error), min(bound, value + Z * error)


def answers(a, b, c, d):
    did, did_error = difference_in_differences(a, b, c, d)
    mh, mh_error, mh_p = mantel_haenszel((a, b), (c, d), (b, c))
    values = [
        *wilson(a), *z_test(a, b), *newcombe(a, b), chance(a, b),
        did, did_error, *around(did, did_error, 2),
        mh, mh_error, *around(mh, mh_error, 1), mh_p,
    ]
    return ["" if value is None else repr(float(value)) for value in values]


# The table

def table():
    yield COUNTS + ANSWERS
    for case in cases():
        yield [str(count) for share in case for count in share] + answers(*case)


def check_the_sum():
    for a, b in [((0, 1), (1, 1)), ((18, 200), (27, 200)), ((3, 12), (41, 162)), ((150, 160), (60, 61))]:
        assert abs(chance(a, b) - integrated(a, b)) < mpf(10) ** -20, (a, b)


def differing(made, there):
    for number, (row, known) in enumerate(zip(made, there, strict=True), start=1):
        for name, value, old in zip(made[0], row, known, strict=True):
            if value != old and (number == 1 or "" in (value, old) or abs(float(value) - float(old)) > allowed(name, old)):
                yield f"line {number}, {name}: {value}, not {old}"


def allowed(name, old):
    return TOLERANCE * max(1, abs(float(old))) if name == "z" else TOLERANCE


def main():
    # Warnings of a division by zero are about groups whose answer is left empty.
    warnings.simplefilter("ignore")
    check_the_sum()
    made = list(table())
    if sys.argv[1:] == ["--check"]:
        with TABLE.open(newline="") as file:
            wrong = list(differing(made, list(csv.reader(file))))
        print("\n".join(wrong[:10] or [f"the table of {CASES} cases is what they say"]))
        sys.exit(bool(wrong))
    with TABLE.open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(made)


if __name__ == "__main__":
    main()
