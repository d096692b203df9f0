"""A limit on memory is told in a sentence, or kept to; nothing aborts."""

import resource
import subprocess
import sys

import pytest
import yaml
from small_book import Book

from press import PressError, cli
from press.run import memory

LIMITED = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="RLIMIT_AS holds on Linux")
GRID = {"chapters": ["book/people"], "points": {"end_year": [2020, 2021]}}


def limited(book: Book, gigabytes: float, *words: str) -> subprocess.CompletedProcess:
    size = int(gigabytes * 1e9)
    command = (
        f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({size}, {size}))\n"
        f"import sys; from press.cli import main; sys.exit(main({list(words)!r}))"
    )
    return subprocess.run(
        [sys.executable, "-c", command],
        cwd=book.root,
        env=book.environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def grid(book: Book) -> str:
    path = book.root / "grid.yml"
    path.write_text(yaml.safe_dump(GRID), encoding="utf-8")
    return str(path)


TOO_LITTLE = [(0.8, []), (0.8, ["--jobs", "1"]), (1.5, []), (2.3, ["--jobs", "2"])]


@LIMITED
@pytest.mark.parametrize(("size", "more"), TOO_LITTLE)
def test_too_little_is_one_sentence_before_anything_runs(printed, size, more):
    """The limit itself, under which Python must come as far as the sentence."""
    told(limited(printed, size, "build", *more), size, 1)


@pytest.mark.parametrize(("size", "more"), TOO_LITTLE)
@pytest.mark.parametrize("command", ["build", "verify", "sweep"])
def test_every_command_that_executes_says_so(printed, monkeypatch, size, more, command):
    monkeypatch.setattr(resource, "getrlimit", lambda what: (int(size * 1e9), int(size * 1e9)))
    words = [command, grid(printed)] if command == "sweep" else [command]
    told(printed.press(*words, *more), size, 2 if command == "verify" else 1)


def told(ran: subprocess.CompletedProcess, size: float, status: int) -> None:
    assert ran.returncode == status
    (said,) = ran.stderr.splitlines()
    assert said.startswith(f"press: memory is limited to {size} GB (ulimit -v), and a kernel takes about ")
    assert "--jobs 1" in said


@pytest.mark.slow
@LIMITED
def test_with_enough_for_one_chapter_at_a_time_a_build_goes_on_alone(book):
    book.change("population.csv", "Beijing,2025,2180", "Beijing,2025,2181")
    book.change("prices.csv", "Beijing,2001,103.1", "Beijing,2001,103.2")
    ran = limited(book, memory.ONE / 1e9, "build")
    assert ran.returncode == 0, ran.stderr
    assert "2 of 2 chapters executed" in ran.stdout
    assert ran.stderr.startswith("press: memory is limited to 2.1 GB (ulimit -v), and a kernel takes about ")
    assert "one chapter at a time, as with --jobs 1" in ran.stderr.splitlines()[0]


@pytest.mark.parametrize(
    ("limit", "asked", "given"),
    [
        (resource.RLIM_INFINITY, None, 3),
        (resource.RLIM_INFINITY, 7, 7),
        (memory.MORE, None, 3),
        (memory.MORE, 7, 7),
        (memory.MORE - 1, None, 1),
        (memory.ONE, 1, 1),
        (memory.ONE, None, 1),
    ],
)
def test_jobs_are_as_many_as_the_limit_allows(monkeypatch, limit, asked, given):
    monkeypatch.setattr(resource, "getrlimit", lambda what: (limit, limit))
    monkeypatch.setattr(memory.os, "cpu_count", lambda: 3)
    assert memory.jobs(asked) == given


@pytest.mark.parametrize(
    ("limit", "asked"), [(memory.ONE - 1, None), (memory.ONE - 1, 1), (memory.MORE - 1, 2)]
)
def test_more_than_the_limit_allows_is_refused(monkeypatch, limit, asked):
    monkeypatch.setattr(resource, "getrlimit", lambda what: (limit, limit))
    with pytest.raises(PressError, match="--jobs 1"):
        memory.jobs(asked)


@pytest.mark.parametrize("fault", [MemoryError(), RuntimeError("can't start new thread")])
def test_what_python_says_of_memory_is_put_in_words(monkeypatch, capsys, fault):
    def fail(*_):
        raise fault

    monkeypatch.setattr("press.packages.scaffold._new", fail)
    assert cli.main(["new-package", "nowhere"]) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert "a kernel takes about" in said and "--jobs 1" in said


def test_another_fault_is_not_taken_for_a_lack_of_memory():
    with pytest.raises(RuntimeError, match="another"), memory.lack_in_words():
        raise RuntimeError("another")
