"""Two editions compared: planted differences are found, each with its size; what is the same is not named."""

import copy
import json
import subprocess
from pathlib import Path

import pytest
from small_book import Book

from press.cli import main
from press.editions.compare import Side, compare, lines
from press.editions.diff_page import page
from press.findings.figures import Figure

OLD = {
    "parameters": {},
    "results": {
        "people.gap": {
            "value": -0.5,
            "low": -0.8,
            "high": -0.2,
            "unit": "%",
            "digits": 2,
            "chapter": "book/a",
        },
        "people.last": {"value": 2023, "unit": "year", "digits": 0, "chapter": "book/a"},
        "people.none": {"value": 0.0, "unit": "ratio", "digits": 2, "chapter": "book/a"},
        "people.sum": {"value": 200.0, "unit": "yuan", "digits": 0, "chapter": "book/b"},
        "people.table": {
            "value": {"columns": ["region", "grp"], "rows": [["Beijing", 4.0], ["Hebei", None]]},
            "unit": "yuan",
            "digits": 0,
            "chapter": "book/b",
        },
    },
    "verdicts": [
        {"id": "many-people", "en": "Many people.", "verdict": "holds"},
        {"id": "few-prices", "en": "Few prices.", "verdict": "fails"},
    ],
}


def side(content=None, **changed) -> Side:
    content = copy.deepcopy(content or OLD)
    for identifier, change in changed.items():
        content["results"]["people." + identifier] |= change
    return Side("new", content, None, None)


def moved(new: Side, **tolerances) -> list[tuple]:
    found = compare(Side("old", OLD, None, None), new, **tolerances)["results"]["moved"]
    return [(move["id"], move["part"], move["old"], move["new"], move["relative"]) for move in found]


def test_nothing_differs_between_an_edition_and_itself():
    difference = compare(side(), side())
    assert list(lines(difference)) == ["new -> new: 0 of 5 results moved, 0 of 2 verdicts flipped"]


def test_a_moved_number_is_listed_with_its_relative_change():
    assert moved(side(sum={"value": 250.0})) == [("people.sum", "value", 200.0, 250.0, 0.25)]
    assert moved(side(gap={"value": -0.25})) == [("people.gap", "value", -0.5, -0.25, 0.5)]
    assert moved(side(none={"value": 0.1})) == [("people.none", "value", 0.0, 0.1, None)]


def test_an_interval_a_cell_and_a_unit_that_moved_are_found():
    assert moved(side(gap={"low": -0.4})) == [("people.gap", "low", -0.8, -0.4, 0.5)]
    table = {"columns": ["region", "grp"], "rows": [["Beijing", 5.0], ["Hebei", 1.0]]}
    assert moved(side(table={"value": table})) == [
        ("people.table", "Beijing: grp", 4.0, 5.0, 0.25),
        ("people.table", "Hebei: grp", None, 1.0, None),
    ]
    assert moved(side(sum={"unit": "km"})) == [("people.sum", "unit", "yuan", "km", None)]
    assert ("people.sum", "value", 200.0, None, None) in moved(side(sum={"value": table}))


def test_a_tolerance_lets_numbers_differ_and_no_more():
    new = side(sum={"value": 200.002}, none={"value": 1e-9})
    assert [m[0] for m in moved(new)] == ["people.none", "people.sum"]
    assert [m[0] for m in moved(new, rtol=1e-4)] == ["people.none"]
    assert moved(new, rtol=1e-4, atol=1e-8) == []
    assert [m[0] for m in moved(new, rtol=1e-6, atol=1e-8)] == ["people.sum"]


def test_the_text_shows_old_new_and_change_with_enough_digits():
    new = side(sum={"value": 200.002}, last={"value": 2024}, gap={"value": -0.25})
    said = list(lines(compare(Side("old", OLD, None, None), new)))
    assert "  people.sum: 200.000 -> 200.002 yuan (+0.001 %)" in said
    assert "  people.last: 2023 -> 2024 year (+1)" in said
    assert "  people.gap: −0.50 -> −0.25 % (+50 %)" in said


def test_an_amount_stands_before_the_unit_it_is_counted_in():
    before = side(sum={"value": 5000.0, "unit": "100 million yuan"}).content
    found = compare(Side("old", before, None, None), side(before, sum={"value": 5100.0}))
    assert "  people.sum: 500 -> 510 billion yuan (+2 %)" in list(lines(found))
    assert "billion yuan" in page(found, {}, {}) and "100 million yuan" not in page(found, {}, {})


def test_what_only_one_has_is_listed_by_chapter_claim_and_result():
    less = copy.deepcopy(OLD)
    del less["results"]["people.sum"], less["results"]["people.table"], less["verdicts"][1]
    difference = compare(Side("old", OLD, None, None), side(less))
    assert difference["chapters"] == {"only_a": ["book/b"], "only_b": []}
    assert difference["verdicts"]["only_a"] == [{"id": "few-prices", "verdict": "fails"}]
    assert [r["id"] for r in difference["results"]["only_a"]] == ["people.sum", "people.table"]
    said = "\n".join(lines(difference))
    assert "chapters only in old (1)\n  book/b" in said and "results only in old (2)" in said
    assert difference["verdicts"]["flipped"] == []


def save(folder: Path, content: object) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "results.json").write_text(
        content if isinstance(content, str) else json.dumps(content), encoding="utf-8"
    )
    return str(folder)


def test_a_flipped_verdict_gives_status_1_a_moved_number_alone_0(tmp_path, capsys):
    old = save(tmp_path / "old", OLD)
    number = save(tmp_path / "number", side(sum={"value": 250.0}).content)
    flipped = copy.deepcopy(OLD)
    flipped["verdicts"][0]["verdict"] = "depends"
    verdict = save(tmp_path / "verdict", flipped)
    assert main(["diff", old, number]) == 0
    assert main(["diff", old, f"{verdict}/results.json"]) == 1
    assert "many-people: holds -> depends" in capsys.readouterr().out
    gone = copy.deepcopy(OLD) | {"verdicts": []}
    assert main(["diff", old, save(tmp_path / "gone", gone)]) == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no edition, no folder with a results.json"),
        ("{", "cannot be read"),
        ([], "expected a mapping `results`"),
        ({"results": {}}, "expected a list `verdicts`"),
        ({"results": {"a.b": {"value": 1}}, "verdicts": []}, "result a.b lacks value, unit or chapter"),
        (
            {"results": {"a.b": {"value": 10**400, "unit": "x", "chapter": "c"}}, "verdicts": []},
            "result a.b: expected a number",
        ),
        ({"results": {}, "verdicts": [{"id": "x"}]}, "verdict no. 1 lacks id or verdict"),
    ],
)
def test_what_cannot_be_compared_is_said_and_gives_status_2(tmp_path, capsys, content, words):
    old = save(tmp_path / "old", OLD)
    other = save(tmp_path / "other", content) if content is not None else str(tmp_path / "nowhere")
    assert main(["diff", old, other]) == 2
    said = capsys.readouterr().err
    assert words in said and "Traceback" not in said


def test_a_bad_tolerance_or_an_output_that_cannot_be_written_gives_status_2(tmp_path, capsys):
    old = save(tmp_path / "old", OLD)
    for words in (["--rtol", "-1"], ["--atol", "nan"], ["--html", f"{old}/results.json/x.html"]):
        assert main(["diff", old, old, *words]) == 2
    assert "expected a number of at least 0" in capsys.readouterr().err
    with pytest.raises(SystemExit) as wrong:
        main(["diff", old])
    assert wrong.value.code == 2


def test_the_json_holds_the_whole_difference(tmp_path):
    old, new = save(tmp_path / "old", OLD), save(tmp_path / "new", side(sum={"value": 250.0}).content)
    assert main(["diff", old, new, "--json", str(tmp_path / "out/diff.json")]) == 0
    found = json.loads((tmp_path / "out/diff.json").read_text(encoding="utf-8"))
    assert [move["id"] for move in found["results"]["moved"]] == ["people.sum"]
    assert found["results"]["moved"][0]["relative"] == 0.25 and found["results"]["compared"] == 5


def test_the_page_shows_pairs_escapes_everything_and_loads_nothing():
    nasty = '<script>alert(1)</script>"'
    content = copy.deepcopy(OLD)
    content["verdicts"][0] |= {"verdict": "fails", "en": nasty}
    content["results"]["people.sum"] |= {"value": 250.0, "chapter": nasty}
    content["results"]["people." + nasty] = OLD["results"]["people.sum"]
    content["results"]["people.table"]["value"]["rows"][0][0] = nasty
    difference = compare(Side(nasty, OLD, None, None), Side("new", content, None, None))
    drawn = Figure(nasty, "A caption", nasty, "<svg><script>alert(1)</script></svg>", "a\n1\n")
    other = Figure(nasty, "A caption", nasty, "<svg/>", "a\n2\n")
    html = page(difference, {"fig": drawn, "same": drawn}, {"fig": other, "same": drawn})
    assert "<script" not in html and "&lt;script&gt;" in html
    assert html.count("<img ") == 2 and 'src="data:image/svg+xml;base64,' in html
    assert "http" not in html and "<link" not in html
    assert "250" in html and "+25 %" in html and "many-people" in html


def test_editions_of_a_book_are_found_by_name_with_what_they_were_made_from(book, tmp_path):
    assert book.press("build", "-p", "end_year=2020", "--edition", "until-2020").returncode == 0
    ran = book.press("diff", "default", "until-2020", "--html", str(tmp_path / "diff.html"))
    assert ran.returncode == 0, ran.stderr
    assert "people.last: 2025 -> 2020 year (−5)" in ran.stdout
    assert "the parameters of book/people changed" in ran.stdout
    assert "until-2020" in (tmp_path / "diff.html").read_text(encoding="utf-8")
    assert book.press("diff", "default", "unheard-of").returncode == 2
    assert "editions here: default, until-2020" in book.press("diff", "default", "unheard-of").stderr


@pytest.mark.slow
def test_a_verdict_flipped_by_other_data_gives_status_1(book: Book):
    subprocess.run(["cp", "-r", book.root / "data", book.root / "empty-land"], check=True)
    path = book.root / "empty-land/claims.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("100000", "900000"), encoding="utf-8")
    assert book.press("seal", "empty-land").returncode == 0
    assert book.press("build", "--data", "empty-land", "--edition", "empty").returncode == 0
    ran = book.press("diff", "default", "empty")
    assert ran.returncode == 1 and "many-people: holds -> fails" in ran.stdout
    assert "table claims of the data package one-chessboard changed" in ran.stdout
