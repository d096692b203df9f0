"""Packages that were made to hang, to fill memory, to write elsewhere or to deceive: refused, in a line."""

import json
import os
import socket
import time

import pytest
from small_package import write_package
from test_bad_packages import describe, only

from analysis.data import files, lookalikes, package, patterns
from analysis.data.package import PackageError

SOON = 20  # seconds; without its mend each of these runs for ever


@pytest.fixture
def copy(tmp_path):
    return write_package(tmp_path / "data", "regions", "prices", "claims")


@pytest.fixture(autouse=True)
def soon():
    started = time.monotonic()
    yield
    assert time.monotonic() - started < SOON


def doors(folder, *words):
    """`check` names the fault in one line; opening and reading refuse."""
    only(package.check(folder).errors, *words)
    with pytest.raises(PackageError, match=words[0]):
        package.content(folder)


def fifo(path):
    os.mkfifo(path)


def listening(path):
    with socket.socket(socket.AF_UNIX) as made:
        os.chdir(path.parent)
        made.bind(path.name)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (fifo, "is a named pipe; expected a plain file"),
        (lambda path: path.mkdir(), "is a folder; expected a plain file"),
        (listening, "is a socket; expected a plain file"),
    ],
)
@pytest.mark.parametrize("name", ["prices.csv", "claims.yml", "datapackage.json"])
def test_what_is_no_plain_file_is_refused_by_kind(copy, monkeypatch, name, make, words):
    monkeypatch.chdir(copy)
    (copy / name).unlink()
    make(copy / name)
    doors(copy, words, name)
    with pytest.raises(PackageError, match=words):
        package.seal(copy)


def test_a_device_is_refused_by_kind_and_by_link(copy):
    (copy / "datapackage.json").rename(copy / "real.json")
    os.symlink("/dev/zero", copy / "datapackage.json")
    doors(copy, "a link that leads out of the package", "datapackage.json")
    with pytest.raises(PackageError, match="is a character device"):
        files.read(package.Path("/dev/zero"), "zero")


def test_only_what_is_listed_is_read(copy):
    fifo(copy / "unlisted.csv")
    with open(copy / "large.bin", "wb") as file:
        file.truncate(60 * 2**30)  # sparse
    assert package.check(copy).errors == []
    assert set(package.content(copy)) == {"datapackage.json", "regions.csv", "prices.csv", "claims.yml"}


def test_sizes_are_asked_first_of_each_and_of_all(copy):
    for name in ("prices.csv", "claims.yml", "datapackage.json"):
        whole = (copy / name).read_bytes()
        with open(copy / name, "ab") as file:
            file.truncate(60 * 2**30)
        doors(copy, "MB are read", name)
        (copy / name).write_bytes(whole)
    with open(copy / "prices.csv", "ab") as file:
        file.truncate(files.LARGEST)

    def many(resources, descriptor):
        descriptor["resources"] += [resources["prices"] | {"name": f"prices-{n}"} for n in range(9)]

    describe(copy, many)
    doors(copy, "its files have", "at most 256 MB")


def test_a_table_of_too_many_columns_is_refused(copy):
    (copy / "prices.csv").write_text("," * 10**6, encoding="utf-8")
    only(package.check(copy).errors, "at most 2,000 columns", "prices.csv line 1")


BOMB = "a: &a0 [x]\n" + "".join(f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
YAML = [
    (BOMB, "line 8: aliases (*name) unfold to more than 8 MB"),
    ("claims: []\nwords: {}\nclaims: []\n", "line 3: not YAML (the key 'claims' stands twice)"),
    ("[" * 5000, "nested more than 50 levels deep"),
    ("a: " * 3 + "\n", "not YAML"),
    ("? [a]\n: b\n", "not YAML"),
    ("a: 2024-13-45\n", "a value that cannot be read"),
    ("a: " + "9" * 6000 + "\n", "a value that cannot be read"),
    ("a: !!python/object/apply:os.system [ls]\n", "not YAML"),
    ("a: \x00\n", "not YAML"),
    ("a: &a {<<: *a}\n", "line 1: the alias *a names nothing before it"),
    ("a: *b\n", "alias *b"),
]


@pytest.mark.parametrize(("text", "words"), YAML)
def test_yaml_with_traps_is_refused_with_its_place(copy, text, words):
    (copy / "claims.yml").write_text(text, encoding="utf-8")
    package.seal(copy)
    only(package.check(copy).errors, words, "claims.yml")


def test_an_alias_that_unfolds_to_little_is_taken():
    assert files.from_yaml(b"a: &a [x]\nb: [*a, *a]\n", "x") == {"a": ["x"], "b": [["x"], ["x"]]}


JSON = [
    ('{"name": "a",\n"name": "b"}', "line 2: the key 'name' stands twice"),
    ('{"resources": ' + "[" * 100_000, "nested more than 50"),
    ('{"resources": ' + "[" * 60 + "]" * 60 + "}", "nested more than 50"),
    ('{"resources": ' + "9" * 6000 + "}", "a number that cannot be read"),
    ('{"title": "\\ud800", "resources": []}', "holds half a letter"),
    ('{"resources": {"a": 1}}', "no list `resources`"),
]


@pytest.mark.parametrize(("text", "words"), JSON)
def test_a_descriptor_with_traps_is_refused_with_its_place(copy, text, words):
    (copy / "datapackage.json").write_text(text, encoding="utf-8")
    doors(copy, "datapackage.json", words.partition(": ")[2] or words)


@pytest.mark.parametrize("where", ["package", "prices", "column"])
@pytest.mark.parametrize(
    ("key", "value"), [("title", ["a"]), ("description", {}), ("sources", "x"), ("title", 7)]
)
def test_words_of_another_shape_are_refused(copy, where, key, value):
    def edit(resources, descriptor):
        one = {"package": descriptor, "prices": resources["prices"]}.get(where)
        (resources["prices"]["schema"]["fields"][0] if one is None else one)[key] = value

    describe(copy, edit)
    doors(copy, f"{key} is", "expected a", "datapackage.json")


@pytest.mark.parametrize("key", ["where", "volume", "deflator", "per", "weights"])
@pytest.mark.parametrize("value", [["a"], 7, {"where": ["a"]}])
def test_a_series_of_another_shape_is_refused(copy, key, value):
    entry = {"name": "a", "title": "a", "table": "prices", "column": "cpi", "unit": "index", key: value}
    describe(copy, lambda _, descriptor: descriptor.update(series=[entry]))
    found = package.check(copy).errors
    assert found and all("series 'a'" in error and "\n" not in error for error in found)


def test_sealing_and_packing_do_not_follow_a_link_out(copy, tmp_path):
    outside = tmp_path / "outside.json"
    (copy / "datapackage.json").rename(outside)
    os.symlink(outside, copy / "datapackage.json")
    before = outside.read_bytes()
    (copy / "prices.csv").write_text("changed", encoding="utf-8")
    with pytest.raises(PackageError, match="a link that leads out"):
        package.seal(copy)
    assert outside.read_bytes() == before


def test_a_linked_readme_is_not_packed(copy, tmp_path):
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    os.symlink(tmp_path / "secret", copy / "README.md")
    with pytest.raises(PackageError, match=r"README\.md.*a link that leads out"):
        package.content(copy)
    (copy / "README.md").unlink()
    (copy / "README.md").write_text("words", encoding="utf-8")
    assert package.content(copy)["README.md"] == b"words"


def test_a_draft_s_name_cannot_be_taken_by_a_link(copy, tmp_path):
    victim = tmp_path / "victim"
    os.symlink(victim, copy / f".datapackage.json.{os.getpid()}")
    describe(copy, lambda resources, _: resources["prices"].pop("hash"))
    package.seal(copy)
    assert not victim.exists()


SLOW = ["(a+)+$", "(a|aa)+$", "(.*a){25}", "(a*)*b"]


@pytest.mark.parametrize("form", SLOW)
def test_a_pattern_that_backtracks_for_ever_is_refused(form, monkeypatch):
    monkeypatch.setattr(patterns, "SECONDS", 1)
    with pytest.raises(ValueError, match="more than 1 s"):
        patterns.unmatched(form, ["a" * 60 + "!"])


def test_patterns_are_still_asked_for(copy):
    def edit(resources, _):
        field = resources["regions"]["schema"]["fields"][0]
        field["constraints"] = {"required": True, "pattern": "[A-Z][a-z ]+"}

    describe(copy, edit)
    found = package.check(copy).errors
    assert any("'Inner Mongolia'" in error and "the form [A-Z][a-z ]+" in error for error in found)
    assert not any("'Hebei'" in error for error in found)
    describe(copy, lambda r, _: r["regions"]["schema"]["fields"][0]["constraints"].update(pattern="(["))
    only(package.check(copy).errors, "regions.csv, column region", "cannot be used", "write another")


def test_no_profile_is_fetched(copy):
    fifo(copy / "profile.json")
    describe(copy, lambda _, descriptor: descriptor.update(profile=str(copy / "profile.json")))
    assert package.check(copy).errors == []


ALIKE = [
    ("Hebei", "H\u0435bei"),  # Cyrillic e
    ("Hebei", "Hebei\u200d"),
    ("Hebei", "\uff28ebei"),
    ("Caf\u00e9", "Cafe\u0301"),
    ("Inner Mongolia", "Inner\u00a0Mongolia"),
    ("Hebei", "Hebei "),
    ("Oslo", "\u039fslo"),
]


@pytest.mark.parametrize(("one", "two"), ALIKE)
def test_names_that_look_alike_are_named(copy, one, two):
    assert lookalikes.alike([one, two, one]) == [(one, two)]
    table = copy / "regions.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    rows = [",".join([name, *lines[number].split(",")[1:]]) for number, name in ((1, one), (2, two))]
    table.write_text("\n".join([lines[0], *rows, *lines[3:]]) + "\n", encoding="utf-8")
    package.seal(copy)
    only(package.check(copy).errors, "look alike", "regions.csv line 3", ascii(one), ascii(two))


@pytest.mark.parametrize("letter", ["\u200b", "\u202e", "\u00ad", "\ufeff", "\x07", "\x1b"])
def test_a_name_that_holds_what_nobody_sees_is_named(copy, letter):
    table = copy / "regions.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("Hebei", f"He{letter}bei"), encoding="utf-8")
    package.seal(copy)
    found = [error for error in package.check(copy).errors if "invisible character" in error]
    assert any(f"U+{ord(letter):04X}" in error and "regions.csv line" in error for error in found)
    assert all(letter not in error for error in found)


@pytest.mark.parametrize("letter", ["\u200b", "\u202e", "\x1b"])
@pytest.mark.parametrize("key", ["title", "description", "unit", "sources"])
def test_a_text_of_the_descriptor_that_holds_what_nobody_sees_is_named(copy, key, letter):
    path = copy / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    part = content["resources"][0]["schema"]["fields"][-1] if key == "unit" else content
    part[key] = [{"title": f"a{letter}b"}] if key == "sources" else f"a{letter}b"
    path.write_text(json.dumps(content), encoding="utf-8")
    found = only(package.check(copy).errors, key, "invisible character", f"U+{ord(letter):04X}")
    assert letter not in str(found)


def test_names_that_differ_are_left_alone():
    names = [
        "Zone 1",
        "Zone I",
        "Москва",
        "Αθήνα",
        "Bern",
        "BERN",
        "São Paulo",
        "Sao Paulo",
        "می\u200cشود",
        "广东",
    ]
    assert lookalikes.alike(names) == [] and not any(map(lookalikes.hidden, names))
