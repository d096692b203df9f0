"""The ledger for machines, and a number in plain words."""

import csv
import io

import pytest
from small_book import REPOSITORY

from analysis import translations
from press import storage
from press.findings import ledger
from press.pages.claims_page import ends
from press.pages.numbers import in_words, unnamed
from press.pages.records import noted

TEST = {"result": "a.b", "comparison": "above", "value": 1, "unit": "%", "tolerance": 0.5, "verdict": "holds"}
CHANCE = {"result": "a.c", "comparison": "below", "value": 0, "unit": "%", "verdict": "undecided"}
CHANCE |= {"rates": {"p": 28.0, "power": 86.0, "chance": -3.0, "short": 3.0}}
CASES = [{"label": {"en": "one", "zh": "一"}, "verdict": "holds", "tests": [TEST, CHANCE]}]
CLAIM = {
    "id": "it-grows",
    "en": "It grows.",
    "zh": "增长。",
    "kind": "empirical",
    "theme": "growth",
    "where": {"feature": 1, "part": 2, "paragraph": 3},
    "verdict": "fails",
    "cases": CASES,
    "when_written": {"verdict": "holds", "cases": CASES},
}
RESULTS = {
    "a.b": {"value": 3.5, "low": 3.0, "high": 4.0, "unit": "%", "chapter": "book/a", "tables": ["t"]},
    "a.c": {"value": -1.0, "unit": "%", "chapter": "book/b"},
}
SOURCE = {"claim": "it-grows", "source": "a yearbook", "url": "https://example.org", "issuer": "an office"}


def made() -> dict:
    package = {"name": "p", "version": "1.0", "resources": []}
    other = SOURCE | {"claim": "another"}
    return ledger.make([CLAIM], RESULTS, evidence=[SOURCE, other], paragraphs=[], package=package)


def test_a_claim_holds_what_its_tests_found_and_its_own_sources():
    found = made()
    assert (found["format"], found["version"]) == ("onechessboard-ledger", 1)
    assert found["package"] == {"name": "p", "version": "1.0"}
    (claim,) = found["claims"]
    assert [s["source"] for s in claim["sources"]] == ["a yearbook"]
    for judged in (claim, claim["when_written"]):
        first, second = judged["cases"][0]["tests"]
        assert (first["found"], first["low"], first["high"], first["chapter"]) == (3.5, 3.0, 4.0, "book/a")
        assert second["found"] == -1.0 and second["rates"]["p"] == 28.0


def test_the_csv_has_a_row_for_each_number_compared_today_and_when_written():
    rows = list(csv.DictReader(io.StringIO(ledger.to_csv(made()))))
    assert [row["figures"] for row in rows] == ["today", "today", "written", "written"]
    assert list(rows[0]) == list(ledger.COLUMNS)
    first, second = rows[:2]
    assert (first["claim"], first["verdict"], first["when_written"]) == ("it-grows", "fails", "holds")
    assert (first["case_verdict"], first["found"], first["value"], first["part"]) == (
        "holds",
        "3.5",
        "1",
        "2",
    )
    assert (second["chance_without"], second["chance_with"], second["tolerance"]) == ("28.0", "86.0", "")


def test_the_csv_refuses_nothing_and_quotes_what_a_claim_holds():
    odd = CLAIM | {"en": 'It "grows",\nthey say.'}
    package = {"name": "p", "resources": []}
    text = ledger.to_csv(ledger.make([odd], RESULTS, evidence=[], paragraphs=[], package=package))
    assert {row["en"] for row in csv.DictReader(io.StringIO(text))} == {odd["en"]}


@pytest.mark.parametrize(
    ("identifier", "pair"),
    [
        ("s.cv.change.income", ("s.cv.first.income", "s.cv.last.income")),
        ("s.cv.change_2021.income", ("s.cv.first.income", "s.cv.2021.income")),
        ("s.west.change_2012_2021", ("s.west.2012", "s.west.2021")),
        ("s.west.change_2021_last", ("s.west.2021", "s.west.last")),
        ("s.cv.changes.income", None),
        ("s.cv.change.grp", None),  # its ends are not recorded
        ("s.other.change", None),  # one of its ends is another chapter's
    ],
)
def test_a_change_lies_between_the_numbers_that_it_is_the_change_of(identifier, pair):
    own = ["s.cv.first.income", "s.cv.last.income", "s.cv.2021.income", "s.west.2012", "s.west.2021"]
    own += ["s.west.last", "s.other.first", identifier]
    results = {name: {"value": 1.0, "chapter": "book/s"} for name in own}
    results["s.other.last"] = {"value": 1.0, "chapter": "book/t"}
    assert ends(identifier, results) == pair


def test_an_id_is_said_in_plain_words():
    series = {"grp.v5": "GRP per head, v5", "income": "disposable income per head"}
    said = in_words("sigma.cv.change.grp.v5", series)
    assert said == "Coefficient of variation, change to the latest year, GRP per head, v5"
    assert in_words("sigma.cv.first.income", series).endswith("first year, disposable income per head")
    said = in_words("growth.real.central_minus_east.2012_last", series)
    assert said == "Real output, central minus east, 2012 to the latest year"
    assert in_words("shares.west.change_2012_2021", series).endswith("change 2012 to 2021")


def test_a_number_and_its_note_are_said_in_chinese():
    series = {"income": "人均可支配收入"}
    said = in_words("sigma.cv.change.income", series, "zh")
    assert said == "变异系数，至最近一年的变动，人均可支配收入"
    assert in_words("shares.west.change_2012_2021", series, "zh") == "西部，2012—2021年的变动"
    assert noted("2006-2025, 2025 preliminary", "zh") == "2006—2025年，2025年为初步数"
    assert noted("2006-2025, 2025 preliminary", "en") == "2006-2025, 2025 preliminary"
    assert noted("steps of 2012-2019", "zh") == "2012—2019年的逐年变动" and noted("HC3", "zh") == "HC3"


def test_every_word_of_a_recorded_number_has_its_chinese():
    recorded = storage.read_json(REPOSITORY / "book/results.json")["results"]
    words = {pair for identifier in recorded for pair in unnamed(identifier)}
    assert len(words) > 500
    assert [
        key for key, english in words if translations.said(key, english, "zh") == english and len(english) > 3
    ] == []
