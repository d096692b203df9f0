"""Packs an executed edition for an archive: an RO-Crate 1.1 in a zip file.

    press pack [EDITION] [--out FILE.zip] [--data DIR]

    ro-crate-metadata.json           what is in it, by whom, under which licence, made by what from what
    CITATION.cff LICENSE README.md   as in the repository; of another country's edition, its own
    _toc.yml _config.yml book/ analysis/ locale/ press/ requirements.lock pyproject.toml    the sources
    data/                            the data package that the edition was made from
    edition/results.json receipt.json notebooks/ html/                              what it gave

Unpacked it is a book again: `press build` in it executes the same chapters on the same tables. The file is
the same, byte for byte, whenever the same edition is packed. Folders of the machine are taken out of what the
kernels wrote into notebooks and pages. An edition whose sources or tables have changed since is not packed.
"""

from __future__ import annotations

import argparse
import io
import json
import mimetypes
import re
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

import press
from press import PressError, storage
from press.book import chapters, needs
from press.editions import placing, receipt
from press.editions.edition import Edition, named
from press.editions.verify import check_inputs, check_results, folders, given, on_its_data
from press.pages import left_out
from press.run.execute import TRACE, Store

DATED = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file knows
WORDS = ("CITATION.cff", "LICENSE", "README.md")
SOURCES = (*WORDS, "_toc.yml", "_config.yml", "requirements.lock", "pyproject.toml")
CODE = (".py", ".css", ".js", ".html")
BOOK = (".ipynb", ".md", ".yml", ".bib", ".png", ".svg", ".json")
TEXT = (".html", ".js", ".json", ".ipynb", ".txt", ".md")
LICENCES = {
    "MIT": ("https://spdx.org/licenses/MIT", "MIT License"),
    "CC-BY-4.0": ("https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0"),
}
KERNEL = {"@id": "https://www.python.org/"}


def pack(edition: Edition, out: Path | None, data: Path | None = None) -> Path:
    """Writes the crate and returns its path. PressError: no such edition, or not what its receipt says."""
    kept = receipt.read(edition.folder)
    check_results(edition, kept)
    if not (edition.pages / "index.html").is_file():
        raise PressError(f"{edition.name}: there are no pages; run `press build --edition {edition.name}`")
    store = Store(edition.folder / "executed", edition.root)
    book = [c for c in chapters.find(edition.root) if c.name in kept["inputs"]["parameters"]]
    edition = on_its_data(replace(edition, languages=tuple(kept["languages"])), book, store, data)
    book, _ = chapters.feed(book, needs.inspect(edition.data))
    values = {chapter.name: given(chapter, kept, edition) for chapter in book}
    now = receipt.inputs(edition, book, values, folders(edition, book, store))
    check_inputs(kept, now, f"run `press build --edition {edition.name}` and pack again")
    content = _content(edition, book, store)
    content["ro-crate-metadata.json"] = _metadata(edition, kept, content)
    out = out or edition.folder / f"{edition.name}.crate.zip"
    storage.write(out, _zip(content))
    return out


def _content(edition: Edition, book: list[chapters.Chapter], store: Store) -> dict[str, bytes]:
    """Every file of the crate but the metadata, by its place in it."""
    root, found = edition.root, {}
    for name in SOURCES:
        if (root / name).is_file():
            found[name] = (root / name).read_bytes()
    found |= _tree(root / "book", "book", BOOK)
    found |= _tree(root / "analysis", "analysis", CODE)
    found |= _tree(root / "locale", "locale", (".po", ".yml"))
    found |= _tree(Path(press.__file__).parent, "press", CODE)
    found |= _data(edition.data)
    found |= _own_words(found, edition)
    for name in (receipt.RESULTS, receipt.FILE):
        found[f"edition/{name}"] = (edition.folder / name).read_bytes()
    for chapter in book:
        found[f"edition/notebooks/{chapter.name}.ipynb"] = _notebook(store.notebook(chapter))
    found |= _tree(edition.pages, "edition/html")
    return {name: _portable(name, content, edition) for name, content in found.items()}


def _own_words(found: dict[str, bytes], edition: Edition) -> dict[str, bytes]:
    """Of another country's edition its own README and citation, in place of the book's."""
    described = json.loads(found["data/datapackage.json"])
    if left_out.is_own(described):
        return {}
    own = storage.from_yaml(found["CITATION.cff"].decode("utf-8"), "CITATION.cff")
    cited = yaml.safe_dump(left_out.cited(own, described), allow_unicode=True, sort_keys=False)
    words = left_out.read_me(described, f"press build --edition {edition.name}")
    return {"CITATION.cff": cited.encode("utf-8"), "README.md": words.encode("utf-8")}


def _tree(folder: Path, place: str, suffixes: tuple[str, ...] = ()) -> dict[str, bytes]:
    """The regular files below a folder; links are not followed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        if path.is_symlink() or not path.is_file() or "__pycache__" in within.parts:
            continue
        if not suffixes or path.suffix in suffixes:
            found[f"{place}/{within.as_posix()}"] = path.read_bytes()
    return found


def _data(folder: Path) -> dict[str, bytes]:
    """The descriptor, the files that it names, and a word to the reader where there is one."""
    from analysis.data import package

    return {f"data/{name}": content for name, content in package.content(folder).items()}


def _notebook(executed: dict) -> bytes:
    """An executed notebook without what the press added to find out what it reads."""
    executed["cells"] = [c for c in executed["cells"] if TRACE not in chapters.tags(c)]
    told = executed["metadata"].get("papermill", {})
    for key in ("input_path", "output_path", "environment_variables"):
        told.pop(key, None)
    return storage.to_json(executed).encode("utf-8")


def _portable(name: str, content: bytes, edition: Edition) -> bytes:
    """Text without the machine's folders: the data package is `data`, the book's folder `.`."""
    if not name.startswith("edition/") or Path(name).suffix not in TEXT:
        return content
    for folder, word in ((edition.data, "data"), (edition.root, ".")):
        content = content.replace(str(folder).encode("utf-8"), word.encode("utf-8"))
    return content


def _metadata(edition: Edition, kept: dict[str, Any], content: dict[str, bytes]) -> bytes:
    """The ro-crate-metadata.json of these files."""
    from rocrate.rocrate import ROCrate

    cited = storage.from_yaml(content["CITATION.cff"].decode("utf-8"), "CITATION.cff")
    crate = ROCrate(version="1.1")
    crate.metadata.extra_terms["sha256"] = "https://schema.org/sha256"
    crate.name = f"{cited['title']}: edition {edition.name}"
    crate.description = " ".join(cited.get("abstract", cited["title"]).split())
    crate.datePublished = str(cited["date-released"])
    crate.keywords = cited.get("keywords", [])
    root = crate.root_dataset
    root["version"] = str(cited["version"])
    root["identifier"] = f"sha256:{kept['digest']}"
    root["author"] = [_author(crate, author) for author in cited["authors"]]
    root["license"] = _licence(crate, cited.get("license", "MIT"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the files are put into the zip here, not by the library
        _files(crate, content)
        _tables(crate, content)
        _made(crate, kept, content)
        return storage.to_json(crate.metadata.generate()).encode("utf-8")


def _author(crate: Any, author: dict[str, str]) -> Any:
    from rocrate.model.contextentity import ContextEntity
    from rocrate.model.person import Person

    name = author.get("name") or " ".join(author[k] for k in ("given-names", "family-names") if k in author)
    known = author.get("orcid") or author.get("website") or "#" + re.sub(r"\W+", "-", name.lower()).strip("-")
    if "name" in author:
        return crate.add(ContextEntity(crate, known, {"@type": "Organization", "name": name}))
    parts = {"givenName": author.get("given-names"), "familyName": author.get("family-names")}
    return crate.add(Person(crate, known, {"name": name} | {k: v for k, v in parts.items() if v}))


def _licence(crate: Any, name: str) -> Any:
    from rocrate.model.contextentity import ContextEntity

    address, title = LICENCES.get(name, (f"https://spdx.org/licenses/{name}", name))
    found = crate.dereference(address)
    return found or crate.add(ContextEntity(crate, address, {"@type": "CreativeWork", "name": title}))


def _files(crate: Any, content: dict[str, bytes]) -> None:
    """One entity for each file that matters by itself; folders for the rest."""
    said = {
        "edition/results.json": "Every result with its unit, chapter and tables; every verdict",
        "edition/receipt.json": "Receipt: digests of all inputs, versions, seeds, verdicts",
        "CITATION.cff": "How to cite the book",
        "LICENSE": "Licences of code, prose and figures",
        "requirements.lock": "The pinned stack, with hashes",
        "data/datapackage.json": "Data package: schema, unit, source and checksum of each table",
    }
    for name, words in said.items():
        if name in content:
            _file(crate, name, content[name], {"name": words})
    for name in sorted(n for n in content if n.startswith("edition/notebooks/")):
        title = _title(json.loads(content[name])) or name
        kind = ["File", "SoftwareSourceCode", "ComputationalWorkflow"]
        more = {"@type": kind, "name": title, "programmingLanguage": KERNEL}
        more["license"] = _licence(crate, "CC-BY-4.0")
        _file(crate, name, content[name], more)
    for name, words in {
        "edition/html/": "The printed pages; begin with index.html",
        "book/": "The chapters' sources",
        "analysis/": "The science: what the chapters import",
        "press/": "The machinery that executed and printed them",
        "data/": "The data package",
    }.items():
        if any(n.startswith(name) for n in content):
            crate.add_directory(dest_path=name, properties={"name": words})


def _file(crate: Any, name: str, content: bytes, more: dict[str, Any]) -> Any:
    kind = "application/x-ipynb+json" if name.endswith(".ipynb") else mimetypes.guess_type(name)[0]
    known = {"contentSize": str(len(content)), "sha256": storage.digest(content)}
    known |= {"encodingFormat": kind or "text/plain"}
    return crate.add_file(io.BytesIO(content), dest_path=name, properties=known | more)


def _title(notebook: dict) -> str:
    """The first heading of a notebook."""
    text = "\n".join(chapters.source(c) for c in notebook["cells"] if c["cell_type"] == "markdown")
    found = re.search(r"^# (.+)$", text, re.MULTILINE)
    return found[1] if found else ""


def _tables(crate: Any, content: dict[str, bytes]) -> None:
    """The tables, with their titles; the package with its licences and sources."""
    described = json.loads(content["data/datapackage.json"])
    for resource in described["resources"]:
        words = {"name": resource.get("title", resource["name"])}
        if resource.get("description"):
            words["description"] = resource["description"]
        _file(crate, f"data/{resource['path']}", content[f"data/{resource['path']}"], words)
    package = crate.dereference("data/")
    package["version"] = described.get("version", "")
    package["license"] = [
        _licence(crate, one["name"]) for one in described.get("licenses", []) if one.get("name")
    ]
    package["hasPart"] = [crate.dereference(f"data/{r['path']}") for r in described["resources"]]


def _made(crate: Any, kept: dict[str, Any], content: dict[str, bytes]) -> None:
    """Who executed what on what: the press as software, one action from tables to results."""
    from rocrate.model.contextentity import ContextEntity

    python = {"@type": ["ComputerLanguage", "SoftwareApplication"], "name": "Python"}
    crate.add(ContextEntity(crate, KERNEL["@id"], python | {"version": kept["versions"]["python"]}))
    press = _software(crate, "press", kept["book"].get("version", ""))
    press["softwareRequirements"] = [
        _software(crate, name, version) for name, version in kept["versions"].items() if name != "python"
    ]
    ended = sorted(one["at"] for one in kept["run"]["chapters"].values() if one["at"])
    made = [f"edition/{receipt.RESULTS}", f"edition/{receipt.FILE}"]
    made += sorted(name for name in content if name.startswith("edition/notebooks/"))
    read = [name for name in ("data/", "requirements.lock") if crate.dereference(name)]
    crate.add_action(
        press,
        identifier="#execution",
        object=[crate.dereference(name) for name in read],
        result=[crate.dereference(name) for name in made],
        properties={"name": "Execution of the edition"} | ({"endTime": ended[-1]} if ended else {}),
    )


def _software(crate: Any, name: str, version: str) -> Any:
    from rocrate.model.contextentity import ContextEntity

    known = {"@type": "SoftwareApplication", "name": name, "version": version}
    return crate.add(ContextEntity(crate, f"#{name}", known))


def _zip(content: dict[str, bytes]) -> bytes:
    """The files in the order of their names, all with one date and one mode."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(name, DATED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr, entry.create_system = 0o644 << 16, 3  # as Unix writes them, wherever it runs
            archive.writestr(entry, content[name])
    return whole.getvalue()


def add_commands(commands: Any) -> None:
    """`press pack`."""
    command = commands.add_parser("pack", help="pack an executed edition for an archive, as an RO-Crate")
    command.add_argument("edition", nargs="?", default="default", metavar="EDITION")
    command.add_argument("--out", type=Path, metavar="FILE.zip", help="default: beside the edition's pages")
    command.add_argument("--data", type=Path, metavar="DIR", help="where its data package is now")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.out and options.out.suffix != ".zip":
        raise PressError(f"--out {options.out}: expected a name that ends in .zip")
    edition = named(options.edition)
    with placing.held(edition, "pack"):
        out = pack(edition, options.out, options.data)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")
    return 0
