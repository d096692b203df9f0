"""Opens a data package, proves it, seals it: the one module of `analysis` that reads files.

A package is a folder of comma-separated tables with a `datapackage.json` (Frictionless Data Package, version
1): for each table its schema, units, source, licence note, known breaks, coverage and sha256.

`open(...).table(...)` is the quick door that chapters use: checksum, header and types, with pandas alone.
`check` proves everything and collects every error; `seal` rewrites the checksums after a meant change.
Errors name the file, the line (the header is line 1), the column, the value, what was expected and the cure.
Nothing here knows what the figures mean: how a table is read stands in `analysis.data.tables`, what a
descriptor promises in `analysis.data.contract`, the identities of economics in `analysis.data.identities`.

pandas and frictionless are imported when they are first needed, so that importing this module is cheap.
"""

from __future__ import annotations

import copy
import functools
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis import tracking
from analysis.data import files
from analysis.data import tables as text
from analysis.data.contract import coverage_errors, descriptor_faults, schema_errors
from analysis.data.errors import PackageError
from analysis.data.tables import Fault, meant

if TYPE_CHECKING:
    import pandas as pd

    from analysis.data.series import Series

DESCRIPTOR = "datapackage.json"
README = "README.md"
OWN = Path(__file__).resolve().parents[2] / "data"
WHOLE = 4 * files.LARGEST  # bytes of all files of a package together
SHOWN = 10  # faults in one exception before "and n more"

ALL = "*"  # among the opened: the list of names itself
SERIES = "*series"  # among the opened: what the descriptor declares as series


class Report(NamedTuple):
    """What `check` found: errors that must be mended, and notes (the identities, printed)."""

    path: str
    errors: list[str]
    notes: list[str]

    @property
    def ok(self) -> bool:
        """True when nothing must be mended."""
        return not self.errors


class Package:
    """An opened data package. Tables are read once, verified, and handed out as fresh copies."""

    def __init__(self, path: Path, descriptor: dict[str, Any]) -> None:
        """Take a verified descriptor; use `open`."""
        self.path = path
        self.descriptor = descriptor
        self._resources = {resource["name"]: resource for resource in descriptor["resources"]}
        self._frames: dict[str, pd.DataFrame] = {}

    def __repr__(self) -> str:
        """Folder and names, as a notebook shows them."""
        return f"Package({str(self.path)!r}: {', '.join(self._resources)})"

    @property
    def names(self) -> list[str]:
        """Names of all resources, in the descriptor's order; who asks depends on the list (``ALL``)."""
        tracking.table(str(self.path), ALL)
        return list(self._resources)

    def holds(self, name: str) -> bool:
        """Whether there is a resource of this name; who asks is not taken to read it."""
        return name in self._resources

    def declared_series(self) -> list[dict[str, Any]]:
        """The entries that the descriptor declares as series (fresh copies); none: columns are series."""
        tracking.table(str(self.path), SERIES)
        return json.loads(json.dumps(self.descriptor.get("series", [])))

    def series(self, **options: Any) -> list[Series]:
        """The package's series, the headline first; ``options`` as ``analysis.data.series.of``."""
        from analysis.data import series

        return series.of(self, **options)

    def resource(self, name: str) -> dict[str, Any]:
        """Descriptor of one resource (a fresh copy), remembered as opened. PackageError: no such resource."""
        found = _named(self.path, self._resources, name)
        tracking.table(str(self.path), name)
        return json.loads(json.dumps(found))

    def table(self, name: str) -> pd.DataFrame:
        """One table as a fresh DataFrame, rows in the file's order, columns typed by the schema.

        Text is str, whole numbers int64 (Int64 where some are missing), numbers float64. PackageError: no
        such table, file missing, checksum, header or a cell not as the descriptor says.
        """
        resource = self.resource(name)
        if name not in self._frames:
            if "schema" not in resource:
                raise PackageError(
                    f"{resource['path']}: has no schema, so it is no table; use read({name!r})"
                )
            content = _bytes(self.path, resource)
            faults = _seal_faults(self.path, resource, content)
            cells = text.read(content, resource["schema"])
            faults += cells.faults or text.type_faults(cells, resource["schema"])
            _refuse([fault.at(resource["path"]) for fault in faults])
            self._frames[name] = text.frame(cells, resource["schema"])
        return self._frames[name].copy()

    def read(self, name: str) -> Any:
        """Parsed content of a resource that is no table (YAML or JSON). PackageError as for `table`."""
        resource = self.resource(name)
        content = _bytes(self.path, resource)
        _refuse([fault.at(resource["path"]) for fault in _seal_faults(self.path, resource, content)])
        return _parsed(content, resource)

    def vintages(self, table: str = "accounts") -> list[str]:
        """Sorted distinct values of a table's column `vintage`. PackageError: no such column."""
        return sorted(self._column(self.table(table), table, "vintage").dropna().unique())

    def years(self, table: str, *, column: str = "", **where: Any) -> tuple[int, int]:
        """First and last year of a table's rows; `where` keeps the rows whose columns equal the values.

        column: count only rows in which this column has a value. PackageError: no such column, no row left.
        """
        rows = self.table(table)
        for name, value in where.items():
            rows = rows[self._column(rows, table, name) == value]
        if column:
            rows = rows[self._column(rows, table, column).notna()]
        years = self._column(rows, table, "year").dropna()
        if years.empty:
            said = [f"{name} = {value}" for name, value in where.items()]
            said += [f"a value of {column}"] if column else []
            raise PackageError(
                f"{self._resources[table]['path']}: no row with {' and '.join(said) or 'a year'}"
            )
        return int(years.min()), int(years.max())

    def _column(self, rows: pd.DataFrame, table: str, name: str) -> pd.Series:
        if name not in rows.columns:
            known = ", ".join(rows.columns)
            raise PackageError(f"{self._resources[table]['path']}: no column {name!r}; it has {known}")
        return rows[name]


def open(path: str | Path = "") -> Package:
    """Open a data package; an empty path is the book's own, whatever the working directory.

    path: a folder, or its datapackage.json. PackageError: no such folder, a descriptor that is not JSON or
    lacks resources, a resource whose path leaves the package, a file too large. Tables are read later, one at
    a time.
    """
    folder = _folder(path)
    descriptor = _descriptor(folder)
    _refuse([fault for resource in descriptor["resources"] for fault in _path_faults(folder, resource)])
    _refuse(_file_faults(folder, descriptor))
    return Package(folder, copy.deepcopy(descriptor))


def content(path: str | Path) -> dict[str, bytes]:
    """The bytes of all that belongs to a package, by place in it: descriptor, resources, a README.

    Nothing else in the folder is looked at. PackageError as ``open``; a file missing, a link that leads out.
    """
    folder = _folder(path)
    descriptor = _descriptor(folder)
    resources = [*descriptor["resources"]]
    if os.path.lexists(folder / README):
        resources.append({"name": README, "path": README})
    found = {DESCRIPTOR: _descriptor_bytes(folder)}
    _refuse(_file_faults(folder, descriptor))
    return found | {resource["path"]: _bytes(folder, resource) for resource in resources}


def note(path: str | Path, names: Iterable[str]) -> None:
    """Count resources as opened by this process that another one opened on its behalf."""
    tracking.table(str(_folder(path)), *names)


def digest(path: str | Path, name: str) -> str:
    """sha256 (hex) of a resource: bytes, and descriptor without hash and bytes; of ``ALL``, the names; of
    ``SERIES``, the series that are declared."""
    folder = _folder(path)
    if name == SERIES:
        entries = _descriptor(folder).get("series", [])
        return hashlib.sha256(json.dumps(entries, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    if name == ALL:
        names = [resource["name"] for resource in _descriptor(folder)["resources"]]
        return hashlib.sha256(json.dumps(names).encode()).hexdigest()
    found = _named(
        folder, {resource["name"]: resource for resource in _descriptor(folder)["resources"]}, name
    )
    meaning = {key: value for key, value in found.items() if key not in ("hash", "bytes")}
    whole = hashlib.sha256(json.dumps(meaning, sort_keys=True, ensure_ascii=False).encode())
    whole.update(b"\0" + _bytes(folder, found))
    return whole.hexdigest()


def seal(path: str | Path = "") -> list[str]:
    """Rewrite hash and bytes of every resource in datapackage.json; returns the names of those that changed.

    All or nothing: the descriptor is replaced in one step, and left untouched when nothing changed or when a
    file is missing (PackageError names every such file).
    """
    folder = _folder(path)
    descriptor = copy.deepcopy(_descriptor(folder))
    changed, faults = [], []
    for resource in descriptor["resources"]:
        try:
            content = _bytes(folder, resource)
        except PackageError as error:
            faults.append(str(error))
            continue
        mark = {"hash": _mark(content), "bytes": len(content)}
        if any(resource.get(key) != value for key, value in mark.items()):
            changed.append(resource["name"])
            resource.update(mark)
    _refuse(faults)
    if changed:
        _replace(folder / DESCRIPTOR, json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n")
    return changed


def check(path: str | Path = "") -> Report:
    """Prove a whole package, whatever it holds: every error of every table in one report, nothing raised.

    Errors: descriptor, unsafe paths, missing files, checksums, encoding, headers, types, constraints, keys,
    foreign keys, gaps in the stated coverage, identities out of bounds. Notes: the identities, and cells that
    jump beyond what any other region ever did, printed.
    """
    from analysis.data import identities, outliers

    try:
        folder = _folder(path)
        descriptor = _descriptor(folder)
    except PackageError as error:
        return Report(str(path), str(error).split("\n"), [])
    if faults := _file_faults(folder, descriptor):
        return Report(str(folder), faults, [])
    errors, notes, tables, sheets = [], [], {}, {}
    for resource in descriptor["resources"]:
        faults, cells = _examined(folder, resource)
        errors += faults
        notes += _unsealed(folder, resource)
        if cells is not None and cells.readable:
            tables[resource["name"]], sheets[resource["name"]] = resource, cells
    errors += schema_errors(descriptor, tables, sheets)
    frames = {
        name: _lined(sheets[name], table) for name, table in tables.items() if _sound(sheets[name], table)
    }
    errors += coverage_errors(tables, frames)
    found, said = identities.examine(frames)
    return Report(str(folder), errors + found, notes + said + outliers.examine(frames))


# ---- folder, descriptor, paths ---------------------------------------------------------------------------


def _folder(path: str | Path) -> Path:
    folder = Path(path).expanduser().resolve() if str(path) else OWN
    if folder.name == DESCRIPTOR:
        folder = folder.parent
    if not folder.is_dir():
        raise PackageError(f"{path or folder}: no such folder; name a folder that holds a {DESCRIPTOR}")
    return folder


def _descriptor(folder: Path) -> dict[str, Any]:
    """The parsed descriptor, its basic properties verified; not to be changed."""
    return _read_descriptor(_descriptor_bytes(folder), str(folder / DESCRIPTOR))


@functools.lru_cache(maxsize=8)  # a build asks for the same one a hundred times
def _read_descriptor(content: bytes, place: str) -> dict[str, Any]:
    descriptor = files.from_json(content, place)
    _refuse([f"{place}: {fault}" for fault in descriptor_faults(descriptor)])
    return descriptor


def _descriptor_bytes(folder: Path) -> bytes:
    file = folder / DESCRIPTOR
    if not _inside(folder, DESCRIPTOR):
        raise PackageError(f"{file}: a link that leads out of the package; put the file itself there")
    try:
        return files.read(file, str(file), files.LARGEST_YAML)
    except OSError as error:
        said = "missing" if isinstance(error, FileNotFoundError) else error.strerror
        raise PackageError(f"{file}: {said}; a data package is a folder with a {DESCRIPTOR}") from None


def _named(folder: Path, resources: dict[str, Any], name: str) -> dict[str, Any]:
    if name not in resources:
        known = ", ".join(resources)
        where = folder / DESCRIPTOR
        raise PackageError(f"{where}: no resource {name!r}; it has {known}{meant(name, list(resources))}")
    return resources[name]


def _path_faults(folder: Path, resource: dict[str, Any]) -> list[str]:
    """Refuse what leaves the package: an address, an absolute path, one upward, a link that leads out."""
    path = resource["path"]
    what = ""
    if "://" in path:
        what = "an address"
    elif PurePosixPath(path).is_absolute() or PureWindowsPath(path).drive or path.startswith(("\\", "~")):
        what = "an absolute path"
    elif ".." in re.split(r"[/\\]", path):
        what = "a path that leaves the package (..)"
    elif not _inside(folder, path):
        what = "a link that leads out of the package"
    cure = "expected a file in the package's folder, named relative to it; move the file in and name it so"
    place = f"{folder / DESCRIPTOR}: resource {resource['name']!r} has path {path!r}"
    return [f"{place}, {what}; {cure}"] if what else []


def _file_faults(folder: Path, descriptor: dict[str, Any]) -> list[str]:
    """Refuse what is no plain file, and what memory might not hold, before a byte is read."""
    faults, whole = [], 0
    for resource in descriptor["resources"]:
        if _path_faults(folder, resource):
            continue  # said by whoever asks for them
        path = folder / resource["path"]
        size = path.stat().st_size if path.is_file() else 0
        whole += size
        if fault := files.kind_fault(path) or files.size_fault(size):
            faults.append(f"{resource['path']}: {fault}")
    if not faults and whole > WHOLE:
        said = f"its files have {whole / 2**20:.0f} MB; at most {WHOLE // 2**20} MB are read"
        faults.append(f"{folder / DESCRIPTOR}: {said}; take out tables that no chapter reads")
    return faults


def _inside(folder: Path, path: str) -> bool:
    try:
        return (folder / path).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a loop of links, a null character
        return False


def _bytes(folder: Path, resource: dict[str, Any]) -> bytes:
    _refuse(_path_faults(folder, resource))
    try:
        return files.read(folder / resource["path"], resource["path"])
    except OSError as error:
        said = "missing" if isinstance(error, FileNotFoundError) else error.strerror
        place = f"{folder / DESCRIPTOR} lists it as resource {resource['name']!r}"
        cure = "put the file back, or take the resource out"
        raise PackageError(f"{resource['path']}: {said}; {place}; {cure}") from None


# ---- contents --------------------------------------------------------------------------------------------


def _examined(folder: Path, resource: dict[str, Any]) -> tuple[list[str], text.Sheet | None]:
    """Faults of one file as a file, and its sheet if it is a table."""
    try:
        content = _bytes(folder, resource)
    except PackageError as error:
        return [str(error)], None
    faults, cells = _seal_faults(folder, resource, content), None
    if "schema" in resource:
        cells = text.read(content, resource["schema"])
        faults += cells.faults
    said = [fault.at(resource["path"]) for fault in faults]
    if cells is None and resource["path"].endswith((".yml", ".yaml", ".json")):
        try:
            _parsed(content, resource)
        except PackageError as error:
            said.append(str(error))
    return said, cells


def _sound(cells: text.Sheet, resource: dict[str, Any]) -> bool:
    return not cells.faults and not text.type_faults(cells, resource["schema"])


def _lined(cells: text.Sheet, resource: dict[str, Any]) -> pd.DataFrame:
    """The frame as the identities want it: indexed by line; attrs["regions"] is what its coverage demands."""
    frame = text.frame(cells, resource["schema"])
    frame.index = cells.lines
    frame.attrs["regions"] = resource.get("coverage", {}).get("regions", "all")
    return frame


def _parsed(content: bytes, resource: dict[str, Any]) -> Any:
    parse = files.from_json if resource["path"].endswith(".json") else files.from_yaml
    return parse(content, resource["path"])


# ---- seals -----------------------------------------------------------------------------------------------


def _mark(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def _seal_faults(folder: Path, resource: dict[str, Any], content: bytes) -> list[Fault]:
    said = resource.get("hash")
    if said is None or said == _mark(content):
        return []
    if not re.fullmatch("sha256:[0-9a-f]{64}", str(said)):
        cure = f"run `press seal {_short(folder)}`"
        return [Fault(0, "", f"hash {said!r} in {DESCRIPTOR}; expected sha256: and 64 digits; {cure}")]
    found = f"wrong checksum: {_mark(content)[:19]}..., but {DESCRIPTOR} says {said[:19]}..."
    cure = f"if the change is meant, run `press seal {_short(folder)}`; if not, restore the file"
    return [Fault(0, "", f"{found}; {cure}")]


def _unsealed(folder: Path, resource: dict[str, Any]) -> list[str]:
    if "hash" in resource:
        return []
    return [f"{resource['path']}: no checksum in {DESCRIPTOR}; `press seal {_short(folder)}` adds it"]


def _short(folder: Path) -> str:
    """The folder as a person here would type it."""
    relative = os.path.relpath(folder)
    return str(folder) if relative.startswith("..") else relative


def _replace(file: Path, content: str) -> None:
    """Write a file in one step: whoever reads meanwhile sees the old one or the new one, whole."""
    target = file.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    draft = Path(name)  # a name that nobody could put a link at
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(target.stat().st_mode & 0o777)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _refuse(faults: list[str]) -> None:
    """Raise what was found, one fault a line, as many as a screen holds."""
    if faults:
        more = [f"... and {len(faults) - SHOWN} more; `press check` lists all"] if len(faults) > SHOWN else []
        raise PackageError("\n".join([*faults[:SHOWN], *more]))
