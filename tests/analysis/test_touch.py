"""What can be touched in a figure's place: valid Vega-Lite, with what the picture holds."""

import json

import jsonschema
import numpy as np
import pandas as pd
import pytest
from bilingual import bilingual

from analysis.data import package
from analysis.output import figures, labels, palette, plots, touch
from analysis.output.figures import Canvas

alt = pytest.importorskip("altair")
vl_convert = pytest.importorskip("vl_convert")


@pytest.fixture(scope="module")
def pack():
    return package.open("")


@pytest.fixture(params=labels.LANGUAGES)
def canvas(pack, request):
    styles = figures.start(pack)
    return Canvas(styles[labels.LANGUAGES.index(request.param)], "planted", {})


@pytest.fixture(scope="module")
def frame(pack):
    regions = pack.table("regions")
    rng = np.random.default_rng(1)
    own = regions[["region", "macro_region"]].assign(start=rng.uniform(1, 9, 31), end=rng.uniform(1, 9, 31))
    return own.assign(low=own["end"] - 1, high=own["end"] + 1)


def yearly(levels=("income", "grp.v5"), measures=("cv", "gini")):
    rows = [(s, m, y, len(s) + y / 1000) for s in levels for m in measures for y in range(2012, 2020)]
    return pd.DataFrame(rows, columns=["series", "measure", "year", "value"])


def made(pack, frame):
    regions = pack.table("regions")
    one = frame.assign(rate=frame["end"])
    return {
        "lines": plots.lines(yearly(), hue="series", panels="measure", level=0),
        "line": plots.lines(yearly(("income",), ("cv",)).assign(low=1.0, high=9.0), band=("low", "high")),
        "scatter": plots.scatter(
            frame, x="start", y="end", hue="macro_region", log="x", cross=(4, 4), slope=1.0
        ),
        "dots": plots.dots(frame, y="region", x="end", interval=("low", "high"), level=4, hue="macro_region"),
        "tiles": plots.tiles(one, regions, value="rate", centre=5),
        "kinds": plots.tiles(frame, regions, hue="macro_region"),
    }


KINDS = ("lines", "line", "scatter", "dots", "tiles", "kinds")


@pytest.mark.parametrize("kind", KINDS)
def test_a_specification_is_valid_and_compiles(pack, frame, canvas, kind):
    said = made(pack, frame)[kind].touch(canvas)
    alt.LayerChart.from_dict(said["spec"])  # ValidationError for what Vega-Lite does not know
    vl_convert.vegalite_to_vega(said["spec"])
    assert said["spec"]["data"]["values"] and said["words"]["open"]
    json.dumps(said, allow_nan=False)


def test_a_specification_that_is_not_valid_is_seen(canvas):
    spoiled = touch.spec([{"mark": "line", "encoding": {"x": {"field": "x", "type": "numerical"}}}])
    with pytest.raises(jsonschema.ValidationError, match="'numerical' is not one of"):
        alt.LayerChart.from_dict(spoiled)


@pytest.mark.parametrize("kind", KINDS)
def test_points_are_hidden_from_readers_of_screens_and_lines_bear_names(pack, frame, canvas, kind):
    for layer in made(pack, frame)[kind].touch(canvas)["spec"]["layer"]:
        if layer["mark"]["type"] == "line" and "hue" in str(layer["encoding"]):
            assert layer["encoding"]["description"] == {"field": "name"}
        elif kind != "line" or layer["mark"]["type"] != "line":
            assert layer["mark"]["aria"] is False


def test_every_row_says_whose_it_is_and_what(pack, frame, canvas):
    rows = made(pack, frame)["tiles"].touch(canvas)["spec"]["data"]["values"]
    assert len(rows) == 31
    beijing = rows[0]
    name = canvas.level("region", "Beijing")
    assert beijing["said"] == f"{name} · {frame['end'][0]:.1f}" and beijing["number"] in beijing["said"]
    colours = {row["face"] for row in made(pack, frame)["kinds"].touch(canvas)["spec"]["data"]["values"]}
    assert colours == set(palette.GROUPS)


def test_what_can_be_chosen_is_what_the_picture_shows(pack, frame, canvas):
    panel, shown = made(pack, frame)["lines"].touch(canvas)["choices"]
    assert [value for value, _ in panel["options"]] == ["cv", "gini"] and not panel["many"]
    assert [value for value, _, _ in shown["options"]] == ["income", "grp.v5"] and shown["many"]
    assert all(choice["said"] for choice in (panel, shown))
    colours = canvas.style.colours("series", ["income", "grp.v5"])
    assert {value: colour for value, _, colour in shown["options"]} == colours


def test_a_picture_of_very_many_rows_stays_a_picture(pack, canvas):
    many = pd.DataFrame({"region": ["a"] * (touch.MOST + 1), "x": 1.0, "y": np.arange(touch.MOST + 1.0)})
    assert plots.scatter(many, x="x", y="y").touch(canvas) is None
    assert plots.scatter(many[1:], x="x", y="y").touch(canvas)


def test_a_figure_publishes_picture_words_and_specification_as_one(pack, frame, monkeypatch):
    from analysis.output import results

    bilingual(
        monkeypatch, {f"figure.planted.{part}": ("Words", "图") for part in ("title", "caption", "alt")}
    )
    bundles = []
    monkeypatch.setattr(results, "publish", bundles.append)
    figures.start(pack)
    figures.draw("planted", made(pack, frame)["scatter"])
    said = bundles[0][figures.FIGURE_MIME]["languages"]
    assert {language: own["touch"]["kind"] for language, own in said.items()} == {"en": "vega", "zh": "vega"}
    assert "Beijing" in str(said["en"]["touch"]) and "北京" in str(said["zh"]["touch"])


def test_a_number_has_four_digits_that_count():
    said = [touch._digits(value) for value in (12345.678, 0.012345, -2.5, 3.0, 0.0)]
    assert said == ["12,346", "0.01235", "−2.500", "3", "0"]
