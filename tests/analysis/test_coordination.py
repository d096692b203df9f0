"""What a scale allows, planted convergence found again, and a fan that is the recipes built one by one."""

import itertools

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.china import coordination, reconstruction
from analysis.composite import composite
from analysis.methods import beta


def draw(n=30, seed=0, rho=0.9, noise=0.2):
    """Scores (n, 2): the last year regresses on the first with slope ``rho``."""
    rng = np.random.default_rng(seed)
    first = rng.normal(0, 1, n)
    return np.stack([first, rho * first + rng.normal(0, noise, n)], axis=1)


def planted(speed, *, regions=12, years=8, noise=0.0, seed=0, indicators=4):
    """Regions whose logs close the share 1 - exp(-speed) of their distance each year, while all grow."""
    rng = np.random.default_rng(seed)
    start = rng.normal(0, 0.5, (regions, 1))
    t = np.arange(years)
    logs = 3 + 0.05 * t + start * np.exp(-speed * t) + noise * rng.normal(size=(regions, years))
    rows = [
        (f"r{r}", 2012 + int(y), f"i{k}", (k + 1) * np.exp(logs[r, y]))
        for r, y, k in itertools.product(range(regions), t, range(indicators))
    ]
    listed = pd.DataFrame({"id": [f"i{k}" for k in range(indicators)]})
    listed["dimension"] = [f"d{k % 2}" for k in range(indicators)]
    values = pd.DataFrame(rows, columns=["region", "year", "indicator", "value"])
    groups = {f"r{r}": "high" if start[r, 0] > np.median(start) else "low" for r in range(regions)}
    return composite.data(values, listed.assign(direction=1), groups=groups)


# ---- scales ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "scale"),
    [
        ({}, "ratio"),
        ({"aggregation": "nested"}, "ratio"),
        ({"normalisation": "minmax"}, "interval"),
        ({"normalisation": "zscore", "weights": "pca"}, "interval"),
        ({"normalisation": "minmax", "aggregation": "geometric"}, "convention"),
        ({"normalisation": "zscore", "aggregation": "nested"}, "convention"),
        ({"normalisation": "percentile"}, "order"),
        ({"aggregation": "copeland"}, "order"),
    ],
)
def test_the_scale_of_a_recipe(named, scale):
    recipe = reconstruction.recipe(**named)
    assert coordination.scale(recipe) == scale
    relative = scale == "ratio"
    assert coordination.readings(recipe) == (("relative", "absolute") if relative else ("absolute",))
    assert coordination.measure_for(recipe, "gini") == ("gini" if relative else "sd")


def test_units_of_the_indicators_do_not_touch_a_ratio_scale():
    """Money in another unit: the scores of a reference recipe are the same, those of logs, too."""
    data = planted(0.03, noise=0.05)
    other = composite.Data(**vars(data) | {"values": data.values * np.array([1, 7.3, 100, 0.01])})
    for mean in ("arithmetic", "geometric", "harmonic", "nested"):
        recipe = reconstruction.recipe(aggregation=mean)
        assert composite.build(other, recipe).scores == pytest.approx(composite.build(data, recipe).scores)


def test_what_survives_another_zero_and_another_unit():
    scores = 50 + 10 * draw(seed=3)
    moved = coordination.under_another_zero(scores, shifts=[0, 17, 500], years=8)
    for name in ("sd", "speed", "tau"):
        assert moved[name].to_numpy() == pytest.approx([moved[name].iloc[0]] * 3)
    assert moved["cv"].nunique() == 3 and moved["sd_log"].nunique() == 3
    one, other = (coordination.statistics(x[None], years=8) for x in (scores, 3 * scores - 100))
    assert other.to_numpy() == pytest.approx(one.to_numpy())


def test_the_dimension_that_grew_most_has_the_largest_gain_in_the_score():
    made = composite.build(planted(0.02, seed=5), reconstruction.recipe())
    name, share = coordination.grown_most(made)
    mean = made.dimensions.mean(axis=0)
    shares = 100 * mean / mean.sum(axis=1, keepdims=True)
    at = made.dimension_names.index(name)
    assert share == {"first": shares[0, at], "last": shares[-1, at]}
    assert (shares[-1] - shares[0]).max() == pytest.approx(share["last"] - share["first"])


def test_a_constant_turns_the_sign_of_a_relative_change():
    scores = np.array([[1.0, 12.0], [2.0, 13.5], [4.0, 16.0], [5.0, 17.2]])
    change = coordination.under_another_zero(scores, shifts=[0, 10_000], years=1)["cv"]
    assert change.iloc[0] < 0 < change.iloc[1]
    negative = coordination.under_another_zero(scores, shifts=[-3], years=1)
    assert negative[["cv", "gini", "sd_log", "ratio"]].isna().all(axis=None) and negative["sd"].notna().all()


# ---- measures by hand ------------------------------------------------------------------------------------


def test_spreads_by_hand():
    x = np.array([1.0, 2.0, 3.0])
    assert coordination.spread(x, measure="sd") == pytest.approx(np.sqrt(2 / 3))
    assert coordination.spread(x, measure="cv") == pytest.approx(np.sqrt(2 / 3) / 2)
    assert coordination.spread(x, measure="sd_log") == pytest.approx(np.std(np.log(x)))
    assert coordination.spread(x, measure="ratio") == pytest.approx(3)
    gaps = sum(abs(a - b) for a in x for b in x) / (2 * 9 * 2)
    assert coordination.spread(x, measure="gini") == pytest.approx(gaps)


def test_tau_is_kendalls():
    for seed in range(4):
        x = draw(seed=seed, noise=0.6)
        found = coordination.kendall(x[None, :, 0], x[None, :, 1])[0]
        assert found == pytest.approx(stats.kendalltau(x[:, 0], x[:, 1]).statistic)


def test_sigma_is_the_test_of_pitman_and_morgan():
    """No correlation of sums and differences, as scipy has it; the interval holds zero if p is above .05."""
    for seed in range(40):
        x = draw(seed=seed, rho=0.9, noise=0.35)
        row = coordination.statistics(x[None], years=5).iloc[0]
        assert row["sigma"] == pytest.approx(100 * np.log(x[:, 1].std() / x[:, 0].std()) / 5)
        p = stats.pearsonr(x[:, 1] + x[:, 0], x[:, 1] - x[:, 0]).pvalue
        assert row["sigma_p"] == pytest.approx(p)
        assert (row["sigma_low"] < 0 < row["sigma_high"]) == (p > 0.05)


def test_the_interval_of_sigma_holds_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(1)
    first = rng.normal(size=(4000, 30))
    last = 0.8 * first + 0.3 * rng.normal(size=first.shape)
    truth = 100 * np.log(np.sqrt(0.8**2 + 0.3**2)) / 7
    found = coordination.statistics(np.stack([first, last], axis=2), years=7)
    inside = (found["sigma_low"] <= truth) & (truth <= found["sigma_high"])
    assert inside.mean() == pytest.approx(0.95, abs=0.012)


def test_the_detectable_fall_is_found_in_four_samples_of_five():
    rng, n, years, r = np.random.default_rng(2), 30, 7, 0.95
    fall = coordination.detectable_sigma(r=r, n=n, years=years)
    ratio = np.exp(-fall * years / 100)
    first = rng.normal(size=(4000, n))
    last = ratio * (r * first + np.sqrt(1 - r * r) * rng.normal(size=first.shape))
    found = coordination.statistics(np.stack([first, last], axis=2), years=years)
    assert (found["sigma_high"] < 0).mean() == pytest.approx(0.8, abs=0.03)


def test_planted_convergence_is_found_again():
    made = composite.build(planted(0.03), reconstruction.recipe())
    row = coordination.parts(made, reading="relative").set_index("part").loc["total"]
    assert row["speed"] == pytest.approx(3) and row["sigma"] == pytest.approx(-3) and row["tau"] == 1
    apart = composite.build(planted(-0.02), reconstruction.recipe())
    table = coordination.parts(apart, reading="relative")
    assert table["speed"].to_numpy() == pytest.approx([-2] * 3) and list(table["part"]) == [
        "total",
        "d0",
        "d1",
    ]


def test_levels_widen_where_logs_narrow():
    """Growth of 5 % a year and closing of 3 %: relative gaps fall, absolute ones need not."""
    data = planted(0.03)
    recipe = reconstruction.recipe()
    fan = coordination.fan({"one": data}, choices={}, recipe=recipe).set_index("reading")
    assert fan.loc["relative", "sigma"] < 0 < fan.loc["absolute", "sigma"]


def test_the_slope_is_that_of_the_growth_regression():
    made = composite.build(planted(0.03, noise=0.05, seed=4), reconstruction.recipe())
    ends = made.scores[None][..., [0, -1]]
    row = coordination.statistics(ends, years=7, reading="relative").iloc[0]
    table = made.table().rename(columns={"score": "per_head"})
    table["group"] = table["region"].map(made.data.groups)
    fit = beta.linear(table, first=2012, last=2019)
    assert [row["speed"], row["speed_low"], row["speed_high"]] == pytest.approx(list(fit.percent.values()))
    assert row["detectable"] == pytest.approx(100 * fit.detectable)
    groups = [made.data.groups[region] for region in made.axes.regions]
    row = coordination.statistics(ends, years=7, reading="relative", groups=groups).iloc[0]
    fit = beta.linear(table, first=2012, last=2019, groups="group")
    assert [row["speed"], row["speed_low"], row["speed_high"]] == pytest.approx(list(fit.percent.values()))
    line = coordination.points(made)
    assert line["fitted"].to_numpy() == pytest.approx(
        beta.linear(table, first=2012, last=2019).points["fitted"].to_numpy()
    )


def test_verdicts_come_from_intervals():
    table = pd.DataFrame(
        {
            "sigma_low": [-3, 1, -1],
            "sigma_high": [-1, 2, 1],
            "speed_low": [1, -3, -1],
            "speed_high": [2, -1, 1],
        }
    )
    for column in ("sigma", "speed"):
        assert list(coordination.verdicts(table, column=column)) == ["closer", "apart", "open"]


def test_within_and_between_add_up_and_lot_expects_its_share():
    made = composite.build(planted(0.02, regions=20), reconstruction.recipe())
    found = coordination.within_between(made, seed=1)
    logs = np.log(made.scores)
    assert (found["within"] + found["between"]).to_numpy() == pytest.approx(logs.var(axis=0))
    means = {g: logs[[made.data.groups[r] == g for r in made.axes.regions]] for g in ("high", "low")}
    between = sum(len(m) * (m.mean(axis=0) - logs.mean(axis=0)) ** 2 for m in means.values()) / 20
    assert found["between"].to_numpy() == pytest.approx(between)
    assert (found["p"] <= 0.01).all() and (found["expected"] == 1 / 19).all()  # planted: high and low starts
    rng = np.random.default_rng(0)
    lots = []
    for _ in range(300):
        drawn = dict(zip(made.axes.regions, rng.permutation(["high", "low"] * 10), strict=True))
        other = composite.Data(**vars(made.data) | {"groups": drawn})
        share = coordination.within_between(composite.build(other, made.recipe), draws=1, seed=0)["share"]
        lots.append(share.iloc[0])
    assert np.mean(lots) == pytest.approx(1 / 19, abs=0.012)


def test_the_fan_is_every_recipe_built_by_itself():
    data = {"calm": planted(0.03, noise=0.05), "loud": planted(0.0, noise=0.2, seed=5)}
    recipe, choices = reconstruction.recipe(), reconstruction.choices()
    fan = coordination.fan(data, choices=choices, recipe=recipe)
    recipes = np.prod([len(given) for given in choices.values()])
    ratio = recipes * 4 // 25  # reference, and no copeland: both readings
    assert len(fan) == 2 * (recipes + ratio) and set(fan["scale"]) == set(coordination.SCALES)
    rng = np.random.default_rng(0)
    for row in fan.iloc[rng.permutation(len(fan))[:60]].to_dict("records"):
        changed = recipe.changed(**{step: choices[step][row[step]] for step in choices})
        made = composite.build(data[row["data"]], changed)
        alone = coordination.statistics(made.scores[None][..., [0, -1]], years=7, reading=row["reading"])
        for name in ("sigma", "sigma_low", "sigma_high", "speed", "tau"):
            assert row[name] == pytest.approx(alone[name].iloc[0], nan_ok=True), (name, row)
        spreads = coordination.by_year(made).set_index(["measure", "year"])["index"]
        measure = "cv" if row["reading"] == "relative" else "sd"
        assert row[f"change_{measure}"] == pytest.approx(spreads[measure, 2019] - 100)


def test_the_fan_in_short():
    fan = coordination.fan(
        {"one": planted(0.05)}, choices=reconstruction.choices(), recipe=reconstruction.recipe()
    )
    by = coordination.by_choice(fan, factors=["reading", "normalise"]).set_index(["factor", "choice"])
    assert by.loc[("reading", "relative"), "sigma_closer"] == 100 and by["n"].sum() == 2 * len(fan)
    measures = coordination.by_measure(fan).set_index("measure")
    assert measures.loc["cv", "smaller"] == 100 and set(measures.index) == set(coordination.MEASURES)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: coordination.spread(np.array([1.0, -1.0]), measure="cv"), "cv needs positive scores"),
        (lambda: coordination.spread(np.array([1.0]), measure="sd"), "two known"),
        (lambda: coordination.spread(np.array([1.0, 2.0]), measure="range"), "unknown measure 'range'"),
        (lambda: coordination.statistics(np.ones((1, 9, 2)), years=3), "no gap to compare"),
        (lambda: coordination.statistics(np.ones((9, 2)), years=3), "4 regions or more"),
        (lambda: coordination.statistics(-draw()[None], years=3, reading="relative"), "positive scores"),
        (lambda: coordination.detectable_sigma(r=1.0, n=30, years=3), "r inside"),
        (
            lambda: coordination.within_between(
                composite.build(
                    composite.Data(**vars(planted(0)) | {"groups": None}), reconstruction.recipe()
                ),
                seed=1,
            ),
            "two groups of regions",
        ),
    ],
)
def test_bad_input_is_refused_in_words(call, said):
    with pytest.raises(ValueError, match=said):
        call()


def test_shares_of_verdicts_sum_to_all_recipes():
    ends = {"sigma_low": [-2, 1, -1, -1], "sigma_high": [-1, 2, 1, 1]}
    ends |= {"speed_low": [1, -2, -1, -1], "speed_high": [2, -1, 1, 1]}
    table = pd.DataFrame(ends | {"reading": ["relative", "relative", "relative", "absolute"]})
    shares = coordination.verdict_shares(table, by="reading").set_index(["reading", "what", "verdict"])[
        "value"
    ]
    assert shares["relative", "sigma"].to_dict() == pytest.approx(
        dict.fromkeys(coordination.VERDICTS, 100 / 3)
    )
    assert shares["absolute", "speed"].to_dict() == {"closer": 0.0, "apart": 0.0, "open": 100.0}


def test_regions_that_close_in_alike_are_closer_by_both_readings_and_inside_groups():
    made = composite.build(planted(0.1, noise=0.01), reconstruction.recipe())
    found = coordination.intervals(made).set_index(["what", "part"])
    assert found.loc[("sigma", "total"), "value"] == pytest.approx(-10, abs=1)
    assert (found.loc["speed", "value"].drop("absolute") > 5).all()
    assert found.loc[("speed", "total"), "verdict"] == found.loc[("sigma", "total"), "verdict"] == "closer"
    assert ("sigma", "within_macro_regions") not in found.index and (
        "speed",
        "within_macro_regions",
    ) in found.index
    assert (found["low"] < found["value"]).all() and (found["value"] < found["high"]).all()
