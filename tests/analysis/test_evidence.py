"""Documentary evidence: what sources state, counted and set side by side."""

import pandas as pd
import pytest

from analysis.china import evidence


def table(*rows):
    return pd.DataFrame(rows, columns=["claim", "item", "value", "unit", "source"])


def test_two_sources_of_one_item_give_its_ends():
    made = evidence.stated(
        table(("a-b", "day", 20140701, "date", "x"), ("a-b", "day", 20140703, "date", "y"))
    )
    row = made.iloc[0]
    assert (row["id"], row["value"], row["low"], row["high"]) == (
        "documents.a_b.day",
        20140701,
        20140701,
        20140703,
    )
    assert row["note"] == "x; y"


def test_one_source_has_no_ends():
    assert evidence.stated(table(("a", "n", 3, "count", "x")))[["low", "high"]].isna().all(axis=None)


def test_sources_in_two_units_are_refused():
    with pytest.raises(ValueError, match=r"a, n: sources in the units count, km"):
        evidence.stated(table(("a", "n", 3, "count", "x"), ("a", "n", 3, "km", "y")))


def test_only_claims_that_need_a_source_are_counted():
    need = {"result": "documents.a_b.sources"}
    claims = [
        {"id": "a-b", "needs": [need]},
        {"id": "c"},
        {"id": "d", "needs": [{"result": "documents.d.sources"}]},
    ]
    rows = table(("a-b", "n", 1, "count", "x"), ("a-b", "m", 1, "count", "x"), ("a-b", "m", 2, "count", "y"))
    assert evidence.sources(claims, rows) == {"documents.a_b.sources": 2, "documents.d.sources": 0}


def test_a_row_on_no_claim_is_refused():
    with pytest.raises(ValueError, match="no claim misspelt"):
        evidence.sources([{"id": "spelt"}], table(("misspelt", "n", 1, "count", "x")))


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(20140701, "date", "2014-07-01"), (0, "yes or no", "no"), (82.3, "%", "82.3")]
)
def test_a_number_is_shown_in_its_unit(value, unit, text):
    assert evidence.text(value, unit) == text
