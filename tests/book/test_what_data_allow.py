"""A chapter gives what the data allow: small, flat, lopsided and large packages, each chapter to its end."""

import json
import math
import shutil

import pytest

from analysis.data import package as packages
from analysis.output import figures
from press.findings import results
from press.findings.figures import FIGURE
from press.pages import absent
from press.pages.layout import TABLE
from tests.executed import ROOT, execute, fed, least
from tests.invented_regions import levels, package, ring

B = levels()
NAMES = list(B)
HALVES = {name: "East" if at < 7 else "West" for at, name in enumerate(NAMES)}
LONG = "The Very Long Name of a Region That Nobody Has Ever Shortened"


def first(count):
    return {region: dict(list(own.items())[:count]) for region, own in B.items()}


def alike():
    """Within 3 % of one another in each year, growing."""
    return {
        name: {
            y: 20_000 * (1 + 0.002 * at) * 1.02 ** (y - 2000) * (1 + (7 * at + 3 * y) % 5 / 2000) for y in own
        }
        for at, (name, own) in enumerate(B.items())
    }


def one_club():
    ends = enumerate(NAMES)
    return {
        name: {
            y: 20_000 * 1.02 ** (y - 2000) * math.exp((at - 6.5) / 8 * 0.78 ** (y - 2000)) + 3 * at * y % 7
            for y in range(2000, 2020)
        }
        for at, name in ends
    }


def renamed():
    return {LONG if name == NAMES[0] else name: own for name, own in B.items()}


def uneven(years):
    return levels(years=years, growth=(0.005, 0.015))


ODD = [1900, 1910, 1925, 1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]
CASES = {
    "plain": (B, {}),
    "alike": (alike(), {}),
    "equal": ({name: dict.fromkeys(range(2000, 2020), 20_000.0) for name in NAMES}, {}),
    "growing alike": ({name: {y: 2e4 * 1.02 ** (y - 2000) for y in range(2000, 2020)} for name in NAMES}, {}),
    "one stands still": (B | {NAMES[3]: dict.fromkeys(range(2000, 2020), 15_000.0)}, {}),
    "one club": (one_club(), {}),
    "a group of one": (B, {"groups": HALVES | {NAMES[0]: "Alone"}}),
    "one group": (B, {"groups": dict.fromkeys(NAMES, "All")}),
    "East and West": (B, {"groups": HALVES, "borders": ring(NAMES)}),
    "an island": (B, {"borders": ring(NAMES[:-1])}),
    "one border": (B, {"borders": [(NAMES[0], NAMES[1])]}),
    "borders in two parts": (B, {"borders": ring(NAMES[:7]) + ring(NAMES[7:])}),
    **{
        f"{n} years": (first(n), {"groups": HALVES, "borders": ring(NAMES)})
        for n in (2, 4, 8, 10, 11, 12, 14)
    },
    **{f"{n} regions": (levels(n), {"borders": ring(list(levels(n)))}) for n in (2, 3, 4, 8, 10)},
    "uneven": (uneven(ODD), {"borders": ring(NAMES)}),
    "decades": (uneven(range(1930, 2020, 10)), {"borders": ring(NAMES)}),
    "a long name": (
        renamed(),
        {"groups": {n: LONG[:45] if n == LONG else "West" for n in renamed()} | {NAMES[1]: LONG[:45]}},
    ),
}
QUICK = ("alike", "one group", "uneven")


def run(folder, only=(), paint=("en",)):
    """Every fed chapter's executed notebook by name, with the fewest draws that the chapter takes."""
    return {
        name: execute(chapter, folder, paint=paint, **least(chapter))
        for name, chapter in fed(folder).items()
        if not only or name in only
    }


def check(notebooks):
    """No result is a makeshift, and all prose names what is recorded or what is said to be absent."""
    recorded = results.merge({name: results.recorded(book, name) for name, book in notebooks.items()})
    assert not [i for i, r in recorded.items() if r["value"] == 9999 or not math.isfinite(r["value"])]
    outputs = [o["data"] for b in notebooks.values() for c in b["cells"] for o in c.get("outputs", [])]
    drawn = {data[mime]["name"] for data in outputs for mime in (FIGURE, TABLE) if mime in data}
    absences = absent.noted(notebooks.values(), recorded, "en")
    for name, book in notebooks.items():
        prose = "\n\n".join("".join(c["source"]) for c in book["cells"] if c["cell_type"] == "markdown")
        named = set(absent.RESULT.findall(absent.cut(prose, absences)))
        assert not {i for i in named - set(recorded) if i.partition(".")[0] in notebooks}, name
        assert set(absent.SHOWN.findall(absent.cut(prose, absences))) <= drawn, name
    return recorded, absences


@pytest.mark.parametrize(
    "case", [pytest.param(c, marks=() if c in QUICK else pytest.mark.slow) for c in CASES]
)
def test_every_chapter_that_is_fed_runs_to_its_end_and_says_what_it_lacks(case, tmp_path, monkeypatch):
    monkeypatch.setattr(figures, "STRICT", True)
    values, options = CASES[case]
    folder = package(tmp_path / "made", values, **options)
    only = {"alike": ["distribution"], "one group": ["sigma"], "uneven": ["beta", "clubs"]}.get(case, ())
    paint = ("en", "zh") if case in ("plain", "a long name") else ("en",)
    recorded, absences = check(run(folder, only, paint))
    whys = {note["why"]["en"] for note in absences.notes}
    if case == "alike":
        assert any("lies within" in why for why in whys)
        assert "distribution.shorrocks.fixed.value" not in recorded
        assert "distribution.shorrocks.quantile.value" in recorded
    if case == "one group":
        assert any("all regions are in one group" in why for why in whys)
        assert "sigma.cv.change.value" in recorded
    if case == "uneven":
        assert "beta.speed.whole.value" in recorded
        assert not [identifier for identifier in recorded if identifier.startswith("clubs.")]
        assert any("the years are unevenly spaced (1900, 1910, 1925" in why for why in whys)


@pytest.mark.slow
def test_an_island_is_left_out_of_the_chapter_on_neighbours_by_name(tmp_path):
    folder = package(tmp_path / "made", B, borders=ring(NAMES[:-1]))
    recorded, absences = check(run(folder, ["space"]))
    assert recorded["space.alike.last.value"]["value"] <= 13
    assert any(f"{NAMES[-1]} without neighbours, left out" in note["why"]["en"] for note in absences.notes)


@pytest.mark.slow
def test_munnells_states_without_groups(tmp_path):
    folder = tmp_path / "us"
    shutil.copytree(ROOT / "editions" / "us", folder)
    regions = (folder / "regions.csv").read_text().splitlines()
    (folder / "regions.csv").write_text("\n".join(line.split(",")[0] for line in regions) + "\n")
    descriptor = json.loads((folder / "datapackage.json").read_text())
    table = next(one for one in descriptor["resources"] if one["name"] == "regions")
    table["schema"]["fields"] = [item for item in table["schema"]["fields"] if item["name"] == "region"]
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    packages.seal(folder)
    check(run(folder))
