"""Nothing hangs on the digits of the processor: ties, differences of nearly equal numbers, orders of rows."""

import ast
import math
from pathlib import Path

import numpy as np
import pytest

from analysis.composite import composite_steps, sensitivity
from analysis.methods import clubs, markov
from analysis.methods.rounding import difference, first_largest, settled

ROOT = Path(__file__).resolve().parents[2]
NOISE = 4e-15


def test_a_difference_keeps_the_digits_that_its_terms_have():
    assert difference(2.0001234567891234, 2.0) == pytest.approx(0.00012345679, abs=1e-15)
    assert difference(0.1 + 0.2, 0.3) == 0 and difference(0.0, 0.0) == 0
    assert difference(2.0 * (1 + NOISE), 1.99) == difference(2.0, 1.99)
    assert math.isnan(difference(math.nan, 1.0))


@pytest.mark.parametrize("scale", [1e-9, 1.0, 1e9])
def test_ties_are_those_within_rounding(scale):
    x = scale * np.array([3.0, 1.0, 3.0 * (1 + NOISE), np.nan, 2.0, 3.0 * (1 - NOISE)])
    assert settled(x).tolist()[0] == settled(x)[2] == settled(x)[5] == x[5]
    assert np.array_equal(np.delete(settled(x), [0, 2, 5]), np.delete(x, [0, 2, 5]), equal_nan=True)
    assert first_largest(x) == 0 and first_largest(-x) == 1
    assert np.array_equal(settled(x[:, None], axis=0)[:, 0], settled(x), equal_nan=True)


def test_every_sort_that_can_meet_a_tie_is_stable():
    """The default sort's order of ties is that of the processor's vector unit."""
    for path in sorted((ROOT / "analysis").rglob("*.py")):
        if path.name.startswith("charts"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            stable = isinstance(given.get("kind"), ast.Constant) and given["kind"].value == "stable"
            by = node.args[0] if node.args else given.get("by")
            several = isinstance(by, ast.List) and len(by.elts) > 1  # pandas sorts those stably
            if node.func.attr in ("argsort", "argpartition") or (
                node.func.attr == "sort_values" and not several
            ):
                assert stable, f"{path.name}:{node.lineno} {ast.unparse(node)[:80]}"


def test_a_class_that_is_left_for_ever_has_the_share_0():
    p = np.array([[0.3, 0.6, 0.1], [0.0, 0.7, 0.3], [0.0, 0.2, 0.8]])
    assert markov.ergodic(p)[0] == 0
    assert np.isnan(markov.first_passage(p)).all()


def test_a_chain_without_memory_has_the_half_life_0():
    p = np.tile([0.1, 0.2, 0.3, 0.4], (4, 1))
    assert markov.second_eigenvalue(p) == 0 and markov.half_life(p) == 0
    assert markov.mobility(p)["determinant"] == pytest.approx(1, abs=1e-12)


def test_a_factor_that_changes_nothing_has_no_index():
    rng = np.random.default_rng(0)
    rows = rng.normal(100, 1, size=(64, 5))
    rows[:, 2] = rows[:, 0] * (1 + rng.choice([-1, 0, 1], size=64) * 1e-15)
    settled_ = sensitivity.without_noise(rows.ravel(), 3).reshape(64, 5)
    assert np.array_equal(settled_[:, 2], rows[:, 0])
    assert np.array_equal(np.delete(settled_, 2, axis=1), np.delete(rows, 2, axis=1))


def test_the_filter_rounds_with_the_second_differences_not_with_the_level():
    t = np.arange(45.0)
    line = 1e6 + 1000 * t
    assert np.abs(clubs.hp_trend(line, smooth=400.0) - line).max() == 0
    x = np.sin(t)
    second = np.diff(np.eye(45), n=2, axis=0)
    exact = np.linalg.solve(np.eye(45) + 400 * second.T @ second, x)
    assert clubs.hp_trend(x, smooth=400.0) == pytest.approx(exact, abs=1e-12)


def test_the_likeliest_power_is_where_the_likelihood_is_flat():
    from scipy.stats import boxcox_llf, lognorm

    for seed, shape in ((0, 0.4), (1, 1.0)):
        x = lognorm(shape).rvs(80, random_state=seed) + 0.2
        lam = composite_steps._likeliest_power(x)
        llf = [float(boxcox_llf(lam + step, x)) for step in (-1e-3, 0, 1e-3)]
        slope, bend = (llf[2] - llf[0]) / 2e-3, (llf[2] - 2 * llf[1] + llf[0]) / 1e-6
        assert bend < 0 and abs(slope / bend) < 1e-6  # what differences can tell
        assert composite_steps._likeliest_power(1e3 * x * (1 + 1e-15)) == pytest.approx(lam, rel=1e-11)


@pytest.mark.parametrize("model", ["lag", "error"])
def test_the_likelihood_is_at_its_maximum(model):
    """The score, by central differences of the likelihood that spreg's residuals give, is 0 there."""
    from analysis.data import package
    from analysis.methods import space, space_models

    pack = package.open()
    weights = space.contiguity(pack.table("borders"), regions=pack.table("regions"))
    rng = np.random.default_rng(4)
    x = np.column_stack([np.ones(31), rng.normal(8, 1, size=31)])
    y = 1000 + x @ [1.0, -2.0] + rng.normal(size=31)
    found = space_models.ml_array(y[:, None], x=x, weights=weights, model=model)
    w = weights.matrix.toarray()

    def profile(rho):
        a = np.eye(31) - rho * w
        target, design = a @ y, a @ x if model == "error" else x
        left = target - design @ np.linalg.lstsq(design, target, rcond=None)[0]
        return np.linalg.slogdet(a)[1] - 31 / 2 * np.log(left @ left)

    rho = found["spatial"][0]
    slope = (profile(rho + 1e-4) - profile(rho - 1e-4)) / 2e-4
    bend = (profile(rho + 1e-4) - 2 * profile(rho) + profile(rho - 1e-4)) / 1e-8
    assert abs(slope / bend) < 1e-7
    moved = space_models.ml_array((y * (1 + 1e-15))[:, None], x=x, weights=weights, model=model)
    assert moved["spatial"][0] == pytest.approx(rho, rel=1e-11)


@pytest.mark.parametrize("of", ["contiguity", "distance", "nearest"])
def test_log_determinants_are_those_of_the_factorisation(of):
    from analysis.data import package
    from analysis.methods import space, space_models

    regions = package.open().table("regions")
    apart = space.tiles(regions, most=3)
    made = {
        "contiguity": lambda: space.contiguity(package.open().table("borders"), regions=regions),
        "distance": lambda: space.inverse(apart),
        "nearest": lambda: space.nearest(apart, k=3),
    }
    weights = made[of]()
    values = space_models._eigenvalues(weights.matrix)
    assert np.isrealobj(values) == (of != "nearest")
    rho = np.array([-0.9, 0.3, 0.99])
    exact = [np.linalg.slogdet(np.eye(31) - r * weights.matrix.toarray())[1] for r in rho]
    assert space_models._log_det(rho, values) == pytest.approx(exact, abs=1e-12)


def test_an_exact_fit_and_a_likelihood_without_a_maximum_are_said():
    from analysis.methods import space, space_models

    ring = space.from_matrix(
        np.roll(np.eye(8), 1, axis=1) / 2 + np.roll(np.eye(8), -1, axis=1) / 2, regions=list("abcdefgh")
    )
    x = np.column_stack([np.ones(8), np.arange(8.0) ** 2])
    for model in ("lag", "error"):
        with pytest.raises(ValueError, match="fitted without residuals"):
            space_models.ml_array((x @ [1.0, 2.0])[:, None], x=x, weights=ring, model=model)
    y = np.array([-1.0, 1.0] * 4) + np.linspace(0, 1e-6, 8) ** 2
    found = space_models.ml_array(y[:, None], x=x[:, :1], weights=ring, model="error")
    assert -1 <= found["spatial"][0] < -0.99 and np.isfinite(found["spatial_se"]).all()


def test_weights_that_would_rest_on_rounding_are_refused():
    rng = np.random.default_rng(0)
    axes = composite_steps.Axes(tuple("abcdefgh"), (2000, 2001, 2002), ("one", "two", "three"))
    y = rng.uniform(1, 2, size=(8, 3, 3))
    y[..., 1] = 0.1 + 0.2
    with pytest.raises(ValueError, match="two the same everywhere"):
        composite_steps.weights(y, axes, ["d"] * 3, method="pca")
    assert composite_steps.weights(y, axes, ["d"] * 3, method="entropy")[1] == 0
    with pytest.raises(ValueError, match="one, two, three the same everywhere"):
        composite_steps.weights(np.ones_like(y), axes, ["d"] * 3, method="entropy")
    square = np.array(
        [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]]
    )  # uncorrelated: both eigenvalues 1
    with pytest.raises(ValueError, match="components 1 and 2 have the same eigenvalue"):
        composite_steps._pca(square, 1)
    assert composite_steps._pca(square, 2) == pytest.approx([0.5, 0.5])
