"""Times what an author waits for between saving a file and seeing the page: `press watch` against a build of
the same pages by `jupyter-book build`, which is what a command that rebuilds on change would run.

Prints seconds and ratios, from one run.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from build import JUPYTER_BOOK, copy, press, run

PAGE, CHAPTER = "book/references.md", "book/convergence/sigma.ipynb"
SAVES = 3
ENGLISH = ("--language", "en")  # what is saved here has no Chinese


async def watched(folder: Path) -> dict[str, list[float]]:
    """Seconds until the browser is told of new pages, by what was saved."""
    from tornado.websocket import websocket_connect

    command = [sys.executable, "-m", "press", "watch", "--port", "0", *ENGLISH]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        line = await asyncio.to_thread(lambda: next(line for line in process.stdout if "http" in line[:4]))
        socket = await websocket_connect(line.split()[0].replace("http", "ws", 1) + "-/live")
        await socket.read_message()

        async def save(name: str, changed: Callable[[str, int], str]) -> list[float]:
            path, took = folder / name, []
            text = path.read_text(encoding="utf-8")
            for number in range(SAVES):
                started = time.monotonic()
                path.write_text(changed(text, number), encoding="utf-8")
                if error := json.loads(await socket.read_message())["error"]:
                    raise SystemExit(error)
                took.append(time.monotonic() - started)
                await asyncio.sleep(0.5)
            return took

        return {"prose": await save(PAGE, prose), "a cell": await save(CHAPTER, cell)}
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def prose(text: str, number: int) -> str:
    return f"{text}\nSaved {number} times.\n"


def cell(text: str, number: int) -> str:
    book = json.loads(text)
    opening = next(one for one in book["cells"] if "package.open(data)" in "".join(one["source"]))
    opening["source"] = "".join(opening["source"]) + f"\nsaved = {number}"
    return json.dumps(book)


def rebuilt(folder: Path) -> list[float]:
    """Seconds of `jupyter-book build` after one page of prose changed, nothing executed."""
    stage, took = folder / "_build/default/stage/en", []
    words = ("build", str(stage), "--path-output", str(folder / "theirs"), "-q")
    run("-c", JUPYTER_BOOK, *words, cwd=folder)
    for number in range(SAVES):
        page = stage / PAGE
        page.write_text(prose(page.read_text(encoding="utf-8"), number), encoding="utf-8")
        took.append(run("-c", JUPYTER_BOOK, *words, cwd=folder))
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = copy(Path(name))
        press(folder, *ENGLISH)
        seen = asyncio.run(watched(folder))
        executed = json.loads((folder / "_build/default/receipt.json").read_text(encoding="utf-8"))
        own = executed["run"]["chapters"][CHAPTER.removesuffix(".ipynb")]["seconds"]
        theirs = sorted(rebuilt(folder))[SAVES // 2]
    for what, took in seen.items():
        median = sorted(took)[SAVES // 2]
        print(f"press watch, {what} saved: {median:.1f} s (each: {', '.join(f'{s:.1f}' for s in took)})")
    print(f"  of which the chapter's own execution: {own:.1f} s")
    median = sorted(seen["prose"])[SAVES // 2]
    print(f"jupyter-book build, prose saved: {theirs:.1f} s, {theirs / median:.1f} times as long")


if __name__ == "__main__":
    main()
