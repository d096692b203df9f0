"""Looks at a file and gives its sheets as texts of cells; says nothing of what they mean.

Delimited text (comma, semicolon, tab, bar) in any encoding, Excel and OpenDocument sheets, Stata, SPSS and R
data. Readers are pandas' and those it names; one that is not installed is named with the line that installs
it. Cells are NFC, without zero-width letters, with single blanks. What is damaged is refused by line: two
encodings or two kinds of line ends in one file, quotes that do not close.
"""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import numbers
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from press import PressError
from press.imports.choices import ask, few

if TYPE_CHECKING:
    import pandas as pd

LARGEST = 64 * 2**20  # bytes; as in analysis.data.package
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
ENCODINGS = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257"),
    *("gb18030", "big5", "shift_jis", "euc_kr"),
)
BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
PACKAGES = {"python_calamine": "python-calamine"}  # what pip calls a module
WORDS = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")  # with a letter beyond ASCII
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
SAMPLED = 400  # lines that the delimiter is found from


class Sheet(NamedTuple):
    """A sheet as it stands: rows with the line that each begins on, blank ones left out.

    `typed`: its numbers were numbers in the file, so that a point in them is a decimal point. `guessed`: the
    encoding is a guess, and other names would come of others. `rewritten`: names that stood there in two
    ways of writing that look the same.
    """

    file: str
    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    how: str
    typed: bool = False
    guessed: str = ""
    rewritten: tuple[str, ...] = ()


def look(path: Path, encoding: str = "") -> list[Sheet]:
    """The sheets of a file, whatever its form; PressError names what is damaged, or the reader it takes."""
    if not path.is_file():
        raise PressError(f"{path}: no such file")
    if path.stat().st_size > LARGEST:
        raise PressError(
            f"{path.name}: {path.stat().st_size / 2**20:.0f} MB; at most {LARGEST // 2**20} MB are read; "
            "leave out columns and years that are not needed"
        )
    kind = path.suffix.lower()
    if kind in BOOKS:
        return _book(path)
    readers = {".dta": _stata, ".sav": _spss, ".rda": _r, ".rdata": _r, ".rds": _r}
    if kind in readers:
        return _read(path, lambda: readers[kind](path))
    return [_text_sheet(path, encoding)]


def _read(path: Path, read: Any) -> Any:
    """What a foreign reader gives; its faults in our words."""
    try:
        return read()
    except ImportError as error:
        module = (error.name or str(error)).split(".")[0]
        name = PACKAGES.get(module, module)
        raise PressError(f"{path.name}: reading it takes {name}: pip install {name}") from None
    except PressError:
        raise
    except Exception as error:  # each reader has exceptions of its own
        raise PressError(
            f"{path.name}: cannot be read as {path.suffix}: {type(error).__name__}: {error}"
        ) from None


def clean(text: str) -> str:
    """NFC, without letters that are not seen, blanks of any kind single."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def _sheet(file: str, name: str, rows: list[tuple[int, list[str]]], how: str, **said: Any) -> Sheet:
    other: dict[str, set[str]] = {}
    cleaned = []
    for line, cells in rows:
        new = tuple(clean(cell) for cell in cells)
        for old, cell in zip(cells, new, strict=True):
            if (
                not old.isascii()
                and (written := " ".join(re.split("[ \t\r\n]+", old.strip(" \t\r\n")))) != cell
            ):
                other.setdefault(cell, set()).add(written)
        if any(new):
            cleaned.append((line, new))
    held = [cell for _, cells in rows for cell in cells] if other else []
    twice = tuple(cell for cell, own in other.items() if len(own) > 1 or cell in map(str.strip, held))
    return Sheet(file, name, tuple(cleaned), how, rewritten=twice, **said)


# ---- sheets and data sets --------------------------------------------------------------------------------


def _book(path: Path) -> list[Sheet]:
    import pandas as pd

    options: dict[str, Any] = {"header": None, "dtype": object, "keep_default_na": False}
    held = _read(path, lambda: pd.read_excel(path, sheet_name=None, engine="calamine", **options))
    sheets = [
        _sheet(
            path.name,
            str(name),
            [(line, [_cell(cell) for cell in row]) for line, row in enumerate(frame.values.tolist(), 1)],
            f"sheet {name}",
            typed=True,
        )
        for name, frame in held.items()
    ]
    return sheets


def _cell(value: Any) -> str:
    """A typed cell as text: whole numbers without a point, other numbers in their shortest form."""
    import pandas as pd

    if pd.isna(value):
        return ""
    if isinstance(value, numbers.Real) and not isinstance(value, bool):
        number = float(value)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else str(value)
    return str(value)


def _frame(path: Path, name: str, frame: pd.DataFrame, how: str) -> Sheet:
    columns = [[_cell(cell) for cell in frame[column].to_numpy()] for column in frame.columns]
    rows = [(1, [str(column) for column in frame.columns])]
    rows += [(line, list(cells)) for line, cells in enumerate(zip(*columns, strict=True), 2)]
    return _sheet(path.name, name, rows, how, typed=True)


def _stata(path: Path) -> list[Sheet]:
    import pandas as pd

    try:
        frame = pd.read_stata(path)
    except ValueError:  # value labels that stand twice
        frame = pd.read_stata(path, convert_categoricals=False)
    return [_frame(path, path.stem, frame, "Stata")]


def _spss(path: Path) -> list[Sheet]:
    import pandas as pd

    return [_frame(path, path.stem, pd.read_spss(path), "SPSS")]


def _r(path: Path) -> list[Sheet]:
    import pyreadr

    held = pyreadr.read_r(path)
    return [_frame(path, name or path.stem, frame, "R data") for name, frame in held.items()]


# ---- delimited text --------------------------------------------------------------------------------------


def _text_sheet(path: Path, encoding: str) -> Sheet:
    content = path.read_bytes()
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise PressError(
            f"{path.name}: not text; known forms are CSV, TSV, {', '.join(BOOKS)}, .dta, .sav, .rda, .rds"
        )
    text, used, guessed = _text(content, path.name, encoding)
    _same_line_ends(text, path.name)
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise PressError(f"{path.name}: empty; expected a header and figures by region and year")
    mark = _delimiter(lines, path.name)
    rows, begun = [], 1
    try:
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=mark, strict=True, skipinitialspace=mark != "\t"
        )
        for cells in reader:
            rows.append((begun, cells))
            begun = reader.line_num + 1
    except csv.Error as error:
        raise PressError(
            f"{path.name}, line {begun}: not delimited text ({error}); mend the quotes"
        ) from None
    return _sheet(path.name, path.stem, rows, f"{used}, {DELIMITERS[mark]}", guessed=guessed)


def _text(content: bytes, name: str, encoding: str) -> tuple[str, str, str]:
    """The text, how it was read, and the encoding that was guessed, if one was."""
    for mark, own in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _decoded(content, own, name), own.upper().removesuffix("-SIG"), ""
    if encoding:
        return _decoded(content, encoding, name), encoding, ""
    try:
        return content.decode("utf-8"), "UTF-8", ""
    except UnicodeDecodeError:
        pass
    _one_encoding(content, name)
    own = _detected(content, name)
    return _decoded(content, own, name), f"{own} (a guess: it is not UTF-8)", own


def _detected(content: bytes, name: str) -> str:
    """The encoding that the detector takes the lines beyond ASCII for; asks where several fit as well."""
    from charset_normalizer import from_bytes

    telling = [line for line in content.splitlines() if not line.isascii()]
    found = list(from_bytes(b"\n".join(telling), cp_isolation=[*ENCODINGS], enable_fallback=False))
    best = [
        match for match in found if (match.chaos, match.coherence) == (found[0].chaos, found[0].coherence)
    ]
    ways = {str(match.encoding): str(match) for match in best}
    rivals = _readings(b"\n".join(telling))
    least = min(map(_oddities, rivals.values()), default=0)
    odd = any(_oddities(text) > least for text in ways.values())  # another one gives words, this one does not
    if odd or (not ways and not least):
        ways = {own: text for own, text in rivals.items() if _oddities(text) == least}
    if len(set(ways.values())) == 1 and best:
        return next(iter(ways))
    shown = {own: sorted(set(WORDS.findall(text)), key=len)[-4:] for own, text in ways.items()}
    if not ways:
        raise PressError(
            f"{name}: not UTF-8, and no encoding fits; name one with --encoding, or save as UTF-8"
        )
    question = "not UTF-8, and these encodings fit as well as one another; which names are right?"
    raise ask(name, question, [f"--encoding {own}  ({few(words)})" for own, words in sorted(shown.items())])


def _readings(content: bytes) -> dict[str, str]:
    """What the bytes say in each encoding that fits."""
    found = {}
    for own in ENCODINGS:
        with contextlib.suppress(UnicodeDecodeError):
            found[own] = content.decode(own)
    return found


def _oddities(text: str) -> int:
    """Letters beyond ASCII that are none, and capitals within words: signs of another encoding."""
    strange = sum(letter > "\x7f" and not letter.isalpha() for letter in text)
    return strange + sum(one.islower() and other.isupper() for one, other in itertools.pairwise(text))


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except LookupError:
        raise PressError(f"--encoding {encoding}: no such encoding; try {', '.join(ENCODINGS)}") from None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PressError(f"{name}, line {line}: not {encoding}; save the file as UTF-8") from None


def _one_encoding(content: bytes, name: str) -> None:
    """Refuses a file in which some lines are UTF-8 beyond ASCII and others are something else."""
    good, bad = 0, 0
    for number, line in enumerate(content.splitlines(), 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good = good or number
        except UnicodeDecodeError:
            bad = bad or number
        if good and bad:
            raise PressError(
                f"{name}, line {bad}: not UTF-8, though line {good} is: two encodings in one file; "
                "open the parts that were joined one by one and save each as UTF-8"
            )


def _same_line_ends(text: str, name: str) -> None:
    """Refuses two kinds of line ends outside quotes: such files were joined from parts, or cut."""
    bare = re.sub(r'"[^"]*"', lambda found: re.sub(r"[\r\n]", " ", found[0]), text)
    kinds = Counter(re.findall(r"\r\n|\n|\r", bare))
    if len(kinds) > 1:
        said = {"\r\n": "CR LF", "\n": "LF", "\r": "CR"}
        rare = min(kinds, key=lambda kind: kinds[kind])
        alone = {"\r\n": r"\r\n", "\n": r"(?<!\r)\n", "\r": r"\r(?!\n)"}[rare]
        before = re.split(alone, bare, maxsplit=1)[0]
        line = len(re.findall(r"\r\n|\n|\r", before)) + 1
        raise PressError(
            f"{name}, line {line}: ends with {said[rare]}, most others with "
            f"{said[max(kinds, key=lambda kind: kinds[kind])]}: two kinds of line ends in one file; "
            "save it again with one kind"
        )


def _delimiter(lines: list[str], name: str) -> str:
    """The mark that most lines have equally often, outside quotes."""
    held = {}
    for mark in DELIMITERS:
        try:
            reader = csv.reader(lines[:SAMPLED], delimiter=mark, skipinitialspace=mark != "\t")
            counts = Counter(len(row) - 1 for row in reader)
        except csv.Error:
            continue
        often, n = max(((k, n) for k, n in counts.items() if k), key=lambda item: item[1], default=(0, 0))
        if often:
            held[mark] = (n, often)
    if not held:
        raise PressError(
            f"{name}, line 1: {lines[0][:60]!r} has no comma, semicolon, tab or bar; expected a table"
        )
    return max(held, key=lambda mark: held[mark])
