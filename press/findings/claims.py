"""Claims and verdicts.

A claim names results, never an expression. Each of its tests compares one result with a value:

    result: shares.central.2021.{vintage}
    comparison: equals | above | below | at_least | at_most
    value: 22
    unit: "%"
    tolerance: 0.5

`equals` holds within the tolerance. For the others the tolerance is a band on both sides of the value in
which the data cannot tell (undecided). With `by: interval` the result's whole interval (low, high) must
lie on one side. `under` repeats the tests for each vintage, measure or other word put into the ids (a
word named `unit` goes into the tests' unit); `theme` is what the ledger can be filtered by;
`needs` are tests without which there are no data to judge by.
"""

from __future__ import annotations

import itertools
import math
import re
import sys
from typing import Any

from press import PressError

COMPARISONS = ("equals", "above", "below", "at_least", "at_most")
KINDS = ("empirical", "documentary", "forecast")
VERDICTS = ("holds", "fails", "depends", "undecided", "untestable", "documented")
TEST_KEYS = {"result", "comparison", "value", "unit", "tolerance", "by"}
CLAIM_KEYS = {"id", "en", "zh", "where", "kind", "theme", "under", "needs", "tests", "missing", "note"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACE = re.compile(r"\{([^{}]*)\}")
LONGEST = 200  # letters of a word that goes into ids
MOST_CASES = 1000
CAPTIONS = "captions"


def validate(content: object) -> tuple[list[dict[str, Any]], dict[str, dict[str, str]]]:
    """The claims and the words of a claims table, or a PressError that names the claim and the fault."""
    if not isinstance(content, dict) or not isinstance(content.get("claims"), list):
        raise PressError("claims: expected a mapping with a list `claims`")
    claims, words = content["claims"], content.get("words") or {}
    _mapping(words, "claims, `words`")
    for word, said in words.items():
        _texts(said, f"claims, `words`, {word!r:.40}")
    seen: set[str] = set()
    for position, claim in enumerate(claims, start=1):
        _mapping(claim, f"claims, no. {position}")
        where = f"claims, no. {position} ({claim.get('id', 'without id')!s:.60})"
        _validate_claim(claim, where)
        if claim["id"] in seen:
            raise PressError(f"{where}: the id is used twice")
        seen.add(claim["id"])
    return claims, words


def _mapping(content: object, where: str) -> None:
    if not isinstance(content, dict):
        raise PressError(f"{where}: expected a mapping, found {content!r:.60}")


def _texts(content: object, where: str) -> None:
    """A text in each language."""
    _mapping(content, where)
    assert isinstance(content, dict)
    if not all(isinstance(content.get(language), str) for language in ("en", "zh")):
        raise PressError(f"{where}: expected a text `en` and a text `zh`, found {content!r:.60}")


def _validate_claim(claim: dict[str, Any], where: str) -> None:
    for key in ("id", "en", "zh", "where", "kind", "tests"):
        if not claim.get(key):
            raise PressError(f"{where}: `{key}` is missing")
    if unknown := set(claim) - CLAIM_KEYS:
        raise PressError(f"{where}: unknown key {', '.join(sorted(map(str, unknown)))}")
    _validate_words(claim, where)
    _validate_place(claim["where"], where)
    for key in ("tests", "needs"):
        if not isinstance(claim.get(key, []), list):
            raise PressError(f"{where}: `{key}` is no list of tests")
        for test in claim.get(key, []):
            _mapping(test, f"{where}, `{key}`")
            _validate_test(test, where)
    _validate_under(claim.get("under") or {}, where)
    if claim.get("needs") and not claim.get("missing"):
        raise PressError(f"{where}: a claim with `needs` says in `missing` (en, zh) what would settle it")


def _validate_words(claim: dict[str, Any], where: str) -> None:
    for key in ("en", "zh"):
        if not isinstance(claim[key], str):
            raise PressError(f"{where}: `{key}` is {claim[key]!r:.60}; expected a text")
    for key in ("missing", "note"):
        if claim.get(key):
            _texts(claim[key], f"{where}, `{key}`")
    for key in ("id", "theme"):
        if not isinstance(claim.get(key, ""), str) or not SLUG.fullmatch(claim.get(key, "none")):
            raise PressError(f"{where}: {key} {claim[key]!r:.60} is not lower-case words joined by hyphens")
    if claim["kind"] not in KINDS:
        raise PressError(f"{where}: kind {claim['kind']!r:.60} is not one of {', '.join(KINDS)}")


def _validate_place(place: Any, where: str) -> None:
    _mapping(place, f"{where}, `where`")
    if set(place) != {"feature", "part", "paragraph"}:
        raise PressError(f"{where}: `where` takes feature, part and paragraph")
    for key in ("feature", "paragraph"):
        if type(place[key]) is not int:
            raise PressError(f"{where}: {key} {place[key]!r:.60} is no whole number")
    if type(place["part"]) is not int and place["part"] != CAPTIONS:
        raise PressError(f"{where}: part {place['part']!r} is neither a number nor `{CAPTIONS}`")


def _validate_under(under: object, where: str) -> None:
    cases = list(under.values()) if isinstance(under, dict) else under
    kind = list if isinstance(under, dict) else dict
    if not isinstance(cases, list) or not all(isinstance(case, kind) for case in cases):
        raise PressError(f"{where}: `under` is neither lists of words by name nor a list of mappings")
    words = [word for case in cases for word in (case.values() if isinstance(case, dict) else case)]
    if not all(isinstance(word, str) for word in words):
        raise PressError(f"{where}: a word of `under` is no text; put it into quotes")
    if any(len(word) > LONGEST for word in words):
        raise PressError(f"{where}: a word of `under` has more than {LONGEST} letters")
    count = math.prod(map(len, under.values())) if isinstance(under, dict) else len(cases)
    if count > MOST_CASES:
        raise PressError(f"{where}: `under` gives {count:,} cases; at most {MOST_CASES:,} are judged")


def _validate_test(test: dict[str, Any], where: str) -> None:
    where = f"{where}, test of {test.get('result')!s:.60}"
    for key in ("result", "comparison", "value", "unit"):
        if test.get(key) is None:
            raise PressError(f"{where}: `{key}` is missing")
    if unknown := set(test) - TEST_KEYS:
        raise PressError(f"{where}: unknown key {', '.join(sorted(map(str, unknown)))}")
    for key in ("result", "unit"):
        if not isinstance(test[key], str) or len(test[key]) > LONGEST:
            raise PressError(f"{where}: {key} {test[key]!r:.60} is no text of at most {LONGEST} letters")
    if not _is_number(test.get("tolerance")) or test["tolerance"] < 0:
        raise PressError(f"{where}: `tolerance` is missing or not a number of at least 0")
    if not _is_number(test["value"]):
        raise PressError(f"{where}: value {test['value']!r:.60} is not a number")
    if test["comparison"] not in COMPARISONS:
        raise PressError(
            f"{where}: comparison {test['comparison']!r:.60} is not one of {', '.join(COMPARISONS)}"
        )
    if test.get("by", "interval") != "interval" or (test["comparison"] == "equals" and "by" in test):
        raise PressError(f"{where}: `by` can only be `interval`, and not with `equals`")


def _is_number(value: object) -> bool:
    """Whether this is a finite number that a float can hold; yes and no are none."""
    return type(value) in (int, float) and abs(value) <= sys.float_info.max  # type: ignore[arg-type]


def judge_all(content: object, results: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Every claim with its verdict, its cases and the numbers behind them, in the table's order."""
    claims, words = validate(content)
    return [judge(claim, words, results) for claim in claims]


def settled_by(claim: dict[str, Any]) -> set[str]:
    """Ids of the results that a claim's tests name, over all its cases."""
    tests = [*claim["tests"], *claim.get("needs", [])]
    return {_identifier(test, put, f"claim {claim['id']}") for put in _puts(claim) for test in tests}


def judge(
    claim: dict[str, Any], words: dict[str, dict[str, str]], results: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """One claim's verdict over its cases.

    All testable cases agree: that verdict (a documentary claim that holds is `documented`). They differ:
    `depends`. None can be tested: `untestable`.
    """
    cases = [_case(claim, put, words, results) for put in _puts(claim)]
    testable = {case["verdict"] for case in cases} - {"untestable"}
    verdict = "untestable" if not testable else testable.pop() if len(testable) == 1 else "depends"
    if verdict == "holds" and claim["kind"] == "documentary":
        verdict = "documented"
    kept = {key: claim[key] for key in claim if key not in ("under", "needs", "tests")}
    return kept | {"verdict": verdict, "cases": cases}


def _puts(claim: dict[str, Any]) -> list[dict[str, str]]:
    under = claim.get("under") or {}
    if isinstance(under, list):
        return under
    return [dict(zip(under, combination, strict=True)) for combination in itertools.product(*under.values())]


def _case(claim: dict, put: dict[str, str], words: dict, results: dict) -> dict[str, Any]:
    def run(test: dict[str, Any]) -> dict[str, Any]:
        return _test(test, put, results, f"claim {claim['id']}")

    label = {
        language: ", ".join(words.get(v, {}).get(language, v) for key, v in put.items() if key != "unit")
        for language in ("en", "zh")
    }
    needs = [run(test) | {"need": True} for test in claim.get("needs", [])]
    if any(need["verdict"] != "holds" for need in needs):
        return {"label": label, "verdict": "untestable", "tests": needs}
    tests = [run(test) for test in claim["tests"]]
    said = {test["verdict"] for test in tests}
    verdict = next((word for word in ("fails", "undecided") if word in said), "holds")
    return {"label": label, "verdict": verdict, "tests": needs + tests}


def _identifier(test: dict[str, Any], put: dict[str, str], where: str) -> str:
    return _filled(test["result"], put, where)


def _filled(text: str, put: dict[str, str], where: str) -> str:
    """The text with the words of `under` in place of their names in braces; nothing else is a format."""

    def word(found: re.Match[str]) -> str:
        if found[1] not in put:
            raise PressError(f"{where}: {text!r:.80} names {found[1]!r:.40}, which `under` does not give")
        return put[found[1]]

    return PLACE.sub(word, text)


def _test(test: dict[str, Any], put: dict[str, str], results: dict, where: str) -> dict[str, Any]:
    identifier, unit = _identifier(test, put, where), _filled(test["unit"], put, where)
    if identifier not in results:
        raise PressError(f"{where} is settled by {identifier}, a result that no chapter records")
    result = results[identifier]
    if result["unit"] != unit:
        raise PressError(f"{where}: {identifier} is in {result['unit']!r}, the claim in {unit!r}")
    if isinstance(result["value"], dict):
        raise PressError(f"{where}: {identifier} is a table; a claim compares numbers")
    sides = [result["value"]]
    if test.get("by") == "interval":
        if "low" not in result or "high" not in result:
            raise PressError(f"{where}: {identifier} has no interval (low, high)")
        sides = [result["low"], result["high"]]
    verdicts = {compare(x, test["comparison"], test["value"], test["tolerance"]) for x in sides}
    verdict = verdicts.pop() if len(verdicts) == 1 else "undecided"
    return {**test, "result": identifier, "unit": unit, "verdict": verdict}


def compare(x: float, comparison: str, value: float, tolerance: float) -> str:
    """`holds`, `fails` or, inside the tolerance of an inequality, `undecided`."""
    margin = x - value
    if comparison == "equals":
        # the difference of two decimals carries a rounding error that is no part of the figure
        return "holds" if abs(margin) <= tolerance + 1e-9 else "fails"
    if comparison in ("below", "at_most"):
        margin = -margin
    if margin > tolerance or (tolerance == 0 and margin == 0 and comparison.startswith("at_")):
        return "holds"
    return "fails" if margin < -tolerance or tolerance == 0 else "undecided"
