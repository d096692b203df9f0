"""The book printed once for all tests of this folder, by `press build` as a reader would."""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.data import package
from press.book.chapters import declared_sweep
from press.editions import build
from press.editions.edition import Edition
from tests.executed import book, execute

ROOT = Path(__file__).resolve().parents[2]


SLOW = {"next_year", "states", "hostile", "mapped"}  # editions beside the default one


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        # of this folder alone: pytest hands over all tests, and others have fixtures of these names
        if Path(__file__).parent in item.path.parents and SLOW & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")


@pytest.fixture(scope="session")
def edition(once) -> Callable[..., Path]:
    """`edition(name, *words)` prints an edition once for all parallel test processes; it gives the folder."""

    def printed(name: str, *words: str) -> Path:
        command = [sys.executable, "-m", "press", "build", "--edition", name, *words]

        def make(_: Path) -> None:
            ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1500, check=False)
            assert ran.returncode == 0, ran.stdout + ran.stderr

        once(f"edition-{name}", make)
        return ROOT / "_build" / name

    return printed


@pytest.fixture(scope="session")
def printed(edition) -> Path:
    """The default edition's folder; what has not changed since the last build is not executed again."""
    return edition("default")


@pytest.fixture(scope="session")
def states(edition) -> Path:
    """The edition of the 48 US states."""
    return edition("us", "--data", "editions/us")


@pytest.fixture(scope="session")
def next_year(once) -> dict:
    """Results and verdicts on yearly tables with one year more: the last one again, grown by 5 %."""

    def make(folder: Path) -> None:
        shutil.copytree(ROOT / "data", folder / "data")
        for name in ("accounts", "population", "income", "prices", "national", "national_population"):
            _append(folder / "data" / f"{name}.csv")
        package.seal(folder / "data")
        executed = {
            name: execute(chapter, folder / "data", paint=())
            for name, chapter in book(folder / "data").items()
            if declared_sweep(chapter.notebook()) is None
        }
        content = build.judged(Edition(ROOT, "next-year", folder / "data"), executed)
        (folder / "results.json").write_text(json.dumps(content), encoding="utf-8")

    return json.loads((once("next-year", make) / "results.json").read_text(encoding="utf-8"))


def _append(path: Path) -> None:
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    last = max(row["year"] for row in rows)
    more = []
    for row in rows:
        if row["year"] == last:
            growing = [c for c in ("grp", "gdp", "all") if row.get(c)]
            share = 1.03 if row.get("region") == "Beijing" else 1.05
            grown = {c: f"{float(row[c]) * share:.1f}" for c in growing}
            more.append({**row, **grown, "year": str(int(last) + 1)})
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows + more)


@pytest.fixture(scope="session")
def content(printed) -> dict:
    return json.loads((printed / "results.json").read_text(encoding="utf-8"))


@pytest.fixture
def opened(browser, printed):
    """`opened(page, **options)` gives a tab that shows a page, and fails where the page complains."""
    said, tabs = [], []

    def show(page, theme="light", **options):
        tab = browser.new_page(**{"viewport": {"width": 1280, "height": 900}} | options)
        tab.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("requestfailed", lambda request: said.append(request.url))
        tab.add_init_script(
            f"localStorage.setItem('mode', '{theme}'); localStorage.setItem('theme', '{theme}')"
        )
        tab.goto(f"file://{printed}/html/{page}")
        tabs.append(tab)
        return tab

    show.said = said
    yield show
    for tab in tabs:
        tab.close()
    assert said == []
