"""Frontier and Malmquist index: cases by hand, identities, monotonicity, planted truth."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from analysis.methods import frontier


def panel(x, y, years=(2000, 2001)):
    """Inputs (T, n, m) and outputs (T, n) as a table."""
    lines = []
    for t, year in enumerate(years):
        for i, name in enumerate("ABCDEFGH"[: len(x[t])]):
            lines.append(
                {"region": name, "year": year, "y": y[t][i]} | {f"x{j}": v for j, v in enumerate(x[t][i])}
            )
    return pd.DataFrame(lines)


def test_one_input_and_output_is_a_ratio_to_the_best():
    x, y = np.array([1.0, 2.0, 4.0]), np.array([2.0, 3.0, 4.0])
    assert frontier.efficiency(x, y) == pytest.approx(y / x / 2)


def test_two_inputs_by_hand():
    """A (1, 4) and B (4, 1) make 1 each; C (5, 5) makes 1: half of A and half of B use (2.5, 2.5)."""
    x = np.array([[1.0, 4.0], [4.0, 1.0], [5.0, 5.0]])
    assert frontier.efficiency(x, np.ones(3)) == pytest.approx([1, 1, 0.5])


def test_weights_of_inputs_by_hand():
    """D has more of input 0 than B and the same of input 1: only input 1 binds."""
    x = np.array([[1.0, 4.0], [4.0, 1.0], [5.0, 5.0], [9.0, 1.0]])
    found = frontier.weights(x, np.ones(4))
    assert found[2] == pytest.approx([0.5, 0.5]) and found[3] == pytest.approx([0, 1], abs=1e-9)
    assert found.sum(axis=1) == pytest.approx(1)


def test_a_sequential_frontier_of_its_makers_is_that_of_all():
    rng = np.random.default_rng(11)
    x, y = rng.uniform(1, 9, (3, 8, 2)), rng.uniform(1, 9, (3, 8))
    rows = panel(x, y, years=(2000, 2001, 2002))
    found = frontier.malmquist(rows, inputs=["x0", "x1"], outputs=["y"], sequential=True)
    upto = [(np.vstack(x[: t + 1]), np.concatenate(y[: t + 1])) for t in range(3)]
    own = [frontier.efficiency(x[t], y[t], reference=upto[t]) for t in range(3)]
    later = found[found["year"] == 2002]
    assert later["catching_up"].to_numpy() == pytest.approx(own[2] / own[1])
    ahead = frontier.efficiency(x[2], y[2], reference=upto[1])
    back = frontier.efficiency(x[1], y[1], reference=upto[2])
    assert later["frontier"].to_numpy() == pytest.approx(np.sqrt(ahead / own[2] * own[1] / back))


def test_variable_returns_envelop_more_closely():
    x, y = np.array([1.0, 2.0, 4.0, 3.0]), np.array([1.0, 3.0, 4.0, 2.0])
    constant, variable = (frontier.efficiency(x, y, returns=r) for r in ("constant", "variable"))
    assert (variable >= constant - 1e-9).all()
    assert variable == pytest.approx([1, 1, 1, 2 / 3.5])
    with pytest.raises(ValueError, match="may not reach"):
        frontier.efficiency([0.5], [1.0], reference=(x, y), returns="variable")


def test_all_in_one_program_agrees_with_each_alone():
    rng = np.random.default_rng(1)
    x, y = rng.uniform(1, 9, (12, 3)), rng.uniform(1, 9, (12, 2))
    found = frontier.efficiency(x, y)
    for o in range(12):
        cost = np.r_[-1, np.zeros(12)]
        upper = np.vstack([np.c_[np.zeros(3), x.T], np.c_[y[o], -y.T]])
        alone = linprog(cost, A_ub=upper, b_ub=np.r_[x[o], 0, 0], method="highs")
        assert 1 / found[o] == pytest.approx(-alone.fun)


def test_units_of_measurement_do_not_matter():
    rng = np.random.default_rng(2)
    x, y = rng.uniform(1, 9, (9, 2)), rng.uniform(1, 9, 9)
    assert frontier.efficiency(x * [1000, 0.01], y * 7) == pytest.approx(frontier.efficiency(x, y))


def test_monotonicity():
    """More output or less input never looks worse; another unit in the reference never flatters."""
    rng = np.random.default_rng(3)
    x, y = rng.uniform(1, 9, (9, 2)), rng.uniform(1, 9, 9)
    base = frontier.efficiency(x, y)
    assert (base <= 1 + 1e-9).all() and base.max() == pytest.approx(1)
    more = y.copy()
    more[4] *= 1.3
    assert frontier.efficiency(x, more)[4] >= base[4] - 1e-9
    less = x.copy()
    less[4] *= 0.8
    assert frontier.efficiency(less, y)[4] >= base[4] - 1e-9
    wider = (np.vstack([x, [[1.0, 1.0]]]), np.append(y, 9.0))
    assert (frontier.efficiency(x, y, reference=wider) <= base + 1e-9).all()


def test_homogeneity_of_the_distance():
    """Constant returns: D is of degree one in outputs and minus one in inputs."""
    rng = np.random.default_rng(4)
    x, y = rng.uniform(1, 9, (6, 2)), rng.uniform(1, 9, 6)
    base = frontier.efficiency(x, y)
    assert frontier.efficiency(x, 3 * y, reference=(x, y)) == pytest.approx(3 * base)
    assert frontier.efficiency(2 * x, y, reference=(x, y)) == pytest.approx(base / 2)


def test_malmquist_by_hand_with_one_input():
    """Best ratio 2 then 3. A: 2 to 3 (on the frontier twice), B: 1 to 2."""
    rows = panel([[[1.0], [1.0]], [[1.0], [2.0]]], [[2.0, 1.0], [3.0, 4.0]])
    found = frontier.malmquist(rows, inputs=["x0"], outputs=["y"]).set_index("region")
    assert found.loc["A", ["malmquist", "catching_up", "frontier"]].tolist() == pytest.approx([1.5, 1, 1.5])
    assert found.loc["B", ["malmquist", "catching_up", "frontier"]].tolist() == pytest.approx([2, 4 / 3, 1.5])


@pytest.mark.parametrize("sequential", [False, True])
def test_the_index_is_the_product_of_its_parts(sequential):
    rng = np.random.default_rng(5)
    x, y = rng.uniform(1, 9, (4, 8, 2)), rng.uniform(1, 9, (4, 8))
    rows = panel(x, y, years=range(2000, 2004))
    found = frontier.malmquist(rows, inputs=["x0", "x1"], outputs=["y"], sequential=sequential)
    assert found["malmquist"].to_numpy() == pytest.approx(
        (found["catching_up"] * found["frontier"]).to_numpy()
    )
    if sequential:
        assert (found["frontier"] >= 1 - 1e-7).all()


def test_the_index_is_the_geometric_mean_of_two_periods_views():
    rng = np.random.default_rng(6)
    x, y = rng.uniform(1, 9, (2, 8, 2)), rng.uniform(1, 9, (2, 8))
    found = frontier.malmquist(panel(x, y), inputs=["x0", "x1"], outputs=["y"])["malmquist"]
    views = [
        frontier.efficiency(x[1], y[1], reference=(x[t], y[t]))
        / frontier.efficiency(x[0], y[0], reference=(x[t], y[t]))
        for t in (0, 1)
    ]
    assert found.to_numpy() == pytest.approx(np.sqrt(views[0] * views[1]))


def test_planted_progress_is_the_frontiers_and_planted_catching_up_the_laggards():
    rng = np.random.default_rng(8)
    x = rng.uniform(1, 9, (8, 2))
    best = np.sqrt(x[:, 0] * x[:, 1])
    waste = np.r_[np.ones(4), np.full(4, 0.5)]
    x = np.vstack([x[:4], x[:4] * 2])  # laggards in the proportions of leaders
    best = np.sqrt(x[:, 0] * x[:, 1])
    rows = panel([x, x], [best * waste, best * 1.2 * np.r_[np.ones(4), np.full(4, 0.75)]])
    found = frontier.malmquist(rows, inputs=["x0", "x1"], outputs=["y"])
    assert found["frontier"].to_numpy() == pytest.approx(1.2)
    assert found["catching_up"].to_numpy() == pytest.approx([1] * 4 + [1.5] * 4)


def test_chained_starts_at_one_and_multiplies():
    rng = np.random.default_rng(9)
    rows = panel(rng.uniform(1, 9, (3, 5, 1)), rng.uniform(1, 9, (3, 5)), years=(2000, 2001, 2002))
    steps = frontier.malmquist(rows, inputs=["x0"], outputs=["y"])
    found = frontier.chained(steps).set_index(["region", "year"])["malmquist"]
    own = rows.assign(ratio=rows["y"] / rows["x0"]).set_index(["region", "year"])["ratio"]
    for region in "ABCDE":
        assert found[region, 2000] == 1
        assert found[region, 2002] == pytest.approx(own[region, 2002] / own[region, 2000])


def test_mean_rates_sum_and_are_those_of_the_chain():
    rng = np.random.default_rng(10)
    rows = panel(rng.uniform(1, 9, (3, 6, 2)), rng.uniform(1, 9, (3, 6)), years=(2000, 2001, 2002))
    steps = frontier.malmquist(rows, inputs=["x0", "x1"], outputs=["y"])
    (found,) = frontier.rates(steps).to_dict("records")
    assert found["catching_up"] + found["frontier"] == pytest.approx(found["malmquist"])
    ends = frontier.chained(steps).query("year == 2002")["malmquist"]
    assert found["malmquist"] == pytest.approx(100 * np.log(ends).mean() / 2)
    groups = pd.DataFrame({"region": list("ABCDEF"), "macro_region": list("xxyyyy")})
    by = frontier.rates(steps, regions=groups)
    assert (2 * by.loc["x"] + 4 * by.loc["y"]).to_numpy() / 6 == pytest.approx(list(found.values()))


def test_makers_are_those_with_efficiency_one():
    rows = panel([[[1.0], [2.0]], [[1.0], [1.0]]], [[2.0, 2.0], [1.0, 3.0]])
    found = frontier.makers(rows, inputs=["x0"], outputs=["y"]).set_index(["region", "year"])["efficiency"]
    assert found["A", 2000] == pytest.approx(1) and found["B", 2001] == pytest.approx(1)


def test_errors_name_the_place():
    with pytest.raises(ValueError, match="inputs of unit 1 are not all positive"):
        frontier.efficiency([1.0, 0.0], [1.0, 1.0])
    with pytest.raises(ValueError, match="returns is 'rising'"):
        frontier.efficiency([1.0], [1.0], returns="rising")
    rows = panel([[[1.0], [1.0]], [[1.0], [2.0]]], [[2.0, 1.0], [3.0, 4.0]])
    with pytest.raises(ValueError, match="no figures for B 2001"):
        frontier.malmquist(rows.iloc[:3], inputs=["x0"], outputs=["y"])


def test_geometric_means_are_those_of_a_groups_regions():
    table = pd.DataFrame({"g": list("aab"), "year": 2001, "malmquist": [1.0, 4.0, 3.0]})
    found = frontier.geometric_means(table, by="g", columns=["malmquist"])
    assert found.set_index("g")["malmquist"].to_dict() == pytest.approx({"a": 2, "b": 3})


def test_inputs_without_weight_are_counted():
    """Of four units one is bound by input 1 alone, none by input 0 alone (as in the weights by hand)."""
    x = np.array([[1.0, 4.0], [4.0, 1.0], [5.0, 5.0], [9.0, 1.0]])
    found = frontier.weightless(panel([x], [np.ones(4)], years=(2000,)), inputs=["x0", "x1"], outputs=["y"])
    own = frontier.weights(x, np.ones(4)) < 0.01
    assert found.to_dict() == pytest.approx({"x0": own[:, 0].mean(), "x1": own[:, 1].mean()})
    assert found["x0"] >= 0.25
