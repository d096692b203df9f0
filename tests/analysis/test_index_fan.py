"""The fan of indices: planted answers, the numbers of single builds, and claims that turned data deny."""

import dataclasses
import itertools
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml

from analysis.china import indicators, published, reconstruction
from analysis.composite import composite, composite_steps, composite_uncertainty, index_fan, sensitivity
from analysis.data import package
from press.findings import claims

ROOT = Path(__file__).resolve().parents[2]
CLAIMS = yaml.safe_load((ROOT / "data/claims.yml").read_text(encoding="utf-8"))
ONE = ("full", "constant", "v5")
PATH = {2012: 100.0, 2014: 104.0}


def planted(growth=0.1, *, places=(1.0, 2.0, 3.0, 4.0), closing=0.0, noise=0.0, seed=0):
    """Regions A, B, ... at ``places``; three indicators in two dimensions, by 2014 grown alike and closer."""
    rng = np.random.default_rng(seed)
    middle = np.mean(places)
    rows = [
        (region, 2012 + t, name, (1 + growth * t) * (middle + (place - middle) * (1 - closing * t)) * shock)
        for (region, place), t, name, shock in zip(
            *zip(*itertools.product(zip("ABCDEFGH", places, strict=False), range(3), "xyz"), strict=True),
            np.exp(noise * rng.normal(size=9 * len(places))),
            strict=True,
        )
    ]
    values = pd.DataFrame(rows, columns=["region", "year", "indicator", "value"])
    listed = pd.DataFrame({"id": list("xyz"), "dimension": ["d", "e", "e"], "direction": [1, 1, 1]})
    size = values[values["indicator"] == "x"].assign(value=lambda t: 1.0 + t["region"].map(ord) % 3)
    groups = {region: "low" if region in "AB" else "high" for region in values["region"]}
    return composite.data(values, listed, groups=groups, size=size[["region", "year", "value"]])


def fan_of(data, *, draws=300, seed=1, concentration=1.0, **fixed):
    worlds = data if isinstance(data, dict) else {ONE: data}
    return index_fan.draw(
        index_fan.space(worlds, **fixed), draws=draws, seed=seed, concentration=concentration
    )


# ---- planted answers -------------------------------------------------------------------------------------


def test_what_rises_everywhere_rises_in_every_index():
    fan = fan_of(planted(0.1, closing=0.1, noise=0.001))
    assert fan.share("level") == fan.share("coordination") == 100
    assert fan.level[:, 0] == pytest.approx(100) and fan.coordination[:, 0] == pytest.approx(100)
    assert np.isfinite(fan.level).all() and (fan.dimension_table()["share"] == 100).all()
    turned = fan_of(planted(-0.1, closing=-0.1, noise=0.001))
    assert turned.share("level") == turned.share("coordination") == 0


def test_levels_can_rise_while_regions_part():
    fan = fan_of(planted(0.2, closing=-0.1))
    assert fan.share("level") == 100 and fan.share("coordination") == 0


def test_regions_can_come_closer_in_each_indicator_and_part_in_their_scores():
    """The indicator in which they lie far apart closes a little and grows tenfold; the others stand still."""
    data = planted(0.0, places=(1.0, 1.05, 1.1, 1.15))
    values = data.values.copy()
    values[:, :, 0] = np.array([1.0, 2, 3, 4])[:, None] * np.array([1.0, 4, 10])
    values[0, 1:, 0] *= 1.1
    wide = dataclasses.replace(data, values=values)
    fixed = {"normalisation": "reference", "weights": "equal", "aggregation": "arithmetic"}
    fan = fan_of(wide, concentration=50, **fixed)
    assert fan.share("coordination") == 100
    scores = index_fan.of_scores(index_fan.space({ONE: wide}, **fixed), draws=100, seed=1, concentration=50)
    assert (scores < 100).all()
    both = index_fan.of_scores(index_fan.space({ONE: planted(0.1, closing=0.1)}), draws=100, seed=1)
    assert (both > 100).all()


def test_scores_are_those_of_a_build():
    data = planted(0.1, closing=0.05, noise=0.1)
    fan = fan_of(data, draws=80, concentration=None, normalisation="reference")
    for row, found in zip(fan.choices.to_dict("records"), fan.scores, strict=True):
        recipe = reconstruction.recipe(**{k: row[k] for k in ("weights", "aggregation")})
        made = composite.build(data, recipe.changed(outliers=reconstruction.OUTLIERS[row["outliers"]]))
        if row["aggregation"] == "copeland":
            assert np.isnan(found)
            continue
        close = composite_steps.coordination(made.scores, measure=row["dispersion"])
        assert found == pytest.approx(100 * close[-1] / close[0])


def test_every_draw_is_a_rebuilt_index():
    """Over all steps and two worlds, at the weights that the weighting gives."""
    worlds = {
        ("full", "constant", v): planted(0.1, closing=0.05, noise=0.1, seed=i)
        for i, v in enumerate(("v4", "v5"))
    }
    fan = fan_of(worlds, draws=100, concentration=None)
    assert set(fan.choices["vintage"]) == {"v4", "v5"}
    for row, level, coordination in zip(
        fan.choices.to_dict("records"), fan.level, fan.coordination, strict=True
    ):
        recipe = reconstruction.recipe(**{k: row[k] for k in ("normalisation", "weights", "aggregation")})
        recipe = recipe.changed(
            outliers=reconstruction.OUTLIERS[row["outliers"]],
            index={"method": "ratio", "across": row["across"]},
        )
        made = reconstruction.rebuild(
            worlds[row["sample"], row["prices"], row["vintage"]], recipe, dispersion=row["dispersion"]
        )
        assert level == pytest.approx(made.level.national, rel=1e-9)
        assert coordination == pytest.approx(made.coordination.national, rel=1e-9)


def test_dimensions_are_those_of_a_build():
    data = planted(0.1, closing=0.05, noise=0.1)
    fixed = {"normalisation": "reference", "weights": "dimension", "dispersion": "gini"}
    fan = fan_of(data, draws=100, concentration=None, **fixed)
    for row, level in zip(fan.choices.to_dict("records"), fan.parts["level"], strict=True):
        if row["outliers"] == "none" and row["across"] == "mean":
            recipe = reconstruction.recipe(aggregation=row["aggregation"])
            table = composite.build(data, recipe).dimension_index().query("year == 2014")
            assert dict(zip(fan.dimensions, level, strict=True)) == pytest.approx(
                table.set_index("dimension")["value"].to_dict()
            )


def test_the_same_seed_gives_the_same_fan():
    data = planted(noise=0.1)
    assert fan_of(data).level.tobytes() == fan_of(data).level.tobytes()
    assert not np.array_equal(fan_of(data, seed=2).level, fan_of(data).level)


def test_weights_have_the_stated_moments():
    centre, rng = np.array([0.5, 0.3, 0.2]), np.random.default_rng(1)
    w = sensitivity.dirichlet(np.tile(centre, (40_000, 1)), rng.random((40_000, 3)), 2.0)
    assert w.sum(axis=1) == pytest.approx(1)
    assert w.mean(axis=0) == pytest.approx(centre, abs=0.005)
    assert w.var(axis=0) == pytest.approx(centre * (1 - centre) / (2 * 3 + 1), rel=0.05)


def test_a_narrow_concentration_narrows_the_fan():
    fixed = {"normalisation": "reference", "weights": "equal", "aggregation": "arithmetic"}
    data = planted(noise=0.3)
    wide, narrow = (np.ptp(fan_of(data, concentration=c, **fixed).level[:, -1]) for c in (1, 1000))
    assert narrow < 0.5 * wide


# ---- which choice matters --------------------------------------------------------------------------------


def test_a_choice_that_cannot_matter_has_a_sobol_index_of_zero():
    """Two vintages of the same figures; no outliers; how regions count says nothing of gaps."""
    data = planted(noise=0.1)
    space = index_fan.space({("full", "constant", v): data for v in ("v4", "v5")})
    found = index_fan.sobol(space, base=64, seed=1).set_index(["reading", "factor"])
    for factor in ("vintage", "outliers"):
        for reading in index_fan.READINGS:
            assert abs(found.loc[(reading, factor), ["first", "total"]]).max() < 1e-9
    assert abs(found.loc[("level", "dispersion"), "total"]) < 1e-9
    assert abs(found.loc[("coordination", "across"), "total"]) < 1e-9
    assert found.loc[("level", "normalisation"), "total"] > 0.02
    assert found.loc[("level", "sample")].tolist() == [True, 0, 0, 0, 0]


def test_a_choice_that_decides_all_has_an_index_near_one():
    worlds = {("full", "constant", "v5"): planted(0.01, closing=0.01)}
    worlds["imputed", "constant", "v5"] = planted(0.5, closing=0.3)
    fixed = {"normalisation": "reference", "aggregation": "arithmetic", "dispersion": "cv"}
    found = index_fan.sobol(index_fan.space(worlds, **fixed), base=256, seed=1)
    decisive = found[found["factor"] == "sample"]
    assert (decisive[["first", "total"]] > 0.9).all(axis=None) and (decisive["total"] < 1.1).all()
    assert found.loc[found["factor"] == "weights_drawn", "total"].max() < 0.1


# ---- ranks -----------------------------------------------------------------------------------------------


def test_a_planted_order_is_recovered_in_every_index():
    fan = fan_of(planted(places=(3.0, 1.0, 4.0, 2.0)))
    ranking = fan.ranking()
    assert list(ranking["region"]) == ["C", "A", "D", "B"] and fan.ordered() == 100
    assert (ranking[["low", "median", "high"]].to_numpy() == np.arange(1, 5)[:, None]).all()
    assert list(ranking["first"]) == [100, 0, 0, 0]


def test_regions_that_are_alike_share_their_interval():
    ranking = fan_of(planted(places=(1.0, 2.0, 2.0, 5.0))).ranking().set_index("region")
    assert ranking.loc["B", ["low", "high"]].equals(ranking.loc["C", ["low", "high"]])
    noisy = fan_of(planted(places=(3.0, 3.0, 3.0, 3.0), noise=0.2))
    widths = noisy.ranking().eval("high - low")
    assert (widths >= 1).sum() >= 3 and noisy.ordered() < 100


def test_only_regions_that_every_world_holds_are_ranked():
    data = planted()
    without = index_fan.cut(data, regions=["A", "B", "C"])
    fan = fan_of({ONE: data, ("without_tibet", "constant", "v5"): without})
    assert fan.regions == ("A", "B", "C") and fan.ranks.max() == 3


# ---- what is read off ------------------------------------------------------------------------------------


def test_found_by_hand():
    fan = dataclasses.replace(
        fan_of(planted(), draws=4),
        level=np.array([[100, 90.0], [100, 101], [100, 103], [100, 110]]),
        coordination=np.array([[100, 103.0], [100, 99], [100, 103], [100, 99]]),
        years=(2012, 2014),
    )
    found = index_fan.found(fan, published=PATH, visible=2)
    value = {name: one["value"] for name, one in found.items()}
    assert (value["rising.level"], value["visible.level"], value["place.level"]) == (75, 50, 75)
    assert (value["visible.coordination"], value["visible.both"]) == (50, 25)
    assert (value["compared"], value["published"], value["end.level"]) == (2014, 104, 102)
    assert set(index_fan.found(fan, published=PATH, tail="late")) == {f"late.{name}" for name in found}
    with pytest.raises(ValueError, match="published years"):
        index_fan.found(fan, published={1990: 100})


def test_fans_stand_beside_one_index_and_a_published_one():
    data = planted(0.1, closing=0.1)
    fan, one = fan_of(data), reconstruction.rebuild(data, reconstruction.recipe(), dispersion="cv")
    points = pd.DataFrame({"year": [2012, 2014], "value": [100.0, 104.0]})
    rows = index_fan.side_by_side({"fan": fan}, one=one, published=points)
    assert rows.groupby("line").size().to_dict() == {"fan": 6, "one": 6, "published": 4}
    assert rows[rows["line"] != "fan"]["low"].isna().all()
    at = rows[(rows["line"] == "one") & (rows["reading"] == "level")].set_index("year")["value"]
    assert at.tolist() == pytest.approx(one.level.national)


def test_each_indicator_is_weighed_and_left_out():
    one = reconstruction.rebuild(planted(0.1, noise=0.1), reconstruction.recipe(), dispersion="cv")
    shown, without = index_fan.by_indicator(one)
    assert shown["nominal"].sum() == pytest.approx(100) and shown["effective"].sum() == pytest.approx(100)
    assert shown.attrs["moved"] == composite_uncertainty.effective(one.level).attrs["moved"]
    for reading in index_fan.READINGS:
        own = without[without["reading"] == reading].set_index("indicator")["national"]
        moved = shown.set_index("indicator")[reading]
        assert moved.to_dict() == pytest.approx((own - getattr(one, reading).national[-1]).to_dict())


def test_what_is_found_is_a_row_a_result():
    rows = index_fan.tidy({"a.level": {"value": 1, "unit": "year"}, "b": {"value": 2.5, "low": 2.0}})
    assert rows["what"].tolist() == ["a.level", "b"] and rows["value"].tolist() == [1, 2.5]
    assert isinstance(rows["value"].iloc[0], int)  # a year stays one


def test_by_choice_and_quantiles():
    fan = fan_of(planted(noise=0.1), aggregation="geometric")
    table = fan.by_choice(above=0)
    assert (table["share"] == 100).all()
    assert table.query("reading == 'level' and factor == 'aggregation'")["choice"].tolist() == ["geometric"]
    assert table.query("reading == 'level' and factor == 'normalisation'")["draws"].sum() == 300
    assert fan.quantiles().query("year == 2012")[0.5].tolist() == pytest.approx([100, 100])


def test_filled_takes_the_mean_of_the_group():
    data = planted(0.0)
    values = data.values.copy()
    values[2, :, 0] = np.nan
    full = index_fan.filled(dataclasses.replace(data, values=values))
    assert composite.denominate(full)[2, :, 0] == pytest.approx(values[3, :, 0])
    values[3, :, 0] = np.nan
    with pytest.raises(ValueError, match="x of C 2012.*no region of the group"):
        index_fan.filled(dataclasses.replace(data, values=values))


def test_refusals():
    data = planted()
    for given, said in (
        ({"normalisation": "best"}, "unknown normalisation 'best'; one of all, reference"),
        ({"colour": "red"}, "no factor colour; there are outliers"),
    ):
        with pytest.raises(ValueError, match=said):
            index_fan.space({ONE: data}, **given)
    later = index_fan.cut(data, years=[2013, 2014])
    with pytest.raises(ValueError, match=r"begin in \[2012, 2013\]"):
        index_fan.space({ONE: data, ("from_2013", "constant", "v5"): later})
    with pytest.raises(ValueError, match="worlds are missing"):
        index_fan.space({ONE: data, ("imputed", "current", "v5"): data})
    with pytest.raises(ValueError, match="fewer than two years"):
        index_fan.space({ONE: index_fan.cut(data, years=[2012])})
    with pytest.raises(ValueError, match="no region Z is held"):
        index_fan.cut(data, regions=["A", "Z"])
    space = index_fan.space({ONE: data})
    for bad in ({"draws": 0}, {"concentration": 0.0}):
        with pytest.raises(ValueError, match="both positive"):
            index_fan.draw(space, seed=1, **bad)
    with pytest.raises(ValueError, match="power of 2"):
        index_fan.sobol(space, base=100, seed=1)
    every = {name: levels[0] for name, levels in index_fan.STEPS.items()}
    with pytest.raises(ValueError, match="1 factor is not fixed"):
        index_fan.sobol(index_fan.space({ONE: data}, **every), base=8, seed=1)
    with pytest.raises(ValueError, match="no year 1999"):
        fan_of(data).at("level", 1999)
    with pytest.raises(ValueError, match="unknown reading 'pace'"):
        fan_of(data).at("pace")


# ---- the book's own figures ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pack():
    return package.open()


@pytest.fixture(scope="module")
def worlds(pack):
    return index_fan.worlds(pack)


def test_worlds_are_the_samples_of_the_index(pack, worlds):
    assert len(worlds) == 3 * 2 * 2
    for (sample, prices, vintage), data in worlds.items():
        assert not np.isnan(composite.denominate(data)).any()
        if (sample, prices, vintage) in {("full", "current", "v4"), ("without_tibet", "constant", "v5")}:
            own = indicators.build(pack, sample=sample, prices=prices, vintage=vintage)
            assert data.regions == own.regions and data.years == own.years
            assert [i.id for i in data.indicators] == [i.id for i in own.indicators]
            assert composite.denominate(data) == pytest.approx(composite.denominate(own), rel=1e-12)
    imputed = {i.id for i in worlds["imputed", "constant", "v5"].indicators}
    assert imputed - {i.id for i in worlds["full", "constant", "v5"].indicators} == {
        "co2_per_grp",
        "co2_per_head",
    }
    with pytest.raises(ValueError, match="unknown sample 'best'; one of all, full, imputed"):
        index_fan.worlds(pack, sample="best")


def test_central_is_the_rebuilt_index(pack):
    made = index_fan.central(pack)
    own = reconstruction.rebuild(indicators.build(pack, sample="without_tibet"), reconstruction.recipe())
    assert made.level.national == pytest.approx(own.level.national)
    assert made.coordination.national == pytest.approx(own.coordination.national)
    other = index_fan.central(pack, sample="imputed", normalisation="rank", dispersion="ratio")
    assert len(other.level.axes.regions) == 31 and np.isfinite(other.coordination.national).all()
    with pytest.raises(ValueError, match="no factor colour"):
        index_fan.central(pack, colour="red")


RESTS = ("uncertainty.visible", "uncertainty.place", "uncertainty.dimension")


def judged(pack, worlds):
    """The verdicts of each claim that rests on the fan, by reading; at one vintage's constant prices."""
    space = index_fan.space({name: data for name, data in worlds.items() if name[1:] == ONE[1:]})
    points = pack.table("published_index").query("dimension == 'total'")
    rate = published.implied_rate(points).rate / 100
    path = {year: 100 * (1 + rate) ** (year - 2012) for year in range(2012, 2021)}
    found = index_fan.found(index_fan.draw(space, draws=400, seed=1), published=path)
    found |= index_fan.found_of_scores(index_fan.of_scores(space, draws=400, seed=1))
    held, out = {f"uncertainty.{name}": one for name, one in found.items()}, {}
    for claim in CLAIMS["claims"]:
        if all(test["result"].startswith(RESTS) for test in claim["tests"]):
            cases = [
                case["verdict"] for case in claims.judge(claim, claims.validate(CLAIMS)[1], held)["cases"]
            ]
            out[claim["id"]] = dict(zip(claim["under"]["reading"], cases, strict=True))
    return out


def turned(data):
    """The first year's figures at the last, and so on."""
    size = None if data.size is None else data.size[:, ::-1]
    return dataclasses.replace(data, values=data.values[:, ::-1], size=size)


def test_data_turned_around_deny_what_the_article_says(pack, worlds):
    straight = judged(pack, worlds)
    assert set(straight) >= {
        "development-more-coordinated-since-2012",
        "green-coordination-begins-to-show",
        "coordination-rose-by-nearly-a-fifth",
    }
    assert straight["development-more-coordinated-since-2012"]["coordination"] != "fails"
    back = judged(pack, {name: turned(data) for name, data in worlds.items()})
    for claim in ("development-more-coordinated-since-2012", "coordination-rose-by-nearly-a-fifth"):
        assert back[claim]["coordination"] == "fails"
    green = "green-coordination-begins-to-show"
    assert straight[green] == {"coordination": "fails"} and back[green]["coordination"] != "fails"


def test_figures_that_stand_still_deny_it_too(pack, worlds):
    """Every year the first one's: nothing rises, and no rise of a fifth is in the fan."""
    still = {
        name: dataclasses.replace(
            data, values=np.repeat(data.values[:, :1], len(data.years), axis=1), size=data.size
        )
        for name, data in worlds.items()
    }
    for claim, cases in judged(pack, still).items():
        assert set(cases.values()) == {"fails"}, claim


def test_shares_of_the_variance_come_with_their_intervals_and_the_largest_total_first():
    data = planted(noise=0.1)
    space = index_fan.space({("full", "constant", v): data for v in ("v4", "v5")})
    found = index_fan.sobol(space, base=64, seed=1)
    rows = index_fan.shares(found)
    top = found.loc[found["total"].idxmax(), "factor"]
    assert rows["factor"].iloc[0] == top and len(rows) == 2 * len(found)
    at = rows.set_index(["reading", "factor", "order"]).loc[("level", "normalisation", "total")]
    own = found.set_index(["reading", "factor"]).loc[("level", "normalisation")]
    assert [at["low"], at["high"]] == pytest.approx(
        [own["total"] - own["total_error"], own["total"] + own["total_error"]]
    )
