"""Renamed results: an edition of before is compared with one of after, by the tables in CHANGELOG.md."""

import json
from pathlib import Path

import pytest

from press import Undone
from press.cli import main
from press.editions.renames import Renames, read

ROOT = Path(__file__).resolve().parents[2]
CHANGELOG = """\
# Changelog

## Unreleased

| old id | new id |
| :----- | ------ |
| `plates.{x}.first` | `macro_regions.{x}.start` |
| `plates.{x}` | `macro_regions.{x}` |
| `sigma_{series}.cv` | `sigma.{series}.cv` |

| what | moved |
| ---- | ----- |
| plates.a | no rename |

## 0.1.0

| old id | new id |
| ------ | ------ |
| blocks.{name} | plates.{name} |
"""


@pytest.fixture
def root(tmp_path) -> Path:
    (tmp_path / "_toc.yml").write_text("root: index\n")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    return tmp_path


def edition(root: Path, name: str, results: dict[str, float]) -> None:
    folder = root / "_build" / name
    folder.mkdir(parents=True)
    rows = {i: {"value": value, "unit": "ratio", "chapter": "book/a"} for i, value in results.items()}
    (folder / "results.json").write_text(json.dumps({"results": rows, "verdicts": []}))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("plates.west", "macro_regions.west"),
        ("plates.west.first", "macro_regions.west.start"),
        ("plates.west.last", "plates.west.last"),  # a placeholder does not reach beyond its segment
        ("blocks.east", "macro_regions.east"),  # renamed twice
        ("sigma_v5.cv", "sigma.v5.cv"),
        ("sigma_.cv", "sigma_.cv"),
        ("other.plates.west", "other.plates.west"),
    ],
)
def test_an_id_has_the_name_that_the_newest_table_gives_it(root, old, new):
    assert read(root).newest(old) == new


def test_an_old_edition_is_compared_under_the_new_names(root, monkeypatch, capsys):
    edition(root, "old", {"blocks.west": 1.0, "plates.east": 2.0, "plates.lost": 3.0, "same": 4.0})
    edition(root, "new", {"macro_regions.west": 1.0, "macro_regions.east": 2.5, "same": 4.0})
    monkeypatch.chdir(root)
    assert main(["diff", "old", "new", "--json", "diff.json"]) == 0
    said = capsys.readouterr().out
    assert "1 of 3 results (2 of them renamed) moved" in said and "macro_regions.east: 2.00 -> 2.50" in said
    assert "results only in old (1)\n  plates.lost" in said and "only in new" not in said
    found = json.loads((root / "diff.json").read_text())["results"]["renamed"]
    assert found == {"blocks.west": "macro_regions.west", "plates.east": "macro_regions.east"}
    assert main(["diff", "new", "old"]) == 0
    assert "plates.east: 2.50 -> 2.00" in capsys.readouterr().out


def test_two_editions_of_before_and_a_book_without_a_changelog_need_no_table(root, monkeypatch, capsys):
    edition(root, "old", {"plates.east": 2.0})
    edition(root, "older", {"plates.east": 2.0})
    edition(root, "new", {"macro_regions.east": 2.0})
    monkeypatch.chdir(root)
    assert main(["diff", "old", "older"]) == 0
    assert "0 of 1 results moved" in capsys.readouterr().out
    (root / "CHANGELOG.md").unlink()
    assert main(["diff", "old", "new"]) == 0
    assert "0 of 0 results moved" in capsys.readouterr().out


def test_two_results_of_one_name_are_refused(root, monkeypatch, capsys):
    edition(root, "old", {"blocks.east": 2.0, "plates.east": 2.0})
    edition(root, "new", {"macro_regions.east": 2.0})
    monkeypatch.chdir(root)
    assert main(["diff", "old", "new"]) == 2
    assert "blocks.east and plates.east would both be macro_regions.east" in capsys.readouterr().err


@pytest.mark.parametrize(
    "row",
    [
        *("| a.b |", "| a.b | c.d | e |", "| a b | c |", "| a. | c |", "| a | |"),
        *("| {x}{y} | c |", "| {x} | {y} |", "| {x}.{x} | c |"),
    ],
)
def test_a_row_that_is_no_rename_is_named(tmp_path, row):
    (tmp_path / "CHANGELOG.md").write_text(f"| old id | new id |\n| --- | --- |\n{row}\n")
    with pytest.raises(Undone, match="CHANGELOG.md, line 3: "):
        read(tmp_path)


def test_the_books_own_table_is_read_and_no_accepted_result_has_an_old_name():
    renames = read(ROOT)
    assert isinstance(renames, Renames) and renames.tables
    accepted = json.loads((ROOT / "book/results.json").read_text(encoding="utf-8"))["results"]
    assert {name: renames.newest(name) for name in accepted if renames.newest(name) != name} == {}
