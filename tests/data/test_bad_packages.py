"""Bad input is refused in words that help: file, line, column, value, what was expected, what to do."""

import json
import os
import shutil

import pytest
from small_package import write_package

from analysis.data import package
from analysis.data.package import PackageError

TABLES = ("regions", "accounts", "population", "income", "prices", "national", "national_population")


@pytest.fixture
def copy(tmp_path):
    """The tables that hold every kind of thing: keys, lists, numbers, gaps, sums, national totals."""
    return write_package(tmp_path / "data", *TABLES)


def lines(folder, name):
    return (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()


def rewrite(folder, name, content):
    (folder / f"{name}.csv").write_text("\n".join(content) + "\n", encoding="utf-8")


def number_of(folder, name, start):
    """Line of a table that begins so; the header is line 1."""
    return next(number for number, line in enumerate(lines(folder, name), 1) if line.startswith(start))


def change(folder, name, start, old, new):
    """Replace a text in one line; returns the line's number."""
    content = lines(folder, name)
    number = number_of(folder, name, start)
    assert old in content[number - 1]
    content[number - 1] = content[number - 1].replace(old, new)
    rewrite(folder, name, content)
    return number


def describe(folder, edit):
    """Edit the descriptor."""
    file = folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    edit({resource["name"]: resource for resource in descriptor["resources"]}, descriptor)
    file.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


def errors(folder, sealed=True):
    if sealed:
        package.seal(folder)
    return package.check(folder).errors


def only(found, *words):
    """The one error that holds the first word; every other word must be in it."""
    hits = [error for error in found if words[0] in error]
    assert len(hits) == 1, found
    for word in words:
        assert word in hits[0], (word, hits[0])
    assert "\n" not in hits[0]


def test_a_region_twice_in_a_year(copy):
    content = lines(copy, "population")
    first = number_of(copy, "population", "Tianjin,2012,")
    rewrite(copy, "population", [*content, content[first - 1]])
    found = errors(copy)
    only(
        found,
        f"population.csv line {len(content) + 1}",
        "Tianjin",
        "2012",
        f"line {first}",
        "take one line out",
    )
    assert len(found) == 1


def test_an_unknown_region(copy):
    number = change(copy, "prices", "Hebei,2003,", "Hebei", "Heibei")
    found = errors(copy)
    only(
        found,
        f"prices.csv line {number}, column region",
        "'Heibei'",
        "regions.csv",
        "did you mean 'Hebei'",
        "correct",
    )
    only(found, "year 2003", "no value for Hebei")


def test_a_text_in_a_number(copy):
    value = lines(copy, "income")[number_of(copy, "income", "Shanxi,2014,") - 1].split(",")[2]
    number = change(copy, "income", "Shanxi,2014,", value, "n/a")
    only(
        errors(copy),
        f"income.csv line {number}, column all",
        "'n/a'",
        "expected a number",
        "yuan per head",
        "correct",
    )


@pytest.mark.parametrize("value", ["nan", "1_000", " 12", "12 ", "inf", "1e", "1e999", '"1,200.5"'])
def test_what_only_looks_like_a_number(copy, value):
    number = change(
        copy,
        "prices",
        "Gansu,2003,",
        lines(copy, "prices")[number_of(copy, "prices", "Gansu,2003,") - 1].split(",")[2],
        value,
    )
    only(errors(copy), f"prices.csv line {number}, column cpi", value.strip('"'), "expected")


def test_a_negative_grp(copy):
    start = "Beijing,2010,v5,"
    value = lines(copy, "accounts")[number_of(copy, "accounts", start) - 1].split(",")[3]
    number = change(copy, "accounts", start, value, "-" + value)
    only(
        errors(copy),
        f"accounts.csv line {number}, column grp",
        f"'-{value}'",
        "at least 0 (100 million yuan)",
        "correct",
    )


def test_a_year_with_a_decimal_point(copy):
    number = change(copy, "prices", "Gansu,2012,", "2012", "2012.0")
    only(errors(copy), f"prices.csv line {number}, column year", "'2012.0'", "whole number", "write 2012")


def test_an_empty_cell_that_is_required(copy):
    start = "Gansu,2012,"
    number = change(
        copy, "prices", start, lines(copy, "prices")[number_of(copy, "prices", start) - 1], "Gansu,2012,"
    )
    only(errors(copy), f"prices.csv line {number}, column cpi", "empty", "expected a number", "fill in")


def test_a_value_not_on_the_list(copy):
    number = change(copy, "population", "Gansu,2012,", "revised_after_2020_census", "revised")
    only(errors(copy), f"population.csv line {number}, column basis", "'revised'", "census_2010", "correct")


def test_a_long_list_of_values_is_cut_in_the_message(copy):
    def edit(resources, _):
        field = resources["regions"]["schema"]["fields"][0]
        field.setdefault("constraints", {})["enum"] = [f"value {n}" for n in range(1000)]

    describe(copy, edit)
    found = errors(copy)
    assert any("value 39 and 960 more" in said for said in found) and max(map(len, found)) < 2000


def test_a_key_into_a_table_that_there_is_not(copy):
    key = {"fields": ["region"], "reference": {"resource": "nowhere", "fields": ["region"]}}
    describe(copy, lambda said, _: said["prices"]["schema"].update(foreignKeys=[key]))
    only(errors(copy), "a foreign key points to the table 'nowhere', which the package has not")


def test_a_missing_year_inside_the_range(copy):
    rewrite(copy, "accounts", [line for line in lines(copy, "accounts") if ",2015,v5," not in line])
    found = errors(copy)
    assert all("accounts.csv" in said and "year 2015" in said for said in found) and len(found) == 3
    only(found, "column grp, vintage v5", "any of the 31 regions", "2006 to 2025", "add")


def test_a_missing_region_in_one_year(copy):
    rewrite(copy, "income", [line for line in lines(copy, "income") if not line.startswith("Tibet,2016,")])
    found = errors(copy)
    assert len(found) == 3 and all("no value for Tibet" in error and "year 2016" in error for error in found)


def test_a_missing_year_of_the_nation(copy):
    rewrite(
        copy,
        "national_population",
        [line for line in lines(copy, "national_population") if line[:4] != "2009"],
    )
    only(
        errors(copy),
        "national_population.csv",
        "year 2009",
        "no value",
        "2006 to 2024",
        "add the official figure",
    )


def test_a_stated_gap_is_no_error_and_an_unstated_one_is(copy):
    rewrite(copy, "income", [line for line in lines(copy, "income") if not line.startswith("Tibet,2025,")])
    only(errors(copy), "column all", "income.csv", "year 2025", "no value for Tibet", "state the gap")
    gap = {"region": "Tibet", "first": 2025, "last": 2025, "reason": "not found"}
    describe(copy, lambda resources, _: resources["income"]["coverage"]["complete"][0].update(gaps=[gap]))
    assert errors(copy) == []


def test_a_year_with_digits_too_many(copy):
    number = change(copy, "prices", "Gansu,2012,", "2012", "20122013")
    found = errors(copy)
    only(found, f"prices.csv line {number}, column year", "'20122013'", "at most 2100")
    only(found, "years 2025 to 20122012", "any of the 31 regions")
    assert len(found) == 4


def test_a_missing_table(copy):
    (copy / "income.csv").unlink()
    only(errors(copy, sealed=False), "income.csv", "missing", "'income'", "put the file back")
    with pytest.raises(PackageError, match=r"income\.csv: missing"):
        package.open(copy).table("income")
    before = (copy / "datapackage.json").read_bytes()
    with pytest.raises(PackageError, match=r"income\.csv: missing"):
        package.seal(copy)
    assert (copy / "datapackage.json").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"name": "x",}', ["datapackage.json line 1, character 14", "not JSON", "mend"]),
        ("", ["datapackage.json line 1", "not JSON"]),
        ("[]", ["no list `resources`", "name, path and schema"]),
        ('{"name": "x"}', ["no list `resources`"]),
        ('{"resources": []}', ["no list `resources`"]),
        ('{"resources": [7]}', ["resource 1 is 7", "expected an object"]),
        ('{"resources": [{"name": "a"}]}', ["resource 1 has path = None", "expected a text"]),
        ('{"resources": [{"name": "a", "path": "a.csv", "schema": {}}]}', ["'a'", "no list `fields`"]),
    ],
)
def test_a_descriptor_that_is_none(copy, content, words):
    (copy / "datapackage.json").write_text(content, encoding="utf-8")
    found = package.check(copy).errors
    for word in words:
        assert word in "\n".join(found)
    for door in (package.open, package.seal):
        with pytest.raises(PackageError, match=r"datapackage\.json"):
            door(copy)


def test_a_missing_descriptor_and_a_missing_folder(tmp_path):
    only(package.check(tmp_path).errors, "datapackage.json", "missing", "a data package is a folder")
    only(package.check(tmp_path / "nowhere").errors, "nowhere", "no such folder")


def test_two_resources_of_one_name(copy):
    describe(copy, lambda resources, _: resources["prices"].update(name="income"))
    only(package.check(copy).errors, "2 resources named 'income'", "its own name")


def test_a_wrong_checksum(copy):
    change(copy, "prices", "Gansu,2012,", ",10", ",11")
    found = errors(copy, sealed=False)
    only(found, "prices.csv", "wrong checksum", "if the change is meant, run `press seal", "restore the file")
    with pytest.raises(PackageError, match=r"prices\.csv: wrong checksum.*press seal"):
        package.open(copy).table("prices")
    package.open(copy).table("income")


def test_a_checksum_of_another_kind(copy):
    describe(copy, lambda resources, _: resources["prices"].update(hash="d41d8cd98f00b204e9800998ecf8427e"))
    only(errors(copy, sealed=False), "prices.csv", "expected sha256: and 64 digits", "press seal")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("../prices.csv", "leaves the package (..)"),
        ("sub/../../prices.csv", "leaves the package (..)"),
        ("..\\prices.csv", "leaves the package (..)"),
        ("/etc/hostname", "an absolute path"),
        ("C:\\prices.csv", "an absolute path"),
        ("https://example.org/prices.csv", "an address"),
        ("link.csv", "a link that leads out of the package"),
        ("folder/prices.csv", "a link that leads out of the package"),
    ],
)
def test_a_path_that_leaves_the_package(copy, path, words):
    outside = copy.parent / "outside"
    outside.mkdir()
    for target in (copy.parent, outside):
        shutil.copy(copy / "prices.csv", target / "prices.csv")
    os.symlink(outside / "prices.csv", copy / "link.csv")
    os.symlink(outside, copy / "folder")
    describe(copy, lambda resources, _: resources["prices"].update(path=path))
    only(errors(copy, sealed=False), words, "datapackage.json", "'prices'", "move the file in")
    for door in (package.open, package.seal):
        with pytest.raises(PackageError, match="expected a file in the package's folder"):
            door(copy)


def test_a_link_inside_the_package_is_fine(copy):
    (copy / "tables").mkdir()
    shutil.move(copy / "prices.csv", copy / "tables" / "prices.csv")
    os.symlink(copy / "tables" / "prices.csv", copy / "prices.csv")
    assert package.check(copy).ok


def test_an_unknown_and_a_missing_column(copy):
    change(copy, "prices", "region,", "cpi", "cpl")
    found = errors(copy)
    only(found, "missing column 'cpi'", "prices.csv line 1", "add it")
    only(found, "unknown column 'cpl'", "prices.csv line 1", "expected region, year, cpi", "rename it")
    with pytest.raises(PackageError, match="missing column 'cpi'"):
        package.open(copy).table("prices")


def test_columns_in_another_order(copy):
    rewrite(copy, "prices", [",".join(line.split(",")[::-1]) for line in lines(copy, "prices")])
    only(errors(copy), "prices.csv line 1", "another order", "expected region, year, cpi")


def test_a_byte_order_mark(copy):
    file = copy / "prices.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    only(errors(copy), "prices.csv line 1", "byte order mark", "save it as UTF-8 without one")


def test_another_encoding(copy):
    file = copy / "regions.csv"
    file.write_bytes(file.read_text(encoding="utf-8").encode("gb18030"))
    only(errors(copy), "regions.csv line 2", "not UTF-8", "save it as UTF-8")


def test_a_missing_cell_and_an_empty_line(copy):
    number = change(copy, "prices", "Gansu,2012,", "Gansu,2012,", "Gansu,2012;")
    rewrite(copy, "prices", [*lines(copy, "prices"), ""])
    found = errors(copy)
    only(found, f"prices.csv line {number}", "2 cells (Gansu,2012;", "expected 3", "comma")
    only(found, "empty line", "prices.csv line", "take it out")


def test_everything_is_said_at_once(copy):
    number = change(copy, "prices", "Gansu,2012,", "Gansu", "Ganzu")
    change(copy, "prices", "Gansu,2013,", "Gansu,2013,", "Gansu,2013,-")
    (copy / "income.csv").unlink()
    rewrite(copy, "population", [line for line in lines(copy, "population") if ",2015," not in line])
    found = errors(copy, sealed=False)
    only(found, f"prices.csv line {number}, column region", "did you mean 'Gansu'")
    only(found, "at least 80", "prices.csv line")
    only(found, "income.csv: missing")
    only(found, "population.csv: column population, year 2015")
    only(found, "prices.csv: wrong checksum")
    only(found, "population.csv: wrong checksum")


def test_a_sum_that_does_not_add_up(copy):
    start = "Henan,2015,v4,"
    cells = lines(copy, "accounts")[number_of(copy, "accounts", start) - 1].split(",")
    number = change(copy, "accounts", start, f",{cells[6]},", f",{float(cells[6]) + 500:.1f},")
    only(
        errors(copy),
        f"accounts.csv line {number}",
        "Henan 2015 v4",
        "primary + secondary + tertiary",
        "0.05%",
        "compare",
    )


def test_a_slip_of_the_decimal_point(copy):
    start = "Henan,2021,v5,"
    value = lines(copy, "accounts")[number_of(copy, "accounts", start) - 1].split(",")[3]
    change(copy, "accounts", start, value, f"{float(value) * 10:.1f}")
    only(errors(copy), "sums to", "accounts.csv", "2021 v5", "national.csv", "0.9 to 1.15", "decimal point")


def test_figures_under_the_wrong_year(copy):
    start = "Henan,2012,"
    cells = lines(copy, "population")[number_of(copy, "population", start) - 1].split(",")
    number = change(copy, "population", start, cells[2], str(int(cells[2]) // 2))
    found = errors(copy)
    only(found, f"population.csv line {number}", "Henan 2012", "within 15 %", "misplaced digit")
