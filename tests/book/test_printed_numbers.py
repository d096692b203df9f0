"""Numbers as the pages of the default edition print them: a year is a year, a unit is said once."""

import re

import pytest
from printed_text import alt_texts, lines

from analysis.output.results import UNITS
from press.findings.results import unit_suffix

SUFFIXES = {unit_suffix(unit).strip() for unit in UNITS} - {""}
WORDS = {
    *SUFFIXES,
    "points",
    "points a year",
    "a year",
    "per year",
    "yuan",
    "persons",
    "个百分点",
    "点",
    "亿元",
    "元",
    "%/年",
}
TWICE = re.compile("|".join(rf"{re.escape(word)} ?{re.escape(word)}" for word in sorted(WORDS)))
TWICE_A_YEAR = re.compile(r"(?:a|per) year (?:a|per|each|every) year|/年/年|每年[^，。；]{0,6}/年")


@pytest.fixture(scope="module")
def pages(printed):
    return sorted((printed / "html").rglob("*.html"))


def test_a_unit_is_said_once(pages, printed):
    found = []
    for page in pages:
        for line in [*lines(page), *alt_texts(page)]:
            for said in [*TWICE.finditer(line), *TWICE_A_YEAR.finditer(line)]:
                around = line[max(0, said.start() - 40) : said.end() + 20]
                found.append(f"{page.relative_to(printed / 'html')}: {around}")
    assert found == []


@pytest.mark.parametrize(
    "text", ["0.25 % a year a year", "3 % %", "0.1 percentage points points", "5%/年/年"]
)
def test_a_unit_said_twice_is_seen(text):
    assert TWICE.search(text) or TWICE_A_YEAR.search(text)


def test_no_year_has_a_thousands_separator(pages, content):
    """Of every result and claim in years, the number with a separator stands nowhere it is printed."""
    years = {name: result for name, result in content["results"].items() if result["unit"] == "year"}
    assert len(years) > 100
    seen = 0
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for name, cell in re.findall(r'<tr id="result-([^"]+)">.*?</td><td>(.*?)</td>', text):
            if name in years:
                assert "," not in cell, (name, cell)
                seen += 1
    assert seen == 2 * len(years)  # in English and in Chinese
    claimed = [
        (claim["id"], test["value"])
        for claim in content["verdicts"]
        for case in claim["cases"]
        for test in case["tests"]
        if test["unit"] == "year"
    ]
    assert claimed
    for page in pages:
        for line in lines(page):
            for said in re.findall(r"claimed: [^)]*", line):
                assert not any(f"{value:,}" in said for _, value in claimed), said


def test_a_comparison_names_the_unit_that_its_number_is_in(printed, content):
    text = (printed / "html/book/ledger.html").read_text(encoding="utf-8")
    seen = 0
    for claim in content["verdicts"]:
        entry = re.search(rf'id="claim-{claim["id"]}".*?</details>', text, re.DOTALL)[0]
        both = (claim, claim.get("when_written", {"cases": []}))
        tests = [t for judged in both for case in judged["cases"] for t in case["tests"]]
        units = {unit_suffix(test["unit"]).strip() for test in tests}
        for said in re.findall(r"\(claimed: ([^)]*)\)", entry):
            assert any(unit in said for unit in units), (claim["id"], said)
            seen += 1
    assert seen > 30


def test_no_count_of_cells_is_negative(printed, content):
    counts = {
        name: result["value"] for name, result in content["results"].items() if result["unit"] == "count"
    }
    below = {name: value for name, value in counts.items() if isinstance(value, int | float) and value < 0}
    assert below == {}
    page = (printed / "html/book/data.html").read_text(encoding="utf-8")
    (table,) = re.findall(r'id="tab-coverage".*?</table>', page, re.DOTALL)
    assert "−" not in re.sub(r"<[^>]+>", " ", table)
    stated = {
        name: content["results"][f"data.coverage.{name}"]["value"] for name in ("expected", "held", "empty")
    }
    assert stated["expected"] == stated["held"] + stated["empty"]
    assert all(f"{value:,}" in table for value in stated.values())
