"""The book's figures and tables: one style, two languages, the same bytes every time.

A figure is a matplotlib ``Figure`` of 5.8 inches (its natural width on the page), text of 10 to 11 points,
drawn as SVG with its letters as paths, so that it needs no font where it is read. ``start`` sets theme and
names, ``draw`` paints a ``Plot`` (``analysis.output.plots``) in every language and displays it with its
title, caption, alt text and the data behind it as CSV; ``table`` does so for a table. Every word comes from
``analysis.output.labels``, every colour from ``analysis.output.palette``. Lines are labelled at their ends
rather than in a legend; labels are moved apart by least squares (isotonic regression on the gaps), and a
moved label keeps a thin line to its own end.

Chinese. The first installed font that has every character of the catalogue is used. If there is none, the
labels are drawn in English and the caption says so: no empty boxes.

A tile-grid map gives every region the same area. It misleads about area, distance and neighbourhood: it shows
who is high and who is low, not where borders run.
"""

from __future__ import annotations

import contextlib
import html
import io
import math
import re
import sys
import textwrap
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator, NullLocator
from matplotlib.transforms import Bbox, ScaledTranslation

from analysis import translations
from analysis.data.series import NAMES, VALUES, Series
from analysis.output import labels, palette, results, sections
from analysis.output.fonts import cjk_font
from analysis.output.remembered import remembered

if TYPE_CHECKING:
    from analysis.data.package import Package

FIGURE_MIME = "application/vnd.onechessboard.figure+json"
TABLE_MIME = "application/vnd.onechessboard.table+json"
WIDTH = 5.8  # inches
POINTS = 10.5  # size of text
LONGEST = 34  # letters of a name inside a picture
MOST_ROWS = 40  # regions one above another that can be read
SHOWN_ROWS = 200  # rows of a table on a page; its CSV has all

SPAN = re.compile(r"(?<=^\d{4})[-–](?=\d{4}\*?$)")  # between years; ``*``: preliminary

INK, GREY, PALE = palette.INK, palette.GREY, palette.PALE


@dataclass(frozen=True)
class Style:
    """The language and fonts of a chapter's figures.

    ``asked`` is the language of the edition: captions, alt texts and tables are in it. ``language`` is the
    language drawn inside figures: ``asked``, or English when no font has the characters; ``note`` then says
    so. ``any``: where the catalogue has ``<key>.any``, that text is taken, as for any package but the book's
    own.
    ``names`` name the values of columns, ``order`` is that of the package's groups, ``families`` are the
    series'. ``outlines`` is the package's table of that name (region, ring, point, x, y), where it has one.
    """

    asked: str
    language: str
    fonts: tuple[str, ...]
    note: str = ""
    any: bool = False
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    outlines: pd.DataFrame | None = field(default=None, compare=False)

    def text(self, key: str, **values: object) -> str:
        """A text of the catalogue in the language drawn inside figures; KeyError as ``labels.text``."""
        return labels.text(self._key(key), self.language, **values)

    def page(self, key: str, **values: object) -> str:
        """A text of the catalogue in the language of the edition: for captions and tables."""
        return labels.text(self._key(key), self.asked, **values)

    def _key(self, key: str) -> str:
        return f"{key}.any" if self.any and f"{key}.any" in labels.CATALOGUE else key

    def level(self, column: str, value: object) -> str:
        """A value of a column as a reader sees it: a series by its label, a region, group or measure by its
        name in the language, a grouping (``by``) by its column's, anything else as it is (years with the
        language's dash between them), or as ``<column>.<value>`` is translated. A column ``strategy.other``
        holds strategies too."""
        column = column.partition(".")[0]
        found = self.names.get((column, str(value)))
        for kind in (column, *self.order, "side") if found is None else ():
            if labels.has(key := f"{kind}.{value}"):
                return labels.text(self._key(key), self.language)
        if found is not None:
            return found
        said = str(value).replace("_", " ") if column == "by" else str(value)
        if self.language == "zh":
            said = SPAN.sub("—", said)
        return translations.said(f"{column}.{value}", said, self.language)

    def colours(self, column: str, levels: Iterable[object]) -> dict[str, str]:
        """A colour for each level: a series' own, a group's by the package's order, steps of one scale for
        ranked levels, else by order."""
        own = palette.of_series(self.families) if column == "series" else {}
        first = next(iter(self.order), "")
        held = {
            name: colour
            for by, groups in reversed(self.order.items())
            for name, colour in palette.by_order(
                groups, palette.ALL if by == first else palette.HALVES
            ).items()
        }
        held |= {name: colour for name, (colour, _) in own.items()}
        levels = [str(level) for level in levels]
        levels = sorted(levels, key=[*self.order.get(column, ()), *levels].index)
        if column in palette.RANKED:
            return {level: colour for level, colour in palette.steps(levels).items() if level in levels}
        if not any(level in held for level in levels):
            return palette.by_order(levels)
        other = palette.GREY if column == "series" else palette.INK  # what is no series: chance, say
        return {level: held.get(level, other) for level in levels}


def start(pack: Package, *, names: Mapping[str, pd.DataFrame] | None = None) -> list[Style]:
    """Set the book's theme for the figures of a package; the styles of both languages, English first.

    Cells after this one that raise ``NotEstimable`` say so in their place (``analysis.output.sections``).

    ``names`` names the values of further columns: by column, a frame with ``id``, ``en`` and ``zh``.
    """
    _set_theme()
    sections.install()
    styles = [_of_package(_style(each), pack) for each in labels.LANGUAGES]
    _current[:] = [_with_names(style, names or {}) for style in styles]
    return _current


_current: list[Style] = []  # the styles that ``draw`` and ``table`` work through, as ``start`` set them


def outlines() -> pd.DataFrame | None:
    """The outlines of the package that ``start`` was called with, where it has them."""
    return _current[0].outlines if _current else None


def _style(language: str) -> Style:
    font = cjk_font() if language == "zh" else None
    fonts = ("DejaVu Sans",) if font is None else (font, "DejaVu Sans")
    if language == "zh" and font is None:
        return Style(language, "en", fonts, labels.text("style.no_cjk_font", "zh"))
    return Style(language, language, fonts)


def _of_package(style: Style, pack: Package) -> Style:
    """The style with the names and the order of the package's regions, groups and series."""
    regions = pack.table("regions")
    groups = [c for c in regions.columns if c not in NAMES and regions[c].dtype.kind not in "iuf"]
    order = {column: tuple(map(str, regions[column].dropna().unique())) for column in groups}
    chinese = style.language == "zh"
    names = {}
    if chinese and "zh" in regions.columns:
        names = {("region", str(r.region)): str(r.zh) for r in regions.itertuples() if r.zh}
    entries, families = pack.declared_series(), {}
    for entry in sorted(entries, key=lambda entry: not entry.get("headline")):
        keys = ("label_zh", "title_zh") if chinese else ("label",)
        names["series", entry["name"]] = next((entry[key] for key in keys if entry.get(key)), entry["title"])
        families[entry["name"]] = entry["name"].removesuffix(f".{entry.get('vintage')}")
    if not entries and pack.holds(VALUES):
        for s in pack.series():
            names["series", s.name] = s.words["en"][1]
            families[s.name] = s.name
    own = pack.holds("claims")
    if not own and (font := cjk_font()) and font not in style.fonts:
        style = replace(style, fonts=(*style.fonts, font))
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
    outlines = pack.table("outlines") if pack.holds("outlines") else None
    return replace(style, any=not own, names=names, order=order, families=families, outlines=outlines)


def _with_names(style: Style, names: Mapping[str, pd.DataFrame]) -> Style:
    held = {
        (column, str(value)): str(text)
        for column, frame in names.items()
        for value, text in zip(frame["id"], frame[style.language], strict=True)
    }
    return replace(style, names={**style.names, **held})


def _rc(fonts: Sequence[str]) -> dict[str, Any]:
    return {
        "axes.axisbelow": True,
        "axes.edgecolor": GREY,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.labelcolor": INK,
        "axes.labelsize": POINTS,
        "axes.linewidth": 0.8,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.titlelocation": "left",
        "axes.titlesize": POINTS,
        "figure.facecolor": "white",
        "font.family": list(fonts),
        "font.size": POINTS,
        "grid.color": PALE,
        "grid.linewidth": 0.6,
        "lines.linewidth": 1.8,
        "svg.fonttype": "path",
        "text.color": INK,
        "text.parse_math": False,  # a name may hold dollar signs
        "xtick.color": GREY,
        "xtick.labelcolor": INK,
        "xtick.labelsize": 10,
        "ytick.color": GREY,
        "ytick.labelcolor": INK,
        "ytick.labelsize": 10,
    }


def new(*, height: float = 3.4, rows: int = 1, columns: int = 1, **options: Any) -> tuple[Figure, Any]:
    """A figure of the book's width and ``height`` inches, and its axes (one or an array, as plt.subplots)."""
    fig = Figure(figsize=(WIDTH, height), layout="constrained")
    return fig, fig.subplots(rows, columns, **options)


@dataclass(frozen=True)
class Canvas:
    """What a plot is painted on: the style of one language, and the words of the figure."""

    style: Style
    words: str
    values: Mapping[str, object]

    def text(self, key: str, **values: object) -> str:
        """A word of the figure's own, ``figure.<words>.<key>``; "" where the catalogue has none."""
        own = f"figure.{self.words}.{key}"
        return self.style.text(own, **{**self.values, **values}) if labels.has(own) else ""

    def label(self, column: str) -> str:
        """What an axis says of a column: the figure's own word, the column's heading, or nothing."""
        shared = f"column.{column}"
        if (own := self.text(column)) or column == "value":
            return own
        return self.style.text(shared) if labels.has(shared) else ""

    def level(self, column: str, value: object) -> str:
        """A value of a column: the figure's own word, ``figure.<words>.<value>``, or ``Style.level``.

        A long name is cut to ``LONGEST`` letters inside a picture; captions, alt texts and CSV have it whole.
        """
        text = self.text(str(value)) or self.style.level(column, value)
        return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


@dataclass(frozen=True)
class Plot:
    """A picture before it has a language: the data behind it, and what paints it on a canvas.

    ``thinned`` are how many rows are drawn and how many there are, where not all can be read; ``rule`` is the
    sentence of the catalogue that says which. ``touch`` says what a reader can touch in place of the picture
    (``analysis.output.touch``); ``parts`` are data for it that are read when they are asked for, by name.
    """

    data: pd.DataFrame
    paint: Callable[[Canvas], Figure]
    thinned: tuple[int, int] | None = None
    rule: str = "style.thinned"
    touch: Callable[[Canvas], dict[str, Any] | None] | None = None
    parts: Mapping[str, Any] = field(default_factory=dict)


def draw(
    name: str,
    plot: Plot,
    *,
    data: pd.DataFrame | None = None,
    words: str = "",
    each: pd.DataFrame | None = None,
    source: Iterable[str | Series] = (),
    **values: object,
) -> None:
    """Paint ``plot`` in every language and display it under ``name``, with its words and its data as CSV.

    ``figure.<name>.title`` states the finding and stands in the picture, ``.subtitle`` what is measured and
    in which unit; ``.caption`` and ``.alt`` stand on the page. All are filled in with ``values``: a value
    that is the name of a region, group or series is given as ``Level(column, value)``, and comes out in the
    language. With ``each``, ``figure.<name>.each`` is filled in from its rows, and the sentences, joined, are
    ``{each}`` in the other texts: whatever series there are, all are named. ``words`` stands for the name in
    the catalogue, where figures share their words. ``source`` are the tables named at the foot, or series,
    whose tables are: by default all that the chapter has opened. A series given as the value ``series`` also
    fills in {first}, {last}, {start}, {since} and {n}, where no value is given for them. ``data`` is what
    was drawn, if it is not the plot's own.

    Raises ValueError for a name that is not lower-case words joined by hyphens, or data without rows;
    KeyError for a text that the catalogue lacks.
    """
    data = plot.data if data is None else data
    _check_name("figures.draw", name, data)
    words = words or name
    languages = {}
    for style in _started():
        said = _said(values, style) | (
            {"each": _each(each, f"figure.{words}.each", style)} if each is not None else {}
        )
        with mpl.rc_context({"font.family": list(style.fonts)}), _drawing(name):
            fig = plot.paint(Canvas(style, words, said))
            _frame(fig, style, words, said, _sources(style, data, source))
            thinned = dict(zip(("drawn", "all"), plot.thinned or (), strict=False))
            languages[style.asked] = {
                "svg": svg(fig, name),
                "title": style.page(f"figure.{words}.title", **said)
                if labels.has(f"figure.{words}.title")
                else "",
                "caption": " ".join(
                    filter(
                        None,
                        [
                            style.page(f"figure.{words}.caption", **said),
                            style.page(plot.rule, **thinned) if thinned else "",
                            style.note,
                        ],
                    )
                ),
                "alt": style.page(f"figure.{words}.alt", **said),
                "measured": style.page(f"figure.{words}.subtitle", **said)
                if labels.has(f"figure.{words}.subtitle")
                else "",
                "source": _sources(style, data, source),
            }
            if plot.touch and (touched := plot.touch(Canvas(style, words, said))):
                languages[style.asked]["touch"] = touched
        if pyplot := sys.modules.get("matplotlib.pyplot"):
            pyplot.close(fig)
    payload = {"name": name, "csv": csv(data), "languages": languages}
    payload |= {"parts": dict(plot.parts)} if plot.parts else {}
    plain = f"{name}: {languages['en']['caption']}"
    results.publish({"image/svg+xml": languages["en"].pop("svg"), FIGURE_MIME: payload, "text/plain": plain})


def table(
    name: str,
    df: pd.DataFrame,
    *,
    digits: int | Mapping[str, int] = 2,
    words: str = "",
    hide: Iterable[str] = (),
    **values: object,
) -> None:
    """Display a table under ``name`` in every language, with its caption and its data as CSV.

    Headings are ``table.<name>.<column>`` of the catalogue, ``column.<column>``, or the label of the series
    of that name. Texts are levels: a series, region, group or measure comes out by its name, as in
    ``Canvas.level`` (``table.<name>.<value>`` first); one in a column of another name is a ``Level``. Decimal
    numbers have ``digits`` (one for all, or by column; 2 for a column not named), whole numbers none; a
    missing value is a dash. Of more than ``SHOWN_ROWS`` rows the first are shown, and the caption says so. A
    pair of columns ``<x>_low`` and ``<x>_high`` is one column ``<x>_interval``,
    in brackets. ``hide`` names columns that are in the CSV alone. ``values``, ``words`` as in ``draw``.

    Raises ValueError and KeyError as ``draw`` does.
    """
    _check_name("figures.table", name, df)
    words = words or name
    shown = _with_intervals(df.drop(columns=list(hide)).head(SHOWN_ROWS), digits)
    places = {c: digits if isinstance(digits, int) else digits.get(str(c), 2) for c in shown.columns}
    languages = {}
    for style in _started():
        said = _said(values, style)
        languages[style.asked] = {
            "caption": style.page(f"table.{words}.caption", **said)
            + (" " + style.page("style.cut", shown=len(shown), all=len(df)) if len(shown) < len(df) else ""),
            "columns": [_heading(words, str(column), style) for column in shown.columns],
            "rows": [
                [_cell(c, v, places[c], words, style) for c, v in zip(shown.columns, row, strict=True)]
                for row in _rows(shown)
            ],
            "source": _sources(style, df),
        }
    payload = {"name": name, "csv": csv(df), "languages": languages}
    own = languages["en"]
    numeric = [_is_numeric(shown[c]) for c in shown.columns]
    plain = "\n".join("\t".join(line) for line in [own["columns"], *own["rows"]])
    html_ = _html(own["caption"], own["columns"], own["rows"], numeric)
    results.publish({"text/html": html_, TABLE_MIME: payload, "text/plain": plain})


@contextlib.contextmanager
def _drawing(name: str) -> Iterator[None]:
    """A warning of a plotting library does not stop a book; one that says that a picture cannot be read is a
    fault of ours, an error in our tests (``STRICT``)."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    for one in caught:
        if UNREADABLE.search(str(one.message)):
            if STRICT:
                raise RuntimeError(f"figures.draw({name!r}): {one.message}")
        elif "site-packages" not in one.filename:
            warnings.warn_explicit(one.message, one.category, one.filename, one.lineno)


STRICT = False  # set by tests
UNREADABLE = re.compile("layout not applied|collapsed to zero|cut off")


@dataclass(frozen=True)
class Level:
    """A value of a column, to be named in the language of the text or table it is filled into."""

    column: str
    value: object

    def __str__(self) -> str:
        """The value itself, as the data behind a table hold it."""
        return str(self.value)


def cells(df: pd.DataFrame) -> dict[str, float]:
    """The cells of a small table as values for texts: ``<row>_<column>``, by the index and the columns."""
    return {f"{row}_{column}": float(df.at[row, column]) for row in df.index for column in df.columns}


def extremes(df: pd.DataFrame, value: str, column: str = "region") -> dict[str, object]:
    """A frame's ends by ``value``, for texts: ``most`` and ``least`` (levels), ``high`` and ``low``."""
    ends = df.sort_values(value, kind="stable")
    first, last = ends.iloc[0], ends.iloc[-1]
    named = {"most": Level(column, last[column]), "least": Level(column, first[column])}
    return {**named, "high": float(last[value]), "low": float(first[value])}


def _started() -> list[Style]:
    if not _current:
        raise RuntimeError("figures: call figures.start(pack) before the first figure or table")
    return _current


def _said(values: Mapping[str, object], style: Style) -> dict[str, object]:
    if isinstance(own := values.get("series"), Series):
        told = {name: getattr(own, name) for name in ("first", "last", "start", "since", "n")}
        values = told | dict(values) | {"series": Level("series", own.name)}
    return {k: style.level(v.column, v.value) if isinstance(v, Level) else v for k, v in values.items()}


def _each(rows: pd.DataFrame, key: str, style: Style) -> str:
    joint = "；" if style.asked == "zh" else "; "
    columns = [c for c in rows.columns if not _is_numeric(rows[c])]
    named = [row | {c: style.level(str(c), row[c]) for c in columns} for row in rows.to_dict("records")]
    return joint.join(style.page(key, **{str(k): v for k, v in row.items()}) for row in named)


def _with_intervals(df: pd.DataFrame, digits: int | Mapping[str, int]) -> pd.DataFrame:
    """Pairs of columns ``<x>_low``, ``<x>_high`` as one of texts, in the place of the first."""
    shown: dict[str, Any] = {}
    for column in map(str, df.columns):
        stem, _, end = column.rpartition("_")
        if end == "low" and f"{stem}_high" in df.columns:
            places = digits if isinstance(digits, int) else digits.get(stem, 2)
            ends = zip(df[column], df[f"{stem}_high"], strict=True)
            shown[f"{stem}_interval"] = [interval(low, high, digits=places) for low, high in ends]
        elif not (end == "high" and f"{stem}_low" in df.columns):
            shown[column] = df[column]
    return pd.DataFrame(shown, index=df.index)


def _cell(column: str, value: Any, digits: int, words: str, style: Style) -> str:
    if isinstance(value, Level):
        column, value = value.column, str(value)
    if not isinstance(value, str):
        return _shown(column, value, digits, style)
    own = f"table.{words}.{value}"
    return style.page(own) if labels.has(own) else style.level(column, value)


def _set_theme() -> None:
    """The book's theme, once for a chapter: seaborn's ``ticks`` with the book's colours, sizes and lines."""
    import seaborn as sns

    backend = mpl.rcParams["backend"]
    sns.set_theme(style="ticks", palette=[*palette.GROUPS, *palette.MORE], rc=_rc(("DejaVu Sans",)))
    mpl.rcParams["backend"] = backend


def _frame(fig: Figure, style: Style, words: str, values: Mapping[str, object], source: str) -> None:
    """Write title and subtitle over the picture and its source below it."""
    texts = {key: f"figure.{words}.{key}" for key in ("title", "subtitle")}
    head = {key: style.text(k, **values) if labels.has(k) else "" for key, k in texts.items()}
    title, under = _wrapped(head["title"], 58), _wrapped(head["subtitle"], 76)
    rows = sum(math.ceil(len(key.texts) / key._ncols) for key in fig.legends)
    rows += rows > 1  # rows of a key stand wider apart than lines of text
    if title or under or rows:  # empty lines keep the room for what is written once the layout is known
        lines = "\n".join([*title, *(" " for _ in under), *(" " for _ in range(rows))])
        top = fig.suptitle(lines, x=0.012, ha="left", fontsize=11.5, fontweight="bold", linespacing=1.2)
        _under[fig] = (top, "\n".join(under), rows)
    fig.supxlabel("\n".join(_wrapped(source, 92)), x=0.012, ha="left", fontsize=8, color=GREY)


_under: WeakKeyDictionary[Figure, tuple[Any, str, int]] = WeakKeyDictionary()  # subtitle, rows of the key


def _write_under(fig: Figure) -> None:
    """Subtitle and key of colours below the title, in the room that its empty lines keep."""
    if fig not in _under:
        return
    top, text, rows = _under.pop(fig)
    box = top.get_window_extent().transformed(fig.transFigure.inverted())
    line = box.height / (top.get_text().count("\n") + 1)
    above = box.y0 + rows * line
    look = {"ha": "left", "va": "bottom", "fontsize": POINTS - 0.5, "color": GREY, "linespacing": 1.2}
    fig.text(0.012, above, text, **look)
    for key in fig.legends:
        key.set_loc("lower left")
        key.set_bbox_to_anchor((0.0, box.y0 - 0.5 * line), fig.transFigure)


def _sources(style: Style, data: pd.DataFrame, of: Iterable[str | Series] = ()) -> str:
    """The line at the foot: who published the tables (all that were opened, if none), and the years drawn."""
    named = [name for each in of for name in (each.sources if isinstance(each, Series) else [each])]
    tables = [name for name in dict.fromkeys(named or results.opened() or []) if labels.has(f"source.{name}")]
    chinese = style.language == "zh"
    colon, comma, stop, what_of = ("：", "、", "；", "{}（{}）") if chinese else (": ", ", ", "; ", "{} ({})")
    texts = [style.text(f"source.{name}").partition(colon) for name in tables]
    whose = {who: comma.join(dict.fromkeys(what for w, _, what in texts if w == who)) for who, *_ in texts}
    said = [what_of.format(who, what) if what else who for who, what in whose.items()]
    if "year" in data.columns and _is_numeric(data["year"]):
        first, last = data["year"].min(), data["year"].max()
        said.append(style.text(f"source.{'year' if first == last else 'years'}", first=first, last=last))
    return style.text("source.line", names=stop.join(said)) if whose else ""


def _wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` letters; a Chinese character counts for two.

    A Chinese line ends behind a stop if one stands in its second half, and none begins with a stop.
    """
    if not any(ord(c) > 0x2E80 for c in text):
        return textwrap.wrap(text, width)
    lines, line = [], ""
    for piece in re.findall(r"[\u2e80-\uffff]|[^\u2e80-\uffff]+", text):
        if _width(line + piece) > width and piece not in "，。；：、）》”":
            end = max(line.rfind(stop) for stop in "，；：。") + 1
            end = end if _width(line[:end]) > width / 2 else len(line)
            lines, line = [*lines, line[:end].rstrip()], line[end:]
        line += piece
    return [*lines, line]


def _width(text: str) -> int:
    return sum(2 if ord(c) > 0x2E80 else 1 for c in text)


def svg(fig: Figure, name: str) -> str:
    """``fig`` as SVG; the same figure and name give the same bytes; its layout is fixed by it.

    Raises ValueError for a label that is raw mathematics.
    """
    buffer = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": name, "svg.fonttype": "path"}), remembered():
        FigureCanvasSVG(fig)
        settle(fig)
        fig.set_layout_engine(None)  # or savefig would draw everything once more to place the axes
        _write_pending(fig)
        _write_beside(fig)
        _write_under(fig)
        fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    drawn = buffer.getvalue()
    if "\\mathdefault" in drawn:
        raise ValueError(f"figures.svg({name!r}): a label is raw mathematics; set the axis by log_axis.")
    return drawn


def settle(fig: Figure) -> None:
    """Place the axes of ``fig`` where they will be drawn, without drawing."""
    if engine := fig.get_layout_engine():
        engine.execute(fig)


def interval(low: float, high: float, *, digits: int = 2) -> str:
    """An interval as a cell of a table, in brackets; a dash if an end is missing."""
    if pd.isna(low) or pd.isna(high):
        return "–"
    return f"[{_number(float(low), digits)}, {_number(float(high), digits)}]"


def csv(df: pd.DataFrame) -> str:
    """``df`` as CSV: UTF-8 text, LF, 12 significant digits.

    A text that a spreadsheet would take for a formula (it begins with =, +, - or @) gets an apostrophe before
    it; a negative number stays a number.
    """
    safe = df.copy()
    for column in safe.columns:
        if not _is_numeric(safe[column]):
            safe[column] = [_defused(str(v) if isinstance(v, Level) else v) for v in safe[column]]
    safe.columns = [_defused(str(c)) for c in safe.columns]
    return safe.to_csv(index=False, lineterminator="\n", float_format="%.12g")


def spread(
    positions: Sequence[float], *, gap: float, low: float = float("-inf"), high: float = float("inf")
) -> np.ndarray:
    """The places nearest to ``positions`` (least squares) that are at least ``gap`` apart and inside [low,
    high].

    With z_i = y_i - i gap in the order of the positions, the problem is isotonic regression, solved by
    pooling adjacent violators (Barlow, Bartholomew, Bremner and Brunk 1972); clipping the solution keeps it
    optimal. If the interval is too short for all, the gap shrinks.
    """
    n = len(positions)
    if n > 1 and np.isfinite([low, high]).all():
        gap = min(gap, (high - low) / (n - 1))
    order = np.argsort(positions, kind="stable")
    target = np.asarray(positions, dtype=float)[order] - gap * np.arange(n)
    blocks: list[list[float]] = []
    for value in target:
        blocks.append([value, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, size = blocks.pop()
            blocks[-1] = [
                (blocks[-1][0] * blocks[-1][1] + mean * size) / (blocks[-1][1] + size),
                blocks[-1][1] + size,
            ]
    fitted = np.concatenate([np.full(int(size), mean) for mean, size in blocks]) if blocks else target
    placed = np.empty(n)
    placed[order] = np.clip(fitted, low, high - gap * max(n - 1, 0)) + gap * np.arange(n)
    return placed


def ranks(count: int, most: int) -> list[int]:
    """Which of ``count`` things in order are named where there is room for ``most``: both ends, and as many
    between them at even steps; all of them, if they fit."""
    return sorted({round(at) for at in np.linspace(0, count - 1, min(count, most))})


def label_ends(ax: Axes, ends: Sequence[tuple[float, float, str, str]], *, points: float = 10) -> None:
    """Write (x, y, text, colour) labels at the right of ``ax``, moved apart so that none overlaps another.

    Call it when everything else is drawn: it freezes the axes' limits.
    """
    label_panels([(ax, ends)], points=points)


def label_panels(
    panels: Sequence[tuple[Axes, Sequence[tuple[float, float, str, str]]]], *, points: float = 10
) -> None:
    """``label_ends`` for several axes of one figure, which is laid out once for all."""
    named = [(ax, [end for end in ends if end[2]]) for ax, ends in panels]
    named = [(ax, ends) for ax, ends in named if ends]
    for ax, ends in named:
        ax.set_ylim(ax.get_ylim())
        ax.set_xlim(ax.get_xlim()[0], max(ax.get_xlim()[1], *(x for x, *_ in ends)))
    for ax, ends in named:
        own = [ax.text(1, 0.5, text, transform=_right_of(ax), fontsize=points) for *_, text, _ in ends]
        _pending.setdefault(ax.get_figure(), []).append((ax, ends, points, own))


# Labels at the ends of lines, by figure: their width makes room at the right when the figure is laid out;
# how far apart they must be is known only then.
_pending: WeakKeyDictionary[Figure, list[tuple[Axes, list, float, list]]] = WeakKeyDictionary()


def _write_pending(fig: Figure) -> None:
    for ax, ends, points, own in _pending.pop(fig, []):
        for text in own:
            text.remove()
        _write_ends(ax, ends, ax.get_window_extent().height * 72 / fig.dpi, points)


def _write_ends(
    ax: Axes, ends: Sequence[tuple[float, float, str, str]], height: float, points: float
) -> None:
    """The labels of one axes, ``height`` points high."""
    gap = points * 1.25 / height
    if len(ends) > (room := max(2, int(1 / gap) + 1)):
        ends = [sorted(ends, key=lambda end: end[1])[at] for at in ranks(len(ends), room)]
    to_axes = ax.transData + ax.transAxes.inverted()
    heights = [float(to_axes.transform((x, y))[1]) for x, y, *_ in ends]
    edge = ax.get_xlim()[1]
    placed = spread(heights, gap=gap, low=0, high=1)
    # from the label's left, past its neighbours, to the edge of a mark
    leader = {"arrowstyle": "-", "lw": 0.6, "shrinkA": 1, "shrinkB": 4, "relpos": (0, 0.5)}
    for (x, y, text, colour), own, at in zip(ends, heights, placed, strict=True):
        moved = abs(at - own) > 0.15 * gap or x < edge - 1e-9
        ax.annotate(
            text,
            xy=(x, y),
            xycoords="data",
            xytext=(1.0, at),
            textcoords=_right_of(ax),
            color=colour,
            fontsize=points,
            va="center",
            ha="left",
            annotation_clip=False,
            arrowprops=leader | {"color": colour} if moved else None,
        )


def heading(ax: Axes, text: str, *, colour: str = INK) -> None:
    """Write ``text`` over the left end of ``ax``, in lines as wide as it: what it shows and in which unit."""
    place = ax.get_subplotspec()
    lines = _wrapped(text, 62 // (place.get_gridspec().ncols if place else 1))
    ax.set_title("\n".join(lines), loc="left", color=colour, fontsize=POINTS)


def year_axis(ax: Axes, *, ticks: int = 6) -> None:
    """At most ``ticks`` whole years on the x axis, and hardly a margin at its ends."""
    ax.xaxis.set_major_locator(MaxNLocator(nbins=ticks, integer=True, min_n_ticks=2))
    ax.margins(x=0.01)


def log_axis(ax: Axes, which: str, *, ticks: int = 6, at: Sequence[float] | None = None) -> None:
    """A logarithmic scale on the ``which`` ("x" or "y") axis of ``ax``, its ticks written as plain numbers.

    Ticks stand ``at`` the given values, or at the finest of 1-2-5, 1-3 and whole powers of ten that puts at
    most ``ticks`` of them inside the limits, or, where these hold hardly one, at round numbers. Call it when
    everything is drawn. Without it matplotlib writes powers as mathematics, which the book's style does not
    parse; ``svg`` refuses such a figure.
    """
    getattr(ax, f"set_{which}scale")("log")
    if at is None:
        at = _log_ticks(*sorted(getattr(ax, f"get_{which}lim")()), ticks)
    axis = getattr(ax, f"{which}axis")
    axis.set_ticks(at, [f"{tick:,.10g}" for tick in at])
    axis.set_minor_locator(NullLocator())


def _log_ticks(low: float, high: float, most: int) -> list[float]:
    powers = range(math.floor(math.log10(low)), math.floor(math.log10(high)) + 1)
    whole = [((1,), every) for every in range(1, len(powers) + 1)]
    for factors, every in [((1, 2, 5), 1), ((1, 3), 1), *whole]:
        found = [m * 10.0**p for p in powers if p % every == 0 for m in factors if low <= m * 10.0**p <= high]
        if len(found) <= most:
            break
    if len(found) < 2:
        found = [float(t) for t in MaxNLocator(most).tick_values(low, high) if low <= t <= high]
    return found


def label_points(
    ax: Axes,
    named: Sequence[tuple[float, float, str, str]],
    *,
    avoid: Sequence[tuple[float, float]] = (),
    points: float = 9,
) -> None:
    """Write (x, y, text, colour) labels beside points, each where it covers no other and fewest of ``avoid``.

    Right above its point, else right below, left above, left below, in the middle above or below, then
    farther off. A label on another is worse than one that leaves the axes. They are written when the figure
    is laid out with its title: only then are distances known.
    """
    _beside.setdefault(ax.get_figure(), []).append((ax, named, avoid, points))


_beside: WeakKeyDictionary[Figure, list[tuple[Axes, Any, Any, float]]] = WeakKeyDictionary()


def _write_beside(fig: Figure) -> None:
    for ax, named, avoid, points in _beside.pop(fig, []):
        dots = ax.transData.transform(np.asarray(avoid, dtype=float).reshape(-1, 2))
        taken: list[Bbox] = []
        for x, y, text, colour in named:
            tried = []
            for ha, va, shift in _BESIDE:
                offset = {"xytext": shift, "textcoords": "offset points", "ha": ha, "va": va}
                label = ax.annotate(text, (x, y), color=colour, fontsize=points, **offset)
                label.set_in_layout(False)
                box = label.get_window_extent()
                outside = not all(ax.bbox.contains(*corner) for corner in box.corners())
                covered = 1000 * outside + 2000 * sum(box.overlaps(other) for other in taken)
                covered += box.count_contains(dots)
                tried.append((covered, len(tried), label, box))
            best = min(tried)
            taken.append(best[3])
            for *_, label, _ in tried:
                if label is not best[2]:
                    label.remove()


_BESIDE = (
    ("left", "bottom", (5, 1)),
    ("left", "top", (5, -1)),
    ("right", "bottom", (-5, 1)),
    ("right", "top", (-5, -1)),
    ("center", "bottom", (0, 5)),
    ("center", "top", (0, -5)),
    ("left", "bottom", (5, 9)),
    ("left", "top", (5, -9)),
    ("right", "bottom", (-5, 9)),
    ("right", "top", (-5, -9)),
)


def tile_map(
    ax: Axes,
    regions: pd.DataFrame,
    values: pd.Series,
    *,
    style: Style,
    label: str,
    cmap: str = palette.SEQUENTIAL,
    centre: float | None = None,
    low: float | None = None,
    high: float | None = None,
    digits: int = 1,
    signed: bool = False,
) -> None:
    """A tile-grid map: a tile a region at (``tile_row``, ``tile_col``) of ``regions``, coloured by
    ``values``.

    ``values`` is indexed by region. ``label`` is written over the colour bar. With ``centre`` the scale is
    diverging about it (default colours from orange, below, to purple, above). A region without a value is
    grey with a dash. Tiles carry the region's short label: two letters of its ISO code, or its Chinese short
    name.

    Raises ValueError for a value whose region has no tile.
    """
    if unknown := sorted(set(map(str, values.index)) - set(regions["region"])):
        raise ValueError(
            f"figures.tile_map: no tile for {', '.join(unknown)}; "
            "add them to the table regions, or leave them out."
        )
    norm = _norm(values, centre, low, high)
    cmap = _scale(cmap, centre)
    colours = mpl.colormaps[cmap]
    for row in regions.itertuples(index=False):
        value = values.get(row.region)
        known = value is not None and not pd.isna(value)
        face = colours(norm(float(value))) if known else mpl.colors.to_rgba(palette.EMPTY)
        ink = ink_on(face)
        x, y = row.tile_col, row.tile_row * _TILE
        ax.add_patch(Rectangle((x, y), 0.94, _TILE * 0.93, facecolor=face, edgecolor=PALE, lw=0.5))
        number = _number(float(value), digits, signed) if known else "–"
        ax.text(
            x + 0.47, y + 0.27 * _TILE, short(row, style), color=ink, ha="center", va="center", fontsize=10
        )
        ax.text(x + 0.47, y + 0.67 * _TILE, number, color=ink, ha="center", va="center", fontsize=9.5)
    ax.set_xlim(regions["tile_col"].min() - 0.05, regions["tile_col"].max() + 1)
    top = regions["tile_row"].min() - _rows_for_key(regions)
    ax.set_ylim((regions["tile_row"].max() + 1) * _TILE, top * _TILE - 0.05)
    ax.set_aspect("equal")
    ax.set_axis_off()
    _colour_bar(ax, norm, cmap, label, whole=digits == 0)


def _rows_for_key(regions: pd.DataFrame) -> int:
    """Rows that the colour bar needs above the tiles: none where its corner, the upper left, is free."""
    row, column = (regions[c] - regions[c].min() for c in ("tile_row", "tile_col"))
    return 2 * int(((row < 0.2 * (row.max() + 1)) & (column < 0.5 * (column.max() + 1))).any())


def tile_kinds(
    ax: Axes,
    regions: pd.DataFrame,
    kinds: pd.Series,
    *,
    colours: Mapping[str, str],
    style: Style,
    points: float = 10,
) -> None:
    """A tile-grid map of kinds (by region) in ``colours``."""
    for row in regions.itertuples(index=False):
        kind = kinds.get(row.region)
        face = mpl.colors.to_rgba(palette.EMPTY if kind is None or pd.isna(kind) else colours[str(kind)])
        x, y = row.tile_col, row.tile_row * _TILE
        ax.add_patch(Rectangle((x, y), 0.94, _TILE * 0.93, facecolor=face, edgecolor=PALE, lw=0.5))
        at = {"ha": "center", "va": "center", "fontsize": points, "color": ink_on(face)}
        ax.text(x + 0.47, y + 0.46 * _TILE, short(row, style), **at)
    ax.set_xlim(regions["tile_col"].min() - 0.05, regions["tile_col"].max() + 1)
    ax.set_ylim((regions["tile_row"].max() + 1) * _TILE, regions["tile_row"].min() * _TILE - 0.05)
    ax.set_aspect("equal")
    ax.set_axis_off()


def outline_map(
    ax: Axes,
    outlines: pd.DataFrame,
    values: pd.Series,
    *,
    label: str = "",
    cmap: str = palette.SEQUENTIAL,
    centre: float | None = None,
    low: float | None = None,
    high: float | None = None,
    digits: int = 1,
) -> None:
    """The map itself, from the table ``outlines``: areas coloured by ``values`` as in ``tile_map``.

    Without ``label`` there is no colour bar, for a map that stands beside one that has it.
    """
    _areas(ax, outlines, faces(values, cmap=cmap, centre=centre, low=low, high=high))
    if label:
        norm, cmap = _norm(values, centre, low, high), _scale(cmap, centre)
        ax.set_ylim(top=outlines["y"].max() + 0.2 * np.ptp(outlines["y"]))
        _colour_bar(ax, norm, cmap, label, whole=digits == 0)


def outline_kinds(ax: Axes, outlines: pd.DataFrame, kinds: pd.Series, *, colours: Mapping[str, str]) -> None:
    """The map of kinds (by region) in ``colours``, from the table ``outlines``."""
    _areas(ax, outlines, {str(r): colours[str(kind)] for r, kind in kinds.items() if not pd.isna(kind)})


def _areas(ax: Axes, outlines: pd.DataFrame, faces: Mapping[str, Any]) -> None:
    """An area a region; rings of one region are one shape, so that holes stay empty."""
    ordered = outlines.sort_values(["ring", "point"], kind="stable")
    for region, rings in ordered.groupby("region", sort=False):
        lines = [ring[["x", "y"]].to_numpy() for _, ring in rings.groupby("ring", sort=False)]
        shape = Path.make_compound_path(*(Path(np.vstack([line, line[:1]]), closed=True) for line in lines))
        face = faces.get(str(region), palette.EMPTY)
        ax.add_patch(PathPatch(shape, facecolor=face, edgecolor="white", lw=0.4))
    ax.set_xlim(outlines["x"].min(), outlines["x"].max())
    ax.set_ylim(outlines["y"].min(), outlines["y"].max())
    ax.set_aspect("equal")
    ax.set_axis_off()


def faces(
    values: pd.Series, *, cmap: str, centre: float | None, low: float | None, high: float | None
) -> dict[str, str]:
    """The colour of each region on a map of ``values`` (by region), as ``tile_map`` has it."""
    norm, shades = _norm(values, centre, low, high), mpl.colormaps[_scale(cmap, centre)]
    return {str(r): mpl.colors.to_hex(shades(norm(float(v)))) for r, v in values.items() if not pd.isna(v)}


def _scale(cmap: str, centre: float | None) -> str:
    return palette.DIVERGING if centre is not None and cmap == palette.SEQUENTIAL else cmap


_TILE = 0.72  # a tile's height over its width


def _colour_bar(ax: Axes, norm: Any, cmap: str, label: str, *, whole: bool = False) -> None:
    bar = ax.inset_axes((0.02, 0.86, 0.4, 0.035))
    ax.get_figure().colorbar(ScalarMappable(norm, cmap), cax=bar, orientation="horizontal")
    bar.xaxis.set_major_locator(MaxNLocator(nbins=4, integer=whole))
    bar.tick_params(length=2, labelsize=10)
    bar.set_title(label, fontsize=10, loc="left", pad=4)


def _norm(values: pd.Series, centre: float | None, low: float | None, high: float | None) -> Any:
    low = float(values.min()) if low is None else low
    high = float(values.max()) if high is None else high
    if centre is not None:
        reach = max(abs(high - centre), abs(low - centre)) or 1.0
        return Normalize(centre - reach, centre + reach)
    return Normalize(low, high if high > low else low + 1.0)


def short(row: Any, style: Style) -> str:
    """A region's label on a map, from its row of ``regions``.

    Its Chinese short name (in Chinese figures), else its ``label``, its ISO code's or its name's letters.
    """
    if style.language == "zh" and getattr(row, "zh", None):
        return str(row.zh)
    for column in ("label", "iso"):
        if text := getattr(row, column, None):
            return str(text).rpartition("-")[2]
    return re.sub(r"\W", "", str(row.region))[:3]


def ink_on(face: Sequence[float]) -> str:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in face[:3]]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "black" if (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) else "white"


def _right_of(ax: Axes) -> Any:
    return ax.transAxes + ScaledTranslation(8 / 72, 0, ax.get_figure().dpi_scale_trans)


def _check_name(where: str, name: str, data: pd.DataFrame) -> None:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise ValueError(
            f"{where}: the name {name!r} is not lower-case words joined by hyphens, such as shares-map."
        )
    if not len(data):
        raise ValueError(f"{where}({name!r}): the data have no rows; was every year or region filtered out?")


def _heading(name: str, column: str, style: Style) -> str:
    own, shared = f"table.{name}.{column}", f"column.{column}"
    if labels.has(own) or labels.has(shared) or ("series", column) not in style.names:
        return style.page(own if labels.has(own) else shared)
    return style.level("series", column)


def _rows(df: pd.DataFrame) -> list[tuple[Any, ...]]:
    return list(df.itertuples(index=False, name=None))


def _is_numeric(column: pd.Series) -> bool:
    return column.dtype.kind in "iuf" or str(column.dtype) in {"Int64", "Int32", "Float64"}


def _shown(column: str, value: Any, digits: int, style: Style) -> str:
    value = value.item() if hasattr(value, "item") else value
    if value is None or str(value) in {"nan", "<NA>", "NaT"}:
        return "–"
    if isinstance(value, float):
        return _number(value, digits)
    if isinstance(value, int) and not isinstance(value, bool):
        # up to 9999 it may be a year
        return (f"{value:,}" if abs(value) > 9999 else str(value)).replace("-", "−")
    return str(value)


def _number(value: float, digits: int, signed: bool = False) -> str:
    text = f"{value:{'+' if signed else ''},.{digits}f}"
    if float(text.replace(",", "")) == 0:
        text = text.lstrip("+-")
    return text.replace("-", "−")


def _defused(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


def _html(caption: str, headings: list[str], rows: list[list[str]], numeric: list[bool]) -> str:
    def line(tag: str, cells: list[str]) -> str:
        kinds = [' style="text-align:right"' if n else ' style="text-align:left"' for n in numeric]
        return "".join(f"<{tag}{k}>{html.escape(c)}</{tag}>" for k, c in zip(kinds, cells, strict=True))

    body = "\n".join(f"<tr>{line('td', row)}</tr>" for row in rows)
    head = f"<caption>{html.escape(caption)}</caption>\n<thead><tr>{line('th', headings)}</tr></thead>"
    return f"<table>\n{head}\n<tbody>\n{body}\n</tbody>\n</table>"
