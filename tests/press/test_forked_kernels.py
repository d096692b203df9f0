"""Kernels forked from a warm process: to a chapter the same kernel; they end with their parent."""

import asyncio
import contextlib
import functools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from small_book import PARAMETERS, REPOSITORY, Book, code, prose, until, write_book

from press.book import chapters
from press.run import execute, kernels

pytestmark = pytest.mark.skipif(not kernels.possible(), reason="needs a system that forks")

REAL = ("plates/shares", "convergence/space", "index/published")  # tables, SVG figures, scipy
STATE = """\
import json, os, signal, sys, threading, warnings
import matplotlib, numpy, pandas, scipy.sparse.linalg, scipy.stats
import matplotlib.backends.backend_svg
import statsmodels.regression.linear_model
from IPython import get_ipython
hidden = ("JPY_PARENT_PID", "PRESS_COLD_KERNELS")
connection = sys.argv[2]
state = {
    "argv": [word.replace(connection, "FILE") for word in sys.argv],
    "command line": [word.replace(connection, "FILE") for word in sys.orig_argv],
    "path": sys.path,
    "folder": os.getcwd(),
    "environment": {name: value for name, value in os.environ.items() if name not in hidden},
    "our modules": sorted(m for m in sys.modules if m.split(".")[0] in ("analysis", "press")),
    "flags": [str(sys.flags), sys.warnoptions, sys._xoptions, __name__, sys.modules["__main__"].__name__],
    "filters": sorted(map(str, warnings.filters)),
    "signals": {s.name: str(signal.getsignal(s)).split(" at ")[0] for s in signal.Signals},
    "blocked": sorted(map(str, signal.pthread_sigmask(signal.SIG_BLOCK, ()))),
    "session": os.getsid(0) == os.getpid() == os.getpgid(0),
    "standard input": sys.__stdin__.read(),
    "streams": [type(sys.stdout).__name__, sys.stderr.encoding, sys.__stderr__.encoding],
    "matplotlib": {key: str(value) for key, value in sorted(matplotlib.rcParams.items())},
    "numpy": str(numpy.get_printoptions()),
    "pandas": [pandas.get_option(key) for key in ("display.width", "mode.string_storage")],
    "hooks": [sys.displayhook.__class__.__name__, sys.excepthook.__name__, str(sys.gettrace())],
    "recursion": sys.getrecursionlimit(),
    "hash": hash("a"),
    "handlers": sorted(e for e, found in get_ipython().events.callbacks.items() if found),
}
print(json.dumps(state))"""
WARM = 'import sys\nresults.record("people.warm", int("scipy.stats" in sys.modules), unit="count")'
INLINE = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"
DRAWS = """\
import random
import numpy as np
results.record("people.numpy", np.random.random(), unit="ratio")
results.record("people.random", random.random(), unit="ratio")"""
SLOW = "from pathlib import Path\nimport time\nPath('slow').touch()\ntime.sleep(60)"


def cells(book: Book, edition: str, chapter: str) -> list[tuple]:
    """What every cell of an executed chapter gave."""
    path = book.root / "_build" / edition / "executed" / "book" / f"{chapter}.ipynb"
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [("".join(cell["source"]), cell.get("outputs")) for cell in found]


def build(book: Book, *words: str) -> dict:
    ran = book.press("build", *words)
    assert ran.returncode == 0, ran.stderr
    return book.results(words[words.index("--edition") + 1] if "--edition" in words else "default")["results"]


def copy_chapter(book: Book, name: str) -> None:
    """A chapter of the real book, without the prose that refers to the rest of it."""
    path = REPOSITORY / "book" / f"{name}.ipynb"
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    computed = [code("".join(c["source"]), *c["metadata"].get("tags", [])) for c in found if "outputs" in c]
    book.chapter(last(name), prose(f"# {name}"), *computed)


@pytest.fixture(scope="module")
def twice(once) -> Book:
    """A book over the whole package, small chapters and real ones, executed once warm and once cold."""
    return Book(once("twice", build_twice))


def build_twice(root: Path) -> None:
    book = write_book(root, whole=True)
    opening = (code(PARAMETERS, "parameters"), code("from analysis.data import package"))
    book.chapter("state", prose("# State"), *opening, code(STATE), code(INLINE))
    for name in REAL:
        copy_chapter(book, name)
    toc = yaml.safe_load((book.root / "_toc.yml").read_text(encoding="utf-8"))
    toc["chapters"] += [{"file": f"book/{name}"} for name in ("state", *map(last, REAL))]
    (book.root / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    for words in (("--edition", "warm"), ("--edition", "cold", "--cold")):
        ran = book.command("build", *words)
        assert ran.returncode == 0, ran.stderr


def last(name: str) -> str:
    return name.rpartition("/")[2]


@pytest.mark.slow
@pytest.mark.parametrize("chapter", ["state", "prices", *map(last, REAL)])
def test_a_warm_chapter_is_the_cold_one_byte_for_byte(twice, chapter):
    for one, other in zip(cells(twice, "warm", chapter), cells(twice, "cold", chapter), strict=True):
        assert one == other


@pytest.mark.slow
def test_a_warm_edition_has_the_results_and_the_pages_of_the_cold_one(twice):
    one, other = (twice.root / "_build" / name for name in ("warm", "cold"))
    assert (one / "results.json").read_bytes() == (other / "results.json").read_bytes()
    pages = sorted(path.relative_to(one) for path in (one / "html").rglob("*") if path.is_file())
    assert len(pages) > 10 and any(path.suffix == ".svg" for path in pages)
    assert [page for page in pages if (one / page).read_bytes() != (other / page).read_bytes()] == []


def test_a_kernel_is_forked_unless_it_is_asked_not_to_be(book):
    book.people(code(WARM))
    assert build(book)["people.warm"]["value"] == 1
    assert build(book, "--edition", "cold", "--cold")["people.warm"]["value"] == 0


def test_two_warm_kernels_draw_different_numbers(book):
    book.people(code(DRAWS))
    book.chapter(
        "prices",
        prose("# Prices"),
        code(PARAMETERS, "parameters"),
        code("from analysis.data import package\nfrom analysis.output import results"),
        code(DRAWS.replace("people.", "prices.")),
    )
    found = build(book)
    for name in ("numpy", "random"):
        assert found[f"people.{name}"]["value"] != found[f"prices.{name}"]["value"]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="counts processes in /proc")
@pytest.mark.parametrize("words", [(), ("--cold",)])
def test_a_killed_build_leaves_no_process(book, words):
    book.people(code(SLOW))
    command = [sys.executable, "-m", "press", "build", *words]
    running = subprocess.Popen(command, cwd=book.root, env=book.environment)
    until((book.root / "slow").exists)
    assert len(book.processes()) > 1
    running.kill()  # the build alone: its kernels and what they were forked from must notice
    running.wait(timeout=30)
    until(lambda: book.processes() == [])


@contextlib.asynccontextmanager
async def kernel(folder: Path, **options):
    """A kernel as nbclient starts one: its manager and a client."""
    manager = kernels.Manager(kernel_name="python3", transport="ipc", ip=str(folder / "k"))
    await manager.start_kernel(**options)
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=60)
        yield manager, client
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


async def printed_by(client, source: str) -> str:
    """What a cell prints."""
    said = []
    await client.execute_interactive(
        source, timeout=60, output_hook=lambda message: said.append(message["content"].get("text", ""))
    )
    return "".join(said).strip()


def test_a_kernel_is_interrupted_and_goes_on(tmp_path):
    async def scenario():
        async with kernel(tmp_path) as (manager, client):
            assert isinstance(manager.provisioner.process, kernels.ForkedProcess)
            asleep = tmp_path / "asleep"
            running = asyncio.create_task(
                client.execute_interactive(
                    f"open({str(asleep)!r}, 'w').close()\nimport time; time.sleep(60)", output_hook=print
                )
            )
            while not asleep.exists():
                await asyncio.sleep(0.05)
            await manager.interrupt_kernel()
            reply = await asyncio.wait_for(running, 30)
            assert reply["content"]["ename"] == "KeyboardInterrupt"
            return await printed_by(client, "print(6 * 7)")

    assert asyncio.run(scenario()) == "42"


def test_the_process_that_forks_has_one_thread_and_no_module_of_ours(tmp_path):
    look = "import os; print(os.getppid(), len(os.listdir(f'/proc/{os.getppid()}/task')))"
    ours = "import sys; print([m for m in sys.modules if m.partition('.')[0] in ('analysis', 'press')])"

    async def scenario():
        async with kernel(tmp_path) as (_, client):
            return await printed_by(client, look), await printed_by(client, ours)

    (parent, threads), modules = (text.split(maxsplit=1) for text in asyncio.run(scenario()))
    assert "forkserver" in Path(f"/proc/{parent}/cmdline").read_text()
    assert threads == "1" and modules == ["[]"]


def test_another_environment_or_command_gets_a_plain_kernel(tmp_path):
    async def scenario():
        environment = {**os.environ, "PYTHONHASHSEED": "1"}
        async with kernel(tmp_path, env=environment) as (manager, client):
            assert isinstance(manager.provisioner.process, subprocess.Popen)
            return await printed_by(client, "import os; print(os.environ['PYTHONHASHSEED'])")

    assert asyncio.run(scenario()) == "1"
    kernels.start()
    serves = functools.partial(kernels.Provisioner.serves, None)
    assert serves([sys.executable, "-m", "ipykernel_launcher", "-f", "x"], dict(os.environ))
    assert not serves([sys.executable, "-O", "-m", "ipykernel_launcher", "-f", "x"], dict(os.environ))
    assert not serves(["Rscript", "-e", "IRkernel::main()"], dict(os.environ))


def test_a_kernel_that_dies_says_so(tmp_path):
    async def scenario():
        async with kernel(tmp_path) as (manager, client):
            client.execute("import os; os._exit(7)")
            process = manager.provisioner.process
            return await asyncio.to_thread(process.wait), await manager.is_alive()

    assert asyncio.run(scenario()) == (7, False)


def test_a_chapter_that_kills_its_kernel_fails_alone(book):
    book.people(code("import os; os._exit(7)"))
    book.change("prices.csv", "Beijing,2001,103.1", "Beijing,2001,103.2")
    ran = book.press("build")
    assert ran.returncode == 1 and "failed: book/people, kernel" in ran.stderr
    assert "executed book/prices" in ran.stderr


def test_the_longest_chapters_start_first(book):
    def job(name: str, edition: str = "default") -> execute.Job:
        chapter = chapters.Chapter(f"book/{name}", book.root / "book" / f"{name}.ipynb")
        target = book.root / "_build" / edition / "executed/book" / f"{name}.ipynb"
        return execute.Job(chapter, {}, target, book.root)

    people, prices = job("people"), job("prices")
    took = json.loads(people.target.read_text())
    took["metadata"]["papermill"]["duration"] = 99.0
    people.target.write_text(json.dumps(took))
    prices.target.unlink()
    assert execute._expected_seconds(people) == 99
    assert execute._expected_seconds(job("people", "another")) == 99
    assert 0 < execute._expected_seconds(prices) < 99
