"""One call gives what its parts give one by one."""

import numpy as np
import pandas as pd
import pytest

from analysis.methods import beta, clubs, dispersion, inequality, overview, space


@pytest.fixture
def panel():
    rng = np.random.default_rng(1)
    names = [f"r{i:02d}" for i in range(30)]
    level = rng.normal(10, 0.5, 30)
    rows = []
    for year in range(2000, 2015):
        side = np.where(np.arange(30) < 15, "left", "right")
        rows.append(pd.DataFrame({"region": names, "year": year, "per_head": np.exp(level), "side": side}))
        level = level + 0.03 - 0.05 * (level - 10) + rng.normal(0, 0.01, 30)
    borders = pd.DataFrame({"region": names[:-1], "neighbour": names[1:]})
    return pd.concat(rows, ignore_index=True), space.contiguity(borders, regions=names)


def test_the_parts_are_those_of_their_modules(panel):
    long, weights = panel
    found = overview.run(long, weights=weights, groups="side", permutations=99, seed=3)
    assert found.beta.coefficient == beta.linear(long, first=2000, last=2014).coefficient < 0
    pd.testing.assert_frame_equal(found.sigma, dispersion.by_year(long, measure="sd_log"))
    theil = inequality.decompose(long, groups="side", weights=None)
    pd.testing.assert_frame_equal(found.theil, theil)
    moran = space.moran(long, value="per_head", weights=weights, log=True, permutations=99, seed=3)
    pd.testing.assert_frame_equal(found.moran.table, moran.table)
    assert found.lisa.table["year"].unique().tolist() == [2014]
    pd.testing.assert_frame_equal(found.clubs.membership, clubs.find(long, form="level").membership)
    assert found.markov.counts.sum() == 30 * 14
    assert found.specification["last"] == 2014


def test_a_gap_is_refused_in_the_words_of_the_part(panel):
    long, weights = panel
    with pytest.raises(ValueError, match="r03"):
        overview.run(long.drop(long.index[3]), weights=weights)
