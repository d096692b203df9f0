"""A file as people have it becomes a package: read right, asked about, or refused with the reason."""

import csv
import io
import json
import unicodedata
import zipfile
from html import escape
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
import yaml

from analysis.data import package
from press import PressError
from press.cli import main
from press.imports import looking
from press.imports.choices import Choices
from press.imports.looking import LARGEST, look
from press.imports.understanding import understand

REGIONS = ("Ain", "Bern", "Cork", "Dinan")


def lines(regions=REGIONS, years=range(2010, 2014), head="region,year,value"):
    """A tidy long CSV as lines; values differ everywhere."""
    return [head, *(f"{r},{y},{100 + 10 * i + y % 10}.5" for i, r in enumerate(regions) for y in years)]


def wide(
    head="region", prefix="", regions=REGIONS, years=range(2010, 2014), cell=lambda i, y: f"{7 + i}.{y}"
):
    """A wide table as lines of cells."""
    return [
        [head, *(f"{prefix}{y}" for y in years)],
        *([r, *(cell(i, y) for y in years)] for i, r in enumerate(regions)),
    ]


def joined(rows, mark=","):
    text = io.StringIO()
    csv.writer(text, delimiter=mark, lineterminator="\n").writerows(rows)
    return text.getvalue()


def put(path: Path, content, end="\n", encoding="utf-8") -> Path:
    text = content if isinstance(content, str) else end.join(content) + end
    path.write_bytes(text.encode(encoding))
    return path


@pytest.fixture
def file(tmp_path):
    return lambda content, **how: put(tmp_path / "figures.csv", content, **how)


@pytest.fixture
def book(tmp_path):
    """A workbook of sheets, each a list of rows."""

    def make(sheets, name="figures.xlsx"):
        if name.endswith(".ods"):
            return write_ods(tmp_path / name, sheets)
        with pd.ExcelWriter(str(tmp_path / name)) as writer:
            for sheet, rows in sheets.items():
                width = max(map(len, rows))
                even = [[*row, *[None] * (width - len(row))] for row in rows]
                pd.DataFrame(even).to_excel(writer, sheet_name=sheet, index=False, header=False)
        return tmp_path / name

    return make


ODS = """\
<office:document-content office:version="1.3" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{}
</office:spreadsheet></office:body></office:document-content>"""


MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def write_ods(path: Path, sheets) -> Path:
    """A workbook of OpenDocument by hand: a zip with its kind and its content."""

    def cell(value):
        number = isinstance(value, int | float)
        kind = f'office:value-type="float" office:value="{value}"' if number else 'office:value-type="string"'
        return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"

    def row(cells):
        return f"<table:table-row>{''.join(map(cell, cells))}</table:table-row>"

    said = [
        f'<table:table table:name="{n}">{"".join(map(row, rows))}</table:table>' for n, rows in sheets.items()
    ]
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", MANIFEST)
        made.writestr("content.xml", ODS.format("".join(said)))
    return path


def read(path, **choices):
    return understand(look(path, choices.get("encoding", "")), Choices(**choices))


def first(panel):
    return panel.values[panel.columns[0].name]


def refused(path, *words, **choices):
    with pytest.raises(PressError) as error:
        read(path, **choices)
    for word in (path.name, *words):
        assert word in str(error.value), (word, str(error.value))


# ---- forms of files --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delimiter", "end", "encoding", "how"),
    [
        (",", "\n", "utf-8", "UTF-8, commas"),
        (";", "\r\n", "utf-8-sig", "UTF-8, semicolons"),
        ("\t", "\n", "utf-16", "UTF-16, tabs"),
        ("|", "\r\n", "utf-8", "UTF-8, bars"),
    ],
)
def test_encoding_delimiter_and_line_ends_are_found_out(file, delimiter, end, encoding, how):
    content = [line.replace("Ain", "Łódź 北京").replace(",", delimiter) for line in lines()]
    panel = read(file(content, end=end, encoding=encoding))
    assert panel.regions[0] == "Łódź 北京" and len(first(panel)) == 16
    assert first(panel)["Łódź 北京", 2010] == "100.5"
    assert how in panel.notes[0] and panel.confirm == []


TOWNS = {
    "cp1250": ("Łódzkie", "Śląskie", "Świętokrzyskie", "Małopolskie"),
    "cp1251": ("Белгородская область", "Москва", "Воронежская область", "Тверь"),
    "big5": ("臺北市", "新北市", "桃園市", "臺中市"),
    "cp1252": ("Zürich", "Genève", "Neuchâtel", "Fribourg"),
}


@pytest.mark.parametrize("encoding", TOWNS)
def test_an_encoding_that_must_be_guessed_is_shown_with_the_names_it_gives(file, encoding):
    path = file(lines(TOWNS[encoding]), encoding=encoding)
    if encoding == "cp1252":  # others fit as well
        refused(path, "--encoding cp1250  (", "Genčve", "--encoding cp1252  (", "Genève")
    else:
        panel = read(path)
        ((words, settled),) = panel.confirm
        assert tuple(panel.regions) == TOWNS[encoding] and settled == {"encoding": encoding}
        assert TOWNS[encoding][0] in words and "--encoding" in words
    assert tuple(read(path, encoding=encoding).regions) == TOWNS[encoding]
    assert read(path, encoding=encoding).confirm == []
    with pytest.raises(PressError, match="no such encoding"):
        read(path, encoding="cp0")


def test_a_guess_that_gives_no_words_where_another_does_is_asked_about(file):
    """The detector takes these for cp1252, which makes of them pound signs and capitals within words."""
    names = ["Łódź", "Kraków", "Gdańsk", "Częstochowa", "Świdnica"]
    path = file(lines(names), encoding="cp1250")
    refused(path, "which names are right?", "--encoding cp1250", "Częstochowa")
    assert read(path, encoding="cp1250").regions == names


def test_two_encodings_in_one_file(file):
    path = file("")
    path.write_bytes("\n".join(lines()).replace("Ain", "Łódź").encode() + b"\nZ\xfcrich,2010,3\n")
    refused(path, "line 18: not UTF-8, though line 2 is", "two encodings")


def test_two_kinds_of_line_ends_in_one_file(file):
    path = file("\r\n".join(lines()[:9]) + "\r\n" + "\n".join(lines()[9:12]) + "\n")
    refused(path, "line 10: ends with LF, most others with CR LF", "save it again")
    quoted = lines()
    quoted[0] = '"region","year","value\nof it"'
    assert read(file(quoted, end="\r\n"), value=("value of it",)).columns[0].name == "value_of_it"


def test_other_faults_of_the_file(file, tmp_path):
    refused(file([*lines(), "Bern,2014"]), "line 18: 2 cells, but the header has 3")
    refused(file([*lines(), "Bern,2014,1,203"]), "line 18: 4 cells, but the header has 3")
    commas = [",".join(row).replace(".", ",") for row in wide()]  # decimal commas, not in quotes
    refused(file(commas), "line 2: 9 cells, but the header has 5")
    refused(file(lines()), "no column 'gdp'; it has region, year, value", value=("gdp",))
    refused(file('region,year,value\n"Ain,2010,3\n'), "not delimited text", "quotes")
    refused(file(""), "empty")
    refused(file("\0\1\2"), "not text")
    with pytest.raises(PressError, match="no such file"):
        look(tmp_path / "nowhere.csv")


def test_a_large_file_is_refused_by_its_size_alone(file):
    path = file(lines())
    with open(path, "r+b") as stream:
        stream.truncate(LARGEST + 1)
    refused(path, "at most 64 MB", "leave out")


FRAME = pd.DataFrame(
    {
        "state": [name for name in REGIONS for _ in range(4)],
        "year": [year for _ in REGIONS for year in range(2010, 2014)],
        "gdp": np.arange(16, dtype="float32") * 1.7 + 16.662354,
    }
)


def stata(path):
    FRAME.to_stata(path, write_index=False)


def spss(path):
    pytest.importorskip("pyreadstat").write_sav(FRAME, str(path))


def rds(path):
    pytest.importorskip("pyreadr").write_rds(str(path), FRAME.astype({"gdp": float}))


def rda(path):
    pytest.importorskip("pyreadr").write_rdata(str(path), FRAME.astype({"gdp": float}), df_name="gdp")


@pytest.mark.parametrize(
    ("name", "write"), [("a.dta", stata), ("a.sav", spss), ("a.rds", rds), ("a.rda", rda)]
)
def test_data_sets_of_other_programs(tmp_path, name, write):
    write(tmp_path / name)
    panel = read(tmp_path / name)
    assert panel.regions == list(REGIONS) and panel.years == [2010, 2011, 2012, 2013]
    assert float(first(panel)["Ain", 2010]) == pytest.approx(16.662354, abs=1e-6)
    assert first(panel)["Ain", 2010] == "16.662354" or name != "a.dta"


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods"])
def test_workbooks(book, name):
    rows = wide(cell=lambda i, y: 1.203 + i if y % 2 else 987)
    panel = read(book({"data": rows}, name))
    assert first(panel)["Ain", 2011] == "1.203" and first(panel)["Dinan", 2012] == "987"


def test_a_reader_that_is_not_installed_is_named_with_the_line_that_installs_it(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyreadr", None)
    refused(put(tmp_path / "a.rds", "x"), "reading it takes pyreadr: pip install pyreadr")


def test_a_damaged_workbook_is_one_message(tmp_path):
    refused(put(tmp_path / "a.xlsx", "no workbook"), "cannot be read as .xlsx")
    refused(put(tmp_path / "b.xlsx", "PK\3\4 no workbook"), "cannot be read as .xlsx")


def test_eurostat(file, tmp_path):
    codes = ["AT", *(f"AT{i}" for i in (1, 2)), *(f"AT{i}{j}" for i in (1, 2) for j in (1, 2, 3))]
    rows = ["freq,unit,geo\\TIME_PERIOD\t2014 \t2013 \t2012 "]
    rows += [
        f"A,{unit},{code}\t{1000 + 7 * n} e\t{900 + 7 * n} \t{800 + 7 * n} "
        for unit in ("EUR_HAB", "MIO_EUR")
        for n, code in enumerate(codes)
    ]
    rows[-1] = rows[-1].replace("856 ", ": ")
    path = put(tmp_path / "nama.tsv", rows)
    refused(path, "differ in unit", "--where 'unit=EUR_HAB'", "--where 'unit=MIO_EUR'")
    refused(
        path, "nested", "--level 2  (1 codes", "--level 4  (6 codes such as AT11", where=("unit=EUR_HAB",)
    )
    panel = read(path, where=("unit=EUR_HAB",), level=4)
    assert len(panel.regions) == 6 and panel.years == [2012, 2013, 2014]
    assert first(panel)["AT11", 2014] == "1021" and panel.columns[0].unit == "EUR_HAB"
    assert any("'e' 6 times" in note for note in panel.notes)
    refused(path, "AT23 has no figure for 2012", "--gaps", where=("unit=MIO_EUR",), level=4)


def test_nbs(file):
    rows = ["数据库：分省年度数据", "指标：地区生产总值(亿元)", "时间：最近3年", "地区,2022年,2021年,2020年"]
    rows += ["北京市,41540.9,41045.6,35943.3", "天津市,16132.2,15685.1,14008.0", "注：数据为初步核算数。"]
    panel = read(file(rows, encoding="gb18030"), encoding="gb18030")
    assert first(panel)["北京市", 2022] == "41540.9" and panel.years == [2020, 2021, 2022]
    assert panel.columns[0].unit == "亿元"
    assert any("not read: '注" in note for note in panel.notes)


def test_a_form_that_is_no_table_is_named_with_what_to_do(file, tmp_path):
    refused(put(tmp_path / "a.xls", "<table><tr><td>region</td></tr></table>"), "a web page", "save it as")
    refused(put(tmp_path / "a.json", '[{"region": "Ain"}]'), "JSON", "CSV")
    refused(put(tmp_path / "b.xls", joined(wide(), "\t")), "it is text; name it .csv or .tsv")
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le"))
    refused(path, "locked with a password")
    path = tmp_path / "book.csv"
    path.write_bytes(b"PK\3\4" + b"\0" * 64)
    refused(path, "a workbook or a packed file", "name it .xlsx")
    for content, words in ((b"%PDF-1.4", "a PDF"), (b"\x1f\x8b\x08", "unpack it"), (b"PAR1", "Parquet")):
        path.write_bytes(content)
        refused(path, words)
    for other, words in ((tmp_path, "a folder, not a file"), (Path("/dev/null"), "not a plain file")):
        with pytest.raises(PressError, match=words):
            look(other)


def test_formulas_without_results_are_refused(book):
    openpyxl = pytest.importorskip("openpyxl")
    path = book({"data": wide(cell=lambda i, y: 7.5 + i)})
    made = openpyxl.load_workbook(path)
    made["data"]["B2"] = "=1+2"
    made.save(path)
    refused(path, "1 formulas without a result, such as B2", "save it")


def test_utf_16_without_a_mark_and_utf_32(file):
    text = [line.replace("Ain", "Łódź") for line in lines()]
    refused(file(text, encoding="utf-16-le"), "--encoding utf-16-le")
    assert read(file(text, encoding="utf-16-le"), encoding="utf-16-le").regions[0] == "Łódź"
    assert read(file(text, encoding="utf-32")).regions[0] == "Łódź"


def test_an_encoding_that_puts_marks_or_chinese_into_words_is_not_taken(file):
    """The detector takes the one for cp1257, which makes Dinˇs of it; Din俿 would be as odd."""
    french = file(lines(("Dinés", "Elmér", "Héven", "Jérno")), encoding="mac_roman")
    refused(french, "--encoding")
    assert read(french, encoding="mac_roman").regions[0] == "Dinés"
    assert (
        looking._oddities("Din俿")
        == looking._oddities("Dinˇs")
        == 1
        > looking._oddities("北京 Dinés GDP人均")
    )


# ---- years -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "years"),
    [
        (["y2010", "y2011", "y2012"], [2010, 2011, 2012]),
        (["X2010", "X2011", "X2012.0"], [2010, 2011, 2012]),
        (["GDP_2010", "GDP_2011", "GDP_2012"], [2010, 2011, 2012]),
        (["pcgdp1940", "pcgdp1941", "pcgdp1942"], [1940, 1941, 1942]),
        (["2004-05", "2005-06", "2006-2007"], [2004, 2005, 2006]),
        (["2021", "2022", "2023P"], [2021, 2022, 2023]),
        (["2012年", "2011年", "2010年"], [2010, 2011, 2012]),
        (["2010-12-31", "2011-12-31 00:00:00", "2012-12-31"], [2010, 2011, 2012]),
        (["31/12/2010", "31/12/2011", "31.12.2012"], [2010, 2011, 2012]),
        (["2010-01-01T00:00:00Z", "2011-01-01T00:00:00.000Z", "2012-01-01"], [2010, 2011, 2012]),
        (["2010 [YR2010]", "2011 [YR2011]", "2012 [YR2012]"], [2010, 2011, 2012]),
        (["2010", "2011 1)", "2012¹⁾"], [2010, 2011, 2012]),
        (["2010", "2011(a)", "2012 [2]†"], [2010, 2011, 2012]),
        (["２０１０年", "２０１１年", "２０１２年"], [2010, 2011, 2012]),
        (["gdp 2010 (2015 prices)", "gdp 2011 (2015 prices)", "gdp 2015 (2015 prices)"], [2010, 2011, 2015]),
    ],
)
def test_where_years_stand(file, headers, years):
    panel = read(file(joined([["state", *headers], *([r, "10.5", "11.25", "12.5"] for r in REGIONS)])))
    assert panel.years == years
    assert first(panel)["Ain", years[0]] == ("12.5" if headers[0] == "2012年" else "10.5")


def test_fiscal_years_and_marks_beside_years_are_said(file):
    panel = read(file(joined(wide(years=["2020-21", "2021-22", "2022-23"], cell=lambda i, y: 10.5 + i))))
    assert any("2004-05 is 2004" in note for note in panel.notes)
    panel = read(file(joined(wide(years=["2021", "2022", "2023P"], cell=lambda i, y: 10.5 + i))))
    assert any("marks beside years not kept: 2023P" in note for note in panel.notes)


def test_months_are_no_years(file):
    refused(file(joined(wide(years=["2010-01", "2010-02", "2010-03"]))), "no panel", "--year")


def test_regions_in_columns(file):
    rows = [["year", *REGIONS], *([y, *(f"{y - 2000}.{i}5" for i in range(4))] for y in (2010, 2011, 2012))]
    panel = read(file(joined(rows)))
    assert panel.regions == list(REGIONS) and first(panel)["Cork", 2011] == "11.25"


def test_years_above_names_of_columns(book):
    rows = [["province", 2010, None, 2011, None, 2012, None], [None, *["gdp", "pop"] * 3]]
    rows += [[r, *(100.5 + 10 * i + k for k in range(6))] for i, r in enumerate(REGIONS)]
    path = book({"data": rows})
    refused(path, "--value 'gdp'", "--value 'pop'")
    panel = read(path, value=("pop",))
    assert first(panel)["Ain", 2011] == "103.5"


def test_names_of_indicators_above_years(book, file):
    """As merged cells, in each cell, and with the name of the index beneath, as pandas writes them."""
    years = [2010, 2011, 2012] * 2
    body = [[r, *(100.5 + 10 * i + k for k in range(6))] for i, r in enumerate(REGIONS)]
    merged = [["region", "GDP (2015 prices)", None, None, "jobs", None, None], [None, *years], *body]
    filled = [["", *["GDP (2015 prices)"] * 3, *["jobs"] * 3], ["year", *years], ["region"], *body]
    padded = [[*row, *[""] * (7 - len(row))] for row in filled]
    for path in (book({"data": merged}), file(joined(padded))):
        refused(path, "--value 'GDP (2015 prices)'", "--value 'jobs'  (2010-2012, 3 columns)")
        panel = read(path, value=("jobs",))
        assert panel.regions == list(REGIONS) and first(panel)["Bern", 2011] == "114.5"


@pytest.mark.parametrize("form", ["2010Q{}", "2010-0{}", "20100{}", "0{}/2010"])
def test_quarters_and_months_are_named_as_such(file, form):
    rows = [f"{r},{form.format(k)},{7 + k}.5" for r in REGIONS for k in range(1, 5)]
    refused(file(["region,quarter,value", *rows]), "column quarter has quarters or months", "a year of them")


def test_dates_within_one_year_and_a_column_of_quarters(file):
    dates = [f"{r},2010-0{k}-01,{7 + k}.5" for r in REGIONS for k in range(1, 4)]
    refused(
        file(["region,date,value", *dates]), "line 3: '2010-02-01' is the same year of Ain as '2010-01-01'"
    )
    quarters = [f"{r},{y},{k},{7 + k}.5" for r in REGIONS for y in (2010, 2011, 2012) for k in (1, 2)]
    path = file(["region,year,quarter,value", *quarters])
    refused(path, "differ in quarter", "--where 'quarter=2'")
    assert first(read(path, where=("quarter=2",)))["Ain", 2011] == "9.5"


def test_uneven_years_are_to_be_confirmed(file):
    years = (1900, 1910, 1925)
    panel = read(file(joined(wide(years=years))))
    assert panel.years == [1900, 1910, 1925] and "between 1900 and 1910" in panel.confirm[0][0]
    assert read(file(joined(wide(years=years))), uneven=True).confirm == []


def test_a_year_that_is_missing_for_all_is_to_be_confirmed(file):
    rows = wide(years=range(2010, 2016), cell=lambda i, y: "" if y == 2013 else f"{y - 2000}.{i}")
    panel = read(file(joined(rows)))
    assert 2013 not in panel.years and "between 2012 and 2014" in panel.confirm[0][0]
    panel = read(file([line for line in lines() if ",2011," not in line]))
    assert "between 2010 and 2012" in panel.confirm[0][0]


@pytest.mark.parametrize("year", ["10", "2010.5", "Jan 2010", ""])
def test_a_cell_that_is_no_year(file, year):
    content = lines()
    content[1] = f"Ain,{year},3"
    refused(file(content), "line 2, column year", "expected a year")


# ---- numbers ---------------------------------------------------------------------------------------------


def test_decimal_commas_years_as_floats_and_other_names_of_columns(file):
    content = [line.replace(".5", ",5").replace(",20", ";20") for line in lines()]
    content = [
        line.replace(f";{y},", f";{y}.0;") for line in content for y in range(2010, 2014) if f";{y}," in line
    ]
    path = file(["Country;When;GDP per head", *content])
    panel = read(path, region="country", year="when", value=("gdp per head",), unit=("euro a head",))
    assert first(panel)["Ain", 2010] == "100.5"
    assert panel.columns[0].name == "gdp_per_head"
    assert panel.columns[0].title == "GDP per head" and panel.columns[0].unit == "euro a head"


@pytest.mark.parametrize(
    ("cells", "asked", "decimal", "value"),
    [
        (["987", "1.203"], "is '1.203' (beside '987') 1203 or 1.203?", "comma", "1203"),
        (["987", "1.203"], "--decimal point  ('1.203' is 1.203)", "point", "1.203"),
        (["19.000", "21.500"], "is '19.000' 19000 or 19.000?", "comma", "21500"),
        ([" 8,200 ", " 9,143 "], "--decimal point  ('8,200' is 8200)", "point", "9143"),
        ([" 8,200 ", " 9,143 "], "--decimal comma  ('8,200' is 8.200)", "comma", "9.143"),
    ],
)
def test_a_mark_that_could_be_either_is_asked_about(file, cells, asked, decimal, value):
    path = file(joined(wide(cell=lambda i, y: cells[y % 2])))
    refused(path, asked)
    assert first(read(path, decimal=decimal))["Ain", 2011] == value


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        (["1.203.500,5", "987,25"], "987.25"),
        (["1.203.500", "1.203"], "1203"),
        (["71.10", "1.203"], "1.203"),
        (["10384.000", "6234.000"], "6234.000"),
        (["0,123", "1,203"], "1.203"),
        (["1 203 500", "1 203"], "1203"),
        (["1\u00a0203,5", "12,25"], "12.25"),
        (["1,234.5", "12.25"], "12.25"),
        (["1.2e3", "8"], "8"),
        (["\u2212", "71.10 e"], "71.10"),
        (["12\u202f345,6", "8\u202f195,2"], "8195.2"),
        (["12’345.6", "8’195.2"], "8195.2"),
        (["8,195E+03", "1,2E+4"], "1.2E+4"),
        (["8195.2 1)", "71.10†"], "71.10"),
        (["８１９５．２", "７１．１０"], "71.10"),
        (["٨١٩٥٫٢", "٧١٫١٠"], "71.10"),
    ],
)
def test_marks_that_the_cells_themselves_settle(file, cells, value):
    panel = read(file(joined(wide(cell=lambda i, y: cells[(y + i) % 2]))), gaps="keep")
    assert first(panel)["Ain", 2011] == value


@pytest.mark.parametrize(
    ("form", "unit"), [("${}", "$"), ("{} %", "%"), ("R$ {}", "R$"), ("{} €", "€"), ("¥{}", "¥")]
)
def test_a_sign_that_all_figures_bear_is_their_unit(file, form, unit):
    panel = read(file(joined(wide(cell=lambda i, y: form.format(f"{7 + i}.{y}")))))
    assert first(panel)["Ain", 2010] == "7.2010" and panel.columns[0].unit == unit
    long = [f"{r},{y},{form.format(8.5)}" for r in REGIONS for y in range(2010, 2014)]
    assert first(read(file(["region,year,gdp", *long])))["Ain", 2010] == "8.5"


def test_numbers_kept_as_text_in_a_workbook_are_asked_about_and_true_ones_are_not(book):
    rows = wide(cell=lambda i, y: "8.195" if i == 0 else 9000 + i)
    refused(book({"data": rows}), "is '8.195' 8195 or 8.195?")
    assert first(read(book({"data": rows}), decimal="comma"))["Ain", 2010] == "8195"
    rows = wide(cell=lambda i, y: "8.195,5" if i == 0 else 9000.125)
    panel = read(book({"data": rows}))
    assert first(panel)["Ain", 2010] == "8195.5" and first(panel)["Bern", 2010] == "9000.125"


def test_marks_that_contradict_each_other(file):
    refused(
        file(joined(wide(cell=lambda i, y: ["8,51", "12.5"][y % 2]))), "'12.5'", "'8,51'", "--decimal comma"
    )


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("many", "'many'; expected a number"),
        ("=1+1", "expected a number"),
        ("5 bn", "expected a number"),
        ("12 %", "expected a number"),
        ("-4", "above zero"),
        ("0", "above zero"),
    ],
)
def test_a_cell_that_is_no_number_above_zero(file, cell, words):
    content = lines()
    content[6] = f'Bern,2011,"{cell}"'
    refused(file(content), "line 7, column value", words)


@pytest.mark.parametrize("mark", ["(D)", "(NA)", ":", "-", "..", "n/a", "NA", "nan"])
def test_marks_of_what_is_missing_are_counted_and_asked_about(file, mark):
    content = lines()
    content[6] = f"Bern,2011,{mark}"
    refused(
        file(content),
        "1 of 16 cells are missing: Bern has no figure for 2011",
        "--gaps regions",
        "--gaps years",
    )
    panel = read(file(content), gaps="keep")
    assert any(f"{mark!r} 1 times" in note for note in panel.notes)
    assert ("Bern", 2011) not in first(panel)


def test_a_text_that_stands_for_no_figure_in_this_file_alone(file):
    content = lines()
    content[6] = "Bern,2011,geheim"
    refused(file(content), "--missing")
    assert read(file(content), missing=("geheim",), gaps="regions").regions == ["Ain", "Cork", "Dinan"]


def test_na_is_a_country(file):
    panel = read(file(lines(("NA", "ZA", "BW", "LS"), head="code,year,value")))
    assert panel.regions == ["NA", "ZA", "BW", "LS"]


def test_logarithms_are_asked_about(file):
    path = file(lines(head="region,year,lnGDP"))
    refused(path, "logarithms", "--scale ln", "--scale level")
    assert float(first(read(path, scale="log10"))["Ain", 2010]) == pytest.approx(10**100.5)
    zero = [line.replace("100.5", "-0.5") for line in lines(head="region,year,lnGDP")]
    assert float(first(read(file(zero), scale="ln"))["Ain", 2010]) == pytest.approx(np.exp(-0.5))
    refused(file(zero), "above zero", scale="level")


# ---- columns and names -----------------------------------------------------------------------------------


def test_codes_keep_their_zeros(file):
    rows = [
        ["fips", "county", *range(2010, 2014)],
        *(["0" + str(i + 1), r, *["7.25"] * 4] for i, r in enumerate(REGIONS)),
    ]
    panel = read(file(joined(rows)))
    assert panel.regions == list(REGIONS) and panel.codes["Ain"] == "01"


def test_a_header_that_stands_twice(file):
    rows = wide()
    for row in rows:
        row.append(row[1])
    refused(file(joined(rows)), "'2010'", "stands 2 times for 2010")
    refused(file([*lines(), *lines()[:1]]), "line 18: the header stands there again, first on line 1")
    content = ["region,year,value,value", *(f"{line},7" for line in lines()[1:])]
    refused(file(content), "2 columns 'value'", value=("value",))


def test_columns_whose_names_differ_only_in_signs_or_capitals(file):
    content = ["region,year,GDP ($),gdp (%)", *(f"{line},7" for line in lines()[1:])]
    panel = read(file(content), value=("GDP ($)", "gdp (%)"))
    assert [column.name for column in panel.columns] == ["gdp", "gdp_2"]
    assert panel.values["gdp"]["Ain", 2010] == "100.5" and panel.values["gdp_2"]["Ain", 2010] == "7"
    content[0] = "region,year,GDP,gdp"
    refused(file(content), "2 columns 'Gdp'", value=("Gdp",))
    assert read(file(content), value=("gdp",)).values["gdp"]["Ain", 2010] == "7"


def test_several_columns_or_families_of_values_are_asked_about(file):
    refused(file(["region,year,a,b", *(f"{x},7" for x in lines()[1:])]), "--value 'a'", "--value 'b'")
    rows = [["state", *(f"{kind}{y}" for kind in ("gdp", "pop") for y in range(2010, 2014))]]
    rows += [[r, *(f"{10 + i}.{k}" for k in range(8))] for i, r in enumerate(REGIONS)]
    refused(file(joined(rows)), "--value 'gdp'  (2010-2013, 4 columns)", "--value 'pop'")
    assert first(read(file(joined(rows)), value=("pop",)))["Bern", 2010] == "11.4"


@pytest.mark.parametrize("form", ["{}", "R{}", "REG{}"])
def test_regions_that_are_numbered_are_not_nested(file, form):
    """R1 is no total of R10 to R14, nor 1 of 10 and 100."""
    names = [form.format(n) for n in range(1, 121)]
    panel = read(file(joined(wide("id", regions=names, cell=lambda i, y: f"{7 + i}.{y % 10}"))))
    assert panel.regions == names


def test_a_code_above_some_of_the_others_is_asked_about(file):
    codes = ["AT11", "AT12", "BE10", "BE21", "AT", "EU27_2020"]
    path = file(joined(wide("geo", regions=codes)))
    refused(path, "--level 4  (4 codes", "--totals keep  (all of them are regions)")
    assert read(path, level=4).regions == codes[:4] and read(path, totals="keep").regions == codes
    assert read(path, level=4, totals="keep").regions == codes[:4]
    union = file(joined(wide("geo", regions=[*codes, "EU28"])))
    panel = read(union, level=4)
    assert panel.regions == [*codes[:4], "EU28"] and any("EU28: kept" in note for note in panel.notes)
    assert read(union, level=4, totals="leave-out").regions == codes[:4]
    roman = ["I", "II", "III", "IVA", "IX", "V", "VI", "X", "BARMM"]
    assert read(file(joined(wide("code", regions=roman)))).regions == roman


def test_numbered_regions_in_a_data_set(tmp_path):
    frame = FRAME.assign(region=FRAME["state"].map({name: n for n, name in enumerate(REGIONS, 1)}))
    frame.drop(columns="state").to_stata(tmp_path / "a.dta", write_index=False)
    assert read(tmp_path / "a.dta").regions == ["1", "2", "3", "4"]


def test_names_that_stand_once_above_their_rows(book):
    rows = [["region", "year", "value"]]
    rows += [
        [r if y == 2010 else None, y, 7.5 + i + y % 10]
        for i, r in enumerate(REGIONS)
        for y in range(2010, 2014)
    ]
    panel = read(book({"data": rows}))
    assert panel.regions == list(REGIONS) and first(panel)["Bern", 2012] == "10.5"
    assert any("blank cells take the name above them, 12 times" in note for note in panel.notes)
    rows = [["part", "region", 2010, 2011, 2012]]
    rows += [
        ["North" if i == 0 else "South" if i == 2 else None, r, 1.5, 2.5, 3.5] for i, r in enumerate(REGIONS)
    ]
    assert set(read(book({"data": rows})).groups["part"].values()) == {"North", "South"}


def test_several_columns_that_could_name_the_regions_are_asked_about(file):
    rows = [["region_eu", "region_own", "2010", "2011", "2012"]]
    rows += [[f"DE{i}", f"D{i}", "1.5", "2.5", "3.5"] for i in range(4)]
    refused(file(joined(rows)), "--region 'region_eu'  (DE0, DE1, DE2)", "--region 'region_own'")
    assert read(file(joined(rows)), region="region_own").codes["D1"] == "DE1"


def test_one_name_in_two_states(file):
    rows = [["state", "county", *range(2010, 2014)]]
    rows += [[s, c, *["7.25"] * 4] for s, c in (("AL", "Lee"), ("AL", "Clay"), ("FL", "Lee"), ("FL", "Polk"))]
    path = file(joined(rows))
    refused(
        path, "Lee has several rows, which differ in state", "--region 'county,state'", "--where 'state=AL'"
    )
    assert read(path, region="county,state").regions == ["Lee, AL", "Clay, AL", "Lee, FL", "Polk, FL"]
    coded = [["id", *rows[0]], *([f"C.{i}", *row] for i, row in enumerate(rows[1:]))]
    panel = read(file(joined(coded)))
    assert panel.regions[0] == "C.0" and any("Lee stands for 2" in note for note in panel.notes)


def test_a_region_twice_in_a_year(file):
    refused(file([*lines(), "Bern,2012,3"]), "line 18: Bern 2012 stands twice, first on line 8", "take one")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Málaga", unicodedata.normalize("NFD", "Málaga")),
        ("La Paz", "La\u00a0Paz"),
        ("Bern", "Bern\u200b"),
        ("Bern", "\ufeffBern"),
    ],
)
def test_names_written_in_two_ways_that_look_the_same_are_one(file, one, other):
    content = [
        line.replace("Ain", one if ",2010," in line else other) for line in lines(("Ain", "Cork", "Oslo"))
    ]
    panel = read(file(content))
    assert panel.regions == [one, "Cork", "Oslo"] and len(first(panel)) == 12
    assert any(f"taken as one: {one}" in note for note in panel.notes)


def test_groups_are_columns_of_text_that_stay_with_a_region(file):
    rows = [["district", "provinceID", "province", "hanson03", *range(2010, 2014)]]
    rows += [
        [r, i // 2 + 11, ("North", "South")[i // 2], "2.000", *["7.25"] * 4] for i, r in enumerate(REGIONS)
    ]
    panel = read(file(joined(rows)))
    assert panel.groups == {"province": dict(zip(REGIONS, ["North", "North", "South", "South"], strict=True))}


# ---- sheets, tables, totals ------------------------------------------------------------------------------


def sheet(base, years, cell=lambda i, y: 1000 + 10 * i + y):
    titles = [["GROSS STATE DOMESTIC PRODUCT"], ["(₹ Lakh)"], ["State", f"Base: {base}"]]
    rows = wide("", years=[f"{y}-{(y + 1) % 100:02}" for y in years], cell=lambda i, y: cell(i, int(y[:4])))
    return [*titles, *rows, ["-: Not Available."]]


def test_sheets_are_asked_for_and_joined_where_they_go_on(book):
    path = book(
        {
            "i": sheet("2004-05", range(2004, 2008)),
            "ii": sheet("2004-05", range(2008, 2012)),
            "iii": sheet("2011-12", range(2012, 2016)),
            "notes": [["text"]],
        }
    )
    refused(path, "3 sheets have figures", "--sheet 'i'  (Base: 2004-05; 2004-2007)", "--sheet 'iii'")
    panel = read(path, sheet=("i", "ii"))
    assert panel.years == list(range(2004, 2012)) and panel.columns[0].unit == "₹ Lakh"
    assert first(panel)["Dinan", 2011] == "3041"
    refused(path, "two bases must not be chained", sheet=("ii", "iii"))
    refused(path, "no sheet iv; it has i, ii, iii, notes", sheet=("iv",))


def test_a_hidden_sheet_says_that_it_is(book):
    path = book({"figures": wide(), "draft": wide()})
    held = openpyxl.load_workbook(path)
    held["draft"].sheet_state = "hidden"
    held.save(path)
    refused(path, "--sheet 'figures'  (2010-2013)", "--sheet 'draft'  (2010-2013; hidden)")
    assert "sheet draft, which is hidden" in read(path, sheet=("draft",)).notes[0]
    assert "hidden" not in read(path, sheet=("figures",)).notes[0]


def test_two_bases_in_one_sheet(book):
    rows = [["State", "Base: 2004-05", None, None, "Base: 2011-12", None, None]]
    rows += [[None, "2009-10", "2010-11", "2011-12", "2011-12", "2012-13", "2013-14"]]
    rows += [[r, *(100.5 + i + k for k in range(6))] for i, r in enumerate(REGIONS)]
    refused(book({"a": rows}), "Base: 2004-05 and Base: 2011-12: two bases must not be chained")


def test_tables_one_under_the_other_are_asked_for(book):
    rows = []
    for n, prices in enumerate(("Current Prices", "Constant Prices"), 1):
        rows += [["Regional Accounts"], ["Unit: In Pesos"], [f"Table {n}"], [f"At {prices}"], [None]]
        rows += [[None, None, *range(2000, 2005)], [None]]
        rows += [[f"R{i}", r, *(n * 1000 + 10 * i + k for k in range(5))] for i, r in enumerate(REGIONS)]
        rows += [
            [None],
            [None, "Oz", *(n * 1000 + 17 + k for k in range(5))],
            [None],
            ["Source: us"],
            [None],
            [None],
        ]
    path = book({"a": rows})
    refused(path, "2 tables stand one under the other", "--table 2  (", "At Constant Prices")
    panel = read(path, table=2)
    assert first(panel)["Ain", 2000] == "2000" and panel.columns[0].unit == "Pesos"
    assert "Oz" not in panel.regions and "stands alone" in panel.confirm[0][0]
    assert "Oz" in read(path, table=2, totals="keep").regions


def test_totals_among_the_regions_are_to_be_confirmed(file):
    rows = wide(cell=lambda i, y: 100 + 17 * i + y)
    total = ["Alabama", *(sum(row[k] for row in rows[1:]) for k in range(1, 5))]
    panel = read(file(joined([rows[0], total, *rows[1:]])))
    assert panel.regions == list(REGIONS) and "the sum of all others" in panel.confirm[0][0]
    part = ["Upper", *(sum(row[k] for row in rows[1:3]) for k in range(1, 5))]
    panel = read(file(joined([*rows[:3], part, *rows[3:]])))
    assert "Upper" not in panel.regions and "sum of rows above" in panel.confirm[0][0]
    panel = read(file(joined([*rows, ["Total", 7, 8, 9, 10]])))
    assert "Total (by its name)" in panel.confirm[0][0]
    kept = read(file(joined([*rows, ["Total", 7, 8, 9, 10]])), totals="keep")
    assert "Total" in kept.regions and kept.confirm == []


def test_a_second_dimension_is_asked_about_with_its_words(file):
    rows = [["GeoName", "LineCode", "Description", "Unit", *range(2010, 2014)]]
    for i, r in enumerate(REGIONS):
        rows += [
            [r, code, said, "Thousands of dollars", *range(100 + 10 * i + code, 104 + 10 * i + code)]
            for code, said in ((1, "All industry total"), (2, "Private industries"))
        ]
    rows += [["Note: See the included footnote file."]]
    path = file(joined(rows))
    refused(path, "--where 'LineCode=1'  (All industry total)", "--where 'LineCode=2'")
    panel = read(path, where=("LineCode=1",))
    assert first(panel)["Bern", 2010] == "111" and panel.columns[0].unit == "Thousands of dollars"
    refused(path, "no row has it", where=("LineCode=9",))


def test_a_column_that_numbers_series_is_no_region(file):
    """A number of a series tells rows apart, but regions by kinds of income are no regions."""
    rows = [["GEO", "kind", "VECTOR", "REF_DATE", "UOM", "VALUE"]]
    rows += [
        [r, kind, f"v{i}{k}", y, "dollars", 100.5 + i + k]
        for i, r in enumerate(REGIONS)
        for k, kind in enumerate(("median", "mean"))
        for y in (2010, 2011, 2012)
    ]
    path = file(joined(rows))
    refused(path, "differ in kind", "--where 'kind=median'")
    panel = read(path, where=("kind=mean",))
    assert panel.regions == list(REGIONS) and panel.columns[0].unit == "dollars"


@pytest.mark.parametrize("name", ["Deutschland", "INDONESIA", "United Kingdom", "Brasil", "日本", "EU28"])
def test_a_country_first_or_last_among_regions_is_asked_about(file, name):
    """By head it is the sum of nothing; in the middle, as Georgia among states, it is a region."""
    rows = wide()
    for whole in ([*rows, [name, *[8.5] * 4]], [rows[0], [name, *[8.5] * 4], *rows[1:]]):
        path = file(joined(whole))
        refused(path, f"{name}: the name of a country or a union", "--totals leave-out", "--totals keep")
        assert read(path, totals="leave-out").regions == list(REGIONS)
        assert name in read(path, totals="keep").regions
    inside = file(joined([*rows[:3], ["Georgia", *[8.5] * 4], *rows[3:]]))
    assert "Georgia" in read(inside).regions
    assert len(read(file(joined(wide(regions=("France", "Italia", "Spain", "Norge"))))).regions) == 4


COUNTRIES = ("ARG", "BOL", "BRA", "CHL", "COL", "ECU", "GUY", "PER", "PRY", "SUR", "URY", "VEN", "XKX")


def test_groups_of_countries_among_countries_are_asked_about(file):
    """A fifth of the rows of the World Bank's files are groups; by head they are the sum of nothing."""
    countries = {f"Land {code}": code for code in COUNTRIES}
    groups = {"Arab World": "ARB", "High income": "HIC", "Latin America & Caribbean": "LCN"}
    years = [str(year) for year in range(2010, 2014)]
    rows = [["Country Name", "Country Code", *years]]
    for n, (name, code) in enumerate({**countries, **groups}.items()):
        rows.append([name, code, *(f"{7 + n}.{year}" for year in years)])
    for table in (rows, [[code, *own] for _, code, *own in rows]):
        path = file(joined(table))
        refused(path, "codes are no country's", "3 of them", "--totals leave-out", "--totals keep")
        assert len(read(path, totals="leave-out").regions) == len(countries)
        assert len(read(path, totals="keep").regions) == len(rows) - 1


@pytest.mark.parametrize("name", ["World", "Gesamt", "All India", "Promedio", "Std. dev.", "CV"])
def test_more_names_of_totals(file, name):
    assert f"{name} (by its name)" in read(file(joined([*wide(), [name, *[8.5] * 4]]))).confirm[0][0]


def test_what_is_no_panel_is_refused_with_the_reason(file, book):
    refused(file(lines(years=(2020, 2021))), "2 years (2020, 2021)")
    refused(file(["a,b", "x,1", "y,2"]), "no panel: no years")
    refused(
        file(["year,gdp", "2010,5.5", "2011,6.5", "2012,7.5"]), "no column of regions", "one region a file"
    )
    region = [["year", "gdp"], *([y, 5.5 + y % 7] for y in range(2010, 2015))]
    refused(book({"Ain": region, "Bern": region}), "If each is one region", "--sheet 'Ain'")
    refused(book({"Ain": region, "Bern": region}), "one region a file, or a sheet", sheet=("Ain",))
    refused(book({"a": [["text"]], "b": [["more"]]}), "no panel: no sheet of a, b")
    refused(file(lines(("Ain",))), "no column of regions")
    refused(file(lines()), "--value 'year' is the column of years", value=("year",))
    with pytest.raises(PressError, match="none of the years is within; there are 2010 to 2013"):
        read(file(lines()), years="2020-2030")
    refused(file(["region,year,value"]), "no rows beneath the header on line 1")


def test_a_cell_a_line_or_years_missing_of_some_regions_are_asked_about(file):
    short = [line for line in lines() if "Cork,2011" not in line]
    refused(file(short), "Cork has no figure for 2011", "--gaps regions  (leaves out 1 regions; 3 stay)")
    empty = [line.replace("112.5", "") for line in lines()]
    refused(file(empty), "Bern has no figure for 2012", "--gaps years")
    assert read(file(short), gaps="regions").regions == ["Ain", "Bern", "Dinan"]
    assert read(file(lines(years=range(2010, 2018))[:-1]), gaps="years").years == list(range(2010, 2017))
    assert read(file(lines()), years="2011-2013", leave_out=("Bern",)).regions == ["Ain", "Cork", "Dinan"]


# ---- the command -----------------------------------------------------------------------------------------


def table(folder, name):
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_import_says_what_it_understood_and_writes_a_sealed_package(file, tmp_path, capsys):
    out = tmp_path / "made"
    assert main(["import", str(file(lines())), "--out", str(out), "--title", "Four towns"]) == 0
    said = capsys.readouterr().out
    for words in ("UTF-8, commas", "regions: region: 4", "unit not stated", "Ain 2010: '100.5' is 100.5"):
        assert words in said
    assert "Dinan 2013" in said and "Cork 2011" not in said
    assert package.check(out).errors == []
    assert json.loads((out / "datapackage.json").read_text(encoding="utf-8"))["title"] == "Four towns"
    assert table(out, "values")[5] == {"region": "Bern", "year": "2011", "value": "111.5"}


def test_what_is_to_be_confirmed_stops_without_yes(file, tmp_path, capsys):
    path, out = file(lines((*REGIONS, "Total"))), tmp_path / "made"
    assert main(["import", str(path), "--out", str(out)]) == 1
    assert "to be confirmed with --yes" in capsys.readouterr().err and not out.exists()
    assert main(["import", str(path), "--out", str(out), "--yes"]) == 0
    assert [row["region"] for row in table(out, "regions")] == list(REGIONS)


def test_yes_does_not_answer_what_only_a_person_can_know(file, tmp_path, capsys):
    path = file(lines(head="region,year,lnGDP"))
    assert main(["import", str(path), "--out", str(tmp_path / "made"), "--yes"]) == 1
    assert "--scale" in capsys.readouterr().err
    assert sorted(own.name for own in tmp_path.iterdir()) == ["figures.csv"]


def test_a_recipe_says_the_same_to_next_years_file(file, tmp_path, capsys):
    groups = put(tmp_path / "groups.csv", "region,part\nAin,N\nBern,N\nCork,S\nDinan,S\nEssen,S\n")
    path = file(lines((*REGIONS, "Total"), head="region,year,lnGDP"))
    given = [
        "--scale",
        "ln",
        "--yes",
        "--groups",
        str(groups),
        "--unit",
        "euro",
        "--out",
        str(tmp_path / "one"),
    ]
    assert main(["import", str(path), *given]) == 0
    recipe = tmp_path / "one/import.yml"
    said = yaml.safe_load(recipe.read_text(encoding="utf-8"))
    assert said["options"]["totals"] == "leave-out" and "yes" not in said["options"]
    new = lines((*REGIONS[1:], "Essen", "Total"), range(2010, 2016), head="region,year,lnGDP")
    capsys.readouterr()
    again = ["import", str(file(new)), "--recipe", str(recipe), "--out", str(tmp_path / "two")]
    assert main(again) == 0
    assert "Ain gone, Essen new" in capsys.readouterr().out
    assert table(tmp_path / "two", "regions")[0] == {"region": "Bern", "part": "N"}
    assert len(table(tmp_path / "two", "values")) == 24


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[1]", "expected a mapping"),
        ("options: [1]", "expected a mapping"),
        ("options: {level: four}", "expected a whole number"),
        ("options: {where: 3}", "expected a list of texts"),
        ("options: {colour: red}", "no option 'colour'"),
        ("options: {decimal: dot}", "decimal is 'dot'; expected point, comma"),
        ("options: {gaps: all}", "gaps is 'all'; expected regions, years, keep"),
        ("found: 3", "found is"),
        ("a: [", "not a recipe"),
        ("[" * 5000, "not a recipe"),
    ],
)
def test_a_recipe_of_another_shape_is_one_message(file, tmp_path, capsys, text, words):
    recipe = put(tmp_path / "import.yml", text)
    assert main(["import", str(file(lines())), "--recipe", str(recipe), "--out", str(tmp_path / "made")]) == 1
    assert words in capsys.readouterr().err and not (tmp_path / "made").exists()


def test_groups_come_from_a_second_file_or_from_columns(file, tmp_path, capsys):
    groups = put(
        tmp_path / "groups.csv",
        "region;Part;label\nDinan;South;D\nAin;North;A\nBern;South;B\nCork;North;C\nElse;x;y\n",
    )
    assert main(["import", str(file(lines())), "--groups", str(groups), "--out", str(tmp_path / "a")]) == 0
    assert table(tmp_path / "a", "regions")[0] == {"region": "Ain", "part": "North", "label": "A"}
    put(groups, "region,part\nAin,North\nAin,South\nBern,\n")
    assert main(["import", str(file(lines())), "--groups", str(groups), "--out", str(tmp_path / "b")]) == 1
    said = capsys.readouterr().err
    for words in ("line 3: Ain stands twice", "line 4, column part: ''", "no line for Cork, Dinan"):
        assert words in said
    rows = [
        ["state", "zone", *range(2010, 2014)],
        *([r, i // 2 + 1, *["7.25"] * 4] for i, r in enumerate(REGIONS)),
    ]
    path = file(joined(rows))
    assert main(["import", str(path), "--groups", "zone", "--out", str(tmp_path / "c")]) == 0
    assert table(tmp_path / "c", "regions")[3] == {"region": "Dinan", "zone": "2"}
    assert main(["import", str(path), "--groups", "zones", "--out", str(tmp_path / "d")]) == 1
    assert "no such file, and no column" in capsys.readouterr().err


def test_population_comes_from_a_second_file_or_from_columns(file, tmp_path, capsys):
    people = put(tmp_path / "people.csv", joined(wide(cell=lambda i, y: 1000 * (i + 1) + y)))
    assert (
        main(["import", str(file(lines())), "--population", str(people), "--out", str(tmp_path / "a")]) == 0
    )
    assert table(tmp_path / "a", "population")[0] == {"region": "Ain", "year": "2010", "population": "3010"}
    assert package.check(tmp_path / "a").ok
    put(people, joined([*wide(years=(2010, 2013), cell=lambda i, y: 1000 + y), ["x", 1, 2]]))
    assert (
        main(["import", str(file(lines())), "--population", str(people), "--out", str(tmp_path / "b")]) == 1
    )
    assert "--population" in capsys.readouterr().err and not (tmp_path / "b").exists()
    rows = [["state", *(f"{kind}{y}" for kind in ("gdp", "pop") for y in range(2010, 2014))]]
    rows += [[r, *(f"{10 + i}.{k}" for k in range(8))] for i, r in enumerate(REGIONS)]
    given = [str(file(joined(rows))), "--value", "gdp", "--population", "pop", "--out", str(tmp_path / "c")]
    assert main(["import", *given]) == 0
    assert table(tmp_path / "c", "population")[0]["population"] == "10.4"


def test_borders_come_from_a_table_of_pairs(file, tmp_path, capsys):
    pairs = put(tmp_path / "pairs.csv", "one,other\nAin,Bern\nBern,Ain\nBern,Cork\n")
    assert main(["import", str(file(lines())), "--borders", str(pairs), "--out", str(tmp_path / "a")]) == 0
    assert "without a neighbour: Dinan" in capsys.readouterr().out
    pair = {"region": "Ain", "neighbour": "Bern", "kind": "land"}
    assert table(tmp_path / "a", "borders") == [pair, {"region": "Bern", "neighbour": "Cork", "kind": "land"}]
    put(pairs, "one,other\nAin,Berne\nCork,Cork\n")
    assert main(["import", str(file(lines())), "--borders", str(pairs), "--out", str(tmp_path / "b")]) == 1
    said = capsys.readouterr().err
    assert "line 2, column other: 'Berne'" in said and "line 3: Cork borders itself" in said


@pytest.mark.parametrize("option", ["--borders", "--groups"])
def test_a_second_file_without_a_header_loses_no_line(file, tmp_path, capsys, option):
    second = put(tmp_path / "second.csv", "Ain,Bern\nBern,Cork\nCork,Dinan\n")
    assert main(["import", str(file(lines())), option, str(second), "--out", str(tmp_path / "a")]) == 1
    assert "second.csv, line 1: 'Ain' is a region; expected names of columns" in capsys.readouterr().err


def test_two_columns_of_groups_whose_names_differ_in_capitals(file, tmp_path):
    groups = put(tmp_path / "g.csv", ["region,part,Part", *(f"{r},N{i},S{i}" for i, r in enumerate(REGIONS))])
    assert main(["import", str(file(lines())), "--groups", str(groups), "--out", str(tmp_path / "a")]) == 0
    assert table(tmp_path / "a", "regions")[1] == {"region": "Bern", "part": "N1", "part_group": "S1"}


def test_gaps_that_are_kept_make_a_valid_package(file, tmp_path):
    content = [line for line in lines() if "Cork,2011" not in line]
    given = [str(file(content)), "--gaps", "keep", "--out", str(tmp_path / "made")]
    assert main(["import", *given]) == 0
    assert package.check(tmp_path / "made").ok and len(table(tmp_path / "made", "values")) == 15


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
