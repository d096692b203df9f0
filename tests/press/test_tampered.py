"""Files of another shape: what people write is refused with its place, our own state made anew."""

import json
import shutil

import pytest
from small_book import CLAIM, Book

from press import PressError, storage
from press.editions import receipt
from press.findings.claims import judge_all, validate

SHAPES = [
    "[]",
    "{}",
    "null",
    "7",
    '"text"',
    "{",
    "[" * 100_000,
    '{"a": 1, "a": 2}',
    '{"kept": [], "sha256": "x"}',
]
OWN = [
    "checked.json",
    "executed/book/people.reads.json",
    "executed/book/people.ipynb",
    "work/compiled.json",
    "work/en/press.json",
    "stage/en/book/results.json",
    "results.json",
    "receipt.json",
]


@pytest.mark.parametrize("name", OWN)
def test_own_state_that_is_damaged_is_made_anew(printed: Book, name):
    folder = printed.root / "_build/default"
    path, results, made = folder / name, printed.results(), (folder / "receipt.json").read_text()
    for text in (SHAPES[0], SHAPES[6]):
        path.write_text(text, encoding="utf-8")
        ran = printed.press("build")
        assert ran.returncode == 0, ran.stderr
        assert printed.results() == results
        assert json.loads((folder / "receipt.json").read_text())["outputs"] == json.loads(made)["outputs"]


@pytest.mark.parametrize("text", SHAPES)
def test_what_was_kept_is_itself_or_nothing(tmp_path, text):
    path = tmp_path / "own.json"
    storage.keep(path, {"a": [1.5, "b"]})
    assert storage.kept(path) == {"a": [1.5, "b"]}
    path.write_text(text, encoding="utf-8")
    assert storage.kept(path) is None


READS = [
    (command, name) for command in ("diff", "verify", "pack") for name in ("results.json", "receipt.json")
]


@pytest.mark.parametrize(("command", "name"), [*READS, ("accept", "results.json")])
@pytest.mark.parametrize("text", SHAPES)
def test_a_tampered_edition_is_said_in_a_line(printed: Book, tmp_path, command, name, text):
    edition = printed.root / "_build/other"
    shutil.copytree(printed.root / "_build/default", edition)
    try:
        (edition / name).write_text(text, encoding="utf-8")
        words = {"diff": ["default", "other"], "accept": []}.get(command, ["other"])
        if command == "accept":
            shutil.copy(printed.root / "_build/default" / name, tmp_path / name)
            (printed.root / "_build/default" / name).write_text(text, encoding="utf-8")
        ran = printed.press(command, *words)
        assert "Traceback" not in ran.stderr and ran.stderr.count("\n") <= 1, ran.stderr
        assert ran.returncode in ((0,) if (command, name) == ("diff", "receipt.json") else (1, 2)), ran.stdout
    finally:
        shutil.rmtree(edition)
        if (tmp_path / name).exists():
            shutil.copy(tmp_path / name, printed.root / "_build/default" / name)


def test_a_receipt_of_another_shape_with_a_digest_that_fits_is_none(tmp_path):
    for content in ({}, {"package": [], "inputs": {}}, {"book": {}, "package": {"name": 1}}):
        text = storage.to_json(content | {"digest": receipt.digest(content)})
        (tmp_path / "receipt.json").write_text(text, encoding="utf-8")
        with pytest.raises(PressError, match="is no receipt .*expected a"):
            receipt.read(tmp_path)


def test_a_receipt_s_tables_and_names_are_data(tmp_path):
    """Tables are a mapping for each package; a package's name is no format."""
    inputs = {key: {} for key in receipt.STATED} | {"lock": "x"}
    whole = {"book": {}, "languages": [], "package": {"name": "p"}, "seeds": {}, "versions": {}}
    whole |= {"run": {"chapters": {}}, "outputs": {"results": {"sha256": "x"}, "verdicts": {}}}
    assert receipt.shape_fault(whole | {"inputs": inputs}) == ""
    odd = whole | {"inputs": inputs | {"tables": {"p": ["values.csv"]}}}
    assert receipt.shape_fault(odd) == "inputs.tables.p: expected a mapping"
    name = "{0.__class__:>999999999}"
    changed = [whole | {"inputs": inputs | {"tables": {name: {"values.csv": n}}}} for n in ("a", "b")]
    said = receipt.changes(*changed)
    assert said == [f"table values.csv of the data package {name} changed"]


BAD = [
    {"en": ["a"]},
    {"zh": {"a": 1}},
    {"note": ["words"]},
    {"note": {"zh": "words"}},
    {"note": {"en": "words", "fr": "mots"}},
    {"missing": ["a"]},
    {"where": {"feature": [1], "part": 1, "paragraph": 1}},
    {"where": {"feature": 1, "part": {}, "paragraph": 1}},
    {"kind": ["empirical"]},
    {"id": ["a"]},
    {"rates": ["a"]},
    {"rates": {"a": 1}},
    {"under": {"a": ["x" * 300]}},
    {"under": {name: ["a"] * 100 for name in "abcd"}},
    {"tests": [CLAIM["tests"][0] | {"value": float("nan")}]},
    {"tests": [CLAIM["tests"][0] | {"value": True}]},
    {"tests": [CLAIM["tests"][0] | {"value": 10**400}]},
    {"tests": [CLAIM["tests"][0] | {"result": ["a"]}]},
    {"tests": [CLAIM["tests"][0] | {"unit": {"a": 1}}]},
    {"tests": [CLAIM["tests"][0] | {"comparison": []}]},
    {"tests": [CLAIM["tests"][0] | {"tolerance": [1]}]},
    {"tests": [CLAIM["tests"][0] | {1: 2}]},
]


@pytest.mark.parametrize("change", BAD)
def test_a_claim_of_another_shape_is_refused_in_a_line(change):
    with pytest.raises(PressError, match=r"claims, no\. 1") as refused:
        validate({"claims": [CLAIM | change]})
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 400


@pytest.mark.parametrize("words", [["a"], {"a": 1}, {"a": {"zh": "x"}}, {"a": {"en": 1, "zh": "x"}}, "text"])
def test_words_of_another_shape_are_refused(words):
    with pytest.raises(PressError, match="claims, `words`"):
        validate({"claims": [CLAIM], "words": words})


FORMATS = [
    "{0}",
    "{a.__class__}",
    "{a:>999999999}",
    "{a!r:>9999999}",
    "{a[0]}",
    "{}",
    "{a.__init__.__globals__}",
]


@pytest.mark.parametrize("key", ["result", "unit"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_claim_s_text_is_no_format(key, form):
    claim = CLAIM | {"under": {"a": ["sum"]}, "tests": [CLAIM["tests"][0] | {key: f"people.{form}"}]}
    with pytest.raises(PressError, match="which `under` does not give"):
        judge_all({"claims": [claim]}, {"people.sum": {"value": 1, "unit": "x"}})


def test_known_names_are_replaced_once_and_braces_alone_stand():
    claim = CLAIM | {"under": {"a": ["{b}"], "b": ["c"]}}
    claim["tests"] = [CLAIM["tests"][0] | {"result": "people.{a}", "unit": "{x"}]
    found = judge_all({"claims": [claim]}, {"people.{b}": {"value": 1, "unit": "{x"}})
    assert found[0]["cases"][0]["tests"][0]["result"] == "people.{b}"


GRIDS = [
    "[]",
    "7",
    "chapters: {a: 1}\ngrid: {a: [1]}",
    "a: &a [1]\nb: *a",
    "[" * 9000,
    "chapters: [book/people]\ngrid: []",
]
GRIDS += ["chapters: [book/people]\ngrid: {end_year: {from: []}}", "chapters: [book/people]\npoints: [[1]]"]
GRIDS += [
    "chapters: [book/people]\ngrid: {end_year: [[2015]]}",
    "chapters: [[1]]\ngrid: {}",
    "grid: 1\ngrid: 2",
]
GRIDS += [
    "chapters: [book/people]\nsample: [1]",
    "chapters: [book/people]\npackages: {a: b}\ngrid: {end_year: [2015]}",
]


@pytest.mark.parametrize("text", GRIDS)
def test_a_grid_of_another_shape_is_refused_in_a_line(printed: Book, text):
    (printed.root / "grid.yml").write_text(text, encoding="utf-8")
    ran = printed.press("sweep", "grid.yml")
    assert ran.returncode == 1 and ran.stderr.startswith("press: ") and "grid.yml" in ran.stderr
    assert ran.stderr.count("\n") == 1 and "Traceback" not in ran.stderr, ran.stderr


@pytest.mark.parametrize(
    "text", ["[]", "7", "root: [1]", "chapters:\n- file: {a: 1}", "a: &a [*a]", "[" * 9000]
)
def test_a_table_of_contents_of_another_shape_is_refused_in_a_line(book: Book, text):
    (book.root / "_toc.yml").write_text(text, encoding="utf-8")
    ran = book.press("build")
    assert ran.returncode == 1 and "_toc.yml" in ran.stderr and ran.stderr.count("\n") == 1, ran.stderr
