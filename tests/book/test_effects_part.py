"""The part on effects on another package: invented regions with five points a year planted, or nothing."""

import planted_effects
import pytest

from press.findings import results
from tests.executed import book, execute

GENERIC = ["design", "power", "capital-region", "belt", "bay-area-and-clusters", "effects"]


def executed(name, folder):
    """The results of a chapter on a package."""
    chapter = book(folder)[f"book/effects/{name}"]
    return results.recorded(execute(chapter, folder), name)


@pytest.fixture(scope="module")
def package_of(tmp_path_factory):
    made = {}

    def of(effect):
        if effect not in made:
            folder = tmp_path_factory.mktemp("effects") / "package"
            made[effect] = planted_effects.write(folder, effect=effect)
        return made[effect]

    return of


SLOW = pytest.mark.slow


@pytest.mark.parametrize("name", [pytest.param(n, marks=[] if n == "effects" else SLOW) for n in GENERIC])
def test_chapters_find_what_is_planted(package_of, name):
    found = executed(name, package_of(5.0))
    if name == "effects":
        assert found["effects.value.river_growth"]["value"] == pytest.approx(5, abs=1)
        assert found["effects.value.river_growth"]["low"] > 0 and found["effects.all.rejected"]["value"] >= 1
    if name == "capital-region":
        assert found["effects.capital.p"]["value"] <= 0.05
    if name == "design":
        assert 0 < found["effects.smallest.river_growth"]["value"] < 5


@SLOW
def test_nothing_is_found_where_nothing_is_planted(package_of):
    found = executed("effects", package_of(0.0))
    assert found["effects.all.rejected"]["value"] == 0
    assert found["effects.value.river_growth"]["low"] < 0 < found["effects.value.river_growth"]["high"]
