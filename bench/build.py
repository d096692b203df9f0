"""Times the press against `jupyter-book build` executing the same pages, on a copy of the book.

Prints each way's seconds and the ratio, from one run: machines differ, ratios less. What bounds the ratio is
the chapters' own computation, which both ways have and which this machine's cores share at best.
"""

from __future__ import annotations

import compileall
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("_config.yml", "_toc.yml", "CITATION.cff", "requirements.lock")
PARTS += ("analysis", "book", "data", "locale", "press")
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"


def run(*command: str, cwd: Path) -> float:
    """Seconds that a command of this Python takes; its output is shown only if it fails."""
    started = time.monotonic()
    environment = os.environ | {"PYTHONPATH": str(cwd)}
    ran = subprocess.run(
        [sys.executable, *command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    if ran.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    return time.monotonic() - started


def copy(folder: Path) -> Path:
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    compileall.compile_dir(folder / "analysis", quiet=1)  # as `make setup` does
    compileall.compile_dir(folder / "press", quiet=1)
    return folder


def stock(folder: Path) -> tuple[float, float]:
    """Seconds of `jupyter-book build` on the pages that the press laid out: executing them, and not."""
    laid_out, stage = folder / "_build/default/stage/en", folder / "stock"
    shutil.copytree(laid_out, stage)
    for path in stage.rglob("*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
        path.write_text(json.dumps(notebook), encoding="utf-8")
    config = stage / "_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('execute_notebooks: "off"', 'execute_notebooks: "force"\n  timeout: 600'))

    def build(of: Path) -> float:
        pages = str(folder / f"{of.name}-pages")
        return run("-c", JUPYTER_BOOK, "build", str(of), "--path-output", pages, "-q", cwd=folder)

    return build(stage), build(laid_out)


def press(folder: Path, *words: str) -> float:
    return run("-m", "press", "build", *words, cwd=folder)


CHAPTER = "book/plates/shares.ipynb"


def took(folder: Path) -> float:
    """Seconds that the changed chapter itself took."""
    executed = json.loads((folder / "_build/default/executed" / CHAPTER).read_text(encoding="utf-8"))
    return executed["metadata"]["papermill"]["duration"]


def change_chapter(folder: Path) -> None:
    path = folder / CHAPTER
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("pack = package.open(data)", "pack = package.open(data)  #", 1), encoding="utf-8"
    )


def change_figure(folder: Path) -> None:
    path = folder / "data/income.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    cells = lines[1].split(",")
    cells[2] = f"{float(cells[2]) + 1:g}"
    path.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]), encoding="utf-8")
    run("-m", "press", "seal", "data", cwd=folder)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = copy(Path(name))
        times = {"cold": press(folder), "nothing changed": press(folder)}
        executed, compiled = stock(folder)
        change_chapter(folder)
        times["one chapter changed"] = press(folder)
        own = took(folder)
        change_figure(folder)
        times["one figure changed"] = press(folder)
    print(f"jupyter-book build, executing: {executed:.1f} s; compiling what is executed: {compiled:.1f} s")
    for what, seconds in times.items():
        print(f"press build, {what}: {seconds:.1f} s, {executed / seconds:.1f} times as fast")
    more = times["one chapter changed"] - own
    print(f"one chapter changed: the chapter's own {own:.1f} s and {more:.1f} s")


if __name__ == "__main__":
    main()
