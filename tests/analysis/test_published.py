import numpy as np
import pandas as pd
import pytest

from analysis.china import published
from analysis.data import package

DIMENSIONS = {
    "infrastructure": 130.27,
    "services": 120.77,
    "living_standards": 113.74,
    "comparative_advantage": 109.80,
    "green": 118.36,
}


def index(total=118.59):
    rows = [(2012, "total", 100.0), (2020, "total", total), *((2020, k, v) for k, v in DIMENSIONS.items())]
    return pd.DataFrame(rows, columns=["year", "dimension", "value"])


def points():
    return index()[lambda d: d["dimension"] == "total"]


def test_the_implied_rate_compounds_to_the_last_point():
    rate = published.implied_rate(points())
    assert (rate.first, rate.last, rate.years) == (2012, 2020, 8)
    assert rate.rate == pytest.approx(2.1541, abs=5e-5)
    assert 100 * (1 + rate.rate / 100) ** 8 == pytest.approx(118.59)
    assert rate.step == pytest.approx(18.59 / 8)
    assert 8 * rate.log_rate == pytest.approx(np.log(1.1859))


def test_the_linear_path_lies_above_between_the_points_and_below_beyond():
    paths = published.paths(points(), to=2035).set_index("year")
    assert paths.loc[[2012, 2020], "gap"].tolist() == pytest.approx([0, 0], abs=1e-9)
    assert (paths.loc[2013:2019, "gap"] > 0).all() and (paths.loc[2021:, "gap"] < 0).all()
    assert paths["gap"].loc[:2020].idxmax() == 2016
    assert paths.loc[2016, "gap"] == pytest.approx(109.295 - np.sqrt(100 * 118.59))
    assert paths.loc[2035, "linear"] == pytest.approx(100 + 23 * 18.59 / 8)
    assert paths.loc[2035, "log_linear"] == pytest.approx(100 * 1.1859 ** (23 / 8))


def test_the_band_has_the_variance_of_a_random_walk_with_drift():
    band = published.band(points(), to=2035, sigmas=[0.01, 0.02])
    row = band[(band["sigma"] == 0.01) & (band["year"] == 2035)].iloc[0]
    assert row["sd"] == pytest.approx(0.01 * np.sqrt(15 + 15**2 / 8))
    assert row["low"] == pytest.approx(row["centre"] * np.exp(-1.959964 * row["sd"]))
    assert np.log(row["high"] / row["centre"]) == pytest.approx(np.log(row["centre"] / row["low"]))
    assert len(band) == 30 and band["horizon"].max() == 15


def test_the_variance_formula_holds_in_simulation():
    rng = np.random.default_rng(2)
    n, h, sigma, drift = 8, 15, 0.01, 0.02
    steps = rng.normal(drift, sigma, (40_000, n + h))
    forecast = steps[:, :n].sum(axis=1) * (1 + h / n)
    error = steps.sum(axis=1) - forecast
    assert error.std() == pytest.approx(sigma * np.sqrt(h + h * h / n), rel=0.02)


def test_contributions_sum_to_the_rise_of_the_equal_weight_mean():
    table = published.contributions(index(), year=2020)
    mean = published.equal_weight_mean(index(), year=2020)
    assert mean == pytest.approx(118.588)
    assert table["points"].sum() == pytest.approx(mean - 100)
    assert table["share"].sum() == pytest.approx(100)
    assert table["dimension"].iloc[0] == "infrastructure"
    assert table["points"].iloc[0] == pytest.approx(30.27 / 5)


def test_equal_weights_of_the_five_dimensions_of_the_package_give_118_588():
    held = package.open().table("published_index")
    five = held[(held["year"] == 2020) & (held["dimension"] != "total")]["value"]
    assert len(five) == 5
    assert published.equal_weight_mean(held, year=2020) == pytest.approx(118.588, abs=1e-9)
    assert sum(five) / 5 == pytest.approx(118.588, abs=1e-9)
    assert round(118.588, 2) == held.query("year == 2020 and dimension == 'total'")["value"].item()


def test_which_dimension_carried_the_rise():
    table = published.carried(index(), year=2020, first=2012).set_index("dimension")
    assert list(table.index)[:2] == ["infrastructure", "services"]
    assert table["growth"].sum() == pytest.approx(18.588)  # 100 in 2012: points are percentage points
    assert table["a_year"].sum() == pytest.approx(100 * (1.18588 ** (1 / 8) - 1))
    assert table.loc["green", "rate"] == pytest.approx(100 * (1.1836 ** (1 / 8) - 1))
    assert table.loc["green", "share"] == pytest.approx(100 * 18.36 / (5 * 18.588))
    assert table.loc["green", "a_year"] / table["a_year"].sum() == pytest.approx(
        table.loc["green", "share"] / 100
    )
    ranges = published.weight_ranges(index(), year=2020).set_index("dimension")
    assert table.loc["infrastructure", "most"] == pytest.approx(30.27 * ranges.loc["infrastructure", "high"])
    assert (table["least"] <= table["points"]).all() and (table["points"] <= table["most"]).all()
    with pytest.raises(ValueError, match="2020 to 2020 is no period"):
        published.carried(index(), year=2020, first=2020)


def test_a_dimension_that_fell_carries_a_negative_part():
    fallen = index().assign(value=lambda t: t["value"].where(t["dimension"] != "green", 90.0))
    fallen.loc[fallen["dimension"] == "total", "value"] = [100.0, 112.0]
    table = published.carried(fallen, year=2020, first=2012).set_index("dimension")
    assert table.loc["green", "growth"] == pytest.approx(-2) and table.loc["green", "rate"] < 0
    assert table.loc["green", "least"] <= table.loc["green", "points"] <= table.loc["green", "most"] <= 1e-9
    assert table["share"].sum() == pytest.approx(100)


def test_weight_ranges_agree_with_the_corners_found_by_hand():
    table = published.weight_ranges(index(), year=2020).set_index("dimension")
    assert (table["low"] <= 0.2).all() and (table["high"] >= 0.2).all()
    # a weight is largest when all the rest lies on the dimension farthest on the total's other side
    d, lowest = DIMENSIONS["infrastructure"], DIMENSIONS["comparative_advantage"]
    assert table.loc["infrastructure", "high"] == pytest.approx((118.60 - lowest) / (d - lowest))
    highest = DIMENSIONS["infrastructure"]
    assert table.loc["green", "high"] == pytest.approx((highest - 118.58) / (highest - DIMENSIONS["green"]))
    assert (table["low"] < 1e-9).all()


def test_weight_ranges_are_feasible_only_if_the_total_is_a_mean():
    with pytest.raises(ValueError, match=r"no weights reproduce 150 .* 109\.8 to 130\.27"):
        published.weight_ranges(index(total=150.0), year=2020)
    with pytest.raises(ValueError, match="0 values of 'sum' in 2020"):
        published.weight_ranges(index(), year=2020, total="sum")


def test_random_weights_that_reproduce_the_total_lie_in_the_ranges():
    table = published.weight_ranges(index(), year=2020)
    rng = np.random.default_rng(4)
    weights = rng.dirichlet(np.ones(5), 200_000)
    fits = weights[np.abs(weights @ table["value"].to_numpy() - 118.59) <= 0.01]
    assert len(fits) > 50
    assert (fits >= table["low"].to_numpy() - 1e-9).all() and (fits <= table["high"].to_numpy() + 1e-9).all()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: published.implied_rate(points().head(1)), "two or more different ones"),
        (lambda: published.implied_rate(index()), "two or more different ones"),
        (lambda: published.implied_rate(points().assign(value=[100.0, -1.0])), "zero or negative"),
        (lambda: published.implied_rate(points(), last=2019), "2012 to 2019 is no period"),
        (lambda: published.implied_rate(points().drop(columns="value")), "no column value"),
        (lambda: published.paths(points(), to=2015), "before the last point, 2020"),
        (lambda: published.band(points(), to=2020, sigmas=[0.01]), "does not lie after the last point"),
        (lambda: published.band(points(), to=2025, sigmas=[0.0]), "positive yearly volatilities"),
        (lambda: published.band(points(), to=2025, sigmas=[0.01], level=95), "between 0 and 1"),
        (lambda: published.contributions(index(), year=2012), "0 dimensions in 2012"),
    ],
)
def test_bad_input_is_refused_in_words(call, said):
    with pytest.raises(ValueError, match=said):
        call()


def test_a_projection_holds_the_paths_and_a_band_for_each_assumed_sigma():
    rows = published.projection(points(), to=2035, calm=0.01, rough=0.03).set_index(["path", "year"])
    paths = published.paths(points(), to=2035).set_index("year")
    assert rows.loc["linear", "value"].tolist() == pytest.approx(paths["linear"].tolist())
    for name, sigma in (("calm", 0.01), ("rough", 0.03)):
        assert rows.loc[name, "value"].tolist() == pytest.approx(paths["log_linear"].tolist())
        band = published.band(points(), to=2035, sigmas=[sigma]).set_index("year")
        own = rows.loc[name]
        assert own["low"].dropna().to_dict() == pytest.approx(band["low"].to_dict())
    assert rows.loc["linear", "low"].isna().all()


def test_a_path_at_the_implied_rate_reaches_the_last_point():
    points = pd.DataFrame({"year": [2012, 2014], "value": [100.0, 121.0]})
    assert published.at_the_rate(points, since=2012) == pytest.approx({2012: 100, 2013: 110, 2014: 121})
