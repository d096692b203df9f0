"""The press from the outside: what is executed when, what a page shows, what stays when something fails."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from small_book import CLAIM, OPENING, PARAMETERS, Book, code, prose, until

from press.pages import layout


def executed(book: Book) -> dict[str, float]:
    folder = book.root / "_build/default/executed/book"
    return {path.stem: path.stat().st_mtime_ns for path in folder.glob("*.ipynb")}


def again(book: Book, *words: str, by=Book.press) -> set[str]:
    """The chapters that a build executed."""
    before = executed(book)
    ran = by(book, "build", *words)
    assert ran.returncode == 0, ran.stderr
    return {name for name, at in executed(book).items() if before.get(name) != at}


def test_a_number_in_prose_shows_its_value_its_origin_and_its_cell(printed):
    page = printed.page("people")
    last = printed.results()["results"]["people.last"]["value"]
    assert f"In {last} there were" in printed.text("people")
    assert 'href="#result-people.sum"' in page and 'id="result-people.sum"' in page
    title = page.split('title="people.sum')[1].split('"')[0]
    assert "chapter people" in title and "tables population" in title and "default parameters" in title


def test_a_claim_and_the_ledger_show_the_verdict_with_its_number(printed):
    assert "press-holds" in printed.page("people")
    ledger = printed.page("ledger")
    assert 'id="claim-many-people"' in ledger and "人很多。" in ledger
    assert "1 claim:" in printed.page("index")
    assert re.search(r'href="ledger.html#claim-many-people" title="[^"]*Many', printed.page("index"))
    assert 'href="ledger.html#verdict=holds"' in printed.page("index")


def test_the_code_of_a_section_is_folded_into_one_place():
    cells = [{"id": name} | code(text) for name, text in (("a", "n = 1"), ("b", ""), ("c", "n + 1"))]
    folded = layout._folded(cells)
    assert [one["source"] for one in folded if one["cell_type"] == "code"] == ["n = 1\n\nn + 1"]
    assert folded[-1]["metadata"]["tags"] == ["hide-input"] and folded[-1]["outputs"] == []
    assert layout.code_anchor("a") in folded[0]["source"]
    assert layout._folded([]) == []


def test_nothing_changed_nothing_executed_nothing_printed(book):
    html = book.root / "_build/default/html"
    before = {path: path.stat().st_mtime_ns for path in html.rglob("*")}
    assert again(book) == set()
    assert "0 of 2 chapters executed, pages unchanged" in book.press("build").stdout
    assert {path: path.stat().st_mtime_ns for path in html.rglob("*")} == before


def test_a_chapter_is_executed_again_when_and_only_when_what_it_reads_changed(book):
    book.change("prices.csv", "Beijing,2000,", "Beijing,2000,1")  # 103.5 becomes 1103.5
    refused = book.press("build")
    assert refused.returncode == 1 and "prices.csv" in refused.stderr  # out of range
    book.change("prices.csv", "Beijing,2000,1", "Beijing,2000,")
    book.change("population.csv", "Beijing,2025,2180", "Beijing,2025,2181")
    old = book.results()["results"]["people.sum"]["value"]
    assert again(book) == {"people"}
    assert book.results()["results"]["people.sum"]["value"] == old + 1
    book.people(prose("More prose alone."))
    assert again(book) == set()
    assert "More prose alone." in book.page("people")
    (book.root / "requirements.lock").write_text("another lock\n")
    assert again(book) == {"people", "prices"}
    assert again(book, "-p", "end_year=2020") == {"people", "prices"}
    assert book.results()["results"]["people.last"]["value"] == 2020
    assert "end_year = 2020" in book.text("people")


@pytest.mark.slow
def test_a_chapter_that_lists_the_tables_is_executed_again_when_there_is_another(book):
    book.people(code('results.record("people.tables", len(pack.names), unit="count")'))
    again(book)
    path = book.root / "data/datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    before = book.results()["results"]["people.tables"]["value"]
    package["resources"] = [r for r in package["resources"] if r["name"] != "facts"]
    path.write_text(json.dumps(package), encoding="utf-8")
    assert again(book) == {"people"}
    assert book.results()["results"]["people.tables"]["value"] == before - 1


def changed(module: Path) -> None:
    module.write_text(f"{module.read_text(encoding='utf-8')}\n# changed\n", encoding="utf-8")


def test_a_changed_module_executes_the_chapters_that_import_it(book):
    changed(book.root / "analysis/methods/dispersion.py")
    assert again(book) == set()  # neither chapter imports dispersion
    changed(book.root / "analysis/output/results.py")
    assert again(book) == {"people", "prices"}


@pytest.mark.slow
def test_a_changed_word_executes_the_chapters_that_looked_it_up(book):
    lookup = 'letters = len(labels.text("table.highways.note", "en"))'
    record = 'results.record("people.letters", letters, unit="count")'
    book.people(code(f"from analysis.output import labels\n\n{lookup}\n{record}"))
    again(book)
    words = book.root / "analysis/output/words/data.py"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace('"table.highways.value": "km"', '"table.highways.value": "miles"'), "utf-8")
    assert again(book, by=Book.command) == set()
    words.write_text(text.replace('"table.highways.note": "What"', '"table.highways.note": "Which"'), "utf-8")
    assert again(book, by=Book.command) == {"people"}
    assert book.results()["results"]["people.letters"]["value"] == 5
    chinese = book.root / "locale/zh/LC_MESSAGES/words.po"
    text = chinese.read_text(encoding="utf-8")
    assert text.count('msgid "km"\nmsgstr "公里"') > 1 and text.count('msgid "Which"') == 0
    chinese.write_text(text.replace('msgid "km"\nmsgstr "公里"', 'msgid "km"\nmsgstr "千米"'), "utf-8")
    assert again(book, by=Book.command) == set()
    context = 'msgctxt "table.highways.note"\nmsgid "What"\nmsgstr "内容"'
    assert context in text
    chinese.write_text(text.replace(context, context.replace("内容", "事项")), "utf-8")
    assert again(book, by=Book.command) == {"people"}


def test_a_failing_chapter_is_named_the_others_go_on_and_the_last_good_pages_stay(book):
    good = book.page("people")
    book.people(code("missing_name"), title="Broken")
    book.change("prices.csv", "Beijing,2001,103.1", "Beijing,2001,103.2")
    ran = book.press("build")
    assert ran.returncode == 1
    assert "failed: book/people, cell 6" in ran.stderr
    assert "NameError: name 'missing_name' is not defined" in ran.stderr
    assert "executed book/prices" in ran.stderr
    assert book.page("people") == good
    book.people()
    assert again(book) == {"people"}


def test_a_chapter_that_is_edited_while_it_runs_is_not_printed_with_the_old_output(book):
    edit = """\
from pathlib import Path
own = Path("book/people.ipynb")
own.write_text(own.read_text().replace("last = int", "last  = int"))"""
    book.people(code(edit))
    ran = book.press("build")
    assert ran.returncode == 1 and "book/people was changed while it was executed" in ran.stderr


def test_a_chapter_that_warns_is_a_chapter_that_failed(book):
    book.people(code("import warnings\nwarnings.warn('old habits')"))
    ran = book.press("build")
    assert ran.returncode == 1 and "old habits" in ran.stderr and "wrote to stderr" in ran.stderr


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('results.record("people.last", 1, unit="count")', "people.last is recorded twice in this chapter"),
        ('results.record("prices.highest", 1, unit="count")', "prices.highest is recorded twice: by"),
        ('results.record("people.odd", float("nan"), unit="count")', "people.odd"),
        ('results.record("people.odd", 1, unit="")', "people.odd"),
        ('results.record("people.odd", 1)', "unit"),
    ],
)
def test_a_bad_record_stops_the_build(book, cell, words):
    book.people(code(cell))
    ran = book.press("build")
    assert ran.returncode == 1 and words in ran.stderr
    assert (book.root / "_build/default/html/index.html").is_file()


def test_prose_that_names_an_unknown_result_or_claim_is_an_error_and_the_pages_stay(book):
    good = book.page("people")
    book.people(prose("There were {result}`people.nobody` and {claim}`nowhere`."))
    ran = book.press("build")
    assert ran.returncode == 1
    assert "people.nobody is recorded by no chapter" in ran.stderr and "claim nowhere" in ran.stderr
    assert book.page("people") == good
    assert book.press("build").returncode == 1  # not forgotten by a second try


def test_a_claim_about_a_result_that_nobody_records_stops_the_build(book):
    test = CLAIM["tests"][0] | {"result": "people.nobody"}
    book.claims(CLAIM | {"tests": [test]})
    ran = book.press("build")
    assert ran.returncode == 1 and "settled by people.nobody, a result that no chapter records" in ran.stderr
    book.claims(CLAIM | {"tests": [{k: v for k, v in CLAIM["tests"][0].items() if k != "tolerance"}]})
    for command in (("build",), ("check", "data")):
        ran = book.press(*command)
        assert ran.returncode == 1 and "`tolerance` is missing" in ran.stderr


def test_a_bad_parameter_is_refused_before_anything_runs(book):
    for given, words in (
        ("endyear=2020", "did you mean end_year?"),
        ("end_year=soon", "not of type int"),
        ("end_year=2050", "out of range"),
    ):
        ran = book.press("build", "-p", given)
        assert ran.returncode == 1 and words in ran.stderr and "executed" not in ran.stderr


def test_a_notebook_without_a_parameters_cell_is_refused(book):
    book.chapter("prices", prose("# Prices"), code(OPENING.replace("data", '""')))
    ran = book.press("build")
    assert ran.returncode == 1
    assert "book/prices.ipynb: no cells tagged `parameters`" in ran.stderr


def test_a_package_that_fails_its_check_is_not_built(book):
    book.change("population.csv", "Beijing,2025,2180", "Beijing,2025,many")
    ran = book.press("build")
    assert ran.returncode == 1 and "population.csv" in ran.stderr and "many" in ran.stderr


@pytest.mark.slow
def test_another_package_and_another_edition_leave_the_default_alone(book):
    default = (book.root / "_build/default/results.json").read_bytes()
    other = book.root / "other"
    subprocess.run(["cp", "-r", book.root / "data", other], check=True)
    path = other / "population.csv"
    path.write_text(path.read_text().replace("Beijing,2025,2180", "Beijing,2025,2190"))
    assert book.press("seal", "other").returncode == 0
    ran = book.press("build", "--data", "other", "--edition", "other")
    assert ran.returncode == 0, ran.stderr
    changed = book.results("other")
    assert (
        changed["results"]["people.sum"]["value"]
        == json.loads(default)["results"]["people.sum"]["value"] + 10
    )
    assert changed["parameters"]["book/people"]["data"] == "other"
    assert (book.root / "_build/default/results.json").read_bytes() == default


@pytest.mark.slow
def test_an_edition_with_its_own_parameters_is_not_accepted(book):
    assert again(book, "-p", "end_year=2020")
    ran = book.press("accept")
    assert ran.returncode == 1 and "own data and parameters" in ran.stderr
    again(book)
    assert book.press("accept").returncode == 0
    assert (book.root / "book/results.json").read_bytes() == (
        book.root / "_build/default/results.json"
    ).read_bytes()


SLOW = "import time\nfrom pathlib import Path\nPath('slow').touch()\ntime.sleep(60)"


def started(book: Book) -> subprocess.Popen:
    """A build that is in the middle of a chapter."""
    book.people(code(SLOW))
    build = subprocess.Popen(
        [sys.executable, "-m", "press", "build"],
        cwd=book.root,
        env=book.environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until((book.root / "slow").exists)
    return build


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="counts processes in /proc")
def test_ctrl_c_stops_cleanly_and_leaves_the_pages(book):
    good = book.page("people")
    build = started(book)
    os.killpg(build.pid, signal.SIGINT)
    _, said = build.communicate(timeout=30)
    assert build.returncode == 130 and "interrupted; the last good pages stay" in said
    assert "Traceback" not in said
    until(lambda: book.processes() == [])
    assert book.page("people") == good


@pytest.mark.slow
def test_a_killed_build_is_followed_by_one_that_completes_with_the_same_results(book):
    results = (book.root / "_build/default/results.json").read_bytes()
    build = started(book)
    os.killpg(build.pid, signal.SIGKILL)
    build.wait(timeout=30)
    book.people()
    assert book.press("build").returncode == 0
    assert (book.root / "_build/default/results.json").read_bytes() == results
    assert not list((book.root / "_build").rglob(".unfinished*"))


def test_two_builds_in_one_folder_at_once_are_refused(book):
    build = started(book)
    try:
        ran = book.press("build")
        assert ran.returncode == 1 and "another build is at work" in ran.stderr
    finally:
        os.killpg(build.pid, signal.SIGKILL)
        build.wait(timeout=30)


def test_plain_papermill_leaves_a_complete_record_and_lists_each_parameter(printed, tmp_path):
    papermill = [sys.executable, "-m", "papermill", "book/people.ipynb"]
    out = tmp_path / "out.ipynb"
    subprocess.run(
        [*papermill, out, "-p", "end_year", "2020"], cwd=printed.root, capture_output=True, check=True
    )
    records = [
        output["data"]["application/vnd.onechessboard.result+json"]
        for cell in json.loads(out.read_text())["cells"]
        for output in cell.get("outputs", [])
    ]
    assert (records[0]["id"], records[0]["value"]) == ("people.last", 2020)
    listed = subprocess.run(
        [*papermill, "--help-notebook"], cwd=printed.root, capture_output=True, text=True, check=True
    )
    assert (
        "end_year: int (default 0)" in listed.stdout
        and "last year compared, 0 for the latest" in listed.stdout
    )


def test_parameters_are_listed(printed):
    listed = printed.press("parameters").stdout
    assert (
        "book/people" in listed and "end_year: int = 0" in listed and PARAMETERS.splitlines()[0][:4] in listed
    )


@pytest.mark.slow
def test_a_disk_that_fills_up_while_building_leaves_the_pages_and_is_told(book):
    """The limit on a file's size stands for a full disk: the same writes fail, in every process."""
    good = {path: path.read_bytes() for path in (book.root / "_build/default/html").rglob("*.html")}
    book.people(prose("More prose."), code("last + 1"))
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); "
        "from press.cli import main; sys.exit(main(['build']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", limited],
        cwd=book.root,
        env=book.environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ran.returncode == 1 and "File too large" in ran.stderr, ran.stderr
    assert {path: path.read_bytes() for path in good} == good
    assert book.press("build").returncode == 0
    assert "More prose." in book.page("people")


def test_an_output_folder_that_cannot_be_written_is_told_and_leaves_the_other_editions(book):
    good = book.page("people")
    (book.root / "_build/other").write_text("a file where a folder should be")
    ran = book.press("build", "--edition", "other")
    assert ran.returncode == 1 and "_build/other" in ran.stderr and "Traceback" not in ran.stderr
    assert book.page("people") == good
