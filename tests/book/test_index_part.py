"""The chapters of the index take the same parameters; a recipe stored with its results gives them again."""

import inspect
import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.china import indicators, reconstruction
from analysis.composite import composite_steps
from analysis.data import package
from analysis.output import results
from press.book.chapters import find
from press.book.parameters import declared
from tests.executed import painted

ROOT = Path(__file__).resolve().parents[2]
PART = {c.name: declared(c) for c in find(ROOT) if c.name.startswith("book/index/")}
STEPS = {
    "normalisation": reconstruction.NORMALISATIONS,
    "weights": reconstruction.WEIGHTINGS,
    "aggregation": reconstruction.AGGREGATIONS,
    "dispersion": composite_steps.MEASURES,
    "sample": indicators.SAMPLES,
    "prices": indicators.PRICES,
}
# The chapter on all recipes at once lets a choice vary, and fills gaps in one more sample.
WIDER = {"all", "imputed"}
REBUILT = [name for name, own in PART.items() if "normalisation" in own]


def test_the_part_is_found():
    assert "book/index/reconstruction" in REBUILT and len(REBUILT) >= 2


def offered(parameter):
    """The choices of a parameter that every chapter must have; the range as it is where it is no list."""
    if not parameter.range.startswith("one of "):
        return parameter.range
    return {item.strip() for item in parameter.range.removeprefix("one of ").split(",")} - WIDER


@pytest.mark.parametrize("name", sorted({n for own in PART.values() for n in own}))
def test_a_name_means_the_same_in_every_chapter_of_the_part(name):
    meant = {chapter: own[name] for chapter, own in PART.items() if name in own}
    first = next(iter(meant.values()))
    assert all(offered(p) == offered(first) and p.type is first.type for p in meant.values()), meant
    assert len({p.default for p in meant.values()} - WIDER) <= 1, meant


@pytest.mark.parametrize("name", STEPS)
def test_a_step_can_be_swapped_for_anything_that_the_engine_knows(name):
    for chapter, own in PART.items():
        if name in own:
            assert offered(own[name]) == set(STEPS[name]), chapter


@pytest.mark.parametrize("chapter", REBUILT)
def test_a_chapter_on_the_rebuilt_index_takes_every_step(chapter):
    assert {"normalisation", "weights", "aggregation", "sample", "prices", "vintage"} <= set(PART[chapter])


def test_the_defaults_of_the_chapters_are_those_of_the_recipe():
    defaults = inspect.signature(reconstruction.recipe).parameters
    for own in PART.values():
        for name, parameter in defaults.items():
            assert name not in own or own[name].default in {parameter.default, "all"}


@pytest.mark.parametrize("chapter", ["reconstruction", "coordination"])
def test_the_stored_recipe_gives_the_results_again(content, chapter):
    accepted = content["results"]
    stored = accepted[f"{chapter}.recipe"]["value"]
    table = pd.DataFrame(stored["rows"], columns=stored["columns"])
    pack = package.open(ROOT / "data")
    one, other = (reconstruction.replay(pack, table) for _ in range(2))
    assert one.level.to_json() == other.level.to_json()
    assert one.coordination.to_json() == other.coordination.to_json()
    for reading, made in (("level", one.level), ("coordination", one.coordination)):
        recorded = accepted[f"reconstruction.{reading}.total"]["value"]
        assert made.national[-1] == pytest.approx(recorded, rel=1e-9)


SWAPS = {
    "minmax": {"normalisation": "minmax", "aggregation": "geometric", "weights": "pca", "dispersion": "gini"},
    "rank": {"normalisation": "rank", "aggregation": "nested", "weights": "entropy", "sample": "reduced"},
    "zscore": {
        "normalisation": "zscore",
        "aggregation": "copeland",
        "weights": "equal",
        "dispersion": "ratio",
        "sample": "full",
        "prices": "current",
        "vintage": "v4",
    },
}


@pytest.mark.parametrize(
    "swap", [pytest.param(swap, marks=[] if swap == "rank" else pytest.mark.slow) for swap in SWAPS]
)
def test_the_whole_part_follows_a_swapped_step(swap, monkeypatch, content):
    """Every chapter runs, records every number that its prose names, and another step moves the numbers."""
    said, moved = set(content["results"]), 0
    for chapter in (c for c in find(ROOT) if c.name in PART):
        own = PART[chapter.name]
        given = {name: value for name, value in SWAPS[swap].items() if name in own}
        given |= {"draws": 200} if "draws" in own else {}
        with painted(()):
            found = executed(chapter.notebook(), given, monkeypatch)
        named = set(re.findall(r"\{result\}`([^`|\s]+)", prose(chapter.notebook())))
        assert {i for i in named if i.startswith(tuple(p + "." for p in prefixes(found)))} <= set(found)
        assert named <= said | set(found), chapter.name
        moved += sum(
            found[i]["value"] != content["results"][i]["value"] for i in set(found) & set(content["results"])
        )
    assert moved > 20


def executed(notebook, given, monkeypatch):
    """The records of a notebook's code, run here with other parameters."""
    found = {}

    def keep(bundle):
        if record := bundle.get(results.MIME):
            found[record["id"]] = record

    monkeypatch.setattr(results, "publish", keep)
    space = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), space)
            if "parameters" in cell["metadata"].get("tags", []):
                space |= given
    return found


def prose(notebook):
    return "\n".join("".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "markdown")


def prefixes(found):
    return {i.split(".")[0] for i in found}
