"""Logarithmic axes: plain numbers as labels, none over another, in either language."""

import itertools
import re
import warnings
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

from analysis.data import package
from analysis.output import figures, plots

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
    style = next(one for one in figures.start(package.open()) if one.asked == language)
    mpl.rcParams["font.family"] = list(style.fonts)
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
    figures.start(package.open())
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
    figures.start(package.open())
    style = next(style for style in figures._current if style.asked == language)
    size = [45_000, 44_000, 34_000, *np.geomspace(28_000, 80, 300)]
    points = pd.DataFrame(
        {"rank": range(1, 304), "grp": size, "region": [f"r{rank}" for rank in range(1, 304)]}
    )
    points.loc[:2, "region"] = first = ["Shanghai", "Beijing", "Guangdong"]
    plot = plots.scatter(points, x="rank", y="grp", names=first, log="xy")
    with mpl.rc_context({"font.family": list(style.fonts)}):
        fig = plot.paint(figures.Canvas(style, "drawn", {}))
        drawn(fig)
    (ax,) = fig.axes
    assert [text.get_text() for text in ax.texts] == [style.level("region", name) for name in first]
    assert overlapping([*ax.texts, *labels_of(ax, "x"), *labels_of(ax, "y")]) == []
    assert all(
        ax.bbox.contains(*corner) for text in ax.texts for corner in text.get_window_extent().corners()
    )
