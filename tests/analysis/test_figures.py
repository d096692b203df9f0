import itertools
import json
import re
import subprocess
import sys
import warnings
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from bilingual import bilingual
from matplotlib.text import Text

from analysis import translations
from analysis.data import package
from analysis.output import figures, palette, plots, results

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
VISION = {
    "normal": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
REGIONS = pd.DataFrame(
    {
        "region": ["Beijing", "Hebei", "Tibet", "Guangdong"],
        "iso": ["CN-BJ", "CN-HE", "CN-XZ", "CN-GD"],
        "zh": ["北京", "河北", "西藏", "广东"],
        "tile_row": [1, 2, 3, 4],
        "tile_col": [4, 4, 1, 3],
    }
)
NEEDS_CJK = pytest.mark.skipif(figures.cjk_font() is None, reason="no CJK font installed")


def linear(colour):
    c = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    matrix = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.119192, 0.9503041],
    ]
    t = np.array(matrix) @ rgb / [0.95047, 1, 1.08883]
    f = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def shares():
    years = range(2012, 2022)
    of = {"East": 52.0, "Central": 21.3, "West": 21.1, "Northeast": 5.6}
    rows = [(p, y, v + 0.02 * (y - 2012)) for p, v in of.items() for y in years]
    return pd.DataFrame(rows, columns=["macro_region", "year", "share"])


def style(language="en"):
    """The style of a language, as a chapter's start sets it."""
    return next(one for one in figures.start(package.open()) if one.asked == language)


def drawn(language="en"):
    plot, own = plots.lines(shares(), y="share", hue="macro_region"), style(language)
    with mpl.rc_context({"font.family": list(own.fonts)}):
        return plot.paint(figures.Canvas(own, "drawn", {}))


@pytest.fixture
def shown(monkeypatch):
    bundles = []
    monkeypatch.setattr(
        results, "publish", lambda b: bundles.append(json.loads(json.dumps(b, allow_nan=False)))
    )
    return bundles


@pytest.fixture
def words(monkeypatch):
    texts = {
        "figure.test-lines.caption": ("Shares to {last}.", "到{last}年的份额。"),
        "figure.test-lines.alt": ("Four lines.", "四条线。"),
        "table.test-table.caption": ("A table.", "一张表。"),
        "table.test-table.text": ("Text", "文字"),
    }
    bilingual(monkeypatch, texts)


@pytest.mark.parametrize("colours", [palette.GROUPS, palette.HALVES])
def test_colours_have_the_contrast_of_text_on_white(colours):
    for colour in colours:
        luminance = linear(colour) @ [0.2126, 0.7152, 0.0722]
        assert 1.05 / (luminance + 0.05) >= 4.5


@pytest.mark.parametrize("kind", VISION)
def test_groups_stay_apart_for_colour_blind_readers(kind):
    seen = [lab(np.clip(VISION[kind] @ linear(c), 0, 1)) for c in palette.GROUPS]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) >= 25


def test_two_draws_give_the_same_bytes():
    assert figures.svg(drawn(), "lines") == figures.svg(drawn(), "lines")


def test_another_process_gives_the_same_bytes():
    here = [str(folder) for folder in Path(__file__).parents[:2]]
    code = f"import sys; sys.path[:0] = {here!r}; import test_figures as t; "
    code += "from analysis.output import figures; sys.stdout.write(figures.svg(t.drawn(), 'lines'))"
    root = Path(figures.__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert run.stdout == figures.svg(drawn(), "lines")


def test_an_svg_has_its_letters_as_paths_and_no_date():
    text = figures.svg(drawn(), "lines")
    assert "<text" not in text and "dc:date" not in text
    width = float(re.search(r'width="([\d.]+)pt"', text)[1])
    assert width == pytest.approx(figures.WIDTH * 72)


@NEEDS_CJK
def test_chinese_figures_draw_only_glyphs_that_the_font_has():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        chinese = style("zh")
        lines = drawn("zh")
        with mpl.rc_context({"font.family": list(chinese.fonts)}):
            figures.svg(lines, "lines")
            fig, ax = figures.new()
            values = pd.Series({"Beijing": -1.5, "Tibet": 2.0})
            figures.tile_map(ax, REGIONS, values, style=chinese, label="百分点", centre=0)
            figures.svg(fig, "map")
            whole = "".join(translations.read("words", "zh").values())
            fig, _ = figures.new()
            fig.text(0, 0, "".join(sorted(set(whole) - set("{}$\n"))), in_layout=False)
            figures.svg(fig, "catalogue")
    assert chinese.language == "zh" and chinese.note == ""


def test_without_a_chinese_font_labels_are_english_and_the_caption_says_so(monkeypatch, shown, words):
    monkeypatch.setattr(figures, "cjk_font", lambda: None)
    chinese = style("zh")
    assert (chinese.language, chinese.asked) == ("en", "zh")
    assert chinese.level("region", "Beijing") == "Beijing" and chinese.level("region", "Nowhere") == "Nowhere"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figures.draw("test-lines", plots.lines(shares(), y="share", hue="macro_region"), last=2021)
    caption = shown[0][figures.FIGURE_MIME]["languages"]["zh"]["caption"]
    assert caption.startswith("到2021年的份额。") and "没有找到" in caption


def test_a_figure_comes_with_caption_alt_and_data(shown, words):
    figures.start(package.open())
    figures.draw("test-lines", plots.lines(shares(), y="share", hue="macro_region"), last=2021)
    (bundle,) = shown
    assert bundle["image/svg+xml"].lstrip().startswith("<?xml")
    payload = bundle[figures.FIGURE_MIME]
    assert set(payload) == {"name", "csv", "languages"} and set(payload["languages"]) == {"en", "zh"}
    english = payload["languages"]["en"]
    assert english["caption"] == "Shares to 2021." and english["alt"] == "Four lines."
    assert payload["csv"].splitlines()[:2] == ["macro_region,year,share", "East,2012,52"]


def test_a_figure_without_data_or_with_a_bad_name_is_refused(words):
    figures.start(package.open())
    plot = plots.lines(shares(), y="share", hue="macro_region")
    with pytest.raises(ValueError, match="no rows"):
        figures.draw("test-lines", plot, data=shares().iloc[:0], last=2021)
    with pytest.raises(ValueError, match="joined by hyphens"):
        figures.draw("Test_lines", plot, last=2021)
    with pytest.raises(KeyError, match=r"no text 'figure\.nothing\.caption'"):
        figures.draw("nothing", plot)


def test_a_table_escapes_its_cells(shown, words):
    df = pd.DataFrame(
        {
            "region": ["Beijing", "Inner Mongolia"],
            "text": ["<b>&", "=1+1"],
            "value": [-1234.5, np.nan],
            "n": pd.array([-3, None], dtype="Int64"),
        }
    )
    figures.start(package.open())
    figures.table("test-table", df, digits={"value": 1})
    (bundle,) = shown
    payload = bundle[figures.TABLE_MIME] | bundle[figures.TABLE_MIME]["languages"]["zh"]
    assert payload["columns"] == ["地区", "文字", "数值", "样本量"]
    assert payload["rows"] == [["北京", "<b>&", "−1,234.5", "−3"], ["内蒙古", "=1+1", "–", "–"]]
    assert "&lt;b&gt;&amp;" in bundle["text/html"] and "<b>&" not in bundle["text/html"]
    assert payload["csv"] == "region,text,value,n\nBeijing,<b>&,-1234.5,-3\nInner Mongolia,'=1+1,,\n"


def test_csv_defuses_formulas_in_texts_only():
    df = pd.DataFrame({"=a": ["+1", "-x", "@y", "plain"], "b": [-1.0, 1 / 3, 2e-9, 0.1 + 0.2]})
    assert figures.csv(df) == "'=a,b\n'+1,-1\n'-x,0.333333333333\n'@y,2e-09\nplain,0.3\n"


def test_a_table_column_without_a_heading_is_refused(words):
    figures.start(package.open())
    with pytest.raises(KeyError, match=r"column\.unheard"):
        figures.table("test-table", pd.DataFrame({"unheard": [1]}))


def test_spread_moves_labels_apart_and_no_further_than_needed():
    assert figures.spread([1.0, 5.0], gap=1).tolist() == [1.0, 5.0]
    assert figures.spread([2.0, 2.0], gap=1).tolist() == [1.5, 2.5]
    assert figures.spread([3.0, 2.9, 0.0], gap=1).tolist() == pytest.approx([3.45, 2.45, 0.0])
    placed = figures.spread([0.0, 0.1, 0.2], gap=1, low=0, high=10)
    assert placed.tolist() == pytest.approx([0, 1, 2])
    crowded = figures.spread(np.zeros(5), gap=1, low=0, high=2)
    assert crowded.tolist() == pytest.approx([0, 0.5, 1, 1.5, 2])


def test_spread_is_the_least_squares_solution():
    from scipy.optimize import minimize

    rng = np.random.default_rng(7)
    for _ in range(5):
        wanted = np.sort(rng.uniform(0, 4, 5))
        apart = [{"type": "ineq", "fun": lambda y, i=i: y[i + 1] - y[i] - 1} for i in range(4)]
        best = minimize(lambda y, w=wanted: ((y - w) ** 2).sum(), np.arange(5.0), constraints=apart).x
        assert figures.spread(wanted, gap=1) == pytest.approx(best, abs=1e-3)


@pytest.mark.parametrize("values", [(21.5, 21.4, 21.45, 21.42), (0, 0, 0, 100), (5, 5, 5, 5)])
def test_end_labels_do_not_overlap(values):
    style()
    fig, ax = figures.new()
    for v in values:
        ax.plot([2000, 2010], [v - 1, v])
    figures.label_ends(ax, [(2010, v, f"label {i}", "#000000") for i, v in enumerate(values)])
    figures.svg(fig, "labels")  # which lays the figure out and moves the labels apart
    boxes = sorted((Text.get_window_extent(t) for t in ax.texts), key=lambda b: b.y0)
    assert len(boxes) == 4
    assert all(below.y1 <= above.y0 + 0.5 for below, above in itertools.pairwise(boxes))
    assert all(b.x1 <= fig.bbox.x1 + 1 for b in boxes)


def test_a_tile_map_shows_every_region_and_names_strangers():
    english = style()
    _, ax = figures.new()
    values = pd.Series({"Beijing": 1.0, "Hebei": -2.0, "Tibet": float("nan")})
    figures.tile_map(ax, REGIONS, values, style=english, label="points", centre=0, signed=True)
    written = [t.get_text() for t in ax.texts]
    assert written == ["BJ", "+1.0", "HE", "−2.0", "XZ", "–", "GD", "–"]
    with pytest.raises(ValueError, match="no tile for Atlantis"):
        figures.tile_map(ax, REGIONS, pd.Series({"Atlantis": 1.0}), style=english, label="points")


def paint(plot):
    return plot.paint(figures.Canvas(style(), "painted", {"before": -10.0, "after": 0.0}))


def test_unsure_figures_are_hollow():
    df = pd.DataFrame({"line": "x", "year": range(2015, 2023), "value": range(8), "flagged": False})
    df.loc[df["year"] >= 2020, "flagged"] = True
    solid, dotted, hollow = paint(plots.lines(df, hue="line")).axes[0].get_lines()
    assert np.nanmax(solid.get_xdata()) == 2019
    assert list(dotted.get_xdata()) == [2019, 2020, 2021, 2022]
    assert list(hollow.get_xdata()) == [2020, 2021, 2022] and hollow.get_markerfacecolor() == "white"
    assert not hollow.get_clip_on()  # the last year stands on the frame's edge: half a mark is no mark


def test_the_line_to_a_label_begins_outside_of_a_hollow_mark():
    df = pd.DataFrame(
        {"line": ["x", "y"] * 2, "year": [2024, 2024, 2025, 2025], "value": [1.0, 1.01, 1, 1.01]}
    )
    fig = paint(plots.lines(df.assign(flagged=df["year"] == 2025), hue="line"))
    figures.svg(fig, "hollow")
    ax = fig.axes[0]
    radius = max(line.get_markersize() for line in ax.get_lines() if line.get_marker() == "o") / 2
    leaders = [text.arrow_patch for text in ax.texts if text.arrow_patch]
    assert leaders and all(leader.shrinkB > radius + 1 for leader in leaders)


def test_panels_of_a_single_year_show_a_dot_without_a_warning():
    df = pd.DataFrame({"facet": ["a", "b"], "line": "x", "year": 2024, "value": [1.0, 2.0]})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fig = paint(plots.lines(df, hue="line", panels="facet", same_span=True))
        figures.svg(fig, "dots")
    assert any(line.get_marker() == "o" for line in fig.axes[0].get_lines())


def test_a_broken_trend_shows_both_lines_and_the_date():
    df = pd.DataFrame({"year": range(2006, 2020), "value": [0.9**k for k in range(7)] + [0.5] * 7})
    df = df.assign(before=df["value"], after=df["value"])
    date, dots, early, late = paint(plots.broken(df, at=2013)).axes[0].get_lines()
    assert len(dots.get_xdata()) == 14 and set(date.get_xdata()) == {2012.5}
    assert early.get_ydata()[0] == pytest.approx(1) and late.get_ydata()[-1] == pytest.approx(0.5)
    assert max(early.get_xdata()) == 2012 and min(late.get_xdata()) == 2013


def test_an_interval_is_written_in_brackets():
    assert figures.interval(-0.784, 0.06) == "[−0.78, 0.06]"
    assert figures.interval(float("nan"), 1) == "–"


def test_panels_of_the_same_span_have_the_same_height():
    df = pd.DataFrame(
        {"facet": list("aabb"), "line": "x", "year": [1, 2, 1, 2], "value": [0.0, 4.0, 50.0, 51.0]}
    )
    fig = paint(plots.lines(df, hue="line", panels="facet", same_span=True))
    heights = [np.ptp(ax.get_ylim()) for ax in fig.axes[:2]]
    assert heights[0] == pytest.approx(heights[1])


def test_a_region_has_a_short_label_whatever_the_package_holds():
    rows = pd.DataFrame({"region": ["New York", "Wyoming"], "label": ["NY", ""]}).itertuples()
    assert [figures.short(row, style()) for row in rows] == ["NY", "Wyo"]


def test_texts_for_any_package_stand_in_for_the_books_own(monkeypatch):
    texts = {"figure.drawn.title": ("Provinces", "省份"), "figure.drawn.title.any": ("Regions", "地区")}
    bilingual(monkeypatch, texts)
    states = Path(figures.__file__).parents[2] / "editions/us"
    assert [one.text("figure.drawn.title") for one in figures.start(package.open(states))] == [
        "Regions",
        "地区",
    ]
    assert style().text("figure.drawn.title") == "Provinces"


def test_extremes_are_the_ends_and_who_stands_there():
    df = pd.DataFrame({"region": ["A", "B", "C"], "change": [0.5, 3.0, -1.0]})
    found = figures.extremes(df, "change")
    assert (found["most"].value, found["least"].value) == ("B", "C")
    assert (found["high"], found["low"]) == (3, -1)
    assert figures.cells(df.set_index("region").loc[["A"]]) == {"A_change": 0.5}
