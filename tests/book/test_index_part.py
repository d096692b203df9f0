"""The chapters of the index take the same parameters; a recipe stored with its results gives them again."""

import inspect
from pathlib import Path

import pandas as pd
import pytest

from analysis import composite_steps, indicators, package, reconstruction
from press.chapters import find
from press.parameters import declared

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
    results = content["results"]
    stored = results[f"{chapter}.recipe"]["value"]
    table = pd.DataFrame(stored["rows"], columns=stored["columns"])
    pack = package.open(ROOT / "data")
    one, other = (reconstruction.replay(pack, table) for _ in range(2))
    assert one.level.to_json() == other.level.to_json()
    assert one.coordination.to_json() == other.coordination.to_json()
    for reading, made in (("level", one.level), ("coordination", one.coordination)):
        recorded = results[f"reconstruction.{reading}.total"]["value"]
        assert made.national[-1] == pytest.approx(recorded, rel=1e-9)
