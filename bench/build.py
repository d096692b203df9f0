"""Times the press against plain papermill one by one followed by jupyter-book build, on a copy of the book.

Prints each way's seconds and the ratio, from one run: machines differ, ratios less.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("_config.yml", "_toc.yml", "CITATION.cff", "requirements.lock", "analysis", "book", "data", "press")
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"


def run(*command: str, cwd: Path) -> float:
    """Seconds that a command of this Python takes; its output is shown only if it fails."""
    started = time.monotonic()
    ran = subprocess.run([sys.executable, *command], cwd=cwd, capture_output=True, text=True, check=False)
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
    return folder


def plain(folder: Path) -> float:
    """Each chapter by papermill, one by one, then the pages by jupyter-book."""
    stage = folder / "plain"
    shutil.rmtree(stage, ignore_errors=True)
    seconds = 0.0
    for chapter in sorted((folder / "book").rglob("*.ipynb")):
        out = stage / chapter.relative_to(folder)
        out.parent.mkdir(parents=True, exist_ok=True)
        seconds += run("-m", "papermill", str(chapter), str(out), cwd=folder)
    for name in (
        "_config.yml",
        "_toc.yml",
        "CITATION.cff",
        *(p.relative_to(folder) for p in (folder / "book").rglob("*.md")),
    ):
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / name, stage / name)
    shutil.copy(folder / "_build/default/stage/book/results.json", stage / "book/results.json")
    return seconds + run(
        "-c", JUPYTER_BOOK, "build", str(stage), "--path-output", str(stage / "out"), "-q", cwd=folder
    )


def press(folder: Path) -> float:
    return run("-m", "press", "build", cwd=folder)


def change_chapter(folder: Path) -> None:
    path = folder / "book/plates/shares.ipynb"
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
        change_chapter(folder)
        times["one chapter changed"] = press(folder)
        change_figure(folder)
        times["one figure changed"] = press(folder)
        base = plain(folder)
    print(f"plain papermill one by one, then jupyter-book build: {base:.1f} s")
    for what, seconds in times.items():
        print(f"press build, {what}: {seconds:.1f} s, {base / seconds:.1f} times as fast")


if __name__ == "__main__":
    main()
