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

A test of chance has `worlds` in place of a tolerance:

    worlds: cv.change.{series}

names the results verdicts.chance.<worlds>, .short, .p and .power that planted worlds gave
(`analysis.methods.error_rates`): it holds beyond `chance`, fails the other way beyond `short`, and is
undecided between them; p and power are its error rates, in %. A claim that can be wrong by more than a
misprint and has a test without `worlds` says in `rates` why it has none: a word of the table's own `rates`
(en, zh).

A claim of kind `causal` is settled by the verdicts of declared designs, 1, -1 or 0 (`judged` of
`analysis.methods.designs`). Their p and the smallest effect that could be seen are results of their own.

Who says so: where a chapter records documents.<claim>.said_by.<kind>, the number of sources of a kind
(independent, issuer, reprint), the verdict carries these numbers in `said_by`.

What a claim says (`en`, `note`, `missing`, the table's `words` and `rates`) is English. A table may give the
Chinese itself, as `zh` beside `en`; else it is the translation in `locale` under `claim.<id>.text`,
`claim.<id>.note`, `claim.<id>.missing`, `claim.word.<word>` or `claim.rates.<word>`; else the English.

`written` repeats the tests as `under` does, for the figures that the article's author could have; `under` is
then for today's. There are two verdicts.
"""

from __future__ import annotations

import itertools
import math
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from analysis import translations
from press import PressError
from press.findings.results import NAMED_BY_ID
from press.text import N_, translator

COMPARISONS = ("equals", "above", "below", "at_least", "at_most")
KINDS = ("empirical", "documentary", "forecast", "causal")
VERDICTS = ("holds", "fails", "depends", "undecided", "untestable", "documented")
TEST_KEYS = {"result", "comparison", "value", "unit", "tolerance", "worlds", "by"}
CLAIM_KEYS = {
    *("id", "en", "zh", "where", "kind", "theme", "under", "written", "needs", "tests", "rates"),
    *("missing", "note"),
}
SAID = ("missing", "note")  # what a claim may say beside itself
SILENT = ("unit", "worlds", "window")  # keys of `under` that name nothing a reader would look for
RATES = ("chance", "short", "p", "power")  # what a chapter records of the worlds of a test
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACE = re.compile(r"\{([^{}]*)\}")
LONGEST = 200  # letters of a word that goes into ids
MOST_CASES = 1000
CAPTIONS = "captions"
COMMA = N_(", ")
WHO = ("independent", "issuer", "reprint")


def validate(content: object) -> tuple[list[dict[str, Any]], dict[str, dict[str, str]]]:
    """The claims and the words of a claims table, or a PressError that names the claim and the fault.

    What a claim says in `rates` is put there from the table's own `rates`.
    """
    if not isinstance(content, dict) or not isinstance(content.get("claims"), list):
        raise PressError("claims: expected a mapping with a list `claims`")
    claims, words = content["claims"], content.get("words") or {}
    _mapping(words, "claims, `words`")
    words = {
        word: _texts(said, f"word.{word}", f"claims, `words`, {word!r:.40}") for word, said in words.items()
    }
    reasons = content.get("rates") or {}
    _mapping(reasons, "claims, `rates`")
    reasons = {
        word: _texts(said, f"rates.{word}", f"claims, `rates`, {word!r:.40}")
        for word, said in reasons.items()
    }
    seen: set[str] = set()
    for position, claim in enumerate(claims, start=1):
        _mapping(claim, f"claims, no. {position}")
        where = f"claims, no. {position} ({claim.get('id', 'without id')!s:.60})"
        _validate_claim(claim, where)
        if claim["id"] in seen:
            raise PressError(f"{where}: the id is used twice")
        seen.add(claim["id"])
        _validate_rates(claim, reasons, where)
    return [_spoken(claim) | _rates(claim, reasons) for claim in claims], words


def texts(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a claims table says in English alone, with the keys under which it is translated."""
    said = {f"word.{word}": words for word, words in (content.get("words") or {}).items()}
    said |= {f"rates.{word}": words for word, words in (content.get("rates") or {}).items()}
    for claim in content["claims"]:
        if "zh" not in claim:
            said[f"{claim['id']}.text"] = claim["en"]
        said |= {f"{claim['id']}.{key}": claim[key] for key in SAID if claim.get(key)}
        if theme := claim.get("theme"):
            said[f"theme.{theme}"] = theme.replace("-", " ").capitalize()
        for test in claim["tests"]:
            if test["unit"] in NAMED_BY_ID:
                said |= {f"found.{name}": last_word(name) for name in _last_words(claim, test)}
    for key, words in said.items():
        english = words if isinstance(words, str) else words["en"]
        if isinstance(words, str) or "zh" not in words:
            yield f"claim.{key}", english


def _last_words(claim: dict[str, Any], test: dict[str, Any]) -> set[str]:
    return {_identifier(test, put, claim["id"]).rpartition(".")[2] for put in _all_puts(claim)}


def last_word(identifier: str) -> str:
    """The last word of an id, as a sentence begins with it."""
    word = identifier.rpartition(".")[2].replace("_", " ")
    return word[:1].upper() + word[1:]


def _spoken(claim: dict[str, Any]) -> dict[str, Any]:
    """The claim with all that it says in both languages."""
    own = {key: claim[key] for key in ("en", "zh") if key in claim}
    said = {key: _in_both(claim[key], f"{claim['id']}.{key}") for key in SAID if claim.get(key)}
    return claim | _in_both(own, f"{claim['id']}.text") | said


def _in_both(said: Any, key: str) -> dict[str, str]:
    own = {"en": said} if isinstance(said, str) else said
    return {"en": own["en"], "zh": own.get("zh") or translations.said(f"claim.{key}", own["en"], "zh")}


def _validate_rates(claim: dict[str, Any], reasons: dict[str, Any], where: str) -> None:
    """A verdict shows how often it is wrong, or why nobody can say."""
    without = [test["result"] for test in claim["tests"] if "worlds" not in test]
    if "rates" in claim and not (isinstance(claim["rates"], str) and claim["rates"] in reasons):
        raise PressError(f"{where}: rates {claim['rates']!r:.60} is not one of {', '.join(reasons)}")
    if reasons and without and claim["kind"] not in ("documentary", "causal") and "rates" not in claim:
        raise PressError(
            f"{where}: the test of {without[0]} has neither `worlds` nor does the claim say in `rates` why "
            f"not; one of {', '.join(reasons)}"
        )


def _rates(claim: dict[str, Any], reasons: dict[str, Any]) -> dict[str, Any]:
    return {"rates": reasons[claim["rates"]]} if "rates" in claim else {}


def _mapping(content: object, where: str) -> None:
    if not isinstance(content, dict):
        raise PressError(f"{where}: expected a mapping, found {content!r:.60}")


def _texts(said: object, key: str, where: str) -> dict[str, str]:
    """A text in each language: of one in English alone, its translation."""
    own = {"en": said} if isinstance(said, str) else said
    _mapping(own, where)
    assert isinstance(own, dict)
    if (
        "en" not in own
        or not {*own} <= {"en", "zh"}
        or not all(isinstance(text, str) for text in own.values())
    ):
        raise PressError(
            f"{where}: expected a text in English, or a mapping of `en` and `zh`, found {said!r:.60}"
        )
    return _in_both(own, key)


def _validate_claim(claim: dict[str, Any], where: str) -> None:
    for key in ("id", "en", "where", "kind", "tests"):
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
    for key in ("under", "written"):
        _validate_under(claim.get(key) or {}, where, key)
    if claim.get("needs") and not claim.get("missing"):
        raise PressError(f"{where}: a claim with `needs` says in `missing` what would settle it")


def _validate_words(claim: dict[str, Any], where: str) -> None:
    for key in ("en", "zh"):
        if not isinstance(claim.get(key, ""), str):
            raise PressError(f"{where}: `{key}` is {claim[key]!r:.60}; expected a text")
    for key in SAID:
        if claim.get(key):
            _texts(claim[key], f"{claim['id']}.{key}", f"{where}, `{key}`")
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


def _validate_under(under: object, where: str, key: str) -> None:
    cases = list(under.values()) if isinstance(under, dict) else under
    kind = list if isinstance(under, dict) else dict
    if not isinstance(cases, list) or not all(isinstance(case, kind) for case in cases):
        raise PressError(f"{where}: `{key}` is neither lists of words by name nor a list of mappings")
    words = [word for case in cases for word in (case.values() if isinstance(case, dict) else case)]
    if not all(isinstance(word, str) for word in words):
        raise PressError(f"{where}: a word of `{key}` is no text; put it into quotes")
    if any(len(word) > LONGEST for word in words):
        raise PressError(f"{where}: a word of `{key}` has more than {LONGEST} letters")
    count = math.prod(map(len, under.values())) if isinstance(under, dict) else len(cases)
    if count > MOST_CASES:
        raise PressError(f"{where}: `{key}` gives {count:,} cases; at most {MOST_CASES:,} are judged")


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
    if "worlds" in test:
        _validate_worlds(test, where)
    elif not _is_number(test.get("tolerance")) or test["tolerance"] < 0:
        raise PressError(f"{where}: `tolerance` is missing or not a number of at least 0")
    if not _is_number(test["value"]):
        raise PressError(f"{where}: value {test['value']!r:.60} is not a number")
    if test["comparison"] not in COMPARISONS:
        raise PressError(
            f"{where}: comparison {test['comparison']!r:.60} is not one of {', '.join(COMPARISONS)}"
        )
    if test.get("by", "interval") != "interval" or (test["comparison"] == "equals" and "by" in test):
        raise PressError(f"{where}: `by` can only be `interval`, and not with `equals`")


def _validate_worlds(test: dict[str, Any], where: str) -> None:
    if not isinstance(test["worlds"], str) or len(test["worlds"]) > LONGEST:
        raise PressError(f"{where}: worlds {test['worlds']!r:.60} is no text of at most {LONGEST} letters")
    if "tolerance" in test or "by" in test:
        raise PressError(f"{where}: `worlds` takes the place of `tolerance` and `by`; give one of them")
    if test["comparison"] not in ("above", "below") or test["value"] != 0:
        raise PressError(f"{where}: with `worlds` a change is `above` or `below` 0")


def _is_number(value: object) -> bool:
    """Whether this is a finite number that a float can hold; yes and no are none."""
    return type(value) in (int, float) and abs(value) <= sys.float_info.max  # type: ignore[arg-type]


def judge_all(content: object, results: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Every claim with its verdict, its cases and the numbers behind them, in the table's order."""
    claims, words = validate(content)
    return [judge(claim, words, results) for claim in claims]


def settled_by(claim: dict[str, Any]) -> set[str]:
    """Ids of the results that a claim's tests name, over all its cases."""
    tests, where = [*claim["tests"], *claim.get("needs", [])], f"claim {claim['id']}"
    puts = _all_puts(claim)
    named = {_identifier(test, put, where) for put in puts for test in tests}
    return named | {name for put in puts for test in tests for name in _worlds(test, put, where).values()}


def judge(
    claim: dict[str, Any], words: dict[str, dict[str, str]], results: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """One claim's verdict over its cases, and that `when_written` if the claim has `written`.

    All testable cases agree: that verdict (a documentary claim that holds is `documented`). They differ:
    `depends`, and `on` says on which keys of `under` (in the words `key.<key>`). None can be tested:
    `untestable`.
    """
    found = _over(claim, _puts(claim), words, results)
    if claim.get("written"):
        found["when_written"] = _over(claim, _puts(claim, "written"), words, results)
    kept = {key: claim[key] for key in claim if key not in ("under", "written", "needs", "tests")}
    if said := _said_by(claim, results):
        found["said_by"] = said
    return kept | found


def family(judged: list[dict[str, Any]]) -> dict[str, Any]:
    """How many of the tests of chance hold, and how many would if nothing were true, on today's figures.

    claims and tests (each result once), holds, by_chance (expected), and lost: those that hold alone, but not
    where of all that hold one in ten may be false (Benjamini and Hochberg), each by its claim and case in
    words. Empty without such tests.
    """
    from analysis.methods.multiple_tests import LEVEL, benjamini_hochberg

    said = [
        (claim, case, test)
        for claim in judged
        for case in claim["cases"]
        for test in case["tests"]
        if "rates" in test
    ]
    tests = {test["result"]: test for _, _, test in said}
    told = {
        test["result"]: {"claim": claim["id"], "en": claim["en"], "zh": claim["zh"], "case": case["label"]}
        for claim, case, test in reversed(said)
    }
    if not tests:
        return {}
    kept = benjamini_hochberg(test["rates"]["p"] / 100 for test in tests.values())
    holds = [name for name, test in tests.items() if test["verdict"] == "holds"]
    stands = {name for name, own in zip(tests, kept, strict=True) if own}
    return {
        "claims": len({claim["id"] for claim, _, _ in said}),
        "tests": len(tests),
        "holds": len(holds),
        "by_chance": LEVEL * len(tests),
        "lost": [told[name] for name in holds if name not in stands],
    }


def _said_by(claim: dict[str, Any], results: dict[str, dict[str, Any]]) -> dict[str, int]:
    """How many sources of each kind say something of the claim; none where no chapter counts them."""
    counted = {who: f"documents.{claim['id'].replace('-', '_')}.said_by.{who}" for who in WHO}
    return {who: int(results[name]["value"]) for who, name in counted.items() if name in results}


def _over(claim: dict, puts: list[dict[str, str]], words: dict, results: dict) -> dict[str, Any]:
    cases = [_case(claim, put, words, results) for put in puts]
    testable = {case["verdict"] for case in cases} - {"untestable"}
    verdict = "untestable" if not testable else testable.pop() if len(testable) == 1 else "depends"
    if verdict == "holds" and claim["kind"] == "documentary":
        verdict = "documented"
    on = _turned_by(puts, [case["verdict"] for case in cases]) if verdict == "depends" else []
    said = {"on": [words.get(f"key.{key}", {"en": key, "zh": key}) for key in on]} if on else {}
    return {"verdict": verdict, **said, "cases": cases}


def _turned_by(puts: list[dict[str, str]], verdicts: list[str]) -> list[str]:
    """The keys that turn the verdict while all others stay; where none does alone, those that differ."""
    keys = dict.fromkeys(key for put in puts for key in put if key not in SILENT)
    judged = [pair for pair in zip(puts, verdicts, strict=True) if pair[1] != "untestable"]
    pairs = [
        [key for key in keys if one.get(key) != other.get(key)]
        for (one, a), (other, b) in itertools.combinations(judged, 2)
        if a != b
    ]
    alone = {differ[0] for differ in pairs if len(differ) == 1}
    return [key for key in keys if key in (alone or {key for differ in pairs for key in differ})]


def _all_puts(claim: dict[str, Any]) -> list[dict[str, str]]:
    """Those of `under`, and those of `written` where there are such."""
    return [*_puts(claim), *(_puts(claim, "written") if "written" in claim else [])]


def _puts(claim: dict[str, Any], key: str = "under") -> list[dict[str, str]]:
    under = claim.get(key) or {}
    if isinstance(under, list):
        return under
    return [dict(zip(under, combination, strict=True)) for combination in itertools.product(*under.values())]


def _case(claim: dict, put: dict[str, str], words: dict, results: dict) -> dict[str, Any]:
    def run(test: dict[str, Any]) -> dict[str, Any]:
        return _test(test, put, results, f"claim {claim['id']}")

    label = {
        language: translator(language)(COMMA).join(
            words.get(v, {}).get(language, v) for key, v in put.items() if key not in SILENT
        )
        for language in ("en", "zh")
    }
    needs = [run(test) | {"need": True} for test in claim.get("needs", [])]
    if any(need["verdict"] != "holds" for need in needs):
        return {"label": label, "verdict": "untestable", "tests": needs}
    tests = [run(test) for test in claim["tests"]]
    said = {test["verdict"] for test in tests}
    verdict = next((word for word in ("fails", "undecided") if word in said), "holds")
    return {"label": label, "verdict": verdict, "tests": needs + tests}


def _worlds(test: dict[str, Any], put: dict[str, str], where: str) -> dict[str, str]:
    """The results of a test of chance, by what they say of it; none of another test."""
    if "worlds" not in test:
        return {}
    name = _filled(test["worlds"], put, where)
    return {rate: f"verdicts.{rate}.{name}" for rate in RATES}


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
    if worlds := _worlds(test, put, where):
        return {**test, "result": identifier, "unit": unit} | _by_chance(test, worlds, result, results, where)
    sides = [result["value"]]
    if test.get("by") == "interval":
        if "low" not in result or "high" not in result:
            raise PressError(f"{where}: {identifier} has no interval (low, high)")
        sides = [result["low"], result["high"]]
    verdicts = {compare(x, test["comparison"], test["value"], test["tolerance"]) for x in sides}
    verdict = verdicts.pop() if len(verdicts) == 1 else "undecided"
    return {**test, "result": identifier, "unit": unit, "verdict": verdict}


def _by_chance(
    test: dict[str, Any], worlds: dict[str, str], result: dict, results: dict, where: str
) -> dict[str, Any]:
    """The verdict of a test of chance, with the values of its rates."""
    for identifier in worlds.values():
        if identifier not in results:
            raise PressError(f"{where} is settled by {identifier}, a result that no chapter records")
    for rate, identifier in worlds.items():
        unit = "%" if rate in ("p", "power") else result["unit"]
        if (own := results[identifier]["unit"]) != unit:
            raise PressError(f"{where}: {identifier} is in {own!r}; {unit!r} is expected")
    rates = {rate: results[identifier]["value"] for rate, identifier in worlds.items()}
    way = -1 if test["comparison"] == "below" else 1
    x, chance, short = (way * value for value in (result["value"], rates["chance"], rates["short"]))
    verdict = "holds" if x > chance else "fails" if x < short else "undecided"
    return {"verdict": verdict, "rates": rates}


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
