"""Opening, reading, remembering, sealing: the quick door of a data package."""

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pandas as pd
import pytest

from analysis.data import package
from analysis.data.package import PackageError

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def tiny(tmp_path):
    """A package about something else altogether."""
    (tmp_path / "t.csv").write_text("region,year,flag,n\nX,2001,true,1\nX,2002,,\n", encoding="utf-8")
    (tmp_path / "notes.json").write_text('{"a": [1]}', encoding="utf-8")
    types = {"region": "string", "year": "year", "flag": "boolean", "n": "integer"}
    fields = [{"name": name, "type": kind} for name, kind in types.items()]
    resources = [
        {"name": "t", "path": "t.csv", "schema": {"fields": fields}},
        {"name": "notes", "path": "notes.json"},
    ]
    (tmp_path / "datapackage.json").write_text(
        json.dumps({"name": "tiny", "resources": resources}), encoding="utf-8"
    )
    return tmp_path


def run(code, cwd=ROOT):
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, env=env, capture_output=True, text=True, check=True
    ).stdout


def test_the_own_package_from_any_working_directory(tmp_path, monkeypatch, report):
    monkeypatch.chdir(tmp_path)
    assert package.open().path == package.open("").path == DATA
    assert report.ok and report.path == str(DATA)


def test_relative_paths_are_relative_to_the_working_directory(copy, monkeypatch):
    monkeypatch.chdir(copy.parent)
    assert package.open("data").path == copy.resolve()
    assert package.open("data/datapackage.json").path == copy.resolve()


def test_types_of_columns():
    accounts = package.open().table("accounts")
    assert str(accounts["year"].dtype) == "int64" and str(accounts["grp"].dtype) == "float64"
    assert isinstance(accounts["region"].dtype, pd.StringDtype)
    assert accounts["primary"].isna().any() and accounts["grp"].notna().all()
    assert list(package.open().table("regions")["region"][:3]) == ["Beijing", "Tianjin", "Hebei"]
    assert package.open().table("regions")["code"].iloc[0] == "110000"


def test_other_packages_and_types(tiny):
    table = package.open(tiny).table("t")
    assert str(table["n"].dtype) == "Int64" and str(table["flag"].dtype) == "boolean"
    assert str(table["year"].dtype) == "int64"
    assert package.open(tiny).read("notes") == {"a": [1]}
    report = package.check(tiny)
    assert report.ok and any("t.csv: no checksum" in note for note in report.notes)


def test_a_table_is_a_fresh_copy_and_read_once(copy):
    pack = package.open(copy)
    first = pack.table("prices")
    first.loc[:, "cpi"] = 0.0
    (copy / "prices.csv").unlink()
    assert pack.table("prices")["cpi"].min() > 80


def test_unknown_names_say_what_there_is():
    pack = package.open()
    with pytest.raises(PackageError, match=r"no resource 'acounts'.*did you mean 'accounts'"):
        pack.table("acounts")
    with pytest.raises(PackageError, match=r"prices\.csv: no column 'vintage'; it has region, year, cpi"):
        pack.vintages("prices")
    with pytest.raises(PackageError, match=r"accounts\.csv: no row with vintage = v9"):
        pack.years("accounts", vintage="v9")
    with pytest.raises(PackageError, match=r"no schema.*read\('claims'\)"):
        pack.table("claims")


def test_vintages_and_years():
    pack = package.open()
    assert pack.vintages() == ["v3", "v4", "v5"] and pack.vintages("national") == ["v4", "v5"]
    assert pack.years("population") == (2000, 2025)
    assert pack.years("accounts", vintage="v5") == (2006, 2025)
    assert pack.years("accounts", vintage="v4", column="growth_index") == (2000, 2019)
    assert pack.years("accounts", vintage="v5", column="growth_index", region="Beijing") == (2011, 2025)


def test_resource_is_a_copy():
    pack = package.open()
    pack.resource("prices")["title"] = "spoilt"
    assert pack.resource("prices")["title"] == "Consumer price index"


def test_faults_of_a_table_are_summed_up(copy):
    file = copy / "prices.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",1", ",x"), encoding="utf-8")
    package.seal(copy)
    with pytest.raises(PackageError) as caught:
        package.open(copy).table("prices")
    said = str(caught.value).split("\n")
    assert len(said) == package.SHOWN + 1 and "`press check` lists all" in said[-1]
    assert said[0].startswith("prices.csv line 2, column cpi: value 'x")


def test_opened_remembers_what_this_process_read(tmp_path):
    code = (
        "from analysis import tracking as t; from analysis.data import package as p; q = p.open();"
        "q.table('prices'); q.table('accounts'); q.resource('income'); p.open().table('prices');"
        "print(*t.tables()[0][1], len(t.tables()))"
    )
    assert run(code, tmp_path).split() == ["accounts", "income", "prices", "1"]


def test_import_is_light():
    code = "import sys, analysis.data.package as p; p.digest('', 'prices'); print(*sys.modules)"
    assert not {"pandas", "frictionless", "numpy"} & set(run(code).split())


def test_digest_follows_bytes_and_meaning(copy):
    before = package.digest(copy, "prices")
    assert before == package.digest(DATA, "prices") != package.digest(DATA, "income")
    file = copy / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    prices = next(resource for resource in descriptor["resources"] if resource["name"] == "prices")
    prices["hash"] = "sha256:" + "0" * 64
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    assert package.digest(copy, "prices") == before
    prices["schema"]["fields"][2]["unit"] = "percent"
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    meaning = package.digest(copy, "prices")
    (copy / "prices.csv").write_text("region,year,cpi\n", encoding="utf-8")
    assert len({before, meaning, package.digest(copy, "prices")}) == 3
    with pytest.raises(PackageError, match="no resource 'price'"):
        package.digest(copy, "price")


def test_seal_is_idempotent(copy):
    sealed = (copy / "datapackage.json").read_bytes()
    assert sealed == (DATA / "datapackage.json").read_bytes()
    assert package.seal(copy) == [] and (copy / "datapackage.json").read_bytes() == sealed
    with (copy / "prices.csv").open("a", encoding="utf-8") as stream:
        stream.write("Beijing,2099,100.0\n")
    assert package.seal(copy) == ["prices"] and package.seal(copy) == []
    mode = (copy / "datapackage.json").stat().st_mode
    assert mode == (DATA / "datapackage.json").stat().st_mode


def test_seal_that_fails_midway_leaves_the_old_descriptor(copy, monkeypatch):
    before = (copy / "datapackage.json").read_bytes()
    (copy / "prices.csv").write_text("region,year,cpi\n", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        package.seal(copy)
    assert (copy / "datapackage.json").read_bytes() == before
    assert not [file.name for file in copy.iterdir() if file.name.startswith(".")]


def test_a_reader_never_sees_half_a_seal(copy):
    stop, seen = threading.Event(), []

    def read():
        while not stop.is_set():
            seen.append(len(package.open(copy).names))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(20):
        (copy / "claims.yml").write_text(f"claims: []  # {number}\n", encoding="utf-8")
        package.seal(copy)
    stop.set()
    reader.join()
    assert set(seen) == {len(package.open(copy).names)}


def test_read_says_where_the_yaml_is_wrong(copy):
    (copy / "claims.yml").write_text("claims:\n  - id: [\n", encoding="utf-8")
    package.seal(copy)
    with pytest.raises(PackageError, match=r"claims\.yml line \d+: not YAML"):
        package.open(copy).read("claims")
    assert any("claims.yml line" in error for error in package.check(copy).errors)
