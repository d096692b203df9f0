"""The grammar of pictures: what is drawn is what the frame holds, in both languages."""

import json
import re

import numpy as np
import pandas as pd
import pytest
from bilingual import bilingual
from matplotlib.colors import to_hex

from analysis.data import package
from analysis.output import figures, palette, plots, results
from analysis.output.figures import Canvas, Level

WORDS = {
    "figure.planted.title": (
        "The gap {change:rose|fell} by {change:abs.1f} %",
        "差距{change:扩大|缩小}{change:abs.1f}%",
    ),
    "figure.planted.subtitle": ("in {where}", "{where}"),
    "figure.planted.caption": ("A planted figure.", "图。"),
    "figure.planted.alt": ("Lines: {each}.", "折线：{each}。"),
    "figure.planted.each": ("{series} {value:.1f}", "{series}为{value:.1f}"),
    "table.planted.caption": ("A table.", "表。"),
    "table.planted.share_interval": ("Interval", "区间"),
}


@pytest.fixture(autouse=True)
def words(monkeypatch):
    bilingual(monkeypatch, WORDS)


@pytest.fixture
def shown(monkeypatch):
    bundles = []
    monkeypatch.setattr(results, "publish", lambda b: bundles.append(json.loads(json.dumps(b))))
    return bundles


@pytest.fixture
def canvas():
    figures.start(package.open())
    return Canvas(figures._current[0], "planted", {})


def by_year(**lines):
    rows = [(name, year, value) for name, values in lines.items() for year, value in enumerate(values, 2001)]
    return (
        pd.DataFrame(rows, columns=["series", "year", "value"])
        .replace("grp_v5", "grp.v5")
        .replace("grp_v4", "grp.v4")
    )


def test_a_figure_is_drawn_in_both_languages_from_one_call(shown):
    figures.start(package.open())
    frame = by_year(grp_v5=[1.0, 2.0], income=[3.0, 2.5])
    last = frame.groupby("series", sort=False).tail(1)
    where = Level("region", "Beijing")
    figures.draw("planted", plots.lines(frame, hue="series"), each=last, change=-1.26, where=where)
    payload = shown[0][figures.FIGURE_MIME]
    english, chinese = (payload["languages"][language] for language in ("en", "zh"))
    assert english["title"] == "The gap fell by 1.3\u00a0%" and chinese["title"] == "差距缩小1.3%"
    assert (
        english["alt"] == "Lines: GRP, v5 2.0; income 2.5."
        and chinese["alt"] == "折线：现价产出，v5为2.0；收入为2.5。"
    )
    assert shown[0]["image/svg+xml"].startswith("<?xml") and chinese["svg"].startswith("<?xml")
    assert payload["csv"].splitlines()[1] == "grp.v5,2001,1"


def test_a_series_fills_in_its_words_and_names_its_sources(shown, monkeypatch):
    told = ("{series}, {first} to {last}, {n} regions", "{series}，{first}—{last}年，{n}个地区")
    bilingual(monkeypatch, {"figure.planted.title": told})
    pack = package.open()
    figures.start(pack)
    main, income = pack.series()[0], pack.series()[-1]
    values = {"each": by_year(income=[1.0]), "series": main, "first": 1999, "where": ""}
    figures.draw("planted", plots.lines(by_year(income=[1.0, 2.0])), source=[income], **values)
    english = shown[0][figures.FIGURE_MIME]["languages"]["en"]
    assert english["title"] == f"GRP, v5, 1999 to {main.last}, 31 regions"  # a value given goes before
    style, frame = figures._current[0], pd.DataFrame({"value": [1.0]})
    assert figures._sources(style, frame, [income]) == figures._sources(style, frame, income.sources)
    assert figures._sources(style, frame, [income]) != figures._sources(style, frame, main.sources)
    chinese, years = figures._current[1], pd.DataFrame({"year": [2012, 2025]})
    said = "来源：国家统计局（分省核算、常住人口）；2012—2025年；《一盘棋》。"
    assert figures._sources(chinese, years, ["accounts", "population"]) == said
    assert figures._sources(chinese, years[:1], ["accounts"]).endswith("；2012年；《一盘棋》。")


def test_a_chinese_line_ends_behind_a_stop_and_begins_with_none():
    title = "居民收入差距缩小12%，实际人均产出差距缩小10%，现价差距缩小2%"
    assert figures._wrapped(title, 58) == ["居民收入差距缩小12%，实际人均产出差距缩小10%，", "现价差距缩小2%"]
    named = "来源：" + "国" * 18 + "《一盘棋》。"
    assert figures._wrapped(named, 50) == [named]


@pytest.mark.parametrize(
    ("value", "chinese"),
    [("2012-2025", "2012—2025"), ("2012–2025*", "2012—2025*"), ("2012-01", "2012-01"), (2019, "2019")],
)
def test_a_span_of_years_has_the_dash_of_its_language(value, chinese):
    style = {language: figures.Style(language, language, ()) for language in ("en", "zh")}
    assert style["zh"].level("years", value) == chinese and style["en"].level("years", value) == str(value)


def test_a_series_has_its_familys_colour_and_the_headline_is_solid(canvas):
    frame = by_year(grp_v4=[1.0, 2.0], grp_v5=[2.0, 3.0], income=[3.0, 4.0])
    fig = plots.lines(frame, hue="series").paint(canvas)
    drawn = {tuple(line.get_ydata()): line for line in fig.axes[0].lines if len(line.get_ydata()) == 2}
    older, headline, income = (drawn[pair] for pair in ((1.0, 2.0), (2.0, 3.0), (3.0, 4.0)))
    assert older.get_color() == headline.get_color() != income.get_color()
    assert headline.get_linestyle() == "-" and older.get_linestyle() != "-"


def test_groups_have_their_colours_whatever_else_is_drawn(canvas):
    whole = canvas.style.colours("macro_region", ["East", "Central", "West", "Northeast"])
    assert list(whole.values()) == list(palette.GROUPS)
    assert canvas.style.colours("group", ["West", "North"]) == {
        "West": whole["West"],
        "North": palette.HALVES[0],
    }


def test_dots_stand_at_their_values_and_bars_span_their_intervals(canvas):
    frame = pd.DataFrame({"row": ["a", "b"], "value": [1.0, 3.0], "low": [0.5, 2.0], "high": [2.0, 5.0]})
    fig = plots.dots(frame, y="row", interval=("low", "high")).paint(canvas)
    ax = fig.axes[0]
    spans = [
        segment[:, 0].tolist()
        for lines in ax.collections
        if hasattr(lines, "get_segments")
        for segment in lines.get_segments()
    ]
    assert [0.5, 2.0] in spans and [2.0, 5.0] in spans
    dots = np.concatenate([c.get_offsets() for c in ax.collections if len(c.get_offsets()) == 2])
    assert dots.tolist() == [[1.0, 0.0], [3.0, 1.0]]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["a", "b"]


def test_a_heat_map_writes_each_value_in_its_cell(canvas):
    frame = pd.DataFrame({"from": ["x", "x", "y", "y"], "to": ["x", "y"] * 2, "value": [0.9, 0.1, 0.2, 0.8]})
    ax = plots.heat(frame, x="to", y="from").paint(canvas).axes[0]
    assert [text.get_text() for text in ax.texts] == ["0.90", "0.10", "0.20", "0.80"]


def test_a_doubtful_cell_has_a_dot_and_panels_share_one_scale(canvas):
    rows = [(p, y, x, 1.0 + y * x, x > y) for p in "ab" for y in (1, 2, 3) for x in (1, 2, 3)]
    frame = pd.DataFrame(rows, columns=["panel", "first", "last", "value", "flagged"])
    fig = plots.heat(frame, x="last", y="first", panels="panel", digits=None, bar=True, ticks=2).paint(canvas)
    assert len(fig.axes) == 3  # two panels and one bar
    own = fig.axes[0]
    x, y = own.lines[0].get_data()
    assert sorted(zip(x, y, strict=True)) == [(1.5, 0.5), (2.5, 0.5), (2.5, 1.5)]
    assert [tick.get_text() for tick in own.get_yticklabels()] == ["1", "", "3"]


def test_a_histogram_counts_every_value_and_marks_the_one_observed(canvas):
    frame = pd.DataFrame({"value": np.arange(60.0), "observed": 41.5})
    (ax,) = plots.histogram(frame, at="observed").paint(canvas).axes
    assert sum(bar.get_height() for bar in ax.patches) == 60
    assert list(ax.lines[0].get_xdata()) == [41.5, 41.5]


def test_groups_come_in_the_packages_order_in_the_key(canvas):
    colours = canvas.style.colours("macro_region", ["West", "East", "Northeast"])
    assert list(colours) == ["East", "West", "Northeast"]


def test_a_level_in_a_table_is_named_in_the_language_and_plain_in_the_data(shown):
    figures.start(package.open())
    figures.table("planted", pd.DataFrame({"value": [Level("series", "income"), Level("region", "Beijing")]}))
    payload = shown[0][figures.TABLE_MIME]
    assert payload["languages"]["zh"]["rows"] == [["收入"], ["北京"]]
    assert payload["csv"].splitlines() == ["value", "income", "Beijing"]


def test_stacked_areas_add_up_to_the_total(canvas):
    frame = pd.DataFrame(
        {"part": ["a", "a", "b", "b"], "year": [2001, 2002] * 2, "value": [1.0, 2.0, 3.0, 4.0]}
    )
    ax = plots.stacks(frame, hue="part").paint(canvas).axes[0]
    tops = [collection.get_paths()[0].vertices[:, 1].max() for collection in ax.collections]
    assert tops == [2.0, 6.0]


def test_without_tiles_a_map_is_a_list_of_dots(canvas):
    regions = pd.DataFrame({"region": ["a", "b"]})
    frame = pd.DataFrame({"region": ["a", "b"], "value": [1.0, 2.0]})
    ax = plots.tiles(frame, regions).paint(canvas).axes[0]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["b", "a"]


def test_a_table_names_its_levels_and_joins_the_ends_of_an_interval(shown):
    figures.start(package.open())
    frame = pd.DataFrame(
        {"series": ["income"], "region": ["Tibet"], "share_low": [0.123], "share_high": [0.9]}
    )
    figures.table("planted", frame)
    languages = shown[0][figures.TABLE_MIME]["languages"]
    assert (
        languages["en"]["columns"] == ["Series", "Region", "Interval"]
        or languages["en"]["columns"][2] == "Interval"
    )
    assert languages["en"]["rows"] == [["income", "Tibet", "[0.12, 0.90]"]]
    assert languages["zh"]["rows"] == [["收入", "西藏", "[0.12, 0.90]"]]
    assert shown[0][figures.TABLE_MIME]["csv"].splitlines()[0] == "series,region,share_low,share_high"


def test_a_figure_before_the_start_is_refused(monkeypatch):
    monkeypatch.setattr(figures, "_current", [])
    with pytest.raises(RuntimeError, match=re.escape("call figures.start(pack) before the first figure")):
        figures.draw("planted", plots.lines(by_year(income=[1.0, 2.0])))


def test_ranked_levels_are_steps_of_one_scale_and_none_is_grey(canvas):
    shades = canvas.style.colours("club", ["1", "2", "3", "0"])
    assert list(shades) == ["1", "2", "3", "0"] and shades["0"] == palette.GREY
    light = [sum(int(shades[level][at : at + 2], 16) for at in (1, 3, 5)) for level in "123"]
    assert light == sorted(light) and set(shades.values()).isdisjoint(palette.GROUPS)


def test_maps_have_one_key_above_of_the_levels_held(canvas):
    regions = pd.DataFrame(
        {"region": ["a", "b"], "label": ["A", "B"], "tile_row": [0, 0], "tile_col": [0, 1]}
    )
    frame = pd.DataFrame(
        {"region": ["a", "b"] * 2, "club": ["1", "2", "2", "1"], "series": ["x", "x", "y", "y"]}
    )
    fig = plots.tiles(frame, regions, hue="club", panels="series").paint(canvas)
    assert len(fig.legends) == 1 and all(ax.get_legend() is None for ax in fig.axes)
    shades = {"1": "#111111", "2": "#222222", "3": "#333333"}
    (key,) = plots.tiles(frame.head(2), regions, hue="club", shades=shades).paint(canvas).legends
    assert len(key.texts) == 2  # nobody is in the third


def test_a_stack_takes_shades_for_the_levels_that_have_no_colour_of_their_own(canvas):
    frame = pd.DataFrame({"year": [2001, 2002] * 2, "part": ["x", "x", "y", "y"], "value": [1.0, 2, 3, 4]})
    (ax,) = plots.stacks(frame, hue="part", shades={"x": "#123456"}).paint(canvas).axes
    faces = [to_hex(area.get_facecolor()[0]) for area in ax.collections]
    assert faces[0] == "#123456" and faces[1] != "#123456"


def test_limits_end_the_axis_before_the_longest_interval(canvas):
    frame = pd.DataFrame({"row": ["a", "b"], "value": [1.0, 2.0], "low": [-90.0, 1.5], "high": [2.0, 3.0]})
    plot = plots.dots(frame, y="row", interval=("low", "high"), limits=(0, 4))
    assert plot.paint(canvas).axes[0].get_xlim() == (0, 4)


def test_a_key_of_several_lines_takes_nothing_from_the_picture(canvas):
    def tall(levels):
        df = pd.DataFrame([(f"a long name, {i}", x, x * i) for i in range(levels) for x in range(3)])
        fig = plots.lines(df.set_axis(["line", "x", "y"], axis=1), x="x", y="y", hue="line", labels=False)
        drawn = fig.paint(canvas)
        figures.svg(drawn, "key")
        return drawn.axes[0].get_window_extent().height

    assert tall(8) > 0.9 * tall(2)
