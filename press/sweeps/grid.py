"""The points of a sweep: what a grid file says, validated before anything runs.

    chapters: [book/convergence/sigma]      # one or more
    packages: [data, ../mine]               # folders, seen from the book's root; left out: the book's own
    grid:                                   # every combination
      start_year: {from: 2006, to: 2015}    # whole numbers, both ends included; `step` may be given
      vintage: [v4, v5]

Instead of `grid`, `points` is a list of mappings, or `sample` draws from a space:

    sample:
      method: latin hypercube               # or uniform
      size: 200
      seed: 1
      parameters: {start_year: {from: 2006, to: 2015}, vintage: [v4, v5]}

A point is one package with one value for each parameter named; it runs every chapter with those of its values
that the chapter declares. Points are made when they are asked for: ten million cost nothing to count.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from press import PressError, storage
from press.book import chapters, needs, parameters
from press.book.chapters import Chapter
from press.book.parameters import Parameter

OWN = "data"
KINDS = ("grid", "points", "sample")
METHODS = ("latin hypercube", "uniform")
MANY = 10_000
Values = dict[str, Any]


@dataclass(frozen=True)
class Point:
    """One package and one value for each parameter; `number` is its place in the sweep, from 0."""

    number: int
    package: str
    values: Values


@dataclass(frozen=True)
class Grid:
    """A validated grid file; points are made one at a time.

    `chapters` are by package, as each package feeds them; `declared` by package and chapter's name.
    """

    text: str
    chapters: dict[str, list[Chapter]]
    declared: dict[tuple[str, str], dict[str, Parameter]]
    names: list[str]
    size: int
    each: Callable[[], Iterator[Values]]
    years: dict[str, parameters.Years]

    def __len__(self) -> int:
        return self.size * len(self.chapters)

    @property
    def packages(self) -> list[str]:
        return list(self.chapters)

    def points(self) -> Iterator[Point]:
        number = 0
        for package in self.packages:
            for values in self.each():
                yield Point(number, package, values)
                number += 1

    def own(self, chapter: Chapter, point: Point) -> Values:
        """A chapter's own values at a point, without its defaults. PressError: a period without length."""
        declared = self.declared[point.package, chapter.name]
        values = {name: declared[name].take(v) for name, v in point.values.items() if name in declared}
        return parameters.differing(declared, values, self.years[point.package])

    def type(self, name: str) -> type:
        return next(own[name].type for own in self.declared.values() if name in own)


def read(path: Path, root: Path, years: Callable[[Path], parameters.Years], sure: bool = False) -> Grid:
    """The grid in a file; `sure` allows more than `MANY` points. PressError names the fault and the cure."""
    content = storage.yaml_file(path, str(path))
    text = path.read_text(encoding="utf-8")
    try:
        return _read(text, content, root, years, sure)
    except PressError as error:
        raise PressError(f"{path}: {error}") from None


def validated(content: Any, where: str, root: Path, years: Callable[[Path], parameters.Years]) -> Grid:
    """The grid that a chapter declares; `where` is what errors name."""
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
    try:
        return _read(text, content, root, years, sure=False)
    except PressError as error:
        raise PressError(f"{where}: {error}") from None


def _read(text: str, content: Any, root: Path, years: Callable, sure: bool) -> Grid:
    _mapping(content, "the file", {"chapters", "packages", *KINDS})
    kinds = [kind for kind in KINDS if kind in content]
    if len(kinds) != 1:
        raise PressError(f"has {' and '.join(kinds) or 'no points'}: give one of {', '.join(KINDS)}")
    packages = _packages(content.get("packages"), root)
    wanted = _chapters(content.get("chapters"), root)
    chosen = {package: _fed(wanted, package, root) for package in packages}
    pairs = [(package, chapter) for package, own in chosen.items() for chapter in own]
    declared = {(package, chapter.name): parameters.declared(chapter) for package, chapter in pairs}
    space = _SPACES[kinds[0]](content[kinds[0]])
    parameters.refuse_unknown(space.names, [chapter for _, chapter in pairs], declared)
    if "data" in space.names:
        raise PressError("`data` is no parameter of a sweep: list the folders under `packages`")
    count = space.size * len(packages)
    if count == 0:
        raise PressError(f"{kinds[0]}: no points; give every parameter at least one value")
    if count > MANY and not sure:
        raise PressError(
            f"{count:,} points, of which each executes {len(wanted)} chapter(s); more than {MANY:,} are run "
            "only with --yes. A question of this size is often one for a function of analysis, in process"
        )
    known = {package: years(root / package) for package in packages}
    grid = Grid(text, chosen, declared, space.names, space.size, space.points, known)
    for name, values in space.extremes(grid):
        _check(grid, name, values)
    return grid


def _mapping(content: Any, what: str, keys: set[str] | None = None) -> None:
    if not isinstance(content, Mapping):
        raise PressError(f"{what}: expected a mapping, found {_shown(content)}")
    if keys is not None and (unknown := [str(key) for key in content if key not in keys]):
        raise PressError(f"{what}: unknown key {', '.join(unknown)}; known are {', '.join(sorted(keys))}")


def _shown(content: Any) -> str:
    return "nothing" if content is None else f"{type(content).__name__} {str(content)[:40]!r}"


def _names(content: Any, what: str) -> list[str]:
    items = [content] if isinstance(content, str) else content
    if not isinstance(items, list) or not items or not all(isinstance(item, str) for item in items):
        raise PressError(f"{what}: expected a list of names, found {_shown(content)}")
    if twice := {item for item in items if items.count(item) > 1}:
        raise PressError(f"{what}: {', '.join(sorted(twice))} is named twice")
    return items


def _chapters(content: Any, root: Path) -> list[Chapter]:
    there = {chapter.name: chapter for chapter in chapters.find(root)}
    wanted = [name.removesuffix(".ipynb") for name in _names(content, "chapters")]
    if unknown := [name for name in wanted if name not in there]:
        raise PressError(f"no chapter {', '.join(unknown)}. There are:\n  " + "\n  ".join(there))
    for name in wanted:
        if chapters.declared_sweep(there[name].notebook()) is not None:
            raise PressError(f"{name} declares a sweep of its own and cannot be swept; leave it out")
    return [there[name] for name in wanted]


def _fed(wanted: list[Chapter], package: str, root: Path) -> list[Chapter]:
    """The chapters as a package feeds them, cut to what it has."""
    fed, left_out = chapters.feed(wanted, needs.inspect(root / package))
    for name, lacks in left_out.items():
        raise PressError(f"{name}: the package {package} lacks {', '.join(lacks)}; leave one of them out")
    return fed


def _packages(content: Any, root: Path) -> list[str]:
    """Folders as they are written down: inside the book relative to it, so that workers find their own."""
    if content is None:
        return [OWN]
    found = []
    for name in _names(content, "packages"):
        folder = (root / name).resolve()
        if not (folder / "datapackage.json").is_file():
            raise PressError(f"packages: no datapackage.json in {folder}")
        inside = folder.is_relative_to(root.resolve())
        found.append(str(folder.relative_to(root.resolve()) if inside else folder))
    if len(set(found)) < len(found):
        raise PressError("packages: a folder is named twice")
    return found


def _check(grid: Grid, name: str, values: Sequence[Any]) -> None:
    """Every value against every chapter that declares the name and the years of every package."""
    for (package, chapter), own in grid.declared.items():
        if name not in own:
            continue
        try:
            for value in values:
                own[name].check(own[name].take(value), grid.years[package])
        except PressError as error:
            raise PressError(f"{chapter}: {error}") from None


@dataclass(frozen=True)
class _Space:
    """The points of one package, before they are validated.

    `extremes` gives, for each parameter, values such that all others fit if these fit.
    """

    names: list[str]
    size: int
    points: Callable[[], Iterator[Values]]
    extremes: Callable[[Grid], Iterator[tuple[str, Sequence[Any]]]]


def _axis(content: Any, name: str) -> Sequence[Any]:
    """A list, or the whole numbers of a span, which are not written out."""
    if isinstance(content, list):
        _plain(content, name)
        if len({(type(value), value) for value in content}) < len(content):
            raise PressError(f"{name}: a value is given twice")
        return content
    _mapping(content, name, {"from", "to", "step"})
    low, high, step = content.get("from"), content.get("to"), content.get("step", 1)
    if any(type(bound) is not int for bound in (low, high, step)) or step < 1 or high < low:
        raise PressError(
            f"{name}: expected `from` and `to` (and `step`), whole numbers in this order, or a list of values"
        )
    return range(low, high + 1, step)


def _plain(values: Sequence[Any], what: str) -> None:
    for value in values:
        if not isinstance(value, str | int | float):
            raise PressError(f"{what}: expected a number, a word, true or false, found {_shown(value)}")


def _of_range(axis: Sequence[Any], declared: Parameter) -> Sequence[Any]:
    """Of a span in a span the ends suffice; a span in `one of` stops at the first that is not."""
    if isinstance(axis, range) and not declared.range.startswith("one of "):
        return [axis[0], axis[-1]]
    return axis


def _product(content: Any) -> _Space:
    _mapping(content, "grid")
    axes = {str(name): _axis(values, f"grid, {name}") for name, values in content.items()}
    size = math.prod(len(axis) for axis in axes.values()) if axes else 0

    def points() -> Iterator[Values]:
        return (_nth(axes, number) for number in range(size))

    def extremes(grid: Grid) -> Iterator[tuple[str, Sequence[Any]]]:
        for name, axis in axes.items():
            for own in grid.declared.values():
                if name in own:
                    yield name, _of_range(axis, own[name])

    return _Space(list(axes), size, points, extremes)


def _nth(axes: dict[str, Sequence[Any]], number: int) -> Values:
    """One combination; the last axis turns fastest."""
    places = {}
    for name, axis in reversed(axes.items()):
        number, places[name] = divmod(number, len(axis))
    return {name: axis[places[name]] for name, axis in axes.items()}


def _list(content: Any) -> _Space:
    if not isinstance(content, list):
        raise PressError(f"points: expected a list of mappings, found {_shown(content)}")
    for number, point in enumerate(content, start=1):
        _mapping(point, f"points, no. {number}")
        _plain(list(point.values()), f"points, no. {number}")
    names = list(dict.fromkeys(str(name) for point in content for name in point))

    def extremes(grid: Grid) -> Iterator[tuple[str, Sequence[Any]]]:
        for name in names:
            yield name, [point[name] for point in content if name in point]

    return _Space(names, len(content), lambda: map(dict, content), extremes)


def _sample(content: Any) -> _Space:
    _mapping(content, "sample", {"method", "size", "seed", "parameters"})
    method, size, seed = (content.get(key) for key in ("method", "size", "seed"))
    if method not in METHODS:
        raise PressError(f"sample: method {method!r} is not one of {', '.join(METHODS)}")
    for key, value in (("size", size), ("seed", seed)):
        if type(value) is not int or value < 0:
            raise PressError(f"sample: `{key}` is {value!r}; a whole number of at least 0 is expected")
    _mapping(content.get("parameters"), "sample, parameters")
    spaces = {str(name): _span(v, f"sample, {name}") for name, v in content["parameters"].items()}

    def points() -> Iterator[Values]:
        for row in _drawn(method, size, len(spaces), seed):
            yield {name: _at(space, x) for (name, space), x in zip(spaces.items(), row, strict=True)}

    def extremes(grid: Grid) -> Iterator[tuple[str, Sequence[Any]]]:
        for name, space in spaces.items():
            for own in grid.declared.values():
                if name in own:
                    yield name, _of_range(space, own[name])

    return _Space(list(spaces), size if spaces else 0, points, extremes)


class Interval(NamedTuple):
    """Real numbers between two ends."""

    low: float
    high: float


def _span(content: Any, name: str) -> Sequence[Any] | Interval:
    """Choices, whole numbers, or an interval of real numbers, as soon as one end is written with a point."""
    if isinstance(content, Mapping) and float in (type(content.get("from")), type(content.get("to"))):
        _mapping(content, name, {"from", "to"})
        low, high = (content.get(end, math.nan) for end in ("from", "to"))
        if not all(type(bound) in (int, float) and math.isfinite(bound) for bound in (low, high)):
            raise PressError(f"{name}: expected finite numbers `from` and `to`")
        if high < low:
            raise PressError(f"{name}: `to` ({high:g}) lies before `from` ({low:g})")
        return Interval(float(low), float(high))
    axis = _axis(content, name)
    if not len(axis):
        raise PressError(f"{name}: no value to draw from")
    return axis


def _at(space: Sequence[Any] | Interval, x: float) -> Any:
    """The value at the share x (from 0, below 1) of a space; whole numbers and choices are equally likely."""
    if isinstance(space, Interval):
        return float(space.low + x * (space.high - space.low))
    return space[int(x * len(space))]


def _drawn(method: str, size: int, dimensions: int, seed: int) -> Iterator[Iterable[float]]:
    import numpy as np

    generator = np.random.default_rng(seed)
    if method == "uniform":
        return (generator.random(dimensions) for _ in range(size))
    from scipy.stats import qmc

    return iter(qmc.LatinHypercube(dimensions, rng=generator).random(size))


_SPACES = {"grid": _product, "points": _list, "sample": _sample}
