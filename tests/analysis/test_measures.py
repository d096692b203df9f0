"""What a package of values gives: complete panels, weights, groups; and what it refuses, in words."""

import argparse
import json
from pathlib import Path

import pandas as pd
import pytest

from analysis import measures
from analysis.data import package
from analysis.data.package import PackageError
from analysis.output import figures
from press.packages import scaffold

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def made(tmp_path):
    """The invented package of twelve regions."""
    scaffold._new(argparse.Namespace(folder=tmp_path / "made"))
    return tmp_path / "made"


def rewrite(folder, name, change):
    path = folder / f"{name}.csv"
    table = pd.read_csv(path, dtype=str)
    change(table).to_csv(path, index=False, lineterminator="\n")
    package.seal(folder)


def test_the_states_are_one_measure_without_weights():
    (m,) = measures.of(package.open(ROOT / "editions/us"))
    assert (m.name, m.column, m.n, m.first, m.last) == ("value", "income", 48, 1929, 2009)
    assert m.weights is None and m.spreads == ("cv", "sdlog")
    assert m.groups == ("census_region", "census_division")
    assert list(m.regions["plate"]) == list(m.regions["census_region"])
    assert m.spans == {"whole": (1929, 2009), "early": (1929, 1969), "late": (1969, 2009)}
    assert m.words["title"] == "per-capita income" and m.words["Title"] == "Per-capita income"


def test_a_package_of_accounts_gives_none():
    assert measures.of(package.open()) == []


def test_population_and_groups_come_along(made):
    (m,) = measures.of(package.open(made))
    assert m.weights == "population" and m.spreads == ("cv", "sdlog", "cvw", "sdlogw")
    assert {"region", "year", "per_head", "population", "group"} == set(m.table.columns)
    assert m.spec("regions")["tables"] == ["values", "population", "regions"]


def test_years_are_cut_to_those_asked_for(made):
    (m,) = measures.of(package.open(made), first=2012, last=2020)
    assert (m.first, m.last, len(m.table)) == (2012, 2020, 9 * 12)


def test_further_columns_go_by_their_own_names_over_the_years_that_all_regions_have(made):
    def more(table):
        late = table["year"].astype(int) >= 2015
        return table.assign(out_put=table["value"].where(late, ""))

    descriptor = json.loads((made / "datapackage.json").read_text(encoding="utf-8"))
    values = next(r for r in descriptor["resources"] if r["name"] == "values")
    values["schema"]["fields"].append({"name": "out_put", "type": "number"})
    (made / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    rewrite(made, "values", more)
    first, second = measures.of(package.open(made))
    assert (first.name, second.name, second.slug) == ("value", "out_put", "out-put")
    assert second.title == "out put" and second.unit == "unit not stated"
    assert (second.first, second.last) == (2015, 2021)


def test_values_that_have_no_logarithm_are_refused(made):
    rewrite(made, "values", lambda t: t.assign(value=t["value"].where(t.index != 3, "0")))
    with pytest.raises(PackageError, match="column value: Region A 2013 not above zero"):
        measures.of(package.open(made))


def test_a_population_with_a_gap_is_refused(made):
    rewrite(made, "population", lambda t: t[(t["region"] != "Region C") | (t["year"] != "2016")])
    with pytest.raises(PackageError, match="none above zero for Region C 2016"):
        measures.of(package.open(made))


def test_no_two_years_of_all_regions_is_refused(made):
    rewrite(made, "values", lambda t: t[(t["region"] != "Region C") | (t["year"] == "2016")])
    with pytest.raises(PackageError, match="no two years in which every region has a value"):
        measures.of(package.open(made))


def test_plates_keep_their_colours_and_other_groups_get_some():
    assert figures.group_colours(pd.Series(["West", "East"])) == figures.PLATE_COLOURS
    nine = figures.group_colours(pd.Series(list("abcdefghi") * 2))
    assert list(nine) == list("abcdefghi") and len(set(nine.values())) == 9


def test_a_region_has_a_short_label_whatever_the_package_holds():
    style = figures.start("en")
    rows = pd.DataFrame({"region": ["New York", "Wyoming"], "label": ["NY", ""]}).itertuples()
    assert [figures.short(row, style) for row in rows] == ["NY", "Wyo"]


def test_texts_for_any_package_stand_in_for_the_books_own():
    style = figures.start("en")
    key = "figure.space-moran.title"
    values = {"change": -0.1, "start": 0.4, "end": 0.3, "high": 0.2}
    assert "output" in style.text(key, **values) and "output" not in style.anywhere().text(key, **values)
    assert style.anywhere().text("measure.cv") == style.text("measure.cv")
