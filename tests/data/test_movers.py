"""Migrants and retail prices: what must be true of the tables, from the files alone."""

from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
MIGRANTS, MOVES, PRICES, REGIONS = (
    pd.read_csv(DATA / f"{name}.csv") for name in ("migrants", "region_migrants", "retail_prices", "regions")
)
NATION = MIGRANTS.set_index(["measure", "year"])["persons"]


@pytest.mark.parametrize("year", [2010, 2015])
def test_who_leaves_a_province_arrives_in_another(year):
    own = MOVES[MOVES["year"] == year]
    assert sorted(own["region"]) == sorted(REGIONS["region"])
    assert own["arrived"].sum() == pytest.approx(own["left"].sum(), abs=1)
    assert own["arrived"].sum() == pytest.approx(NATION["moved", year], abs=1)


def test_the_relabelled_six_lie_in_the_west_and_have_the_size_of_their_regions():
    six = set(MOVES.loc[MOVES["flag"].notna(), "region"])
    west = set(REGIONS.loc[REGIONS["macro_region"] == "West", "region"])
    assert six == {"Shaanxi", "Tibet", "Gansu", "Qinghai", "Ningxia", "Xinjiang"} and six <= west
    people = pd.read_csv(DATA / "population.csv").set_index(["region", "year"])["population"]
    for year in (2010, 2015):
        own = MOVES[MOVES["year"] == year].set_index("region")
        leave = own["left"] / people.xs(year, level="year").reindex(own.index)
        assert leave.between(0.005, 0.12).all()  # as labelled in the copy, a third of Qinghai had left
        assert own["arrived"].idxmin() == "Tibet"


def test_counts_fit_one_another():
    """Who moved lately lives away; and the population is the one that the nation published."""
    assert set(MIGRANTS["measure"]) == {"moved", "away", "away_within", "born_elsewhere"}
    for year in (2010, 2020):
        assert NATION["moved", year] < NATION["away", year] < NATION["born_elsewhere", year]
    nation = pd.read_csv(DATA / "national_population.csv").set_index("year")["population"]
    for row in MIGRANTS[MIGRANTS["year"] >= 2006].itertuples():
        assert row.population == pytest.approx(nation[row.year], rel=0.01)


def test_retail_prices_are_complete():
    assert len(PRICES) == 31 * 17 and not PRICES.duplicated(["region", "year"]).any()
    assert set(PRICES["region"]) == set(REGIONS["region"]) and set(PRICES["year"]) == set(range(2003, 2020))
    assert PRICES.notna().all(axis=None)


def test_food_moves_as_its_parts_do():
    """Food holds them, and meat: over regions and years it goes with their mean."""
    parts = PRICES[["grain", "eggs", "aquatic", "vegetables", "fruit"]].mean(axis=1)
    assert parts.corr(PRICES["food"]) > 0.7
