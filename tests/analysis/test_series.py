"""A package's series: declared ones against other routes to the same figures, columns, refusals."""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.data import package, panel, series
from analysis.data.package import PackageError
from analysis.data.series import at_ends, overview, pick
from analysis.methods import beta, clubs
from press.packages import scaffold

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pack():
    return package.open(ROOT / "data")


@pytest.fixture(scope="module")
def own(pack):
    return {s.name: s for s in pack.series()}


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


def same(one, other, value="per_head"):
    both = one.merge(other, on=["region", "year"], validate="one_to_one")
    assert len(both) == len(one) == len(other)
    np.testing.assert_allclose(both[f"{value}_x"], both[f"{value}_y"], rtol=1e-12)


def test_the_headline_comes_first_and_superseded_vintages_only_when_asked_for(pack):
    assert [s.name for s in pack.series()] == ["grp.v5", "grp.v4", "real.v5", "real.v4", "income"]
    assert [s.name for s in pack.series(superseded=True)][-1] == "grp.v3"
    assert pick(pack.series()).name == "grp.v5" and pick(pack.series(), "income").name == "income"
    with pytest.raises(ValueError, match=r"no series 'grp.v9'; there are grp.v5, grp.v4"):
        pick(pack.series(), "grp.v9")


@pytest.mark.parametrize("vintage", ["v4", "v5"])
def test_product_per_head_is_that_of_the_panel(pack, own, vintage):
    heads = panel.per_head(pack.table("accounts"), population=pack.table("population"), vintage=vintage)
    same(own[f"grp.{vintage}"].table, heads)
    by_group = own[f"grp.{vintage}"].by_group("macro_region")
    other = panel.per_head_by_group(heads, regions=pack.table("regions"))
    assert list(by_group["macro_region"].unique()) == list(other["macro_region"].unique())
    np.testing.assert_allclose(by_group["per_head"], other["per_head"], rtol=1e-12)


def chained(links, *, base, start):
    """Levels ``start`` (by region) of ``base``, moved by ``links`` (region, year, index: last year 100)."""
    wide = links.dropna().pivot(index="year", columns="region", values="index").loc[base + 1 :] / 100
    first = pd.DataFrame(1.0, index=[base], columns=wide.columns)
    levels = (pd.concat([first, wide]).cumprod() * start).rename_axis("year")
    return levels.melt(ignore_index=False, value_name="level").reset_index()


@pytest.mark.parametrize("base", [2001, 2006])
def test_the_real_series_at_any_prices_is_the_chained_one(pack, own, base):
    accounts = pack.table("accounts")
    heads = panel.per_head(accounts, population=pack.table("population"), vintage="v4")
    index = accounts[(accounts["vintage"] == "v4") & (accounts["growth_status"] == "final")]
    links = index[["region", "year", "growth_index"]].set_axis(["region", "year", "index"], axis=1)
    start = heads[heads["year"] == base].set_index("region")["grp"]
    real = chained(links, base=base, start=start).merge(heads, on=["region", "year"])
    real = real.assign(per_head=real["level"] / real["mean_population"] * 1e4)
    same(own["real.v4"].at_prices_of(base).between(base).table, real)
    assert own["income"].at_prices_of(base) is own["income"]


def test_a_real_series_at_current_prices_is_the_nominal_one_in_its_own_years(own):
    real = own["real.v4"]
    same(real.current().table, own["grp.v4"].between(real.first, real.last).table)
    assert (real.current().name, real.current().basis, real.current().unit) == (
        "real_nominal.v4",
        "nominal",
        "yuan",
    )
    assert own["income"].current() is None and real.current().current() is None


def test_a_series_takes_a_further_grouping_of_its_regions(own):
    real = own["real.v4"]
    coast = {
        region: "coast" if region in ("Shanghai", "Fujian") else "inland" for region in real.regions["region"]
    }
    found = real.grouped("sea", coast)
    assert found.groups == (*real.groups, "sea") and "sea" not in real.table
    assert set(found.current().table.query("sea == 'coast'")["region"]) == {"Shanghai", "Fujian"}
    with pytest.raises(ValueError, match=r"real\.v4: no group of 'sea' for Beijing"):
        real.grouped("sea", {r: s for r, s in coast.items() if r != "Beijing"})


def test_deflated_income_grows_by_the_consumer_prices_less(pack, own):
    income = pack.table("income").rename(columns={"all": "per_head"})[["region", "year", "per_head"]].dropna()
    links = pack.table("prices")[["region", "year", "cpi"]].set_axis(["region", "year", "index"], axis=1)
    start = pd.Series(1.0, index=income["region"].unique())
    prices = chained(links, base=income["year"].min(), start=start)
    real = income.merge(prices, on=["region", "year"]).assign(
        per_head=lambda df: df["per_head"] / df["level"]
    )
    same(own["income"].deflated().table, real)
    assert own["income"].deflated().last == pack.table("prices")["year"].max() < own["income"].last
    assert own["income"].deflated().name == "income_real" and own["grp.v5"].deflated() is None


def test_years_are_named_by_what_the_package_marks(own):
    assert own["grp.v5"].whens == {"first": 2012, "2020": 2020, "2021": 2021, "last": 2025}
    assert own["income"].since == 2013 and own["real.v4"].whens == {"first": 2012, "last": 2019}
    assert own["grp.v4"].spans == {"whole": (2001, 2023), "late": (2012, 2023), "early": (2001, 2012)}
    assert "early" not in own["income"].spans
    assert (own["real.v5"].first, own["real.v5"].last) == (2012, 2025)
    counted = series.first_and_last([own["grp.v4"], own["income"]])
    assert counted["value"].tolist() == [2012, 2023, 2013, 2025]


def test_a_series_says_which_of_its_years_are_preliminary(own):
    found = {name: s.preliminary for name, s in own.items()}
    assert found["grp.v5"] == found["real.v5"] == found["income"] == (2025,)
    assert found["grp.v4"] == (2023,) and found["real.v4"] == ()
    assert own["grp.v5"].between(last=2024).preliminary == ()
    assert own["grp.v5"].spec()["note"] == "2006-2025, 2025 preliminary"
    assert own["real.v4"].spec()["note"] == "2001-2019"


def test_a_series_begins_where_its_entry_says(pack):
    entry = next(one for one in pack.declared_series() if one["name"] == "real.v5")
    assert series.faults([entry | {"from": "2012"}], {}) == [
        "series 'real.v5': from is of another kind; expected a year"
    ]
    first = {s.name: s.first for s in series.of(pack, first=2015)}
    assert first["real.v5"] == first["grp.v5"] == 2015


def test_a_vintage_added_to_the_descriptor_and_the_rows_is_a_series(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    accounts = pd.read_csv(folder / "accounts.csv")
    factor = {region: 1 + at / 100 for at, region in enumerate(accounts["region"].unique())}
    rows = accounts[accounts["vintage"] == "v5"].assign(vintage="v6")
    rows["grp"] = rows["grp"] * rows["region"].map(factor)
    pd.concat([accounts, rows]).to_csv(folder / "accounts.csv", index=False)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    entry = next(one for one in descriptor["series"] if one["name"] == "grp.v5")
    descriptor["series"].append(json.loads(json.dumps(entry | {"headline": False}).replace("v5", "v6")))
    (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    package.seal(folder)
    found = {s.name: s for s in package.open(folder).series()}
    both = found["grp.v6"].table.merge(found["grp.v5"].table, on=["region", "year"])
    np.testing.assert_allclose(both["per_head_x"] / both["per_head_y"], both["region"].map(factor), rtol=1e-4)
    assert (found["grp.v6"].vintage, found["grp.v6"].family) == ("v6", "grp")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"unit": ""}, "series 'grp.v5': no text 'unit'; every series has name, title, table, column, unit"),
        ({"colour": "red"}, "series 'grp.v5': unknown property 'colour'"),
        ({"name": "GRP v5"}, "a name is words of a-z, 0-9 and _ joined by dots, such as grp.v5"),
        ({"column": "gdp"}, "names the column 'gdp' of the table 'accounts', which the package lacks"),
        ({"per": "people"}, "names the table 'people', which the package lacks"),
        ({"where": {"census": "5"}}, "names the column 'census' of the table 'accounts'"),
        ({"name": "income"}, "series 'income': declared twice; give each its own name"),
    ],
)
def test_a_series_that_the_package_cannot_feed_is_refused_by_name(tmp_path, change, words):
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["series"][0] |= change
    (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(PackageError) as refused:
        package.open(folder)
    assert words in str(refused.value)


def test_two_headlines_are_refused(tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / "data/datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["series"][1]["headline"] = True
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(PackageError, match=r"grp.v5, grp.v4 are headlines; one is expected"):
        package.open(tmp_path / "data")


# ---- a package of values: a column is a series -----------------------------------------------------------


def test_the_states_are_one_series_without_weights():
    (s,) = package.open(ROOT / "editions/us").series()
    assert (s.name, s.n, s.first, s.last, s.headline) == ("value", 48, 1929, 2009, True)
    assert (
        s.weights is None
        and s.spreads == ("cv", "sdlog")
        and s.words["en"] == ("Per-capita income", "per-capita income")
    )
    assert s.groups == ("census_region", "census_division")
    assert s.spans == {"whole": (1929, 2009), "early": (1929, 1969), "late": (1969, 2009)}
    assert s.whens == {"first": 1929, "last": 2009}


def test_population_and_groups_come_along(made):
    (s,) = package.open(made).series()
    assert s.weights == "population" and s.spreads == ("cv", "sdlog", "cvw", "sdlogw")
    assert {"region", "year", "per_head", "population", "group"} == set(s.table.columns)
    assert s.spec("regions")["tables"] == ["values", "population", "regions"]


def test_years_are_cut_to_those_asked_for(made):
    (s,) = package.open(made).series(first=2012, last=2020, start=2015)
    assert (s.first, s.last, s.since, len(s.table)) == (2012, 2020, 2015, 9 * 12)


def test_further_columns_go_by_their_own_names_over_the_years_that_all_regions_have(made):
    def more(table):
        table["Média €"] = table.pop("value").where(table["year"] != "2010")
        table.insert(2, "value", "7")
        return table

    rewrite_fields(made, {"Média €": "number"})
    rewrite(made, "values", more)
    first, second = package.open(made).series()
    assert (first.name, second.name) == ("value", "m_dia")
    assert second.first == 2011


def rewrite_fields(folder, added):
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    resource = next(one for one in descriptor["resources"] if one["name"] == "values")
    resource["schema"]["fields"] += [{"name": name, "type": kind} for name, kind in added.items()]
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


def test_values_that_have_no_logarithm_are_refused(made):
    rewrite(made, "values", lambda table: table.assign(value=["0", *table["value"].iloc[1:]]))
    with pytest.raises(PackageError, match="not above zero; chapters take logarithms"):
        package.open(made).series()


def test_a_population_with_a_gap_is_refused(made):
    rewrite(made, "population", lambda table: table.iloc[1:])
    with pytest.raises(PackageError, match=r"population\.csv: none above zero for"):
        package.open(made).series()


def test_no_two_years_of_all_regions_is_refused(made):
    rewrite(made, "values", lambda table: table[table["year"] == "2015"])
    with pytest.raises(PackageError, match="no two years in which every region has a value"):
        package.open(made).series()


def test_an_overview_says_what_each_series_is():
    series = package.open().series()
    table = overview(series).set_index("series")
    assert list(table.index) == [s.name for s in series]
    for s in series:
        row = table.loc[s.name]
        assert (row["regions"], row["years"], row["weights"]) == (s.n, s.table["year"].nunique(), s.weights)


def test_the_ends_of_a_yearly_table_are_those_of_each_series():
    held = package.open("").series()
    rows = pd.concat([s.table[["region", "year"]].assign(series=s.name) for s in held])
    found = at_ends(rows, held)
    for s in held:
        own = found[found["series"] == s.name]
        assert own.groupby("when")["year"].unique().explode().to_dict() == {"first": s.first, "last": s.last}
        assert len(own) == 2 * s.n


def test_the_years_that_each_series_names(own):
    found = series.years_named(own.values(), ["first", "last"])
    assert found["series"].tolist() == [name for name in own for _ in range(2)]
    years = found.set_index(["when", "series"])["year"]
    assert all(years["first", s.name] == s.first and years["last", s.name] == s.last for s in own.values())


def test_methods_that_take_a_series_do_what_they_do_to_its_table(own):
    one = own["grp.v5"]
    found = beta.without([one], regions=["Beijing"], span="late").iloc[0]
    first, last = one.spans["late"]
    alone = beta.linear(one.table[one.table["region"] != "Beijing"], first=first, last=last)
    assert found["series"] == one.name and found[list(alone.percent)].to_dict() == alone.percent
    shape, (size, memory) = clubs.shaped_like(one), clubs.shocks(one.table)
    assert shape == {"n": 31, "years": len(one.years), "shock": size, "memory": max(0, min(memory, 0.99))}
