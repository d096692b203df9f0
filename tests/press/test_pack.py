"""A packed edition: an RO-Crate that reads back, the same bytes each time, a book again when unpacked."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from rocrate.rocrate import ROCrate
from small_book import REPOSITORY, Book

CITED = yaml.safe_load((REPOSITORY / "CITATION.cff").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def packed(printed, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("packed") / "book.zip"
    ran = printed.press("pack", "default", "--out", str(out))
    assert ran.returncode == 0, ran.stderr
    assert str(out) in ran.stdout
    return out


@pytest.fixture(scope="module")
def unpacked(packed, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def crate(unpacked) -> ROCrate:
    return ROCrate(str(unpacked))


def test_the_crate_reads_back_with_authors_licence_version_and_digest(crate, unpacked, printed):
    receipt = json.loads((printed.root / "_build/default/receipt.json").read_text(encoding="utf-8"))
    root = crate.root_dataset
    stated = json.loads((unpacked / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    (described,) = [one for one in stated["@graph"] if one["@id"] == "ro-crate-metadata.json"]
    assert described["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert CITED["title"] in root["name"] and root["version"] == CITED["version"]
    assert root["datePublished"].startswith(str(CITED["date-released"]))
    assert [author["name"] for author in root["author"]] == [author["name"] for author in CITED["authors"]]
    assert root["license"].id == "https://spdx.org/licenses/MIT"
    assert root["identifier"] == f"sha256:{receipt['digest']}"


def test_every_part_is_in_the_zip_and_every_file_has_the_digest_stated(crate, unpacked):
    files = [entity for entity in crate.data_entities if "File" in entity.type]
    assert len(files) > 10
    for entity in crate.data_entities:
        assert (unpacked / entity.id).exists(), entity.id
    for entity in files:
        assert entity["sha256"] == hashlib.sha256((unpacked / entity.id).read_bytes()).hexdigest(), entity.id
    held = {part.id for part in crate.root_dataset["hasPart"]}
    assert {"edition/results.json", "edition/receipt.json", "data/prices.csv", "edition/html/"} <= held


def test_notebooks_are_workflows_made_by_the_press_from_the_data(crate):
    notebook = crate.dereference("edition/notebooks/book/people.ipynb")
    assert {"File", "SoftwareSourceCode", "ComputationalWorkflow"} == set(notebook.type)
    assert notebook["name"] == "People" and notebook["programmingLanguage"]["name"] == "Python"
    action = crate.dereference("#execution")
    assert action["instrument"]["name"] == "press"
    assert "data/" in [entity.id for entity in action["object"]]
    assert {"edition/results.json", notebook.id} <= {entity.id for entity in action["result"]}
    assert "numpy" in [entity["name"] for entity in action["instrument"]["softwareRequirements"]]


def test_the_same_edition_is_packed_to_the_same_bytes(packed, printed, tmp_path):
    again = tmp_path / "again.zip"
    assert printed.press("pack", "--out", str(again)).returncode == 0
    assert again.read_bytes() == packed.read_bytes()
    with zipfile.ZipFile(again) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
    assert names == sorted(names) and not [n for n in names if n.startswith("/") or ".." in n.split("/")]


def test_no_folder_of_the_machine_stands_in_it(book, tmp_path):
    (book.root / "data").rename(book.root / "elsewhere")
    built = book.press("build", "--data", "elsewhere", "--edition", "other", "-p", "end_year=2020")
    assert built.returncode == 0, built.stderr
    ran = book.press("pack", "other", "--out", str(tmp_path / "other.zip"))
    assert ran.returncode == 0, ran.stderr
    with zipfile.ZipFile(tmp_path / "other.zip") as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert str(book.root).encode() not in content and str(tmp_path).encode() not in content, name
        notebook = json.loads(archive.read("edition/notebooks/book/people.ipynb"))
        assert "data/population.csv" in archive.namelist()
    sources = ["".join(cell["source"]) for cell in notebook["cells"]]
    assert any('data = "data"' in source and "end_year = 2020" in source for source in sources)
    assert not any("reads+json" in source for source in sources)


@pytest.mark.slow
def test_unpacked_it_is_a_book_that_gives_the_same_results(unpacked, tmp_path):
    command = [sys.executable, "-m", "press", "build"]
    ran = subprocess.run(command, cwd=unpacked, capture_output=True, text=True, timeout=500, check=False)
    assert ran.returncode == 0, ran.stderr
    results = (unpacked / "_build/default/results.json").read_bytes()
    assert results == (unpacked / "edition/results.json").read_bytes()


def test_an_edition_that_is_not_what_its_receipt_says_is_not_packed(book: Book):
    book.change("population.csv", "Beijing,2025,2180", "Beijing,2025,2181")
    ran = book.press("pack")
    assert ran.returncode == 1 and "table population" in ran.stderr and "press build" in ran.stderr
    assert not list(book.root.glob("_build/default/*.zip"))
    (book.root / "_build/default/results.json").write_text("{}", encoding="utf-8")
    assert "not the one that the receipt tells of" in book.press("pack").stderr
    assert "run `press build` first" in book.press("pack", "unheard-of").stderr
    ran = book.press("pack", "--out", "book.tar")
    assert ran.returncode == 1 and "ends in .zip" in ran.stderr
