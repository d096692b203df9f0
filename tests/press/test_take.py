"""`press take`: exports of the NBS database as people have them go into the table that they belong to."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from small_package import write_package

from analysis.data import package
from press.cli import main
from press.editions import placing

TABLES = ("regions", "accounts", "population", "income", "prices")
SUFFIX = {
    "内蒙古": "自治区",
    "广西": "壮族自治区",
    "西藏": "自治区",
    "宁夏": "回族自治区",
    "新疆": "维吾尔自治区",
}
SUFFIX |= dict.fromkeys(("北京", "天津", "上海", "重庆"), "市")
V5 = "注：在第五次全国经济普查后，对1992年-2023年地区生产总值历史数据进行了系统修订。"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return write_package(tmp_path_factory.mktemp("whole") / "data", *TABLES)


@pytest.fixture
def copy(whole, tmp_path):
    return Path(shutil.copytree(whole, tmp_path / "data"))


def rows(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def held(folder, name, column, **where):
    own = [row for row in rows(folder, name) if all(row[k] == v for k, v in where.items())]
    return {(row["region"], int(row["year"])): row[column] for row in own if row[column]}


def export(folder, path, cells, *, years, indicator="", note="", tabs=False, encoding="gb18030", change=None):
    """A file as the database writes it: newest year first, long Chinese names, notes below."""
    change = change or {}
    lines = [
        "数据库：分省年度数据",
        *([f"指标：{indicator}"] if indicator else []),
        f"时间：最近{len(years)}年",
    ]
    mark = "\t," if tabs else ","
    table = [["地区", *(f"{year}年" for year in sorted(years, reverse=True))]]
    for row in rows(folder, "regions"):
        name = row["zh"] + SUFFIX.get(row["zh"], "省")
        own = [change.get((row["region"], y), cells.get((row["region"], y), "")) for y in sorted(years)]
        table.append([name, *reversed(own)])
    lines += [mark.join(line) + (mark if tabs else "") for line in table]
    lines += [*([note] if note else []), "数据来源：国家统计局"]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def without(folder, year):
    """The package as it was before the figures of a year: its lines, cells and promises taken out."""
    for name in ("accounts", "population", "income"):
        kept = [row for row in rows(folder, name) if row["year"] != str(year)]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, kept[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(kept)
    place = folder / "datapackage.json"
    descriptor = json.loads(place.read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        for item in resource.get("coverage", {}).get("complete", []):
            item["last"] = min(item["last"], year - 1)
    place.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    package.seal(folder)


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def take(folder, path, *options):
    return main(["take", str(path), "--data", str(folder), *options])


def refused(folder, path, capsys, *words, options=("--write",)):
    before = content(folder)
    assert take(folder, path, *options) == 1
    said = capsys.readouterr().err
    for word in words:
        assert word in said, said
    assert content(folder) == before
    assert [p.name for p in folder.parent.iterdir() if p.name.startswith(".")] == []


OF_2025 = [
    ("accounts", "grp", "地区生产总值(亿元)", {"vintage": "v5"}, V5),
    ("accounts", "growth_index", "地区生产总值指数(上年=100)", {"vintage": "v5"}, V5),
    ("accounts", "per_head", "人均地区生产总值(元/人)", {"vintage": "v5"}, V5),
    ("population", "population", "年末常住人口(万人)", {}, ""),
    ("income", "all", "居民人均可支配收入(元)", {}, ""),
]


@pytest.mark.slow
def test_figures_of_2025_taken_out_and_put_in_again(whole, copy, tmp_path, capsys):
    without(copy, 2025)
    assert package.check(copy).ok and max(y for _, y in held(copy, "accounts", "grp", vintage="v5")) == 2024
    for n, (table, column, indicator, where, note) in enumerate(OF_2025):
        cells = held(whole, table, column, **where)
        own = {"indicator": indicator, "tabs": n % 2, "encoding": ("gb18030", "utf-8-sig")[n % 2]}
        file = export(whole, tmp_path / f"{n}.csv", cells, years=range(2016, 2026), note=note, **own)
        before = content(copy)
        assert take(copy, file) == 0
        said = capsys.readouterr().out
        assert f"is {table}.{column}" in said and "31 new, 279 equal, 0 revised" in said
        assert "new: Tibet 2025: " in said and "nothing written" in said and content(copy) == before
        assert take(copy, file, "--write") == 0
        capsys.readouterr()
        before = content(copy)
        assert take(copy, file, "--write") == 0
        assert "nothing to write" in capsys.readouterr().out and content(copy) == before
    assert (copy / "accounts.csv").read_bytes() == (whole / "accounts.csv").read_bytes()
    assert held(copy, "population", "population") == held(whole, "population", "population")
    assert {r["basis"] for r in rows(copy, "population") if r["year"] == "2025"} == {"after_2020_census"}
    assert held(copy, "income", "all") == held(whole, "income", "all")
    assert {r["flag"] for r in rows(copy, "income")} == {""}
    assert package.check(copy).ok
    resources = {r["name"]: r for r in json.loads((copy / "datapackage.json").read_text())["resources"]}
    spans = {c["column"]: c["last"] for c in resources["accounts"]["coverage"]["complete"]}
    assert spans["grp"] == spans["growth_index"] == spans["per_head"] == 2025
    grades = {f["name"]: f.get("grade") for f in resources["accounts"]["schema"]["fields"]}
    assert "v5 2025 (one export)" in grades["grp"]["B"]


def test_a_preliminary_year_becomes_final_and_the_next_one_preliminary(copy, tmp_path, capsys):
    cells = held(copy, "accounts", "grp", vintage="v5")
    new = {(region, 2026): f"{float(v) * 1.05:.1f}" for (region, year), v in cells.items() if year == 2025}
    change = new | {("Gansu", 2025): f"{float(cells['Gansu', 2025]) + 10:.1f}"}
    file = export(copy, tmp_path / "a.csv", cells, years=range(2023, 2027), change=change, note=V5)
    assert take(copy, file, "--write") == 0
    said = capsys.readouterr().out
    assert "31 new, 92 equal, 1 revised, 30 of the equal ones settled" in said
    assert "revised: Gansu 2025" in said and "%" in said
    status = {(r["year"], r["status"]) for r in rows(copy, "accounts") if r["vintage"] == "v5"}
    assert ("2025", "final") in status and ("2025", "preliminary") not in status
    assert ("2026", "preliminary") in status
    assert held(copy, "accounts", "grp", vintage="v5")["Gansu", 2025] == change["Gansu", 2025]


@pytest.mark.parametrize("tabs", [True, False])
def test_a_file_without_an_indicator_is_recognised_by_its_figures(copy, tmp_path, capsys, tabs):
    for table, column, where in (
        ("accounts", "grp", {"vintage": "v4"}),
        ("accounts", "secondary", {"vintage": "v5"}),
    ):
        cells = held(copy, table, column, **where)
        file = export(copy, tmp_path / "a.csv", cells, years=range(2012, 2020), tabs=tabs)
        assert take(copy, file) == 0
        assert f"is {' '.join([f'{table}.{column}', *where.values()])}" in capsys.readouterr().out


def test_a_series_of_a_long_table_is_recognised_by_its_figures_and_its_name(tmp_path, capsys):
    folder = write_package(tmp_path / "data", "regions", "indicator_series", "indicators")
    cells = held(folder, "indicators", "value", indicator="technology_contracts")
    for indicator in ("", "技术市场成交额(亿元)"):
        file = export(folder, tmp_path / "a.csv", cells, years=range(2017, 2025), indicator=indicator)
        assert take(folder, file) == 0
        said = capsys.readouterr().out
        assert "is indicators.value technology_contracts" in said and "0 new, 248 equal" in said


def test_years_before_the_column_s_first_are_left_out_unless_asked_for(copy, tmp_path, capsys):
    cells = held(copy, "accounts", "per_head", vintage="v5")
    early = {(region, 2015): f"{float(v) * 0.9:.0f}" for (region, year), v in cells.items() if year == 2016}
    file = export(copy, tmp_path / "a.csv", cells | early, years=range(2015, 2020))
    assert take(copy, file) == 0
    assert "2015 to 2015: before the column's first year, left out" in capsys.readouterr().out
    assert take(copy, file, "--earlier") == 0
    assert "31 new" in capsys.readouterr().out


# ---- refusals --------------------------------------------------------------------------------------------


def test_another_indicator_than_it_says(copy, tmp_path, capsys):
    cells = held(copy, "accounts", "secondary", vintage="v5")
    years = range(2016, 2024)
    file = export(copy, tmp_path / "a.csv", cells, years=years, indicator="第一产业增加值(亿元)", note=V5)
    refused(copy, file, capsys, "accounts.primary v5", "they are those of accounts.secondary v5")


def test_an_indicator_that_no_table_has(copy, tmp_path, capsys):
    cells = held(copy, "accounts", "grp", vintage="v5")
    file = export(copy, tmp_path / "a.csv", cells, years=range(2016, 2024), indicator="粮食产量(万吨)")
    refused(copy, file, capsys, "'粮食产量'", "none that the package takes", "地区生产总值")


@pytest.mark.parametrize("indicator", ["地区生产总值(万元)", "地区生产总值", ""])
def test_another_unit(copy, tmp_path, capsys, indicator):
    cells = {k: f"{float(v) * 1e4:.0f}" for k, v in held(copy, "accounts", "grp", vintage="v5").items()}
    file = export(copy, tmp_path / "a.csv", cells, years=range(2016, 2024), indicator=indicator)
    words = {"地区生产总值(万元)": ("万元", "亿元", "export it in that unit")}
    words |= {"地区生产总值": ("10000 times as large", "亿元"), "": ("names no indicator",)}
    refused(copy, file, capsys, *words[indicator])


@pytest.mark.parametrize(
    ("vintage", "note", "words"),
    [
        ("v5", "注：在第四次全国经济普查后修订。", ("accounts.grp v4", "those of accounts.grp v5")),
        ("v4", V5, ("accounts.grp v5", "those of accounts.grp v4")),
        ("v5", "注：在第六次全国经济普查后修订。", ("第六次全国经济普查", "v5", "never mix two")),
    ],
)
def test_another_vintage_than_its_note_says(copy, tmp_path, capsys, vintage, note, words):
    cells = held(copy, "accounts", "grp", vintage=vintage)
    years = range(2012, 2021)
    file = export(copy, tmp_path / "a.csv", cells, years=years, indicator="地区生产总值(亿元)", note=note)
    refused(copy, file, capsys, *words)


def test_figures_of_a_vintage_that_the_package_has_not(copy, tmp_path, capsys):
    cells = {k: f"{float(v) * 1.03:.1f}" for k, v in held(copy, "accounts", "grp", vintage="v5").items()}
    file = export(copy, tmp_path / "a.csv", cells, years=range(2012, 2025), indicator="地区生产总值(亿元)")
    refused(copy, file, capsys, "0% of the", "another indicator or vintage", "README.md")


def test_a_year_alone_proves_no_vintage(copy, tmp_path, capsys):
    cells = held(copy, "accounts", "grp", vintage="v5")
    new = {(region, 2026): v for (region, year), v in cells.items() if year == 2025}
    own = {"indicator": "地区生产总值(亿元)", "note": V5, "change": new}
    file = export(copy, tmp_path / "a.csv", cells, years=(2025, 2026), **own)
    refused(copy, file, capsys, "only 0 of its cells are final", "more of the years before")
    file = export(copy, tmp_path / "a.csv", cells, years=(2026,), **own)
    refused(copy, file, capsys, "no columns of years", "two years or more")


def test_a_year_of_some_regions_alone(copy, tmp_path, capsys):
    cells = held(copy, "accounts", "grp", vintage="v5")
    new = {(region, 2026): v for (region, year), v in cells.items() if year == 2025 and region != "Tibet"}
    file = export(copy, tmp_path / "a.csv", cells, years=range(2020, 2027), change=new, note=V5)
    refused(copy, file, capsys, "nothing was written", "year 2026: no value for Tibet")


def test_growth_before_its_product(copy, tmp_path, capsys):
    cells = held(copy, "accounts", "growth_index", vintage="v5")
    new = {(region, 2026): "105.0" for region, _ in cells}
    own = {"indicator": "地区生产总值指数(上年=100)", "note": V5, "change": new}
    file = export(copy, tmp_path / "a.csv", cells, years=range(2020, 2027), **own)
    refused(copy, file, capsys, "accounts.csv has no line for", "2026", "take grp of that year first")


def test_rows_that_are_no_regions(copy, tmp_path, capsys):
    lines = ["数据库：分省年度数据", "指标\t,2024年\t,2023年\t,", "财政支出 (亿元)\t,12.5\t,11.5\t,"]
    lines += ["教育支出 (亿元)\t,2.5\t,1.5\t,", "数据来源：国家统计局"]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8-sig")
    refused(copy, tmp_path / "a.csv", capsys, "no regions of the package", "one indicator")


def test_an_unknown_column(copy, tmp_path, capsys):
    cells = held(copy, "income", "all")
    file = export(copy, tmp_path / "a.csv", cells, years=range(2014, 2020))
    refused(copy, file, capsys, "--column income.some", "income.all", options=("--column", "income.some"))


def test_a_package_that_does_not_pass_its_check(copy, tmp_path, capsys):
    cells = held(copy, "income", "all")
    file = export(copy, tmp_path / "a.csv", cells, years=range(2014, 2020))
    (copy / "income.csv").write_text("region,year\n", encoding="utf-8")
    refused(copy, file, capsys, "does not pass its check", "income.csv")


def test_nothing_is_half_written(copy, tmp_path, capsys, monkeypatch):
    without(copy, 2025)
    cells = held(copy, "accounts", "grp", vintage="v5")
    new = {(region, 2025): v for (region, year), v in cells.items() if year == 2024}
    file = export(copy, tmp_path / "a.csv", cells, years=range(2016, 2026), change=new, note=V5)

    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(placing, "swap", full)
    refused(copy, file, capsys, "no space left")
