"""Compiles the staged book with Jupyter Book; the pages in place are always the last good ones.

Jupyter Book runs in a process of its own, which imports while chapters are still executed, and reads and
writes several pages at a time: its command line has no option for that, its `build_sphinx` has. The pages are
those of `jupyter-book build`, byte for byte.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

from press import PressError, files
from press.placing import swap

WARNING_LINES = 20
SERVE = "from press.compile import serve; serve({})"


def press_digest() -> str:
    """Of the code that turns staged files into pages."""
    here = Path(__file__).parent
    sources = sorted(p for p in here.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return files.digest({str(p.relative_to(here)): files.digest(p.read_bytes()) for p in sources})


class Compiler:
    """A process that can compile; it gets ready as soon as it is made, and does nothing until it is asked."""

    def __init__(self) -> None:
        watched, held = os.pipe()
        self._lifeline = os.fdopen(held, "wb")
        self._process = subprocess.Popen(
            [sys.executable, "-c", SERVE.format(watched)],
            pass_fds=[watched],
            start_new_session=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        os.close(watched)

    def __enter__(self) -> Compiler:
        return self

    def __exit__(self, *_: object) -> None:
        self._lifeline.close()
        self._process.communicate()

    def compile(self, stage: Path, work: Path, jobs: int) -> tuple[bool, str]:
        """Whether `stage` became pages in `work` without a warning, and what was said."""
        said, _ = self._process.communicate(json.dumps([str(stage), str(work), jobs]))
        return self._process.returncode == 0, said


def _end_with_parent(lifeline: int) -> None:
    """The build alone holds the other end: when that is gone, so are this process and those it forked.

    An orphan would go on writing into the folder that the next build compiles in.
    """
    os.read(lifeline, 1)
    os.killpg(0, signal.SIGKILL)


def serve(lifeline: int) -> None:
    """What a `Compiler`'s process does: imports, waits for one request, compiles; ends if none comes."""
    threading.Thread(target=_end_with_parent, args=(lifeline,), daemon=True).start()
    from jupyter_book.config import get_default_sphinx_config
    from jupyter_book.sphinx import build_sphinx
    from pybtex import plugin

    # Asked once for every citation on a page; each time it reads what every installed package announces.
    plugin.find_plugin = functools.cache(plugin.find_plugin)
    for extension in (*get_default_sphinx_config()["extensions"], "press.sphinx_ext", "sphinx.builders.html"):
        with contextlib.suppress(ImportError):
            importlib.import_module(extension)
    request = sys.stdin.read()
    if not request:
        return
    stage, work, jobs = json.loads(request)
    failed = build_sphinx(
        Path(stage),
        Path(work) / "_build" / "html",
        noconfig=True,
        path_config=Path(stage) / "_config.yml",
        confoverrides={"external_toc_path": f"{stage}/_toc.yml", "latex_individualpages": False},
        warningiserror=True,
        keep_going=True,
        quiet=True,
        jobs=jobs,
    )
    sys.exit(1 if failed else 0)


def compile_book(
    stage: Path, work: Path, pages: Path, digest: str, *, jobs: int = 1, ready: Compiler | None = None
) -> bool:
    """Builds HTML from `stage` in `work` and puts it at `pages`; False where it stands there already.

    A warning is an error (`-W`); then `pages` stays as it was. `jobs`: pages read and written at a time.
    """
    stamp = work / "compiled.json"
    now = {"stage": digest, "press": press_digest()}
    before = files.read_json(stamp)
    if before == now and pages.is_dir():
        return False
    if before is None or before["press"] != now["press"]:
        shutil.rmtree(work, ignore_errors=True)
    stamp.unlink(missing_ok=True)
    with ready or Compiler() as compiler:
        compiled, said = compiler.compile(stage, work, jobs)
    html = work / "_build" / "html"
    if not compiled or not html.is_dir():
        shutil.rmtree(work, ignore_errors=True)  # Sphinx would not repeat a warning of a page it has read
        raise PressError("Jupyter Book did not compile the pages:\n" + _complaints(said, stage))
    fresh = pages.with_name(pages.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(html, fresh)
    swap(fresh, pages)
    files.write(stamp, files.to_json(now))
    return True


def _complaints(text: str, stage: Path) -> str:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).replace(f"{stage}/", "")
    lines = [line for line in plain.splitlines() if re.search(r"WARNING|ERROR|Error", line)]
    return "\n".join((lines or plain.splitlines())[-WARNING_LINES:])
