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
import zipfile
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
BARE_FORMULA = re.compile(
    rb'<c(?: [^>]*?)? r="([A-Z]+\d+)"(?![^>]*t="str")[^>]*><f[^>]*>[^<]*</f>(?:<v></v>|<v ?/>)?</c>'
)
MARKS = (  # bytes that a text begins with, the longer first
    *((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xef\xbb\xbf", "utf-8-sig")),
    *((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")),
)
SAMPLED = 400  # lines that the delimiter is found from


class Number(str):
    """The text of a cell that was a number in the file, so that its point is a decimal point."""


class Sheet(NamedTuple):
    """A sheet as it stands: rows with the line that each begins on, blank ones left out.

    `typed`: its cells have kinds: what was a number is a `Number`, the rest is text. `guessed`: the
    encoding is a guess, and other names would come of others. `rewritten`: names that stood there in two
    ways of writing that look the same. `hidden`: a spreadsheet program does not show it.
    """

    file: str
    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    how: str
    typed: bool = False
    guessed: str = ""
    rewritten: tuple[str, ...] = ()
    hidden: bool = False


def look(path: Path, encoding: str = "") -> list[Sheet]:
    """The sheets of a file, whatever its form; PressError names what is damaged, or the reader it takes."""
    if not path.is_file():
        what = (
            "a folder, not a file"
            if path.is_dir()
            else "not a plain file"
            if path.exists()
            else "no such file"
        )
        raise PressError(f"{path}: {what}")
    if path.stat().st_size > LARGEST:
        raise PressError(
            f"{path.name}: {path.stat().st_size / 2**20:.0f} MB; at most {LARGEST // 2**20} MB are read; "
            "leave out columns and years that are not needed"
        )
    kind = path.suffix.lower()
    readers = {".dta": _stata, ".sav": _spss, ".rda": _r, ".rdata": _r, ".rds": _r}
    if kind in readers:
        return _read(path, lambda: readers[kind](path))
    with path.open("rb") as stream:
        _as_named(path.name, kind, stream.read(4096))
    return _book(path) if kind in BOOKS else [_text_sheet(path, encoding)]


def _as_named(name: str, kind: str, head: bytes) -> None:
    """Refuses what is saved under the name of another form, or is a known form that is no table."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    save = "open it in a spreadsheet program and save it as .xlsx or CSV"
    known = {
        b"%PDF": "a PDF; bring its table into a sheet, with a header and a line a region",
        b"\x1f\x8b": "packed with gzip; unpack it",
        b"PAR1": "Parquet; write it as CSV",
    }
    said = next((words for mark, words in known.items() if head.startswith(mark)), "")
    if re.match(rb"<(!doctype|html|table|\?xml|\w+[ >])", text, re.IGNORECASE):
        said = f"a web page or XML, not a table; {save}"
    elif re.match(rb"\[\s*[\[{]|\{", text):
        said = "JSON, not a table; write it as CSV with a column each of regions, years, values"
    elif head.startswith(b"PK\3\4") and kind not in (*BOOKS, ".zip"):
        said = "a workbook or a packed file by its first bytes; name it .xlsx or .ods, or unpack it"
    elif head.startswith(b"PK\3\4") and kind == ".zip":
        said = "a packed folder; unpack it and give the file in it"
    elif kind in BOOKS and head and b"\0" not in head and not head.startswith(b"PK"):
        said = f"cannot be read as {kind}: it is text; name it .csv or .tsv if it is a table"
    if said:
        raise PressError(f"{name}: {said}")


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
    """NFC, without letters that are not seen, blanks of any kind single, digits 0 to 9."""
    if not text.isascii():
        text = UNSEEN.sub("", unicodedata.normalize("NFC", text))
        text = "".join(str(unicodedata.decimal(letter, letter)) for letter in text)
        text = re.sub(r"(?<=\d)[．٫](?=\d)", ".", text)
        text = re.sub(r"(?<=\d)[，٬](?=\d)", ",", text)
    return " ".join(text.split())


def _sheet(file: str, name: str, rows: list[tuple[int, list[str]]], how: str, **said: Any) -> Sheet:
    other: dict[str, set[str]] = {}
    cleaned = []
    for line, cells in rows:
        new = tuple(cell if isinstance(cell, Number) else clean(cell) for cell in cells)
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
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise PressError(f"{path.name}: locked with a password; save it without one")
    held = _read(path, lambda: pd.read_excel(path, sheet_name=None, engine="calamine", **options))
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        _no_bare_formulas(path)
    hidden = _read(path, lambda: _hidden(path))
    return [
        _sheet(
            path.name,
            str(name),
            [(line, [_cell(cell) for cell in row]) for line, row in enumerate(frame.values.tolist(), 1)],
            f"sheet {name}" + ", which is hidden" * (name in hidden),
            typed=True,
            hidden=name in hidden,
        )
        for name, frame in held.items()
    ]


def _hidden(path: Path) -> set[str]:
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    sheets = CalamineWorkbook.from_path(str(path)).sheets_metadata
    return {sheet.name for sheet in sheets if sheet.visible != SheetVisibleEnum.Visible}


def _no_bare_formulas(path: Path) -> None:
    """Refuses formulas whose results are not in the file, as programs write them that do not calculate."""
    with zipfile.ZipFile(path) as packed:
        for part in packed.infolist():
            if not re.fullmatch(r"xl/worksheets/[^/]+\.xml", part.filename) or part.file_size > 16 * LARGEST:
                continue
            if bare := BARE_FORMULA.findall(packed.read(part)):
                raise PressError(
                    f"{path.name}: {len(bare)} formulas without a result, such as {bare[0].decode()}; "
                    "open it in a spreadsheet program, which works them out, and save it"
                )


def _cell(value: Any) -> str:
    """A typed cell as text: whole numbers without a point, other numbers in their shortest form."""
    import pandas as pd

    if pd.isna(value):
        return ""
    if isinstance(value, numbers.Real) and not isinstance(value, bool):
        number = float(value)
        return Number(int(number) if number.is_integer() and abs(number) < 1e15 else value)
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
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
    if b"\0" in content[:4096] and not marked and not encoding:
        wide = {way: content[n:4096:2].count(0) for n, way in ((0, "utf-16-be"), (1, "utf-16-le"))}
        likely = max(wide, key=lambda way: wide[way])
        if len(content) > 16 and wide[likely] > 0.4 * len(content[:4096]) / 2:
            raise ask(path.name, "not UTF-8; it may be UTF-16 without a mark", [f"--encoding {likely}"])
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
    for mark, own in MARKS:
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
    """Letters beyond ASCII that are none, capitals and Chinese within words: signs of another encoding."""
    kinds = {letter: unicodedata.category(letter) for letter in set(text) if letter > "\x7f"}
    strange = sum(kinds.get(letter, "Ll") not in ("Lu", "Ll", "Lo") for letter in text)
    return strange + sum(
        (one.islower() and other.isupper())
        or ("a" <= one <= "z" and "\u2e80" <= other <= "\uffdc")
        or ("a" <= other <= "z" and "\u2e80" <= one <= "\uffdc")
        for one, other in itertools.pairwise(text)
    )


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
