"""Documentary evidence: what sources state, counted and set side by side."""

import numpy as np
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
    ("value", "unit", "text"),
    [
        (20140701, "date", "2014-07-01"),
        (20160900, "date", "2016-09"),
        (20160000, "date", "2016"),
        (0, "yes or no", "no"),
        (82.3, "%", "82.3"),
        (-5.4, "%", "−5.4"),
    ],
)
def test_a_number_is_shown_in_its_unit(value, unit, text):
    assert evidence.text(value, unit) == text


def test_who_says_so_is_counted_by_source():
    rows = table(
        ("a-b", "n", 1, "count", "x"), ("a-b", "m", 1, "count", "x"), ("a-b", "m", 2, "count", "y")
    ).assign(who=["issuer", "issuer", "independent"])
    made = evidence.said_by(rows).set_index(["claim", "who"])["value"].to_dict()
    assert made == {("a_b", "issuer"): 1, ("a_b", "independent"): 1}
    with pytest.raises(ValueError, match="who is the neighbour; expected independent, issuer, reprint"):
        evidence.said_by(rows.assign(who="the neighbour"))


def given(**items):
    claim = items.pop("claim")
    made = evidence.derived(pd.Series({f"documents.{claim}.{k}": v for k, v in items.items()}))
    return made.set_index(made["id"].str.removeprefix(f"documents.{claim}."))


def test_weather_is_taken_out_of_a_fall():
    """100 fell to 60; weather alone would have made it 90: net of it, it fell to 70."""
    claim = "capital_region_environment_treated_together"
    made = given(claim=claim, particles_2013=100, particles_2017=60, particles_by_weather=-10)
    assert made.at["net_of_weather", "value"] == pytest.approx(-30)


def test_the_second_half_lies_between_its_quarters():
    made = given(claim="recovery_speeds_up", first_half=3, third_quarter=4, fourth_quarter=2)
    assert made.loc["second_half_minus_first", ["low", "value", "high"]].tolist() == [-1, 0, 1]


def test_the_step_of_a_new_definition_is_no_change():
    years = {2015: 1.0, 2017: 1.1, 2018: 1.9, 2019: 1.9}
    items = {f"hong_kong_research_{year}": value for year, value in years.items()}
    made = given(claim="greater_bay_area_gains_strength", **items)
    assert made.at["hong_kong_change", "value"] == pytest.approx(0.1)


def test_what_lacks_an_item_is_not_worked_out():
    assert len(given(claim="pandemic_blocks_customs", hours_2019_12=40)) == 0
    made = given(claim="pandemic_blocks_customs", hours_2019_12=40, hours_2020_12=50)
    assert made["value"].to_dict() == {"hours_change_2020_12": 25}


def test_what_two_samples_are_worth_agrees_with_drawing_them():
    rng = np.random.default_rng(1)
    first, last = (100 * rng.binomial(700, 0.3, 100_000) / 700 for _ in range(2))
    rates = evidence.survey_rates(30, 30, n=700, rise=5)
    assert rates["chance"] == pytest.approx(np.quantile(last - first, 0.95), abs=0.15)
    assert rates["p"] == pytest.approx(50) and rates["short"] <= 0
    risen = 100 * rng.binomial(700, 0.35, 100_000) / 700
    assert rates["power"] == pytest.approx(100 * (risen - first > rates["chance"]).mean(), abs=2)


def test_the_base_of_a_total_and_its_growth_with_both_rounded():
    found = evidence.base_of(1.68, growth=17.2, half=0.005)
    assert found["value"] == pytest.approx(1.68 / 1.172)
    assert found["low"] == pytest.approx(1.675 / 1.1725) and found["high"] == pytest.approx(1.685 / 1.1715)


def test_claims_are_counted_where_they_stand():
    article = pd.DataFrame({"feature": [1, 1], "part": [0, 2], "paragraph": [1, 4], "sentences": [3, 2]})
    claims = [{"where": {"feature": 1, "part": 2, "paragraph": 4}}] * 2
    found = evidence.by_paragraph(article, claims)
    assert found["claims"].tolist() == [0, 2] and found["place"].tolist() == ["1, 0, 1", "1, 2, 4"]
