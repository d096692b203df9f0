"""The figures in executed notebooks: picture, words and data, by name."""

from __future__ import annotations

import functools
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from press import storage
from press.book.chapters import code_cells

if TYPE_CHECKING:
    from thorvg_python import Engine

LANGUAGES = ("en", "zh")
FIGURE = "application/vnd.onechessboard.figure+json"
# What a drawing says at length: a head that nobody reads, places to a millionth of a point, lines and spaces,
# the place of each letter as a transformation.
SHORTER = (
    (r"<!DOCTYPE[^>]*>|<metadata>(?s:.*?)</metadata>", ""),
    (r"([1-9]\d*\.\d{3})\d+", r"\1"),
    (r">\s+<", "><"),
    (r"\s*([MLQC])\s+(?=[-\d])", r"\1"),
    (r"\s+z\s*(?=[M\"])", "z"),
    (r'(<use xlink:href="[^"]*") transform="translate\(([^ )]+) 0\)"', r'\1 x="\2"'),
)
GLYPH = re.compile(r'(?<=" d=")[MLQCz\d -]+(?=")')  # whole numbers, as letters have
DEFINED = re.compile(r'<path id="([\w.-]+)"')
NAMED = re.compile(r'(?<=<path id=")[\w.-]+|(?<=<use xlink:href="#)[\w.-]+')
STEP = re.compile(r"([MLQCz])([^MLQCz]*)")
SHORTENED_BY = storage.digest(Path(__file__).read_bytes())


@dataclass(frozen=True)
class Figure:
    """One figure as its chapter drew it; `data` is its CSV."""

    chapter: str
    caption: str
    alt: str
    svg: str
    data: str
    title: str = ""


def drawn(folder: Path) -> dict[str, Figure]:
    """Every figure of the executed notebooks below `folder`, by its name."""
    found: dict[str, Figure] = {}
    for path in sorted(folder.rglob("*.ipynb")):
        notebook = storage.read_json(path)
        chapter = path.relative_to(folder).with_suffix("").as_posix()
        for cell in code_cells(notebook) if notebook else []:
            for output in cell.get("outputs", []):
                data = output.get("data", {})
                if FIGURE in data:
                    meta = spoken(data, FIGURE)
                    words = (meta["caption"], meta["alt"], meta["svg"], meta["csv"], meta.get("title", ""))
                    found[meta["name"]] = Figure(chapter, *words)
    return found


def spoken(data: dict, kind: str, language: str = "en") -> dict:
    """What a figure's or a table's output says in a language: name, csv, caption, and its picture or rows."""
    meta = {key: value for key, value in data[kind].items() if key != "languages"}
    meta |= data[kind].get("languages", {}).get(language, {})
    if kind == FIGURE and "svg" not in meta:
        svg = data["image/svg+xml"]
        meta["svg"] = svg if isinstance(svg, str) else "".join(svg)
    return meta


def shortened(svg: str) -> str:
    """The same picture in a third fewer bytes: a page's first picture is what its reader waits for."""
    for long, short in SHORTER:
        svg = re.sub(long, short, svg)
    names = {name: f"g{at}" for at, name in enumerate(dict.fromkeys(DEFINED.findall(svg)))}
    svg = NAMED.sub(lambda found: names.get(found[0], found[0]), svg)
    return GLYPH.sub(lambda found: _glyph(found[0]), svg)


@functools.lru_cache(maxsize=8192)  # figures are written in the same letters
def _glyph(path: str) -> str:
    """A letter's outline from place to place, of which many are straight up or across."""
    out, start, here = [], (0, 0), (0, 0)
    for command, numbers in STEP.findall(path):
        if command == "z":
            out.append("z")
            here = start
            continue
        places = [int(number) for number in numbers.split()]
        steps = [place - here[at % 2] for at, place in enumerate(places)]
        here = (places[-2], places[-1])
        if command == "M":
            start = here
        if command == "L" and 0 in steps:
            out.append(f"v{steps[1]}" if steps[0] == 0 else f"h{steps[0]}")
        else:
            out.append(command.lower() + " ".join(map(str, steps)).replace(" -", "-"))
    return "".join(out)


@functools.cache
def _engine() -> Engine:
    from thorvg_python import Engine

    return Engine()


def png(svg: str) -> bytes:
    """A drawing, of which all letters are paths, as a picture twice as large on white ground.

    Raises ValueError for what is no SVG.
    """
    from PIL import Image
    from thorvg_python import Picture, Result, Shape, SwCanvas

    # ThorVG takes no rule for "*", in which matplotlib says how lines are joined.
    drawing = svg.replace("<svg ", '<svg stroke-linejoin="round" ', 1).encode()
    engine, answer = _engine(), io.BytesIO()
    canvas, picture, ground = SwCanvas(engine), Picture(engine), Shape(engine)
    if picture.load_data(drawing, "svg", None, True) != Result.SUCCESS:
        raise ValueError(f"this is no SVG that a picture can be made of: {svg[:60]!r}")
    width, height = (round(2 * side) for side in picture.get_size()[1:])
    picture.set_size(width, height)
    ground.append_rect(0, 0, width, height, 0, 0, True)
    ground.set_fill_color(255, 255, 255, 255)
    canvas.set_target(width, height)
    canvas.add(ground)
    canvas.add(picture)
    canvas.draw(True)
    canvas.sync()
    canvas.destroy()
    pixels = bytes(canvas.buffer_arr or b"")
    drawn = Image.frombuffer("RGBA", (width, height), pixels, "raw", "RGBA", 0, 1)
    drawn.convert("RGB").save(answer, "PNG", compress_level=3)
    return answer.getvalue()
