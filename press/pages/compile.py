"""Compiles the staged book with Jupyter Book; the pages in place are always the last good ones.

Jupyter Book runs in a process of its own, which imports while chapters are still executed, reads and writes
several pages at a time, and keeps Sphinx's application from one request to the next. What is put in place is
what Sphinx wrote, with the receipt's digest in it, and without files and rules of style that no page uses.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import press
from analysis import translations
from press import PressError, collect_seldom, storage
from press.editions import receipt
from press.editions.placing import draft, mirror, swap
from press.pages import forked, layout, site, styles
from press.run import kernels
from press.text import DOMAIN

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WARNING_LINES = 20
SERVE = "import sys; from press.pages.compile import serve; serve(*sys.argv[1:])"
# Beside Sphinx's own extensions and Jupyter Book's: these, and what some of them import when they are set up.
IMPORTED = (
    "press.pages.sphinx_ext",
    "docutils.languages.en",
    "latex2mathml.converter",
    "myst_nb.ext.glue.domain",
    "myst_parser.sphinx_ext.directives",
    "sphinx_design.extension",
    "sphinx_external_toc.events",
)
SETTINGS = ("_config.yml", "_toc.yml", "CITATION.cff")
TEXTS = (".html", ".js", ".json", ".csv")


def press_digest(language: str) -> str:
    """Of the code that turns staged files into pages, and of what it says in their language."""
    here = Path(press.__file__).parent
    sources = sorted(p for p in here.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    catalogues = (translations.path(name, language) for name in (DOMAIN, translations.WORDS))
    sources += [path for path in catalogues if path.is_file()]
    return storage.digest({str(p.relative_to(here.parent)): storage.digest(p.read_bytes()) for p in sources})


@dataclass(frozen=True)
class Compiled:
    """How a compilation went: what Sphinx warned of, and the pages that it read or wrote."""

    ok: bool
    said: str
    pages: list[str]


class Compiler:
    """Compiles the pages of a language, from `stage` into `work`, whenever it is asked, in a process that
    keeps Sphinx loaded."""

    def __init__(self, language: str, stage: Path, work: Path, jobs: int) -> None:
        self.language, self.stage, self.work, self.jobs = language, stage, work, jobs
        self._process: subprocess.Popen[str] | forked.Process | None = None
        self._settings = self._press = ""

    def __enter__(self) -> Compiler:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Lets the process import while the caller does something else."""
        if self._process:
            return
        self._press = press_digest(self.language)
        watched, held = os.pipe()
        self._lifeline = os.fdopen(held, "wb")
        self._process = _started([str(self.stage), str(self.work), str(self.jobs)], watched)
        os.close(watched)

    def stop(self) -> None:
        if self._process:
            self._lifeline.close()
            self._process.communicate()
        self._process, self._settings, self._press = None, "", ""

    def renew(self, digest: str) -> None:
        """Empties `work` for another press; a process of it that has compiled nothing yet goes on."""
        if self._settings or self._press != digest:
            self.stop()
        shutil.rmtree(self.work, ignore_errors=True)
        storage.write(self.work / "press.json", storage.to_json({"press": digest}))

    def compile(self) -> Compiled:
        """Compiles what stands in the stage now."""
        read = {name: (self.stage / name).read_bytes() for name in SETTINGS}
        settings = storage.digest({name: storage.digest(content) for name, content in read.items()})
        if self._settings and self._settings != settings:
            self.stop()  # Sphinx reads them once
        self.start()
        self._settings = settings
        assert self._process and self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write("\n")
            self._process.stdin.flush()
            return Compiled(**json.loads(self._process.stdout.readline()))
        except (OSError, ValueError):
            self.stop()
            raise PressError("the process that compiles pages has ended: run the command again") from None


def _started(words: list[str], lifeline: int) -> subprocess.Popen[str] | forked.Process:
    """A process that serves; it ends when nobody holds the other end of its lifeline."""
    if kernels.possible():
        return forked.started(words, lifeline)
    return subprocess.Popen(
        [sys.executable, "-c", SERVE, *words, str(lifeline)],
        pass_fds=[lifeline],
        start_new_session=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _end_with_parent(lifeline: int) -> None:
    """The build alone holds the other end: when that closes, this process and those it forked end.

    An orphan would go on writing into the folder that the next build compiles in.
    """
    os.read(lifeline, 1)
    os.killpg(0, signal.SIGKILL)


def serve(stage: str, work: str, jobs: str, lifeline: str = "") -> None:
    """What a `Compiler`'s process does: imports; for each line that it is sent, it draws what has no PNG, and
    compiles."""
    if lifeline:
        threading.Thread(target=_end_with_parent, args=(int(lifeline),), daemon=True).start()
    answers, said = sys.stdout, io.StringIO()
    sys.stdout = sys.stderr = said  # what extensions print is no answer
    load()
    collect_seldom()
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    app = None
    with patch_docutils(), docutils_namespace():
        for _ in sys.stdin:
            said.seek(0)
            said.truncate()
            try:
                layout.draw(Path(stage))
                app = app or _application(Path(stage), Path(work), int(jobs), said)
                answer = Compiled(*_build(app, said))
            except Exception:
                answer = Compiled(False, said.getvalue() + traceback.format_exc(), [])
            answers.write(json.dumps(vars(answer)) + "\n")
            answers.flush()


@functools.cache
def load() -> None:
    """Imports what compiling needs, before there is anything to compile."""
    from bs4 import BeautifulSoup
    from jupyter_book.config import get_default_sphinx_config
    from nbformat import validator
    from pybtex import plugin, richtext
    from pybtex.style import formatting
    from sphinx.application import builtin_extensions
    from sphinx.util import matching

    # Asked once for every citation on a page; each time it reads what every installed package announces.
    plugin.find_plugin = functools.cache(plugin.find_plugin)
    richtext.Text.from_latex = functools.cache(richtext.Text.from_latex)
    formatting.BaseStyle.format_entry = _kept_entries(formatting.BaseStyle.format_entry)
    # The same patterns, of files that are no pages, for each part of the contents beside each page.
    matching._translate_pattern = functools.cache(matching._translate_pattern)
    extensions = (*builtin_extensions, *get_default_sphinx_config()["extensions"], *IMPORTED)
    for extension in extensions:
        with contextlib.suppress(ImportError):
            importlib.import_module(extension)
    validator.get_validator(4, 5)
    BeautifulSoup("", "html.parser").select("a#b.c[d='e'] > f:not(.g), h")  # compiles patterns of its own


def _kept_entries(format_entry: Callable[..., Any]) -> Callable[..., Any]:
    """Works in the form of a style, which for every build are all put into it anew."""
    known: dict[tuple[type, str, int], tuple[Any, Any]] = {}  # with the entry, whose id none other has then

    def kept(style: Any, label: str, entry: Any, bib_data: Any = None) -> Any:
        key = (type(style), label, id(entry))
        if key not in known:
            known[key] = (entry, format_entry(style, label, entry, bib_data))
        return known[key][1]

    return kept


def _application(stage: Path, work: Path, jobs: int, said: io.StringIO) -> Sphinx:
    """Sphinx as `jupyter_book.sphinx.build_sphinx` sets it up, which builds once and lets go of it."""
    from jupyter_book.config import get_final_config
    from sphinx.application import Sphinx

    config, _ = get_final_config(
        user_yaml=stage / "_config.yml",
        cli_config={"external_toc_path": f"{stage}/_toc.yml", "latex_individualpages": False},
        sourcedir=stage,
    )
    html = work / "_build" / "html"
    app = Sphinx(
        srcdir=stage,
        confdir=None,
        outdir=html,
        doctreedir=html.with_name(".doctrees"),
        buildername="html",
        confoverrides=config,
        status=None,
        warning=said,
        warningiserror=True,
        parallel=jobs,
        keep_going=True,
    )
    if app.config["use_multitoc_numbering"] and "numbered: true" in (stage / "_toc.yml").read_text("utf-8"):
        app.setup_extension("sphinx_multitoc_numbering")
    return app


def _build(app: Sphinx, said: io.StringIO) -> tuple[bool, str, list[str]]:
    pages: set[str] = set()
    listeners = [
        app.connect("env-before-read-docs", lambda app, env, docs: pages.update(docs)),
        app.connect("doctree-resolved", lambda app, doctree, page: pages.add(page)),
    ]
    app.statuscode = app._warncount = 0
    try:
        app.build()
    finally:
        for listener in listeners:
            app.disconnect(listener)
    return app.statuscode == 0, said.getvalue(), sorted(pages)


@dataclass(frozen=True)
class Printing:
    """What is to be printed in a language: by which compiler, at which place below the pages; the digest of
    what stands in its stage."""

    compiler: Compiler
    place: str
    staged: str


def compile_book(
    printings: Iterable[Printing],
    pages: Path,
    *,
    made: str,
    places: dict[str, str],
    placed: Callable[[], None] | None = None,
) -> bool:
    """Builds HTML from the stages and puts it at `pages`; False where it stands there already.

    `made` is the receipt's digest, `places` where the pages of each language stand. Languages are compiled
    side by side, each as soon as it is laid out; a warning is an error (`-W`), and then `pages` stays as it
    was. All are put in place in one step; with `placed`, which is then called, each as it is ready, beside
    those that stand there.
    """
    printer = _Printer(pages, made, places, placed)
    waiting: dict[Future[PressError | None], Printing] = {}
    failures: list[PressError] = []
    ready: list[Printing] = []
    with ThreadPoolExecutor() as threads:
        try:
            for one in printings:
                if printer.begins(one):
                    waiting[threads.submit(printer.compiled, one)] = one
        except PressError as wrong:
            failures.append(wrong)
        for future in as_completed(waiting):
            if failure := future.result():
                failures.append(failure)
            elif placed:
                printer.put([waiting[future]])
            else:
                ready.append(waiting[future])
    if failures:
        printer.drop()
        raise failures[0]
    if ready:
        printer.put(ready)
    return bool(waiting)


class _Printer:
    """Puts languages in place, and notes what the pages of each were made from."""

    def __init__(
        self, pages: Path, made: str, places: dict[str, str], placed: Callable[[], None] | None
    ) -> None:
        self.pages, self.made, self.places, self.placed = pages, made, places, placed
        self.before: dict[str, Any] = {}
        self.stamp: Path | None = None
        self.parts: dict[str, _Placed] = {}  # by language, what is ready for one step
        self.folders = {place.rstrip("/") for place in places.values() if place}

    def begins(self, one: Printing) -> bool:
        """Whether there is anything to do for a language; then it counts as not in place."""
        if not self.stamp:
            self.stamp = one.compiler.work.parent / "compiled.json"
            self.before = storage.read_json(self.stamp) or {}
            self.known = {key: found for key, found in self.before.items() if key in self.places}
            self.drop()
        language = one.compiler.language
        if self.known.get(language) == _state(one, self.made) and self.pages.is_dir():
            return False
        self.known.pop(language, None)
        storage.write(self.stamp, storage.to_json(self.known))
        return True

    def drop(self) -> None:
        """Removes what is ready of a step that is not to be; what is kept beside the pages stays."""
        if not self.placed:
            shutil.rmtree(draft(self.pages), ignore_errors=True)

    def compiled(self, one: Printing) -> PressError | None:
        """Compiles a language, unless the receipt's digest alone is new; what was wrong, or None.

        Where all are put in place in one step, this one is then ready for it.
        """
        before = self.before.get(one.compiler.language, {})
        known = before and before | {"receipt": self.made} == _state(one, self.made) and _html(one).is_dir()
        if not known and (wrong := _compiled(one)):
            return wrong
        if not self.placed:
            self.parts[one.compiler.language] = self._part(one)
        return None

    def _part(self, one: Printing) -> _Placed:
        return _Placed(one, self.made, self.pages, draft(self.pages), self.folders)

    def put(self, printings: list[Printing]) -> None:
        """Puts languages in place in one step; what stands there of the others stays."""
        fresh = draft(self.pages)
        parts = [self._part(one) if self.placed else self.parts[one.compiler.language] for one in printings]
        new = {one.place for one in printings}
        for place in self.places.values():
            if place not in new and (self.pages / place).is_dir():
                apart = functools.partial(_apart, self.pages, self.folders)
                mirror(self.pages / place, fresh / place, _link, apart, self.folders)
        swap(fresh, self.pages, self.placed, keep=bool(self.placed))
        for part in parts:
            part.note()
        self.known |= {one.compiler.language: _state(one, self.made) for one in printings}
        assert self.stamp
        storage.write(self.stamp, storage.to_json(self.known))


def _html(one: Printing) -> Path:
    """Where Sphinx writes the pages of a language."""
    return one.compiler.work / "_build" / "html"


def _link(source: str, target: str) -> None:
    """A file of pages, which nobody changes, under a second name; a copy where the file system has none."""
    if storage.mark(source) == storage.mark(target):
        return
    with contextlib.suppress(FileNotFoundError):
        os.unlink(target)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _apart(pages: Path, others: set[str], folder: str, names: list[str]) -> set[str]:
    """The folders of other languages at the root of pages."""
    return others & set(names) if Path(folder) == pages else set()


def _state(one: Printing, made: str) -> dict[str, str]:
    """What the pages of a language are made from."""
    digest = press_digest(one.compiler.language)
    return {"stage": one.staged, "press": digest, "receipt": made, "place": one.place}


def _compiled(one: Printing) -> PressError | None:
    """Compiles the pages of a language; what was wrong, or None."""
    stage, work = one.compiler.stage, one.compiler.work
    if _press(work) != (digest := press_digest(one.compiler.language)):
        one.compiler.renew(digest)
    compiled = one.compiler.compile()
    if compiled.ok:
        return None
    _read_again(compiled.pages, stage)
    if not compiled.pages:
        one.compiler.stop()
        shutil.rmtree(work, ignore_errors=True)
    return PressError("Jupyter Book did not compile the pages:\n" + _complaints(compiled.said, stage))


def _press(work: Path) -> str:
    """The digest of the press that the files in `work` were written by."""
    return (storage.read_json(work / "press.json") or {}).get("press", "")


def _read_again(pages: list[str], stage: Path) -> None:
    """Sphinx repeats no warning of a page that it has read; it reads one whose source is new."""
    for page in pages:
        for suffix in (".md", ".ipynb"):
            with contextlib.suppress(FileNotFoundError):
                os.utime(stage / f"{page}{suffix}")


class _Placed:
    """The pages of a language put into `fresh`. What stands in `pages` and would be the same is linked, by a
    note of what each file there was made from."""

    def __init__(self, one: Printing, digest: str, pages: Path, fresh: Path, others: set[str]) -> None:
        self.stage, self.digest = one.compiler.stage, digest
        self.pages, self.fresh = pages / one.place, fresh / one.place
        self._notes = one.compiler.work / "placed.json"
        self._before, self._now = storage.read_json(self._notes) or {}, dict[str, list[str]]()
        html = _html(one)
        words = styles.used(html, site.LEFT_OUT)
        self.version = styles.version(html, words)
        self._used = {" ".join(some) for some in ((), (digest,), (self.version,), (digest, self.version))}
        mirror(html, self.fresh, self._file, site.left_out, others)
        styles.written(html, self.fresh / "_static", words)

    def note(self) -> None:
        """Writes down what was put in place, once it is there."""
        storage.write(self._notes, json.dumps(self._now))

    def _file(self, source: str, target: str) -> None:
        """A page with the receipt's digest and the version of its styles in it, and for the notebook that a
        page was made of the one that a reader can run."""
        if source.endswith(".ipynb"):
            own = self.stage / layout.TO_TAKE / source.rpartition("/_sources/")[2]
            source = str(own) if own.is_file() else source
        name = os.path.relpath(target, self.fresh)
        made, used, stood = self._before.get(name, ("", "", ""))
        same = (made, stood) == (storage.mark(source), storage.mark(self.pages / name))
        if same and used in self._used:
            _link(str(self.pages / name), target)
        else:
            used = self._fill(source, target)
        self._now[name] = [storage.mark(source), used, storage.mark(target)]

    def _fill(self, source: str, target: str) -> str:
        """Writes one file, and returns what else it was made from."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(target)  # it may be another name of the file in place
        if not source.endswith(TEXTS):
            shutil.copy2(source, target)
            return ""
        text = Path(source).read_text(encoding="utf-8")
        filled = receipt.filled(text, self.digest)
        used = [self.digest] * (filled != text) + [self.version] * (styles.VERSION in text)
        Path(target).write_text(filled.replace(styles.VERSION, self.version), encoding="utf-8")
        return " ".join(used)


def _complaints(text: str, stage: Path) -> str:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).replace(f"{stage}/", "")
    lines = [line for line in plain.splitlines() if re.search(r"WARNING|ERROR|Error", line)]
    return "\n".join((lines or plain.splitlines())[-WARNING_LINES:])
