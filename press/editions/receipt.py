"""The receipt of an edition: what it was made from and what it gave, `receipt.json` beside `results.json`.

    name                     the edition's folder below _build; not in the digest
    book                     title and version, from CITATION.cff
    languages                of the pages
    package                  name, title and version of the edition's data package
    inputs.tables            sha256 of every file that a package names, by package and table
    inputs.descriptors       sha256 of every package's datapackage.json
    inputs.chapters          sha256 of every page's source, and of _toc.yml and _config.yml; of another
                             country's edition, of the chapters that it holds
    inputs.analysis, .press  sha256 of every source file; of another country's, without analysis/china
    inputs.locale            sha256 of every catalogue of the pages' languages
    inputs.lock              sha256 of requirements.lock
    inputs.parameters        every chapter's parameters as they stood, given or by default
    outputs.results          sha256 of results.json and how many results it holds
    outputs.verdicts         the verdict on every claim
    seeds                    every seed that a chapter sets, as parameter or in its code
    versions                 of Python and of the packages that compute, draw and print
    digest                   sha256 of all of the above save the name: this is what a citation quotes
    run                      system, processor and BLAS kernel, seconds and date of each execution; not in the
                             digest

All but `run` is the same, byte for byte, for two builds of one commit. A digest of a file is
what `sha256sum` prints. Folders of the machine stand nowhere: a package is known by its own name.
"""

from __future__ import annotations

import ast
import contextlib
import importlib.metadata
import json
import os
import platform
from collections.abc import Set
from pathlib import Path
from typing import Any

import press
from press import PressError, storage
from press.book.chapters import PARAMETERS, Chapter, code_cells, files_of, source, tags, toc_pages
from press.book.parameters import declared
from press.editions.edition import Edition
from press.pages import left_out
from press.pages.left_out import is_own

FILE = "receipt.json"
RESULTS = "results.json"
DESCRIPTOR = "datapackage.json"
OUTSIDE = ("name", "digest", "run")  # what the digest does not cover
SHORT = 12  # characters of a digest that are shown where the whole stands on hover
UNKNOWN = "0press0receipt0" + "0" * 49  # a digest's place in pages, until they are put in place
STATED = ("tables", "descriptors", "chapters", "analysis", "press", "locale", "parameters")
SHAPE = {  # what every reader of a receipt rests on
    "book": dict,
    "languages": list,
    "package": {"name": str},
    "inputs": dict.fromkeys(STATED, dict) | {"lock": str, "tables": {"*": dict}},
    "outputs": {"results": {"sha256": str}, "verdicts": dict},
    "seeds": dict,
    "versions": dict,
    "run": {"chapters": dict},
}
SOURCES = (".py", ".css", ".js", ".html")
PACKAGES = (
    "ipykernel",
    "jupyter-book",
    "matplotlib",
    "myst-nb",
    "nbclient",
    "numpy",
    "pandas",
    "papermill",
    "salib",
    "scipy",
    "seaborn",
    "sphinx",
    "statsmodels",
)


def make(
    edition: Edition,
    book: list[Chapter],
    values: dict[str, dict[str, Any]],
    executed: dict[str, dict],
    folders: Set[Path],
) -> dict[str, Any]:
    """The receipt of an edition whose results.json is written.

    `values` holds each chapter's given parameters, `executed` each chapter's executed notebook, `folders`
    the data packages that chapters opened besides the edition's own.
    """
    content = json.loads((edition.folder / RESULTS).read_text(encoding="utf-8"))
    made = inputs(edition, book, values, folders) | {
        "name": edition.name,
        "outputs": {
            "results": {
                "file": RESULTS,
                "sha256": storage.digest((edition.folder / RESULTS).read_bytes()),
                "count": len(content["results"]),
            },
            "verdicts": {claim["id"]: claim["verdict"] for claim in content["verdicts"]},
        },
        "run": machine()
        | {
            "chapters": {name: _time(notebook) for name, notebook in executed.items()},
        },
    }
    return made | {"digest": digest(made)}


def machine() -> dict[str, str]:
    """What computes here: system, architecture, processor, cores, and the BLAS that numpy calls."""
    return {
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "architecture": platform.machine(),
        "processor": _processor(),
        "blas": _blas(),
    }


def _processor() -> str:
    """The processor's own name, or what the system calls it."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition(":")
            if key.strip() in ("model name", "Model", "cpu model") and value.strip():
                return value.strip()
    return platform.processor() or "unknown"


def _blas() -> str:
    """Library, version and kernel, as in `openblas 0.3.31, kernel Haswell`; OpenBLAS chooses the kernel."""
    import numpy  # noqa: F401  # loads it
    from threadpoolctl import threadpool_info

    for found in threadpool_info():
        if found["user_api"] == "blas":
            kernel = f", kernel {found['architecture']}" if found.get("architecture") else ""
            return f"{found['internal_api']} {found.get('version') or 'of unknown version'}{kernel}"
    return "unknown"


def inputs(
    edition: Edition, book: list[Chapter], values: dict[str, dict[str, Any]], folders: Set[Path] = frozenset()
) -> dict[str, Any]:
    """What the edition is made from, as a receipt states it; nothing is executed."""
    root = edition.root
    used = _packages({edition.data, *folders})
    own = next(descriptor for descriptor, folder in used.values() if folder == edition.data)
    effective = {chapter.name: _effective(chapter, values.get(chapter.name, {}), own) for chapter in book}
    held = None if is_own(own) else {chapter.name for chapter in book}
    return {
        "book": _book(root, own),
        "languages": list(edition.languages),
        "package": {key: own[key] for key in ("name", "title", "version") if key in own},
        "inputs": {
            "tables": {name: _tables(folder, found) for name, (found, folder) in used.items()},
            "descriptors": {
                name: storage.digest((folder / DESCRIPTOR).read_bytes()) for name, (_, folder) in used.items()
            },
            "chapters": _chapters(root, held),
            "analysis": _analysis(root, own),
            "press": _sources(Path(press.__file__).parent),
            "locale": _catalogues(root, edition.languages, held),
            "lock": _file(root / "requirements.lock"),
            "parameters": effective,
        },
        "seeds": {c.name: found for c in book if (found := seeds(c, effective[c.name]))},
        "versions": _versions(),
    }


def digest(receipt: dict[str, Any]) -> str:
    """sha256 of everything in a receipt that two builds of one commit must share."""
    return storage.digest({key: value for key, value in receipt.items() if key not in OUTSIDE})


def steady(receipt: dict[str, Any]) -> dict[str, Any]:
    """The receipt without what differs from run to run."""
    return {key: value for key, value in receipt.items() if key != "run"}


def staged(receipt: dict[str, Any]) -> dict[str, Any]:
    """The receipt as pages are made from it: without the digest, which any change of anything changes."""
    return steady(receipt) | {"digest": UNKNOWN}


def filled(text: str, digest: str) -> str:
    """A page with the receipt's digest, whole or short, where `staged` left room for it."""
    return text.replace(UNKNOWN, digest).replace(UNKNOWN[:SHORT], digest[:SHORT])


def read(folder: Path) -> dict[str, Any]:
    """The receipt in an edition's folder, or a PressError that says what to do."""
    found = storage.read_json(folder / FILE)
    if found is None:
        raise PressError(f"{folder.name}: there is no {FILE} that can be read; run `press build` first")
    if found.get("digest") != digest(found):
        raise PressError(f"{folder.name}: {FILE} was changed after it was written (its digest does not fit)")
    if fault := shape_fault(found):
        raise PressError(f"{folder.name}: {FILE} is no receipt ({fault}); run `press build` again")
    return found


def shape_fault(content: Any, shape: Any = SHAPE, place: str = "") -> str:
    """Where a receipt is not of its shape, in words, or ""."""
    kind = dict if isinstance(shape, dict) else shape
    if not isinstance(content, kind):
        return f"{place or 'the file'}: expected {'a text' if kind is str else 'a mapping'}"
    inner = shape if isinstance(shape, dict) else {}
    if "*" in inner:  # a mapping of things of one shape
        inner = dict.fromkeys(content, inner["*"])
    faults = (shape_fault(content.get(k), one, f"{place}.{k}".strip(".")) for k, one in inner.items())
    return next(filter(None, faults), "")


def changes(then: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """In words, each input that is not what it was when the receipt was written, but for the press itself."""
    found: list[str] = []
    old, new = then["inputs"], now["inputs"]
    for package in sorted(old["tables"] | new["tables"]):
        pair = old["tables"].get(package, {}), new["tables"].get(package, {})
        found += _differences(f"table {{}} of the data package {package}", *pair)
    found += _differences("the descriptor of the data package {}", old["descriptors"], new["descriptors"])
    for kind in ("chapters", "analysis", "locale"):
        found += _differences("{}", old[kind], new[kind])
    found += _differences("{}", {"requirements.lock": old["lock"]}, {"requirements.lock": new["lock"]})
    found += _differences("the parameters of {}", old["parameters"], new["parameters"])
    return found


def machinery(then: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """In words, what the press, Python and the packages were and are, where that differs."""
    old, new = then["versions"], now["versions"]
    found = [
        f"{name} was {old.get(name, 'not there')} and is {new.get(name, 'not there')}"
        for name in sorted(old | new)
        if old.get(name) != new.get(name)
    ]
    return found + _differences("{}", then["inputs"]["press"], now["inputs"]["press"])


def _differences(words: str, old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    found = []
    for key in sorted(old | new):
        if old.get(key) != new.get(key):
            how = "changed" if key in old and key in new else "is missing" if key in old else "is new"
            found.append(f"{words.replace('{}', key, 1)} {how}")
    return found


def seeds(chapter: Chapter, parameters: dict[str, Any]) -> dict[str, list[int]]:
    """Every seed of a chapter by name: parameters as they stood, and whole numbers set in its code."""
    found = {name: {value} for name, value in parameters.items() if _is_seed(name)}
    for cell in code_cells(chapter.notebook()):
        if PARAMETERS in tags(cell):
            continue
        for name, value in _seeds_in(source(cell)):
            found.setdefault(name, set()).add(value)
    return {name: sorted(values) for name, values in sorted(found.items())}


def _seeds_in(code: str) -> list[tuple[str, int]]:
    if "seed" not in code.lower():  # which is much sooner known than what the code says
        return []
    try:
        tree = ast.parse(code)
    except SyntaxError:  # a line of IPython's own
        return []
    return [
        (name, value.value)
        for node in ast.walk(tree)
        for name, value in _assigned(node)
        if _is_seed(name) and isinstance(value, ast.Constant) and type(value.value) is int
    ]


def _is_seed(name: str) -> bool:
    return name.lower() == "seed" or name.lower().endswith("_seed")


def _assigned(node: ast.AST) -> list[tuple[str, ast.AST | None]]:
    """Names that a node of code gives a value: `seed = 1`, `seed: int = 1`, `draw(seed=1)`, `{"seed": 1}`."""
    if isinstance(node, ast.Assign):
        return [(target.id, node.value) for target in node.targets if isinstance(target, ast.Name)]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [(node.target.id, node.value)]
    if isinstance(node, ast.Call):
        return [(keyword.arg, keyword.value) for keyword in node.keywords if keyword.arg]
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return [(k.value, v) for k, v in pairs if isinstance(k, ast.Constant) and isinstance(k.value, str)]
    return []


def _book(root: Path, package: dict[str, Any]) -> dict[str, str]:
    path = root / "CITATION.cff"
    own = storage.yaml_file(path, path.name) if path.is_file() else {}
    cited = left_out.cited(own, package)
    return {key: str(cited[key]) for key in ("title", "version") if key in cited}


def _effective(chapter: Chapter, given: dict[str, Any], package: dict[str, Any]) -> dict[str, Any]:
    known = {name: parameter.default for name, parameter in declared(chapter).items()} | given
    return known | ({"data": package["name"]} if "data" in known else {})


def _packages(folders: set[Path]) -> dict[str, tuple[dict[str, Any], Path]]:
    """Descriptor and folder by the package's name; two packages of one name are told apart by a number."""
    from analysis.data import package

    found: dict[str, tuple[dict[str, Any], Path]] = {}
    for folder in sorted(folders):
        descriptor = package.open(folder).descriptor
        name = plain = descriptor.get("name", "unnamed")
        while name in found:
            name = f"{plain} ({len(found) + 1})"
        found[name] = (descriptor | {"name": name}, folder)
    return found


def _tables(folder: Path, descriptor: dict[str, Any]) -> dict[str, str]:
    return {resource["name"]: _file(folder / resource["path"]) for resource in descriptor["resources"]}


def _chapters(root: Path, only: set[str] | None) -> dict[str, str]:
    """Of all pages, or of those named."""
    own = [root / "_toc.yml", root / "_config.yml"]
    own += [path for page in toc_pages(root) if not only or page in only for path in files_of(root, page)]
    return {str(path.relative_to(root)): _file(path) for path in own}


def _analysis(root: Path, package: dict[str, Any]) -> dict[str, str]:
    """The modules of analysis; of another country's edition without those that only the book's own serve."""
    found = _sources(root / "analysis")
    return found if is_own(package) else {n: d for n, d in found.items() if "analysis/china/" not in n}


def _sources(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        return {}
    found = sorted(path for path in folder.rglob("*") if path.suffix in SOURCES and path.is_file())
    return {str(path.relative_to(folder.parent)): _file(path) for path in found}


def _catalogues(root: Path, languages: tuple[str, ...], held: Set[str] | None) -> dict[str, str]:
    """Of all pages' catalogues (None) or of those of the chapters `held`; words and the press's sentences."""
    found = {}
    for language in languages:
        folder = root / "locale" / language / "LC_MESSAGES"
        for path in sorted(folder.rglob("*.po")):
            page = path.relative_to(folder).with_suffix("").as_posix()
            if held is None or page in held or "/" not in page:
                found[path.relative_to(root).as_posix()] = _file(path)
    return found


def _file(path: Path) -> str:
    return storage.digest(path.read_bytes()) if path.is_file() else "missing"


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def _time(notebook: dict) -> dict[str, Any]:
    """Seconds and date of an execution, as papermill wrote them into the notebook."""
    told = notebook.get("metadata", {}).get("papermill", {})
    return {"seconds": told.get("duration"), "at": told.get("start_time")}
