"""Collecting refuses what a page could not stand for."""

import pytest

from analysis.output.results import UNITS
from press import PressError
from press.findings.figures import LANGUAGES
from press.findings.results import FORMS, POWERS, RESULT, WORDED, merge, recorded, show


def notebook(*records):
    outputs = [
        {"output_type": "display_data", "data": {RESULT: record}, "metadata": {}} for record in records
    ]
    return {"cells": [{"cell_type": "code", "metadata": {}, "source": "", "outputs": outputs}]}


def number(**changes):
    return {"id": "a.b", "value": 1.0, "unit": "%", "digits": 1, **changes}


def test_a_result_keeps_its_chapter_and_loses_what_another_processor_may_round_differently():
    found = recorded(notebook(number(value=1 / 3, low=None)), "book/a")
    assert found == {"a.b": {"value": 0.3333333333, "unit": "%", "digits": 1, "chapter": "book/a"}}


@pytest.mark.parametrize("end", [0.006143064426501759, 0.0061430644264993195])
def test_an_end_near_zero_has_no_more_decimals_than_the_far_one(end):
    """Two processors' ends of one interval: a difference of numbers about 2, alike to twelve decimals."""
    found = recorded(notebook(number(low=-2.4754552872309223, high=end)), "book/a")["a.b"]
    assert (found["low"], found["high"]) == (-2.475455287, 0.006143064)


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([number(), number()], "a.b is recorded twice in this chapter"),
        ([number(unit="")], "a.b has no unit"),
        ([number(value=float("nan"))], "a.b is not finite"),
        ([number(high=float("inf"))], "a.b is not finite"),
    ],
)
def test_a_bad_record_is_refused(records, words):
    with pytest.raises(PressError, match="book/a, code cell 1") as refused:
        recorded(notebook(*records), "book/a")
    assert words in str(refused.value)


def test_an_id_belongs_to_one_chapter():
    one, two = (recorded(notebook(number()), name) for name in ("book/a", "book/b"))
    with pytest.raises(PressError, match="a.b is recorded twice: by book/a and by book/b"):
        merge({"book/a": one, "book/b": two})


def test_results_are_sorted_by_id():
    merged = merge({"x": recorded(notebook(number(id="b.a"), number(id="a.b")), "x")})
    assert list(merged) == ["a.b", "b.a"]


@pytest.mark.parametrize(
    ("result", "how", "text"),
    [
        (number(value=21.84), "", "21.8 %"),
        (number(value=21.84), "bare", "21.8"),
        (number(value=21.84), "0", "22 %"),
        (number(value=-0.04), "", "0.0 %"),
        (number(value=-1.26), "", "−1.3 %"),
        (number(value=461000, unit="km", digits=0), "", "461,000 km"),
        (number(value=1.694, unit="ratio", digits=2), "", "1.69"),
        (number(value=2024, unit="year", digits=0), "", "2024"),
    ],
)
def test_a_number_is_shown_with_its_digits_and_unit(result, how, text):
    assert show(result, how).replace("\u00a0", " ") == text


def test_a_table_or_an_unknown_format_is_no_number():
    with pytest.raises(PressError, match="is a table"):
        show(number(value={"columns": [], "rows": []}))
    with pytest.raises(PressError, match="expected bare, interval, low, high, size, two words"):
        show(number(), ".1f")
    with pytest.raises(PressError, match="has no interval"):
        show(number(), "interval")
    with pytest.raises(PressError, match="has no interval"):
        show(number(), "low")
    assert show(number(low=-1.0, high=2.0), "interval") == "−1.0 to 2.0\u00a0%"
    assert [show(number(low=-1.0, high=2.0), end) for end in ("low", "high")] == ["−1.0", "2.0"]


@pytest.mark.parametrize(
    ("result", "how", "text"),
    [
        (number(value=-6.6), "", "−6.6%"),
        (number(value=-6.6), "size", "6.6%"),
        (number(value=-6.6), "下降/上升", "上升"),
        (number(value=-2.1, unit="% a year"), "", "年均−2.1%"),
        (number(value=-2.1, unit="% a year"), "size", "2.1%"),
        (number(value=2.5, unit="percentage points"), "", "2.5个百分点"),
        (number(value=12345, unit="100 million yuan", digits=0), "", "12,345亿元"),
        (number(value=123.4, unit="million US dollars", digits=0), "", "1.23亿美元"),
        (number(value=1234, unit="10,000 persons", digits=0), "", "1,234万人"),
        (number(value=20140226, unit="date", digits=0), "", "2014年2月26日"),
        (number(value=2012, unit="year", digits=0), "", "2012"),
        (number(value=1, unit="yes or no", digits=0), "", "是"),
        (number(value=1.0, low=0.5, high=1.5, unit="% a year"), "interval", "年均0.5%至1.5%"),
        (number(value=3, low=2, high=5, unit="years", digits=0), "interval", "2至5年"),
    ],
)
def test_a_result_is_shown_as_chinese_says_numbers(result, how, text):
    assert show(result, how, "zh") == text


def test_every_unit_is_said_in_every_language():
    """A unit that is written out has a form; a pure number's kind has none."""
    pure = {"CV", "count", "index", "p", "ratio", "share", "year"}
    assert set(FORMS) | set(WORDED) | pure == set(UNITS) and not set(FORMS) & pure
    assert set(POWERS) == set(LANGUAGES) and all(set(powers) <= set(FORMS) for powers in POWERS.values())
