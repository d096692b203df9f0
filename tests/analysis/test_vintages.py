"""Which figures there are: cells expected, held and empty, of tables with any key."""

import pandas as pd
import pytest

from analysis.data import package
from analysis.methods import vintages

PACK = package.open()
TABLES = {name: PACK.table(name) for name in PACK.names if "schema" in PACK.resource(name)}
KEYS = {name: PACK.resource(name)["schema"].get("primaryKey", ()) for name in TABLES}


def planted() -> dict[str, pd.DataFrame]:
    """Two indicators in one table, of which one lacks a cell and the other a row; a table with vintages."""
    rows = [
        ("A", 2000, "roads", 1.0),
        ("A", 2001, "roads", None),
        ("B", 2000, "roads", 3.0),
        ("B", 2001, "roads", 4.0),
        ("A", 2000, "rails", 5.0),
        ("A", 2002, "rails", 6.0),
    ]
    many = pd.DataFrame(rows, columns=["region", "year", "indicator", "value"])
    accounts = [("A", 2000, "v1", 1.0), ("A", 2000, "v2", 2.0), ("A", 2001, "v2", 3.0)]
    held = pd.DataFrame(accounts, columns=["region", "year", "vintage", "grp"])
    return {"many": many, "accounts": held, "national": pd.DataFrame({"year": [2000], "gdp": [1.0]})}


PLANTED_KEYS = {"many": ["indicator", "region", "year"], "accounts": ["region", "year", "vintage"]}


def test_cells_of_tables_with_several_rows_a_region_and_year_are_counted_by_series():
    cover = vintages.coverage(vintages.cells(planted(), keys=PLANTED_KEYS)).set_index("series")
    assert cover.to_dict("index") == {
        "many.value.roads": dict(first=2000, last=2001, regions=2, expected=4, held=3, empty=1),
        "many.value.rails": dict(first=2000, last=2002, regions=1, expected=3, held=2, empty=1),
        "accounts.grp.v1": dict(first=2000, last=2000, regions=1, expected=1, held=1, empty=0),
        "accounts.grp.v2": dict(first=2000, last=2001, regions=1, expected=2, held=2, empty=0),
    }
    assert vintages.gaps(cover.reset_index()) == "many.value.roads 1, many.value.rails 1"
    full = cover[cover["empty"] == 0]
    assert vintages.gaps(full.reset_index()) == "–"


def test_rows_that_the_key_does_not_tell_apart_are_refused_not_counted_twice():
    with pytest.raises(ValueError, match="many has two rows of A in 2000; name in `keys`"):
        vintages.cells(planted(), keys=PLANTED_KEYS | {"many": ["region", "year"]})
    with pytest.raises(ValueError, match="accounts has two rows of A in 2000"):
        vintages.cells(planted(), keys={"many": PLANTED_KEYS["many"]})


def test_no_series_of_the_book_has_fewer_cells_expected_than_held():
    cover = vintages.coverage(vintages.cells(TABLES, keys=KEYS))
    assert (cover["empty"] >= 0).all() and (cover["held"] > 0).all()
    assert (cover["expected"] == cover["held"] + cover["empty"]).all()


def test_the_empty_cells_of_the_book_are_the_gaps_that_its_descriptor_states():
    """Counted apart, from the descriptor: stated gaps of regions that have any figure of the series."""
    cover = vintages.coverage(vintages.cells(TABLES, keys=KEYS)).set_index("series")
    checked = 0
    for name, table in TABLES.items():
        for stated in PACK.resource(name).get("coverage", {}).get("complete", []):
            label = ".".join([name, stated["column"], *stated.get("where", {}).values()])
            if label not in cover.index:
                continue
            span, rows = cover.loc[label], table
            for key, value in stated.get("where", {}).items():
                rows = rows[rows[key] == value]
            some = set(rows.dropna(subset=[stated["column"]])["region"])
            years = {
                (gap["region"], year)
                for gap in stated.get("gaps", [])
                for year in range(max(gap["first"], span["first"]), min(gap["last"], span["last"]) + 1)
                if gap["region"] in some
            }
            assert span["empty"] >= len(years), label
            if (span["first"], span["last"]) == (stated["first"], stated["last"]):
                assert span["empty"] == len(years), label
                checked += 1
    assert checked > 80


def test_gaps_known_of_the_book():
    cover = vintages.coverage(vintages.cells(TABLES, keys=KEYS)).set_index("series")["empty"]
    known = {
        "employment.employed": 280,
        "urban_employment.personal_services": 12,
        "urban_employment.real_estate": 4,
        "digital.rural_broadband": 3,
    }
    assert cover[list(known)].to_dict() == known


def test_a_region_year_counts_its_series():
    grid = vintages.coverage_by_region(vintages.cells(planted(), keys=PLANTED_KEYS))
    assert grid.loc["A"].to_dict() == {2000: 4, 2001: 1, 2002: 1}
    assert grid.loc["B"].to_dict() == {2000: 1, 2001: 1, 2002: 0}


def test_a_revision_compares_consecutive_vintages_of_a_family_in_the_last_marked_year():
    """In percent the totals' revision is the per-head figures', as both vintages have the same people."""
    series = PACK.series(superseded=True)
    revised = vintages.revisions(series)
    pairs = revised[["former", "series", "year"]].drop_duplicates()
    assert pairs.values.tolist() == [
        ["grp.v3", "grp.v4", 2017],
        ["grp.v4", "grp.v5", 2021],
        ["real.v4", "real.v5", 2019],
    ]
    accounts = TABLES["accounts"].set_index(["vintage", "region", "year"])["grp"]
    at = revised.set_index(["series", "region"])["revision"]
    expected = 100 * (accounts["v4", "Tianjin", 2017] / accounts["v3", "Tianjin", 2017] - 1)
    assert at["grp.v4", "Tianjin"] == pytest.approx(expected)
    sums = accounts.unstack("region").sum(axis=1)
    whole = vintages.revisions(series, by="").set_index("series")["revision"]
    assert whole["grp.v5"] == pytest.approx(100 * (sums["v5", 2021] / sums["v4", 2021] - 1))
    east = vintages.revisions(series, by="macro_region").set_index(["series", "macro_region"])["revision"]
    of_east = PACK.table("regions").query("macro_region == 'East'")["region"]
    east_sums = accounts.unstack("region")[of_east].sum(axis=1)
    assert east["grp.v5", "East"] == pytest.approx(100 * (east_sums["v5", 2021] / east_sums["v4", 2021] - 1))


def test_the_year_of_a_revision_can_be_given_and_one_vintage_has_none():
    series = [s for s in PACK.series(superseded=True) if s.family != "real"]
    assert set(vintages.revisions(series, year=2010)["year"]) == {2010}
    assert vintages.revisions([s for s in series if s.vintage != "v4"])["former"].unique().tolist() == [
        "grp.v3"
    ]
    assert vintages.revisions([s for s in series if s.family == "income"]).empty
    with pytest.raises(ValueError, match=r"grp.v4 and grp.v5 do not both hold 2001"):
        vintages.revisions(series, year=2001)


def test_a_summary_holds_groups_and_the_whole_of_each_pair_in_turn():
    rows = vintages.summary(PACK.series(superseded=True), by="macro_region")
    names = [*PACK.table("regions")["macro_region"].unique(), "total"]
    assert rows["group"].tolist() == 3 * names
    assert rows["series"].tolist() == 5 * ["grp.v4"] + 5 * ["grp.v5"] + 5 * ["real.v5"]
    accounts = TABLES["accounts"].query("year == 2017").pivot(index="region", columns="vintage", values="grp")
    lowered = int((accounts["v4"] < accounts["v3"]).sum())
    assert rows.loc[rows["group"] == "total", "lowered"].iloc[0] == lowered
