"""A sixth census: a vintage added to the package by descriptor and rows alone appears in the chapters."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.data import package
from analysis.output.figures import FIGURE_MIME, TABLE_MIME
from press.findings import results
from tests.executed import execute, fed, least

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = ["sigma", "beta", "inequality", "space", "fragility"]


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """The book's package with v6: v5 times a known factor for each province."""
    folder = tmp_path_factory.mktemp("v6") / "data"
    shutil.copytree(ROOT / "data", folder)
    accounts = pd.read_csv(folder / "accounts.csv")
    factor = {region: 1 + at / 100 for at, region in enumerate(accounts["region"].unique())}
    rows = accounts[accounts["vintage"] == "v5"].assign(vintage="v6")
    rows["grp"] = (rows["grp"] * rows["region"].map(factor)).round(2)
    pd.concat([accounts, rows]).to_csv(folder / "accounts.csv", index=False)
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    entry = next(one for one in descriptor["series"] if one["name"] == "grp.v5")
    descriptor["series"].append(json.loads(json.dumps(entry | {"headline": False}).replace("v5", "v6")))
    for resource in descriptor["resources"]:
        for field in resource.get("schema", {}).get("fields", []):
            if "v5" in field.get("constraints", {}).get("enum", []):
                field["constraints"]["enum"].append("v6")
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    package.seal(folder)
    return folder


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name == "sigma" else pytest.mark.slow) for name in CHAPTERS]
)
def test_a_sixth_vintage_appears_in_results_tables_and_pictures(planted, name):
    chapter = fed(planted)[name]
    notebook = execute(chapter, planted, paint=(), **least(chapter))
    found = results.recorded(notebook, name)
    newer = {i for i in found if i.endswith(".v6")}
    assert newer and {i.replace(".v6", ".v5") for i in newer} <= set(found)
    assert any(found[i]["value"] != found[i.replace(".v6", ".v5")]["value"] for i in newer)
    shown = [output.get("data", {}) for cell in notebook["cells"] for output in cell.get("outputs", [])]
    for kind in (FIGURE_MIME, TABLE_MIME):
        assert any("grp.v6" in data[kind]["csv"] for data in shown if kind in data), kind
    if name == "sigma":
        spread = pd.DataFrame(package.open(planted).series(start=2012)[-1].table)
        last = spread[spread["year"] == spread["year"].max()]["per_head"]
        assert found["sigma.cv.last.grp.v6"]["value"] == pytest.approx(
            last.std(ddof=0) / last.mean(), rel=1e-9
        )
