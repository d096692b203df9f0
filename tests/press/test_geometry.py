"""A map becomes neighbours, tiles, places and outlines; what is no map of the regions is refused in words."""

import itertools
import json
import shutil
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pytest
from libpysal import examples
from libpysal.io import open as read_weights
from shapely.geometry import MultiPolygon, Point, Polygon, box

from analysis.data import package
from analysis.methods import space
from press import PressError
from press.cli import main
from press.imports import geometry

NAMES = [f"R{row}{column}" for row in range(3) for column in range(4)]
SQUARES = [box(10 + c, 50 - r, 11 + c, 51 - r) for r in range(3) for c in range(4)]


def squares(shapes=SQUARES, names=NAMES, crs=4326, **columns):
    return geopandas.GeoDataFrame({"name": names, **columns}, geometry=list(shapes), crs=crs)


@pytest.fixture
def drawn(tmp_path):
    def write(frame, name="map.geojson"):
        frame.to_file(tmp_path / name)
        return tmp_path / name

    return write


def pairs(found):
    return {frozenset((row["region"], row["neighbour"])) for row in found.borders}


def queen():
    at = {name: (n // 4, n % 4) for n, name in enumerate(NAMES)}
    near = itertools.combinations(NAMES, 2)
    return {frozenset((a, b)) for a, b in near if max(abs(np.subtract(at[a], at[b]))) == 1}


@pytest.mark.parametrize("name", ["map.geojson", "map.shp", "map.gpkg"])
def test_squares_touch_at_sides_and_corners_whatever_the_form_of_the_file(drawn, name):
    assert pairs(geometry.read(drawn(squares(), name), NAMES, {})) == queen()


def test_another_coordinate_system_is_read_by_what_it_says(drawn):
    assert pairs(geometry.read(drawn(squares().to_crs(3857), "map.gpkg"), NAMES, {})) == queen()


@pytest.mark.parametrize("by", [0.0015, -0.0015])
def test_slivers_and_gaps_between_outlines_do_not_part_neighbours(drawn, by):
    shifted = [shape.buffer(by, join_style="mitre") for shape in SQUARES]
    assert pairs(geometry.read(drawn(squares(shifted)), NAMES, {})) == queen()


def test_a_strait_parts_and_the_island_is_named(drawn):
    shapes = [*SQUARES[:-1], box(13.1, 47.9, 13.9, 47.98)]
    found = geometry.read(drawn(squares(shapes)), NAMES, {})
    assert not any(NAMES[-1] in pair for pair in pairs(found))
    assert f"without one: {NAMES[-1]}" in " ".join(found.notes)


def test_the_states_have_the_neighbours_that_are_published_with_them(drawn):
    """libpysal's example us_income: shapes, and queen contiguity made of them by its authors."""
    folder = Path(examples.load_example("us_income").get_path("us48.shp")).parent
    states = geopandas.read_file(folder / "us48.shp").set_crs(4326)
    names = list(pd.read_csv(folder / "usjoin.csv")["Name"])
    found = geometry.read(drawn(states), names, {})
    weights = read_weights(str(folder / "states48.gal")).read()
    theirs = {frozenset((names[int(i)], names[int(j)])) for i, o in weights.neighbors.items() for j in o}
    assert pairs(found) == theirs
    tiles = {(place["tile_row"], place["tile_col"]) for place in found.regions.values()}
    assert len(tiles) == 48
    at = {name: (int(p["tile_row"]), int(p["tile_col"])) for name, p in found.regions.items()}
    assert at["Maine"][1] > at["Washington"][1] and at["Texas"][0] > at["Montana"][0]
    assert len({place["label"] for place in found.regions.values()}) == 48
    assert (found.regions["New York"]["label"], found.regions["Ohio"]["label"]) == ("NY", "OH")


def test_tiles_of_a_grid_are_the_grid_and_always_the_same():
    places = np.array([(c, -r) for r in range(3) for c in range(4)], dtype=float)
    rows = geometry.tiles(places)
    assert rows == [(r + 1, c + 1) for r in range(3) for c in range(4)]
    rng = np.random.default_rng(1)
    scattered = rng.normal(size=(60, 2))
    assert geometry.tiles(scattered) == geometry.tiles(scattered.copy())
    assert len(set(geometry.tiles(scattered))) == 60


def test_labels_are_short_and_no_two_alike():
    names = ["New York", "New Yorkshire", "North Yonder", "Nay", "Nax", "Ohio", "\u5317\u4eac", "Ohio 2", "?"]
    made = geometry.labels(names)
    assert len(set(made)) == len(names) and max(map(len, made)) <= 3
    assert made[0] == "NY"


def test_outlines_are_whole_keep_holes_and_share_borders(drawn):
    hole = box(10.3, 50.3, 10.7, 50.7)
    shapes = [SQUARES[0].difference(hole), *SQUARES[1:]]
    found = geometry.read(drawn(squares(shapes)), NAMES, {})
    rows = pd.DataFrame(found.outlines).astype({"x": float, "y": float, "ring": int, "point": int})
    assert set(rows["region"]) == set(NAMES)
    first = rows[rows["region"] == NAMES[0]]
    rings = [Polygon(ring[["x", "y"]].to_numpy()) for _, ring in first.groupby("ring")]
    assert len(rings) == 2 and rings[0].contains(rings[1])
    assert rings[0].exterior.is_ccw != rings[1].exterior.is_ccw
    area = rings[0].area - rings[1].area
    east = 111.32 * np.cos(np.radians(50.5))
    assert area == pytest.approx(111.2 * east * (1 - 0.16), rel=0.01)


def test_places_give_the_distances_of_the_earth(drawn):
    """Berlin to Paris 878 km, to Madrid 1,870 km, on a sphere of 6,371 km; by the haversine formula."""
    points = {"Berlin": (13.405, 52.52), "Paris": (2.3522, 48.8566), "Madrid": (-3.7038, 40.4168)}
    shapes = [Point(place).buffer(0.01) for place in points.values()]
    found = geometry.read(drawn(squares(shapes, list(points))), list(points), {})
    table = pd.DataFrame([{"region": n} | found.regions[n] for n in points])
    table = table.astype({"longitude": float, "latitude": float})
    away = space.kilometres(table).matrix.toarray()
    assert away[0, 1] == pytest.approx(877.5, abs=1.5) and away[0, 2] == pytest.approx(1869, abs=3)
    assert np.array_equal(away, away.T) and not away.diagonal().any()
    near = space.kilometres(table, least=1).matrix.toarray()
    assert (near > 0).sum(axis=1).tolist() == [1, 2, 1]
    with pytest.raises(ValueError, match="no column latitude"):
        space.kilometres(table.drop(columns="latitude"))


def test_parts_and_several_areas_of_a_region_are_one(drawn):
    isles = MultiPolygon([box(20, 50, 21, 51), box(22, 50, 22.2, 50.2)])
    frame = squares([*SQUARES, isles], [*NAMES, NAMES[-1]])
    found = geometry.read(drawn(frame), NAMES, {})
    assert f"areas joined to one region each: {NAMES[-1]}" in found.notes
    assert float(found.regions[NAMES[-1]]["longitude"]) == pytest.approx(13.5, abs=1e-3) or float(
        found.regions[NAMES[-1]]["longitude"]
    ) == pytest.approx(20.5, abs=0.01)


def test_areas_are_found_by_code_or_name_and_the_rest_is_listed(drawn):
    frame = squares(NUTS=[f"X{n}" for n in range(12)], name_local=[f" {n.lower()} " for n in NAMES])
    path = drawn(frame.drop(columns="name"))
    codes = {name: f"X{n}" for n, name in enumerate(NAMES)}
    by_code = geometry.read(path, NAMES, codes)
    assert by_code.notes[0].endswith("column NUTS names the regions") and pairs(by_code) == queen()
    by_name = geometry.read(path, NAMES[:-1], {})
    assert "column name_local names the regions" in by_name.notes[0]
    assert "areas not used: r23" in by_name.notes


def lone(shape):
    return squares([shape, *SQUARES[1:]])


BOW = Polygon([(10, 50), (11, 51), (11, 50), (10, 51)])


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (lone(BOW), ["feature 1 (R00)", "the outline is invalid (Self-intersection", "mend it"]),
        (lone(Point(10, 50)), ["feature 1: a Point; expected an area"]),
        (lone(None), ["feature 1: no shape"]),
        (
            squares(names=["R0O", *NAMES[1:]]),
            ["column name has no area of R00 (is it 'R0O'?)", "--leave-out"],
        ),
        (
            squares(names=[f"other {n}" for n in NAMES]),
            ["no column names the regions (R00", "name (other R00"],
        ),
    ],
)
def test_what_is_no_map_of_the_regions_is_refused(drawn, frame, words):
    with pytest.raises(PressError) as error:
        geometry.read(drawn(frame), NAMES, {})
    for word in ("map.geojson", *words):
        assert word in str(error.value)


def test_metres_that_say_that_they_are_degrees_are_refused(tmp_path):
    metres = squares().to_crs(3857).set_crs(4326, allow_override=True)
    content = json.loads(metres.to_json())
    (tmp_path / "map.geojson").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(PressError, match="are no degrees, although the file says WGS 84"):
        geometry.read(tmp_path / "map.geojson", NAMES, {})


def test_a_shapefile_without_its_parts_is_refused_by_their_names(drawn, tmp_path):
    drawn(squares(), "map.shp")
    for part in (".dbf", ".prj", ".shx"):
        alone = tmp_path / f"without{part[1:]}"
        alone.mkdir()
        for path in tmp_path.glob("map.*"):
            if path.suffix != part:
                shutil.copy(path, alone)
        with pytest.raises(PressError, match=f"map\\{part} missing"):
            geometry.read(alone / "map.shp", NAMES, {})


def test_layers_are_asked_about_and_what_cannot_be_read_is_one_message(tmp_path):
    for layer in ("one", "two"):
        squares().to_file(tmp_path / "map.gpkg", layer=layer)
    with pytest.raises(PressError, match=r"2 layers of areas \(one, two\)"):
        geometry.read(tmp_path / "map.gpkg", NAMES, {})
    (tmp_path / "map.geojson").write_text("no map", encoding="utf-8")
    with pytest.raises(PressError, match="cannot be read as .geojson"):
        geometry.read(tmp_path / "map.geojson", NAMES, {})


def test_without_the_reader_the_line_that_installs_it_is_named(drawn, monkeypatch):
    path = drawn(squares())
    monkeypatch.setitem(__import__("sys").modules, "geopandas", None)
    with pytest.raises(PressError, match=r"takes geopandas: pip install 'one-chessboard\[geo\]'"):
        geometry.read(path, NAMES, {})


def test_import_writes_a_valid_package_with_the_map_in_it(drawn, tmp_path, capsys):
    figures = tmp_path / "figures.csv"
    rows = [
        f"{name},{year},{100 + 7 * n + year % 9}.5"
        for n, name in enumerate(NAMES)
        for year in range(2010, 2016)
    ]
    figures.write_text("\n".join(["region,year,value", *rows]) + "\n", encoding="utf-8")
    out = tmp_path / "made"
    given = ["import", str(figures), "--borders", str(drawn(squares())), "--out", str(out)]
    assert main(given) == 0
    assert "29 pairs of neighbours" in capsys.readouterr().out
    pack = package.open(out)
    assert package.check(out).errors == []
    assert {"longitude", "latitude", "label", "tile_row", "tile_col"} <= set(pack.table("regions").columns)
    assert list(pack.table("outlines").columns) == ["region", "ring", "point", "x", "y"]
    assert all("hash" in resource for resource in pack.descriptor["resources"])
    kinds = space.kinds(pack.table("borders"), regions=pack.table("regions"))
    assert {"joined", "tiles", "km"} <= set(kinds)
    missing = ["import", str(figures), "--borders", str(tmp_path / "no.shp"), "--out", str(tmp_path / "b")]
    assert main(missing) == 1 and "--borders" in capsys.readouterr().err
