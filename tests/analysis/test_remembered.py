"""Remembering what matplotlib works out again and again changes no byte of a picture."""

import contextlib
from collections import Counter

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

from analysis.data import package
from analysis.output import figures, plots
from analysis.output.figures import Canvas

NAMES = ["Beijing", "Hebei", "Guangdong", "Tibet"]
YEARS = range(2001, 2013)


def levels():
    """Four regions of which two end close together, over decades of sizes."""
    rows = [(r, y, 3.0**at * 1.05 ** (y - 2001), at % 2) for at, r in enumerate(NAMES) for y in YEARS]
    return pd.DataFrame(rows, columns=["region", "year", "value", "measure"]).assign(
        low=lambda df: 0.9 * df["value"],
        high=lambda df: 1.1 * df["value"],
        measure=lambda df: df["measure"].map(str),
    )


def last(df):
    return df[df["year"] == 2012].reset_index(drop=True)


DRAWN = {
    "lines": lambda df: plots.lines(df, hue="region", band=("low", "high")),
    "panels": lambda df: plots.lines(df, hue="region", panels="measure", same_span=True),
    "one log axis": lambda df: plots.lines(df, hue="region", log=True),
    "dots": lambda df: plots.dots(last(df), y="region", interval=("low", "high")),
    "dots in panels": lambda df: plots.dots(last(df), y="region", panels="measure", stems=True, columns=2),
    "scatter": lambda df: plots.scatter(last(df), x="low", y="high", names=2, log="xy"),
    "bars": lambda df: plots.bars(last(df), y="region", digits=1),
    "stacks": lambda df: plots.stacks(df, hue="region"),
    "heat": lambda df: plots.heat(df, x="year", y="region", value="value"),
}


@pytest.mark.parametrize("asked", ["en", "zh"])
@pytest.mark.parametrize("kind", DRAWN)
def test_a_picture_has_the_same_bytes(kind, asked, monkeypatch):
    style = next(one for one in figures.start(package.open()) if one.asked == asked)

    def written():
        with mpl.rc_context({"font.family": list(style.fonts)}):
            fig = DRAWN[kind](levels()).paint(Canvas(style, "planted", {}))
            figures._frame(fig, style, "planted", {}, "Source: one; another.")
            return figures.svg(fig, "planted")

    with_it = written()
    monkeypatch.setattr(figures, "remembered", contextlib.nullcontext)
    assert written() == with_it


def test_a_text_is_measured_once_for_each_look(monkeypatch):
    """And again where its words, its size or its turn are others."""
    measured = Counter()
    lay_out = Text._get_layout
    monkeypatch.setattr(Text, "_get_layout", lambda self, r: measured.update([self]) or lay_out(self, r))
    fig, ax = figures.new()
    text = ax.text(0, 0, f"{np.pi} never said before")
    figures.FigureCanvasSVG(fig)
    with figures.remembered():
        text.get_window_extent()  # asks for a renderer, which changes the figure's resolution
        measured.clear()
        boxes = [text.get_window_extent() for _ in range(3)]
        assert measured[text] == 1 and boxes[0].bounds == boxes[2].bounds
        for change in ({"text": "shorter"}, {"fontsize": 20}, {"rotation": 90}):
            before = text.get_window_extent().bounds
            text.set(**change)
            assert text.get_window_extent().bounds != before
    assert measured[text] == 4
