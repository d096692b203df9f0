"""A long CSV becomes a package, whatever its encoding and delimiter; what would be guessed is refused."""

import csv
import json
from pathlib import Path

import pytest

from analysis.data import package
from press import PressError
from press.cli import main
from press.packages.long_csv import LARGEST, long_csv

REGIONS = ("Ain", "Bern", "Cork", "Dinan")


def lines(regions=REGIONS, years=range(2010, 2014), head="region,year,value"):
    """A tidy long CSV as lines; values differ everywhere."""
    return [head, *(f"{r},{y},{100 + 10 * i + y % 10}.5" for i, r in enumerate(regions) for y in years)]


def put(path: Path, content, end="\n", encoding="utf-8") -> Path:
    text = content if isinstance(content, str) else end.join(content) + end
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


@pytest.fixture
def file(tmp_path):
    return lambda content, **how: put(tmp_path / "figures.csv", content, **how)


def refused(path, *words, **options):
    with pytest.raises(PressError) as error:
        long_csv(path, **options)
    for word in ("figures.csv", *words):
        assert word in str(error.value), (word, str(error.value))


@pytest.mark.parametrize(
    ("delimiter", "end", "encoding", "how"),
    [
        (",", "\n", "utf-8", "UTF-8, commas"),
        (";", "\r\n", "utf-8-sig", "UTF-8, semicolons"),
        ("\t", "\n", "utf-16", "UTF-16, tabs"),
        ("|", "\r\n", "cp1252", "Windows-1252 (a guess"),
        (",", "\n", "gb18030", "GB 18030 (a guess"),
    ],
)
def test_encoding_delimiter_and_line_ends_are_found_out(file, delimiter, end, encoding, how):
    name = {"cp1252": "Zürich", "gb18030": "北京"}.get(encoding, "Łódź 北京")
    content = [line.replace("Ain", name).replace(",", delimiter) for line in lines()]
    made = long_csv(file(content, end=end, encoding=encoding))
    assert made.regions[0] == {"region": name} and len(made.values) == 16
    assert made.values[0] == {"region": name, "year": "2010", "value": "100.5"}
    assert how in made.notes[0]
    assert "unit not stated" in made.notes[1]


def test_decimal_commas_years_as_floats_and_other_names_of_columns(file):
    content = [line.replace(".5", ",5").replace(",20", ";20") for line in lines()]
    content = [
        line.replace(f";{y},", f";{y}.0;") for line in content for y in range(2010, 2014) if f";{y}," in line
    ]
    made = long_csv(
        file(["Country;When;GDP per head", *content]),
        region="country",
        year="when",
        values=["gdp per head"],
        units=["euro a head"],
    )
    assert made.values[0] == {"region": "Ain", "year": "2010", "gdp_per_head": "100.5"}
    assert made.columns[0].title == "GDP per head" and made.columns[0].unit == "euro a head"
    assert len(made.notes) == 1


def test_two_columns_of_values(file):
    content = ["region,year,a,b", *(f"{line},7" for line in lines()[1:])]
    made = long_csv(file(content), values=["a", "b"])
    assert made.values[0] == {"region": "Ain", "year": "2010", "a": "100.5", "b": "7"}


def test_groups_come_from_a_second_file(file, tmp_path):
    groups = put(
        tmp_path / "groups.csv",
        "region;Part;label\nDinan;South;D\nAin;North;A\nBern;South;B\nCork;North;C\nElse;x;y\n",
    )
    made = long_csv(file(lines()), groups=groups)
    assert made.regions[0] == {"region": "Ain", "part": "North", "label": "A"}
    put(groups, "region,part\nAin,North\nAin,South\nBern,\n")
    with pytest.raises(PressError) as error:
        long_csv(file(lines()), groups=groups)
    for words in ("line 3: Ain stands twice", "line 4, column part: ''", "no line for Cork, Dinan"):
        assert words in str(error.value)


def test_a_region_twice_in_a_year(file):
    refused(file([*lines(), "Bern,2012,3"]), "line 18: Bern 2012 stands twice, first on line 8", "take one")


def test_a_missing_year_a_missing_line_and_an_empty_cell(file):
    refused(
        file([line for line in lines() if ",2011," not in line]), "between 2010 and 2012", "add the years"
    )
    refused(file([line for line in lines() if "Cork,2011" not in line]), "Cork has no line for 2011", "leave")
    refused(
        file([line.replace("112.5", "") for line in lines()]), "line 8: Bern 2012 has no value", "fill it in"
    )


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("n/a", "'n/a'; expected a number"),
        ("1,234.5", "is it 1234.5?"),
        ("nan", "expected a number"),
        ("=1+1", "expected a number"),
        ("-4", "above zero"),
        ("0", "above zero"),
    ],
)
def test_a_cell_that_is_no_number_above_zero(file, cell, words):
    content = lines()
    content[6] = f'Bern,2011,"{cell}"'
    refused(file(content), "line 7, column value", words)


@pytest.mark.parametrize("year", ["10", "2010.5", "Jan 2010", ""])
def test_a_cell_that_is_no_year(file, year):
    content = lines()
    content[1] = f"Ain,{year},3"
    refused(file(content), "line 2, column year", "expected a year")


def test_two_encodings_in_one_file(file):
    parts = ["\n".join(lines()).replace("Ain", "Łódź").encode(), b"\nZ\xfcrich,2010,3\n"]
    path = file("")
    path.write_bytes(b"".join(parts))
    refused(path, "line 18: not UTF-8, though line 2 is", "two encodings")


def test_two_kinds_of_line_ends_in_one_file(file):
    path = file("\r\n".join(lines()[:9]) + "\r\n" + "\n".join(lines()[9:12]) + "\n")
    refused(path, "line 10: ends with LF, most others with CR LF", "save it again")
    quoted = lines()
    quoted[0] = '"region","year","value\nof it"'
    assert long_csv(file(quoted, end="\r\n"), values=["value of it"]).columns[0].name == "value_of_it"


def test_other_faults_of_the_file(file, tmp_path):
    refused(file([*lines(), "Bern,2014"]), "line 18: 2 cells, but the header has 3")
    refused(file(lines()), "no column 'gdp'; it has region, year, value", values=["gdp"])
    refused(file('region,year,value\n"Ain,2010,3\n'), "not delimited text", "quotes")
    refused(file(""), "empty")
    with pytest.raises(PressError, match="no such file"):
        long_csv(tmp_path / "nowhere.csv")


def test_a_large_file_is_refused_by_its_size_alone(file):
    path = file(lines())
    with open(path, "r+b") as stream:
        stream.truncate(LARGEST + 1)
    refused(path, "at most 64 MB", "leave out")


def test_import_writes_a_sealed_package_that_passes_its_check(file, tmp_path, capsys):
    out = tmp_path / "made"
    assert main(["import", str(file(lines())), "--out", str(out), "--title", "Four towns"]) == 0
    assert "unit not stated" in capsys.readouterr().out
    assert package.check(out).errors == []
    assert json.loads((out / "datapackage.json").read_text(encoding="utf-8"))["title"] == "Four towns"
    with open(out / "values.csv", encoding="utf-8", newline="") as stream:
        assert list(csv.DictReader(stream))[5] == {"region": "Bern", "year": "2011", "value": "111.5"}


@pytest.mark.parametrize("command", ["import", "new-package"])
def test_a_folder_with_something_in_it_is_refused(file, tmp_path, capsys, command):
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "note.txt").write_text("mine")
    given = [str(file(lines())), "--out", str(taken)] if command == "import" else [str(taken)]
    assert main([command, *given]) == 1
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in taken.iterdir()] == ["note.txt"]


def test_a_refused_import_leaves_nothing_behind(file, tmp_path, capsys):
    assert main(["import", str(file([*lines(), "Bern,2012,3"])), "--out", str(tmp_path / "made")]) == 1
    assert "stands twice" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["figures.csv"]


def test_a_new_package_is_valid_and_says_how_to_fill_it_in(tmp_path, capsys):
    assert main(["new-package", str(tmp_path / "mine")]) == 0
    assert package.check(tmp_path / "mine").ok
    said = (tmp_path / "mine/README.md").read_text(encoding="utf-8")
    for name in ("regions.csv", "values.csv", "population.csv", "borders.csv", "press seal", "press check"):
        assert name in said
