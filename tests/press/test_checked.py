"""What `press check` and `press build` refuse, in one message: too little to compare, and cells that jump."""

import re
import shutil

import pytest

from analysis.data import package as packages
from press.cli import main
from tests.executed import ROOT, fed
from tests.invented_regions import levels, package

B = levels()


def bare(folder):
    """A package whose table of values has its header alone."""
    package(folder, {"A": {2000: 1.0, 2001: 2.0}})
    values = folder / "values.csv"
    values.write_text(values.read_text().splitlines()[0] + "\n")
    packages.seal(folder)
    return folder


def _one_year(folder):
    package(folder, {name: {2000: own[2000], 2001: own[2001]} for name, own in B.items()})
    values, descriptor = folder / "values.csv", folder / "datapackage.json"
    rows = [line for line in values.read_text().splitlines() if ",2001," not in line]
    values.write_text("\n".join(rows) + "\n")
    descriptor.write_text(descriptor.read_text().replace('"last": 2001', '"last": 2000'))
    packages.seal(folder)
    return folder


KINDS = {
    "header only": (bare, "no value for any"),
    "one region": (lambda f: package(f, {"A": B["Region 01"]}), "one region; chapters compare regions"),
    "one year": (_one_year, "no two years in which every region has a value"),
    "a cell too large": (lambda f: package(f, _wrong()), "Region 03 2010: .* 1,0.. times"),
}


def _wrong():
    values = levels()
    values["Region 03"][2010] *= 1000
    return values


@pytest.mark.parametrize("kind", KINDS)
def test_check_and_build_refuse_with_the_same_reason(kind, tmp_path, capsys):
    make, said = KINDS[kind]
    folder = make(tmp_path / "made")
    assert main(["check", str(folder)]) == 1
    assert re.search(said, capsys.readouterr().err)
    assert main(["build", "--data", str(folder), "--edition", "test-refused"]) == 1
    shutil.rmtree(ROOT / "_build" / "test-refused", ignore_errors=True)
    error = capsys.readouterr().err
    assert re.search(said, error) and "Traceback" not in error


def test_a_package_is_read_for_its_check_once(tmp_path, monkeypatch, capsys):
    folder, asked, check = package(tmp_path / "regions", B), [], packages.check
    monkeypatch.setattr(packages, "check", lambda path: asked.append(path) or check(path))
    assert main(["check", str(folder)]) == 0 and asked == [folder]


def test_outliers_can_be_accepted(tmp_path, capsys):
    folder = package(tmp_path / "made", _wrong())
    assert main(["check", str(folder), "--accept-outliers"]) == 0
    assert "a valid data package" in capsys.readouterr().out


@pytest.mark.parametrize(("years", "chapters"), [(7, 2), (8, 4), (9, 4), (10, 6), (11, 8)])
def test_least_years_hold_at_their_border(years, chapters, tmp_path):
    values = {name: dict(list(own.items())[:years]) for name, own in B.items()}
    assert len(fed(package(tmp_path / "made", values))) == chapters
