"""Neighbours, tiles, places and outlines of regions from a file of areas: GeoJSON, Shapefile, GeoPackage.

Read by geopandas (the extra `geo`). Areas are matched to regions by the column that names most of them, by
name or code; areas of one region are joined. All lengths are measured on an equal-area plane (Lambert's
azimuthal projection about the middle of the map; earth as WGS 84).

- Neighbours share a border or a corner (queen): areas that come nearer than `NEAR` of a typical region's
  width touch, so that slivers and gaps between outlines drawn apart do not part them. A strait narrower than
  that is no water either. Regions without a neighbour are named.
- The place of a region is the centroid of its largest part; distances follow from longitude and latitude.
- Tiles: a grid is laid over the map, and regions are assigned to its tiles so that the sum of squared ways
  from their centroids is least (`scipy.optimize.linear_sum_assignment`). Of grids with about a tile a region
  and room where the map has it, give or take a row or a column, the one with the least sum is taken. Each
  region gets a short label that no other has. More than `MOST_TILES` regions have no tiles: nobody could read
  them.
- Outlines are simplified as one coverage, so that shared borders stay shared (Visvalingam-Whyatt), by
  `FINE` of the map's width; islands smaller than a pixel are left out.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from press import PressError
from press.imports.choices import few, refuse
from press.imports.looking import LARGEST, clean

SUFFIXES = (".geojson", ".json", ".shp", ".gpkg")
PARTS = (".shx", ".dbf", ".prj")  # without which a shapefile says less than it should
NEAR = 0.005  # of the median width of a region, the root of its area
FINE = 1 / 700  # of the map's width: about a pixel of a figure
MOST_TILES = 600
PLANE = "+proj=laea +lat_0={lat:.4f} +lon_0={lon:.4f} +datum=WGS84 +units=km"
READER = "pip install 'one-chessboard[geo]'"


class Geometry(NamedTuple):
    """What a file of areas gives: rows of `borders` and `outlines`, further cells of `regions`, notes."""

    borders: list[dict[str, str]]
    outlines: list[dict[str, str]]
    regions: dict[str, dict[str, str]]
    plane: str
    notes: list[str]


def is_geometry(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def read(path: Path, names: Sequence[str], codes: dict[str, str]) -> Geometry:
    """What the areas of a file say of regions, given by name and code.

    PressError: no reader, parts of a shapefile missing, no or another coordinate system than stated, areas
    that are none or invalid, a region without an area.
    """
    import numpy as np

    frame = _frame(path)
    shapes, notes = _matched(path, frame, names, codes)
    plane = _plane(shapes)
    flat = shapes.to_crs(plane)
    own = np.array(flat.to_list(), dtype=object)
    pairs = _neighbours(own)
    middle = _largest(own)
    lonlat = type(shapes)(middle, crs=plane).to_crs(4326)
    place = {
        name: {"longitude": f"{point.x:.4f}", "latitude": f"{point.y:.4f}"}
        for name, point in zip(names, lonlat, strict=True)
    }
    if len(names) <= MOST_TILES:
        spots = tiles(np.array([(point.x, point.y) for point in middle]))
        for name, short, (row, column) in zip(names, labels(names), spots, strict=True):
            place[name] |= {"label": short, "tile_row": str(row), "tile_col": str(column)}
    else:
        notes.append(f"no tile map: {len(names)} regions are more than {MOST_TILES}")
    borders = [{"region": names[i], "neighbour": names[j], "kind": "land"} for i, j in pairs]
    held = {n for pair in pairs for n in pair}
    alone = [name for n, name in enumerate(names) if n not in held]
    notes.append(f"{len(borders)} pairs of neighbours" + (f"; without one: {few(alone)}" if alone else ""))
    outlines = _outlines(own, names)
    notes.append(f"outlines of {len(outlines)} points")
    return Geometry(borders, outlines, place, plane, notes)


# ---- reading ---------------------------------------------------------------------------------------------


def _frame(path: Path) -> Any:
    """The areas of a file, in degrees, each valid."""
    try:
        import geopandas
        import pyogrio
    except ImportError as error:
        raise PressError(f"{path.name}: reading it takes {error.name}: {READER}") from None
    kind = path.suffix.lower()
    missing = [path.stem + part for part in PARTS if not path.with_suffix(part).is_file()]
    if kind == ".shp" and missing:
        raise PressError(
            f"{path.name}: {few(missing)} missing; a shapefile is several files: put them beside it"
        )
    if path.stat().st_size > LARGEST:
        raise PressError(
            f"{path.name}: {path.stat().st_size / 2**20:.0f} MB; at most {LARGEST // 2**20} MB are read; "
            "simplify the outlines (mapshaper, QGIS) and try again"
        )
    try:
        layers = [str(name) for name, what in pyogrio.list_layers(path) if what and "Polygon" in what]
        frame = geopandas.read_file(path, layer=layers[0]) if len(layers) == 1 else None
    except Exception as error:  # GDAL's drivers have exceptions of their own
        raise PressError(f"{path.name}: cannot be read as {kind}: {error}") from None
    if frame is None and len(layers) > 1:
        raise PressError(f"{path.name}: {len(layers)} layers of areas ({few(layers)}); save one by itself")
    if frame is None:
        frame = geopandas.read_file(path)
    _check(path, frame)
    return frame.to_crs(4326)


def _check(path: Path, frame: Any) -> None:
    import shapely

    if frame.empty or "geometry" not in frame:
        raise PressError(f"{path.name}: no areas; expected a polygon for each region")
    faults = []
    for n, shape in enumerate(frame.geometry, 1):
        if shape is None or shape.is_empty:
            faults.append(f"{path.name}, feature {n}: no shape; draw it, or take the feature out")
        elif shape.geom_type not in ("Polygon", "MultiPolygon"):
            faults.append(f"{path.name}, feature {n}: a {shape.geom_type}; expected an area (polygon)")
        elif not shape.is_valid:
            why = shapely.is_valid_reason(shape)
            faults.append(
                f"{path.name}, feature {n} ({_words(frame, n - 1)}): the outline is invalid ({why}); mend "
                "it, in QGIS by Fix geometries"
            )
    refuse(faults)
    if frame.crs is None:
        raise PressError(
            f"{path.name}: states no coordinate system; save it with one, as longitude and latitude (WGS 84)"
        )
    west, south, east, north = frame.total_bounds
    if frame.crs.is_geographic and (west < -181 or east > 361 or south < -90.1 or north > 90.1):
        raise PressError(
            f"{path.name}: coordinates from {west:.0f}, {south:.0f} to {east:.0f}, {north:.0f} are no "
            f"degrees, although the file says {frame.crs.name}; save it in longitude and latitude, or with "
            "the coordinate system that it is in"
        )


def _words(frame: Any, place: int) -> str:
    held = frame.drop(columns="geometry").iloc[place]
    return few([str(cell) for cell in held if isinstance(cell, str)], 2) or "without a name"


def _matched(path: Path, frame: Any, names: Sequence[str], codes: dict[str, str]) -> tuple[Any, list[str]]:
    """The areas in the order of the regions, by the column that names or codes most of them."""
    known = {_key(code): name for name, code in codes.items()} | {_key(name): name for name in names}
    columns = [column for column in frame.columns if column != "geometry"]
    found = {column: frame[column].map(lambda cell: known.get(_key(cell))) for column in columns}
    counts = {column: own.nunique() for column, own in found.items()}
    best = max(counts, key=lambda column: counts[column], default="")
    if not best or not counts[best]:
        held = (
            "; ".join(f"{c} ({few([str(v) for v in frame[c].unique()], 3)})" for c in columns) or "no columns"
        )
        raise PressError(
            f"{path.name}: no column names the regions ({few(list(names), 3)}); it has {held}; give a column "
            "the regions' names or codes as the file of figures has them"
        )
    areas = frame.assign(_region=found[best])
    others = [clean(str(cell)) for cell in areas.loc[areas["_region"].isna(), best]]
    if lost := [name for name in names if name not in set(areas["_region"])]:
        near = [(name, difflib.get_close_matches(name, others, 1)) for name in lost]
        said = [f"{name} (is it {close[0]!r}?)" if close else name for name, close in near]
        raise PressError(
            f"{path.name}: column {best} has no area of {few(said)}; write the same name in both files, or "
            f"--leave-out the region; areas not used: {few(others, 12) or 'none'}"
        )
    notes = [f"{path.name}: column {best} names the regions"]
    notes += [f"areas not used: {few(others)}"] * bool(others)
    several = areas["_region"].value_counts()
    if (twice := several[several > 1]).size:
        notes.append(f"areas joined to one region each: {few(sorted(map(str, twice.index)))}")
    joined = areas.dropna(subset="_region").dissolve("_region", method="unary")
    return joined.geometry.reindex(list(names)), notes


def _key(cell: Any) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return clean(text).casefold()


# ---- the plane ---------------------------------------------------------------------------------------------


def _plane(shapes: Any) -> str:
    """The plane about the middle of the map: the mean direction of its areas from the centre of the earth."""
    import numpy as np

    points = shapes.representative_point()
    lon, lat = np.radians(points.x.to_numpy()), np.radians(points.y.to_numpy())
    x, y, z = (np.cos(lat) * np.cos(lon)).mean(), (np.cos(lat) * np.sin(lon)).mean(), np.sin(lat).mean()
    return PLANE.format(lat=math.degrees(math.atan2(z, math.hypot(x, y))), lon=math.degrees(math.atan2(y, x)))


def _neighbours(shapes: Any) -> list[tuple[int, int]]:
    """Pairs of areas that touch, each once, in order."""
    import numpy as np
    import shapely

    near = NEAR * float(np.median(np.sqrt(shapely.area(shapes))))
    one, other = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=near)
    return sorted((int(i), int(j)) for i, j in zip(one, other, strict=True) if i < j)


def _largest(shapes: Any) -> Any:
    """The centroid of the largest part of each area."""
    import numpy as np
    import shapely

    parts = [max(shapely.get_parts(shape), key=lambda part: part.area) for shape in shapes]
    return shapely.centroid(np.array(parts, dtype=object))


def tiles(middles: Any) -> list[tuple[int, int]]:
    """Row and column (from 1, rows southward) of a tile for each place on the plane; no two share one.

    middles: (n, 2), x eastward and y northward. The same places in the same order give the same tiles.
    """
    import numpy as np

    n = len(middles)
    low, span = middles.min(axis=0), np.maximum(np.ptp(middles, axis=0), 1e-9)
    span = np.maximum(span, span.max() / n)  # regions in a row
    side = _side(span, n) * math.sqrt(_filled(middles, span))
    wide, high = (max(1, round(length / side)) for length in span)
    sizes = [(h, w) for h in range(max(1, high - 1), high + 2) for w in range(max(1, wide - 1), wide + 2)]
    sizes = [(h, w) for h, w in sizes if (h + 1) * (w + 1) >= n] or [(high + 1, wide + 1)]
    found = min((_assigned(middles, low, span, h, w) for h, w in sizes), key=lambda way: way[0])[1]
    found = found - [found[:, 0].min() - 1, found[:, 1].min() - 1]
    return [(int(row), int(column)) for row, column in found]


def _assigned(middles: Any, low: Any, span: Any, high: int, wide: int) -> tuple[float, Any]:
    """The least sum of squared ways, in tiles, on a grid so many steps high and wide; each place's tile."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    grid = np.array([(row, column) for row in range(high + 1) for column in range(wide + 1)])
    x = (middles[:, 0] - low[0]) / span[0] * wide
    y = (low[1] + span[1] - middles[:, 1]) / span[1] * high
    cost = np.round((x[:, None] - grid[:, 1]) ** 2 + (y[:, None] - grid[:, 0]) ** 2, 9)
    own, chosen = linear_sum_assignment(cost)
    return float(cost[own, chosen].sum()), grid[chosen]


def _side(span: Any, n: int) -> float:
    """The side of squares of which n fill the rectangle that has squares about its middles ``span`` apart."""
    if n < 2:
        return 1.0
    whole = float(span.sum())
    return (whole + math.sqrt(whole**2 + 4 * (n - 1) * float(span.prod()))) / (2 * (n - 1))


def _filled(middles: Any, span: Any) -> float:
    """How much of its rectangle a map fills; regions in a row fill it."""
    from shapely.geometry import MultiPoint

    return MultiPoint(middles).convex_hull.area / float(span.prod()) or 1.0


def labels(names: Sequence[str]) -> list[str]:
    """A short label for each name, no two alike: initials, else first letters, else letters further on."""
    taken: set[str] = set()
    found: list[str] = []
    for name in names:
        words = [word for word in re.split(r"[\W_]+", name) if word] or ["?"]
        letters = "".join(words)
        ways = ["".join(word[0] for word in words[:3]).upper()] if len(words) > 1 else []
        ways += [letters[:2].upper(), letters[:3]]
        ways += [letters[0].upper() + one for one in letters[2:]]
        ways += [letters[:2] + one for one in letters[3:]]
        ways += [f"{letters[:1]}{n}" for n in range(1, len(names) + 1)]
        taken.add(own := next(way for way in ways if way not in taken))
        found.append(own)
    return found


def _outlines(shapes: Any, names: Sequence[str]) -> list[dict[str, str]]:
    """Rows of `outlines`: the corners of each ring in order, in km on the plane."""
    import numpy as np
    import shapely

    west, south, east, north = shapely.total_bounds(shapes)
    fine = FINE * max(east - west, north - south)
    rows = []
    for name, whole, shape in zip(names, shapes, shapely.coverage_simplify(shapes, fine), strict=True):
        parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area) or [whole]
        kept = [part for n, part in enumerate(parts) if not n or part.area > fine**2]
        turned = shapely.orient_polygons(kept)  # holes run the other way round, so that they stay empty
        rings = [ring for part in turned for ring in (part.exterior, *part.interiors)]
        for n, ring in enumerate(rings, 1):
            corners = np.round(shapely.get_coordinates(ring), 2)[:-1]
            for at, (x, y) in enumerate(corners, 1):
                rows.append(
                    {"region": name, "ring": str(n), "point": str(at), "x": f"{x:.2f}", "y": f"{y:.2f}"}
                )
    return rows
