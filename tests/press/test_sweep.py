"""Sweeps from the outside: what a grid may say, what the table holds, what stays when something fails."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
import yaml
from small_book import Book, code, prose, until, write_book

from analysis import sweeps
from press import PressError, cli, storage
from press.sweeps import grid, sweep

PEOPLE = "book/people"
TWO = {"chapters": [PEOPLE], "grid": {"end_year": [2015, 2020]}}


def write(book: Book, content: object, name: str = "grid.yml") -> str:
    text = content if isinstance(content, str) else yaml.safe_dump(content)
    (book.root / name).write_text(text, encoding="utf-8")
    return name


def swept(book: Book, content: object, *words: str) -> subprocess.CompletedProcess:
    return book.press("sweep", write(book, content), "--out", "out", *words)


def table(book: Book, out: str = "out") -> pd.DataFrame:
    return pd.read_parquet(book.root / out / "sweep.parquet")


def value(rows: pd.DataFrame, name: str) -> list[float]:
    return rows.loc[rows["id"] == name, "value"].tolist()


@pytest.fixture(scope="module")
def first(once, tmp_path_factory) -> Book:
    """A book swept once at two points, by the command itself."""

    def make(root: Path) -> None:
        book = write_book(root)
        ran = book.command("sweep", write(book, TWO), "--out", "out")
        assert ran.returncode == 0, ran.stderr
        assert "2 points; 2 runs executed, 0 stood from before" in ran.stdout

    return Book(shutil.copytree(once("swept", make), tmp_path_factory.mktemp("swept") / "book"))


@pytest.fixture
def book(first, tmp_path) -> Book:
    return Book(shutil.copytree(first.root, tmp_path / "book"))


def test_the_table_has_a_row_for_each_result_and_verdict_of_each_point(first):
    rows = table(first)
    assert value(rows, "people.last") == [2015, 2020]
    assert rows.loc[rows["kind"] == "result", "end_year"].tolist() == [2015, 2015, 2020, 2020]
    verdicts = rows[rows["kind"] == "verdict"]
    assert verdicts["id"].tolist() == ["many-people"] * 2 and set(verdicts["verdict"]) == {"holds"}
    assert (rows.loc[rows["id"] == "people.sum", "unit"] == "10,000 persons").all()
    assert rows["error"].isna().all() and (rows.loc[rows["kind"] == "result", "seconds"] > 0).all()
    assert rows["end_year"].dtype == "int64" and rows["value"].dtype == "float64"


def test_the_table_says_what_it_was_made_from(first):
    made = json.loads(pq.read_metadata(first.root / "out/sweep.parquet").metadata[b"press"])
    assert yaml.safe_load(made["grid"]) == TWO
    assert set(made["read"]["tables"]["data"]) == {"population"}
    assert "analysis.data.package" in made["read"]["modules"] and PEOPLE in made["read"]["code"]


def test_what_is_done_is_not_done_again_and_what_changed_is(book):
    before = table(book)
    more = {"chapters": [PEOPLE], "grid": {"end_year": {"from": 2015, "to": 2030, "step": 5}}}
    refused = swept(book, more)
    assert refused.returncode == 1 and "out of range" in refused.stderr
    pd.testing.assert_frame_equal(table(book), before)
    more["grid"]["end_year"]["to"] = 2020
    assert "0 runs executed, 2 stood" in swept(book, more).stdout
    book.change("prices.csv", "Beijing,2001,103.1", "Beijing,2001,103.2")
    book.people(prose("More prose alone."))
    assert "0 runs executed, 2 stood" in swept(book, TWO).stdout
    book.change("population.csv", "Beijing,2020,2189", "Beijing,2020,2190")
    TWO_AND_ONE = {"chapters": [PEOPLE], "grid": {"end_year": [2015, 2020, 2013]}}
    assert "3 runs executed, 0 stood" in swept(book, TWO_AND_ONE, "--keep-notebooks").stdout
    after = table(book)
    assert value(after, "people.sum")[1] == value(before, "people.sum")[1] + 1
    assert sorted(p.stem for p in (book.root / "out/notebooks").iterdir()) == sorted(
        after["run"].dropna().unique()
    )


def test_a_failing_point_is_recorded_the_others_go_on_and_it_is_tried_again(book):
    book.people(code("assert end_year != 2015, 'no such year'"))
    ran = swept(book, TWO)
    assert ran.returncode == 1
    assert f"failed: {PEOPLE}, end_year=2015: AssertionError: no such year" in ran.stderr
    assert "2 points; at 1 of them a chapter failed" in ran.stdout
    rows = table(book)
    assert rows.loc[rows["kind"] == "error", "end_year"].tolist() == [2015]
    assert "no such year" in rows.loc[rows["kind"] == "error", "error"].item()
    assert value(rows, "people.last") == [2020]
    book.people(code("assert True"))
    assert swept(book, TWO).returncode == 0


def test_points_that_differ_in_what_a_chapter_does_not_declare_share_its_run(book):
    note = 'note: str = "a"  # a word; one of a, b'
    result = 'results.record("words.length", len(note), unit="count")'
    book.chapter(
        "prices",
        prose("# P"),
        code(note, "parameters"),
        code("from analysis.output import results"),
        code(result),
    )
    both = {"chapters": [PEOPLE, "book/prices"], "grid": {"end_year": [2015, 2020], "note": ["a", "b"]}}
    ran = swept(book, both)
    assert "4 points; 2 runs executed, 2 stood" in ran.stdout, ran.stderr
    rows = table(book)
    assert (
        rows.groupby("point")["id"].apply(list).tolist()
        == [["people.last", "people.sum", "words.length", "many-people"]] * 4
    )


@pytest.mark.slow
def test_packages_are_swept_side_by_side_and_a_list_may_leave_a_value_to_the_chapter(book):
    other = book.root / "other"
    shutil.copytree(book.root / "data", other)
    path = other / "population.csv"
    path.write_text(path.read_text().replace("Beijing,2025,2180", "Beijing,2025,2190"))
    assert book.press("seal", "other").returncode == 0
    ran = swept(book, {"chapters": PEOPLE, "packages": ["data", "other"], "points": [{}, {"end_year": 2020}]})
    assert ran.returncode == 0, ran.stderr
    rows = table(book)
    own, others = (value(rows[rows["package"] == name], "people.sum") for name in ("data", "other"))
    assert others == [own[0] + 10, own[1]]
    assert rows.loc[rows["id"] == "people.last", "end_year"].isna().tolist() == [True, False] * 2


def test_a_sample_is_drawn_within_its_space_and_is_the_same_for_the_same_seed(first):
    space = {"end_year": {"from": 2013, "to": 2022}}
    for method in grid.METHODS:
        sample = {"method": method, "size": 20, "seed": 3, "parameters": space}
        points = [
            [p.values["end_year"] for p in validated(first, {"chapters": PEOPLE, "sample": sample}).points()]
            for _ in range(2)
        ]
        assert points[0] == points[1] and set(points[0]) <= set(range(2013, 2023))
        if method == "latin hypercube":  # one in each of the twenty strata: each year twice
            assert sorted(points[0]) == sorted([*range(2013, 2023)] * 2)


def validated(book: Book, content: object, sure: bool = False) -> grid.Grid:
    return grid.read(book.root / write(book, content), book.root, lambda data: lambda: (1949, 2025), sure)


def point(**values):
    return {"chapters": [PEOPLE], "grid": values}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (point(endyear=[2020]), "no chapter has a parameter endyear (did you mean end_year?)"),
        ({"chapters": ["book/nobody"], "grid": {"end_year": [2020]}}, "no chapter book/nobody. There are:"),
        ({"grid": {"end_year": [2020]}}, "chapters: expected a list of names, found nothing"),
        ({"chapters": [PEOPLE]}, "has no points: give one of grid, points, sample"),
        (point() | {"points": []}, "has grid and points: give one"),
        (point(), "grid: no points"),
        (point(end_year=[]), "grid: no points"),
        ({"chapters": [PEOPLE], "points": []}, "points: no points"),
        (point(end_year=[2020, 2050]), "2050 is out of range"),
        (point(end_year={"from": 1990, "to": 2020}), "1990 is out of range"),
        (point(end_year={"from": 2020, "to": 2015}), "in this order"),
        (point(end_year=[2020, 2020]), "a value is given twice"),
        (point(end_year=["2020"]), "'2020' is of type str, not int"),
        (point(end_year=[True]), "True is of type bool, not int"),
        (point(end_year=2020), "expected a mapping"),
        (point(end_year=[[2020]]), "expected a number, a word, true or false"),
        (point(data=["data"]), "list the folders under `packages`"),
        (point(end_year=[2020]) | {"packages": ["nowhere"]}, "no datapackage.json in"),
        (point(end_year=[2020]) | {"packages": ["data", "./data"]}, "named twice"),
        (point(end_year=[2020]) | {"points_": 1}, "unknown key points_"),
        ({"chapters": [PEOPLE], "points": [{"end_year": 2050}]}, "2050 is out of range"),
        ({"chapters": [PEOPLE], "sample": {"method": "guess"}}, "'guess' is not one of latin hypercube"),
        ({"chapters": [PEOPLE], "sample": {"method": "uniform", "size": 5}}, "`seed` is None"),
        ("chapters: [", "not YAML"),
        ("", "expected a mapping, found nothing"),
    ],
)
def test_a_grid_that_cannot_be_run_is_refused_in_words(first, content, words):
    with pytest.raises(PressError) as refused:
        validated(first, content)
    assert words in str(refused.value) and "grid.yml" in str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        point(end_year={"from": 2013, "to": 2022}, factor={"from": 1, "to": 1_000_000}),
        {
            "chapters": [PEOPLE],
            "sample": {
                "method": "latin hypercube",
                "size": 10_000_000,
                "seed": 1,
                "parameters": {"end_year": {"from": 2013, "to": 2022}},
            },
        },
    ],
)
def test_ten_million_points_are_counted_refused_and_never_written_out(book, content):
    factor = "factor: int = 1  # a number; from 1 to 1000000\n"
    end = "end_year: int = 0  # last year; from 2013 to last, or 0"
    book.chapter("people", prose("# P"), code(factor + end, "parameters"))
    tracemalloc.start()
    try:
        with pytest.raises(PressError, match="10,000,000 points.*only with --yes"):
            validated(book, content)
        if "grid" in content:
            points = validated(book, content, sure=True)
            assert len(points) == 10_000_000
            assert next(points.points()).values == {"end_year": 2013, "factor": 1}
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_value_that_fits_alone_but_not_with_another_is_a_failing_point(book):
    start = "start_year: int = 2012  # first year; from 2006 to last\n"
    end = "end_year: int = 0  # last year; from 2006 to last, or 0"
    book.chapter("people", prose("# P"), code(start + end, "parameters"))
    ran = swept(book, point(start_year=[2010, 2016], end_year=[2015]))
    rows = table(book)
    assert ran.returncode == 1 and rows["kind"].tolist() == ["error"]
    assert "end_year (2015) must come after start_year (2016)" in rows["error"].item()


def counting(book: Book, body: str) -> None:
    """Makes `book/prices` a chapter that needs no package, with a number `n` as its parameter."""
    note = "n: int = 1  # a number; from 1 to 100"
    record = 'results.record("n.square", n * n, unit="count")'
    opening = "import os, signal, time\nfrom pathlib import Path\n\nfrom analysis.output import results\n"
    book.chapter("prices", prose("# N"), code(note, "parameters"), code(opening), code(body), code(record))


def numbers(last: int) -> dict:
    return {"chapters": ["book/prices"], "grid": {"n": {"from": 1, "to": last}}}


def under_way(book: Book, content: dict, seen: str = "slow") -> subprocess.Popen:
    """A sweep that has come to the point where a chapter leaves the file `seen`."""
    ran = subprocess.Popen(
        [sys.executable, "-m", "press", "sweep", write(book, content), "--out", "out", "--jobs", "2"],
        cwd=book.root,
        env=book.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until((book.root / seen).exists)
    return ran


SLOW = "if n == 3 and not Path('fast').exists():\n    Path('slow').touch()\n    time.sleep(300)"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="counts processes in /proc")
def test_ctrl_c_keeps_what_is_done_and_the_same_command_goes_on_from_there(book):
    before = (book.root / "out/sweep.parquet").read_bytes()
    counting(book, SLOW)
    ran = under_way(book, numbers(4))
    other = swept(book, numbers(4))
    assert other.returncode == 1 and "another sweep is at work in" in other.stderr and "--out" in other.stderr
    # 1, 2 and 4 end while 3 sleeps
    until(lambda: len(list((book.root / "out/runs").glob("*.json"))) == 2 + 3)
    os.killpg(ran.pid, signal.SIGINT)
    _, said = ran.communicate(timeout=30)
    assert ran.returncode == 130 and "interrupted; 3 runs were executed and are kept" in said
    assert "Traceback" not in said and (book.root / "out/sweep.parquet").read_bytes() == before
    until(lambda: book.processes() == [])
    (book.root / "fast").touch()
    done = swept(book, numbers(4))
    assert "1 runs executed, 3 stood from before" in done.stdout, done.stderr
    assert value(table(book), "n.square") == [1, 4, 9, 16]
    assert not list((book.root / "out").rglob(".*.parquet*")) and not list(
        (book.root / "out/runs").glob(".*")
    )


@pytest.mark.slow
def test_a_kernel_that_is_killed_costs_no_point_and_one_that_always_dies_costs_its_own(book):
    kill = """\
if n == 3 or (n == 2 and not Path("once").exists()):
    Path("once").touch()
    os.kill(os.getpid(), signal.SIGKILL)"""
    counting(book, kill)
    ran = swept(book, numbers(4))
    assert ran.returncode == 1, ran.stderr
    rows = table(book)
    assert value(rows, "n.square") == [1, 4, 16]
    assert rows.loc[rows["kind"] == "error", "n"].tolist() == [3]
    assert "DeadKernelError" in rows.loc[rows["kind"] == "error", "error"].item()


def test_an_output_folder_that_cannot_be_written_is_refused_in_words(book):
    (book.root / "file").write_text("")
    ran = book.press("sweep", write(book, TWO), "--out", "file/below")
    assert ran.returncode == 1 and "cannot write to" in ran.stderr and "--out" in ran.stderr
    if os.geteuid() != 0:  # root may write anywhere
        (book.root / "closed").mkdir(mode=0o500)
        ran = book.press("sweep", write(book, TWO), "--out", "closed")
        assert ran.returncode == 1 and "cannot write to" in ran.stderr


def test_a_full_disk_stops_in_words_and_leaves_the_last_table_whole(first, tmp_path, monkeypatch, capsys):
    root = tmp_path / "book"
    shutil.copytree(first.root, root)
    book = Book(root)
    before = (root / "out/sweep.parquet").read_bytes()
    monkeypatch.chdir(root)
    command = ["sweep", write(book, TWO), "--out", "out"]

    class Full:
        """A disk without room for a table."""

        def __init__(self, *_, **__):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(pq, "ParquetWriter", Full)
        assert cli.main(command) == 1
    said = capsys.readouterr().err
    assert "No space left on device; make room. 0 runs were executed and are kept" in said
    with monkeypatch.context() as patch:
        patch.setattr(sweep.Folder, "done", lambda self, run: False)
        patch.setattr(storage, "write", lambda path, content: Full())
        assert cli.main(command) == 1
    assert "No space left on device; make room." in capsys.readouterr().err
    assert (root / "out/sweep.parquet").read_bytes() == before
    assert cli.main(command) == 0
    assert "0 runs executed, 2 stood from before" in capsys.readouterr().out
    assert [p.name for p in (root / "out").glob(".*")] == [".lock"]


def declaring(book: Book, content: object, *, parameter: str = "sweep_table") -> None:
    """Makes `book/prices` a chapter that declares a sweep and records what its table says."""
    table = f'{parameter}: str = ""  # the table of the sweep'
    data = 'data: str = ""  # folder of the data package; empty: the book\'s own'
    opening = "from analysis import sweeps\nfrom analysis.output import results\n"
    body = f"table = sweeps.table({parameter})\nsums = table.loc[table['id'] == 'people.sum', 'value']"
    record = 'results.record("swept.sum", sums.sum(), unit="10,000 persons")\n'
    record += 'results.record("swept.points", len(sums), unit="count")'
    cells = (prose("# S"), code(f"{data}\n{table}", "parameters"), code(opening), code(body), code(record))
    book.chapter("prices", *cells)
    path = book.root / "book/prices.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"]["press"] = {"sweep": content}
    path.write_text(json.dumps(notebook), encoding="utf-8")


def built(book: Book, *words: str) -> dict:
    ran = book.press("build", *words)
    assert ran.returncode == 0, ran.stderr
    return {"said": ran.stdout, **{n: r["value"] for n, r in book.results()["results"].items()}}


@pytest.mark.slow
def test_a_declared_sweep_is_run_before_its_chapter_which_is_executed_again_when_it_changes(book):
    declaring(book, TWO)
    first = built(book)
    assert first["swept.points"] == 2 and "2 of 2 chapters executed" in first["said"]
    assert not book.results()["parameters"] and "sweep_table = " not in book.text("prices")
    assert "0 of 2 chapters executed" in built(book)["said"]
    book.change("prices.csv", "Beijing,2001,103.1", "Beijing,2001,103.2")  # which no swept chapter reads
    assert "0 of 2 chapters executed" in built(book)["said"]
    book.change("population.csv", "Beijing,2020,2189", "Beijing,2020,2190")
    changed = built(book)
    assert changed["swept.sum"] == first["swept.sum"] + 1 and "2 of 2 chapters" in changed["said"]
    book.people(code("assert True"))
    assert "2 of 2 chapters executed" in built(book)["said"]
    declaring(book, TWO | {"grid": {"end_year": [2015, 2020, 2021]}})
    more = built(book)
    assert more["swept.points"] == 3 and "1 of 2 chapters executed" in more["said"]
    assert book.press("verify").returncode == 0


@pytest.mark.slow
def test_what_stands_of_a_declared_sweep_is_not_executed_again(book):
    declaring(book, TWO)
    built(book)
    runs = {path: path.stat().st_mtime_ns for path in book.root.glob("_build/sweeps/*/runs/*.json")}
    assert len(runs) == 2
    shutil.rmtree(book.root / "_build/default/executed")
    assert "2 of 2 chapters executed" in built(book)["said"]
    assert {path: path.stat().st_mtime_ns for path in runs} == runs


@pytest.mark.slow
def test_a_declared_sweep_runs_on_the_editions_own_package(book):
    declaring(book, TWO)
    own = built(book)["swept.sum"]
    other = book.root / "other"
    shutil.copytree(book.root / "data", other)
    path = other / "population.csv"
    path.write_text(path.read_text().replace("Beijing,2020,2189", "Beijing,2020,2199"))
    assert book.press("seal", "other").returncode == 0
    ran = book.press("build", "--data", "other", "--edition", "other")
    assert ran.returncode == 0, ran.stderr
    assert book.results("other")["results"]["swept.sum"]["value"] == own + 10


@pytest.mark.slow
def test_a_declared_sweep_that_fails_fails_its_chapter_alone(book):
    declaring(book, TWO)
    book.people(code("assert end_year != 2015, 'no such year'"))
    ran = book.press("build")
    assert ran.returncode == 1 and "failed: book/prices, sweep:" in ran.stderr
    assert "1 of 2 points" in ran.stderr and "executed book/people" in ran.stderr


@pytest.mark.parametrize(
    ("content", "parameter", "words"),
    [
        ([TWO], "sweep_table", "expected a mapping, found list"),
        (TWO | {"packages": ["data"]}, "sweep_table", "the edition's own package is swept"),
        (point(endyear=[2020]), "sweep_table", "no chapter has a parameter endyear (did you mean end_year?)"),
        (point(end_year=[1990]), "sweep_table", "1990 is out of range"),
        (
            TWO | {"chapters": ["book/prices"]},
            "sweep_table",
            "declares a sweep of its own and cannot be swept",
        ),
        (TWO, "table", "the chapter has no parameter `sweep_table: str`"),
    ],
)
def test_what_a_chapter_declares_and_is_no_sweep_is_refused_with_its_name(book, content, parameter, words):
    declaring(book, content, parameter=parameter)
    ran = book.press("build")
    assert ran.returncode == 1 and words in ran.stderr and "book/prices: metadata press.sweep" in ran.stderr


def test_a_table_given_by_hand_to_the_press_and_none_given_to_papermill_are_refused_in_words(book):
    declaring(book, TWO)
    ran = book.press("build", "-p", "sweep_table=mine.parquet")
    assert ran.returncode == 1 and "sweep_table is not given by hand" in ran.stderr
    with pytest.raises(sweeps.SweepError, match="run `press build`, or run `press sweep`"):
        sweeps.table("")
