"""Compiles the staged book with Jupyter Book; the pages in place are always the last good ones."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from press import PressError, files
from press.stage import mend, swap

WARNING_LINES = 20
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"  # the package cannot be run with -m


def press_digest() -> str:
    """Of the code that turns staged files into pages."""
    here = Path(__file__).parent
    sources = sorted(p for p in here.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return files.digest({str(p.relative_to(here)): files.digest(p.read_bytes()) for p in sources})


def compile_book(stage: Path, work: Path, pages: Path, digest: str) -> bool:
    """Builds HTML from `stage` in `work` and puts it at `pages`; False where it stands there already.

    A warning is an error (`-W`); then `pages` stays as it was.
    """
    mend(pages)
    stamp = work / "compiled.json"
    now = {"stage": digest, "press": press_digest()}
    before = files.read_json(stamp)
    if before == now and pages.is_dir():
        return False
    if before is None or before["press"] != now["press"]:
        shutil.rmtree(work, ignore_errors=True)
    stamp.unlink(missing_ok=True)
    command = [sys.executable, "-c", JUPYTER_BOOK, "build", str(stage), "--path-output", str(work)]
    ran = subprocess.run(
        [*command, "-W", "--keep-going", "-q"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    html = work / "_build" / "html"
    if ran.returncode != 0 or not html.is_dir():
        shutil.rmtree(work, ignore_errors=True)  # Sphinx would not repeat a warning of a page it has read
        raise PressError(
            "Jupyter Book did not compile the pages:\n" + _complaints(ran.stdout + ran.stderr, stage)
        )
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
