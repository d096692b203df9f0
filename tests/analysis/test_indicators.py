"""Indicators from totals: ratios by hand, samples, and the two readings of the book's own figures."""

import csv
import dataclasses
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.china import indicators
from analysis.composite import composite
from analysis.data import package

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def pack():
    return package.open()


@pytest.fixture(scope="module")
def table(pack):
    return indicators.ratios(pack)


def cell(name, **where):
    """One value of a table, by csv alone."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = [r for r in csv.DictReader(stream) if all(r[k] == str(v) for k, v in where.items())]
    return row


def value(table, indicator, region, year):
    rows = table.query("indicator == @indicator and region == @region and year == @year")
    return rows["value"].item()


def total(series, region, year):
    return float(cell("indicators", indicator=series, region=region, year=year)["value"])


def test_ratios_by_hand(table):
    where = {"region": "Henan", "year": 2019}
    people = float(cell("population", **where)["population"])
    before = float(cell("population", region="Henan", year=2018)["population"])
    grp = float(cell("accounts", vintage="v5", **where)["grp"])
    area = float(cell("areas", region="Henan")["area"])
    insured = total("pension_employees", **where) + total("pension_residents", **where)
    expected = {
        "highway_density": 100 * total("highway", **where) / area,
        "beds_per_head": 1000 * total("beds", **where) / people,
        "pension_coverage": 100 * insured / people,
        "education_spending_per_head": total("education_spending", **where) * 1e4 / ((people + before) / 2),
        "pupils_per_teacher_primary": total("primary_pupils", **where) / total("primary_teachers", **where),
        "rd_intensity": 100 * total("rd_spending", **where) / grp,
        "co2_per_grp": total("co2", **where) * 1e6 / (grp * 1e4),  # tonnes over 10,000 yuan
        "openness_usd": total("trade_usd", **where) * 1e3 / (grp * 1e8 / 1e3),
        "forest_cover": 100 * total("forest_area", **where) * 100 / area,
        "income_per_head": float(cell("income", **where)["all"]),
    }  # fmt: skip
    assert {k: value(table, k, **where) for k in expected} == pytest.approx(expected, rel=1e-12)


def test_ratios_use_the_population_after_the_census(table):
    """Beds over year-end residents after the 2020 census, summed over regions."""
    rows = table.query("indicator == 'beds_per_head' and year == 2019")
    assert 1000 * rows["numerator"].sum() / rows["denominator"].sum() == pytest.approx(6.2547, abs=5e-5)


def test_constant_prices_deflate_money_alone(pack, table):
    constant = indicators.ratios(pack, prices="constant", first=2012)
    for name in ("beds_per_head", "rd_intensity", "urban_rural_ratio"):
        assert value(constant, name, "Henan", 2019) == pytest.approx(value(table, name, "Henan", 2019))
    level = np.prod([float(cell("prices", region="Henan", year=y)["cpi"]) / 100 for y in range(2013, 2020)])
    ratio = value(table, "urban_wage", "Henan", 2019) / value(constant, "urban_wage", "Henan", 2019)
    assert ratio == pytest.approx(level)
    assert value(constant, "co2_per_grp", "Henan", 2019) / value(
        table, "co2_per_grp", "Henan", 2019
    ) == pytest.approx(level)
    assert value(constant, "urban_wage", "Henan", 2012) == pytest.approx(
        value(table, "urban_wage", "Henan", 2012)
    )
    with pytest.raises(ValueError, match="one of current, constant"):
        indicators.ratios(pack, prices="real")
    with pytest.raises(ValueError, match="held are v3, v4, v5"):
        indicators.ratios(pack, vintage="v9")


@pytest.mark.parametrize(
    ("sample", "indicators_", "regions", "years"),
    [("full", 24, 31, 8), ("without_tibet", 28, 30, 8), ("from_2013", 27, 31, 7), ("reduced", 11, 30, 11)],
)
def test_samples_are_complete(pack, sample, indicators_, regions, years):
    data = indicators.build(pack, sample=sample)
    assert (len(data.indicators), len(data.regions), len(data.years)) == (indicators_, regions, years)
    assert not np.isnan(composite.denominate(data)).any() and data.size is not None
    names = {i.id for i in data.indicators}
    assert "retail_sales_per_head" not in names  # broken in 2018
    assert len(names & {"technicians_per_head", "health_personnel_per_head"}) == 1
    dimensions = {i.dimension for i in data.indicators}
    assert ("living_standards" in dimensions) == (sample != "reduced")
    assert len(dimensions) == (4 if sample == "reduced" else 5)


def test_variants_change_one_choice_at_a_time(pack):
    found = indicators.variants(pack, sample="reduced", vintage="v5", prices="constant")
    assert next(iter(found)) == "reduced" and list(found)[-1] == "current"
    assert set(found) == {*indicators.SAMPLES, "current"}
    for name, data in found.items():
        sample = name if name in indicators.SAMPLES else "reduced"
        prices = "constant" if name in indicators.SAMPLES else name
        alone = indicators.build(pack, sample=sample, vintage="v5", prices=prices)
        assert (data.years, data.regions) == (alone.years, alone.regions)
        assert np.array_equal(data.values, alone.values, equal_nan=True), name


def test_a_break_counts_only_inside(pack):
    early = indicators.comparable(pack, indicators.Sample(2012, 2017))
    assert "retail_sales_per_head" in set(early["id"]) and "so2_per_grp" not in set(early["id"])
    assert "so2_per_grp" in set(indicators.comparable(pack, indicators.Sample(2016, 2017))["id"])


def test_data_hold_the_ratios(pack, table):
    data = indicators.build(pack, sample="full", prices="current")
    cube = composite.denominate(data)
    k = [i.id for i in data.indicators].index("doctors_per_head")
    r, t = data.regions.index("Tibet"), data.years.index(2015)
    assert cube[r, t, k] == pytest.approx(value(table, "doctors_per_head", "Tibet", 2015))
    assert data.regions == tuple(pack.table("regions")["region"]) and data.groups["Tibet"] == "West"


def test_gaps_can_be_taken_in_for_imputation(pack):
    data = indicators.build(pack, sample="full", also=("co2_per_grp",), drop=("forest_cover",))
    recipe = composite.recipe(
        impute={"method": "group"},
        normalise={"method": "minmax"},
        weight={"method": "equal"},
        aggregate={"method": "arithmetic"},
    )
    made = composite.build(data, recipe)
    assert made.imputed.sum() == 8 and made.imputed[data.regions.index("Tibet")].sum() == 8


def test_refusals(pack):
    for bad, said in (
        ({"sample": "all"}, "one of full, without_tibet"),
        ({"drop": ("beds",)}, "beds not in the sample"),
        ({"also": ("happiness",)}, "no indicator happiness"),
        ({"sample": indicators.Sample(1990, 1999)}, "no indicator covers 1990"),
    ):
        with pytest.raises(ValueError, match=said):
            indicators.build(pack, **bad)


def test_two_readings_of_the_books_figures(pack):
    """Levels rise in every dimension; the gaps close much less, and not in all."""
    read = indicators.two_readings(indicators.build(pack, sample="without_tibet"))
    ends = indicators.summary(read).query("year == 2019").set_index("dimension")
    assert (ends["level_index"] > 100).all()
    assert ends.loc["total", "level_index"] > 140 and 100 < ends.loc["total", "coordination_index"] < 110
    assert ends.loc["green", "coordination_index"] < 100
    last = read.query("year == 2019").set_index("indicator")
    assert last.loc["pupils_per_teacher_primary", "level"] == pytest.approx(16.85, abs=0.05)
    first = read.query("year == 2012")
    assert first["level_index"].tolist() == pytest.approx([100] * len(first))


def test_summary_by_hand():
    read = pd.DataFrame({"year": [1, 1, 1], "dimension": ["a", "a", "b"], "level_index": [100.0, 400, 50]})
    read["coordination_index"] = [100.0, 100, 100]
    found = indicators.summary(read).set_index("dimension")["level_index"]
    assert found.to_dict() == pytest.approx({"total": 100, "a": 200, "b": 50})


def test_turned_around_the_readings_turn(pack):
    """2012 and 2019 exchanged: what rose falls."""
    data = indicators.build(pack, sample="full")
    back = {"values": data.values[:, ::-1], "size": data.size[:, ::-1]}
    turned = dataclasses.replace(data, **back)
    found = indicators.summary(indicators.two_readings(turned)).query("year == 2019 and dimension == 'total'")
    straight = indicators.summary(indicators.two_readings(data)).query(
        "year == 2019 and dimension == 'total'"
    )
    for column in ("level_index", "coordination_index"):
        assert found[column].item() == pytest.approx(1e4 / straight[column].item())
        assert found[column].item() < 100 < straight[column].item()


def test_by_macro_region(pack, table):
    regions = pack.table("regions")
    per = indicators.listed(pack).set_index("id")["per"].to_dict()
    macro_regions = indicators.by_macro_region(table, regions=regions, per=per)
    northeast = ["Liaoning", "Jilin", "Heilongjiang"]
    beds = sum(total("beds", r, 2019) for r in northeast)
    people = sum(float(cell("population", region=r, year=2019)["population"]) for r in northeast)
    rows = macro_regions.query(
        "macro_region == 'Northeast' and year == 2019 and indicator == 'beds_per_head'"
    )
    assert rows["value"].item() == pytest.approx(1000 * beds / people)
    west = macro_regions.query("macro_region == 'West' and indicator == 'co2_per_grp'")
    assert west["value"].isna().all()  # no Tibet, no West


def test_coverage(table):
    found = indicators.coverage(table)
    assert found.loc["beds_per_head", 2019] == 31 and found.loc["co2_per_grp", 2019] == 30
    assert found.loc["beds_per_head", 2020] == 0 and found.attrs["regions"] == 31
