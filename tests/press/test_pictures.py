"""The PNG beside each drawing of a stage."""

import io
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.image import imread

from analysis.output import figures
from press.findings.figures import png, shortened
from press.pages import layout
from press.pages.sharing import sides

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{}pt" height="30pt"><rect width="9" height="9"/></svg>'
)


def staged(width: int) -> dict[Path, str | bytes]:
    return {
        Path("book/files/fig-one.svg"): DRAWING.format(width),
        Path("book/files/fig-one.csv"): f"width\n{width}\n",
        Path("book/files/logo.svg"): DRAWING.format(9),
    }


def test_a_picture_is_drawn_once_and_again_when_its_drawing_is_another(tmp_path):
    picture = tmp_path / "book/files/fig-one.png"
    first = layout._write(tmp_path, staged(60))
    layout.draw(tmp_path)
    assert sides(picture.read_bytes()) == (160, 80)
    stood = picture.stat().st_mtime_ns
    assert layout._write(tmp_path, staged(60)) == first
    layout.draw(tmp_path)
    assert picture.stat().st_mtime_ns == stood
    assert layout._write(tmp_path, staged(90)) != first and not picture.exists()
    layout.draw(tmp_path)
    assert sides(picture.read_bytes()) == (240, 80)
    assert [path.name for path in tmp_path.rglob("*.png")] == ["fig-one.png"]


def test_lines_are_joined_round_as_matplotlib_says(tmp_path):
    fig = Figure(figsize=(2, 2))
    axes = fig.add_axes((0, 0, 1, 1))
    axes.plot([0, 0.5, 1], [0, 1, 0], lw=20, color="black")
    axes.set(ylim=(0, 1.4), xlim=(-0.5, 1.5))
    axes.axis("off")
    ink = imread(io.BytesIO(png(figures.svg(fig, "peak"))))[:, :, 0] < 0.5
    # a mitre would stand 20 / 2 / sin(half the angle) points above the peak, a round join 20 / 2
    peak, half = 72 * 2 / 1.4, np.arctan(0.25 * 1.4)
    top = (2 * 72 - np.argmax(ink.any(axis=1)) * 72 / 192) - peak
    assert abs(top - 10) < 1 < 10 / np.sin(half) - 10


def test_what_is_no_drawing_is_refused_by_name():
    with pytest.raises(ValueError, match="no SVG.*'no picture'"):
        png("no picture")


def test_a_figure_that_is_gone_takes_its_picture_along(tmp_path):
    layout._write(tmp_path, staged(60))
    layout.draw(tmp_path)
    layout._write(tmp_path, {Path("book/page.md"): "# A page\n"})
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["page.md"]


def test_a_drawing_is_written_once_in_fewer_bytes_and_looks_the_same(tmp_path):
    """The letters of a label, a curve and a marker, as matplotlib writes them."""
    fig = Figure(figsize=(3, 2))
    axes = fig.add_subplot()
    axes.plot(range(9), [x**2 / 7 for x in range(9)], marker="o", label="real GRP, v4")
    axes.legend()
    drawn = figures.svg(fig, "one")
    shorter = shortened(drawn)
    assert len(shorter) < 0.75 * len(drawn)
    before, after = (imread(io.BytesIO(png(one))) for one in (drawn, shorter))
    assert np.abs(before - after).mean() < 2e-4  # one of 256 shades on a twentieth of it
    path = Path("book/files/fig-one.svg")
    layout._write(tmp_path, {path: drawn})
    stood = (tmp_path / path).stat().st_mtime_ns
    assert (tmp_path / path).read_text(encoding="utf-8").startswith(shorter.rstrip())
    layout._write(tmp_path, {path: drawn})
    assert (tmp_path / path).stat().st_mtime_ns == stood
    whole = (tmp_path / path).read_text(encoding="utf-8")
    (tmp_path / path).write_text(whole.replace("<path", "<path opacity='0'", 1), encoding="utf-8")
    layout._write(tmp_path, {path: drawn})
    assert (tmp_path / path).read_text(encoding="utf-8") == whole  # one that was changed is made anew
