"""One build: from a data package and chapters to an edition's pages."""

from __future__ import annotations

import contextlib
import functools
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from analysis import translations
from press import PressError, storage
from press.book import chapters, needs, parameters
from press.editions import placing, receipt
from press.editions.edition import Edition
from press.findings import claims, ledger, results
from press.packages.checked import check_data, examined, years
from press.pages import catalogues, compile, layout
from press.pages.left_out import is_own
from press.run.execute import Job, Store, prepare, run
from press.sweeps import declared
from press.text import translator

CLAIMS = "claims"


def build(
    edition: Edition,
    given: list[str],
    workers: int,
    compilers: dict[str, compile.Compiler] | None = None,
    *,
    accept_outliers: bool = False,
    placed: Callable[[], None] | None = None,
) -> int:
    """Executes what is stale, judges, prints; returns the process's exit status.

    `compilers`, by language, that are given are used, and stay; `accept_outliers`: see
    `press.packages.checked`. With `placed` each language is put in place as it is ready, and `placed` called;
    without, all in one step.
    """
    from analysis.data import package

    started = time.monotonic()
    have = needs.inspect(edition.data)
    book, _ = chapters.feed(chapters.find(edition.root), have)
    if not book:
        if found := examined(edition.data)[0]:
            raise PressError("the data package does not pass its check:\n" + "\n".join(found))
        raise PressError(f"{edition.data} feeds no chapter of this book: `press check` says what each lacks")
    values = parameters.resolve(book, given, functools.cache(lambda: years(edition.data)))
    own = edition.root / "data"
    if edition.data != own.resolve():
        for chosen in values.values():
            chosen["data"] = str(edition.data)
    with storage.only_one(edition.folder), contextlib.ExitStack() as stack:
        placing.mend(edition.pages)
        store = Store(edition.folder / "executed", edition.root)
        store.prune(book)
        jobs = [
            Job(chapter, values[chapter.name], store.notebook_path(chapter), edition.root)
            for chapter in book
            if store.stale(chapter, values[chapter.name])
        ]
        if compilers is None:
            compilers = stack.enter_context(compiling(edition, workers))
        if jobs:
            prepare()
            for compiler in compilers.values():
                compiler.start()
        check_data(edition.data, edition.folder / "checked.json", accept_outliers=accept_outliers)
        jobs, failures = declared.provide(jobs, edition.data, workers)
        meanwhile = functools.partial(_lay_out_ahead, edition, store, book, jobs)
        failures += run(jobs, store, workers, meanwhile) if jobs else []
        if failures:
            said = [f"failed: {failure}" for failure in failures]
            summary = f"{len(failures)} of {len(book)} chapters failed; the last good pages stay."
            raise PressError("\n\n".join([*said, summary]))
        executed = {chapter.name: store.notebook(chapter) for chapter in book}
        content = _content(edition, executed, values)
        made = receipt.make(edition, book, values, executed, store.packages(book))
        shown = {Path("book") / receipt.FILE: storage.to_json(receipt.staged(made))}
        shown[Path("book/series.json")] = storage.to_json(_titles(edition))
        for name, text in _ledger(edition, content).items():
            storage.write(edition.folder / name, text)
            shown[Path("book") / name] = text
        shown[Path(receipt.DESCRIPTOR)] = storage.to_json(_described(package.open(edition.data).descriptor))
        lay_out = functools.partial(
            layout.lay_out, edition.root, book=book, executed=executed, content=content, more=shown
        )
        # The source language is compiled fastest: of a step that waits for all it comes last.
        ordered = edition.languages if placed else edition.languages[::-1]
        printings = (_laid_out(edition, compilers[one], made, have, lay_out) for one in ordered)
        printed = compile.compile_book(
            printings, edition.pages, made=made["digest"], places=edition.places, placed=placed
        )
        # Last: it says that all is in place.
        storage.write(edition.folder / receipt.FILE, storage.to_json(made))
    done = f"{len(jobs)} of {len(book)} chapters executed, pages {'printed' if printed else 'unchanged'}"
    print(f"{done}, {time.monotonic() - started:.1f} s: {edition.pages / 'index.html'}")
    return 0


def _laid_out(
    edition: Edition,
    compiler: compile.Compiler,
    made: dict[str, Any],
    have: needs.Have,
    lay_out: Callable[..., str],
) -> compile.Printing:
    """The book laid out in a language, to be printed."""
    language, places = compiler.language, edition.places
    catalogues.check(edition.root, language)
    said = _said(made["package"], language)
    left = _left(edition, have, language)
    staged = lay_out(stage=compiler.stage, left=left, language=language, places=places, edition=said)
    return compile.Printing(compiler, places[language], staged)


def _described(descriptor: dict[str, Any]) -> dict[str, Any]:
    """A package as pages speak of it: without its files' checksums."""
    resources = [{"schema": one.get("schema", {})} for one in descriptor.get("resources", [])]
    return descriptor | {"resources": resources}


def _lay_out_ahead(edition: Edition, store: Store, book: list[chapters.Chapter], jobs: list[Job]) -> None:
    """Lays out the chapters that stand while `jobs` are executed, as if these gave what they gave before."""
    from analysis.data import package

    stale = {job.chapter.name for job in jobs}
    ready = [chapter for chapter in book if chapter.name not in stale]
    if not ready:
        return
    with contextlib.suppress(Exception):  # what is damaged is made anew, what is wrong is said when it is due
        executed = {chapter.name: store.notebook(chapter) for chapter in book}
        results = (storage.read_json(edition.folder / "results.json") or {})["results"]
        for language in edition.languages:
            said = _said(package.open(edition.data).descriptor, language)
            layout.ahead(edition.root, ready, executed, results, language, said)


def _said(package: dict[str, Any], language: str) -> str:
    """An edition in a line, with room for its receipt's digest."""
    name = f"{package['name']} {package.get('version', '')}".strip()
    said = translator(language)("data package {name}, receipt sha256:{digest}")
    return said.format(name=name, digest=receipt.UNKNOWN[: receipt.SHORT])


def _left(edition: Edition, have: needs.Have, language: str) -> layout.LeftOut | None:
    """What pages say of the chapters left out; None of the book's own package, which feeds them all."""
    from analysis.data import package

    descriptor = package.open(edition.data).descriptor
    asked = {c.name: needs.declared(c.notebook(), c.name) for c in chapters.find(edition.root)}
    words = {name: needs.lacking(one, have, translator(language)) for name, one in asked.items()}
    left_out = {name: said for name, said in words.items() if said}
    own = is_own(descriptor)
    if own and not left_out:
        return None
    portable = {name for name in left_out if own or needs.portable(asked[name])}
    return layout.LeftOut(left_out, portable, descriptor)


@contextlib.contextmanager
def compiling(edition: Edition, workers: int) -> Iterator[dict[str, compile.Compiler]]:
    """What turns the edition's staged files into pages, by language; all work side by side."""
    jobs = max(1, workers // len(edition.languages))
    with contextlib.ExitStack() as stack:
        yield {
            language: stack.enter_context(
                compile.Compiler(language, edition.stage(language), edition.folder / "work" / language, jobs)
            )
            for language in edition.languages
        }


def _content(edition: Edition, executed: dict[str, dict], values: dict[str, dict]) -> dict[str, Any]:
    """The edition's results and verdicts, written beside the pages."""
    made_of = (
        executed,
        values,
        _read_claims(edition),
        storage.mark(translations.path(translations.WORDS, "zh")),
    )
    last = _last_content(edition.folder)
    if not last or last[0].made_of != made_of:
        given = {name: _portable(own) for name, own in values.items() if own}
        content = {"parameters": given, **judged(edition, executed)}
        last[:] = [_Content(made_of, content, storage.to_json(content))]
    storage.write(edition.folder / "results.json", last[0].text)
    return last[0].content


class _Content(NamedTuple):
    """An edition's results and verdicts: of what, themselves, as JSON."""

    made_of: tuple
    content: dict[str, Any]
    text: str


@functools.lru_cache(maxsize=4)  # a command that stays asks again
def _last_content(folder: Path) -> list[_Content]:
    """Of an edition, the last if there is one."""
    return []


def judged(edition: Edition, executed: dict[str, dict]) -> dict[str, Any]:
    """The results that executed chapters recorded, and the verdicts on the package's claims."""
    found = results.merge({name: results.recorded(book, name) for name, book in executed.items()})
    return {"results": found, "verdicts": claims.judge_all(_read_claims(edition), found)}


def _titles(edition: Edition) -> dict[str, dict[str, str]]:
    """What the package's declared series are called: by language, and by their names."""
    from analysis.data import package

    declared = package.open(edition.data).declared_series()
    return {
        language: {one["name"]: one.get(f"title_{language}") or one["title"] for one in declared}
        for language in edition.languages
    }


def _ledger(edition: Edition, content: dict[str, Any]) -> dict[str, str]:
    """The ledger as files; none of a package without claims."""
    from analysis.data import package

    if not content["verdicts"]:
        return {}
    pack = package.open(edition.data)
    rows = {
        name: json.loads(pack.table(name).to_json(orient="records")) if pack.holds(name) else []
        for name in ("evidence", "article")
    }
    made = ledger.make(
        content["verdicts"],
        content["results"],
        evidence=rows["evidence"],
        paragraphs=rows["article"],
        package=pack.descriptor,
    )
    return {"ledger.json": storage.to_json(made), "ledger.csv": ledger.to_csv(made)}


def _portable(own: dict[str, Any]) -> dict[str, Any]:
    """Parameters without this machine's folders: a package is known by its own name."""
    return {name: Path(value).name if name == "data" else value for name, value in own.items()}


def _read_claims(edition: Edition) -> object:
    from analysis.data import package

    pack = package.open(edition.data)
    return pack.read(CLAIMS) if CLAIMS in pack.names else {"claims": []}


def accept(edition: Edition) -> None:
    """Makes the default edition's results the accepted ones, `book/results.json`."""
    with placing.held(edition, "accept"):
        content = storage.read_json(edition.folder / "results.json")
        if content is None:
            raise PressError("there are no results to accept: run `press build` first")
        if set(content) != {"parameters", "results", "verdicts"}:
            raise PressError(f"{edition.name}: results.json has another shape; run `press build` again")
        if content["parameters"]:
            raise PressError(
                "only an edition with the book's own data and parameters is accepted: run `press build`"
            )
        storage.write(edition.root / "book" / "results.json", storage.to_json(content))
