"""When a reader sees a page on a slow line: first and largest contentful paint, how far what is seen moves.

    python bench/paint.py [--html FOLDER] [--runs 5] [--requests] [page ...]

Chromium at a fourth of this processor's speed, 1.6 Mb/s and 150 ms a request, nothing compressed, at 1440 and
at 390 pixels, in both languages. Without pages: home, the ledger, the explorer, and the chapters with the
longest page, the largest first picture, and the most of both. Prints medians in milliseconds, all runs, and
what was read until the load event; with `--requests` also when each file was read in one run. Wants a built
edition and an idle machine.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import re
import shutil
import statistics
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SIZES = ((1440, 900), (390, 844))
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4
PICTURE = re.compile(r'<img [^>]*src="([^"]*)"[^>]*fetchpriority="high"')
WATCH = """window.paints = []; window.moved = 0;
new PerformanceObserver(list => paints.push(...list.getEntries().map(one =>
  one.startTime))).observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => { for (const one of list.getEntries()) moved += one.value })
  .observe({type: 'layout-shift', buffered: true});"""
SEEN = """() => ({
  largest: paints.at(-1), moved,
  first: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  read: ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind)).map(one =>
    [one.startTime, one.responseEnd, one.transferSize, one.renderBlockingStatus ?? '', one.name]),
})"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def served(html: Path) -> str:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=html))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


def heaviest(html: Path) -> list[str]:
    """Home, ledger, explorer; the chapters with the longest page, the largest picture, and both together."""
    size, picture = {}, {}
    for path in (html / "book").rglob("*.html"):
        name = path.relative_to(html).with_suffix("").as_posix()
        if found := PICTURE.search(path.read_text(encoding="utf-8")):
            size[name], picture[name] = path.stat().st_size, (path.parent / found[1]).stat().st_size
    weights = (size, picture, {name: size[name] + picture[name] for name in size})
    chapters = [max(weight, key=lambda name: weight[name]) for weight in weights if weight]
    return list(dict.fromkeys(["book/index", "book/ledger", "book/explorer", *chapters]))


def seen(browser: Any, address: str, width: int, height: int) -> dict[str, Any]:
    context = browser.new_context(viewport={"width": width, "height": height})
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tab.add_init_script(WATCH)
    tab.goto(address, wait_until="load", timeout=60_000)
    tab.wait_for_timeout(1000)
    found: dict[str, Any] = tab.evaluate(SEEN)
    context.close()
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--html", type=Path, default=ROOT / "_build/default/html")
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--requests", action="store_true")
    asked.add_argument("pages", nargs="*")
    given = asked.parse_args()
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser = None
    if not browser or not given.html.is_dir():
        print("not measured: needs Chromium, Playwright (requirements-browser.lock) and a built edition")
        return
    places = [folder for folder in ("", "zh/") if (given.html / folder / "book").is_dir()]
    pages = [place + page for page in given.pages or heaviest(given.html) for place in places]
    server = served(given.html)
    with sync_playwright() as playwright:
        tabs = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for page in pages:
            for width, height in SIZES:
                address = f"{server}/{page}.html"
                runs = [seen(tabs, address, width, height) for _ in range(given.runs)]
                first, largest = ([run["first"] for run in runs], [run["largest"] for run in runs])
                each = ", ".join(f"{one:.0f}" for one in sorted(largest))
                moved, read = max(run["moved"] for run in runs), sum(one[2] for one in runs[0]["read"])
                print(
                    f"{page} {width}: largest {statistics.median(largest):.0f} ({each}),"
                    f" first {statistics.median(first):.0f}, moved {moved:.3f}, {read:,} bytes",
                    flush=True,
                )
                for begun, ended, size, blocking, name in sorted(runs[0]["read"]) * given.requests:
                    print(
                        f"  {begun:5.0f} to {ended:5.0f} {size:7,} {blocking:12} {name.removeprefix(server)}"
                    )


if __name__ == "__main__":
    main()
