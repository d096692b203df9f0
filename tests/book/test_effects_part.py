"""The part on effects on another package: invented regions with five points a year planted, or nothing."""

import json
from pathlib import Path

import papermill
import planted_effects
import pytest

from press.book import chapters, needs
from press.findings import results

ROOT = Path(__file__).resolve().parents[2]
GENERIC = ["design", "power", "capital-region", "belt", "bay-area-and-clusters", "effects"]


def executed(name, folder, out):
    """The results of a chapter on a package, run by plain papermill."""
    book, left = chapters.feed(chapters.find(ROOT), needs.inspect(folder))
    chapter = next((one for one in book if one.name == f"book/effects/{name}"), None)
    assert chapter, left.get(f"book/effects/{name}")
    source = out / f"{name}.ipynb"
    source.write_text(json.dumps(chapter.notebook()), encoding="utf-8")
    given = {"data": str(folder)}
    papermill.execute_notebook(
        str(source), str(out / "out.ipynb"), parameters=given, progress_bar=False, cwd=str(ROOT)
    )
    return results.recorded(json.loads((out / "out.ipynb").read_text(encoding="utf-8")), name)


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
def test_chapters_find_what_is_planted(package_of, tmp_path, name):
    found = executed(name, package_of(5.0), tmp_path)
    if name == "effects":
        assert found["effects.value.river_growth"]["value"] == pytest.approx(5, abs=1)
        assert found["effects.value.river_growth"]["low"] > 0 and found["effects.all.rejected"]["value"] >= 1
    if name == "capital-region":
        assert found["effects.capital.p"]["value"] <= 0.05
    if name == "design":
        assert 0 < found["effects.smallest.river_growth"]["value"] < 5


@SLOW
def test_nothing_is_found_where_nothing_is_planted(package_of, tmp_path):
    found = executed("effects", package_of(0.0), tmp_path)
    assert found["effects.all.rejected"]["value"] == 0
    assert found["effects.value.river_growth"]["low"] < 0 < found["effects.value.river_growth"]["high"]
