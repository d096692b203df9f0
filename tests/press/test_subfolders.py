"""A subfolder of `analysis` or `press` is seen by all that lists their files."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from setuptools import find_packages

import press
from press.editions import pack, receipt
from press.packages import checked
from press.pages import compile

ROOT = Path(__file__).resolve().parents[2]
FIND = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"][
    "find"
]


@pytest.fixture
def copied(tmp_path) -> Path:
    """The code with a package planted in a folder of `analysis` and of `press`, and a deeper one."""
    for name in ("analysis", "press", "tests", "bench"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for place in ("analysis/planted_room", "press/planted_room", "analysis/planted_room/deeper"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "__init__.py").write_text('"""Planted."""\n', encoding="utf-8")
    return tmp_path


def test_a_planted_package_is_installed_and_nothing_but_code(copied):
    found = set(find_packages(str(copied), include=FIND["include"]))
    planted = {"analysis.planted_room", "analysis.planted_room.deeper", "press.planted_room"}
    assert planted | {"analysis", "analysis.output.words", "press"} <= found
    assert {name.partition(".")[0] for name in found} == {"analysis", "press"}
    assert set(find_packages(str(ROOT), include=FIND["include"])) == found - planted


def test_every_module_lies_in_a_package():
    """A folder of modules without `__init__.py` would not be installed."""
    for name in ("analysis", "press"):
        for path in (ROOT / name).rglob("*.py"):
            assert (path.parent / "__init__.py").is_file(), path


DIGEST = """\
import sys
from pathlib import Path
from press import storage
from press.packages import checked
print(storage.digest(checked._package_digest(Path(sys.argv[1]))))"""


def check_digest(root: Path) -> str:
    """What stands for a passed check, worked out by the code below `root`."""
    command = [sys.executable, "-c", DIGEST, str(ROOT / "editions/us")]
    return subprocess.run(
        command, cwd=root, env={"PYTHONPATH": str(root)}, capture_output=True, text=True, check=True
    ).stdout


def test_a_changed_module_in_a_subfolder_changes_every_digest_that_covers_it(copied, monkeypatch):
    module = copied / "analysis/planted_room/deeper/__init__.py"

    def digests() -> list[object]:
        monkeypatch.setattr(press, "__file__", str(copied / "press/__init__.py"))
        return [
            check_digest(copied),
            receipt._sources(copied / "analysis"),
            pack._tree(copied / "analysis", "analysis", pack.CODE),
        ]

    before = digests()
    module.write_text('"""Planted, and changed."""\n', encoding="utf-8")
    assert all(old != new for old, new in zip(before, digests(), strict=True))
    printed = compile.press_digest("en")
    (copied / "press/planted_room/__init__.py").write_text('"""Changed."""\n', encoding="utf-8")
    assert compile.press_digest("en") != printed


def test_the_check_digest_covers_the_package_and_all_of_its_code():
    named = checked._package_digest(ROOT / "editions/us")
    code = {str(path) for path in (ROOT / "analysis").rglob("*.py")}
    assert code <= set(named) and "datapackage.json" in named
