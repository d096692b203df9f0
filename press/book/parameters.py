"""Parameters: what a chapter declares, and whether a value fits.

A chapter declares each parameter on a line of its own in the cell tagged `parameters`:

    start_year: int = 2012  # first year compared; from 2006 to last

The words after the last semicolon are the range: `one of a, b`, or `from X to Y`, either followed by
`, or Z`. X and Y are numbers, or `first` and `last`: the first and last year of the data package.
papermill itself warns of an unknown name and takes a value of any type.
"""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from press import PressError
from press.book.chapters import Chapter, parameters_cell

TYPES = {"str": str, "int": int, "float": float, "bool": bool}
LINE = re.compile(r"^(?P<name>[a-z]\w*)\s*:\s*(?P<type>\w+)\s*=\s*(?P<value>.+?)\s{2}#\s*(?P<help>.+)$")
SPAN = re.compile(r"^from (?P<low>\S+) to (?P<high>\S+?)(?:, or (?P<extra>\S+))?$")
Years = Callable[[], tuple[int, int]]


@dataclass(frozen=True)
class Parameter:
    """One declared parameter: its type, default, sentence of help and range in words ("" for none)."""

    name: str
    type: type
    default: object
    help: str
    range: str

    def read(self, text: str) -> object:
        """The value that a command line means by `text`."""
        if self.type is str:
            return text
        if self.type is bool:
            if text.lower() in ("true", "false"):
                return text.lower() == "true"
        else:
            try:
                return self.type(text)
            except ValueError:
                pass
        raise PressError(f"parameter {self.name}: {text!r} is not of type {self.type.__name__}")

    def take(self, value: object) -> object:
        """A value that is typed already, as a YAML file gives it; a whole number serves as a float."""
        if self.type is float and type(value) is int:
            return float(value)
        if type(value) is not self.type:
            raise PressError(
                f"parameter {self.name}: {value!r} is of type {type(value).__name__}, "
                f"not {self.type.__name__}"
            )
        return value

    def check(self, value: Any, years: Years) -> None:
        """Refuses a value outside the declared range."""
        if not self.range:
            return
        if self.range.startswith("one of "):
            allowed = [item.strip() for item in self.range.removeprefix("one of ").split(",")]
            if str(value) not in allowed:
                raise PressError(f"parameter {self.name}: {value!r} is not {self.range}")
            return
        span = SPAN.match(self.range)
        assert span  # `declared` takes nothing else for a range
        if span["extra"] is not None and str(value) == span["extra"]:
            return
        low, high = (self._bound(span[side], years) for side in ("low", "high"))
        if not low <= value <= high:
            raise PressError(
                f"parameter {self.name}: {value!r} is out of range ({self.range}: {low:g} to {high:g})"
            )

    @staticmethod
    def _bound(word: str, years: Years) -> float:
        if word in ("first", "last"):
            return years()[word == "last"]
        return float(word)


def declared(chapter: Chapter) -> dict[str, Parameter]:
    """The parameters of one chapter, by name."""
    found: dict[str, Parameter] = {}
    for line in parameters_cell(chapter.notebook(), chapter.name).splitlines():
        if not line.strip():
            continue
        where = f"{chapter.name}.ipynb, parameters cell: {line.strip()!r}"
        match = LINE.match(line)
        if not match or match["type"] not in TYPES:
            raise PressError(
                f"{where}: expected `name: type = value  # help; range`, type one of {', '.join(TYPES)}"
            )
        sentence, _, span = match["help"].rpartition("; ")
        if not sentence or not (span.startswith("one of ") or SPAN.match(span)):
            sentence, span = match["help"], ""
        try:
            default = ast.literal_eval(match["value"])
        except (ValueError, SyntaxError):
            raise PressError(f"{where}: {match['value']} is not a literal") from None
        if type(default) is not TYPES[match["type"]]:
            raise PressError(f"{where}: the default is not of type {match['type']}")
        found[match["name"]] = Parameter(match["name"], TYPES[match["type"]], default, sentence, span)
    return found


def listing(chapters: Iterable[Chapter], years: tuple[int, int] | None = None) -> str:
    """The chapters' parameters in words; with the years that a package holds, their ranges in years."""
    lines = []
    for chapter in chapters:
        lines.append(chapter.name)
        for p in declared(chapter).values():
            span = f" ({p.range})" if p.range else ""
            if years:
                span = re.sub(r"\bfirst\b", str(years[0]), re.sub(r"\blast\b", str(years[1]), span))
            lines.append(f"  {p.name}: {p.type.__name__} = {p.default!r}  {p.help}{span}")
    return "\n".join(lines)


def resolve(chapters: list[Chapter], given: list[str], years: Years) -> dict[str, dict[str, object]]:
    """For each chapter, the values that differ from what it declares.

    `given` holds `name=value` as typed. Every value is checked against every chapter that declares the
    name, and a period that ends before it starts is refused, before anything runs.
    """
    pairs = {}
    for item in given:
        name, equals, text = item.partition("=")
        if not equals:
            raise PressError(f"-p {item}: expected name=value")
        if name in pairs:
            raise PressError(f"-p {item}: {name} is given twice")
        pairs[name] = text
    known = {chapter.name: declared(chapter) for chapter in chapters}
    refuse_unknown(pairs, chapters, known)
    return {chapter: _values(chapter, own, pairs, years) for chapter, own in known.items()}


def refuse_unknown(
    names: Iterable[str], chapters: list[Chapter], known: dict[Any, dict[str, Parameter]]
) -> None:
    """PressError for a name that none of the chapters declares, with the nearest one that they do."""
    for name in names:
        if not any(name in own for own in known.values()):
            near = difflib.get_close_matches(name, {n for own in known.values() for n in own}, 1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise PressError(f"no chapter has a parameter {name}{hint}. There are:\n{listing(chapters)}")


def _values(
    chapter: str, own: dict[str, Parameter], pairs: dict[str, str], years: Years
) -> dict[str, object]:
    values = {name: own[name].read(text) for name, text in pairs.items() if name in own}
    try:
        return differing(own, values, years)
    except PressError as error:
        raise PressError(f"{chapter}: {error}") from None


def differing(own: dict[str, Parameter], values: dict[str, object], years: Years) -> dict[str, object]:
    """The values that are not a chapter's defaults, once all are in range and every period has a length."""
    for name, value in values.items():
        own[name].check(value, years)
    if values:
        _check_periods({name: p.default for name, p in own.items()} | values, years)
    return {name: value for name, value in values.items() if value != own[name].default}


def _check_periods(values: dict[str, Any], years: Years) -> None:
    """`start_x` must lie before `end_x`, `from_x` and `start_x` before `to_x`; 0 means as held."""
    ends = {"start_": ("end_", "to_"), "from_": ("to_",)}
    pairs = [
        (name, end + name.removeprefix(begin))
        for begin, closing in ends.items()
        for name in values
        for end in closing
        if name.startswith(begin) and end + name.removeprefix(begin) in values
    ]
    for name, end_name in pairs:
        start = values[name]
        end = values[end_name] or years()[1]
        if end <= start:
            raise PressError(f"{end_name} ({end}) must come after {name} ({start})")
