"""Logarithmic axes: plain numbers as labels, none over another, in either language."""

import itertools
import re
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.output import charts_engines, figures

LANGUAGES = ["en", pytest.param("zh", marks=pytest.mark.skipif(not figures.cjk_font(), reason="no CJK font"))]
ANALYSIS = Path(figures.__file__).parent


def drawn(fig) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return figures.svg(fig, "drawn")


def labels_of(ax, which):
    return [label for label in getattr(ax, f"get_{which}ticklabels")() if label.get_text()]


def overlapping(texts) -> list[tuple[str, str]]:
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
    return [(a, b) for (a, one), (b, two) in itertools.combinations(boxes, 2) if one.overlaps(two)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("low", "high"), [(1, 337), (0.002, 9), (1.2, 1.9), (40, 60_000), (1e-3, 1e7), (8, 11)]
)
def test_ticks_of_any_range_are_plain_numbers_that_do_not_collide(language, low, high):
    figures.start(language)
    fig, ax = figures.new()
    values = np.geomspace(low, high, 30)
    ax.plot(values, values)
    for which in ("x", "y"):
        figures.log_axis(ax, which)
    text = drawn(fig)
    assert "mathdefault" not in text and "$" not in text
    for which in ("x", "y"):
        shown = labels_of(ax, which)
        assert 2 <= len(shown) <= 7
        assert all(re.fullmatch(r"[\d,.]+", label.get_text()) for label in shown)
        limits = sorted(getattr(ax, f"get_{which}lim")())
        places = [float(label.get_text().replace(",", "")) for label in shown]
        assert all(limits[0] <= place <= limits[1] for place in places)
        assert overlapping(shown) == []


def test_an_axis_that_was_made_logarithmic_in_another_way_is_refused():
    figures.start("en")
    fig, ax = figures.new()
    ax.semilogx([1, 1000], [1, 2])
    with pytest.raises(ValueError, match="raw mathematics; set the axis by log_axis"):
        figures.svg(fig, "raw")


def test_log_scales_are_set_in_one_place():
    setting = re.compile(r"set_[xy]scale|loglog|semilog[xy]|symlog")
    found = [path.name for path in ANALYSIS.rglob("*.py") if setting.search(path.read_text(encoding="utf-8"))]
    assert set(found) <= {"figures.py"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_beside_points_cover_neither_one_another_nor_a_tick(language):
    style = figures.start(language)
    size = [45_000, 44_000, 34_000, *np.geomspace(28_000, 80, 300)]
    last = pd.DataFrame({"rank": range(1, 304), "grp": size, "year": 2019})
    points = pd.concat([last.assign(year=2010, grp=last["grp"] / 2), last], ignore_index=True)
    points["region"] = [f"r{rank}" for rank in points["rank"]]
    points["group"] = "rest"
    named = {"r1": style.region("Shanghai"), "r2": style.region("Beijing"), "r3": style.region("Guangdong")}
    fig = charts_engines.rank_size(points, labels=named, axes=("rank", "GRP"), years=(2010, 2019))
    drawn(fig)
    (ax,) = fig.axes
    assert [text.get_text() for text in ax.texts] == list(named.values())
    assert overlapping([*ax.texts, *labels_of(ax, "x"), *labels_of(ax, "y")]) == []
    assert all(
        ax.bbox.contains(*corner) for text in ax.texts for corner in text.get_window_extent().corners()
    )
