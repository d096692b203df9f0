"""The book printed once for all tests of this folder, by `press build` as a reader would."""

import csv
import fcntl
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def build(*words: str) -> None:
    """Builds an edition; a parallel test process that wants the same one waits and finds it built."""
    command = [sys.executable, "-m", "press", "build", *words]
    (ROOT / "_build").mkdir(exist_ok=True)
    with open(ROOT / "_build/.tests", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1500, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture(scope="session")
def printed() -> Path:
    """The default edition's folder; what has not changed since the last build is not executed again."""
    build()
    return ROOT / "_build/default"


@pytest.fixture(scope="session")
def chinese() -> Path:
    """The edition with figures and tables in Chinese."""
    build("-p", "language=zh", "--edition", "test-zh")
    return ROOT / "_build/test-zh"


@pytest.fixture(scope="session")
def next_year(tmp_path_factory) -> dict:
    """The results of an edition whose yearly tables have one year more: the last one again, grown by 5 %."""
    package = tmp_path_factory.mktemp("next") / "data"
    shutil.copytree(ROOT / "data", package)
    for name in ("accounts", "population", "income", "prices", "national", "national_population"):
        _append(package / f"{name}.csv")
    subprocess.run([sys.executable, "-m", "press", "seal", str(package)], cwd=ROOT, check=True)
    build("--data", str(package), "--edition", "test-next-year")
    return json.loads((ROOT / "_build/test-next-year/results.json").read_text(encoding="utf-8"))


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
