"""Sweeps on a real Dask scheduler with real workers, all on this machine's loopback."""

import contextlib
import json
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
import yaml
from invented_regions import levels, package, ring
from small_book import REPOSITORY, Book, code, prose, write_book

from analysis.data.package import open as opened
from analysis.methods import dispersion
from press import PressError
from press.run import execute
from press.sweeps import grid, sweep, workers

pytest.importorskip("distributed")
QUIET = ["--host", "127.0.0.1", "--no-dashboard"]
NUMBER = "n: int = 1  # a number; from 1 to 100"
SLOWLY = "import time\n\nfrom analysis.output import results\n\ntime.sleep(0.5)"
GRID = {"chapters": ["book/prices"], "grid": {"n": {"from": 1, "to": 8}}}


def light(book: Book, last: str = 'results.record("n.square", n * n, unit="count")') -> None:
    book.chapter("prices", prose("# N"), code(NUMBER, "parameters"), code(SLOWLY), code(last))
    (book.root / "grid.yml").write_text(yaml.safe_dump(GRID), encoding="utf-8")


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Book:
    """A book with one light chapter, swept in local processes into `local`."""
    book = write_book(tmp_path_factory.mktemp("cluster"))
    light(book, 'assert n != 7, "not seven"\nresults.record("n.square", n * n, unit="count")')
    ran = book.press("sweep", "grid.yml", "--out", "local", "--keep-notebooks")
    assert ran.returncode == 1 and "8 points; at 1 of them a chapter failed" in ran.stdout, ran.stderr
    return book


class Cluster:
    """A scheduler and its workers, each a process that can be ended."""

    def __init__(self, book: Book, folder: Path):
        self.book, self.file = book, folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0")
        for _ in range(600):
            with contextlib.suppress(OSError, ValueError):
                self.address = json.loads(self.file.read_text())["address"]
                break
            time.sleep(0.1)
        self.workers = [self.worker() for _ in range(2)]

    def worker(self) -> subprocess.Popen:
        return self._start("worker", "--no-nanny", "--nthreads", "1", "--memory-limit", "0")

    def _start(self, what: str, *words: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "dask", what, *QUIET, "--scheduler-file", str(self.file), *words]
        environment = self.book.environment | {"DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
        return subprocess.Popen(
            command, cwd=REPOSITORY, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait(timeout=30)


@pytest.fixture
def cluster(book, tmp_path):
    cluster = Cluster(book, tmp_path)
    yield cluster
    cluster.end()


def table(book: Book, out: str) -> pd.DataFrame:
    return pd.read_parquet(book.root / out / "sweep.parquet")


def sweeping(book: Book, out: str, *words: str) -> subprocess.Popen:
    """A sweep of which at least one run has ended."""
    sweep = subprocess.Popen(
        [sys.executable, "-m", "press", "sweep", "grid.yml", "--out", out, *words],
        cwd=book.root,
        env=book.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for _ in range(1200):
        if list((book.root / out / "runs").glob("*.json")):
            return sweep
        time.sleep(0.05)
    sweep.kill()
    raise AssertionError(f"no run ended: {sweep.communicate()}")


@pytest.mark.slow
def test_two_workers_give_the_same_table_and_one_killed_in_the_middle_costs_no_point(book, cluster):
    ran = sweeping(book, "dask", "--scheduler", cluster.address, "--keep-notebooks")
    cluster.workers[0].send_signal(signal.SIGKILL)
    said, errors = ran.communicate(timeout=200)
    assert "8 points; at 1 of them a chapter failed (rows of kind `error`); 8 runs executed" in said, errors
    local, there = (table(book, out).drop(columns="seconds") for out in ("local", "dask"))
    pd.testing.assert_frame_equal(local, there)
    assert there["value"].sum() == sum(n * n for n in range(1, 9)) - 49
    kept = [sorted(p.name for p in (book.root / out / "notebooks").iterdir()) for out in ("local", "dask")]
    assert kept[0] == kept[1] and len(kept[0]) == 7


def planned(book: Book) -> list[sweep.Run]:
    points = grid.read(book.root / "grid.yml", book.root, sweep.known_years)
    return [run for _, found in sweep.planned(points, str(book.root), False) for _, run in found]


def test_a_run_where_there_is_no_book_or_that_read_other_code_is_refused_in_words(book, tmp_path):
    run = planned(book)[0]
    with pytest.raises(PressError, match=f"no book in {tmp_path}.*--worker-root"):
        sweep.perform(replace(run, root=str(tmp_path)))
    folder = sweep.Folder(book.root / "local", book.root)
    record = folder.record(run)
    record["inputs"]["modules"]["analysis.output.results"] = "another"
    with pytest.raises(PressError, match=r"book/prices read other code.*analysis\.output\.results"):
        folder.keep(run, sweep.Outcome(record))


@pytest.mark.slow
def test_a_sweep_that_loses_its_scheduler_says_so_and_goes_on_from_what_is_done(book, monkeypatch):
    client = SimpleNamespace(status="closed", get_executor=lambda pure: None)
    lost = workers.ClusterWorkers(client, "tcp://127.0.0.1:1")
    done = book.root / "interrupted/runs"

    class Lane(workers.LocalWorkers):
        def check(self) -> None:
            if any(done.glob("*.json")):
                lost.check()

    @contextlib.contextmanager
    def opened(scheduler: str, jobs: int):
        with execute._pool(jobs) as pool:
            yield Lane(pool, jobs)

    with monkeypatch.context() as patch:
        patch.setattr(workers, "hire", opened)
        ran = book.press("sweep", "grid.yml", "--out", "interrupted")
    assert ran.returncode == 1 and "127.0.0.1:1 was lost (closed)" in ran.stderr
    assert "the same command goes on" in ran.stderr
    ran = book.press("sweep", "grid.yml", "--out", "interrupted")
    assert "0 stood from before" not in ran.stdout and "8 points" in ran.stdout
    pd.testing.assert_frame_equal(
        *(table(book, out).drop(columns="seconds") for out in ("local", "interrupted"))
    )


@pytest.mark.slow
def test_five_countries_are_swept_by_two_workers_as_they_are_here(tmp_path):
    book = write_book(tmp_path / "book")
    (book.root / "book/convergence").mkdir()
    shutil.copy(REPOSITORY / "book/convergence/sigma.ipynb", book.root / "book/convergence")
    toc = yaml.safe_load((book.root / "_toc.yml").read_text(encoding="utf-8"))
    toc["chapters"].append({"file": "book/convergence/sigma"})
    (book.root / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    countries = []
    for number in range(5):
        figures = levels(12 + number, seed=number)
        groups = {name: f"Group {at % 3}" for at, name in enumerate(figures)} if number != 2 else None
        borders = ring(list(figures)) if number % 2 else None
        made = package(tmp_path / f"country-{number}", figures, groups=groups, borders=borders)
        countries.append(str(made))
    wanted = {"chapters": ["book/convergence/sigma"], "packages": countries, "points": [{}]}
    (book.root / "grid.yml").write_text(yaml.safe_dump(wanted), encoding="utf-8")
    cluster = Cluster(book, tmp_path)
    try:
        ran = book.press("sweep", "grid.yml", "--out", "dask", "--scheduler", cluster.address)
    finally:
        cluster.end()
    assert ran.returncode == 0 and "5 points; 5 runs executed" in ran.stdout, ran.stderr
    assert book.press("sweep", "grid.yml", "--out", "local").returncode == 0
    local, there = (table(book, out).drop(columns="seconds") for out in ("local", "dask"))
    pd.testing.assert_frame_equal(local, there)
    cv = there[there["id"] == "sigma.cv.last.value"]
    assert list(cv["package"]) == countries and cv["value"].nunique() == 5
    for country, found in zip(countries, cv["value"], strict=True):
        (s,) = opened(country).series()
        assert found == pytest.approx(dispersion.by_year(s.table)["value"].iloc[-1], rel=1e-9)


@pytest.mark.slow
def test_workers_with_the_repository_elsewhere_are_told_where_or_the_sweep_stops_in_words(
    book, cluster, tmp_path
):
    elsewhere = tmp_path / "elsewhere"
    words = ["sweep", "grid.yml", "--scheduler", cluster.address, "--out"]
    ran = book.press(*words, "nowhere", "--worker-root", str(elsewhere))
    assert ran.returncode == 1 and "--worker-root" in ran.stderr and f"no book in {elsewhere}" in ran.stderr
    shutil.copytree(book.root, elsewhere)
    (elsewhere / "analysis/output/results.py").open("a", encoding="utf-8").write("\n# another\n")
    ran = book.press(*words, "nowhere", "--worker-root", str(elsewhere))
    assert ran.returncode == 1 and "book/prices read other code" in ran.stderr
    assert "analysis.output.results" in ran.stderr and not (book.root / "nowhere/sweep.parquet").exists()
    shutil.copy(book.root / "analysis/output/results.py", elsewhere / "analysis/output/results.py")
    ran = book.press(*words, "there", "--worker-root", str(elsewhere))
    assert "at 1 of them a chapter failed" in ran.stdout, ran.stderr
    pd.testing.assert_frame_equal(
        *(table(book, out)[["n", "kind", "id", "value", "run"]] for out in ("local", "there"))
    )


@pytest.mark.slow
def test_a_scheduler_that_is_lost_stops_the_sweep_in_words_and_what_is_done_is_kept(book, cluster):
    ran = sweeping(book, "lost", "--scheduler", cluster.address)
    cluster.scheduler.send_signal(signal.SIGKILL)
    _, errors = ran.communicate(timeout=60)
    assert ran.returncode == 1 and "was lost" in errors and "the same command goes on" in errors
    assert "Traceback" not in errors, errors
    ran = book.press("sweep", "grid.yml", "--out", "lost")
    assert "0 stood from before" not in ran.stdout and "8 points" in ran.stdout
    pd.testing.assert_frame_equal(*(table(book, out).drop(columns="seconds") for out in ("local", "lost")))


@pytest.mark.parametrize("address", ["127.0.0.1", "http://127.0.0.1:1", "tcp://127.0.0.1", "nonsense"])
def test_an_address_that_is_none_is_refused_at_once(address):
    with pytest.raises(PressError, match="expected tcp://HOST:PORT"), workers.hire(address, 1):
        pass


def test_a_scheduler_that_does_not_answer_is_told_in_seconds(book):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = time.monotonic()
    ran = book.press("sweep", "grid.yml", "--out", "none", "--scheduler", f"tcp://127.0.0.1:{port}")
    assert ran.returncode == 1 and f"no Dask scheduler answers at tcp://127.0.0.1:{port}" in ran.stderr
    assert time.monotonic() - started < 30 and "Traceback" not in ran.stderr


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n" * 4])
def test_a_server_that_is_no_scheduler_is_told_in_seconds(answer, monkeypatch):
    monkeypatch.setattr(workers, "ANSWER", 2)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    held.append(connection)
                    connection.sendall(answer)

        held: list[socket.socket] = []
        threading.Thread(target=serve, daemon=True).start()
        started = time.monotonic()
        with (
            pytest.raises(PressError, match="something answers, but not as one"),
            workers.hire(f"tcp://127.0.0.1:{server.getsockname()[1]}", 1),
        ):
            pass
        assert time.monotonic() - started < 20
        for connection in held:
            connection.close()


def test_without_the_package_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(PressError, match=r"pip install 'one-chessboard\[dask\]'"),
        workers.hire(f"tcp://127.0.0.1:{server.getsockname()[1]}", 1),
    ):
        pass
